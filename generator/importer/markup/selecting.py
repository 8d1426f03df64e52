"""Selectors over a parsed document, and the text a reader sees of an element.

A selector is CSS; where it starts with `/` or `(` it is XPath, which may also give attributes as text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from cssselect import GenericTranslator, SelectorError, parse
from cssselect.parser import Class, CombinedSelector, Element, Hash, Tree
from lxml import etree, html

from generator.importer.cleaning.messages import without_messages
from generator.importer.document import Document
from generator.importer.document.index import Index

Place: TypeAlias = Document | html.HtmlElement
"""Where a selector looks: in a whole document, by its index where that is enough, or in one element."""

UNSEEN = frozenset({"script", "style", "noscript", "select", "option", "textarea"})
"""Elements whose text is shown to nobody."""
_APART = frozenset(
    {"br", "p", "div", "td", "th", "tr", "table", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "title"}
)
_NEEDS_ID = re.compile(r"^//(?:\*|\w+)\[@id='(?P<id>[\w-]+)'\](?:[\w/:@.*()-]|\[[^\[\]|]*\])*$")
"""One path from an element with an id on, without which it finds nothing."""
_ID_CALL = re.compile(r"(?<![\w-])id\(\s*(?P<id>'[^'\s]+'|\"[^\"\s]+\")\s*\)")
_STARTS_AT_ID = re.compile(r"^(?P<open>\(*)//\*\[@id='(?P<id>[\w-]+)'\](?=[/)]|$)")


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a selector that is no more than `td.font01`, `#ozoom`, `founder-title`."""

    tag: str
    id: str = ""
    name: str = ""
    """Its class."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A compiled selector, and what a document's index can tell of it."""

    xpath: etree.XPath
    steps: tuple[Step, ...] = ()
    """Where it is one step, or one within another (`#ozoom founder-content`): the index finds it alone."""
    ids: frozenset[str] = frozenset()
    """Without these in the document nothing is found."""
    classes: frozenset[str] = frozenset()
    """As `ids`."""


@cache
def compile_selector(selector: str) -> Selector:
    """The compiled selector.

    Errors: ValueError where it is neither CSS nor XPath.
    """
    if selector.startswith(("/", "(")):
        # The attributes are few, the elements many: the same elements, found in a tenth of the time.
        quick = _STARTS_AT_ID.sub(r"\g<open>//@id[.='\g<id>']/..", selector, count=1)
        # The parser registers no ids.
        xpath = _compiled(_ID_CALL.sub(r"(//@id[.=\g<id>]/..)[1]", quick), selector)
        needed = _NEEDS_ID.match(selector)
        return Selector(xpath, ids=frozenset((needed["id"],)) if needed else frozenset())
    try:
        trees = [each.parsed_tree for each in parse(selector)]
        expression = GenericTranslator().css_to_xpath(selector, prefix="descendant-or-self::")
    except SelectorError as error:
        raise ValueError(f"{selector!r} is no CSS selector: {error}") from None
    xpath = _compiled(expression, selector)
    if len(trees) > 1:
        return Selector(xpath)
    return Selector(xpath, _steps(trees[0]), frozenset(_needed(trees[0], Hash)), frozenset(_needed(trees[0], Class)))


def _compiled(expression: str, selector: str) -> etree.XPath:
    try:
        return etree.XPath(expression)
    except etree.XPathSyntaxError as error:
        raise ValueError(f"{selector!r} is no XPath: {error}") from None


def _needed(tree: Tree, kind: type[Hash] | type[Class]) -> Iterator[str]:
    """The ids or the classes that a selector cannot do without."""
    while not isinstance(tree, Element):
        if isinstance(tree, kind):
            yield tree.id if isinstance(tree, Hash) else tree.class_name
        if isinstance(tree, CombinedSelector):
            yield from _needed(tree.subselector, kind)
        tree = tree.selector


def _steps(tree: Tree) -> tuple[Step, ...]:
    parts = [tree]
    if isinstance(tree, CombinedSelector) and tree.combinator == " ":
        parts = [tree.selector, tree.subselector]
    steps = [step for part in parts if (step := _step(part))]
    return tuple(steps) if len(steps) == len(parts) else ()


