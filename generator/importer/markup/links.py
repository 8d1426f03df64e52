"""The links of a document: where they lead, of what, and the title they show."""

import html as entities
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple, cast
from urllib.parse import urljoin

from lxml import etree, html

from generator.importer.addresses import Address, AddressKind, Form, known_address
from generator.importer.cleaning.messages import without_messages
from generator.importer.document import Document
from generator.importer.markup.selecting import UNSEEN, folded, is_glyph, line_text

_SCRIPTED = re.compile(
    r"""(?:view|write(?:ln)?)\(\s*(?:view\(\s*)?(?P<quote>["'])(?P<title>.*?)(?<!\\)(?P=quote)""", re.DOTALL
)
"""`document.write(view("中共中央召开座谈会<br>征求意见  "))`"""
_BULLET = re.compile(r"^[\s\xa0　]*[·•・▪■□◆]\s*")
_TAGS = re.compile(r"<[^>]*>")
_NO_ARTICLE = re.compile(r"^[\s\xa0　]*(?:本版|本期)?(?:责编|责任编辑|编辑|美编|校对)\s*[::：]")
_STEP = re.compile(
    r"^[\s<>«»＜＞\[\]|]*[34]?[\s]*(?:上|下|前|后|首|末|尾)(?:一|1)?(?:篇|版|期|页|条|个)?[34]?[\s<>«»＞＜\[\]|：:]*$|上一篇|下一篇|返回"
)
_LONGEST_STEP = 11
"""Characters: a link that shows more is no control."""
_PLAIN_BASE = re.compile(r"https?://[^/?#;]+/[^?#;]*")
_WHOLE = re.compile(r"https?://[^/?#;\s\\]")
_NO_ADDRESS = Address("", "")
_CUT = ("…", "...")
_NOWHERE = ("#", "javascript:", "mailto:", "about:", "data:")
_FURTHER = ("daoxiang", "alt", "neirong")
"""Attributes that tell what `href` and text may leave open."""
_Texts = Callable[[html.HtmlElement], list[str]]
_FACES = cast("_Texts", etree.XPath("//a/@face", smart_strings=False))
_STYLES = cast("_Texts", etree.XPath("//a/@style", smart_strings=False))


@dataclass(frozen=True, slots=True, eq=False)
class Lead:
    """Where a link leads, and what it shows. All pages of an issue print the same lists, so leads are remembered, and
    compared by identity: a list of them is known again at a glance."""

    url: str
    """Absolute; empty where it leads nowhere (`#`, `javascript:`)."""
    address: Address
    kind: AddressKind
    """Of its address; where that tells none, of the list that the link stands in."""
    title: str
    """On one line; empty for a picture."""
    is_pdf: bool
    is_open: bool
    """It has no URL or no title: other attributes may tell one."""
    is_step: bool
    """It is a control (上一篇, 下一版, 返回) rather than an item of a list."""


class Link(NamedTuple):
    """One `a` or `area`."""

    element: html.HtmlElement
    lead: Lead


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """The links of a document, in its order: two sequences of one length. There are a hundred, most of them a
    calendar's, so a Link is made only of what is asked for."""

    elements: Sequence[html.HtmlElement]
    leads: Sequence[Lead]

    def __iter__(self) -> Iterator[Link]:
        return map(Link, self.elements, self.leads)

    def of(self, kind: AddressKind) -> list[Link]:
        """The links to what is of this kind."""
        return [Link(self.elements[at], lead) for at, lead in enumerate(self.leads) if lead.kind == kind]

    def articles(self) -> list[Link]:
        """The links to articles that are no controls."""
        return [link for link in self.of("article") if not link.lead.is_step]

    def parted(self, elements: Collection[html.HtmlElement]) -> tuple["Links", "Links"]:
        """The links of these elements, and the others."""
        parts: tuple[list[Link], list[Link]] = [], []
        for link in self:
            parts[link.element not in elements].append(link)
        inside, outside = (Links([link.element for link in part], [link.lead for link in part]) for part in parts)
        return inside, outside


@lru_cache(maxsize=2)
def read_links(document: Document) -> Links:
    """Every link of the document; links out of a script's hand too (`a[daoxiang]`, `alt` of a zone)."""
    tree, folder = document.tree, _folder(document.base)
    elements = list(tree.iter("a", "area"))
    texts = [_only_text(element) if len(element) else element.text or "" for element in elements]
    if any("dings" in face.lower() for find in (_FACES, _STYLES) for face in find(tree)):
        texts = [None if is_glyph(element) else text for element, text in zip(elements, texts, strict=True)]
    targets = [element.get("href") or "" for element in elements]
    leads = list(map(_plain, repeat(folder), targets, texts, repeat(document.forms)))
    for at, lead in enumerate(leads):
        if lead is None or (lead.is_open and any(map(elements[at].get, _FURTHER))):
            leads[at] = _lead(document, folder, elements[at])
    if None in leads:
        elements = [element for element, lead in zip(elements, leads, strict=True) if lead is not None]
    return Links(elements, [lead for lead in leads if lead is not None])


