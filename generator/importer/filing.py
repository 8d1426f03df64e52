"""Planned files -> the content store, so that no person's edit is lost and no interruption leaves a mark.

A file is ours while its hash is the one the ledger last wrote (or the journal was about to write).
Anything else is a person's: it stays, and where the import has another version to offer,
that goes beside it as `NAME.new`.

Order of writing: the journal (what is about to be written), the files, the ledgers, away with the journal.
Whoever finds a journal at the start knows which files of a broken-off import are ours, and files that
folder's ledger anew.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.content.paths import CONFLICT_SUFFIX
from generator.errors import ContentError, Problem, naming
from generator.importer.ledger import FileLine

JOURNAL_FILE = ".import-journal"
LEDGER = "ledger"
"""Stands in the journal for the hash of a ledger, which is ours whatever it holds."""
_PART = ".part"

Wanted = bytes | tuple[Path | None, str]
"""A file's content: its bytes, or another file that holds them (None: lost) and their SHA-256."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A person's file that the import would have written otherwise."""

    file: str
    """Relative to the store."""
    kind: Literal["edited", "removed", "obsolete"]
    """`edited`: the new version lies beside it. `removed`: a person took it away, and it stays away.
    `obsolete`: no capture gives it any more, but a person has worked on it."""
    offered: str = ""
    """The file with the new version, relative to the store."""


class Journal:
    """What is about to be written, by unit of work (a date, a year, `unplaced`); on disk while there is any.

    What an earlier import left in it was broken off: those units have to be filed again.
    """

    def __init__(self, content: Path) -> None:
        """Reads the journal of the store and clears away what was half written."""
        self._content = content
        self._file = content / JOURNAL_FILE
        self._units: dict[str, dict[str, list[str]]] = {}
        _part(self._file).unlink(missing_ok=True)
        try:
            self._units = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return
        except ValueError as error:
            advice = "delete it: then files of the import that was broken off count as a person's"
            raise ContentError(Problem(f"not JSON: {error}", advice, str(self._file))) from None
        names = [name for files in self._units.values() for name in files]
        for name in names:
            _part(content / name).unlink(missing_ok=True)
        _drop_empty_folders(content, names)

    @property
    def units(self) -> list[str]:
        """The units that were broken off and have not been filed since."""
        return sorted(self._units)

    def ours(self, unit: str) -> Mapping[str, list[str]]:
        """File -> the SHA-256 that it may have by our own hand; "" stands for deleted."""
        return self._units.get(unit, {})

    def begin(self, unit: str, plan: Mapping[str, str]) -> None:
        """Puts down what is about to be written: file -> SHA-256."""
        files = {name: [*hashes] for name, hashes in self.ours(unit).items()}
        for name, sha256 in plan.items():
            files.setdefault(name, []).append(sha256)
        self._units[unit] = files
        self._save()

    def end(self, unit: str) -> None:
        """The unit is in place."""
        if self._units.pop(unit, None) is not None:
            self._save()

    def _save(self) -> None:
        if self._units:
            self._content.mkdir(parents=True, exist_ok=True)
            replace_file(self._file, json.dumps(self._units, ensure_ascii=False).encode())
        else:
            self._file.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Filing:
    """What has to be done for one unit of work: nothing is written yet."""

    unit: str
    writes: Mapping[str, Wanted]
    deletes: tuple[str, ...]
    lines: Mapping[str, FileLine]
    """By file relative to the store: the new file lines of the ledgers."""
    conflicts: tuple[Conflict, ...]


def compare(
    content: Path,
    unit: str,
    wanted: Mapping[str, Wanted],
    known: Mapping[str, FileLine],
    planned: Mapping[str, list[str]],
) -> Filing:
    """What to do so that the store holds `wanted` (by file relative to it).

    `known`: the ledgers' lines; `planned`: what the journal says of an import that was broken off.
    """
    writes: dict[str, Wanted] = {}
    deletes: list[str] = []
    lines: dict[str, FileLine] = {}
    conflicts: list[Conflict] = []

    def write(name: str, content: Wanted) -> None:
        if isinstance(content, bytes) or content[0] is not None:
            writes[name] = content

    named = (name for name, hashes in planned.items() if not name.endswith(CONFLICT_SUFFIX) and LEDGER not in hashes)
    for file in sorted({*wanted, *known, *named}):
        line = known.get(file) or FileLine(file)
        beside = file + CONFLICT_SUFFIX
        disk = _file_hash(content / file)
        want = _hash(wanted[file]) if file in wanted else ""
        ours = {line.written, *planned.get(file, ())} - {""}
        offer = ""
        if disk == want:
            if want:
                lines[file] = FileLine(file, want)
        elif not disk and (not line.written or file in planned):
            write(file, wanted[file])
            lines[file] = FileLine(file, want)
        elif disk in ours:
            if want:
                write(file, wanted[file])
                lines[file] = FileLine(file, want)
            else:
                deletes.append(file)
        elif not disk:
            if want:
                lines[file] = line
                conflicts.append(Conflict(file, "removed"))
        elif not want:
            if line.written:
                lines[file] = line
                conflicts.append(Conflict(file, "obsolete"))
        elif want == line.written:
            lines[file] = FileLine(file, line.written)
        else:
            lines[file] = FileLine(file, line.written, want)
            present = _file_hash(content / beside)
            if present or line.offered != want:
                offer = want
                conflicts.append(Conflict(file, "edited", beside))
                if present != want:
                    write(beside, wanted[file])
        if not offer and _file_hash(content / beside) in {line.offered, *planned.get(beside, ())} - {""}:
            deletes.append(beside)
    return Filing(unit, writes, tuple(deletes), lines, tuple(conflicts))


def carry_out(content: Path, filing: Filing, ledgers: Mapping[str, str], journal: Journal) -> bool:
    """Writes the files, then the ledgers (text by file relative to the store; empty: no ledger).

    False where everything was in place already.
    """
    stale = [name for name, text in ledgers.items() if _text(content / name) != text]
    if not filing.writes and not filing.deletes and not stale:
        journal.end(filing.unit)
        return False
    plan = {name: _hash(wanted) for name, wanted in filing.writes.items()}
    journal.begin(filing.unit, plan | dict.fromkeys(filing.deletes, "") | dict.fromkeys(stale, LEDGER))
    for name, wanted in filing.writes.items():
        _prepare(content / name, wanted)
    # Names that are new first: a photo that moves to another name is safe before its old place is written over.
    for name in sorted(filing.writes, key=lambda each: ((content / each).exists(), each)):
        _part(content / name).replace(content / name)
    for name in filing.deletes:
        (content / name).unlink(missing_ok=True)
    for name in stale:
        if ledgers[name]:
            replace_file(content / name, ledgers[name].encode())
        else:
            (content / name).unlink(missing_ok=True)
    _drop_empty_folders(content, [*filing.deletes, *stale])
    journal.end(filing.unit)
    return True


def replace_file(file: Path, wanted: bytes) -> None:
    """Writes a file whole or not at all."""
    _prepare(file, wanted)
    _part(file).replace(file)


def _prepare(file: Path, wanted: Wanted) -> None:
    part = _part(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    with naming(file):
        if isinstance(wanted, bytes):
            part.write_bytes(wanted)
        elif wanted[0] is not None:
            shutil.copyfile(wanted[0], part)


def _part(file: Path) -> Path:
    return file.with_name(f".{file.name}{_PART}")


def _drop_empty_folders(content: Path, names: list[str]) -> None:
    for folder in sorted({(content / name).parent for name in names}, key=lambda x: -len(x.parts)):
        while folder != content and folder.is_dir() and not any(os.scandir(folder)):
            folder.rmdir()
            folder = folder.parent


def _hash(wanted: Wanted) -> str:
    return hashlib.sha256(wanted).hexdigest() if isinstance(wanted, bytes) else wanted[1]


def _file_hash(file: Path) -> str:
    """SHA-256 of the file; empty where there is none."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except FileNotFoundError:
        return ""
