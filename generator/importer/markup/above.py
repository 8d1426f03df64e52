"""The source above an article's body, as far as it prints the date and the number of the issue."""

import datetime as dt
import html as entities
import re
from functools import lru_cache

from generator.importer.document import Document
from generator.importer.markup.heads import MONTHS, read_date, read_issue_number, source_counts_issues

_TAGS = re.compile(r"<[^>]*>")
_OTHER = re.compile(r"[^\d\s年月日/.\-总第期号:：]+")
"""Is part of no date and no issue number, the English names of months aside."""
_TELLING = re.compile(r"[年月日期总第号]|(?:19|20)\d\d")
"""Without any of these a line is no part of a date or number, unless it is a figure alone."""
_FIRST = 20_000
"""Characters that count as above in a document of one line."""
_LONGEST = 1000
"""Characters of a line that is remembered; those that pages share have some 200. Of a tag, or of a script's text after
a `<`, over several lines: four times as many."""

_MOST = 2000
"""Lines above a body that are put together one by one; a page has some hundred."""


def read_above(document: Document, start: int, wants_date: bool) -> tuple[dt.date | None, str]:
    """The first date that the source above line `start` shows, or has in a script, where it is wanted, and the issue
    number that it shows; None and empty without. Above in a document of one line is much of it."""
    text = document.text
    *lines, rest = text.split("\n", start - 1)
    source = text[: len(text) - len(rest) - 1]
    if not lines or len(lines) < start - 1:
        source = text[:_FIRST]
        lines = source.split("\n")
    counts = source_counts_issues(source)
    figures = _figures(lines) if wants_date or counts else ""
    return read_date(figures) if wants_date else None, read_issue_number(figures) if counts else ""


def _figures(lines: list[str]) -> str:
    """What a reader sees of HTML source, with one sign for whatever is part of no date and no issue number. Put
    together line by line: nearly all lines stand in every page of an issue, and are remembered."""
    if len(lines) > _MOST or max(map(len, lines)) > _LONGEST:
        return _shown(_TAGS.sub("", "\n".join(lines)))
    parts, shown = [*lines], list(map(_figures_of, lines))
    while None in shown:
        at = shown.index(None)
        end = next((place for place in range(at + 1, len(parts)) if ">" in parts[place]), len(parts)) + 1
        part = "\n".join(parts[at:end])
        if len(part) > 4 * _LONGEST:
            return _shown(_TAGS.sub("", "\n".join(lines)))
        shown[at:end] = [_figures_of(part) if end < len(parts) else _shown(_TAGS.sub("", part))]
        parts[at:end] = [part]
    return "\n".join(filter(None, shown))


@lru_cache(maxsize=2048)
def _figures_of(line: str) -> str | None:
    """`_figures` of a line, or of several; None where a tag is open at the end."""
    text = _TAGS.sub("", line)
    if "<" in text:
        return None
    figures = _shown(text)
    alone = figures.strip()
    return figures if _TELLING.search(figures) or not alone or alone.isdecimal() else "·"


def _shown(text: str) -> str:
    return _OTHER.sub(_sign, entities.unescape(text))


def _sign(found: re.Match[str]) -> str:
    lowered = found[0].lower()
    return found[0] if any(month in lowered for month in MONTHS) else "·"
