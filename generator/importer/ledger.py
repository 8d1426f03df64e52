"""`import.jsonl`: what was imported from where, what it gave, and what was last written.

One JSON object a line, sorted. Three kinds of lines:

- a capture: its address, hash and time, form, dialect and skin, what it became, its defects
  (kind and line) and everything that was read from it. So the ledger alone gives the content anew,
  and an issue that grows is assembled by the same function over the same values as one that comes at once.
- media: address, hash, size.
- a file: the hash of what the importer last wrote there, and of the version last offered beside it.

It is data: kept with the content and under git. Without it every file counts as a person's.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from generator.errors import ContentError, Problem
from generator.importer.defects import Defect, DefectKind
from generator.importer.media import Media
from generator.importer.parsed import Evidence, Parsed, ParsedArticle, ParsedIssue, ParsedPage, Reading


@dataclass(frozen=True, slots=True)
class CaptureLine:
    """One capture, as the ledger keeps it: a Reading without its place, and what it became."""

    url: str
    sha256: str
    captured: dt.datetime | None = None
    form: str = ""
    dialect: str = ""
    skin: str = ""
    date: dt.date | None = None
    page: str = ""
    serial: str = ""
    became: str = ""
    """`article ZC02/123456`, `page ZC02`, `issue list`, `a shorter copy of article ZC02/123456`."""
    defects: tuple[tuple[DefectKind, int], ...] = ()
    read_as: str = ""
    """Kind of document, as `Evidence.kind`."""
    article: ParsedArticle | None = None
    newspaper_page: ParsedPage | None = None
    issue: ParsedIssue | None = None


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of the store, as the importer last wrote it."""

    file: str
    """Relative to the ledger's folder."""
    written: str = ""
    """SHA-256; empty: the file is a person's from the start."""
    offered: str = ""
    """SHA-256 of the version last put beside it as `.new`."""


@dataclass(frozen=True, slots=True)
class MediaLine:
    """Captured media of this issue."""

    media: str
    """Its URL."""
    identity: str
    sha256: str
    size: int
    suffix: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class DaysLine:
    """The suspended days that the importer last wrote into the year's calendar."""

    days: tuple[dt.date, ...]


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A day of the year of which a document names an issue that is not in the store."""

    named: dt.date
    by: str
    """The document's address."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything one `import.jsonl` holds."""

    readings: tuple[Reading, ...] = ()
    media: tuple[Media, ...] = ()
    files: Mapping[str, FileLine] = field(default_factory=dict)
    days: tuple[dt.date, ...] = ()
    named: Mapping[dt.date, str] = field(default_factory=dict)


def read_ledger(file: Path) -> Ledger:
    """The ledger in `file`; an empty one where there is no file.

    Errors: ContentError naming the line that cannot be read.
    """
    try:
        rows = file.read_bytes().splitlines()
    except FileNotFoundError:
        return Ledger()
    readings: list[Reading] = []
    media: list[Media] = []
    files: dict[str, FileLine] = {}
    days: tuple[dt.date, ...] = ()
    named: dict[dt.date, str] = {}
    for number, row in enumerate(rows, 1):
        try:
            value = json.loads(row)
            if "file" in value:
                line = msgspec.convert(value, FileLine)
                files[line.file] = line
            elif "media" in value:
                found = msgspec.convert(value, MediaLine)
                size = (found.size, found.suffix, found.width, found.height)
                media.append(Media(found.media, found.identity, found.sha256, *size))
            elif "named" in value:
                told = msgspec.convert(value, NamedLine)
                named[told.named] = told.by
            elif "days" in value:
                days = msgspec.convert(value, DaysLine).days
            else:
                readings.append(_reading(msgspec.convert(value, CaptureLine)))
        except (ValueError, TypeError, RecursionError) as error:
            advice = "take the last good version from git, or delete the file: then every file counts as a person's"
            raise ContentError(Problem(f"not a line of the ledger: {error}", advice, str(file), number)) from None
    return Ledger(tuple(readings), tuple(media), files, days, named)


def write_ledger(
    readings: Iterable[tuple[Reading, str]],
    media: Iterable[Media] = (),
    files: Iterable[FileLine] = (),
    days: tuple[dt.date, ...] = (),
    named: Mapping[dt.date, str] | None = None,
) -> str:
    """The text of a ledger: (reading, what it became) pairs, media, files, days; sorted."""
    rows = [_row(line) for line in sorted((_line(*pair) for pair in readings), key=lambda x: (x.url, x.sha256))]
    rows += [
        _row(MediaLine(each.url, each.identity, each.sha256, each.size, each.suffix, each.width, each.height))
        for each in sorted(media, key=lambda x: (x.identity, x.url))
    ]
    rows += [_row(line) for line in sorted(files, key=lambda x: x.file)]
    if days:
        rows.append(_row(DaysLine(tuple(sorted(days)))))
    rows += [_row(NamedLine(day, by)) for day, by in sorted((named or {}).items())]
    return "".join(row + "\n" for row in rows)


def _line(reading: Reading, became: str) -> CaptureLine:
    evidence, parsed = reading.evidence, reading.parsed
    return CaptureLine(
        url=reading.url,
        sha256=reading.sha256,
        captured=reading.captured,
        form=reading.form,
        dialect=evidence.dialect if evidence else "",
        skin=evidence.skin if evidence else "",
        date=reading.date,
        page=reading.page,
        serial=reading.serial,
        became=became,
        defects=tuple(sorted({(defect.kind, defect.line) for defect in reading.defects}, key=lambda x: x[::-1])),
        read_as=evidence.kind if evidence else "",
        article=parsed if isinstance(parsed, ParsedArticle) else None,
        newspaper_page=parsed if isinstance(parsed, ParsedPage) else None,
        issue=parsed if isinstance(parsed, ParsedIssue) else None,
    )


def _reading(line: CaptureLine) -> Reading:
    parsed: Parsed | None = line.article or line.newspaper_page or line.issue
    return Reading(
        url=line.url,
        path="",
        sha256=line.sha256,
        captured=line.captured,
        form=line.form,
        date=line.date,
        page=line.page,
        serial=line.serial,
        evidence=Evidence(line.dialect, line.skin, line.read_as, 0, ()) if line.dialect else None,
        parsed=parsed,
        defects=tuple(Defect(number, kind, "", "left") for kind, number in line.defects),
    )


def _row(line: Any) -> str:
    return json.dumps(_plain(line), ensure_ascii=False, separators=(", ", ": "))


def _plain(value: Any) -> Any:
    """JSON values of `value`; fields of a dataclass that stand at their default are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        defaults = _defaults(type(value))
        pairs = ((name, getattr(value, name)) for name in defaults)
        return {name: _plain(inner) for name, inner in pairs if inner != defaults[name]}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


@cache
def _defaults(kind: type) -> dict[str, Any]:
    return {each.name: each.default for each in fields(kind) if each.default_factory is MISSING}
