"""Readings on disk, by the issue they belong to, while an import runs: memory stays flat whatever comes in.

A scratch file of the parent process, made anew by every import; deleting it costs nothing.
"""

import datetime as dt
import pickle
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from generator.errors import CaptureError, Problem, naming
from generator.importer.media import Media
from generator.importer.parsed import Reading

_TABLES = """
PRAGMA journal_mode=OFF;
PRAGMA synchronous=OFF;
PRAGMA locking_mode=EXCLUSIVE;
CREATE TABLE readings (unit TEXT, url TEXT, sha256 TEXT, rank BLOB, reading BLOB,
    PRIMARY KEY (unit, url, sha256)) WITHOUT ROWID;
CREATE TABLE media (identity TEXT PRIMARY KEY, unit TEXT, rank BLOB, media BLOB) WITHOUT ROWID;
CREATE INDEX readings_url ON readings (url);
CREATE INDEX media_unit ON media (unit);
CREATE TABLE named (day TEXT PRIMARY KEY, url TEXT) WITHOUT ROWID;
CREATE TABLE rows (section TEXT, place TEXT, row BLOB);
"""


@contextmanager
def open_spool(folder: Path) -> Iterator["Spool"]:
    """An empty spool in `folder`, removed at the end.

    Errors: CaptureError where another import is using it, or where it cannot be written.
    """
    with closing(Spool(folder)) as spool:
        try:
            yield spool
        except sqlite3.Error as error:
            problem = Problem(f"cannot keep what came in: {error}", "make room on the disk", str(folder))
            raise CaptureError(problem) from None


