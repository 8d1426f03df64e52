"""Captures -> the spool: pages through the workers, photos and PDFs as they are; whatever gives nothing is noted."""

import datetime as dt
import fnmatch
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from generator.config import Config
from generator.importer.addresses import classify, folder_date
from generator.importer.captures import Capture, Meter, Unreadable, by_digest, read_captures
from generator.importer.dialects.selectors import address_forms
from generator.importer.media import Media, media_suffix, pixel_size
from generator.importer.parsed import ParsedArticle, ParsedIssue, ParsedPage, Reading
from generator.importer.readings import read_batch
from generator.importer.revisits import resolve_revisits
from generator.importer.spool import Spool
from generator.importer.unplaced import read_waiting
from generator.workers import in_order

_BATCH_COUNT = 16
_BATCH_BYTES = 1 << 20
"""A batch is sent to the workers when it holds this much: few enough to keep memory flat, enough to pay the way."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which captures of a heap are wanted."""

    since: dt.date | None = None
    until: dt.date | None = None
    only: str = ""
    """A pattern of the shell, for the capture's path or URL: `*ZC*`."""

    def names(self, path: str, url: str) -> bool:
        """Whether `only` matches."""
        return not self.only or any(fnmatch.fnmatchcase(text, self.only) for text in (path, url))

    def holds(self, date: dt.date) -> bool:
        """Whether the date lies between `since` and `until`."""
        return (self.since is None or date >= self.since) and (self.until is None or date <= self.until)


def take_in(
    config: Config,
    paths: Iterable[Path],
    executor: Executor,
    spool: Spool,
    selection: Selection,
    unplaced: Mapping[str, Media],
    tick: Callable[[int, Meter], None],
) -> None:
    """Reads every capture below `paths` into the spool; `tick` hears how many have come in so far, and of how much.

    `unplaced`: media of earlier imports that nothing uses yet, by identity.
    """
    intake = _Intake(config, spool, selection, tick)
    batches = ((batch, config) for batch in intake.batches(paths))
    for readings in in_order(executor, read_batch, batches):
        for reading in readings:
            intake.keep(reading)
    intake.resolve(unplaced)


