"""Scraped HTML of a body -> lines and blocks, in the order of reading; nothing is judged here.

BeautifulSoup mends what is broken: `<P>` never closed, `tr` in `ul`, a block in a link.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, RubyParenthesisString, RubyTextString, Tag

from generator.importer.cleaning.blocks import Block, Run, strip_runs, with_text
from generator.importer.cleaning.lines import Line, group_lines
from generator.importer.cleaning.players import HOLDS_PLAYER, PLAYERS, Player, is_told, players_in, read_player
from generator.importer.cleaning.tags import SKIPPED, classes, is_hidden, resolved

_BLOCKS = frozenset(
    {"p", "div", "center", "section", "article", "dl", "dt", "dd", "address", "tr", "td", "th", "tbody", "thead"}
    | {"form", "fieldset", "figure", "figcaption", "header", "footer", "main", "aside", "li", "caption", "html", "body"}
)
_HEADINGS = {"h1": 4, "h2": 4, "h3": 4, "h4": 4, "h5": 5, "h6": 6}
_CAPTION_CLASS = re.compile(r"caption|pic(?:info|_?txt|text|note)|tu(?:shuo|zhu)|imgtext|photo-?text", re.IGNORECASE)
_QUOTE_CLASS = re.compile(r"pull-?quote|yinwen|blockquote", re.IGNORECASE)
_ICON = re.compile(r"tplimg|/(?:icon|ico|arrow|spacer|blank|space)[^/]*$|/(?:print|zoom)[^/]*\.gif$", re.IGNORECASE)
_SCHEMES = frozenset({"http", "https", "mailto"})
_SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_FOLD = re.compile(r"[ \t\r\n\f]+")
_CELLS = "　　"
_STOPS = frozenset("。！？…”’」』）)")
_LAYOUT_CELL = 120
"""Characters: a cell with more is running text in a layout table (three lines of a newspaper column)."""


@dataclass
class _Reader:
    """Walks one body; local to one call."""

    base: str
    done: list[Line | Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    group: int = 0
    centred: bool = False

    def end_line(self) -> None:
        self.done.append(Line(tuple(self.runs), self.group, self.centred))
        self.runs.clear()

    def end_block(self) -> None:
        if any(run.text.strip() for run in self.runs):
            self.end_line()
        self.runs.clear()
        self.group += 1

    def put(self, block: Block) -> None:
        self.end_block()
        self.done.append(block)


def read_soup(markup: str, base: str) -> tuple[Block, ...]:
    """The blocks of a scraped body, links and images resolved against `base`."""
    return read_blocks(BeautifulSoup(markup, "lxml"), base)


def read_with_players(markup: str, base: str) -> tuple[tuple[Block, ...], tuple[Player, ...]]:
    """The same, and the players that a reader saw in it."""
    soup = BeautifulSoup(markup, "lxml")
    found = tuple(players_in(soup, base)) if HOLDS_PLAYER.search(markup) else ()
    return read_blocks(soup, base), found


def read_blocks(soup: BeautifulSoup, base: str) -> tuple[Block, ...]:
    """The blocks of a body that was parsed already."""
    return _blocks_of(soup, Run(""), base)


def _walk(node: Tag, face: Run, reader: _Reader) -> None:
    for child in node.children:
        if isinstance(child, Tag):
            _element(child, face, reader)
        elif type(child) in (NavigableString, CData, RubyTextString, RubyParenthesisString):
            for at, text in enumerate(text_lines(str(child))):
                if at:
                    reader.end_line()
                if text:
                    reader.runs.append(with_text(face, text))


def text_lines(text: str) -> list[str]:
    """A text between two tags as a browser folds it, cut where the print began a paragraph."""
    return [fold_blanks(_CONTROL.sub("", part)) for part in printed_lines(text)]


def printed_lines(text: str) -> list[str]:
    """The text cut before every two blank cells that a line end or a stop goes before, the blanks between left out:
    there bodies without any tag begin a paragraph."""
    lines: list[str] = []
    start = 0
    at = text.find(_CELLS)
    while at >= 0:
        end = at
        while end > start and text[end - 1] in " \t\r\n":
            end -= 1
        blanks = text[end:at]
        if "\n" in blanks or (end and text[end - 1] in _STOPS and "\r" not in blanks):
            lines.append(text[start:end])
            start = at
        at = text.find(_CELLS, at + 1)
    lines.append(text[start:])
    return lines


def _element(tag: Tag, face: Run, reader: _Reader) -> None:
    name = tag.name
    if name in SKIPPED or is_hidden(tag) or _is_glyph(tag):
        return
    if name == "br":
        reader.end_line()
    elif name == "hr":
        reader.put(Block("rule"))
    elif name == "img":
        _image(tag, reader)
    elif name in PLAYERS:
        _player(tag, face, reader)
    elif name in _HEADINGS:
        reader.end_block()
        _walk_within(tag, face, reader, _HEADINGS[name])
    elif name in ("ul", "ol") and tag.find("img"):
        _block_element(tag, face, reader)  # a row of photos, each with its caption
    elif name in ("ul", "ol"):
        items = tuple(_items(tag, face, reader.base))
        if items:
            reader.put(Block("list", children=items, level=_first_number(tag) if name == "ol" else 0))
    elif name == "blockquote" or _QUOTE_CLASS.search(classes(tag)):
        inner = _blocks_of(tag, face, reader.base)
        if inner:
            reader.put(Block("quote", children=inner))
    elif name == "table":
        _table(tag, face, reader)
    elif name in ("sup", "sub"):
        shifted = _shifted(tag.get_text(), name)
        if shifted:
            reader.runs.append(with_text(face, shifted))
    elif name == "rt" and not (tag.parent and tag.parent.find("rp")):
        # how a rare character is read, printed over it: `渔（yú）`
        reader.runs.append(with_text(face, f"（{tag.get_text(strip=True)}）"))
    elif name == "pre":
        reader.end_block()
        for line in tag.get_text().split("\n"):
            reader.runs.append(with_text(face, line))
            reader.end_line()
        reader.end_block()
    elif name in _BLOCKS:
        _block_element(tag, face, reader)
    else:
        _walk(tag, _faced(tag, face, reader.base), reader)


def _block_element(tag: Tag, face: Run, reader: _Reader) -> None:
    outer = reader.centred
    reader.end_block()
    reader.centred = outer or _is_centred(tag)
    _walk(tag, _faced(tag, face, reader.base), reader)
    if tag.name == "p" and not tag.get_text(strip=True) and not tag.find("img"):
        reader.end_line()
    reader.end_block()
    reader.centred = outer


def _walk_within(tag: Tag, face: Run, reader: _Reader, level: int) -> None:
    inner = _blocks_of(tag, face, reader.base)
    runs = strip_runs(tuple(run for block in inner if block.kind != "figure" for run in (*block.runs, Run(" "))))
    if runs:
        reader.put(Block("heading", tuple(run._replace(bold=False) for run in runs), level=level))
    for block in inner:
        if block.kind == "figure":
            reader.put(block)


def _blocks_of(tag: Tag, face: Run, base: str) -> tuple[Block, ...]:
    inner = _Reader(base)
    _walk(tag, face, inner)
    inner.end_block()
    return group_lines(tuple(inner.done))


def _faced(tag: Tag, face: Run, base: str) -> Run:
    style = str(tag.get("style", "")).replace(" ", "").lower()
    bold = face.bold or tag.name in ("b", "strong") or "font-weight:bold" in style or "font-weight:700" in style
    italic = face.italic or tag.name in ("i", "em") or "font-style:italic" in style
    href = face.href
    if tag.name == "a" and tag.get("href"):
        target = resolved(base, str(tag["href"]))
        href = target if urlsplit(target).scheme in _SCHEMES and "#" not in str(tag["href"])[:1] else ""
    return Run("", bold, italic, href)


def _image(tag: Tag, reader: _Reader) -> None:
    source = str(tag.get("src") or tag.get("data-src") or tag.get("data-original") or "").strip()
    sides = [int(found[0]) for side in ("width", "height") if (found := re.match(r"\d+", str(tag.get(side, ""))))]
    if not source or _ICON.search(source) or (sides and max(sides) <= 40):
        return
    if source.startswith("data:") and len(source) < 2000:
        return
    reader.put(Block("figure", url=source if source.startswith("data:") else resolved(reader.base, source)))


def _player(tag: Tag, face: Run, reader: _Reader) -> None:
    player = read_player(tag, reader.base)
    if player and player.picture:
        reader.put(Block("figure", url=player.picture))
    if player and player.text:
        reader.put(Block("player", (Run(player.label, href=player.href),)))
    if tag.name == "embed" or (tag.name == "object" and not is_told(player)):
        # an `<embed>` has no end, so what follows it lies in it; in an object lies what it shows where it cannot run
        _walk(tag, face, reader)


def _items(tag: Tag, face: Run, base: str) -> Iterator[Block]:
    for child in tag.children:
        if not isinstance(child, Tag):
            continue
        blocks = _blocks_of(child, _faced(child, face, base), base)
        runs = strip_runs(
            tuple(run for block in blocks if block.kind not in ("list", "figure") for run in (*block.runs, Run("\n")))
        )
        lists = tuple(block for block in blocks if block.kind == "list")
        if runs or lists:
            yield Block("paragraph", runs, children=lists)


def _first_number(tag: Tag) -> int:
    found = re.fullmatch(r"\d{1,6}", str(tag.get("start", "1")))
    return max(1, int(found[0])) if found else 1


def _table(tag: Tag, face: Run, reader: _Reader) -> None:
    rows = _rows(tag, face, reader.base)
    if rows:
        reader.put(Block("table", rows=rows))
        return
    outer = reader.centred
    reader.end_block()
    reader.centred = outer or tag.find("img") is not None
    _walk(tag, face, reader)
    reader.end_block()
    reader.centred = outer


def _rows(tag: Tag, face: Run, base: str) -> tuple[tuple[tuple[Run, ...], ...], ...]:
    """The cells of a table of data, squared; empty for a table that only lays out text or photos."""
    if tag.find("img") or tag.find("table"):
        return ()
    rows: list[list[tuple[Run, ...]]] = []
    below: dict[int, int] = {}
    for row in tag.find_all("tr"):
        cells: list[tuple[Run, ...]] = []
        for cell in row.find_all(("td", "th"), recursive=False):
            while below.get(len(cells), 0) > 0:
                below[len(cells)] -= 1
                cells.append(())
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for extra in range(across):
                below[len(cells)] = down - 1
                cells.append(_cell_runs(cell, face, base) if not extra else ())
        while below.get(len(cells), 0) > 0:
            below[len(cells)] -= 1
            cells.append(())
        if any(cells):
            rows.append(cells)
    width = max((len(row) for row in rows), default=0)
    filled = sum(1 for row in rows if sum(1 for cell in row if cell) > 1)
    long = any(len("".join(run.text for run in cell)) > _LAYOUT_CELL for row in rows for cell in row)
    if width < 2 or len(rows) < 2 or filled * 2 < len(rows) or (long and len(rows) < 3):
        return ()
    return tuple((*row, *[()] * (width - len(row))) for row in rows)


def _cell_runs(cell: Tag, face: Run, base: str) -> tuple[Run, ...]:
    blocks = _blocks_of(cell, face._replace(bold=False), base)
    parts = [run for block in blocks for run in (*_all_runs(block), Run(" "))]
    bold = cell.name == "th"
    return strip_runs(tuple(run._replace(bold=run.bold and not bold) for run in parts))


def _all_runs(block: Block) -> Iterator[Run]:
    yield from block.runs
    for child in block.children:
        yield from _all_runs(child)
        yield Run(" ")


def _span(cell: Tag, name: str) -> int:
    found = re.fullmatch(r"\d{1,2}", str(cell.get(name, "1")).strip())
    return max(1, int(found[0])) if found else 1


def _shifted(text: str, name: str) -> str:
    """`10<sup>8</sup>` must not become 108; a footnote mark such as `[1]` stays as it is."""
    table, signs = (_SUPERSCRIPT, "0123456789+-=()n") if name == "sup" else (_SUBSCRIPT, "0123456789+-=()")
    return text.translate(table) if text and all(sign in signs for sign in text) else text


def _is_glyph(tag: Tag) -> bool:
    face = f"{tag.get('face', '')} {tag.get('style', '')}".lower()
    return "webdings" in face or "wingdings" in face


def _is_centred(tag: Tag) -> bool:
    style = str(tag.get("style", "")).replace(" ", "").lower()
    return (
        tag.name in ("center", "figcaption", "caption")
        or str(tag.get("align", "")).lower() in ("center", "middle")
        or "text-align:center" in style
        or bool(_CAPTION_CLASS.search(classes(tag)))
    )


def fold_blanks(text: str) -> str:
    """Blanks as a browser shows them: a line end between two full-width characters is nothing."""
    if " " not in text and "\t" not in text and "\r" not in text and "\f" not in text:
        end = text.find("\n")
        if end < 0:
            return text
        if end == len(text) - 1:
            return text[:-1] + " "

    def fold(found: re.Match[str]) -> str:
        start, end = found.span()
        if "\n" not in found[0] or not start or end == len(text):
            return " "
        return "" if _is_wide(text[start - 1]) and _is_wide(text[end]) else " "

    return _FOLD.sub(fold, text)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
