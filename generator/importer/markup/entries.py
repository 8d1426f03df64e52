"""Documents that only lead on or list: entry pages, headline directories, period files."""

import datetime as dt
import re

from generator.importer.document import Document
from generator.importer.markup.heads import read_date
from generator.importer.markup.links import Links, resolve
from generator.importer.markup.lists import read_tree
from generator.importer.parsed import ParsedIssue

_REFRESH = re.compile(
    r"""<meta(?=[^>]*http-equiv\s*=\s*["']?refresh)[^>]*content\s*=\s*(?P<quote>["'])\s*\d*\s*;?\s*url\s*=\s*["']?(?P<target>[^"'>]+)""",
    re.IGNORECASE,
)
_REPLACE = re.compile(
    r"""(?:location\.replace\(|location(?:\.href)?\s*=|window\.location\s*=)\s*["'](?P<target>[^"']+)["']""",
    re.IGNORECASE,
)
_HINTS = ("location", "refresh", "Refresh", "REFRESH")
_LONGEST = 6000
"""Characters: a page that only leads on holds no more than a calendar of a month beside it."""
_DAY = re.compile(r"<(?P<tag>period_date|date)>\s*(?P<date>[^<]+?)\s*</(?P=tag)>", re.IGNORECASE)


def entry_target(document: Document) -> str:
    """Where an entry page leads, as an absolute URL; empty for any other document."""
    if len(document.text) > _LONGEST or not any(hint in document.text for hint in _HINTS):
        return ""
    found = _REFRESH.search(document.text) or _REPLACE.search(document.text)
    return resolve(document.base, found["target"]) if found else ""


def read_entry(document: Document) -> ParsedIssue:
    """Where an entry page leads."""
    return ParsedIssue(target=entry_target(document))


def is_period_file(text: str) -> bool:
    """Whether a text is a `period.xml` or `navi.xml`."""
    head = text[:2000]
    is_page = "<html" in head or "<html" in head.lower()
    return not is_page and ("<periodlist" in text or "<navi" in text)


def read_period_file(document: Document) -> ParsedIssue:
    """The days that have an issue; complete for the months from the first to the last that the file names."""
    days = sorted({day for found in _DAY.finditer(document.text) if (day := read_date(found["date"]))})
    months = re.findall(r"/((?:19|20)\d\d)-(\d\d)/[^/]*\.xml", document.url)
    if months:
        year, month = int(months[-1][0]), int(months[-1][1])
        first = dt.date(year, month, 1)
        return ParsedIssue(days=tuple(days), first=first, last=month_end(first))
    if not days:
        return ParsedIssue()
    return ParsedIssue(days=tuple(days), first=days[0].replace(day=1), last=month_end(days[-1]))


def read_directory(links: Links) -> ParsedIssue:
    """An issue's directory: its pages in order, each with its articles."""
    return ParsedIssue(pages=read_tree(links))


def month_end(day: dt.date) -> dt.date:
    """The last day of a date's month."""
    following = day.replace(day=28) + dt.timedelta(days=4)
    return following - dt.timedelta(days=following.day)
