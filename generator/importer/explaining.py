"""One capture explained: what gave each field, the defects, and the visible text that went into no field.

A selector is named only where what it finds is what the field holds: nothing here is a second reading.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from lxml import html

from generator.config import Config
from generator.importer.addresses import classify
from generator.importer.captures import Capture, Unreadable
from generator.importer.cleaning.messages import without_messages
from generator.importer.dialects import skin_of
from generator.importer.dialects.selectors import address_forms
from generator.importer.document import Document, read_document
from generator.importer.markup.heads import read_date, read_page_head
from generator.importer.markup.properties import read_properties
from generator.importer.markup.selecting import field_text, select
from generator.importer.markup.skins import ArticleSkin, PageSkin
from generator.importer.parsed import Reading
from generator.importer.readings import read_capture

_UNSEEN = frozenset({"script", "style", "noscript", "template", "select", "option", "textarea", "head"})
_CHROME = re.compile(
    r"[上下]一[篇版期页]|放大|缩小|默认|返回|首页|(?:标题|版面|稿件)(?:导航|目录|列表)|本版|往期|回顾|朗读|发表评论|相关(?:文章|新闻|稿件)|参见第|日历|打印|关闭|收藏|分享"
    r"|下载|检索|搜索|PDF|版权|备案|ICP|主办|Copyright",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?<=[。！？])|\s+|(?=[（(▶])|[:：]")
"""A caption and its credit, a paragraph and its 下转 part ways between fields: each part is looked for alone."""
_SIGNS = re.compile(r"作者|摄影?|[34]+|(?:上接|下转|紧接).{1,8}版")
"""What only says what the field is: its value is in the field."""
_CHROME_LENGTH = 40
"""Characters: a longer text is no control and no imprint, whatever words it holds."""
_PROPERTIES = {"title": "title", "kicker": "introtitle", "subtitle": "subtitle", "byline": "author"}

_OWN = "the dialect's own rules"
_PRINTED, _LINKS = "a phrase printed in the document", "links, by their addresses"
_RULES = {
    **dict.fromkeys(("date", "issue_number", "publisher", "page_name"), _PRINTED),
    **dict.fromkeys(("list", "others", "pages", "previous_url", "next_url"), _LINKS),
    **dict.fromkeys(("previous_part_url", "next_part_url", "previous_issue_url", "next_issue_url"), _LINKS),
    "zones": "an image map, or areas of a known kind",
    "image": "the picture that the zones lie on, or whose name is a facsimile's",
    "authors": "names and roles in the byline",
    "kind": "the title, the page's name, and whether there is text or only photos",
}
"""What gives a field of HTML that neither selector nor property gave, by name."""


@dataclass(frozen=True, slots=True)
class ExplainedField:
    """One field that the capture gave."""

    name: str
    """As `selectors:` in config.yaml names it where it has a name for it: `title`, `body`, `list`, `zones`."""
    value: str
    """On one line; of a list, how many there are."""
    source: str
    """`selector .hd h1`, `address form own article`, `enpproperty title`; else a phrase that
    names the rule: `links, by their addresses`, `the dialect's own rules`."""


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
    skin = skin_of(reading.evidence, config.selectors) if reading.evidence else None
    told = tuple(_fields(reading, document, skin)) if reading.parsed is not None else ()
    return Explanation(reading, told, tuple(_left_over(reading, document)))


def _fields(reading: Reading, document: Document, skin: ArticleSkin | PageSkin | None) -> Iterator[ExplainedField]:
    rows = _rows(skin)
    for name, value in _values(reading.parsed):
        yield ExplainedField(name, _shown(value), _source(name, value, rows.get(name, ()), reading, document))


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


def _source(name: str, value: Any, row: Sequence[str], reading: Reading, document: Document) -> str:
    """`row` in the order in which the dialect asks; an empty selector stands for the address."""
    for selector in row if document.is_html else ():
        if not selector and value == reading.page:
            return f"address form {reading.form}"
        if selector and _gave(name, value, selector, document):
            return f"selector {selector}"
    key = _PROPERTIES.get(name, name)
    told = read_properties(document.text).get(key, "") if document.is_html else ""
    if told and isinstance(value, str) and _bare(told) == _bare(value):
        return f"enpproperty {key}"
    return _RULES.get(name, _OWN) if document.is_html else _OWN


def _gave(name: str, value: Any, selector: str, document: Document) -> bool:
    """Whether what the selector finds is what the field holds."""
    found = select(document, selector)
    if not found:
        return False
    if name == "date":
        printed = read_date(field_text(document, (selector,)))
        return printed is not None and printed.isoformat() == str(value)
    if isinstance(value, str) and name != "pdf":
        text = field_text(document, (selector,))
        if name == "page":
            head = read_page_head(text)
            return (head is not None and head[0] == value) or bool(re.search(rf"\b{re.escape(value)}\s*版", text))
        whole = name in ("title", "kicker", "subtitle")
        return _bare(value) == _bare(text) if whole else _bare(value) in _bare(text)
    targets = {document.link(target) for item in found for target in _targets(item)}
    if name == "body":
        seen = _bare(" ".join(item if isinstance(item, str) else "".join(item.itertext()) for item in found))
        return any(_bare(part) in seen for block in value for part in re.split(r"[*\[\]()\n]", block) if _bare(part))
    return bool(targets & set(_urls(value)))


def _targets(item: html.HtmlElement | str) -> Iterator[str]:
    if isinstance(item, str):
        yield item
        return
    for element in item.iter():
        yield from (element.get(key) or "" for key in ("href", "src", "data-src", "data-href") if element.get(key))


def _urls(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _urls(getattr(item, "url", item))


def _shown(value: Any) -> str:
    if isinstance(value, tuple) and not all(isinstance(item, str) for item in value):
        names = [getattr(item, "name", "") or getattr(item, "title", "") or getattr(item, "url", "") for item in value]
        return f"{len(value)}: " + " | ".join(names)
    text = " | ".join(value) if isinstance(value, tuple) else str(value)
    return " ".join(text.split())


def _left_over(reading: Reading, document: Document) -> Iterator[str]:
    raws = (defect.raw for defect in reading.defects)
    kept = "\n".join(_bare(text) for text in (*_strings(reading.parsed), *raws))
    pieces = _visible(document.tree) if document.is_html else ((line, None) for line in document.text.split("\n"))
    for piece, inside in pieces:
        text = without_messages(piece)
        if _is_chrome(text, inside, document):
            continue
        parts = [part for part in _PARTS.split(text) if (bare := _bare(part)) and bare not in kept]
        lost = [part.strip() for part in parts if not _SIGNS.fullmatch(_bare(part))]
        if lost:
            yield " ".join(" ".join(lost).split())


def _visible(tree: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
    """Each piece of text that a reader sees, and the element that it stands in."""
    hidden: set[html.HtmlElement] = set()
    for element in tree.iter():
        above = element.getparent()
        if above in hidden or not isinstance(element.tag, str) or element.tag in _UNSEEN:
            hidden.add(element)
        elif element.text:
            yield element.text, element
        if element.tail and above is not None and above not in hidden:
            yield element.tail, above


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
