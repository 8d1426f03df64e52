"""Where the ids and classes of a document stand: looked up once, so that a selector needs no walk of its own."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from lxml import etree, html

_Find = Callable[[html.HtmlElement], list[Any]]
_IDS = cast("_Find", etree.XPath("descendant-or-self::*/@id", smart_strings=False))
_ALL_IDS = cast("_Find", etree.XPath("//@id", smart_strings=False))
_WITH_ID = cast("_Find", etree.XPath("descendant-or-self::*/@id/.."))
_CLASSES = cast("_Find", etree.XPath("descendant-or-self::*/@class", smart_strings=False))
_WITH_CLASS = cast("_Find", etree.XPath("descendant-or-self::*/@class/.."))
_BLANKS = re.compile(r"[ \t\r\n]+")

Elements = Sequence[html.HtmlElement]


@dataclass(frozen=True, slots=True)
class Index:
    """The elements of a document by id and by class, in its order. An id may stand twice: these are no clean pages."""

    ids: Mapping[str, Elements]
    classes: Mapping[str, Elements]


def index_of(tree: html.HtmlElement) -> Index:
    """The index of a tree. Markup broken at its very start may leave elements beside the root: they are none of it,
    but what their ids are is known, as XPath finds them."""
    ids: dict[str, list[html.HtmlElement]] = {}
    for name, element in zip(_IDS(tree), _WITH_ID(tree), strict=True):
        ids.setdefault(name, []).append(element)
    if tree.getprevious() is not None or tree.getnext() is not None:
        for name in _ALL_IDS(tree):
            ids.setdefault(name, [])
    classes: dict[str, list[html.HtmlElement]] = {}
    for names, element in zip(_CLASSES(tree), _WITH_CLASS(tree), strict=True):
        for name in _names(names):
            classes.setdefault(name, []).append(element)
    return Index(ids, classes)


@lru_cache(maxsize=1024)
def _names(text: str) -> frozenset[str]:
    """The names in a `class`, as CSS parts them: a no-break blank is a letter."""
    return frozenset(_BLANKS.split(text))
