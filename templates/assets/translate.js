/* Puts what a page says by patterns (dates, counts, labels of pages) and its labels for screen readers into another
   language of the interface. `reader.js` loads it when a reader asks for one, with the words of both languages. The
   newspaper's own text stays as it was printed. */
(function () {
  'use strict';
  const root = document.documentElement;
  const ATTRIBUTES = ['aria-label', 'title', 'alt', 'abbr', 'data-jump', 'data-none', 'data-print', 'data-in', 'data-out', 'data-reset'];
  /* The newspaper's own text carries its language; these lines in it are the interface's all the same. */
  const OWN_TEXT = '[lang], .zones';
  const LINES = '.source-line, .jump, .provenance';
  /* Their blank is a name, and they stand alone; the blank of any other is a number or a label such as ZC02. */
  const NAMED = ['published_by', 'about_paper', 'comments_host', 'related_author', 'related_column', 'related_keyword', 'related_phrase'];
  const LISTS = ['weekdays', 'weekdays_short'];
  const GLUE = ['to', 'stop', 'comma'];
  const originals = new WeakMap();

  const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const oneOf = (texts) => [...texts].sort((a, b) => b.length - a.length).map(literally).join('|');

  /* What fills a blank in the language `own`: the source of a regular expression, and how its match is read. */
  function blank(own, key, name) {
    if (key === 'lunar_date' && name === 'month') return `(?:${literally(own.lunar_leap)})?(?:${oneOf(own.lunar_months)})`;
    if (key === 'lunar_date' && name === 'day') return oneOf(own.lunar_days);
    const sources = { year: '\\d{4}', month: '\\d{1,2}', day: '\\d{1,2}', month_name: oneOf(own.months) };
    return name ? sources[name] : NAMED.includes(key) ? '.+' : '[0-9A-Za-z]+';
  }

  /* Every pattern of a language, the one that says most first. */
  function patterns(own) {
    const found = [];
    for (const [key, word] of Object.entries(own)) {
      if (typeof word !== 'string' || !word.includes('{')) continue;
      for (const form of word.split('|')) {
        const parts = form.split(/\{(\w*)\}/);
        const names = parts.filter((_, place) => place % 2);
        if (names.some((name) => !blank(own, key, name))) continue;
        const source = parts.map((part, place) => (place % 2 ? `(${blank(own, key, part)})` : literally(part))).join('');
        const size = parts.filter((_, place) => place % 2 === 0).join('').length;
        if (size) found.push({ key, names, source, size });
      }
    }
    return found.sort((one, other) => other.size - one.size);
  }

  /* A function that puts a text of the language `own` into another; what it does not know stays. */
  function translator(own, other) {
    const known = patterns(own);
    const fill = ({ key, names }, groups) => {
      const values = Object.fromEntries(names.map((name, place) => [name, groups[place]]));
      if (key === 'lunar_date') {
        const isLeap = own.lunar_leap && values.month.startsWith(own.lunar_leap);
        const month = own.lunar_months.indexOf(isLeap ? values.month.slice(own.lunar_leap.length) : values.month);
        values.month = (isLeap ? other.lunar_leap : '') + other.lunar_months[month];
        values.day = other.lunar_days[own.lunar_days.indexOf(values.day)];
      } else if (values.month || values.month_name) {
        values.month = Number(values.month) || own.months.indexOf(values.month_name) + 1;
        values.month_name = other.months[values.month - 1];
      }
      const forms = other[key].split('|');
      return forms[values[''] === '1' ? 0 : forms.length - 1].replace(/\{(\w*)\}/g, (_, name) => values[name]);
    };
    const listed = new Map(GLUE.map((key) => [own[key].trim(), other[key]]));
    for (const key of LISTS) own[key].forEach((word, place) => listed.has(word) || listed.set(word, other[key][place]));
    const labels = new Map();
    for (const [key, word] of Object.entries(own)) {
      if (typeof word === 'string' && word.length > 1 && !word.includes('{') && !labels.has(word)) labels.set(word, other[key]);
    }
    const parts = known.filter(({ key }) => !NAMED.includes(key));
    const within = [
      ...parts.map((pattern) => ({ source: pattern.source, count: pattern.names.length, say: (groups) => fill(pattern, groups) })),
      { source: oneOf(own.weekdays), count: 0, say: (_, word) => listed.get(word) },
    ];
    const label = { source: oneOf(labels.keys()), count: 0, say: (_, word) => labels.get(word) };

    function piecewise(text, pieces) {
      const all = new RegExp(pieces.map(({ source }) => `(${source})`).join('|'), 'g');
      return text.replace(all, (word, ...groups) => {
        let place = 0;
        const piece = pieces.find(({ count }) => groups[place] !== undefined || ((place += count + 1), false));
        return piece.say(groups.slice(place + 1, place + 1 + piece.count), word);
      });
    }

    return function translated(text, { isLabel, isHeading }) {
      const core = text.trim();
      if (!core) return text;
      const put = (word) => text.replace(core, () => word);
      if (isLabel && labels.has(core)) return put(labels.get(core));
      if (listed.has(core)) return put(listed.get(core));
      const month = Math.max(own.months.indexOf(core), own.months_short.indexOf(core));
      if (month >= 0) return put(other[isHeading ? 'months' : 'months_short'][month]);
      for (const pattern of known) {
        const whole = new RegExp(`^${pattern.source}$`).exec(core);
        if (whole) return put(fill(pattern, whole.slice(1)));
      }
      const made = piecewise(core, isLabel ? [...within, label] : within);
      return made === core ? text : put(made.replaceAll(own.comma, other.comma));
    };
  }

  const isInterface = (element) => {
    const near = element.closest(`${OWN_TEXT}, ${LINES}`);
    return near === root || (near !== null && near.matches(LINES));
  };

  /* What stood there at first, as long as nobody else has written there since. */
  function original(place, name, now) {
    const kept = originals.get(place) || originals.set(place, {}).get(place);
    if (!kept[name] || kept[name].last !== now) kept[name] = { first: now, last: now };
    return kept[name];
  }

  /* From the words of the site's own language to those of another, or back. */
  window.broadsheetTranslate = function (own, other) {
    const translated = own === other ? (text) => text : translator(own, other);
    // An article's title is its headline.
    if (!document.body.classList.contains('on-article')) {
      const kept = original(document, 'title', document.title);
      const [title, ...paper] = kept.first.split(' - ');
      kept.last = [translated(title, { isLabel: paper.length > 0, isHeading: true }), ...paper].join(' - ');
      document.title = kept.last;
    }
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const holder = node.parentElement;
      if (!node.data.trim() || holder.closest('[data-word], script, textarea') || !isInterface(holder)) continue;
      const kept = original(node, 'text', node.data);
      const isHeading = holder.closest('h1, h2, h3') !== null;
      kept.last = translated(kept.first, { isLabel: holder.classList.contains('unseen'), isHeading });
      if (node.data !== kept.last) node.data = kept.last;
    }
    for (const name of ATTRIBUTES) {
      for (const element of document.querySelectorAll(`body [${name}]`)) {
        if (!isInterface(element)) continue;
        const kept = original(element, name, element.getAttribute(name));
        kept.last = translated(kept.first, { isLabel: true });
        if (element.getAttribute(name) !== kept.last) element.setAttribute(name, kept.last);
      }
    }
  };
})();
