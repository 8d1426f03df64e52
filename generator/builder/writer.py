"""The site folder: a file that is there is replaced whole or not at all, and only where its bytes differ."""

import filecmp
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from generator.builder.receipts import Receipt
from generator.content.store import BINARY, FileState, counts, fingerprint, state_of
from generator.errors import BroadsheetError, Problem, remedy
from generator.light import light

TEMPORARY_SUFFIX = ".broadsheet-new"
"""Ends the name of a file that is being written; one that stays was left by a build that was cut off."""

_PATH = re.compile(r"(?:(?!\.\.?(?:/|\Z))[^/\\\0]+(?:/(?=[^/])|\Z))+")
"""Names with `/` between them, none of them `.` or `..`."""


@light
class Written:
    """What became of one artifact."""

    receipt: Receipt
    changed: bool
    """False: the file already held these bytes."""


class Writer:
    """Writes the files of one task. It looks into each folder of the site once: what is new needs no comparison.

    In a folder that was not there, files are written in their place: nobody reads there yet, and after a build that is
    cut off the next one, which has no receipt for them, compares them all.
    """

    def __init__(self, site: Path) -> None:
        self._site = str(site)
        self._names: dict[str, set[str] | None] = {}

    def write(self, path: str, content: bytes) -> Written:
        """Puts `content` at `path` of the site. Errors: BroadsheetError where that cannot be."""
        target = _target(self._site, path)
        try:
            names = self._names_beside(target)
            if names is None:
                return Written(_write_all(path, target, content), True)
            if target.rpartition("/")[2] in names and _holds(target, content):
                return Written(_receipt(path, target), False)
            temporary = target + TEMPORARY_SUFFIX
            receipt = _write_all(path, temporary, content)
            os.replace(temporary, target)
            return Written(receipt, True)
        except OSError as error:
            raise _unwritable(target, error) from None

    def copy(self, path: str, source: Path) -> Written:
        """Puts a copy of `source` at `path` of the site. Errors: BroadsheetError where that cannot be."""
        target = _target(self._site, path)
        try:
            names = self._names_beside(target)
            is_there = names is not None and target.rpartition("/")[2] in names
            if is_there and os.path.isfile(target) and filecmp.cmp(source, target, shallow=False):
                return Written(_receipt(path, target), False)
            temporary = target + TEMPORARY_SUFFIX
            shutil.copyfile(source, temporary)
            os.replace(temporary, target)
            return Written(_receipt(path, target), True)
        except OSError as error:
            raise _unwritable(target, error) from None

    def signature(self, home: str, receipts: Iterable[Receipt]) -> str:
        """As `signature` finds it after the jobs of an issue; without a look where its folder was made for them."""
        if self._names.get(f"{self._site}/{home}", ()) is not None:
            return signature(home, Path(self._site))
        listing: dict[str, list[FileState]] = {}
        for receipt in receipts:
            folder, _, name = receipt.path[len(home) + 1 :].rpartition("/")
            if counts(name) and (not folder or (counts(folder) and "/" not in folder)):
                listing.setdefault(folder, []).append((name, *receipt[1:]))
        return state_of(listing).digest

    def _names_beside(self, target: str) -> set[str] | None:
        """What its folder held when it was first looked into; None where there was none, which is made."""
        folder = target.rpartition("/")[0]
        if folder not in self._names:
            try:
                os.mkdir(folder)
                self._names[folder] = None
            except FileNotFoundError:
                if len(folder) <= len(self._site):
                    os.makedirs(folder, exist_ok=True)
                    self._names[folder] = None
                else:
                    self._names_beside(folder)  # which makes the folder above, and knows it from now on
                    return self._names_beside(target)
            except FileExistsError:
                self._names[folder] = set(os.listdir(folder))
        return self._names[folder]


def signature(folder: str, site: Path) -> str:
    """Fingerprint of an issue's folder in the site; empty where there is none."""
    try:
        return fingerprint(site / folder).digest
    except FileNotFoundError:
        return ""


def remove(site: Path, paths: Iterable[str]) -> list[str]:
    """Takes the files away, and the folders that this empties; the paths of those that were there."""
    removed: list[str] = []
    for path in paths:
        target = _target(str(site), path)
        try:
            os.unlink(target)
            removed.append(path)
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as error:
            raise _unwritable(target, error) from None
        folder = os.path.dirname(target)
        while len(folder) > len(str(site)):
            try:
                os.rmdir(folder)
            except FileNotFoundError:
                pass
            except OSError:
                break
            folder = os.path.dirname(folder)
    return removed


def _target(site: str, path: str) -> str:
    if not _PATH.fullmatch(path):
        raise BroadsheetError(Problem(f"{path!r} cannot be a file of the site", "name it below the site's folder"))
    return f"{site}/{path}"


def _write_all(path: str, file: str, content: bytes) -> Receipt:
    """Writes a file whole; its Receipt under the path that it will have."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o666)
    try:
        written = os.write(descriptor, content)
        while written < len(content):  # only a full disk or a huge file takes more than one go
            written += os.write(descriptor, content[written:])
        stat = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    return Receipt(path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


def _holds(target: str, content: bytes) -> bool:
    try:
        if os.stat(target).st_size != len(content):
            return False
        with open(target, "rb", buffering=0) as file:
            return file.read(len(content) + 1) == content
    except FileNotFoundError:
        return False


def _receipt(path: str, target: str) -> Receipt:
    stat = os.stat(target)
    return Receipt(path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


def _unwritable(target: str, error: OSError) -> BroadsheetError:
    place = str(PurePosixPath(target))
    advice = remedy(error, "move away what is there")
    return BroadsheetError(Problem(f"cannot be written: {error.strerror}", advice, place))
