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
_NAME = re.compile(r"(?!\.)[^/\\\0]+")
"""A name that surely is neither."""


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
        target = f"{self._site}/{path}"
        try:
            names, name = self._look(path)
            if names is None:
                return Written(_write_all(path, target, content), True)
            if name in names and _holds(target, content):
                return Written(_receipt(path, target), False)
            temporary = target + TEMPORARY_SUFFIX
            receipt = _write_all(path, temporary, content)
            os.replace(temporary, target)
            return Written(receipt, True)
        except OSError as error:
            raise _unwritable(target, error) from None

    def copy(self, path: str, source: Path) -> Written:
        """Puts a copy of `source` at `path` of the site. Errors: BroadsheetError where that cannot be."""
        target = f"{self._site}/{path}"
        try:
            names, name = self._look(path)
            is_there = names is not None and name in names
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
        if self._names.get(home, ()) is not None:
            return signature(home, Path(self._site))
        listing: dict[str, list[FileState]] = {}
        for receipt in receipts:
            folder, _, name = receipt.path[len(home) + 1 :].rpartition("/")
            if counts(name) and (not folder or (counts(folder) and "/" not in folder)):
                listing.setdefault(folder, []).append((name, *receipt[1:]))
        return state_of(listing).digest

    def _look(self, path: str) -> tuple[set[str] | None, str]:
        """What the folder of a path held when it was first looked into, None where it was made then; the name in it.

        Errors: BroadsheetError where the path leads astray.
        """
        folder, _, name = path.rpartition("/")
        if not folder or folder not in self._names or not _NAME.fullmatch(name):
            _check(path)
        if folder not in self._names:
            self._look_into(folder)
        return self._names[folder], name

    def _look_into(self, folder: str) -> None:
        place = f"{self._site}/{folder}".removesuffix("/")
        try:
            os.mkdir(place)
            self._names[folder] = None
        except FileNotFoundError:
            if folder:
                self._look(folder)  # which makes the folder above, and knows it from now on
                self._look_into(folder)
            else:
                os.makedirs(place, exist_ok=True)
                self._names[folder] = None
        except FileExistsError:
            self._names[folder] = set(os.listdir(place))


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
        _check(path)
        target = f"{site}/{path}"
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


def _check(path: str) -> None:
    """Errors: BroadsheetError where a path leads out of the site, or cannot be one."""
    if not _PATH.fullmatch(path):
        raise BroadsheetError(Problem(f"{path!r} cannot be a file of the site", "name it below the site's folder"))


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
