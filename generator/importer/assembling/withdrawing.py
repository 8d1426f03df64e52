"""Articles that were taken down: their text, their photos and every mention go out of what was read, before anything
is assembled from it or kept of it."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from generator.importer.addresses import Form
from generator.importer.assembling.clusters import Cluster, article_ids, cluster
from generator.importer.assembling.figures import media_key
from generator.importer.assembling.labels import UNKNOWN_PAGE
from generator.importer.assembling.material import ArticleKey, article_key, gather
from generator.importer.assembling.pages import page_facts
from generator.importer.parsed import ListedArticle, ListedPage, Parsed, ParsedArticle, ParsedIssue, ParsedPage, Reading


def withdraw(
    folder: str, readings: Sequence[Reading], gone: Collection[str], forms: Sequence[Form]
) -> tuple[list[Reading], dict[tuple[str, str], str], tuple[str, ...]]:
    """The readings of one issue without the articles `gone` (`2021/01/08/ZC02/123456`); what each capture of one
    became, by (URL, SHA-256); and the keys of their photos.

    A capture of such an article keeps what it says of others: the page list, the headlines beside it.
    """
    doomed = _doomed(folder, readings, gone, forms)
    copies = [copy for _, each in doomed for copy in each.copies]
    keys = {copy.key for copy in copies} | {mention.key for _, each in doomed for mention in each.mentions}
    listed = {mention.listed for _, each in doomed for mention in each.mentions}
    whole = {id(copy.reading) for copy in copies if copy.alone}
    inside = {id(copy.parsed) for copy in copies if not copy.alone}
    became = {
        (copy.reading.url, copy.reading.sha256): f"article {place}, which was taken down"
        for place, each in doomed
        for copy in each.copies
        if copy.alone
    }
    photos = {media_key(figure.url) for copy in copies for figure in copy.parsed.figures if figure.url}
    rest = [
        replace(each, parsed=_apart(_without(each.parsed, listed, inside, id(each) in whole), keys, forms))
        if each.parsed
        else each
        for each in readings
    ]
    return rest, became, tuple(sorted(photos))


def _doomed(
    folder: str, readings: Sequence[Reading], gone: Collection[str], forms: Sequence[Form]
) -> list[tuple[str, Cluster]]:
    material = gather(sorted(readings, key=lambda each: (each.url, each.sha256)), forms)
    clusters, _ = cluster(material)
    numbers = {facts.key: facts.number for facts in page_facts(material, readings, clusters)}
    found: list[tuple[str, Cluster]] = []
    for key in {each.page for each in clusters}:
        number = numbers[key] if key else UNKNOWN_PAGE
        own = [each for each in clusters if each.page == key]
        ids = article_ids(own, number)
        places = {id(each): f"{number}/{ids[id(each)]}" for each in own}
        found += [(places[id(each)], each) for each in own if f"{folder}/{places[id(each)]}" in gone]
    return found


def _apart(parsed: Parsed, keys: Collection[ArticleKey | None], forms: Sequence[Form]) -> Parsed:
    """An article whose 上一篇 and 下一篇 do not lead to those that are gone."""
    if not isinstance(parsed, ParsedArticle):
        return parsed
    previous, following = (
        "" if url and article_key(url, forms)[0] in keys else url for url in (parsed.previous_url, parsed.next_url)
    )
    return replace(parsed, previous_url=previous, next_url=following)


def _without(parsed: Parsed, listed: set[ListedArticle], inside: set[int], whole: bool) -> Parsed:
    def rest(articles: tuple[ListedArticle, ...]) -> tuple[ListedArticle, ...]:
        return tuple(each for each in articles if each not in listed)

    pages = tuple(replace(page, articles=rest(page.articles)) for page in parsed.pages)
    if isinstance(parsed, ParsedPage):
        zones = tuple(zone for zone in parsed.zones if ListedArticle(zone.url, zone.title) not in listed)
        return replace(parsed, articles=rest(parsed.articles), others=rest(parsed.others), zones=zones, pages=pages)
    if isinstance(parsed, ParsedIssue):
        return replace(parsed, pages=pages, articles=tuple(each for each in parsed.articles if id(each) not in inside))
    if not whole:
        return replace(parsed, listed=rest(parsed.listed), pages=pages)
    beside = rest(parsed.listed)
    own = (ListedPage("", parsed.page, parsed.page_name, articles=beside),) if parsed.page else ()
    return ParsedIssue(pages=(*pages, *own))