def _step(tree: Tree) -> Step | None:
    inner = tree.selector if isinstance(tree, Hash | Class) else tree
    if not isinstance(inner, Element) or inner.namespace or (inner is tree and not inner.element):
        return None
    return Step(
        inner.element or "",
        tree.id if isinstance(tree, Hash) else "",
        tree.class_name if isinstance(tree, Class) else "",
    )


def select(place: Place, selector: str) -> Sequence[html.HtmlElement | str]:
    """Everything that a selector finds, in document order."""
    compiled = compile_selector(selector)
    if isinstance(place, Document):
        if not _may_find(compiled, place.index):
            return ()
        if compiled.steps:
            return _at(place, compiled.steps)
        place = place.tree
    found = compiled.xpath(place)
    if not isinstance(found, list):
        return [str(found)] if found else []
    return [item for item in found if isinstance(item, (str, html.HtmlElement))]


def may_find(document: Document, selectors: Sequence[str]) -> bool:
    """Whether the ids and classes that any of the selectors needs are there: a look that costs next to nothing."""
    return any(_may_find(compile_selector(selector), document.index) for selector in selectors)


def _may_find(compiled: Selector, index: Index) -> bool:
    return index.ids.keys() >= compiled.ids and index.classes.keys() >= compiled.classes


def _at(document: Document, steps: Sequence[Step]) -> Sequence[html.HtmlElement]:
    """What the last step finds, within what the one before finds."""
    *outer, step = steps
    places = set(_at(document, outer)) if outer else set()
    if step.id or step.name:
        found = (document.index.ids.get(step.id) if step.id else document.index.classes.get(step.name)) or ()
        found = [element for element in found if element.tag == step.tag] if step.tag else found
    else:
        found = list(document.tree.iter(step.tag))
    return [element for element in found if not places.isdisjoint(element.iterancestors())] if outer else found


def elements(place: Place, selectors: Sequence[str]) -> Iterator[html.HtmlElement]:
    """The elements that any of the selectors finds, selector by selector."""
    for selector in selectors:
        for item in select(place, selector):
            if isinstance(item, html.HtmlElement):
                yield item


def first_element(place: Place, selectors: Sequence[str]) -> html.HtmlElement | None:
    """The first element that a selector finds; None without."""
    return next(elements(place, selectors), None)


def field_text(place: Place, selectors: Sequence[str]) -> str:
    """The text of the first selector that finds any, on one line and without CMS messages; else empty."""
    for selector in selectors:
        for item in select(place, selector):
            text = without_messages(item.strip() if isinstance(item, str) else line_text(item))
            if text:
                return text
    return ""


def line_text(element: html.HtmlElement) -> str:
    """What a reader sees of an element, on one line: a `<br>` is a blank, scripts and arrows are nothing."""
    if not len(element) and element.tag not in UNSEEN:  # the most of them: a link with nothing but its words
        return folded(element.text) if element.text and not is_glyph(element) else ""
    pieces: list[str] = []
    _gather(element, pieces)
    return folded("".join(pieces))


def folded(text: str) -> str:
    """Text with its ASCII blanks and line ends folded to one; full-width and no-break blanks stay, but at the ends."""
    if text.isalnum():
        return text
    if "\r" in text or "\n" in text or "\t" in text:
        text = text.replace("\r", "\n").replace("\n", " ").replace("\t", " ")
    if "  " in text:
        text = " ".join(part for part in text.split(" ") if part)
    return text.strip()


def is_glyph(element: html.HtmlElement) -> bool:
    """Whether an element is an arrow in a symbol font: `<font face=Webdings>3</font>`."""
    face, style = element.get("face"), element.get("style")
    return bool((face and "dings" in face.lower()) or (style and "dings" in style.lower()))


def _gather(element: html.HtmlElement, pieces: list[str]) -> None:
    tag = element.tag
    if tag == "img" or not isinstance(tag, str) or tag in UNSEEN or is_glyph(element):
        return
    apart = tag in _APART
    if apart:
        pieces.append(" ")
    if element.text:
        pieces.append(element.text)
    for child in element:
        _gather(child, pieces)
        if child.tail:
            pieces.append(child.tail)
    if apart:
        pieces.append(" ")
