"""WARC records -> captures. Damage costs the record it is in; reading goes on at the next one."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from warcio.bufferedreaders import ChunkedDataReader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from generator.importer.addresses import classify
from generator.importer.captures.bytestream import ByteStream, DamagedError
from generator.importer.captures.capture import Capture, Limits, Unreadable, size
from generator.importer.captures.locations import Location
from generator.importer.captures.transfer import content_decoded
from generator.importer.captures.unpacking import Unpacked

MAGIC = b"WARC/"
MAX_HEAD = 65_536
"""Bytes of a record's own headers."""
_NEXT = re.compile(rb"WARC/\d\.\d+\r?\n[A-Za-z-]+:")
_CAPTURES = frozenset({"response", "resource", "conversion"})
_NO_CAPTURES = frozenset({"warcinfo", "request", "metadata", "continuation"})


@dataclass(frozen=True, slots=True)
class _Record:
    """One record, its block in memory; `fault` where it could not be had."""

    offset: int
    """In the file as it lies there: of a packed one, where the member that holds the record starts."""
    place: str
    """`offset`, and where one member holds many records `offset+byte`, unpacked."""
    headers: StatusAndHeaders | None = None
    block: bytes = b""
    fault: str = ""


def read_warc(
    source: ByteStream, packed: Unpacked | None, location: Location, limits: Limits
) -> Iterator[Capture | Unreadable]:
    """Every page and medium of a WARC; its path ends in `!` and the byte at which its record starts.

    `packed` is what `source` unpacks, if it does: offsets are then those of the packed file.
    """
    for record in _records(source, packed, limits):
        path = f"{location.path}!{record.place}"
        if record.headers is None:
            yield Unreadable(path, record.fault, record.offset)
            continue
        kind = record.headers.get_header("WARC-Type", "")
        url = record.headers.get_header("WARC-Target-URI", "").strip("<> ")
        if record.fault:
            yield Unreadable(path, record.fault, record.offset, url)
        elif kind in _NO_CAPTURES or not url.lower().startswith(("http:", "https:")):
            continue
        elif kind == "revisit":
            first = record.headers.get_header("WARC-Refers-To-Target-URI", "").strip("<> ") or url
            yield Unreadable(
                path,
                f"repeats {first}, of which nothing came in: import the archive that holds it as well",
                None,
                url,
                repeats=first,
                repeats_at=_time(record.headers.get_header("WARC-Refers-To-Date", "")),
            )
        elif kind in _CAPTURES:
            yield _capture(record, record.headers, kind, path, url, limits)


def _capture(
    record: _Record, headers: StatusAndHeaders, kind: str, path: str, url: str, limits: Limits
) -> Capture | Unreadable:
    def unreadable(reason: str) -> Unreadable:
        return Unreadable(path, reason, record.offset, url)

    if cut := headers.get_header("WARC-Truncated"):
        return unreadable(f"was cut off when it was captured ({cut})")
    content, media_type = record.block, headers.get_header("Content-Type", "")
    if kind == "response":
        body = BytesIO(record.block)
        try:
            http = StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1", "HTTP/2", "HTTP/2.0"]).parse(body)
        except (StatusAndHeadersParserException, EOFError):
            return unreadable("holds no HTTP response")
        if http.get_statuscode() != "200":
            return unreadable(f"is no page: the server answered {http.statusline}")
        content, media_type = body.read(), http.get_header("Content-Type", "")
        chunked = http.get_header("Transfer-Encoding", "").strip().lower() == "chunked"
        length = http.get_header("Content-Length", "").strip()
        if chunked:
            content = ChunkedDataReader(BytesIO(content)).read()
        elif length.isdigit() and int(length) > len(content):
            return unreadable(f"is cut off: {len(content)} of {length} bytes")
        try:
            content = content_decoded(content, http.get_header("Content-Encoding", ""), limits)
        except DamagedError as error:
            return unreadable(error.reason)
    most = limits.media if classify(url).kind == "media" else limits.page
    if not content or len(content) > most:
        return unreadable(f"is larger than {size(most)}" if content else "is empty")
    charset = re.search(r"charset\s*=\s*[\"']?([^\s\"';,]+)", media_type, re.IGNORECASE)
    captured = _time(headers.get_header("WARC-Date", ""))
    return Capture(path, url, content, charset[1] if charset else "", captured, url_is_told=True)


def _time(text: str) -> dt.datetime | None:
    try:
        time = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return (time if time.tzinfo else time.replace(tzinfo=dt.UTC)).replace(microsecond=0)


def _records(source: ByteStream, packed: Unpacked | None, limits: Limits) -> Iterator[_Record]:
    most = limits.media + MAX_HEAD
    whole = True
    while True:
        try:
            if not whole and not _find_next(source):
                return
            whole = True
            while blanks := _leading(source.peek(1024)):
                source.skip(blanks)
            start = source.offset
            if not source.peek(1):
                return
            offset, inner = packed.locate(start) if packed else (start, 0)
            record, whole = _record(source, offset, f"{offset}+{inner}" if inner else str(offset), most)
        except DamagedError as error:
            yield _Record(error.offset, str(error.member), fault=error.reason)
            source.drop_damaged()
            if not packed or not packed.resume(MAGIC):
                return
            continue
        yield record


def _record(source: ByteStream, offset: int, place: str, most: int) -> tuple[_Record, bool]:
    """The next record, and whether the one after it follows at once."""
    head = None if source.peek(len(MAGIC)) != MAGIC else source.read_until(b"\r\n\r\n", MAX_HEAD)
    if head is None:
        source.skip(1)
        return _Record(offset, place, fault="is no WARC record"), False
    try:
        headers = StatusAndHeadersParser(["WARC/"], verify=False).parse(BytesIO(head))
        length = int(headers.get_header("Content-Length", ""))
        if length < 0:
            raise ValueError(length)
    except (StatusAndHeadersParserException, ValueError, EOFError):
        return _Record(offset, place, fault="does not tell its length"), False
    if length > most:
        there = source.skip(length)
        return _Record(offset, place, headers, fault=f"is larger than {size(most)}"), there == length
    block = source.read_fully(length)
    if len(block) == length and _is_between(source, offset):
        return _Record(offset, place, headers, block), True
    # The length is wrong. What was taken for the block may hold the records that follow.
    source.put_back(block)
    return _Record(offset, place, headers, fault=f"is cut off, or its length is not {length}"), False


def _leading(head: bytes) -> int:
    """How many line ends a block starts with."""
    return len(head) - len(head.lstrip(b"\r\n"))


def _is_between(source: ByteStream, offset: int) -> bool:
    """Whether the record at `offset` may end here. Looking past its end makes the packing check its sum; damage
    of what follows is the next one's."""
    try:
        head = source.peek(5)
    except DamagedError:
        head = b""
    if source.damage and source.damage.member == offset:
        raise source.damage
    return head[:2] in (b"\r\n", b"\n", b"\n\n", b"\nW", b"WA", b"")


def _find_next(source: ByteStream) -> bool:
    """Goes on to where the next record starts."""
    while head := source.peek(1 << 20):
        found = _NEXT.search(head)
        if found:
            source.skip(found.start())
            return True
        source.skip(max(1, len(head) - 32))
    return False
