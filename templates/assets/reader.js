/* What the other scripts share: words, elements, settings, dialogs. `words.js` comes before, the others after. */
(function () {
  'use strict';
  const root = document.documentElement;
  const address = document.currentScript.src;
  /* The address of the site's root, whatever folder this page lies in. */
  const home = address.slice(0, address.lastIndexOf('/assets/') + 1);
  let words = window.broadsheetWords || {};
  const own = words.language;

  /* The word of a key, its blanks {name} filled. */
  function word(key, values) {
    return (words[key] || key).replace(/\{(\w*)\}/g, (blank, name) => (values && name in values ? values[name] : blank));
  }

  /* An element with attributes (`on…`: listeners) and children. */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
      else if (value === true) made.setAttribute(name, '');
      else if (value !== false && value != null) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child != null));
    return made;
  }

  /* Writes a word into an element, so that it follows when the language of the interface is changed. */
  function label(made, key) {
    made.dataset.word = key;
    made.textContent = word(key);
    return made;
  }

  function button(key, onclick, attributes) {
    return label(element('button', { type: 'button', onclick, ...attributes }), key);
  }

  function text(key, tag) {
    return label(element(tag || 'span'), key);
  }

  /* A script of the theme, fetched once. */
  const fetched = {};
  function load(name) {
    fetched[name] = fetched[name] || new Promise((onload) => {
      document.head.append(element('script', { src: `${home}assets/${name}.js`, onload }));
    });
    return fetched[name];
  }

  function relabel() {
    for (const one of document.querySelectorAll('[data-word]')) label(one, one.dataset.word);
  }

  /* Puts the interface into another language; the newspaper's own text stays as it was printed. */
  let shown = own;
  async function translate(language) {
    if (!language || language === shown) return;
    shown = language;
    await Promise.all(['translate', `words/${own}`, `words/${language}`].map(load));
    if (language !== shown) return;
    const languages = window.broadsheetLanguages;
    words = languages[language];
    root.lang = language;
    relabel();
    // What other scripts put in after this one came in the page's own language.
    if (document.readyState !== 'complete') addEventListener('load', relabel);
    window.broadsheetTranslate(languages[own], words);
  }

  /* Puts a control where the page leaves room for it; nothing happens where it leaves none. */
  function place(slot, ...controls) {
    const room = document.querySelector(`[data-slot="${slot}"]`);
    if (room) room.prepend(...controls);
    return room;
  }

  function read() {
    try {
      return JSON.parse(localStorage.getItem('broadsheet')) || {};
    } catch (error) {
      return {};
    }
  }

  /* Settings persist each for itself: changing one reads the others anew, so that two tabs never undo each other. */
  const SHOWN = ['theme', 'size', 'spacing', 'face'];
  const settings = {
    get: (name) => read()[name] || '',
    set(name, value) {
      const all = read();
      if (value) all[name] = value;
      else delete all[name];
      try {
        localStorage.setItem('broadsheet', JSON.stringify(all));
      } catch (error) { /* holds for this page only */ }
      show(name, value);
    },
  };

  function show(name, value) {
    if (name === 'language') translate(value || own);
    if (!SHOWN.includes(name)) return;
    if (value) root.setAttribute('data-' + name, value);
    else root.removeAttribute('data-' + name);
  }

  addEventListener('storage', (event) => {
    if (event.key && event.key !== 'broadsheet') return;
    const all = read();
    [...SHOWN, 'language'].forEach((name) => show(name, all[name] || ''));
  });

  /* A dialog, made at its first opening; focus goes back to where it was. */
  function dialog(title, fill) {
    let made = null;
    return function open() {
      if (!made) {
        const heading = text(title, 'h2');
        heading.id = `panel-${title}`;
        const close = button('close', () => made.close(), { class: 'panel-close' });
        made = element('dialog', { class: 'panel', 'aria-labelledby': heading.id }, heading, close);
        made.addEventListener('click', (event) => { if (event.target === made) made.close(); });
        document.body.append(made);
      }
      while (made.children.length > 2) made.lastChild.remove();
      made.append(...fill(made));
      if (!made.open) made.showModal();
      return made;
    };
  }

  /* Says something to everyone, also to a screen reader, and is gone after a while. */
  let notice = null;
  let timer = 0;
  function say(text) {
    if (!notice) {
      notice = element('p', { class: 'notice', role: 'status' });
      document.body.append(notice);
    }
    (document.querySelector('dialog[open]') || document.body).append(notice);
    clearTimeout(timer);
    // A screen reader hears only what changes after the element is there.
    timer = setTimeout(() => {
      notice.textContent = text;
      timer = setTimeout(() => { notice.textContent = ''; }, 4000);
    }, 50);
  }

  window.broadsheet = {
    home, language: own, word, element, label, text, button, place, settings, dialog, say,
  };
  translate(settings.get('language'));
})();
