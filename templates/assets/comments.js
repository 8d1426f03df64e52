/* 发表评论: the service's script comes only when a reader asks, by the button or by an address that names comments. */
(function () {
  'use strict';
  const { home, word, element, label, button, place } = window.broadsheet;
  const root = document.documentElement;
  const section = document.getElementById('comments');
  if (!section) return;
  const heading = section.querySelector('h2');
  const { comments: service, thread, title, script } = section.dataset;
  const PATIENCE = 12000; // milliseconds until a server that says nothing is taken for one that does not answer
  const LANGUAGES = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en' };

  function scheme() {
    return { light: 'light', sepia: 'gruvbox_light', dark: 'dark' }[root.dataset.theme] || 'preferred_color_scheme';
  }

  const SERVICES = {
    isso: {
      room: () => element('div', { id: 'isso-thread', 'data-isso-id': thread, 'data-title': title }),
      attributes: () => ({ 'data-isso-lang': LANGUAGES[root.lang] || 'en' }),
      answered: (room) => room.querySelector('.isso-postbox'),
      /* What its markup leaves to the page: the heading's level here, the field's name, ids that are there only once,
         and no John Doe in the fields. */
      mend(room) {
        for (const one of room.querySelectorAll('h4:not([aria-level])')) one.setAttribute('aria-level', '3');
        for (const one of room.querySelectorAll('textarea:not([aria-label])')) {
          one.setAttribute('aria-label', one.placeholder || word('comment'));
        }
        for (const one of room.querySelectorAll('input[placeholder]')) one.removeAttribute('placeholder');
        room.querySelectorAll('.isso-follow-up .isso-postbox').forEach((box, number) => {
          for (const one of box.querySelectorAll('[id^="isso-postbox"], [for^="isso-postbox"]')) {
            const name = one.id ? 'id' : 'for';
            one.setAttribute(name, one.getAttribute(name).replace(/^isso-postbox(-\d+)?/, `isso-postbox-${number}`));
          }
        });
      },
      again: () => window.Isso && (window.Isso.init(), window.Isso.fetchComments(), true),
    },
    giscus: {
      room: () => element('div', { class: 'giscus', id: 'giscus' }),
      attributes: () => ({ 'data-lang': LANGUAGES[root.lang] || 'en', 'data-theme': scheme() }),
      answered: (room) => room.querySelector('iframe:not(.giscus-frame--loading)'),
      mend(room) {
        for (const one of room.querySelectorAll('iframe')) if (one.title !== heading.textContent) one.title = heading.textContent;
      },
      again: () => false,
    },
  };
  const { room: makeRoom, attributes, answered, mend, again } = SERVICES[service];

  const open = button('comment', () => ask(true));
  const state = element('p', { role: 'status' });
  section.append(open, state);
  let room = null;
  let timer = 0;

  function tell(key) {
    if (key) label(state, key);
    else state.textContent = '';
  }

  function watch() {
    mend(room);
    if (!answered(room)) return;
    clearTimeout(timer);
    tell('');
    open.remove();
    section.querySelector('.comments-host').hidden = true;
  }

  function fail() {
    clearTimeout(timer);
    tell('comments_failed');
    label(open, 'comments_again');
    open.hidden = false;
  }

  function ask(isMoving) {
    if (isMoving) heading.focus();
    if (open.hidden || !open.isConnected) return;
    open.hidden = true;
    tell('comments_asked');
    timer = setTimeout(fail, PATIENCE);
    if (room && again()) return;
    if (!room) {
      document.head.append(element('link', { rel: 'stylesheet', href: `${home}assets/comments.css` }));
      room = makeRoom();
      section.append(room);
      new MutationObserver(watch).observe(room, { childList: true, subtree: true, attributes: true, attributeFilter: ['class'] });
    }
    const made = element('script', { ...JSON.parse(section.dataset.attributes), ...attributes() });
    made.addEventListener('error', () => { made.remove(); fail(); });
    made.src = script;
    section.append(made);
  }

  /* `#comments`, the place of one comment, and the way back from signing in open them. */
  function follow(isMoving) {
    if (/^#(comments|giscus|isso-\d+)$/.test(location.hash) || /[?&]giscus=/.test(location.search)) ask(isMoving);
  }

  if (service === 'giscus') {
    new MutationObserver(() => {
      const frame = section.querySelector('iframe.giscus-frame');
      if (frame) frame.contentWindow.postMessage({ giscus: { setConfig: { theme: scheme() } } }, new URL(script).origin);
    }).observe(root, { attributes: true, attributeFilter: ['data-theme'] });
  }
  place('tools', label(element('a', { href: '#comments', onclick: () => ask(true) }), 'comment'));
  addEventListener('hashchange', () => follow(false));
  follow(false);
})();
