/* On the page that stands in without a network: the issues that were kept. */
(function () {
  'use strict';
  const { element, text, home } = window.broadsheet;
  const list = document.querySelector('[data-kept-issues]');
  if (!list || !('caches' in window)) return;
  const prefix = `broadsheet issue ${new URL(home).pathname} `;
  /* `2021/01/08-city`: the day as the page's language writes it, and the edition. */
  function named(folder) {
    const [year, month, day] = folder.slice(0, 10).split('/');
    const date = new Date(year, month - 1, day).toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
    return date + folder.slice(10).replace('-', ' ');
  }
  (async function () {
    const folders = new Set();
    for (const name of (await caches.keys()).filter((one) => one.startsWith(prefix))) {
      const folder = name.slice(prefix.length).split(' ')[0];
      if (await (await caches.open(name)).match(`${home}${folder}/offline.json`)) folders.add(folder);
    }
    for (const folder of [...folders].sort().reverse()) {
      list.append(element('li', {}, element('a', { href: `${home}${folder}/` }, named(folder))));
    }
    if (!folders.size) list.append(text('offline_none', 'li'));
  })();
})();
