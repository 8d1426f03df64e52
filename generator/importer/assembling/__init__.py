"""Parsed pages and articles of a date -> its issues, whatever order they came in."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.config import Edition
from generator.content.article_file import write_article
from generator.content.issue_file import write_issue_file
from generator.content.paths import article_file, issue_file
from generator.importer.addresses import Form
from generator.importer.assembling.editions import by_edition
from generator.importer.assembling.figures import MediaUse, media_key
from generator.importer.assembling.findings import Anomaly, Duplicate, Gap
from generator.importer.assembling.issues import Assembled, assemble_issue
from generator.importer.assembling.links import Places, TargetKey, dates_linked, targets_elsewhere, with_own_links
from generator.importer.assembling.withdrawing import Gone, withdraw, withdrawn_of
from generator.importer.media import Media
from generator.importer.parsed import ParsedArticle, ParsedIssue, ParsedPage, Reading
from generator.model import Issue, IssueKey

NOTHING_GONE = Gone(frozenset())

__all__ = [
    "NOTHING_GONE", "Anomaly", "Assembled", "Duplicate", "Gap", "Gone", "MediaUse", "Places", "TargetKey", "assemble",
    "dates_linked", "issue_texts", "media_key", "media_urls", "places_of", "targets_elsewhere", "with_links",
    "withdrawn_of",
]  # fmt: skip


def assemble(
    date: dt.date,
    readings: Sequence[Reading],
    known: Mapping[str, Media],
    editions: Sequence[Edition] = (),
    forms: Sequence[Form] = (),
    gone: Gone = NOTHING_GONE,
) -> list[Assembled]:
    """The issues of a date, the main edition first; `known`: captured media by `media_key` of their address.

    `forms` are the project's own address forms: what a list names has the id that it will have once it is captured.
    `gone`: the articles that were taken down.
    """
    names = {edition.code: edition.name for edition in editions}
    groups = by_edition(readings, editions, forms)
    codes = sorted(groups, key=lambda code: [*names].index(code) if code else -1)
    return [_assemble(IssueKey(date, code), groups[code], known, names.get(code, ""), forms, gone) for code in codes]


def places_of(assembled: Iterable[Assembled]) -> Places:
    """Where all that was captured of a date lies, the main edition's before the others'."""
    found: dict[TargetKey, str] = {}
    for each in assembled:
        found = {**each.places, **found}
    return found


def with_links(assembled: Iterable[Assembled], elsewhere: Places, forms: Sequence[Form] = ()) -> list[Assembled]:
    """The issues of a date, their texts linking to what was captured instead of to the old site; `elsewhere`: what
    they link to on other dates."""
    issues = list(assembled)
    places = {**elsewhere, **places_of(issues)}
    return [replace(each, issue=with_own_links(each.issue, places, forms)) for each in issues]


def _assemble(
    key: IssueKey,
    readings: Sequence[Reading],
    known: Mapping[str, Media],
    name: str,
    forms: Sequence[Form],
    gone: Gone,
) -> Assembled:
    if not any(place.startswith(f"{key.folder}/") for place in gone.places):
        return assemble_issue(key, readings, known, name, forms)
    rest, photos = withdraw(key.folder, readings, gone, forms)
    return replace(assemble_issue(key, rest, known, name, forms), withdrawn=photos)


def issue_texts(issue: Issue) -> dict[str, str]:
    """The text files of an issue, by path relative to the store."""
    texts = {issue_file(issue.key): write_issue_file(issue)}
    for page in issue.pages:
        for article in page.articles:
            texts[article_file(issue.key, page.number, article.id)] = write_article(article)
    return texts


def media_urls(readings: Sequence[Reading]) -> list[str]:
    """The addresses of all media that the readings refer to, each once, sorted."""
    urls: set[str] = set()
    for reading in readings:
        parsed = reading.parsed
        if isinstance(parsed, ParsedPage):
            urls.update(parsed.images, [parsed.pdf])
        if isinstance(parsed, ParsedPage | ParsedArticle | ParsedIssue):
            urls.update(url for page in parsed.pages for url in (page.image, page.pdf))
        articles: tuple[ParsedArticle, ...] = (parsed,) if isinstance(parsed, ParsedArticle) else ()
        if isinstance(parsed, ParsedIssue):
            articles = parsed.articles
        urls.update(figure.url for article in articles for figure in article.figures)
    return sorted(urls - {""})
