"""Articles that were taken down: their text, their photos and every mention go out of what was read, before anything
is assembled from it or kept of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from generator.importer.addresses import Form
from generator.importer.assembling.clusters import Cluster, article_ids, cluster, plain_id
from generator.importer.assembling.figures import media_key
from generator.importer.assembling.labels import UNKNOWN_PAGE
from generator.importer.assembling.material import ArticleKey, Copy, article_key, gather
from generator.importer.assembling.pages import page_facts
from generator.importer.parsed import (
    ListedArticle,
    ListedPage,
    Parsed,
    ParsedArticle,
    ParsedIssue,
    ParsedPage,
    Reading,
    Withdrawn,
)


@dataclass(frozen=True, slots=True)
class Gone:
    """What was taken down."""

    places: frozenset[str]
    """`2021/01/08/ZC02/123456`."""
    known: tuple[Withdrawn, ...] = ()
    """What the ledger of the date tells of it; a capture that comes again brings less."""


def withdraw(
    folder: str, readings: Sequence[Reading], gone: Gone, forms: Sequence[Form]
) -> tuple[list[Reading], tuple[str, ...]]:
    """The readings of one issue without the articles that are gone, and the keys of their photos.

    A capture of such an article keeps what it says of others, the page list and the headlines beside it, and which
    article it was: its address and its photos are known by that when they come again.
    """
    doomed = _doomed(folder, readings, gone, forms)
    copies = [copy for _, each in doomed for copy in each.copies]
    keys = {copy.key for copy in copies} | {mention.key for _, each in doomed for mention in each.mentions}
    listed = {mention.listed for _, each in doomed for mention in each.mentions}
    inside = {id(copy.parsed) for copy in copies if not copy.alone}
    kept: dict[int, list[Withdrawn]] = {}
    for place, each in doomed:
        for copy in each.copies:
            kept.setdefault(id(copy.reading), []).append(_kept(place, copy))
    alone = {id(copy.reading) for copy in copies if copy.alone}
    rest = [
        replace(
            each,
            parsed=_apart(
                _without(each.parsed, listed, inside, kept.get(id(each), ()), id(each) in alone), keys, forms
            ),
        )
        if each.parsed
        else each
        for each in readings
    ]
    photos = {
        key
        for each in rest
        for row in withdrawn_of(each)
        if f"{folder}/{row.place}" in gone.places
        for key in row.photos
    }
    return rest, tuple(sorted(photos))


def _kept(place: str, copy: Copy) -> Withdrawn:
    photos = {media_key(figure.url) for figure in copy.parsed.figures if figure.url}
    return Withdrawn(place, copy.parsed.url or (copy.reading.url if copy.alone else ""), tuple(sorted(photos)))


def _doomed(folder: str, readings: Sequence[Reading], gone: Gone, forms: Sequence[Form]) -> list[tuple[str, Cluster]]:
    """The articles that are meant, each with the place that it has or, where it is known from before, had then."""
    material = gather(sorted(readings, key=lambda each: (each.url, each.sha256)), forms)
    clusters, _ = cluster(material)
    numbers = {facts.key: facts.number for facts in page_facts(material, readings, clusters)}
    before = {
        key: row.place
        for row in sorted({*gone.known, *material.withdrawn})
        if f"{folder}/{row.place}" in gone.places and (key := article_key(row.url, forms)[0])
    }
    known = {*before.values()}
    found: list[tuple[str, Cluster]] = []
    for page in {each.page for each in clusters}:
        number = numbers[page] if page else UNKNOWN_PAGE
        own = [each for each in clusters if each.page == page]
        ids = article_ids(own, number, material)
        for each in own:
            places = [before[key] for key in sorted(each.keys) if key in before]
            places.append(f"{number}/{ids[id(each)]}")
            if (plain := f"{number}/{plain_id(each, number)}") not in known:
                places.append(plain)  # an id that two share by now: which of them was meant, nothing tells any more
            if place := next((place for place in places if f"{folder}/{place}" in gone.places), ""):
                found.append((place, each))
    return found


def withdrawn_of(reading: Reading) -> tuple[Withdrawn, ...]:
    """The articles that a capture held and that were taken down."""
    return reading.parsed.withdrawn if isinstance(reading.parsed, ParsedIssue) else ()


def _apart(parsed: Parsed, keys: Collection[ArticleKey | None], forms: Sequence[Form]) -> Parsed:
    """An article whose 上一篇 and 下一篇 do not lead to those that are gone."""
    if not isinstance(parsed, ParsedArticle):
        return parsed
    previous, following = (
        "" if url and article_key(url, forms)[0] in keys else url for url in (parsed.previous_url, parsed.next_url)
    )
    return replace(parsed, previous_url=previous, next_url=following)


def _without(
    parsed: Parsed, listed: set[ListedArticle], inside: set[int], kept: Iterable[Withdrawn], alone: bool
) -> Parsed:
    def rest(articles: tuple[ListedArticle, ...]) -> tuple[ListedArticle, ...]:
        return tuple(each for each in articles if each not in listed)

    pages = tuple(replace(page, articles=rest(page.articles)) for page in parsed.pages)
    if isinstance(parsed, ParsedPage):
        zones = tuple(zone for zone in parsed.zones if ListedArticle(zone.url, zone.title) not in listed)
        return replace(parsed, articles=rest(parsed.articles), others=rest(parsed.others), zones=zones, pages=pages)
    if isinstance(parsed, ParsedIssue):
        left = tuple(each for each in parsed.articles if id(each) not in inside)
        return replace(parsed, pages=pages, articles=left, withdrawn=tuple(sorted({*parsed.withdrawn, *kept})))
    if not alone:
        return replace(parsed, listed=rest(parsed.listed), pages=pages)
    beside = rest(parsed.listed)
    own = (ListedPage("", parsed.page, parsed.page_name, articles=beside),) if parsed.page else ()
    return ParsedIssue(pages=(*pages, *own), withdrawn=tuple(kept))
