"""Where the ids and classes of a document stand: looked up once, so that a selector needs no walk of its own."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
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


@dataclass(frozen=True, eq=False)
class Index:
    """The ids and classes of a tree, and the elements that have them. An id may stand twice: these are no clean pages.

    Most documents are asked for a handful of elements; that an id or a class is not there costs no look at any.
    """

    tree: html.HtmlElement

    @cached_property
    def ids(self) -> AbstractSet[str]:
        """Every id, of elements beside the root too."""
        return frozenset(self._id_values if self.is_whole else _ALL_IDS(self.tree))

    @cached_property
    def classes(self) -> AbstractSet[str]:
        """Every class."""
        return frozenset(self._values)

    @cached_property
    def class_values(self) -> Collection[str]:
        """Every value of a `class`, as it stands."""
        return frozenset(self._class_values)

    @cached_property
    def is_whole(self) -> bool:
        """Whether all is below the root: markup broken at its very start may leave elements beside it."""
        return self.tree.getprevious() is None and self.tree.getnext() is None

    def with_id(self, name: str) -> Elements:
        """The elements of the tree that have an id, in its order."""
        if name not in self.ids:
            return ()
        elements = self._with_id
        return [elements[at] for at, value in enumerate(self._id_values) if value == name]

    def with_class(self, name: str) -> Elements:
        """The elements of the tree that have a class, in its order."""
        values = self._values.get(name)
        if not values:
            return ()
        elements = self._with_class
        return [elements[at] for at, value in enumerate(self._class_values) if value in values]

    @cached_property
    def _values(self) -> Mapping[str, Collection[str]]:
        """The values that have a class in them."""
        values: dict[str, list[str]] = {}
        for value in self.class_values:
            for name in names_in(value):
                values.setdefault(name, []).append(value)
        return values

    @cached_property
    def _id_values(self) -> Sequence[str]:
        return _IDS(self.tree)

    @cached_property
    def _with_id(self) -> Elements:
        return _WITH_ID(self.tree)

    @cached_property
    def _class_values(self) -> Sequence[str]:
        return _CLASSES(self.tree)

    @cached_property
    def _with_class(self) -> Elements:
        return _WITH_CLASS(self.tree)


@lru_cache(maxsize=1024)
def names_in(value: str) -> frozenset[str]:
    """The names in a `class`, as CSS parts them: a no-break blank is a letter."""
    return frozenset(_BLANKS.split(value))
