/* 阅读设置: theme, size, spacing, face, keys. Each is an attribute of its own on the root element. */
(function () {
  'use strict';
  const { language, element, text, button, place, settings, dialog } = window.broadsheet;
  const CHOICES = {
    theme: ['', 'light', 'sepia', 'dark'],
    size: ['small', '', 'large', 'larger', 'largest'],
    spacing: ['tight', '', 'wide'],
    face: ['', 'serif'],
    language: ['zh-Hans', 'zh-Hant', 'en'],
    keys: ['', 'off'],
  };

  const LANGUAGES = { 'zh-Hans': '简体', 'zh-Hant': '繁體', en: 'English' };
  const standard = (name) => (name === 'language' ? language : '');

  function choice(name) {
    const group = element('fieldset', {}, text(`set_${name}`, 'legend'));
    for (const value of CHOICES[name]) {
      group.append(element('label', {},
        element('input', {
          type: 'radio', name: `set-${name}`, value, checked: (settings.get(name) || standard(name)) === value,
          onchange: () => settings.set(name, value),
        }), name === 'language' ? element('span', { lang: value }, LANGUAGES[value]) : text(`set_${name}_${value || 'default'}`)));
    }
    return group;
  }

  const open = dialog('settings', () => [
    ...Object.keys(CHOICES).map(choice),
    button('set_reset', () => {
      Object.keys(CHOICES).forEach((name) => settings.set(name, ''));
      open().querySelector('.panel-close').focus();
    }, { class: 'panel-reset' }),
  ]);

  place('settings', button('settings', open, { 'aria-haspopup': 'dialog', 'data-key': 'settings' }));
})();
