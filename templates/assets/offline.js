/* Offline: registers the service worker, and keeps an issue (离线保存本期) where the browser can. */
(function () {
  'use strict';
  const { word, element, label, button, place, home, say } = window.broadsheet;
  if (!('serviceWorker' in navigator) || !('caches' in window) || !location.protocol.startsWith('http')) return;
  if (!isSecureContext) return;
  // Named here and not in the page: opened from a folder, the browser would complain of it.
  document.head.append(element('link', { rel: 'manifest', href: `${home}manifest.webmanifest` }));
  navigator.serviceWorker.register(`${home}sw.js`, { scope: home, updateViaCache: 'none' }).catch(() => {});

  const room = document.querySelector('[data-slot="offline"]');
  const folder = room && room.dataset.issue;
  if (!folder) return;
  const prefix = `broadsheet issue ${new URL(home).pathname} ${folder} `;
  const list = `${home}${folder}/offline.json`;

  /* The caches of this issue; only one that is whole holds the list itself, which comes last. */
  async function kept() {
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
    const whole = [];
    for (const name of names) if (await (await caches.open(name)).match(list)) whole.push(name);
    return { names, whole };
  }

  /* What the server has at this moment: the issue's files, and the build that they are of. */
  async function offered() {
    return (await fetch(list, { cache: 'no-store' })).json();
  }

  async function fetched(address) {
    const answer = await fetch(address, { cache: 'reload' });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer;
  }

  /* Everything of the issue under one build: where a new build arrives meanwhile, all is fetched anew. */
  async function keep(tell) {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const { build, files } = await offered();
      const name = prefix + build;
      await caches.delete(name);
      const cache = await caches.open(name);
      const queue = [...files];
      const work = async () => {
        while (queue.length) {
          const address = new URL(queue.shift(), home).href;
          await cache.put(address, await fetched(address));
          tell(Math.round((1 - queue.length / files.length) * 100));
        }
      };
      try {
        await Promise.all([work(), work(), work(), work()]);
      } catch (error) {
        queue.length = 0;
        throw error;
      }
      const contents = await fetched(list);
      if ((await contents.clone().json()).build !== build) continue;
      await cache.put(list, contents);
      for (const other of (await kept()).names) if (other !== name) await caches.delete(other);
      return;
    }
    throw new Error('the site is being built');
  }

  const control = button('offline_keep', async () => {
    control.disabled = true;
    try {
      if (control.dataset.kept) {
        for (const name of (await kept()).names) await caches.delete(name);
        say(word('offline_removed'));
      } else {
        await keep((share) => { if (control.disabled) control.textContent = word('offline_progress', { share }); });
        if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
        say(word('offline_done'));
      }
    } catch (error) {
      say(word('offline_failed'));
    }
    control.disabled = false;
    draw();
  });

  /* A kept issue can be given up; where the server has a newer build, it can be kept anew. */
  async function draw() {
    const { whole } = await kept();
    const now = whole.length ? await offered().catch(() => null) : null;
    const isOld = now && !whole.includes(prefix + now.build);
    control.dataset.kept = whole.length && !isOld ? 'yes' : '';
    label(control, !whole.length ? 'offline_keep' : isOld ? 'offline_renew' : 'offline_remove');
  }

  if (place('offline', control)) draw();
})();
