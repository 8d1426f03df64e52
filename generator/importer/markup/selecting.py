"""Selectors over a parsed document, and the text a reader sees of an element.

A selector is CSS; where it starts with `/` or `(` it is XPath, which may also give attributes as text.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from cssselect import GenericTranslator, SelectorError
from lxml import etree, html

from generator.importer.cleaning.messages import without_messages

_UNSEEN = frozenset({"script", "style", "noscript", "select", "option", "textarea"})

_APART = frozenset(
    {"br", "p", "div", "td", "th", "tr", "table", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "title"}
)


@cache
def compile_selector(selector: str) -> etree.XPath:
    """The compiled selector.

    Errors: ValueError where it is neither CSS nor XPath.
    """
    if selector.startswith(("/", "(")):
        expression = selector
    else:
        try:
            expression = GenericTranslator().css_to_xpath(selector, prefix="descendant-or-self::")
        except SelectorError as error:
            raise ValueError(f"{selector!r} is no CSS selector: {error}") from None
    try:
        return etree.XPath(expression)
    except etree.XPathSyntaxError as error:
        raise ValueError(f"{selector!r} is no XPath: {error}") from None


def select(node: html.HtmlElement, selector: str) -> list[html.HtmlElement | str]:
    """Everything that a selector finds, in document order."""
    found = compile_selector(selector)(node)
    if not isinstance(found, list):
        return [str(found)] if found else []
    return [item for item in found if isinstance(item, (str, html.HtmlElement))]


def elements(node: html.HtmlElement, selectors: Sequence[str]) -> Iterator[html.HtmlElement]:
    """The elements that any of the selectors finds, selector by selector."""
    for selector in selectors:
        for item in select(node, selector):
            if isinstance(item, html.HtmlElement):
                yield item


def first_element(node: html.HtmlElement, selectors: Sequence[str]) -> html.HtmlElement | None:
    """The first element that a selector finds; None without."""
    return next(elements(node, selectors), None)


def field_text(node: html.HtmlElement, selectors: Sequence[str]) -> str:
    """The text of the first selector that finds any, on one line and without CMS messages; else empty."""
    for selector in selectors:
        for item in select(node, selector):
            text = without_messages(item.strip() if isinstance(item, str) else line_text(item))
            if text:
                return text
    return ""


def line_text(element: html.HtmlElement) -> str:
    """What a reader sees of an element, on one line: a `<br>` is a blank, scripts and arrows are nothing."""
    if not len(element) and element.tag not in _UNSEEN:  # the most of them: a link with nothing but its words
        return folded(element.text) if element.text and not is_glyph(element) else ""
    return folded("".join(_pieces(element)))


def folded(text: str) -> str:
    """Text with its ASCII blanks and line ends folded to one; full-width and no-break blanks stay, but at the ends."""
    if text.isalnum():
        return text
    return " ".join(
        part for part in text.replace("\r", "\n").replace("\n", " ").replace("\t", " ").split(" ") if part
    ).strip()


def is_glyph(element: html.HtmlElement) -> bool:
    """Whether an element is an arrow in a symbol font: `<font face=Webdings>3</font>`."""
    face, style = element.get("face"), element.get("style")
    return bool((face and "dings" in face.lower()) or (style and "dings" in style.lower()))


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or is_glyph(element):
        return
    apart = element.tag in _APART
    if apart:
        yield " "
    if element.text:
        yield element.text
    for child in element:
        yield from _pieces(child)
        if child.tail:
            yield child.tail
    if apart:
        yield " "
