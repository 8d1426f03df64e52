"""Media that came before whatever uses them: kept in the store under `unplaced/`, so that nothing is lost.

Beside them stands what waits for captures: the media that issues wait for under an address that does not tell their
date, and revisit records whose original has not come in.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import msgspec

from generator.errors import ContentError, Problem
from generator.importer.captures import Unreadable
from generator.importer.filing import Filing, Wanted, compare
from generator.importer.ledger import Ledger, read_ledger, write_ledger
from generator.importer.media import Media

UNIT = "unplaced"
LEDGER = "unplaced/import.jsonl"
AWAITED = "unplaced/awaited.json"
WAITING = "unplaced/revisits.jsonl"


class _Line(msgspec.Struct, frozen=True):
    """One revisit that waits."""

    url: str
    repeats: str
    at: dt.datetime | None = None


def read_unplaced(content: Path) -> tuple[Ledger, dict[str, Media]]:
    """The ledger of `unplaced/`, and its media by identity, each with its place."""
    ledger = read_ledger(content / LEDGER)
    return ledger, {each.identity: replace(each, place=str(content / media_file(each))) for each in ledger.media}


def read_awaited(content: Path) -> dict[str, set[str]]:
    """Media identity -> the dates of the issues that wait for it. Errors: ContentError."""
    file = content / AWAITED
    try:
        return {key: set(dates) for key, dates in json.loads(file.read_bytes()).items()}
    except FileNotFoundError:
        return {}
    except (ValueError, AttributeError, TypeError) as error:
        raise ContentError(Problem(f"not JSON: {error}", "take the last good version from git", str(file))) from None


def read_waiting(content: Path) -> list[Unreadable]:
    """The revisits of earlier imports whose records have not come in. Errors: ContentError naming the line."""
    file = content / WAITING
    try:
        rows = file.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    found: list[Unreadable] = []
    for number, row in enumerate(rows, 1):
        try:
            line = msgspec.json.decode(row, type=_Line)
        except msgspec.DecodeError as error:
            advice = "take the last good version from git, or delete the line"
            raise ContentError(Problem(f"no revisit record: {error}", advice, str(file), number)) from None
        found.append(Unreadable(WAITING, "", None, line.url, line.repeats, line.at))
    return found


def file_unplaced(
    content: Path,
    ledger: Ledger,
    media: Iterable[Media],
    awaited: Mapping[str, set[str]],
    waiting: Iterable[Unreadable],
    planned: Mapping[str, list[str]],
) -> tuple[Filing, dict[str, str]]:
    """What to do so that `unplaced/` holds these media and what waits for captures, and its ledger's text."""
    kept = sorted(media, key=lambda each: each.identity)
    wanted: dict[str, Wanted] = {media_file(each): (Path(each.place), each.sha256) for each in kept}
    rows = {key: sorted(dates) for key, dates in sorted(awaited.items()) if dates}
    if rows:
        wanted[AWAITED] = (json.dumps(rows, ensure_ascii=False, indent=0) + "\n").encode()
    if text := _waiting_text(waiting):
        wanted[WAITING] = text
    known = {f"unplaced/{name}": replace(line, file=f"unplaced/{name}") for name, line in ledger.files.items()}
    filing = compare(content, UNIT, wanted, known, planned)
    lines = [replace(line, file=line.file.removeprefix("unplaced/")) for line in filing.lines.values()]
    return filing, {LEDGER: write_ledger((), kept, lines)}


def media_file(media: Media) -> str:
    """Where unplaced media lie, relative to the store."""
    return f"unplaced/{media.sha256[:2]}/{media.sha256[:40]}.{media.suffix}"


def _waiting_text(revisits: Iterable[Unreadable]) -> bytes:
    """The file of those that wait; empty for none."""
    rows = {(each.url, each.repeats, each.repeats_at.isoformat() if each.repeats_at else "") for each in revisits}
    lines = ({"url": url, "repeats": repeats} | ({"at": at} if at else {}) for url, repeats, at in sorted(rows))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