def _hold(file: Path) -> sqlite3.Connection:
    """A lock that the system lets go when this process ends, however it ends.

    The file stays: whoever took it away might take it from under another that has just opened it.

    Errors: CaptureError where another process holds it.
    """
    lock = sqlite3.connect(file, timeout=0.2, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if "locked" not in str(error):
            raise CaptureError(Problem(f"cannot be used: {error}", "make room, or delete it", str(file))) from None
        problem = Problem("another import is running in this project", "wait until it has ended", str(file))
        raise CaptureError(problem) from None
    return lock


class Spool:
    """Readings by unit (a date, or a year for calendars), media by address, and the report's rows."""

    def __init__(self, folder: Path) -> None:
        """Starts an empty spool in `folder`. Errors: CaptureError where another import is using it."""
        self.folder = folder
        folder.parent.mkdir(parents=True, exist_ok=True)
        self._lock = _hold(folder.with_name(f"{folder.name}.lock"))
        shutil.rmtree(folder, ignore_errors=True)  # of a run that was killed
        folder.mkdir(exist_ok=True)
        file = folder / "spool.sqlite"
        file.unlink(missing_ok=True)
        self._base = sqlite3.connect(file, isolation_level=None)
        self._base.executescript(_TABLES)
        self._base.execute("BEGIN")

    def close(self) -> None:
        """Removes the spool."""
        self._base.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.close()

    def add(self, unit: str, reading: Reading) -> bool:
        """Keeps the reading for `unit`; False where the same bytes of the same address were there before.

        Of two, the better declared is kept, whatever the order they came in.
        """
        key = (unit, reading.url, reading.sha256)
        found = self._base.execute(
            "SELECT rank, reading FROM readings WHERE unit=? AND url=? AND sha256=?", key
        ).fetchone()
        if found is None:
            self._base.execute("INSERT INTO readings VALUES (?,?,?,?,?)", (*key, _rank(reading), pickle.dumps(reading)))
            return True
        other: Reading = pickle.loads(found[1])
        best = reading if _rank(reading) > found[0] else other
        best = replace(best, captured=earliest(reading, other))
        self._base.execute("REPLACE INTO readings VALUES (?,?,?,?,?)", (*key, _rank(best), pickle.dumps(best)))
        return False

    def add_media(self, media: Media, unit: str) -> None:
        """Keeps the media, the better one where its address came before."""
        rank = b"%020d%020d%b" % (media.rank[0], media.rank[1], media.rank[2].encode())
        found = self._base.execute("SELECT rank FROM media WHERE identity=?", (media.identity,)).fetchone()
        if found is None or rank > found[0]:
            self._base.execute(
                "REPLACE INTO media (identity, unit, rank, media) VALUES (?,?,?,?)",
                (media.identity, unit, rank, pickle.dumps(media)),
            )

    def keep_bytes(self, sha256: str, content: bytes) -> str:
        """A file that holds `content` until the import ends."""
        file = self.folder / "media" / sha256[:2] / sha256
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            with naming(file):
                file.write_bytes(content)
        return str(file)

    def units(self) -> list[str]:
        """Every unit that something came in for, in order."""
        query = "SELECT unit FROM readings UNION SELECT unit FROM media WHERE unit != '' ORDER BY 1"
        return [row[0] for row in self._base.execute(query)]

    def readings(self, unit: str) -> list[Reading]:
        """The readings of `unit`, by address and hash."""
        rows = self._base.execute("SELECT reading FROM readings WHERE unit=? ORDER BY url, sha256", (unit,))
        return [pickle.loads(row[0]) for row in rows]

    def find_readings(self, url: str) -> list[Reading]:
        """The readings of this very address, whichever unit they belong to."""
        rows = self._base.execute("SELECT reading FROM readings WHERE url=?", (url,))
        return [pickle.loads(row[0]) for row in rows]

    def media(self, unit: str) -> list[Media]:
        """The media whose address tells the date `unit`."""
        rows = self._base.execute("SELECT media FROM media WHERE unit=? ORDER BY identity", (unit,))
        return [pickle.loads(row[0]) for row in rows]

    def find_media(self, identity: str) -> Media | None:
        """The media of this address, whichever unit it belongs to."""
        row = self._base.execute("SELECT media FROM media WHERE identity=?", (identity,)).fetchone()
        found: Media | None = pickle.loads(row[0]) if row else None
        return found

    def all_media(self) -> Iterator[Media]:
        """All media that came in, by address."""
        for row in self._base.execute("SELECT media FROM media ORDER BY identity"):
            yield pickle.loads(row[0])

    def name_day(self, day: dt.date, url: str) -> None:
        """Keeps that a document, `url`, names an issue of that day; of several the first by address."""
        query = "INSERT INTO named VALUES (?,?) ON CONFLICT (day) DO UPDATE SET url=min(url, excluded.url)"
        self._base.execute(query, (day.isoformat(), url))

    def named_days(self) -> dict[dt.date, str]:
        """The days of which some document names an issue -> its address."""
        rows = self._base.execute("SELECT day, url FROM named ORDER BY day")
        return {dt.date.fromisoformat(day): url for day, url in rows}

    def note(self, section: str, place: str, row: object) -> None:
        """Keeps a row of the report; rows come back by section, sorted by place."""
        self._base.execute("INSERT INTO rows VALUES (?,?,?)", (section, place, pickle.dumps(row)))

    def rows(self, section: str) -> Iterator[object]:
        """The rows of one section, by place; in the order they were noted where that is equal."""
        for row in self._base.execute("SELECT row FROM rows WHERE section=? ORDER BY place, rowid", (section,)):
            yield pickle.loads(row[0])

    def count(self, section: str) -> int:
        """How many rows the section has."""
        found: int = self._base.execute("SELECT count(*) FROM rows WHERE section=?", (section,)).fetchone()[0]
        return found


def earliest(one: Reading, other: Reading) -> dt.datetime | None:
    """The earlier of two capture times, where any is known."""
    return min((each.captured for each in (one, other) if each.captured), default=None)


def _rank(reading: Reading) -> bytes:
    """Which of two readings of the same bytes is kept: the one with fewer troubles, then by its own values."""
    plain = repr((reading.form, reading.date, reading.parsed)).encode()
    return b"%d%06d" % (not reading.failure, 999_999 - len(reading.defects)) + plain
