"""The links of a document: where they lead, of what, and the title they show."""

import html as entities
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import html

from generator.importer.addresses import Address, Form, classify
from generator.importer.cleaning.messages import without_messages
from generator.importer.document import Document
from generator.importer.markup.selecting import folded, is_glyph, line_text

_SCRIPTED = re.compile(
    r"""(?:view|write(?:ln)?)\(\s*(?:view\(\s*)?(?P<quote>["'])(?P<title>.*?)(?<!\\)(?P=quote)""", re.DOTALL
)
"""`document.write(view("中共中央召开座谈会<br>征求意见  "))`"""
_BULLET = re.compile(r"^[\s\xa0　]*[·•・▪■□◆]\s*")
_TAGS = re.compile(r"<[^>]*>")
_NO_ARTICLE = re.compile(r"^[\s\xa0　]*(?:本版|本期)?(?:责编|责任编辑|编辑|美编|校对)\s*[::：]")
_PLAIN_BASE = re.compile(r"https?://[^/?#;]+/[^?#;]*")
_Lead = tuple[str, Address, bool]
_NO_ADDRESS = Address("", "")
_CUT = ("…", "...")
_NOWHERE = ("#", "javascript:", "mailto:", "about:", "data:")


class Link(NamedTuple):
    """One `a` or `area`. A document has a hundred, so they must cost little to make."""

    element: html.HtmlElement
    url: str
    """Absolute; empty where it leads nowhere (`#`, `javascript:`)."""
    address: Address
    title: str
    """On one line; empty for a picture."""
    is_pdf: bool = False


@lru_cache(maxsize=2)
def read_links(document: Document) -> tuple[Link, ...]:
    """Every link of the document in its order; links out of a script's hand too (`a[daoxiang]`, `alt` of a zone)."""
    return tuple(_links(document))


@lru_cache(maxsize=4096)
def known_address(url: str, forms: tuple[Form, ...] = ()) -> Address:
    """`classify`, remembered: every page of an issue names the same pages and articles."""
    return classify(url, forms)


@lru_cache(maxsize=8192)
def _led(folder: str, target: str, forms: tuple[Form, ...]) -> _Lead | None:
    """Where a relative path leads, remembered: every page of an issue has the same lists. None for any other target,
    which resolves against the whole address of its document."""
    is_path = (target[:1].isalnum() or target[:1] in "./") and ":" not in target
    return _lead(folder, target, forms) if is_path and target else None


@lru_cache(maxsize=1024)
def _lead(base: str, target: str, forms: tuple[Form, ...]) -> _Lead:
    url = resolve(base, target)
    address = known_address(url, forms) if url else _NO_ADDRESS
    return url, address, url.lower().partition("?")[0].endswith(".pdf")


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


@lru_cache(maxsize=8192)
def _plain(folder: str, target: str, text: str, forms: tuple[Form, ...]) -> tuple[str, Address, str, bool] | None:
    """URL, address and title of a link that holds nothing but this text, and whether it is a PDF, remembered as `_led`
    is; None where that is not enough to tell them."""
    led, shown = _led(folder, target, forms), folded(text)
    if led is None or not led[0] or not shown or shown.endswith(_CUT):
        return None
    title = _without_bullet(shown)
    return None if _NO_ARTICLE.match(title) else (led[0], led[1], title, led[2])


def _links(document: Document) -> Iterator[Link]:
    base, forms = document.base, document.forms
    folder = _folder(base)
    for element in document.tree.iter("a", "area"):
        target = element.get("href") or element.get("daoxiang") or ""
        text = element.text
        is_plain = text and not len(element) and not is_glyph(element)
        if is_plain and (plain := _plain(folder, target, text, forms)):
            yield Link(element, *plain)
            continue
        url, address, is_pdf = _led(folder, target, forms) or _lead(base, target, forms)
        if not url and (other := element.get("alt")):
            url, address, is_pdf = _lead(base, other, forms)
        title = link_title(element)
        if not _NO_ARTICLE.match(title):
            yield Link(element, url, address, title, is_pdf)


def _scripted(script: str) -> str:
    found = _SCRIPTED.search(script)
    if not found:
        return ""
    text = entities.unescape(found["title"].replace("\\'", "'").replace('\\"', '"').replace("\\/", "/"))
    return folded(_TAGS.sub(" ", text))