@lru_cache(maxsize=8192)
def _plain(folder: str, target: str, text: str | None, forms: tuple[Form, ...]) -> Lead | None:
    """The lead of a link that holds nothing but this text, or a picture where it is empty. None where that is not
    enough to tell it."""
    url, shown = _resolved(folder, target), folded(text or "")
    if url is None or text is None or (text and not shown) or shown.endswith(_CUT):
        return None
    title = _without_bullet(shown)
    return None if _NO_ARTICLE.match(title) else _shown(url, title, forms)


def _lead(document: Document, folder: str, element: html.HtmlElement) -> Lead | None:
    """The lead of any link; None for one that names no article but who made the page."""
    target = element.get("href") or element.get("daoxiang") or ""
    url = _resolved(folder, target)
    if url is None:
        url = resolve(document.base, target)
    if not url and (other := element.get("alt")):
        url = resolve(document.base, other)
    title = link_title(element)
    return None if _NO_ARTICLE.match(title) else _shown(url, title, document.forms)


@lru_cache(maxsize=8192)
def _shown(url: str, title: str, forms: tuple[Form, ...]) -> Lead:
    address = known_address(url, forms) if url else _NO_ADDRESS
    is_pdf = url.lower().partition("?")[0].endswith(".pdf")
    is_step = len(title) <= _LONGEST_STEP and _STEP.search(title) is not None
    return Lead(url, address, address.kind, title, is_pdf, not (url and title), is_step)


@lru_cache(maxsize=1024)
def with_kind(lead: Lead, kind: AddressKind) -> Lead:
    """The lead as one to what is of this kind."""
    return replace(lead, kind=kind)


def _resolved(folder: str, target: str) -> str | None:
    """Where a link leads from any document of this folder, empty for nowhere; None where it depends on more."""
    if target.strip().lower().startswith(_NOWHERE) or not target:
        return ""
    is_path = (target[:1].isalnum() or target[:1] in "./") and ":" not in target
    return resolve(folder, target) if is_path or _WHOLE.match(target) else None


def _folder(base: str) -> str:
    """What a relative path resolves against, the same for all articles of an issue; `base` itself where it is no
    plain web address."""
    return base[: base.rindex("/") + 1] if _PLAIN_BASE.fullmatch(base) else base


def resolve(base: str, target: str) -> str:
    """An absolute URL; empty for what leads nowhere."""
    cleaned = target.strip().replace("\\", "/")
    if not cleaned or cleaned.lower().startswith(_NOWHERE):
        return ""
    try:
        return urljoin(base, cleaned)
    except ValueError:  # `http://[bad`
        return ""


def link_title(element: html.HtmlElement) -> str:
    """The title that a link shows: its text, the whole of a cut one (`span@title`), or what its script writes."""
    shown = line_text(element)
    if not shown and len(element):
        script = next(element.iter("script"), None)
        shown = _scripted(script.text or "") if script is not None else ""
    if shown.endswith(_CUT):
        whole = [element.get("title") or "", *(span.get("title") or "" for span in element.iter("span", "div", "font"))]
        shown = max((folded(_TAGS.sub(" ", text)) for text in whole if text), key=len, default=shown)
    if not shown:
        shown = folded(element.get("neirong") or "")
    return _without_bullet(shown) if shown else ""


@lru_cache(maxsize=4096)
def _without_bullet(shown: str) -> str:
    return without_messages(_BULLET.sub("", shown)).strip(" \xa0　")


def _only_text(element: html.HtmlElement) -> str | None:
    """The text of a link that holds one element and nothing beside it, empty for a picture; None for any other."""
    child = element[0]
    tag = child.tag
    if len(element) > 1 or len(child) or child.tail or element.text or not isinstance(tag, str):
        return None
    if tag == "img":
        return ""
    return None if tag in UNSEEN or is_glyph(child) else child.text or ""


def _scripted(script: str) -> str:
    found = _SCRIPTED.search(script)
    if not found:
        return ""
    text = entities.unescape(found["title"].replace("\\'", "'").replace('\\"', '"').replace("\\/", "/"))
    return folded(_TAGS.sub(" ", text))
