/* 朗读: reads an article aloud, sentence by sentence, and marks the sentence that is read.
   There is no button where the browser has no voice for the article's language. */
(function () {
  'use strict';
  const { word, element, label, text, button, place, settings } = window.broadsheet;
  const story = document.querySelector('[data-read-aloud]');
  const synthesis = window.speechSynthesis;
  if (!story || !synthesis || !window.SpeechSynthesisUtterance) return;

  const language = (story.lang || document.documentElement.lang || 'zh').split('-')[0].toLowerCase();
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, blockquote, pre, figcaption, caption, td, th, dt, dd';
  const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
  let sentences = [];
  let at = 0;
  let isReading = false;
  let utterance = null; // kept here: Chromium forgets the events of one that is not
  let bar = null;
  let start = null;

  /* Mandarin before Cantonese, a voice of the machine before one of a server. */
  function voice() {
    const tag = (one) => one.lang.replace('_', '-').toLowerCase();
    const worth = (one) => (/^zh-(hk|mo)|^yue/.test(tag(one)) ? 0 : 4) + (tag(one) === 'zh-cn' ? 2 : 0) + (one.localService ? 1 : 0);
    return synthesis.getVoices()
      .filter((one) => tag(one).split('-')[0] === language || (language === 'zh' && /^(cmn|yue)/.test(tag(one))))
      .sort((one, other) => worth(other) - worth(one))[0];
  }

  /* The sentences of one block, as ranges of its text. */
  function split(block) {
    const nodes = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
      (node.parentElement.closest(BLOCKS) === block ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT));
    let whole = '';
    while (walker.nextNode()) {
      nodes.push([whole.length, walker.currentNode]);
      whole += walker.currentNode.data;
    }
    const point = (offset) => {
      const [first, node] = nodes.filter(([begin]) => begin <= offset).pop();
      return [node, offset - first];
    };
    const found = [];
    for (const match of whole.matchAll(/(?:[^。！？!?；;….\n]|\.(?!\s|$))+(?:[。！？!?；;….]+[”’」』）)》]*|\n|$)/g)) {
      const spoken = match[0].trim();
      if (!/[\p{L}\p{N}]/u.test(spoken)) continue;
      const range = document.createRange();
      const begin = match.index + match[0].indexOf(spoken);
      range.setStart(...point(begin));
      const [node, offset] = point(begin + spoken.length - 1);
      range.setEnd(node, offset + 1);
      found.push({ block, range, text: spoken });
    }
    return found;
  }

  /* Headlines and byline stand first in the document; a caption is read where its picture stands. */
  function collect() {
    return [...story.querySelectorAll(BLOCKS)]
      .filter((block) => !block.closest('[data-silent], [hidden], .tools') && block.getClientRects().length)
      .flatMap(split);
  }

  function mark(sentence) {
    for (const block of story.querySelectorAll('.is-read')) block.classList.remove('is-read');
    const marks = window.CSS && CSS.highlights;
    if (!sentence) {
      if (marks) marks.delete('read-aloud');
      return;
    }
    if (marks) marks.set('read-aloud', new Highlight(sentence.range));
    sentence.block.classList.add('is-read');
    const place = sentence.range.getBoundingClientRect();
    const low = innerHeight * 0.7;
    if (place.top < 80 || place.bottom > low) {
      scrollBy({ top: place.top - innerHeight * 0.3, behavior: calm.matches ? 'auto' : 'smooth' });
    }
  }

  function speak() {
    const mine = new SpeechSynthesisUtterance(sentences[at].text);
    const chosen = voice();
    if (chosen) mine.voice = chosen;
    mine.lang = chosen ? chosen.lang : language;
    mine.rate = Number(settings.get('speed')) || 1;
    mine.onend = () => { if (utterance === mine) step(1); };
    mine.onerror = (event) => {
      // Stopped by us, or the browser wants a press of a button before it speaks.
      if (utterance === mine && event.error !== 'interrupted' && event.error !== 'canceled') pause();
    };
    utterance = null;
    synthesis.cancel();
    utterance = mine;
    isReading = true;
    mark(sentences[at]);
    draw();
    synthesis.speak(mine);
  }

  /* Pausing stops and remembers the sentence: the engines' own pause loses its place or never comes back on phones. */
  function pause() {
    utterance = null;
    isReading = false;
    synthesis.cancel();
    draw();
  }

  function stop() {
    pause();
    mark(null);
    if (bar) bar.remove();
    bar = null;
    start.hidden = false;
    start.focus();
  }

  function step(by) {
    const wanted = at + by;
    if (wanted >= sentences.length) {
      const next = settings.get('readon') && document.querySelector('a[data-key="next-article"]');
      if (!next) return stop();
      try { sessionStorage.setItem('broadsheet-read-on', new URL(next.href).pathname); } catch (error) { /* then not */ }
      return next.click();
    }
    at = Math.max(0, wanted);
    if (isReading) speak();
    else mark(sentences[at]);
  }

  function draw() {
    if (!bar) return;
    label(bar.querySelector('[data-toggle]'), isReading ? 'read_pause' : 'read_resume');
  }

  function open() {
    sentences = collect();
    if (!sentences.length) return;
    at = 0;
    const speed = element('select', {
      'aria-label': word('read_speed'),
      onchange: () => { settings.set('speed', speed.value); if (isReading) speak(); },
    }, ...SPEEDS.map((one) => element('option', { value: one, selected: one === (Number(settings.get('speed')) || 1) }, `${one}×`)));
    const on = element('input', {
      type: 'checkbox', checked: Boolean(settings.get('readon')),
      onchange: () => settings.set('readon', on.checked ? 'on' : ''),
    });
    bar = element('div', { class: 'read-bar', role: 'group', 'aria-label': word('read_aloud'), 'data-own-keys': true },
      button('read_pause', () => (isReading ? pause() : speak()), { 'data-toggle': true }),
      button('read_back', () => step(-1)),
      button('read_forward', () => step(1)),
      speed,
      document.querySelector('a[data-key="next-article"]') ? element('label', {}, on, text('read_on')) : null,
      button('read_stop', stop));
    document.body.append(bar);
    start.hidden = true;
    speak();
    bar.querySelector('[data-toggle]').focus({ preventScroll: true });
  }

  function offer() {
    if (start || !voice()) return;
    start = button('read_aloud', open, { 'data-key': 'read-aloud' });
    if (!place('tools', start)) return;
    let wanted = '';
    try {
      wanted = sessionStorage.getItem('broadsheet-read-on');
      sessionStorage.removeItem('broadsheet-read-on');
    } catch (error) { /* then not */ }
    if (wanted && wanted === location.pathname) open();
  }

  offer();
  if (synthesis.addEventListener) synthesis.addEventListener('voiceschanged', offer);
  addEventListener('pagehide', () => { utterance = null; synthesis.cancel(); });
})();
