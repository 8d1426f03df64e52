"""Program 1, readable top to bottom: captures -> spool -> issues -> content store -> report."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from generator.config import Config
from generator.content.paths import ARTICLE_SUFFIX, CONFLICT_SUFFIX
from generator.content.store import read_suspensions, years
from generator.content.takedowns import TAKEDOWNS_FILE, Takedown, add_takedowns, is_article_place, read_takedowns
from generator.errors import BroadsheetError, CaptureError, ContentError, Problem, system_problem
from generator.importer.addresses import classify
from generator.importer.assembling import media_urls
from generator.importer.calendars import file_calendar, issue_dates, listed_days
from generator.importer.captures import Meter, Unreadable
from generator.importer.dialects.selectors import address_forms
from generator.importer.filing import Filing, Journal, carry_out, replace_file
from generator.importer.intake import Selection, capture_row, take_in
from generator.importer.issue_days import Day, Known, MediaFinder, file_day, gone_of, joined, make_day, read_known
from generator.importer.linked_days import LINKED, PlaceFinder, linked_text, linking_to, read_linked, with_links_of
from generator.importer.parsed import Reading
from generator.importer.reports import ImportReport, note_day, note_filing, note_gaps, write_reports
from generator.importer.spool import Spool, open_spool
from generator.importer.unplaced import UNIT, file_unplaced, media_file, read_awaited, read_unplaced, read_waiting
from generator.model import IssueKey
from generator.workers import SerialExecutor, in_order


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is."""

    stage: Literal["reading", "assembling"]
    done: int
    """Bytes read of what was pointed at, or dates that were filed."""
    total: int
    """Of bytes, or of dates."""
    captures: int | None = None
    """How many came in so far, while they do."""


def import_captures(
    config: Config,
    paths: Iterable[Path],
    executor: Executor,
    *,
    dry_run: bool = False,
    since: dt.date | None = None,
    until: dt.date | None = None,
    only: str = "",
    progress: Callable[[Progress], None] = lambda _: None,
) -> ImportReport:
    """Imports every capture below `paths` into the content store, and writes the report into the project's folder.

    `dry_run`: nothing is written; the report says what would be. `since`, `until`: only issues between these dates.
    `only`: a pattern of the shell that a capture's path or URL must match.
    Errors: CaptureError where another import is running in the project, or where `paths` hold the store or the site
    that was made from it; what is wrong in one capture or one issue does not stop the rest, it stands in the report.
    """
    paths = list(paths)
    _refuse_own(config, paths)
    with open_spool(config.cache / "import") as spool:
        selection = Selection(since, until, only)

        def tick(count: int, meter: Meter) -> None:
            progress(Progress("reading", meter.done, meter.total, count))

        filer = _Filer(config, spool, dry_run)
        take_in(config, paths, executor, spool, selection, filer.unplaced, tick)
        filer.file_days(executor, progress)
        filer.file_years()
        filer.file_unplaced(cast("Iterator[Unreadable]", spool.rows("waiting")))
        filer.note_gaps()
        return write_reports(spool, config, dry_run)


def take_down(config: Config, articles: Iterable[str], reason: str = "") -> list[str]:
    """Takes articles (`2021/01/08/ZC02/123456`) out of the store for good: their files, edited or not, what the ledger
    keeps of their text, every mention of them, and photos that nothing else uses. No import brings them back.

    Gives what was written and deleted, relative to the store. Errors: ContentError where there is no such article,
    or where an issue's ledger cannot be read.
    """
    known = {each.article for each in read_takedowns(config.content)}
    files = {article: config.content / f"{article}{ARTICLE_SUFFIX}" for article in articles}
    wrong = [
        Problem("there is no such article", "name it as its file lies: 2021/01/08/ZC02/123456", str(file))
        for article, file in files.items()
        if not is_article_place(article) or not (file.is_file() or article in known)
    ]
    if wrong:
        raise ContentError(*wrong)
    with open_spool(config.cache / "import") as spool:
        text = add_takedowns(config.content, (Takedown(article, reason) for article in files))
        replace_file(config.content / TAKEDOWNS_FILE, text.encode())
        for file in files.values():
            file.unlink(missing_ok=True)
            file.with_name(file.name + CONFLICT_SUFFIX).unlink(missing_ok=True)
        filer = _Filer(config, spool, dry_run=False)
        filer.file_days(SerialExecutor(), lambda _: None)
        filer.file_unplaced(read_waiting(config.content))
        if problems := [row for row in spool.rows("problems") if isinstance(row, Problem)]:
            raise ContentError(*problems)
        changed = [cast("dict[str, str]", row)["file"] for row in spool.rows("files")]
    return sorted({*changed, TAKEDOWNS_FILE, *(f"{article}{ARTICLE_SUFFIX}" for article in files)})


