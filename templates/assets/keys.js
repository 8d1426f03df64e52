/* Keys. They work on links and buttons that carry `data-key`; `?` shows those of this page; settings turn them off. */
(function () {
  'use strict';
  const { element, text, settings, dialog } = window.broadsheet;
  const KEYS = [
    ['k', 'previous-article'], ['j', 'next-article'], ['[', 'previous-page'], [']', 'next-page'],
    [',', 'previous-issue'], ['.', 'next-issue'], ['h', 'home'], ['c', 'calendar'], ['/', 'search'],
    ['l', 'read-aloud'], ['s', 'settings'],
  ];
  /* A Chinese keyboard layout gives these for the same keys. */
  const SAME = { '？': '?', '，': ',', '。': '.', '【': '[', '】': ']', '「': '[', '」': ']', '、': '/' };
  /* The arrows go to the neighbours of what the page shows. */
  const ARROWS = { ArrowLeft: 'previous', ArrowRight: 'next' };

  const target = (name) => document.querySelector(`a[data-key="${name}"], button[data-key="${name}"]`);
  const kind = () => ['article', 'page', 'issue'].find((name) => target(`previous-${name}`) || target(`next-${name}`));

  const open = dialog('keys', () => {
    const list = element('dl', { class: 'keys' });
    const arrows = [['←', `previous-${kind()}`], ['→', `next-${kind()}`]];
    const rows = [...arrows, ...KEYS].filter(([, name]) => target(name));
    for (const [key, name] of [...rows, ['?', 'help']]) {
      list.append(element('div', {}, element('dt', {}, element('kbd', {}, key)),
        text(`key_${name.replace('-', '_')}`, 'dd')));
    }
    const on = element('input', {
      type: 'checkbox', checked: true, onchange: () => settings.set('keys', on.checked ? '' : 'off'),
    });
    return [list, element('label', {}, on, text('set_keys'))];
  });

  /* Where a key has a meaning of its own: a field, a dialog, something that scrolls sideways or moves by keys. */
  function isTaken(place, isArrow) {
    if (document.querySelector('dialog[open]')) return true;
    if (!(place instanceof Element)) return false;
    if (place.closest('input, textarea, select, [contenteditable], iframe')) return true;
    if (!isArrow) return false;
    for (let node = place; node && node !== document.body; node = node.parentElement) {
      if (node.matches('[data-own-keys]') || node.scrollWidth > node.clientWidth + 1) return true;
    }
    return false;
  }

  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (settings.get('keys') === 'off') return;
    const key = SAME[event.key] || event.key;
    const arrow = ARROWS[key];
    if (isTaken(event.target, Boolean(arrow))) return;
    if (key === '?') {
      open();
      event.preventDefault();
      return;
    }
    const row = KEYS.find(([letter]) => letter === key);
    const found = target(arrow ? `${arrow}-${kind()}` : row && row[1]);
    if (!found || event.shiftKey) return;
    event.preventDefault();
    found.click();
  });
})();
