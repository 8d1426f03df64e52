"""ZIP archives: names in GBK, members that are too large, encrypted or lead out, and WACZ."""

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from generator.importer.captures.capture import Capture, Limits, Unreadable, size
from generator.importer.captures.companions import HEAD_BYTES, saved_page_url
from generator.importer.captures.faults import FAULTS, told
from generator.importer.captures.locations import Location
from generator.importer.captures.packed import UNSAFE, ReadMember, has_no_capture, safe_parts
from generator.importer.captures.unpacking import FREE

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_WACZ_RECORDS = "archive/"
"""The folder of a WACZ that holds its WARCs; the rest are indexes over them."""


def read_zip(stream: BinaryIO, location: Location, limits: Limits, read: ReadMember) -> Iterator[Capture | Unreadable]:
    """Every file of a ZIP, in the archive's order; of a WACZ, its WARCs alone."""
    try:
        archive = zipfile.ZipFile(stream)
    except FAULTS as error:
        yield Unreadable(location.path, f"is cut off or no ZIP archive ({told(error)})")
        return
    with archive:
        members = archive.infolist()
        packed = stream.seek(0, 2)
        if not members:
            yield Unreadable(location.path, "holds no file")
        if len(members) > limits.members:
            yield Unreadable(location.path, f"has more than {limits.members} members")
            return
        if sum(member.compress_size for member in members) > packed:
            yield Unreadable(location.path, "holds more than its own size: its members overlap, as in a ZIP bomb")
            return
        if any(member.filename == "datapackage.json" for member in members):
            members = [member for member in members if member.filename.startswith(_WACZ_RECORDS)]
        files = {_name(member): member for member in members}
        pages: dict[str, str] = {}
        for member in members:
            name = _name(member)
            if name.endswith(("/", "\\")):
                continue
            folder = PurePosixPath(name).parent.as_posix()
            if folder not in pages:
                pages[folder] = saved_page_url(folder, lambda name: _head(archive, files.get(name)))
            yield from _member(archive, member, name, pages[folder], location, limits, read)


def _head(archive: zipfile.ZipFile, member: zipfile.ZipInfo | None) -> bytes | None:
    try:
        if member is None:
            return None
        with archive.open(member) as content:
            return content.read(HEAD_BYTES)
    except FAULTS:
        return None


def _member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    name: str,
    page_url: str,
    location: Location,
    limits: Limits,
    read: ReadMember,
) -> Iterator[Capture | Unreadable]:
    parts = safe_parts(name)
    if parts is None:
        yield Unreadable(f"{location.path}!{name}", UNSAFE)
        return
    place = location.inside(parts)
    if page_url:
        place = replace(place, page_url=page_url, page_depth=len(parts) - 2)
    if has_no_capture(parts):
        return
    if stat.S_ISLNK(member.external_attr >> 16):
        yield Unreadable(place.path, "is a symbolic link, which is not followed")
    elif member.flag_bits & _ENCRYPTED:
        yield Unreadable(place.path, "is encrypted")
    elif member.file_size > limits.archive:
        yield Unreadable(place.path, f"is larger than {size(limits.archive)}")
    elif member.file_size > FREE and member.file_size > limits.ratio * member.compress_size:
        yield Unreadable(place.path, f"unpacks to more than {limits.ratio} times its size")
    else:
        try:
            with archive.open(member) as content:
                yield from read(content, place)
        except FAULTS as error:
            yield Unreadable(place.path, f"is damaged ({told(error)})", member.header_offset)


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name. Without the flag for UTF-8 it is in the packer's own charset: Chinese Windows wrote GBK."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    raw = member.filename.encode("cp437", "replace")
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return member.filename
