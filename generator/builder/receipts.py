"""What the build left in the site: a receipt for each file, and those of a job packed, as they travel and are kept."""

import marshal
import os
from collections.abc import Iterable, Iterator
from itertools import starmap
from pathlib import Path
from typing import NamedTuple

from generator.light import light


class Receipt(NamedTuple):
    """A file as the build left it."""

    path: str
    """Relative to the site folder, with `/`."""
    size: int
    mtime_ns: int
    ctime_ns: int
    """When its entry last changed."""

    def stands_in(self, site: Path) -> bool:
        """Whether the file still is as the build left it, as far as size and time tell."""
        try:
            stat = os.stat(f"{site}/{self.path}")
        except (FileNotFoundError, NotADirectoryError):
            return False
        return (stat.st_size, stat.st_mtime_ns) == (self.size, self.mtime_ns)


@light
class Receipts:
    """Those of a job, in the order of its files. Most are kept and never looked at: they stay packed until then."""

    packed: bytes

    @classmethod
    def of(cls, receipts: Iterable[Receipt]) -> "Receipts":
        """These, packed: paths, sizes and times each in a row of their own."""
        return cls(marshal.dumps(tuple(zip(*receipts, strict=True))))

    def __iter__(self) -> Iterator[Receipt]:
        return starmap(Receipt, zip(*marshal.loads(self.packed), strict=True))
