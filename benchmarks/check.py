"""Whether a peer's site has the pages that it must have, with the sentences of the corpus on them."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import Day

_TAG = re.compile(r"<[^>]+>")
_MARKS = re.compile(r"[\s*|\\-]+")
_LINE = re.compile(r"(?<=[。！？])|\n")


def expected(day: Day) -> Iterator[tuple[str, list[str]]]:
    """Each document of an issue: its path, and the texts that must stand on it."""
    issue = f"{day.date:%Y/%m/%d}"
    yield f"{issue}/index.html", [story.title for sheet in day.sheets for story in sheet.stories]
    for sheet in day.sheets:
        yield f"{issue}/{sheet.number}/index.html", [story.title for story in sheet.stories]
        for story in sheet.stories:
            lines = _LINE.split(story.body)
            yield f"{story.folder}/{story.id}.html", [story.title, story.kicker, story.byline, *lines]


def faults(site: Path, day: Day, only_these: bool) -> list[str]:
    """What is missing of an issue, or with `only_these` too much in its folder; empty: it is as it must be."""
    found: list[str] = []
    wanted: set[str] = set()
    for path, texts in expected(day):
        wanted.add(path)
        file = site / path
        if not file.exists():
            found.append(f"{path} is missing")
            continue
        shown = _bare(html.unescape(_TAG.sub("", file.read_text("utf-8"))))
        found.extend(f"{path} lacks {text!r}" for text in texts if _bare(text) not in shown)
    if not only_these:
        return found
    there = {file.relative_to(site).as_posix() for file in (site / f"{day.date:%Y/%m/%d}").rglob("*.html")}
    return [*found, *(f"{path} is too much" for path in sorted(there - wanted))]


def front_faults(site: Path) -> list[str]:
    """Whether the home page is there and names the newspaper."""
    file = site / "index.html"
    return [] if file.exists() and "墨川晨报" in file.read_text("utf-8") else ["index.html does not name the newspaper"]


def _bare(text: str) -> str:
    """Without blanks and without what marks tables, lists, bold and verse."""
    return _MARKS.sub("", text)
