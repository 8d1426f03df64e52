"""One date, from ledgers and new readings to what has to be written: the reading side and the filing side."""

import datetime as dt
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.config import Edition
from generator.content.paths import LEDGER_FILE, is_issue_folder
from generator.importer.addresses import Form, classify
from generator.importer.assembling import (
    Assembled,
    Gone,
    Places,
    assemble,
    dates_linked,
    issue_texts,
    media_key,
    with_links,
    withdrawn_of,
)
from generator.importer.filing import Filing, Wanted, compare
from generator.importer.ledger import FileLine, read_ledger, write_ledger
from generator.importer.media import Media
from generator.importer.parsed import Reading
from generator.importer.spool import Spool, earliest
from generator.model import IssueKey


@dataclass(frozen=True, slots=True)
class Known:
    """What the store's ledgers tell of one date, all its editions together."""

    readings: tuple[Reading, ...]
    media: Mapping[str, Media]
    """By identity; `place` is the file in the store that still holds the bytes, or empty."""
    files: Mapping[str, FileLine]
    """By file relative to the store."""
    ledgers: tuple[str, ...]
    """Files relative to the store."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date, ready to be filed."""

    date: dt.date
    assembled: tuple[Assembled, ...]
    texts: Mapping[str, str]
    """Text files by path relative to the store."""
    linked: frozenset[dt.date] = frozenset()
    """The other dates to which its texts link."""


def read_known(content: Path, date: dt.date) -> Known:
    """The ledgers of all editions of the date. Errors: ContentError."""
    readings: list[Reading] = []
    media: dict[str, Media] = {}
    files: dict[str, FileLine] = {}
    ledgers: list[str] = []
    for folder in _folders(content, date):
        name = f"{folder}/{LEDGER_FILE}"
        ledger = read_ledger(content / name)
        if (content / name).is_file():
            ledgers.append(name)
        readings += ledger.readings
        lines = {f"{folder}/{line.file}": replace(line, file=f"{folder}/{line.file}") for line in ledger.files.values()}
        files |= lines
        places = {line.written: str(content / name) for name, line in lines.items() if (content / name).is_file()}
        media |= {each.identity: replace(each, place=places.get(each.sha256, "")) for each in ledger.media}
    return Known(tuple(readings), media, files, tuple(ledgers))


def joined(known: Sequence[Reading], new: Sequence[Reading]) -> list[Reading]:
    """All readings of a date: what is read anew replaces what the ledger keeps of the same bytes."""
    by_key = {(each.url, each.sha256): each for each in known}
    for reading in new:
        key = (reading.url, reading.sha256)
        other = by_key.get(key)
        by_key[key] = replace(reading, captured=earliest(reading, other)) if other else reading
    return list(by_key.values())


def gone_of(places: Iterable[str], known: Known) -> Gone:
    """The articles of a date that were taken down: their places, and what its ledger tells of them."""
    return Gone(frozenset(places), tuple(row for reading in known.readings for row in withdrawn_of(reading)))


class MediaFinder:
    """Where the media are that a date's readings refer to: in this import, in the store, or unplaced."""

    def __init__(self, content: Path, spool: Spool, unplaced: Mapping[str, Media]) -> None:
        self._content = content
        self._spool = spool
        self._unplaced = unplaced

    def find(self, known: Known, date: dt.date, urls: Iterable[str]) -> tuple[dict[str, Media], list[str]]:
        """(media by `media_key`, keys that are not captured and whose address does not tell `date`)."""
        found: dict[str, Media] = {}
        awaited: list[str] = []
        others: dict[dt.date, Mapping[str, Media]] = {}
        for url in urls:
            key = media_key(url)
            home = classify(url).date
            candidates = [self._spool.find_media(key), known.media.get(key), self._unplaced.get(key)]
            if home and home != date:
                if home not in others:
                    others[home] = read_known(self._content, home).media
                candidates.append(others[home].get(key))
            best = max((each for each in candidates if each), key=lambda each: (each.rank, each.place), default=None)
            if best:
                found[key] = best
            elif home != date:
                awaited.append(key)
        return found, awaited


def make_day(
    date: dt.date,
    readings: Sequence[Reading],
    media: Mapping[str, Media],
    editions: Sequence[Edition],
    forms: Sequence[Form],
    gone: Gone,
    elsewhere: Places,
) -> Day:
    """The date's issues and their text files. Pure and picklable: what workers run.

    `forms`: the project's own address forms; `gone`: the articles that were taken down; `elsewhere`: where what its
    texts link to on other dates lies.
    """
    found = assemble(date, readings, media, editions, forms, gone)
    linked = frozenset(day for each in found for day in dates_linked(each.issue, forms))
    assembled = [replace(each, places={}) for each in with_links(found, elsewhere, forms)]
    texts: dict[str, str] = {}
    for each in assembled:
        texts |= issue_texts(each.issue)
    return Day(date, tuple(assembled), texts, linked)


def file_day(content: Path, day: Day, known: Known, planned: Mapping[str, list[str]]) -> tuple[Filing, dict[str, str]]:
    """What has to be written so that the store holds the day; its ledgers' texts by file relative to the store."""
    wanted: dict[str, Wanted] = {name: text.encode() for name, text in day.texts.items()}
    for each in day.assembled:
        folder = each.issue.key.folder
        for use in each.media:
            wanted[f"{folder}/{use.file}"] = (Path(use.media.place) if use.media.place else None, use.media.sha256)
    filing = compare(content, day.date.isoformat(), wanted, known.files, planned)
    ledgers = dict.fromkeys(known.ledgers, "")
    for each in day.assembled:
        folder = each.issue.key.folder
        lines = [
            FileLine(name.removeprefix(f"{folder}/"), line.written, line.offered)
            for name, line in filing.lines.items()
            if name.startswith(f"{folder}/")
        ]
        pairs = [(reading, each.became.get((reading.url, reading.sha256), "")) for reading in each.readings]
        ledgers[f"{folder}/{LEDGER_FILE}"] = write_ledger(pairs, [use.media for use in each.media], lines)
    return filing, ledgers


def _folders(content: Path, date: dt.date) -> list[str]:
    """The folders of the date's issues in the store, the main edition's first."""
    main = IssueKey(date).folder
    month = content / main.rpartition("/")[0]
    try:
        names = sorted(os.listdir(month))
    except FileNotFoundError:
        return []
    folders = [f"{main.rpartition('/')[0]}/{name}" for name in names]
    return [each for each in folders if each.partition("-")[0] == main and is_issue_folder(each)]
