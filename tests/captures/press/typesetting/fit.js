// Makes a page fill its paper: headlines to their measure, photos to a good crop, rows to equal ends, type to the page.
(() => {
  const SMALLEST = 12, LARGEST = 20, GOOD_CROP = 800 / 540, WIDE = 700;
  const main = document.querySelector("main");
  const rows = [...document.querySelectorAll(".row")];
  const articles = [...document.querySelectorAll("article")];
  const house = document.querySelector(".house");

  const headline = (article) => {
    const title = article.querySelector("h1");
    if (article.matches(".photo")) return;
    const longest = Math.max(...title.innerText.split("\n").map((line) => line.length));
    const most = article.matches(".whole") ? 110 : article.matches(".lead") ? (main.clientWidth > 1500 ? 150 : 74) : 40;
    const width = title.parentElement.clientWidth - (article.matches(".ad,.notice,.verse") ? 44 : 0);
    const oneLine = (width / longest) * 0.97;
    const twoLines = (width / Math.ceil(longest / 2 + 0.5)) * 0.95;
    title.style.fontSize = Math.min(most, oneLine >= 25 ? oneLine : Math.min(32, twoLines)) + "px";
  };

  let fine = false;  // on the last pass the cut goes to a line's end

  const natural = (article) => {
    article.style.alignSelf = "flex-start";
    const height = article.getBoundingClientRect().height;
    article.style.alignSelf = "";
    return height;
  };

  // Photos stand on the right over the last columns; the first column runs down beside them.
  // The text is cut at a line end, where both sides come out equally deep.
  const wrap = (article) => {
    const copy = article.querySelector(".copy"), figures = copy && copy.querySelector(".figures");
    if (!figures || article.matches(".ad")) return;
    const body = copy.querySelector(".body");
    if (!article.source) article.source = [...body.children].map((p) => ({ text: p.textContent, name: p.className }));
    const width = article.clientWidth, size = parseFloat(getComputedStyle(body).fontSize);
    const columns = Math.max(1, Math.round(width / (size * 15)));
    copy.classList.remove("wrapped");
    copy.querySelectorAll(".first, .rest").forEach((node) => node.remove());
    body.hidden = false;
    if (columns < 2 || (figures.children.length < 2 && columns < 3 && width < 560)) { copy.classList.add("stacked"); return; }
    copy.classList.remove("stacked");
    copy.classList.add("wrapped");
    const first = document.createElement("div"), rest = document.createElement("div");
    first.className = "body first"; rest.className = "body rest";
    body.hidden = true;
    copy.append(first, rest);
    const beside = columns > 5 ? 2 : columns > 3 ? Math.floor(columns / 2) : 1;
    copy.style.gridTemplateColumns = `${beside}fr ${columns - beside}fr`;
    first.style.columnCount = beside;
    rest.style.columnCount = columns - beside;
    const total = article.source.reduce((sum, p) => sum + p.text.length, 0);
    const pour = (count) => {
      first.replaceChildren(); rest.replaceChildren();
      let left = count;
      for (const { text, name } of article.source) {
        const here = text.slice(0, Math.max(0, left)), there = text.slice(Math.max(0, left));
        for (const [part, box] of [[here, first], [there, rest]]) {
          if (!part) continue;
          const p = document.createElement("p");
          p.className = name; p.textContent = part;
          if (part === here && there) p.classList.add("cut");
          if (part === there && here) p.classList.add("goes-on");
          box.append(p);
        }
        left -= text.length;
      }
      const depth = (box) => box.childElementCount ? Math.max(...[...box.children].map((p) => p.getBoundingClientRect().bottom)) : 0;
      return depth(first) - Math.max(depth(rest), figures.getBoundingClientRect().bottom);
    };
    let low = 0, high = total;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (pour(middle) > 2) high = middle; else low = middle;
    }
    pour(low);
    if (!fine) return;
    const lines = () => {
      const last = first.lastElementChild, range = document.createRange();
      if (!last) return 0;
      range.selectNodeContents(last);
      return new Set([...range.getClientRects()].map((box) => Math.round(box.top) + "/" + Math.round(box.left / 40))).size;
    };
    const whole = article.source.map((p) => p.text).join("");
    const ends = new Set(article.source.map(((sum) => (p) => (sum += p.text.length))(0)));
    first.classList.add("measured");
    for (let count = low; count > Math.max(0, low - 70); count--) {
      pour(count);
      const now = lines();
      if (ends.has(count)) break;
      if ("。，、；：？！”’》）…—".includes(whole[count])) continue;
      pour(count + 1);
      if (lines() > now) { pour(count); break; }
    }
    first.classList.remove("measured");
  };

  const level = (row) => {
    const cells = [...row.children].filter((cell) => cell.matches("article"));
    if (cells.length < 2) { cells.forEach(wrap); return; }
    let shares = cells.map((cell) => Number(cell.dataset.share));
    for (let turn = 0; turn < 12; turn++) {
      const sum = shares.reduce((a, b) => a + b);
      shares = shares.map((share) => Math.max(0.25, share / sum));
      cells.forEach((cell, n) => { cell.style.flex = `${shares[n]} 1 0`; });
      cells.forEach((cell) => { headline(cell); wrap(cell); });
      const heights = cells.map((cell) => cell.matches(".photo") ? 0 : natural(cell));
      const set = heights.filter(Boolean), mean = set.reduce((a, b) => a + b) / set.length;
      if (set.length < 2) break;
      shares = shares.map((share, n) => heights[n] ? share * Math.pow(heights[n] / mean, 0.45) : share);
    }
  };

  const set = (size) => {
    document.documentElement.style.setProperty("--fs", size + "px");
    articles.forEach(headline);
    rows.forEach(level);
    return rows.reduce((sum, row) => sum + row.getBoundingClientRect().height + 18, 0);
  };

  let low = SMALLEST, high = LARGEST;
  const room = main.clientHeight;
  for (let turn = 0; turn < 8; turn++) {
    const middle = (low + high) / 2;
    if (set(middle) <= room) low = middle; else high = middle;
  }
  fine = true;
  const spare = room - set(low);
  const isWhole = document.querySelector(".whole.ad");
  const isSpread = main.clientWidth > 1500;
  if (spare < 100 || isWhole || isSpread) house.remove();
  if (isWhole || isSpread) rows.at(-1).style.flex = "1";
  else if (spare < 100) rows.forEach((row) => { row.style.paddingBottom = 18 + spare / rows.length / 2 + "px"; row.style.marginBottom = 18 + spare / rows.length / 2 + "px"; });
  return { size: low, spare };
})();
