"""A folder of files, walked in the order of names."""

import os
from collections.abc import Iterator
from pathlib import Path

from generator.importer.captures.capture import Unreadable
from generator.importer.captures.companions import HEAD_BYTES, saved_page_url
from generator.importer.captures.locations import Location

_NO_CAPTURES = frozenset({
    "thumbs.db", "desktop.ini", "__macosx", "hts-cache", "hts-log.txt", "hts-in_progress.lock",
    "backblue.gif", "fade.gif",
    "robots.txt", "wget.log", "wget-log",
})  # fmt: skip
"""What systems and tools leave beside captures, lower case."""
MAX_DEPTH = 100
"""Folders within folders; a longer path is a loop or an attack."""


def is_no_capture(name: str) -> bool:
    """Whether a file or folder of this name is never a capture: hidden, or a system's or a tool's own."""
    return name.startswith(".") or name.lower() in _NO_CAPTURES


def file_name(name: str) -> str:
    """A name of the file system as text: UTF-8, else GB18030 (archives unpacked on Windows), else its bytes escaped."""
    raw = os.fsencode(name)
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


def walk(folder: Path, location: Location) -> Iterator[tuple[Path, Location] | Unreadable]:
    """Every file below `folder`; links are reported, not followed: they may lead out of it, or round in circles."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield Unreadable(location.path, f"cannot be opened: {error.strerror}")
        return
    for entry in entries:
        if is_no_capture(entry.name):
            continue
        place = location.child(file_name(entry.name))
        if entry.is_symlink():
            yield Unreadable(place.path, "is a symbolic link, which is not followed")
        elif entry.is_dir(follow_symlinks=False):
            if len(place.parts) > MAX_DEPTH:
                yield Unreadable(place.path, f"lies more than {MAX_DEPTH} folders deep")
            else:
                url = saved_page_url(entry.name, lambda name: _head(folder / name))
                yield from walk(Path(entry.path), place.beside_page(url))
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path), place
        else:
            yield Unreadable(place.path, "is not a regular file")


def _head(file: Path) -> bytes | None:
    try:
        if file.is_symlink() or not file.is_file():
            return None
        with file.open("rb") as stream:
            return stream.read(HEAD_BYTES)
    except OSError:
        return None
