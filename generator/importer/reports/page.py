"""`import-report.html`: the report for people, one file, without scripts."""

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import groupby, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, Template

from generator.errors import naming
from generator.importer.reports.reasons import advice, kind, told
from generator.importer.reports.words import WORDS, language_of

MOST_ROWS = 2000
"""Of a section; a browser and a reader can take no more. The JSON has all."""

WHOLE_DAYS = ("suspended", "no-capture")
_ARTICLE = re.compile(r"\d{4}/\d\d/\d\d[^/]*/[^/]+/[^/]+")
"""A place in the store that is an article's: `2021/01/08/ZC02/002`."""

Row = Mapping[str, Any]


def write_page(file: Path, head: Row, rows: Callable[[str], Iterator[Row]], language: str, content: Path) -> None:
    """Writes the page; `rows(section)` gives a section's rows, again each time it is called; `content` is the store."""
    tongue = language_of(language)
    words = WORDS[tongue]
    store = os.path.relpath(content, file.parent)
    part = file.with_name(f".{file.name}.part")
    stream = _template().stream(
        head=head,
        words=words,
        language=language,
        figures=head["figures"],
        rows=lambda section: islice(rows(section), MOST_ROWS),
        unread=lambda: _by_reason(row for row in rows("captures") if _is_unread(row)),
        anomalies=lambda: _by_kind(rows("anomalies")),
        gaps=lambda: islice(_gaps_by_day(rows("gaps")), MOST_ROWS),
        defects=lambda: _alike(rows("defects")),
        most=MOST_ROWS,
        word=lambda group, key: words[group].get(key, key),
        told=lambda sentence: told(sentence, tongue),
        advice=lambda sentence: advice(sentence, tongue),
        web=lambda text: text if re.match("https?://", text) else "",
        place=lambda text: quote(f"{store}/{text}.md") if _ARTICLE.fullmatch(text) else "",
    )
    stream.enable_buffering(64)
    with naming(file), part.open("w", encoding="utf-8", newline="\n") as target:
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


def _by_reason(rows: Iterator[Row]) -> list[list[Row]]:
    """Captures that have the same status and call for the same, the many first; of each at most MOST_ROWS."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found = groups.setdefault((row["status"], kind(row.get("reason", ""))), [])
        if len(found) < MOST_ROWS:
            found.append(row)
    return sorted(groups.values(), key=lambda found: -len(found))


def _by_kind(rows: Iterator[Row]) -> list[tuple[str, list[Row]]]:
    """Anomalies by kind, the few first: they are the likeliest to be faults; of each at most MOST_ROWS."""
    kinds: dict[str, list[Row]] = {}
    for row in rows:
        found = kinds.setdefault(row["kind"], [])
        if len(found) < MOST_ROWS:
            found.append(row)
    return sorted(kinds.items(), key=lambda item: (len(item[1]), item[0]))


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
    for name in sorted(kinds):
        yield name, sorted(kinds[name].values(), key=lambda row: row["verdict"] != "left")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(resources.files(__package__).joinpath("page.html").read_text("utf-8"))
