"""Whether a peer's site has the pages that it must have, with the sentences of the corpus on them."""

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.corpus import Day

_TAG = re.compile(r"<[^>]+>")
_MARKS = re.compile(r"[\s*|\\-]+")


def expected(days: Iterable[Day]) -> Iterator[tuple[str, list[str]]]:
    """Each document: its path, and the texts that must stand on it."""
    yield "index.html", ["墨川晨报"]
    for day in days:
        issue = f"{day.date:%Y/%m/%d}"
        yield f"{issue}/index.html", [story.title for sheet in day.sheets for story in sheet.stories]
        for sheet in day.sheets:
            yield f"{issue}/{sheet.number}/index.html", [story.title for story in sheet.stories]
            for story in sheet.stories:
                lines = re.split(r"(?<=[。！？])|\n", story.body)
                yield f"{issue}/{sheet.number}/{story.id}.html", [story.title, story.kicker, story.byline, *lines]


def faults(site: Path, days: Iterable[Day], only_these: bool) -> list[str]:
    """What is missing or too much; empty: the site is as it must be."""
    found: list[str] = []
    wanted: set[str] = set()
    for path, texts in expected(days):
        wanted.add(path)
        file = site / path
        if not file.exists():
            found.append(f"{path} is missing")
            continue
        shown = _bare(html.unescape(_TAG.sub("", file.read_text("utf-8"))))
        found.extend(f"{path} lacks {text!r}" for text in texts if _bare(text) not in shown)
    if only_these:
        there = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
        found.extend(f"{path} is too much" for path in sorted(there - wanted))
    return found


def _bare(text: str) -> str:
    """Without blanks and without what marks tables, lists, bold and verse."""
    return _MARKS.sub("", text)
