"""`import-report.html`: the report for people, one file, without scripts."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template

from generator.importer.reports.words import WORDS, Words

MOST_ROWS = 2000
"""Of a section; a browser and a reader can take no more. The JSON has all."""

WHOLE_DAYS = ("suspended", "no-capture")

Row = Mapping[str, Any]


def write_page(file: Path, head: Row, rows: Callable[[str], Iterator[Row]], language: str) -> None:
    """Writes the page; `rows(section)` gives a section's rows, again each time it is called."""
    words = WORDS["zh" if language.startswith("zh") else "en"]
    part = file.with_name(f".{file.name}.part")
    stream = _template().stream(
        head=head,
        words=words,
        language=language,
        figures=head["figures"],
        rows=lambda section: islice(rows(section), MOST_ROWS),
        unread=lambda: islice((row for row in rows("captures") if _is_unread(row)), MOST_ROWS),
        gaps=lambda: islice(_gaps_by_day(rows("gaps")), MOST_ROWS),
        defects=lambda: _alike(rows("defects")),
        most=MOST_ROWS,
        word=lambda group, key: _word(words, group, key),
    )
    stream.enable_buffering(64)
    with part.open("w", encoding="utf-8", newline="\n") as target:
        target.writelines(stream)
    part.replace(file)


def _is_unread(row: Row) -> bool:
    return row["status"] in ("unknown", "unreadable", "undated")


def _gaps_by_day(rows: Iterator[Row]) -> Iterator[tuple[str, list[Row]]]:
    """(days and edition, gaps), by date; whole days in a row that lack the same are one entry."""
    groups = groupby(rows, lambda row: (row["date"], row.get("edition", ""), row["kind"] in WHOLE_DAYS))
    days = ((day, edition, whole, list(found)) for (day, edition, whole), found in groups)
    first, last, run = "", "", list[Row]()
    for day, edition, whole, found in days:
        if run and not (whole and found[0]["kind"] == run[0]["kind"] and _follows(last, day)):
            yield first if first == last else f"{first} – {last}", run
            run = []
        if not whole:
            yield f"{day} {edition}".strip(), found
        elif run:
            last = day
        else:
            first, last, run = day, day, found
    if run:
        yield first if first == last else f"{first} – {last}", run


def _follows(day: str, other: str) -> bool:
    return dt.date.fromisoformat(other) - dt.date.fromisoformat(day) == dt.timedelta(1)


def _alike(rows: Iterator[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Defects by kind: each raw text once, with how often and where it stood first."""
    kinds: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
    for row in rows:
        found = kinds.setdefault(row["kind"], {})
        key = (row["raw"], row["verdict"])
        if key in found:
            found[key]["count"] += 1
        elif len(found) < MOST_ROWS:
            found[key] = {**row, "count": 1}
    for kind in sorted(kinds):
        yield kind, list(kinds[kind].values())


def _word(words: Words, group: str, key: str) -> str:
    return words[group].get(key, key) if isinstance(words[group], dict) else key


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(resources.files(__package__).joinpath("page.html").read_text("utf-8"))
