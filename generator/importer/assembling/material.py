"""Readings of one issue -> what they say: copies of articles, mentions of articles, captured and named pages."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from generator.importer.addresses import Address, Form, classify
from generator.importer.assembling.labels import PageKey, page_key
from generator.importer.parsed import (
    ListedArticle,
    ListedPage,
    ParsedArticle,
    ParsedIssue,
    ParsedPage,
    Reading,
    Withdrawn,
)

T = TypeVar("T")
ArticleKey = tuple[str, str, str]
"""(folder, page label, serial) of an article's address; ("", "", identity) where it has no serial."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One captured text of an article."""

    reading: Reading
    parsed: ParsedArticle
    address: Address
    key: ArticleKey | None
    page: PageKey | None
    alone: bool
    """Whether the capture holds nothing but this article."""

    @property
    def serial(self) -> str:
        """By its address, as the project's forms read it now; else as they read it when it was imported."""
        return self.address.serial or (self.reading.serial if self.alone else "")

    @property
    def rank(self) -> tuple[object, ...]:
        """Sorts the fullest copy first; a total order that does not know who came when."""
        parsed = self.parsed
        fields = (parsed.title, parsed.kicker, parsed.subtitle, parsed.byline, parsed.authors, self.reading.url)
        return (
            -sum(len(re.sub(r"\s", "", block)) for block in parsed.blocks),
            -len(parsed.figures),
            not self.alone,
            -sum(bool(each) for each in fields),
            *plainness(self.reading),
        )


@dataclass(frozen=True, slots=True)
class Mention:
    """An article as some document names it."""

    listed: ListedArticle
    key: ArticleKey | None
    address: Address
    page: PageKey | None
    source: Reading


@dataclass(frozen=True, slots=True)
class PageDocument:
    """One capture of a newspaper page."""

    reading: Reading
    parsed: ParsedPage
    key: PageKey

    @property
    def rank(self) -> tuple[object, ...]:
        """Sorts the fullest capture of a page first."""
        parsed = self.parsed
        found = len(parsed.articles) + len(parsed.zones) + len(parsed.pages) + len(parsed.images) + bool(parsed.pdf)
        return (-found, *plainness(self.reading))


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A page as some document names it."""

    listed: ListedPage
    key: PageKey
    source: Reading


@dataclass(slots=True)
class Material:
    """Everything that the readings of one issue say."""

    copies: list[Copy] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    lists: list[tuple[int, list[Mention]]] = field(default_factory=list)
    """(how weak, mentions in order): 0 a page's own list, 1 a directory, 2 beside an article, 3 zones."""
    documents: list[PageDocument] = field(default_factory=list)
    named: list[list[NamedPage]] = field(default_factory=list)
    """Page lists, each in its order."""
    aliases: dict[PageKey, PageKey] = field(default_factory=dict)
    """Page label of the address -> printed page number, where the two differ."""
    forms: Sequence[Form] = ()
    """The project's own address forms."""
    neighbours: list[tuple[str, Reading]] = field(default_factory=list)
    """Addresses of 上一篇 and 下一篇, and the article that names each."""
    withdrawn: list[Withdrawn] = field(default_factory=list)
    """Articles that were taken down."""


def plainness(reading: Reading) -> tuple[bool, bool, str, str]:
    """Sorts plain addresses before mobile twins and those with a query; ends every total order."""
    twin = re.search(r"//(?:h5|m|wap|mobile|pad)\.|/(?:h5|m|wap|mobile|pad)/", reading.url) is not None
    return (twin, "?" in reading.url, reading.url, reading.sha256)


def witness(reading: Reading) -> str:
    """How a report names the capture that says something."""
    return reading.url or reading.path or f"sha256:{reading.sha256[:16]}"


def article_key(url: str, forms: Sequence[Form] = ()) -> tuple[ArticleKey | None, Address]:
    """What an article's address pairs by, and the address; `forms`: the project's own."""
    address = classify(url, forms)
    if not url or not address.identity:
        return None, address
    if address.serial:
        return (address.identity.rpartition("/")[0], address.page, address.serial), address
    return ("", "", address.identity), address


