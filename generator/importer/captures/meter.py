"""How far the reading of a heap is: bytes on disk, which can be counted beforehand and told of every container."""

import os
from collections.abc import Iterable
from pathlib import Path

from generator.importer.captures.folders import is_no_capture


class Meter:
    """The bytes of a heap, and how many of them have been read: of an archive as it lies there, packed."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Counts what lies below `paths`: a look into each folder, none into a file."""
        self.total = sum(_weigh(path) for path in paths)
        self._passed = 0
        self._within = 0

    @property
    def done(self) -> int:
        """Bytes read so far."""
        return min(self._passed + self._within, self.total)

    def at(self, offset: int) -> None:
        """The file that is being read has been read up to here."""
        self._within = offset

    def leave(self, size: int) -> None:
        """A file of `size` bytes has been read."""
        self._passed += size
        self._within = 0


def _weigh(path: Path) -> int:
    """Bytes of a file, or of all that `walk` would give of a folder; what cannot be looked at weighs nothing."""
    try:
        if not path.is_dir():
            return path.stat().st_size
    except OSError:
        return 0
    total = 0
    waiting: list[str | Path] = [path]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as found:
                for entry in found:
                    if is_no_capture(entry.name):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif entry.is_file(follow_symlinks=False):
                        total += entry.stat(follow_symlinks=False).st_size
        except OSError:
            continue
    return total
