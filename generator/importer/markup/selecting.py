"""Selectors over a parsed document, and the text a reader sees of an element.

A selector is CSS; where it starts with `/` or `(` it is XPath, which may also give attributes as text.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from cssselect import GenericTranslator, SelectorError, parse
from cssselect.parser import Class, CombinedSelector, Element, Hash, Tree
from lxml import etree, html

from generator.importer.cleaning.messages import without_messages
from generator.importer.document import Document
from generator.importer.document.index import Index, names_in

Place: TypeAlias = Document | html.HtmlElement
"""Where a selector looks: in a whole document, by its index where that is enough, or in one element."""

UNSEEN = frozenset({"script", "style", "noscript", "select", "option", "textarea"})
"""Elements whose text is shown to nobody."""
_APART = frozenset(
    {"br", "p", "div", "td", "th", "tr", "table", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "title"}
)
_AT_ID = re.compile(r"//(?P<tag>\*|\w+)\[@id='(?P<id>[\w-]+)'\](?P<rest>.*)", re.DOTALL)
_AT_CLASS = re.compile(r"//(?:\*|\w+)\[contains\(@class,'(?P<part>[\w-]+)'\)\](?P<rest>.*)", re.DOTALL)
"""A path from an element with an id, or a class, without which it finds nothing; where `rest` is a path too."""
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_PREDICATE = re.compile(r"\[[^\[\]]*\]")
_PATH = re.compile(r"[\w/:@.*()-]*")
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
    part: str = ""
    """Without this in the value of some `class` nothing is found."""
    onward: etree.XPath | None = None
    """The path from the one element with its id on, where that is all there is to it."""


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
        return _anchored(xpath, selector)
    try:
        trees = [each.parsed_tree for each in parse(selector)]
        expression = GenericTranslator().css_to_xpath(selector, prefix="descendant-or-self::")
    except SelectorError as error:
        raise ValueError(f"{selector!r} is no CSS selector: {error}") from None
    xpath = _compiled(expression, selector)
    if len(trees) > 1:
        return Selector(xpath)
    return Selector(xpath, _steps(trees[0]), frozenset(_needed(trees[0], Hash)), frozenset(_needed(trees[0], Class)))


def _anchored(xpath: etree.XPath, selector: str) -> Selector:
    """A path, with the id or the class that it begins at."""
    if (at := _AT_ID.fullmatch(selector)) and _leads_on(at["rest"]):
        onward = etree.XPath(f"self::{at['tag']}{at['rest']}") if at["rest"].startswith("/") else None
        return Selector(xpath, ids=frozenset((at["id"],)), onward=onward)
    if (at := _AT_CLASS.fullmatch(selector)) and _leads_on(at["rest"]):
        return Selector(xpath, part=at["part"])
    return Selector(xpath)


def _leads_on(rest: str) -> bool:
    """Whether a piece of XPath is steps and predicates alone: no union, nothing that reckons."""
    rest = _QUOTED.sub("", rest)
    while (inner := _PREDICATE.sub("", rest)) != rest:
        rest = inner
    return _PATH.fullmatch(rest) is not None


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
        if compiled.steps:
            return _at(place, compiled.steps)
        if not _may_find(compiled, place.index):
            return ()
        found = _from_anchor(compiled, place.index) if compiled.onward else compiled.xpath(place.tree)
    else:
        found = compiled.xpath(place)
    if not isinstance(found, list):
        return [str(found)] if found else []
    return [item for item in found if isinstance(item, (str, html.HtmlElement))]


@lru_cache(maxsize=64)
def needed_by(selectors: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The ids and the classes that the selectors name as needed."""
    compiled = [compile_selector(selector) for selector in selectors]
    ids, classes = [each.ids for each in compiled], [each.classes for each in compiled]
    return frozenset[str]().union(*ids), frozenset[str]().union(*classes)


def may_find(selectors: Sequence[str], ids: AbstractSet[str], classes: AbstractSet[str]) -> bool:
    """Whether any of the selectors can find something where of the names that they need these are there."""
    return any(each.ids <= ids and each.classes <= classes for each in map(compile_selector, selectors))


def _may_find(compiled: Selector, index: Index) -> bool:
    if not (compiled.ids <= index.ids and compiled.classes <= index.classes):
        return False
    return not compiled.part or any(compiled.part in value for value in index.class_values)


def _from_anchor(compiled: Selector, index: Index) -> object:
    """What a path finds that begins at an id: in a tenth of the time where one element has it."""
    (name,) = compiled.ids
    anchors = index.with_id(name) if index.is_whole else ()
    return compiled.onward(anchors[0]) if compiled.onward and len(anchors) == 1 else compiled.xpath(index.tree)


def _at(document: Document, steps: Sequence[Step]) -> Sequence[html.HtmlElement]:
    """What the last step finds, within what the one before finds."""
    *outer, step = steps
    places = set(_at(document, outer)) if outer else set()
    if outer and not places:
        return ()
    if step.id or step.name:
        found = document.index.with_id(step.id) if step.id else document.index.with_class(step.name)
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
    for selector in selectors:
        for item in select(place, selector):
            if isinstance(item, html.HtmlElement):
                return item
    return None


def field_text(place: Place, selectors: Sequence[str]) -> str:
    """The text of the first selector that finds any, on one line and without CMS messages; else empty."""
    for selector in selectors:
        for item in select(place, selector):
            text = without_messages(item.strip() if isinstance(item, str) else line_text(item))
            if text:
                return text
    return ""


def classes_of(element: html.HtmlElement) -> frozenset[str]:
    """The classes of an element."""
    return names_in(element.get("class") or "")


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
