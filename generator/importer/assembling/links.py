"""Links in a text that lead to the old site: where the mirror holds what they lead to, they lead there.

They are paths from file to file of the store, `../../09/A02/123.md`, and so hold wherever the site lies. Where they led
before stands in the ledger; what was not captured keeps its old address.
"""

import datetime as dt
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.content.paths import article_file
from generator.importer.addresses import Form, classify, paper_prefix
from generator.importer.assembling.clusters import Cluster
from generator.importer.assembling.labels import PageKey
from generator.importer.assembling.material import Material, article_key
from generator.importer.cleaning.escaping import escape_url
from generator.importer.parsed import ParsedArticle, ParsedIssue, Reading
from generator.model import Article, Issue, IssueKey

TargetKey = tuple[str, str, str]
"""What a link and a capture pair by: an `ArticleKey`; of pages (folder, label, `page`) or (``, `page`, identity); of
issues (what the paper's addresses begin with, date, `issue`)."""
Places = Mapping[TargetKey, str]
"""What was captured -> where it lies in the store: an article's file; the folder of a page or an issue, with `/`."""

_SIGN = "](http"
_TARGET = re.compile(r"(?<!\\)((?:\\\\)*\]\()(https?://[^()\s]+)\)")
"""In Markdown as the cleaning writes it: a bracket of the text has a backslash of its own, an address no bracket."""


def places_in(
    key: IssueKey,
    readings: Iterable[Reading],
    material: Material,
    articles: Iterable[tuple[Cluster, Article]],
    numbers: Mapping[PageKey, str],
) -> Places:
    """Where all that was captured of an issue lies; `numbers`: how each of its pages is called."""
    forms = material.forms
    prefixes = {paper_prefix(classify(reading.url, forms).identity) for reading in readings if reading.url}
    found: dict[TargetKey, str] = {(prefix, key.date.isoformat(), "issue"): f"{key.folder}/" for prefix in prefixes}
    for document in material.documents:
        if target := _target(document.reading.url, forms):
            found[target[0]] = f"{key.folder}/{numbers[document.key]}/"
    for cluster, article in articles:
        place = article_file(key, article.page, article.id)
        found |= {copy.key: place for copy in cluster.copies if copy.key}
    return found


def targets_elsewhere(
    date: dt.date, readings: Iterable[Reading], forms: Sequence[Form] = ()
) -> dict[TargetKey, dt.date]:
    """What the texts of a date link to on other dates, and on which."""
    found: dict[TargetKey, dt.date] = {}
    for reading in readings:
        if isinstance(reading.parsed, ParsedArticle):
            found |= _elsewhere(date, reading.parsed.blocks, forms)
        elif isinstance(reading.parsed, ParsedIssue):
            for article in reading.parsed.articles:
                found |= _elsewhere(date, article.blocks, forms)
    return found


def dates_linked(issue: Issue, forms: Sequence[Form] = ()) -> set[dt.date]:
    """The other dates to which the texts of an issue link under their old addresses."""
    bodies = (article.body for page in issue.pages for article in page.articles)
    return set(_elsewhere(issue.key.date, bodies, forms).values())


def with_own_links(issue: Issue, places: Places, forms: Sequence[Form] = ()) -> Issue:
    """The issue, its texts linking to what lies at `places`."""
    if not any(_SIGN in article.body for page in issue.pages for article in page.articles):
        return issue
    pages = tuple(
        replace(
            page,
            articles=tuple(
                replace(each, body=_linked(each.body, f"{issue.key.folder}/{page.number}", places, forms))
                for each in page.articles
            ),
        )
        for page in issue.pages
    )
    return replace(issue, pages=pages)


def _linked(body: str, folder: str, places: Places, forms: Sequence[Form]) -> str:
    def own(link: re.Match[str]) -> str:
        target = _target(link[2], forms)
        place = places.get(target[0]) if target else None
        if place is None:
            return link[0]
        path = posixpath.relpath(place, folder) + ("/" if place.endswith("/") else "")
        return f"{link[1]}{escape_url(path)})"

    return _TARGET.sub(own, body) if _SIGN in body else body


def _elsewhere(date: dt.date, texts: Iterable[str], forms: Sequence[Form]) -> dict[TargetKey, dt.date]:
    targets = (_target(link[2], forms) for text in texts if _SIGN in text for link in _TARGET.finditer(text))
    return {key: day for key, day in filter(None, targets) if day and day != date}


def _target(url: str, forms: Sequence[Form]) -> tuple[TargetKey, dt.date | None] | None:
    """What an address is of, and its date where it tells one; None where it is of nothing that the mirror can hold."""
    address = classify(url, forms)
    if address.kind in ("article", ""):
        key, _ = article_key(url, forms)
        return (key, address.date) if key else None
    if address.kind == "page":
        folder = address.identity.rpartition("/")[0]
        return (folder, address.page, "page") if address.page else ("", "page", address.identity), address.date
    if address.kind in ("issue", "list", "whole-issue") and address.date:
        return (paper_prefix(address.identity), address.date.isoformat(), "issue"), address.date
    return None
