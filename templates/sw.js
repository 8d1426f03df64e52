/* The service worker of one build. Online every request goes to the network; without it an issue that the reader
   kept is shown, each page with the files of its own build only, and where nothing was kept a page that says so. */
'use strict';
const BUILD = {{ build }};
const SHELL = {{ shell }};
const HOME = new URL('./', self.location).href;
const PATH = new URL(HOME).pathname;
const SHELL_CACHE = `broadsheet shell ${PATH} ${BUILD}`;
const CLIENTS = `broadsheet clients ${PATH}`;

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(SHELL_CACHE);
    await cache.addAll(SHELL.map((file) => new Request(new URL(file, HOME), { cache: 'reload' })));
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(`broadsheet shell ${PATH} `) && name !== SHELL_CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

/* The name under which a page is kept: hosts serve `x/`, `x/index.html` and `x.html`, `x` alike. */
function names(address) {
  const plain = address.split(/[?#]/)[0].replace(/\/index\.html$/, '/');
  return /\.\w+$|\/$/.test(plain) ? [plain] : [plain, `${plain}.html`, `${plain}/`];
}

/* The name of the whole cache of the issue that an address lies in; empty: it was not kept. */
async function issueCache(address) {
  const folder = (/^\d{4}\/\d\d\/\d\d(-\w+)?(?=\/|$)/.exec(address.slice(HOME.length)) || [''])[0];
  if (!folder) return '';
  for (const name of await caches.keys()) {
    if (!name.startsWith(`broadsheet issue ${PATH} ${folder} `)) continue;
    const cache = await caches.open(name);
    if (await cache.match(`${HOME}${folder}/offline.json`)) return name;
  }
  return '';
}

async function find(cache, address) {
  for (const name of names(address)) {
    const found = await cache.match(name);
    if (found) return found;
  }
  /* Another width or format of a picture is as good. */
  const picture = /^(.*)-\d+\.(?:avif|webp|jpg)$/.exec(names(address)[0]);
  if (!picture) return null;
  for (const request of await cache.keys()) {
    if (request.url.startsWith(`${picture[1]}-`) && /-\d+\.(?:avif|webp|jpg)$/.test(request.url)) return cache.match(request);
  }
  return null;
}

/* A page that came from a cache takes everything from that cache; this is remembered also when the worker sleeps. */
async function remember(client, name) {
  const memory = await caches.open(CLIENTS);
  const open = new Set((await self.clients.matchAll({ includeUncontrolled: true })).map((one) => one.id));
  for (const request of await memory.keys()) {
    if (!open.has(new URL(request.url).search.slice(1))) await memory.delete(request);
  }
  await memory.put(`${HOME}?${client}`, new Response(name));
}

async function recall(client) {
  const found = client && await (await caches.open(CLIENTS)).match(`${HOME}?${client}`);
  return found ? found.text() : '';
}

async function navigate(event) {
  try {
    // The browser's own old copy, under new stylesheets, would be a mixture of two builds.
    return await fetch(event.request.url, { cache: 'no-cache', redirect: 'manual', credentials: 'same-origin' });
  } catch (error) {
    const kept = await issueCache(event.request.url);
    const found = kept && await find(await caches.open(kept), event.request.url);
    const standIn = `${HOME}offline.html`;
    if (!found && names(event.request.url)[0] !== standIn) return Response.redirect(standIn);
    await remember(event.resultingClientId, found ? kept : SHELL_CACHE);
    if (!found) return (await (await caches.open(SHELL_CACHE)).match(standIn)) || Response.error();
    /* A host's redirect, which may not answer a navigation, is taken off. */
    return new Response(await found.blob(), { status: found.status, headers: found.headers });
  }
}

async function load(event) {
  const origin = await recall(event.clientId);
  if (!origin) {
    /* A new page in the browser's old copy of a stylesheet would be a mixture as well: it asks whether it is new. */
    const isAsset = event.request.url.startsWith(`${HOME}assets/`);
    return fetch(event.request, isAsset ? { cache: 'no-cache' } : undefined);
  }
  const cache = await caches.open(origin);
  return (await find(cache, event.request.url)) || fetch(event.request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(HOME)) return;
  if (request.mode === 'navigate') event.respondWith(navigate(event));
  else event.respondWith(load(event));
});
