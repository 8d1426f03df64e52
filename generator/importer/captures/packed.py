"""Packed files: one page in gzip, a tar in xz."""

import tarfile
from collections.abc import Callable, Iterator

from generator.importer.captures.bytestream import BLOCK, DamagedError, Readable
from generator.importer.captures.capture import Capture, Limits, Unreadable, size
from generator.importer.captures.faults import FAULTS, told
from generator.importer.captures.folders import file_name, is_no_capture
from generator.importer.captures.locations import Location

ReadMember = Callable[[Readable, Location], Iterator[Capture | Unreadable]]
"""Reads one member of an archive."""


UNSAFE = "has no name, or one that leads out of its archive"
"""Why a member without safe_parts is not read."""


def safe_parts(name: str) -> tuple[str, ...] | None:
    """The folders and name of a member; None where it leads out of its archive (`../x`, `/x`, `C:\\x`)."""
    name = name.replace("\\", "/")
    parts = tuple(part for part in name.split("/") if part not in ("", "."))
    if not parts or name.startswith("/") or ".." in parts or (len(parts[0]) == 2 and parts[0][1] == ":"):
        return None
    return parts


def has_no_capture(parts: tuple[str, ...]) -> bool:
    """Whether a member is a system's or a tool's own."""
    return any(is_no_capture(part) for part in parts)


class _Watched:
    """A Readable that ends where it is damaged, and remembers how far it held anything but zeros."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._offset = 0
        self.filled = 0
        """Bytes up to the last one that is not zero."""
        self.damage: DamagedError | None = None

    def read(self, size: int, /) -> bytes:
        """What the source gives. Raised amid tarfile's own reading, damage would cost the bytes before it."""
        try:
            block = self._source.read(size)
        except DamagedError as damage:
            self.damage = damage
            return b""
        if filled := len(block.rstrip(b"\0")):
            self.filled = self._offset + filled
        self._offset += len(block)
        return block


def read_tar(stream: Readable, location: Location, limits: Limits, read: ReadMember) -> Iterator[Capture | Unreadable]:
    """Every file of a tar, read once from its start to its end: past damaged headers, and to the end of what packs
    it, whose checksum stands there."""
    source = _Watched(stream)
    count = end = 0
    try:
        with tarfile.open(fileobj=source, mode="r|", bufsize=BLOCK, ignore_zeros=True) as archive:  # type: ignore[call-overload]
            for member in archive:
                archive.members = []  # else every member's header stays in memory
                count += 1
                if count > limits.members:
                    yield Unreadable(location.path, f"has more than {limits.members} members")
                    return
                if member.offset > end:
                    yield Unreadable(location.path, f"has {member.offset - end} bytes that are no member (tar)", end)
                end = member.offset_data + (-(-member.size // tarfile.BLOCKSIZE) * tarfile.BLOCKSIZE)
                yield from _tar_member(archive, member, location, limits, read)
        if source.damage:
            yield Unreadable(location.path, source.damage.reason, source.damage.offset)
        elif source.filled > end:
            yield Unreadable(location.path, "is damaged: what follows is no member (tar)", end)
        elif not count:
            yield Unreadable(location.path, "holds no file")
    except FAULTS as error:
        reason, offset = f"is damaged or cut off (tar: {told(error)})", end
        if source.damage:
            reason, offset = source.damage.reason, source.damage.offset
        yield Unreadable(location.path, reason, offset)


def _tar_member(
    archive: tarfile.TarFile, member: tarfile.TarInfo, location: Location, limits: Limits, read: ReadMember
) -> Iterator[Capture | Unreadable]:
    name = file_name(member.name)
    parts = safe_parts(name)
    if member.isdir():
        return
    if parts is None:
        yield Unreadable(f"{location.path}!{name}", UNSAFE)
    elif has_no_capture(parts):
        return
    elif member.issym() or member.islnk():
        yield Unreadable(location.inside(parts).path, "is a link, which is not followed")
    elif not member.isfile():
        yield Unreadable(location.inside(parts).path, "is not a regular file")
    elif member.size > limits.archive:
        yield Unreadable(location.inside(parts).path, f"is larger than {size(limits.archive)}")
    else:
        content = archive.extractfile(member)
        if content is not None:
            yield from read(content, location.inside(parts))