def gather(readings: Sequence[Reading], forms: Sequence[Form] = ()) -> Material:
    """What the readings of one issue say; `forms`: the project's own address forms."""
    material = Material(aliases=_aliases(readings), forms=forms)
    for reading in readings:
        parsed = reading.parsed
        if isinstance(parsed, ParsedPage):
            _gather_page(material, reading, parsed)
        elif isinstance(parsed, ParsedArticle):
            copy = _copy(material, reading, parsed, True)
            material.copies.append(copy)
            _add_list(material, 2, reading, parsed.listed, copy.page)
            material.neighbours += [(url, reading) for url in (parsed.previous_url, parsed.next_url) if url]
            _name_pages(material, reading, parsed.pages)
        elif isinstance(parsed, ParsedIssue):
            for article in parsed.articles:
                material.copies.append(_copy(material, reading, article, False))
            inside = [(ListedArticle(a.url, a.title, a.page), a) for a in parsed.articles]
            _add_list(material, 1, reading, [listed for listed, _ in inside], None)
            _name_pages(material, reading, parsed.pages)
            material.withdrawn += parsed.withdrawn
    return material


def _gather_page(material: Material, reading: Reading, parsed: ParsedPage) -> None:
    key = page_key(parsed.number) or _key_of(material, reading.page)
    if key is None:
        return
    material.documents.append(PageDocument(reading, parsed, key))
    _add_list(material, 0, reading, parsed.articles, key)
    _add_list(material, 3, reading, [ListedArticle(zone.url, zone.title) for zone in parsed.zones], key)
    for other in parsed.others:
        material.mentions.extend(_mentions(material, reading, [other], None))
    _name_pages(material, reading, parsed.pages)


def _copy(material: Material, reading: Reading, parsed: ParsedArticle, alone: bool) -> Copy:
    key, address = article_key(parsed.url or (reading.url if alone else ""), material.forms)
    page = (
        _key_of(material, address.page) or (_key_of(material, reading.page) if alone else None) or page_key(parsed.page)
    )
    return Copy(reading, parsed, address, key, page, alone)


def _add_list(
    material: Material, weakness: int, reading: Reading, listed: Iterable[ListedArticle], page: PageKey | None
) -> None:
    mentions = list(_mentions(material, reading, listed, page))
    if mentions:
        material.mentions.extend(mentions)
        material.lists.append((weakness, mentions))


def _mentions(
    material: Material, reading: Reading, listed: Iterable[ListedArticle], page: PageKey | None
) -> Iterator[Mention]:
    for each in listed:
        key, address = article_key(each.url, material.forms)
        if address.kind not in ("article", "") or not (key or each.title.strip()):
            continue
        where = page_key(each.page) or page or _key_of(material, address.page)
        yield Mention(each, key, address, where, reading)


def unlisted(material: Material, date: dt.date) -> list[tuple[PageKey | None, str, str]]:
    """Articles of the date that only 上一篇 or 下一篇 of another names: (page, address, what names it), by address."""
    nodes: list[Copy | Mention] = [*material.copies, *material.mentions]
    known = {node.key for node in nodes}
    found: dict[ArticleKey, tuple[PageKey | None, str, str]] = {}
    for url, reading in sorted(material.neighbours, key=lambda pair: (pair[0], witness(pair[1]))):
        key, address = article_key(url, material.forms)
        if key and key not in known and address.kind == "article" and address.serial and address.date in (date, None):
            found.setdefault(key, (_key_of(material, address.page), url, witness(reading)))
    return list(found.values())


def _name_pages(material: Material, reading: Reading, pages: Iterable[ListedPage]) -> None:
    named: dict[PageKey, NamedPage] = {}
    for page in pages:
        key = page_key(page.number) or _key_of(material, classify(page.url, material.forms).page)
        if key is not None:
            named.setdefault(key, NamedPage(page, key, reading))
            _add_list(material, 1, reading, page.articles, key)
    if named:
        material.named.append(list(named.values()))


def _key_of(material: Material, label: str) -> PageKey | None:
    key = page_key(label)
    return material.aliases.get(key, key) if key else None


def _aliases(readings: Iterable[Reading]) -> dict[PageKey, PageKey]:
    printed: dict[PageKey, set[PageKey]] = {}
    taken: set[PageKey] = set()
    for reading in readings:
        if isinstance(reading.parsed, ParsedPage):
            number, label = page_key(reading.parsed.number), page_key(reading.page)
            if number:
                taken.add(number)
            if number and label:
                printed.setdefault(label, set()).add(number)
    return {label: min(numbers) for label, numbers in printed.items() if label not in numbers and label not in taken}


def merged(orders: Iterable[Sequence[T]]) -> list[T]:
    """One order from several, the earlier deciding: what a later one adds comes after its predecessor there."""
    result: list[T] = []
    seen: set[T] = set()
    for order in orders:
        place = 0
        for item in order:
            if item in seen:
                place = result.index(item) + 1
            else:
                result.insert(place, item)
                seen.add(item)
                place += 1
    return result
