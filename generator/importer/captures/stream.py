"""What a person points at -> Captures, one at a time."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.importer.captures.capture import Capture, Limits, Unreadable
from generator.importer.captures.embedded import embedded_captures
from generator.importer.captures.folders import file_name, walk
from generator.importer.captures.locations import Location
from generator.importer.captures.meter import Meter
from generator.importer.captures.reader import Reader

LIMITS = Limits()


def read_captures(
    paths: Iterable[Path], source: str = "", limits: Limits = LIMITS, meter: Meter | None = None
) -> Iterator[Capture | Unreadable]:
    """Every capture in files, folders and archives, in the order of their names; Unreadable for what gives none.

    `source` is the paper's address as the configuration gives it; `meter` is told how far the reading is. At most one
    capture is held at a time.
    """
    reader = Reader(source, limits, meter)
    for path in paths:
        for found in _read(reader, path):
            yield found
            if isinstance(found, Capture):
                yield from embedded_captures(found)


def _read(reader: Reader, path: Path) -> Iterator[Capture | Unreadable]:
    absolute = Path(os.path.normpath(path.absolute()))
    above = tuple(file_name(part) for part in absolute.parts[1:])
    if absolute.is_dir():
        for found in walk(absolute, Location(file_name(str(path)), (), above)):
            if isinstance(found, Unreadable):
                yield found
            else:
                yield from reader.read_file(*found)
    else:
        yield from reader.read_file(absolute, Location(file_name(str(path)), above[-1:], above[:-1]))
