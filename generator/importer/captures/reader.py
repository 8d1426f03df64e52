"""One file or archive member -> what it holds: a capture, or the captures of an archive."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from typing import BinaryIO

from generator.importer.addresses import classify
from generator.importer.captures import jsonl, mhtml, warcs
from generator.importer.captures.bytestream import BLOCK, ByteStream, DamagedError, Readable
from generator.importer.captures.capture import Capture, Limits, Unreadable, size
from generator.importer.captures.locations import Location, url_of
from generator.importer.captures.meter import Meter
from generator.importer.captures.packed import read_tar
from generator.importer.captures.unpacking import Unpacked, packing_of
from generator.importer.captures.zips import read_zip

_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_ZIP_SUFFIXES = frozenset({".zip", ".wacz", ""})
_SUFFIXES = {".gz": "", ".bz2": "", ".xz": "", ".zst": "", ".tgz": ".tar", ".tbz": ".tar", ".txz": ".tar"}
"""Of packed files, and what is left of them unpacked."""
_TAR_MAGIC = slice(257, 262)
_BY_NAME = {".zip": "zip", ".wacz": "zip", ".tar": "tar", ".warc": "warc", ".warc.gz": "gzip", ".tar.gz": "gzip",
            ".tgz": "gzip", ".tar.xz": "xz", ".tar.bz2": "bzip2", ".tar.zst": "zstd",
            **dict.fromkeys(jsonl.SUFFIXES, "jsonl"), **dict.fromkeys(mhtml.SUFFIXES, "mhtml")}  # fmt: skip
"""What a file claims to be by its name, where its first bytes do not say so: they are damaged."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files and members within the limits."""

    source: str
    limits: Limits
    meter: Meter | None = None
    """Is told how far the reading of files is; members of archives count with the file they lie in."""
    depth: int = 0
    """In how many archives this one lies."""

    def read_file(self, file: Path, location: Location) -> Iterator[Capture | Unreadable]:
        """The captures of one file."""
        try:
            with file.open("rb") as stream:
                for found in self._read_open(stream, location):
                    if self.meter:
                        self.meter.at(stream.tell())
                    yield found
                if self.meter:
                    self.meter.leave(stream.seek(0, 2))
        except FileNotFoundError:
            yield Unreadable(location.path, "does not exist")
        except OSError as error:
            yield Unreadable(location.path, f"cannot be read: {error.strerror or error}")

    def _read_open(self, stream: BinaryIO, location: Location) -> Iterator[Capture | Unreadable]:
        if _is_zip(stream.read(4), location):
            return read_zip(stream, location, self.limits, self._inner().read)
        stream.seek(0)
        return self.read(stream, location)

    def read(self, stream: Readable, location: Location) -> Iterator[Capture | Unreadable]:
        """The captures of one open file or member, read once from start to end."""
        source = ByteStream(stream)
        try:
            container = _container(source, location)
            if container and self.depth >= self.limits.depth:
                yield Unreadable(location.path, f"lies more than {self.limits.depth} archives deep")
            elif container == "zip":
                yield from self._read_inner_zip(source, location)
            elif container == "tar":
                yield from read_tar(source, location, self.limits, self._inner().read)
            elif container == "warc":
                yield from warcs.read_warc(
                    source, stream if isinstance(stream, Unpacked) else None, location, self.limits
                )
            elif container == "mhtml":
                yield from mhtml.read_mhtml(source, location, self.limits)
            elif container == "jsonl":
                yield from jsonl.read_jsonl(source, location, self.limits)
            elif container:
                unpacked = Unpacked(source, container, self.limits.ratio)
                yield from self._inner().read(unpacked, location.unpacked(_unpacked_name(location.parts[-1])))
            else:
                yield self._plain(source, location)
        except DamagedError as error:
            yield Unreadable(location.path, error.reason, error.offset, url_of(location, self.source))

    def _inner(self) -> "Reader":
        return replace(self, depth=self.depth + 1)

    def _plain(self, source: ByteStream, location: Location) -> Capture | Unreadable:
        url = url_of(location, self.source)
        most = self.limits.media if classify(url).kind == "media" else self.limits.page
        content = source.read_fully(most + 1)
        if len(content) > most:
            return Unreadable(location.path, f"is larger than {size(most)}", None, url)
        return Capture(location.path, url, content) if content else Unreadable(location.path, "is empty", 0, url)

    def _read_inner_zip(self, source: ByteStream, location: Location) -> Iterator[Capture | Unreadable]:
        """A ZIP is read from its end: one within another archive goes to a temporary file first."""
        with TemporaryFile() as file:
            written = 0
            while block := source.read(BLOCK):
                written += len(block)
                if written > self.limits.archive:
                    yield Unreadable(location.path, f"is larger than {size(self.limits.archive)}")
                    return
                file.write(block)
            yield from read_zip(file, location, self.limits, self._inner().read)


def _container(source: ByteStream, location: Location) -> str:
    """`zip`, `tar`, `warc`, `jsonl`, `mhtml`, a packing, or empty for a page or medium."""
    name = location.parts[-1].lower()
    try:
        head = source.peek(512)
    except DamagedError:
        if not name.endswith(".warc"):
            raise
        return "warc"  # its first record is damaged; the others may be well
    if _is_zip(head, location):
        return "zip"
    if packing := packing_of(head):
        return packing
    if head[_TAR_MAGIC] == b"ustar":
        return "tar"
    if head.startswith(warcs.MAGIC):
        return "warc"
    return next((kind for suffix, kind in _BY_NAME.items() if name.endswith(suffix)), "") if head else ""


def _is_zip(head: bytes, location: Location) -> bool:
    """A Word file is a ZIP too, and no archive of captures."""
    return head.startswith(_ZIP_MAGIC) and PurePosixPath(location.parts[-1].lower()).suffix in _ZIP_SUFFIXES


def _unpacked_name(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    known = _SUFFIXES.get(dot + suffix.lower())
    return name if known is None or not stem else stem + known
