/* 引用: the article as a reference list names it, with its permanent address. */
(function () {
  'use strict';
  const { word, element, button, place, dialog, say } = window.broadsheet;
  const article = document.querySelector('[data-citation]');

  async function copy(field) {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch (error) { // no secure context, or not allowed: the old way
      field.select();
      if (!document.execCommand('copy')) return;
    }
    say(word('copied'));
  }

  const open = dialog('cite', () => {
    const link = document.querySelector('link[rel="canonical"]');
    const text = `${article.dataset.citation} ${link ? link.href : location.href.split('#')[0]}`;
    const field = element('textarea', { readonly: true, rows: 4, 'aria-label': word('cite'), lang: article.lang });
    field.value = text;
    return [field, button('copy', () => copy(field))];
  });

  if (article) place('tools', button('cite', open, { 'aria-haspopup': 'dialog' }));
})();
