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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from generator.content.paths import CONFLICT_SUFFIX
from generator.importer.ledger import FileLine

JOURNAL_FILE = ".import-journal"
_PART = ".part"

Wanted = bytes | tuple[Path, str]
"""A file's content: its bytes, or another file that holds them and their SHA-256."""


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


@dataclass(frozen=True, slots=True)
class Journal:
    """What an import was about to write when it was broken off."""

    unit: str = ""
    files: Mapping[str, list[str]] = field(default_factory=dict)
    """File -> the SHA-256 that it may have by our own hand; "" stands for deleted."""


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
    journal: Journal | None = None,
) -> Filing:
    """What to do so that the store holds `wanted` (by file relative to it), given the ledgers' `known` lines."""
    writes: dict[str, Wanted] = {}
    deletes: list[str] = []
    lines: dict[str, FileLine] = {}
    conflicts: list[Conflict] = []
    planned = journal.files if journal else {}
    for file in sorted({*wanted, *known, *(name for name in planned if not name.endswith(CONFLICT_SUFFIX))}):
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
            writes[file] = wanted[file]
            lines[file] = FileLine(file, want)
        elif disk in ours:
            if want:
                writes[file] = wanted[file]
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
                    writes[beside] = wanted[file]
        if not offer and _file_hash(content / beside) in {line.offered, *planned.get(beside, ())} - {""}:
            deletes.append(beside)
    return Filing(unit, writes, tuple(deletes), lines, tuple(conflicts))


def carry_out(content: Path, filing: Filing, ledgers: Mapping[str, str], journal: Journal | None = None) -> bool:
    """Writes the files, then the ledgers (text by file relative to the store; empty: no ledger).

    `journal`: that of an earlier import of the same unit. False where everything was in place already.
    """
    stale = [name for name, text in ledgers.items() if _text(content / name) != text]
    if not filing.writes and not filing.deletes and not stale:
        return False
    plan = {name: list(hashes) for name, hashes in journal.files.items()} if journal else {}
    for name, wanted in filing.writes.items():
        plan.setdefault(name, []).append(_hash(wanted))
    for name in filing.deletes:
        plan.setdefault(name, []).append("")
    content.mkdir(parents=True, exist_ok=True)
    values = {"unit": filing.unit, "files": plan, "ledgers": stale}
    _replace(content / JOURNAL_FILE, json.dumps(values, ensure_ascii=False).encode())
    for name, wanted in filing.writes.items():
        _replace(content / name, wanted)
    for name in filing.deletes:
        (content / name).unlink(missing_ok=True)
    for name in stale:
        if ledgers[name]:
            _replace(content / name, ledgers[name].encode())
        else:
            (content / name).unlink(missing_ok=True)
    _drop_empty_folders(content, [*filing.deletes, *stale])
    (content / JOURNAL_FILE).unlink()
    return True


def read_journal(content: Path) -> Journal | None:
    """The journal of an import that was broken off; its half-written files are cleared away."""
    file = content / JOURNAL_FILE
    _part(file).unlink(missing_ok=True)
    try:
        values = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except ValueError:
        file.unlink()  # never written half by us: the file is replaced as a whole
        return None
    for name in (*values["files"], *values["ledgers"]):
        _part(content / name).unlink(missing_ok=True)
    _drop_empty_folders(content, [*values["files"], *values["ledgers"]])
    return Journal(values["unit"], values["files"])


def clear_journal(content: Path) -> None:
    """Removes the journal: its unit has been filed again, and was in place."""
    (content / JOURNAL_FILE).unlink(missing_ok=True)


def _replace(file: Path, wanted: Wanted) -> None:
    part = _part(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(wanted, bytes):
        part.write_bytes(wanted)
    else:
        shutil.copyfile(wanted[0], part)
    os.replace(part, file)


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

