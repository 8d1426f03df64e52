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
_FIRST = 20_000
"""Characters that count as above in a document of one line."""
_LONGEST = 2000
"""Characters of a line that is remembered; those that pages share have some 200."""
_MOST = 200
"""Lines over which a tag, or a `<` in a script, may stay open; where one does longer, nothing is remembered."""


def source_above(document: Document, start: int) -> str:
    """The source above line `start`; much of it where the document is one line."""
    lines = document.text.split("\n", start - 1)
    if len(lines) >= start > 1:
        return document.text[: len(document.text) - len(lines[-1]) - 1]
    return document.text[:_FIRST]


def read_above(source: str, wants_date: bool = True) -> tuple[dt.date | None, str]:
    """The first date that HTML source shows, or has in a script, where it is wanted, and the issue number that it
    shows; None and empty without."""
    counts = source_counts_issues(source)
    figures = _figures(source) if wants_date or counts else ""
    return read_date(figures) if wants_date else None, read_issue_number(figures) if counts else ""


def _figures(source: str) -> str:
    """What a reader sees of HTML source, with one sign for whatever is part of no date and no issue number. Put
    together line by line: nearly all lines stand in every page of an issue, and are remembered."""
    lines = source.split("\n")
    if max(map(len, lines)) > _LONGEST:
        return _shown(_TAGS.sub("", source))
    shown = list(map(_figures_of, lines))
    while None in shown:
        at = end = shown.index(None)
        while shown[at] is None:
            end += 1
            part = "\n".join(lines[at : end + 1])
            shown[at] = _figures_of(part) if end + 1 < len(lines) else _shown(_TAGS.sub("", part))
            if end - at > _MOST:
                return _shown(_TAGS.sub("", source))
        lines[at : end + 1] = [part]
        del shown[at + 1 : end + 1]
    return "\n".join(filter(None, shown))


@lru_cache(maxsize=4096)
def _figures_of(line: str) -> str | None:
    """`_figures` of a line, or of several; None where a tag is open at the end."""
    text = _TAGS.sub("", line)
    return None if "<" in text else _shown(text)


def _shown(text: str) -> str:
    return _OTHER.sub(_sign, entities.unescape(text))


def _sign(found: re.Match[str]) -> str:
    lowered = found[0].lower()
    return found[0] if any(month in lowered for month in MONTHS) else "·"