class _Intake:
    def __init__(self, config: Config, spool: Spool, selection: Selection, tick: Callable[[int, Meter], None]) -> None:
        self.config = config
        self.spool = spool
        self.selection = selection
        self.tick = tick
        self.count = 0
        self.forms = address_forms(config.selectors)

    def batches(self, paths: Iterable[Path]) -> Iterator[list[Capture]]:
        """The captures that are pages, by batches; media are kept at once."""
        batch: list[Capture] = []
        size = 0
        paths = list(paths)
        meter = Meter(paths)
        for found in read_captures(paths, self.config.source, meter=meter):
            self.count += 1
            self.tick(self.count, meter)
            if isinstance(found, Unreadable) and found.repeats:
                self.keep_revisit(found)
            elif isinstance(found, Unreadable):
                self.note(found.path, found.url, "unreadable", reason=found.reason, offset=found.offset)
            elif not self.selection.names(found.path, found.url):
                self.note(found.path, found.url, "skipped", reason=f"does not match {self.selection.only}")
            elif found.url.lower().endswith(".json") and b'"html"' in found.content:
                self.note(found.path, found.url, "unreadable", reason="is one JSON value, not JSON lines")
            elif classify(found.url).kind == "asset":
                self.note(found.path, found.url, "asset", reason="a style sheet, script or the like")
            elif suffix := media_suffix(found.content):
                self.keep_media(found, suffix)
            else:
                batch.append(found)
                size += len(found.content)
                if len(batch) >= _BATCH_COUNT or size >= _BATCH_BYTES:
                    yield batch
                    batch, size = [], 0
        if batch:
            yield batch

    def keep_media(self, capture: Capture, suffix: str) -> None:
        address = classify(capture.url)
        if address.date and not self.selection.holds(address.date):
            self.note(capture.path, capture.url, "skipped", reason="outside the dates asked for")
            return
        sha256 = hashlib.sha256(capture.content).hexdigest()
        file = Path(capture.path)
        place = str(file.absolute()) if file.is_file() else self.spool.keep_bytes(sha256, capture.content)
        width, height = pixel_size(capture.content)
        has_address = by_digest(capture.url) == capture.url and address.identity
        identity = address.identity.casefold() if has_address else f"sha256:{sha256}"
        size = len(capture.content)
        media = Media(capture.url if has_address else "", identity, sha256, size, suffix, width, height, place)
        self.spool.add_media(media, address.date.isoformat() if address.date else "")
        self.note(capture.path, media.url, "media", sha256=sha256)

    def keep(self, reading: Reading) -> None:
        """Spools the reading by the issue or the years that it belongs to, or notes why it belongs nowhere."""
        if reading.failure:
            status, _, reason = reading.failure.partition(": ")
            self.note(reading.path, reading.url, status, reason=reason, offset=reading.offset, sha256=reading.sha256)
            return
        for defect in reading.defects:
            self.spool.note("defects", reading.path, (reading.path, reading.url, defect))
        date = date_of(reading)
        parsed = reading.parsed
        self.name_days(reading)
        if isinstance(parsed, ParsedIssue) and parsed.days:
            self.keep_calendar(reading, parsed)
        elif date is None:
            if isinstance(parsed, ParsedIssue):
                self.note_read(reading, "entry", f"an entry that leads to {parsed.target or 'nothing'}")
            else:
                self.note_read(reading, "undated", "", reason="neither its address nor its text tells a date")
        elif not self.selection.holds(date):
            self.note_read(reading, "skipped", "", reason="outside the dates asked for")
        elif not self.spool.add(date.isoformat(), reading):
            self.note_read(reading, "repeated", "", reason="the same bytes of the same address came before")

    def name_days(self, reading: Reading) -> None:
        """Spools the days that 上一期, 下一期 or an entry leads to: there is an issue, captured or not."""
        parsed = reading.parsed
        links: tuple[str, ...] = ()
        if isinstance(parsed, ParsedPage):
            links = (parsed.previous_issue_url, parsed.next_issue_url)
        elif isinstance(parsed, ParsedIssue):
            links = (parsed.target,)
        for link in links:
            if link and reading.url and (day := classify(link, self.forms).date) and self.selection.holds(day):
                self.spool.name_day(day, reading.url)

    def keep_calendar(self, reading: Reading, parsed: ParsedIssue) -> None:
        first, last = parsed.first or min(parsed.days), parsed.last or max(parsed.days)
        for year in range(first.year, last.year + 1):
            part = replace(
                parsed,
                days=tuple(sorted(day for day in parsed.days if day.year == year)),
                first=max(parsed.first, dt.date(year, 1, 1)) if parsed.first else None,
                last=min(parsed.last, dt.date(year, 12, 31)) if parsed.last else None,
            )
            self.spool.add(f"{year:04}", replace(reading, parsed=part))
        self.note_read(reading, "imported", f"calendar, {first} to {last}")

    def keep_revisit(self, revisit: Unreadable) -> None:
        """Spools a revisit record until everything has come in."""
        if self.selection.names(revisit.path, revisit.url):
            self.spool.note("revisits", revisit.path, revisit)
        else:
            self.note(revisit.path, revisit.url, "skipped", reason=f"does not match {self.selection.only}")

    def resolve(self, unplaced: Mapping[str, Media]) -> None:
        """Gives what revisit records refer to their addresses; those that refer to nothing yet wait."""
        content = self.config.content
        new = cast("Iterator[Unreadable]", self.spool.rows("revisits"))
        waiting = {(each.url, each.repeats, each.repeats_at): each for each in (*read_waiting(content), *new)}
        for revisit, status, found in resolve_revisits(self.spool, content, self.forms, waiting.values(), unplaced):
            if status == "unreadable" and revisit.url != revisit.repeats:
                self.spool.note("waiting", revisit.url, revisit)
            if status == "unreadable" and not revisit.reason:
                continue  # told by the import that it came in
            if isinstance(found, Reading):
                self.keep(found)
            elif isinstance(found, Media):
                self.spool.add_media(found, date.isoformat() if (date := classify(found.url).date) else "")
                self.note(revisit.path, revisit.url, "media", sha256=found.sha256)
            else:
                reason = f"repeats {revisit.repeats}" if status == "repeated" else revisit.reason
                self.note(revisit.path, revisit.url, status, reason=reason)

    def note_read(self, reading: Reading, status: str, became: str, reason: str = "") -> None:
        """Notes a capture that was read."""
        self.spool.note("captures", reading.path, capture_row(reading, status, became, reason))

    def note(
        self, path: str, url: str, status: str, *, reason: str = "", offset: int | None = None, sha256: str = ""
    ) -> None:
        """Notes a capture that was not read as a page."""
        row = {"path": path, "url": url, "sha256": sha256, "status": status, "reason": reason, "offset": offset}
        self.spool.note("captures", path, {key: value for key, value in row.items() if value not in ("", None)})


def capture_row(reading: Reading, status: str, became: str, reason: str = "") -> dict[str, object]:
    """The report's row of a capture that was read."""
    evidence = reading.evidence
    row: dict[str, object] = {
        "path": reading.path,
        "url": reading.url,
        "sha256": reading.sha256,
        "status": status,
        "became": became,
        "reason": reason,
        "form": reading.form,
        "dialect": evidence.dialect if evidence else "",
        "skin": evidence.skin if evidence else "",
        "score": evidence.score if evidence else "",
        "evidence": list(evidence.reasons) if evidence else "",
    }
    return {key: value for key, value in row.items() if value != ""}


def date_of(reading: Reading) -> dt.date | None:
    """The issue's date: by the address, else as printed, else by the folder that it lies in."""
    parsed = reading.parsed
    if reading.date is None and isinstance(parsed, ParsedArticle | ParsedPage):
        return parsed.date or folder_date(reading.url) or folder_date(reading.path)
    return reading.date
