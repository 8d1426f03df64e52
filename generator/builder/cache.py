"""What the build remembers: `build.sqlite` in the cache folder. Only the parent process opens it.

Everything is packed, one value an issue, and sealed with a checksum: what is damaged, or was written by
another version, counts as never written. Deleting the file costs time.
"""

import contextlib
import dataclasses
import marshal
import sqlite3
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import Any

from generator.builder.archive import IssueStub
from generator.builder.keys import Key
from generator.builder.reading import Reading
from generator.builder.receipts import Receipts
from generator.errors import BroadsheetError, Problem
from generator.light import light
from generator.model import IssueKey

_FORMAT = f"broadsheet 4, python {sys.version_info[0]}.{sys.version_info[1]}"
_TABLES = """
create table if not exists meta (name text primary key, value blob);
create table if not exists issues (folder text primary key, packed blob);
create table if not exists groups (name text primary key, head blob, receipts blob);
"""
_WAIT = 10.0
"""Seconds until another build that holds the cache counts as stuck."""


@light
class GroupHead:
    """What is enough to see that nothing of a group of jobs must run."""

    signature: str
    """Fingerprint of the issue's folder in the site, as the build left it; empty for what is about no issue."""
    keys: Mapping[tuple[str, str], Key] = field(default_factory=dict)
    """By output and subject. A job that failed has none."""


JobReceipts = Mapping[tuple[str, str], Receipts]
"""What each job of a group wrote, by output and subject; also what a failed one wrote."""


class Cache:
    """The open cache. `is_new`: it knows nothing of what earlier builds wrote."""

    def __init__(self, connection: sqlite3.Connection, is_new: bool) -> None:
        self._db = connection
        self.is_new = is_new

    def readings(self, salt: bytes) -> Iterator[tuple[str, Reading]]:
        """The issues as they were last read, by folder; only those that were read under the same `salt`."""
        for folder, packed in self._db.execute("select folder, packed from issues order by folder"):
            row = _unseal(packed)
            if row is not None and row[0] == salt:
                stub = IssueStub(IssueKey.from_folder(folder), *row[1])
                yield folder, Reading(stub, tuple(Problem(*problem) for problem in row[2]))

    def put_reading(self, reading: Reading, salt: bytes) -> None:
        """Keeps a Reading."""
        stub = reading.stub
        fields = tuple(getattr(stub, field.name) for field in dataclasses.fields(stub) if field.name != "key")
        problems = [(p.message, p.advice, p.file, p.line, p.key) for p in reading.problems]
        self._put("insert or replace into issues values (?, ?)", stub.key.folder, _seal((salt, fields, problems)))

    def forget_reading(self, folder: str) -> None:
        """Drops what is kept of an issue that is gone."""
        self._db.execute("delete from issues where folder = ?", (folder,))

    def group_heads(self) -> dict[str, GroupHead]:
        """Every group by its name; one that is damaged has no keys."""
        heads: dict[str, GroupHead] = {}
        for name, packed in self._db.execute("select name, head from groups"):
            row = _unseal(packed)
            if row is None:
                heads[name] = GroupHead("")
            else:
                heads[name] = GroupHead(row[0], {(output, subject): Key(*key) for output, subject, key in row[1]})
        return heads

    def receipts(self, name: str) -> JobReceipts:
        """What the jobs of a group wrote; empty where that is not known."""
        found = self._db.execute("select receipts from groups where name = ?", (name,)).fetchone()
        rows = _unseal(found[0]) if found else None
        return {(output, subject): Receipts(packed) for output, subject, packed in rows or ()}

    def put_group(self, name: str, head: GroupHead, receipts: JobReceipts) -> None:
        """Keeps the state of a group."""
        keys = [(output, subject, tuple(key)) for (output, subject), key in head.keys.items()]
        rows = [(output, subject, kept.packed) for (output, subject), kept in receipts.items()]
        self._put("insert or replace into groups values (?, ?, ?)", name, _seal((head.signature, keys)), _seal(rows))

    def forget_group(self, name: str) -> None:
        """Drops a group."""
        self._db.execute("delete from groups where name = ?", (name,))

    def get(self, name: str) -> Any:
        """A value kept under a name of its own; None where there is none."""
        found = self._db.execute("select value from meta where name = ?", (name,)).fetchone()
        return _unseal(found[0]) if found else None

    def put(self, name: str, value: Any) -> None:
        """Keeps a value of plain tuples, texts, bytes and numbers."""
        self._put("insert or replace into meta values (?, ?)", name, _seal(value))

    def commit(self) -> None:
        """Makes sure that what was put so far stays."""
        self._db.commit()

    def _put(self, statement: str, *values: str | bytes) -> None:
        self._db.execute(statement, values)


class DamagedCacheError(Exception):
    """The cache was found damaged in the middle of a build, and is begun anew with the next one."""


@contextmanager
def open_cache(folder: Path, site: str) -> Iterator[Cache]:
    """The cache for builds into `site`; one that belongs to another site, is damaged or foreign is begun anew.

    Errors: BroadsheetError while another build holds it, or where it cannot be written; DamagedCacheError.
    """
    file = folder / "build.sqlite"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        try:
            connection, is_new = _connect(file, site)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            _delete(file)
            connection, is_new = _connect(file, site)
        try:
            yield Cache(connection, is_new)
            connection.commit()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise BroadsheetError(Problem("another build is at work", "wait for it to end", str(file))) from None
        raise BroadsheetError(Problem(f"cannot be used: {error}", "make room, or delete it", str(file))) from None
    except sqlite3.DatabaseError as error:
        _delete(file)
        raise DamagedCacheError(str(error)) from None


def _connect(file: Path, site: str) -> tuple[sqlite3.Connection, bool]:
    connection = sqlite3.connect(file, timeout=_WAIT)
    try:
        connection.execute("pragma locking_mode = exclusive")
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute("begin exclusive")
        connection.commit()
        connection.executescript(_TABLES)
        cache = Cache(connection, False)
        if cache.get("format") == _FORMAT and cache.get("site") == site:
            connection.execute("select count(*) from groups").fetchone()
            return connection, False
        for table in ("meta", "issues", "groups"):
            connection.execute(f"delete from {table}")
        cache.put("format", _FORMAT)
        cache.put("site", site)
        connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection, True


def _delete(file: Path) -> None:
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm", f"{file.name}-journal"):
        with contextlib.suppress(FileNotFoundError):
            (file.parent / name).unlink()


def _seal(value: Any) -> bytes:
    data = marshal.dumps(value)
    return _checksum(data) + data


def _unseal(sealed: object) -> Any:
    if not isinstance(sealed, bytes) or _checksum(sealed[4:]) != sealed[:4]:
        return None
    return marshal.loads(sealed[4:])


def _checksum(data: bytes) -> bytes:
    """Tells what was damaged, at a quarter of a digest's cost; nobody but the build writes here."""
    return zlib.crc32(data).to_bytes(4, "big")
