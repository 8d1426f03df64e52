"""Capture -> Document, or why there is none."""

import codecs
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from lxml import etree, html

from generator.errors import CaptureError
from generator.importer.addresses import Address, Form, known_address
from generator.importer.captures import Capture, Unreadable, embedded_url, holds_pictures, with_scheme
from generator.importer.decoding import Decoded, Undecodable, decode
from generator.importer.document.document import Document
from generator.importer.document.parsing import find_controls, is_markup, parse_html, without_controls
from generator.importer.provenance import Origin, read_origin


def read_document(capture: Capture, source: str = "", custom: Sequence[Form] = ()) -> Document | Unreadable:
    """The Document of a capture that is no medium, or why there is none.

    `source` is the paper's address as configured, which tells a scheme; `custom` are the project's own address forms.
    """

    def unreadable(reason: str, offset: int | None = None) -> Unreadable:
        return Unreadable(capture.path, reason, offset, capture.url)

    if signature := _signature(capture.content):
        return unreadable(f"is {signature}, not a page", 0)
    decoded = decode(capture.content, capture.charset, capture.is_text)
    if isinstance(decoded, Undecodable):
        return unreadable(decoded.reason, decoded.offset)
    text = re.sub("\r\n?", "\n", decoded.text) if "\r" in decoded.text else decoded.text
    encoded = capture.content if _is_verbatim(text, decoded, capture.content) else None
    controls = find_controls(text, encoded)
    if controls and sum(len(control[0]) for control in controls) > max(16, len(decoded.text) // 50):
        return unreadable("is binary, not a page", 0)
    cleaned, found = without_controls(text, controls)
    text, encoded = cleaned, encoded if cleaned is text else None
    if not text.strip():
        return unreadable("holds nothing but blanks" if text else "is empty", 0)
    tree, has_pictures = None, False
    if is_markup(text, capture.url or capture.path):
        try:
            tree = parse_html(text, capture.path, encoded)
        except CaptureError as error:
            return unreadable(error.problems[0].message)
        if has_pictures := holds_pictures(capture.content):
            _name_embedded(tree)
    origin = read_origin(text) if tree is not None else None
    address = _best(_candidates(capture, origin, tree, source), tuple(custom))
    document = Document(
        url=address.url,
        base=_base(address.url or capture.url, tree),
        path=capture.path,
        text=text,
        address=address,
        is_html=tree is not None,
        charset=decoded.charset,
        captured=capture.captured or (origin.captured if origin else None),
        forms=tuple(custom),
        has_pictures=has_pictures,
        defects=(*decoded.defects, *found),
    )
    if tree is not None:
        vars(document)["tree"] = tree  # the cached property's place: parsed once
    return document


def _is_verbatim(text: str, decoded: Decoded, content: bytes) -> bool:
    """Whether the bytes of a capture are this text in UTF-8."""
    is_whole = decoded.charset == "utf-8" and not decoded.defects and text is decoded.text
    return is_whole and not content.startswith(codecs.BOM_UTF8)


def _name_embedded(tree: html.HtmlElement) -> None:
    """Gives pictures that the page holds in itself the URL under which they are captured."""
    for picture in tree.iter("img", "image", "input"):
        if url := embedded_url(picture.get("src") or ""):
            picture.set("src", url)


_SIGNATURES = (
    (rb"\xff\xd8\xff", "a JPEG picture"),
    (rb"\x89PNG\r\n", "a PNG picture"),
    (rb"GIF8[79]a", "a GIF picture"),
    (rb"BM.{4}\0{4}", "a BMP picture"),
    (rb"RIFF.{4}(?:WEBP|WAVE|AVI )", "a picture or recording"),
    (rb"\s{0,8}%PDF-", "a PDF"),
    (rb"PK\x03\x04", "a ZIP archive"),
    (rb"Rar!\x1a", "a RAR archive"),
    (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (rb"\x1f\x8b\x08", "packed with gzip"),
    (rb"[CF]WS[\x01-\x20]", "a Flash film"),
    (rb"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
)


def _signature(content: bytes) -> str:
    head = content[:32]
    if head.startswith(b"<"):
        return ""
    return next((what for pattern, what in _SIGNATURES if re.match(pattern, head, re.DOTALL)), "")


def _candidates(capture: Capture, origin: Origin | None, tree: html.HtmlElement | None, source: str) -> Iterator[str]:
    """What may be the page's own URL, the most trusted first."""
    if capture.url_is_told:
        yield capture.url
    if origin:
        yield origin.url if re.match("https?:", origin.url) else with_scheme(origin.url, source)
    yield _absolute(_first(tree, _CANONICAL), capture.url)
    if capture.url:
        yield capture.url
    yield _absolute(_first(tree, _BASE), "")


def _best(urls: Iterator[str], custom: tuple[Form, ...]) -> Address:
    """The first whose form is known, else the first with a host. A canonical link to the front page, say, has no
    article's form."""
    hosted = None
    for url in filter(None, urls):
        address = known_address(url, custom)
        if address.kind not in ("", "entry"):
            return address
        if hosted is None and (address.kind or not address.url.startswith("/")):
            hosted = address
    return hosted or known_address("")


_CANONICAL = etree.XPath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
_BASE = etree.XPath("//base/@href")


def _first(tree: html.HtmlElement | None, path: etree.XPath) -> str:
    found = path(tree) if tree is not None else ()
    return str(found[0]).strip() if isinstance(found, list) and found else ""


def _absolute(href: str, url: str) -> str:
    """`href` as a web address, or empty."""
    try:
        joined = urljoin(url, href) if href else ""
    except ValueError:
        return ""
    return joined if re.match(r"https?://[^/]", joined) else ""


def _base(url: str, tree: html.HtmlElement | None) -> str:
    try:
        return urljoin(url, _first(tree, _BASE).replace("\\", "/"))
    except ValueError:
        return url
