"""Markup -> tree, and the few characters that no markup may hold."""

import re
from itertools import islice

from lxml import etree, html

from generator.errors import CaptureError, Problem
from generator.importer.decoding import MISSING
from generator.importer.defects import Defect, DefectKind, Verdict, line_numbers
from generator.importer.document.attributes import MOST_ATTRIBUTES, has_too_many_attributes
from generator.importer.places import holds

_TELLING = re.compile(r"<(?:!doctype\s+html|html|head|body|frameset)\b", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:table|tr|td|div|meta|title|script|p|a|span|font|map|ul|li|br|img|center|h[1-6])\b[^<>]*>", re.IGNORECASE
)
_XML = re.compile(r"\s*<\?xml\b(?!.{0,400}<html\b)", re.IGNORECASE | re.DOTALL)
_PAGE_NAME = re.compile(r"\.s?html?$", re.IGNORECASE)
_END = re.compile(rb"</(?:html|body)(?![\w\x80-\xff])[^<>]*>", re.IGNORECASE)
_TITLE_END = re.compile(b"</title", re.IGNORECASE)
_TITLE = re.compile(rb"(<title(?![\w\x80-\xff])[^<>]*>[^<]*)(?=<)", re.IGNORECASE)
MOST_DEFECTS = 100
"""Of one kind and one capture, each told apart."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff]+")
MOST_TAGS = 400_000
"""Of one page: the largest whole-issue documents have a fifth of that; 1.8 million took minutes and gigabytes."""
_CONTROL_BYTES = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F])
_REFERENCE = re.compile(r"&#(?:x(?P<hex>[0-9a-f]+)|(?P<digits>\d+));?", re.IGNORECASE)


def is_markup(text: str, name: str) -> bool:
    """Whether the text of a file or URL `name` is HTML: a text dump that mentions a tag is not, nor is XML."""
    if _XML.match(text):
        return False
    if _TELLING.search(text):
        return True
    needed = 1 if _PAGE_NAME.search(name) else 3
    return len(list(islice(_TAG.finditer(text), needed))) == needed


def parse_html(text: str, path: str = "", content: bytes | None = None) -> html.HtmlElement:
    """The tree of any HTML, however broken. `content`: the text in UTF-8, where it is at hand.

    Errors: CaptureError where it nests more than some 2000 elements deep, where one element has
    thousands of attributes, where there are hundreds of thousands of them, or none.
    """
    if len(text) > MOST_TAGS and text.count("<") > MOST_TAGS:
        raise CaptureError(Problem(f"has more than {MOST_TAGS} tags", file=path))
    content = _open_ended(text.encode("utf-8", "replace") if content is None else content)
    if has_too_many_attributes(content):
        raise CaptureError(Problem(f"has an element with more than {MOST_ATTRIBUTES} attributes", file=path))
    # Some three hundred unclosed <font> in a row are seen; the parser's narrow limit (256) silently drops what follows.
    # No ids are registered: nothing asks for them, and that one stands twice, as in every page list, is a costly error.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, collect_ids=False)
    parser.set_element_class_lookup(_CLASSES)
    try:
        tree = html.document_fromstring(content, parser=parser)
    except etree.ParserError:
        raise CaptureError(Problem("holds no element", file=path)) from None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise CaptureError(Problem("nests its elements more than 2000 deep", file=path))
    _unwrap_deep(tree)
    return tree


_CLASSES = etree.ElementDefaultClassLookup(
    element=html.HtmlElement, comment=html.HtmlComment, pi=html.HtmlProcessingInstruction, entity=html.HtmlEntity
)
"""lxml.html's own lookup, with further classes for the elements of forms, is Python, asked at every touch."""
_DEEP = 120
"""Levels of elements that stay as they are: no page needs more, and what selectors look for lies above."""
_IS_DEEPER = etree.XPath(f"boolean({'/*' * (_DEEP + 1)})")
_INLINE = frozenset({"font", "span", "b", "strong", "i", "em", "u", "big", "small"})
_SHOWING = re.compile(r"font-(?:weight|style|size)|display|text-align|dings", re.IGNORECASE)


def _unwrap_deep(tree: html.HtmlElement) -> None:
    """Takes out needless wrappers far down (nine hundred unclosed `<font>`): a reader walks some 300 levels at most."""
    if not _IS_DEEPER(tree):
        return
    depth, needless = 0, []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth > _DEEP and _is_needless(element):
            needless.append(element)
    for element in reversed(needless):
        element.drop_tag()


def _is_needless(element: html.HtmlElement) -> bool:
    """Whether a reader sees the same without the element: it stands in one of its kind and changes nothing there."""
    above = element.getparent()
    if above is None or above.tag != element.tag:
        return False
    if element.tag in _INLINE:
        telling = {"id", "class", "hidden"} & set(element.keys())
        return not telling and not _SHOWING.search(f"{element.get('style', '')} {element.get('face', '')}")
    alone = len(above) == 1 and not (above.text or "").strip() and not (element.tail or "").strip()
    return element.tag == "div" and alone and not element.attrib


def _open_ended(content: bytes) -> bytes:
    """Nothing ends before the end. What stands after `</html>` (a page put together from several templates) the parser
    drops, and what stands after `</body>` it hangs beside the body; a title that nothing ends swallows the page."""
    content = _END.sub(lambda found: b"\n" * found[0].count(b"\n"), content)
    is_ended = b"</title" in content or _TITLE_END.search(content)
    return content if is_ended else _TITLE.sub(rb"\1</title>", content, count=1)


def find_controls(text: str, content: bytes | None = None) -> list[re.Match[str]]:
    """The control characters that no text holds, run by run. `content`: the text in UTF-8, where it is at hand."""
    # A table of bytes tells ten times as fast whether there are any.
    content = text.encode("utf-8", "replace") if content is None else content
    if "\ufeff" in text or len(content.translate(None, _CONTROL_BYTES)) < len(content):
        return list(_CONTROL.finditer(text))
    return []


def without_controls(text: str, controls: list[re.Match[str]]) -> tuple[str, tuple[Defect, ...]]:
    """The text without the `controls` found in it, stray byte order marks too, and with `〓` for references to
    characters that do not exist (`&#0;`, `&#65533;`): a parser would turn them into U+FFFD."""
    removed = _defects(text, controls, "broken-markup", "removed")
    text = _CONTROL.sub("", text) if removed else text
    references = _REFERENCE.finditer(text) if holds(text, "&#") else ()
    lost = _defects(text, [found for found in references if _is_lost(found)], "lost-character", "left")
    if lost:
        text = _REFERENCE.sub(lambda found: MISSING if _is_lost(found) else found[0], text)
    return text, (*removed, *lost)


def _defects(text: str, places: list[re.Match[str]], kind: DefectKind, verdict: Verdict) -> list[Defect]:
    """One Defect a place; of a great many, the rest in one."""
    shown, more = places[:MOST_DEFECTS], len(places) - MOST_DEFECTS
    raws = [found[0].encode("unicode_escape").decode() for found in shown]
    lines = list(line_numbers(text, [found.start() for found in places]))
    defects = [Defect(line, kind, raw, verdict) for line, raw in zip(lines, raws, strict=False)]
    return [*defects, Defect(lines[MOST_DEFECTS], kind, f"{more} more of this kind", verdict)] if more > 0 else defects


def _is_lost(reference: re.Match[str]) -> bool:
    digits = (reference["hex"] or reference["digits"])[:12]
    code = int(digits, 16 if reference["hex"] else 10)
    return code in (0, 0xFFFD) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF
