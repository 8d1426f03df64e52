"""Rows of the report, noted in the spool while the import runs."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from generator.importer.calendars import days_between
from generator.importer.filing import Filing
from generator.importer.intake import capture_row
from generator.importer.issue_days import Day
from generator.importer.parsed import Reading
from generator.importer.spool import Spool

Row = dict[str, object]


def note_day(spool: Spool, day: Day, new: Iterable[Reading]) -> None:
    """What a date's captures became, and what assembling found."""
    became = {key: what for each in day.assembled for key, what in each.became.items()}
    for reading in new:
        row = capture_row(reading, "imported", became.get((reading.url, reading.sha256), ""))
        spool.note("captures", reading.path, row)
    for each in day.assembled:
        key = each.issue.key
        articles = [article for page in each.issue.pages for article in page.articles]
        row = {
            "date": key.date.isoformat(),
            "edition": key.edition,
            "folder": key.folder,
            "pages": len(each.issue.pages),
            "articles": sum(article.kind != "listed" for article in articles),
            "listed": sum(article.kind == "listed" for article in articles),
        }
        spool.note("issues", key.folder, _filled(row))
        for section, found in (("gaps", each.gaps), ("duplicates", each.duplicates), ("anomalies", each.anomalies)):
            for item in found:
                spool.note(section, f"{key.date}{key.edition}", _filled(asdict(item)))


def note_filing(spool: Spool, filing: Filing) -> None:
    """What was, or would be, written and deleted, and where a person's file stood in the way."""
    for file in filing.writes:
        spool.note("files", file, {"file": file, "action": "write"})
    for file in filing.deletes:
        spool.note("files", file, {"file": file, "action": "delete"})
    for conflict in filing.conflicts:
        spool.note("conflicts", conflict.file, _filled(asdict(conflict)))


def note_gaps(
    spool: Spool, issues: list[dt.date], suspended: Mapping[dt.date, str], told: Mapping[dt.date, str]
) -> None:
    """Every day between the first and the last issue that has none: suspended, or not captured.

    `told`: days that have an issue by the paper's own calendar -> the calendar's address.
    """
    there = set(issues)
    days = sorted(there | set(told))
    for day in days_between(days[0], days[-1]) if days else ():
        if day in there:
            continue
        kind = "suspended" if day in suspended and day not in told else "no-capture"
        evidence = told.get(day, "") or suspended.get(day, "")
        spool.note("gaps", day.isoformat(), _filled({"kind": kind, "date": day, "evidence": evidence}))


def _filled(row: Row) -> Row:
    plain = {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in row.items()}
    return {key: value for key, value in plain.items() if value not in ("", None)}