def _refuse_own(config: Config, paths: Iterable[Path]) -> None:
    """Errors: CaptureError where captures would be looked for in what the project itself made of others."""
    for path in paths:
        place = path.resolve()
        for own in (config.content, config.site):
            if own.is_relative_to(place) or place.is_relative_to(own):
                where = "lies in" if place.is_relative_to(own) else "holds"
                message = f"{where} the project's own folder {own.name}, in which no capture is"
                raise CaptureError(Problem(message, "name the folder of the captures alone", str(path)))


class _Filer:
    """Spooled readings -> the store, one date, one year at a time."""

    def __init__(self, config: Config, spool: Spool, dry_run: bool) -> None:
        self.config = config
        self.spool = spool
        self.dry_run = dry_run
        self.forms = address_forms(config.selectors)
        self.journal = Journal(config.content)
        self.unplaced_ledger, self.unplaced = read_unplaced(config.content)
        self.awaited = read_awaited(config.content)
        self.linked = read_linked(config.content)
        self.gone: dict[dt.date, list[str]] = {}
        """Places of articles that were taken down, by date."""
        for each in read_takedowns(config.content):
            self.gone.setdefault(IssueKey.from_folder(each.folder).date, []).append(each.article)
        self.placed: set[str] = set()
        """Identities of media that have their place in the issue of their own date, or that were taken down."""
        self.years: set[int] = set()

    def file_days(self, executor: Executor, progress: Callable[[Progress], None]) -> None:
        """Assembles in the workers and files, date by date."""
        dates = self._dates()
        jobs = ((day, *rest) for day, *rest in self._jobs(dates))
        waiting: list[tuple[dt.date, Known, list[Reading]]] = []

        def calls() -> Iterator[tuple[Any, ...]]:
            for date, known, new, readings, media, elsewhere in jobs:
                waiting.append((date, known, new))
                gone = gone_of(self.gone.get(date, ()), known)
                yield date, readings, media, self.config.editions, self.forms, gone, elsewhere

        for done, day in enumerate(in_order(executor, make_day, calls()), 1):
            _, known, new = waiting.pop(0)
            self._file_day(day, known, new)
            progress(Progress("assembling", done, len(dates)))

    def _dates(self) -> list[dt.date]:
        """Every date that something came in for; that of a broken-off import first."""
        units = {unit for unit in self.spool.units() if len(unit) == 10}
        for key, dates in self.awaited.items():
            if self.spool.find_media(key):
                units |= dates
        units |= {unit for unit in self.journal.units if len(unit) == 10}
        units |= {date.isoformat() for date in self.gone}
        units |= linking_to(self.linked, units)
        return [dt.date.fromisoformat(unit) for unit in sorted(units)]

    def _jobs(self, dates: Iterable[dt.date]) -> Iterator[tuple[Any, ...]]:
        finder = MediaFinder(self.config.content, self.spool, self.unplaced)
        places = PlaceFinder(self.config, self.spool, self.forms, self.gone)
        for date in dates:
            new = self.spool.readings(date.isoformat())
            try:
                known = read_known(self.config.content, date)
            except (BroadsheetError, OSError) as error:
                self._note_unfiled(date.isoformat(), error, new)
                continue
            readings = joined(known.readings, new)
            if not readings and not known.files and not self.journal.ours(date.isoformat()):
                continue
            media, awaited = finder.find(known, date, media_urls(readings))
            self._await(date, awaited)
            yield date, known, new, readings, media, places.find(date, readings)

    def _await(self, date: dt.date, keys: Iterable[str]) -> None:
        for dates in self.awaited.values():
            dates.discard(date.isoformat())
        for key in keys:
            self.awaited.setdefault(key, set()).add(date.isoformat())

    def _file_day(self, day: Day, known: Known, new: list[Reading]) -> None:
        unit = day.date.isoformat()
        try:
            filing, ledgers = file_day(self.config.content, day, known, self.journal.ours(unit))
            linked = with_links_of(self.linked, day.date, day.linked)
            if linked is not self.linked:
                ledgers[LINKED] = linked_text(linked)
            self._carry_out(filing, ledgers)
            self.linked = linked
        except (BroadsheetError, OSError) as error:
            self._note_unfiled(unit, error, new)
            return
        self.years.add(day.date.year)
        for each in day.assembled:
            self.placed |= set(each.withdrawn)
            for use in each.media:
                if classify(use.media.url).date == day.date or not use.media.url:
                    self.placed.add(use.media.identity)
        note_day(self.spool, day, new)

    def file_years(self) -> None:
        """The calendars of every year that issues or calendars came in for."""
        units = {*self.spool.units(), *self.journal.units}
        named = self.spool.named_days()
        touched = {int(unit) for unit in units if len(unit) == 4} | self.years | {day.year for day in named}
        issues = issue_dates(self.config.content)
        for year in sorted(touched):
            unit = f"{year:04}"
            try:
                new = self.spool.readings(unit)
                filing, ledgers = file_calendar(
                    self.config.content, year, new, issues, named, self.config.language, self.journal.ours(unit)
                )
                self._carry_out(filing, ledgers)
            except (BroadsheetError, OSError) as error:
                self._note_problem(unit, error)
                continue

    def file_unplaced(self, waiting: Iterable[Unreadable]) -> None:
        """Media that nothing uses yet, and what waits for captures: `waiting` are revisits of what has not come in."""
        # What a broken-off import was about to take from here has its place in an issue by now.
        taken = {name for name, hashes in self.journal.ours(UNIT).items() if "" in hashes}
        media = {
            key: each
            for key, each in self.unplaced.items()
            if key not in self.placed and not (media_file(each) in taken and not Path(each.place).exists())
        }
        for each in self.spool.all_media():
            if each.identity not in self.placed:
                media[each.identity] = max((each, media.get(each.identity, each)), key=lambda one: one.rank)
        try:
            filing, ledgers = file_unplaced(
                self.config.content,
                self.unplaced_ledger,
                media.values(),
                self.awaited,
                waiting,
                self.journal.ours(UNIT),
            )
            self._carry_out(filing, ledgers)
        except (BroadsheetError, OSError) as error:
            self._note_problem(UNIT, error)

    def note_gaps(self) -> None:
        """Every day of the store that has no issue, whether this import touched its year or not."""
        content = self.config.content
        suspended: dict[dt.date, str] = {}
        told: dict[dt.date, str] = {}
        for year in years(content):
            try:
                suspended |= {day.date: day.reason for day in read_suspensions(content, year)}
                told |= listed_days(content, year)
            except (BroadsheetError, OSError) as error:
                self._note_problem(f"{year:04}", error)
        note_gaps(self.spool, issue_dates(content), suspended, told)

    def _carry_out(self, filing: Filing, ledgers: dict[str, str]) -> None:
        if not self.dry_run:
            carry_out(self.config.content, filing, ledgers, self.journal)
        note_filing(self.spool, filing)

    def _note_unfiled(self, unit: str, error: BroadsheetError | OSError, new: Iterable[Reading]) -> None:
        """What kept a date from being filed, and the captures that came in for it."""
        self._note_problem(unit, error)
        for reading in new:
            row = capture_row(reading, "skipped", "", "its issue could not be filed")
            self.spool.note("captures", reading.path, row)

    def _note_problem(self, unit: str, error: BroadsheetError | OSError) -> None:
        problems = error.problems if isinstance(error, BroadsheetError) else (system_problem(error),)
        for problem in problems:
            self.spool.note("problems", unit, problem)
