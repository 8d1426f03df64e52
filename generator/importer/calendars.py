"""What the source's own calendar says of the days of a year -> the year's calendar.yaml."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.content.issue_file import read_calendar_file, write_calendar_file
from generator.content.paths import ISSUE_FILE, LEDGER_FILE, calendar_file
from generator.content.store import issue_folders, read_text
from generator.importer.filing import Filing, compare
from generator.importer.ledger import FileLine, read_ledger, write_ledger
from generator.importer.parsed import ParsedIssue, Reading
from generator.model import IssueKey, Suspension


def issue_dates(content: Path) -> list[dt.date]:
    """The dates that have an issue in the store, sorted."""
    folders = (folder for folder in issue_folders(content) if (content / folder / ISSUE_FILE).is_file())
    return sorted({IssueKey.from_folder(folder).date for folder in folders})


def file_calendar(
    content: Path,
    year: int,
    new: Sequence[Reading],
    issues: Iterable[dt.date],
    named: Mapping[dt.date, str],
    language: str,
    planned: Mapping[str, list[str]],
) -> tuple[Filing, dict[str, str]]:
    """What to do so that the year's calendar.yaml tells the days without an issue; its ledger's text by file.

    `named`: days of which a document names an issue (上一期, an entry) -> its address; those that are not captured are
    kept in the ledger.
    The file is a person's as much as ours: their days stay, and so do the gaps where they struck one of ours.
    """
    ledger_name = f"{year:04}/{LEDGER_FILE}"
    ledger = read_ledger(content / ledger_name)
    readings = {(each.url, each.sha256): each for each in (*ledger.readings, *new)}
    present = set(issues)
    told = {day: min(by, ledger.named.get(day, by)) for day, by in {**ledger.named, **named}.items()}
    missing = {day: by for day, by in told.items() if day.year == year and day not in present}
    suspended = _suspended(readings.values(), present | set(missing))
    name = calendar_file(year)
    file = content / name
    text = read_text(file) if file.is_file() else ""
    there = {day.date: day for day in read_calendar_file(text, str(file))} if text else {}
    reason = "原报日历未列出版" if language.startswith("zh") else "not in the paper's own calendar"
    before, after = set(ledger.days), set(suspended)
    merged = {day: found for day, found in there.items() if day not in before - after}
    merged |= {day: Suspension(day, reason) for day in after - before if day not in there}
    wanted = text if merged == there else write_calendar_file(tuple(merged.values())) if merged else ""
    offered = next((line.offered for line in ledger.files.values()), "")
    plain = bool(text) and text == write_calendar_file(tuple(there.values()))
    # Comments and the like would be lost by rewriting: such a file is a person's, whoever wrote it first.
    known = {name: FileLine(name, hashlib.sha256(text.encode()).hexdigest() if plain else "", offered)}
    filing = compare(content, f"{year:04}", {name: wanted.encode()} if wanted else {}, known, planned)
    lines = [FileLine(name.rpartition("/")[2], line.written, line.offered) for line in filing.lines.values()]
    became = [(reading, "calendar") for reading in readings.values()]
    ledger_text = write_ledger(became, (), lines, tuple(sorted(suspended)), missing) if became or missing else ""
    return filing, {ledger_name: ledger_text}


def listed_days(content: Path, year: int) -> dict[dt.date, str]:
    """The days of the year that have an issue by the paper's own calendars, or by what leads to it -> what says so."""
    ledger = read_ledger(content / f"{year:04}/{LEDGER_FILE}")
    days: dict[dt.date, str] = dict(ledger.named)
    for reading in ledger.readings:
        if isinstance(reading.parsed, ParsedIssue):
            for day in reading.parsed.days:
                days[day] = min(reading.url, days.get(day, reading.url))
    return days


def _suspended(readings: Iterable[Reading], issues: set[dt.date]) -> list[dt.date]:
    """The days that lie in a calendar's span and that no calendar and no issue knows."""
    calendars = [each.parsed for each in readings if isinstance(each.parsed, ParsedIssue)]
    published = issues.union(*(calendar.days for calendar in calendars))
    spans = {
        day
        for calendar in calendars
        if calendar.first and calendar.last and calendar.days
        # A month's list that was captured in mid-month ends there: of the days after its last it says nothing.
        for day in days_between(calendar.first, min(calendar.last, max(calendar.days)))
    }
    return sorted(spans - published)


def days_between(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every day from `first` to `last`, both included."""
    for offset in range((last - first).days + 1):
        yield first + dt.timedelta(offset)
