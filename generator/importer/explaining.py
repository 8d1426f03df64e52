"""One capture explained: what gave each field, the defects, and the visible text that went into no field.

What gave a field is found by experiment: every place of the capture is changed, it is read again, and the field that
differs was read from there (see `probing`). The reading is the import's own.
"""

import html as entities
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from lxml import html

from generator.config import Config
from generator.errors import BroadsheetError
from generator.importer.addresses import classify
from generator.importer.captures import Capture, Unreadable
from generator.importer.cleaning.messages import without_messages
from generator.importer.dialects import parse, skin_of
from generator.importer.dialects.selectors import address_forms
from generator.importer.document import Document, read_document
from generator.importer.markup.heads import read_date, read_page_head
from generator.importer.markup.selecting import select
from generator.importer.markup.skins import ArticleSkin, PageSkin
from generator.importer.parsed import Reading
from generator.importer.probing import PROBE, Read, SourcePlace, places_of, probe, stand_ins
from generator.importer.readings import read_capture

_UNSEEN = frozenset({"script", "style", "noscript", "template", "select", "option", "textarea", "head"})
_CHROME = re.compile(
    r"[上下]一[篇版期页]|放大|缩小|默认|返回|首页|(?:标题|版面|稿件)(?:导航|目录|列表)|本版|往期|回顾|朗读|发表评论|相关(?:文章|新闻|稿件)|参见第|日历|打印|关闭|收藏|分享"
    r"|下载|检索|搜索|PDF|版权|备案|ICP|主办|Copyright",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?<=[。！？])|\s+|(?=[（(▶])|[:：]")
"""A caption and its credit, a paragraph and its 下转 part ways between fields: each part is looked for alone."""
_SIGNS = re.compile(r"作者|摄影?|[年月日第版期一二三四五六]|[34]+|(?:上接|下转|紧接).{1,8}版")
"""What only says what the field is: its value is in the field."""
_CHROME_LENGTH = 40
"""Characters: a longer text is no control and no imprint, whatever words it holds."""

_LINKS = "links, by their addresses"
_RULES = {
    **dict.fromkeys(("list", "others", "pages", "previous_url", "next_url"), _LINKS),
    **dict.fromkeys(("previous_part_url", "next_part_url", "previous_issue_url", "next_issue_url"), _LINKS),
    "zones": "an image map, or areas of a known kind",
    "image": "the picture that the zones lie on, or whose name is a facsimile's",
    "authors": "names and roles in the byline",
    "kind": "the title, the page's name, and whether there is text or only photos",
}
"""What gives a field that no selector names, by name: of lists and what is concluded, rather than where each part of it
stands."""
_MOST_SOURCES = 4
"""Places that are named of one field; a body has dozens."""
_DISTINCT = 8
"""Letters from which on a text that stands within a field's is the same text; a shorter one may be there by chance."""


@dataclass(frozen=True, slots=True)
class ExplainedField:
    """One field that the capture gave."""

    name: str
    """As `selectors:` in config.yaml names it where it has a name for it: `title`, `body`, `list`, `zones`."""
    value: str
    """On one line; of a list, how many there are."""
    source: str
    """`selector .hd h1`, `address form own article`, `enpproperty title`, `td.font02 (line 12)`; of lists and what is
    concluded a phrase that names the rule: `links, by their addresses`."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What Broadsheet made of one capture, and why."""

    reading: Reading
    fields: tuple[ExplainedField, ...]
    left_over: tuple[str, ...]
    """Visible text that is neither in a field, nor a defect, nor a known control or imprint, in order."""


def explain(capture: Capture, config: Config) -> Explanation:
    """Reads a capture as an import would and tells why each field is what it is; nothing is raised for a bad one."""
    reading = read_capture(capture, config)
    document = read_document(capture, config.source, address_forms(config.selectors))
    if isinstance(document, Unreadable):
        return Explanation(reading, (), ())
    places = places_of(document.text, document.is_html)

    def read(text: str) -> Mapping[str, Any]:
        return _read(document, text, reading, config)

    gave = probe(document.text, places, read)
    tree = _Placed(document, places)
    skin = skin_of(reading.evidence, config.selectors) if reading.evidence else None
    told: tuple[ExplainedField, ...] = ()
    if reading.parsed is not None:
        told = tuple(_fields(reading, document, gave, tree, skin, read))
    idle = [place for place, names in gave.items() if not names]
    return Explanation(reading, told, tuple(_left_over(reading, document, sorted(idle, key=lambda x: x.start), tree)))


def _read(document: Document, text: str, reading: Reading, config: Config) -> Mapping[str, Any]:
    """The fields that the document gives with another text, read by the dialect and skin that it was read by."""
    if reading.evidence is None:
        return {}
    try:
        other = replace(document, text=text)
        own, punctuation = config.selectors, config.full_width_punctuation
        parsed, _ = parse(other, reading.evidence, document.address, own, punctuation)
    except (BroadsheetError, RecursionError, ValueError, LookupError, TypeError, AttributeError):
        return {"unreadable": True}
    return dict(_values(parsed))


class _Placed:
    """Where the places of a source are in its tree."""

    def __init__(self, document: Document, places: Sequence[SourcePlace]) -> None:
        self._document = document
        self._elements: dict[SourcePlace, html.HtmlElement] = {}
        if not document.is_html:
            return
        numbered = _numbered(document.text, places)
        try:
            other = list(replace(document, text=numbered).tree.iter())
        except BroadsheetError:
            return
        own = list(document.tree.iter())
        if len(own) != len(other):
            return
        for element, twin in zip(own, other, strict=True):
            above = element.getparent()
            texts = [(twin.text, element), (twin.tail, above), *((value, element) for value in twin.attrib.values())]
            for text, inside in texts:
                for number in re.findall(rf"{PROBE}(\d+){PROBE}", text or ""):
                    if inside is not None:
                        self._elements.setdefault(places[int(number)], inside)

    def element(self, place: SourcePlace) -> html.HtmlElement | None:
        """The element that holds the place; None for a comment, a script, plain text."""
        return self._elements.get(place)

    def is_found(self, place: SourcePlace, selector: str) -> bool:
        """Whether the place lies within what the selector finds."""
        element = self.element(place)
        found = select(self._document, selector) if element is not None else ()
        held = " ".join(entities.unescape(self._document.text[place.start : place.end]).split())
        return any(
            held in " ".join(item.split()) if isinstance(item, str) else item is element or _is_within(element, item)
            for item in found
        )

    def name(self, place: SourcePlace) -> str:
        """The place in words: `enpproperty title`, `td.font02 (line 12)`, `line 3`."""
        line = self._document.text.count("\n", 0, place.start) + 1
        if place.kind == "property":
            return f"enpproperty {place.name}"
        element = self.element(place)
        if place.kind == "script" or element is None or not isinstance(element.tag, str):
            return f"script (line {line})" if place.kind == "script" else f"line {line}"
        mark = f"#{element.get('id')}" if element.get("id") else "".join(f".{n}" for n in _names(element))
        return f"{element.tag}{mark} (line {line})"


def _numbered(source: str, places: Sequence[SourcePlace]) -> str:
    pieces: list[str] = []
    done = 0
    for number, place in enumerate(places):
        pieces += [source[done : place.start], f"{PROBE}{number}{PROBE}"]
        done = place.end
    return "".join([*pieces, source[done:]])


def _is_within(element: html.HtmlElement | None, outer: html.HtmlElement) -> bool:
    return element is not None and any(above is outer for above in element.iterancestors())


def _names(element: html.HtmlElement) -> list[str]:
    return (element.get("class") or "").split()


def _fields(
    reading: Reading,
    document: Document,
    gave: Mapping[SourcePlace, frozenset[str]],
    tree: _Placed,
    skin: ArticleSkin | PageSkin | None,
    read: Read,
) -> Iterator[ExplainedField]:
    rows = _rows(skin)
    places = sorted(gave, key=lambda place: place.start)
    for name, value in _values(reading.parsed):
        row = rows.get(name, ())
        told = (("page", reading.page), ("date", reading.date), ("url", reading.url))
        givers = [place for place in places if name in gave[place]]
        joint = "; "
        if not givers:
            if any(name == field and value == known for field, known in told):
                yield ExplainedField(name, _shown(value), f"address form {reading.form}")
                continue
            givers, joint = stand_ins(document.text, places, read, name), " or "
        yield ExplainedField(name, _shown(value), _source(name, row, givers, tree, joint))


def _values(parsed: Any) -> Iterator[tuple[str, Any]]:
    """Every field that is not empty, under the name that `selectors:` has for it."""
    names = {"blocks": "body", "listed": "list", "articles": "list", "images": "image", "figures": "photos",
             "number": "page"}  # fmt: skip
    for field in fields(parsed):
        value = getattr(parsed, field.name)
        if value not in ("", (), None):
            yield names.get(field.name, field.name), value


def _rows(skin: ArticleSkin | PageSkin | None) -> Mapping[str, tuple[str, ...]]:
    """The skin's selectors by the name of the field that they give."""
    if isinstance(skin, ArticleSkin):
        return {
            "title": skin.title,
            "kicker": skin.kicker,
            "subtitle": skin.subtitle,
            "byline": skin.byline,
            "body": skin.body,
            "photos": skin.photos,
            "date": skin.source_line,
            "page": (*skin.source_line, "", *skin.page_head),
            "page_name": skin.page_head,
            "newspaper": skin.source_line,
            "list": skin.articles,
            "pages": skin.pages,
        }
    if isinstance(skin, PageSkin):
        return {
            "list": skin.articles,
            "page": (*skin.head, ""),
            "name": skin.head,
            "date": skin.date,
            "zones": skin.zones,
            "image": skin.facsimile,
            "pdf": skin.pdf,
            "pages": skin.pages,
        }
    return {}


def _source(name: str, row: Sequence[str], places: Sequence[SourcePlace], tree: _Placed, joint: str) -> str:
    """What the field was read from: by the skin's selectors where these find it, else by where it stands."""
    found = dict.fromkeys(
        next((f"selector {selector}" for selector in row if selector and tree.is_found(place, selector)), "")
        for place in places
    )
    names = [each for each in found if each]
    if name in _RULES or not places:
        return joint.join(names[:_MOST_SOURCES]) or _RULES.get(name, "the dialect's own rules")
    if not names or joint == " or ":
        names = list(
            dict.fromkeys((*names, *(tree.name(place) for place in places if not _is_named(place, row, tree))))
        )
    more = f" and {len(names) - _MOST_SOURCES} more" if len(names) > _MOST_SOURCES else ""
    return joint.join(names[:_MOST_SOURCES]) + more


def _is_named(place: SourcePlace, row: Sequence[str], tree: _Placed) -> bool:
    return any(selector and tree.is_found(place, selector) for selector in row)


def _shown(value: Any) -> str:
    if isinstance(value, tuple) and not all(isinstance(item, str) for item in value):
        names = [getattr(item, "name", "") or getattr(item, "title", "") or getattr(item, "url", "") for item in value]
        return f"{len(value)}: " + " | ".join(names)
    text = " | ".join(value) if isinstance(value, tuple) else str(value)
    return " ".join(text.split())


def _left_over(reading: Reading, document: Document, idle: Iterable[SourcePlace], tree: _Placed) -> Iterator[str]:
    """The visible text without which every field is the same, and that no field holds from elsewhere."""
    values = [_bare(text) for text in _strings(reading.parsed)]
    raws = [_bare(defect.raw) for defect in reading.defects]
    whole, kept = {*values, *raws}, "\n".join([*values, *raws])
    for place in idle:
        element = tree.element(place)
        if place.kind != "text" or (document.is_html and (element is None or _is_unseen(element))):
            continue
        text = without_messages(entities.unescape(document.text[place.start : place.end]))
        if _is_chrome(text, element, document):
            continue
        parts = [part for part in _PARTS.split(text) if (bare := _bare(part)) and not _is_kept(bare, whole, kept)]
        lost = [part.strip() for part in parts if not _SIGNS.fullmatch(_bare(part))]
        if lost:
            yield " ".join(" ".join(lost).split())


def _is_kept(bare: str, whole: set[str], kept: str) -> bool:
    return bare in whole or (len(bare) >= _DISTINCT and bare in kept)


def _is_unseen(element: html.HtmlElement) -> bool:
    return any(each.tag in _UNSEEN for each in (element, *element.iterancestors()))


def _is_chrome(text: str, inside: html.HtmlElement | None, document: Document) -> bool:
    if len(text.strip()) > _CHROME_LENGTH:
        return False
    if _CHROME.search(text) or read_date(text) or read_page_head(text.strip()):
        return True
    if inside is None:
        return False
    link = next((each for each in (inside, *inside.iterancestors()) if each.tag == "a"), None)
    return link is not None and bool(classify(document.link(link.get("href") or ""), document.forms).kind)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


def _bare(text: str) -> str:
    """Letters and digits alone: blanks, punctuation and Markdown's marks aside."""
    return re.sub(r"[\W_]+", "", text)
