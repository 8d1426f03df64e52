"""gzip, bzip2, xz, zstd: packed bytes -> bytes, within bounds, and on again after damage."""

import bz2
import lzma
import sys
import zlib
from collections import deque
from collections.abc import Callable
from typing import Protocol

from generator.importer.captures.bytestream import BLOCK, DamagedError, Readable
from generator.importer.captures.faults import FAULTS

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LZMA_MEMORY = 256 << 20
"""Bytes of dictionary that an xz file may ask for; `xz -9` asks for 65 MB."""
ZSTD_WINDOW = 27
"""Logarithm of the window that a zstd file may ask for; `zstd --ultra --long` asks for this."""
KEPT = 1 << 20
"""Packed bytes of the member at hand that are kept, to find the next member in after damage."""
FREE = 8 << 20
"""Unpacked bytes from which on the ratio counts: short runs of blanks pack to nothing."""


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


class _Zlib:
    """zlib's decompressor with the manners of the others."""

    def __init__(self, window: int) -> None:
        self._zlib = zlib.decompressobj(window)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)


def _zstd() -> _Decompressor:
    return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW})


PACKINGS: dict[str, tuple[bytes, Callable[[], _Decompressor]]] = {
    "gzip": (b"\x1f\x8b\x08", lambda: _Zlib(16 + zlib.MAX_WBITS)),
    "bzip2": (b"BZh", bz2.BZ2Decompressor),
    "xz": (b"\xfd7zXZ\x00", lambda: lzma.LZMADecompressor(memlimit=LZMA_MEMORY)),
    "zstd": (b"\x28\xb5\x2f\xfd", _zstd),
}
"""Name, first bytes, decompressor."""


def packing_of(head: bytes) -> str:
    """The packing that begins with `head`; empty for none."""
    if head.startswith(b"BZh") and head[4:10] != b"1AY&SY":
        return ""
    return next((name for name, (magic, _) in PACKINGS.items() if head.startswith(magic)), "")


class Unpacked:
    """The unpacked bytes of a stream of one or more packed members.

    `read` raises DamagedError where a member is cut off, is damaged, or unpacks to more than `ratio` times its size.
    """

    def __init__(self, source: Readable, packing: str, ratio: int) -> None:
        self._source = source
        self._magic, self._start = PACKINGS[packing]
        self._packing = packing
        self._ratio = ratio
        self._decompressor = self._start()
        self._pending = b""
        self._taken = 0
        self._member = 0
        self._given = 0
        self._member_given = 0
        self._kept = b""
        self._starts: deque[tuple[int, int]] = deque([(0, 0)])

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, of one member; empty at the end."""
        while True:
            if self._decompressor.eof and not self._next_member():
                return b""
            block = self._feed() if self._decompressor.needs_input else b""
            try:
                given = self._decompressor.decompress(block, size)
            except FAULTS:
                raise DamagedError(f"is damaged ({self._packing})", self._member, self._member) from None
            self._given += len(given)
            self._member_given += len(given)
            if self._member_given > FREE and self._member_given > self._ratio * (self._taken - self._member):
                raise DamagedError(f"unpacks to more than {self._ratio} times its size", self._member, self._member)
            if given:
                return given

    def locate(self, offset: int) -> tuple[int, int]:
        """Where the member that holds the unpacked byte `offset` starts, in packed bytes, and the byte's place in that
        member, unpacked; asked in rising order."""
        while len(self._starts) > 1 and self._starts[1][0] <= offset:
            self._starts.popleft()
        first, packed = self._starts[0]
        return packed, offset - first

    def resume(self, begins: bytes) -> bool:
        """After damage: whether a later member was found that unpacks to something that begins with `begins`."""
        held = self._kept[1:] if self._member == self._taken - len(self._kept) else self._kept
        base = self._taken - len(held)
        while True:
            at = held.find(self._magic)
            while at >= 0:
                if len(held) - at < BLOCK and (more := self._source.read(BLOCK)):
                    self._taken += len(more)
                    held += more
                    continue
                if self._begins(held[at : at + BLOCK], begins):
                    self._begin(base + at, held[at:])
                    return True
                at = held.find(self._magic, at + 1)
            more = self._source.read(BLOCK)
            if not more:
                return False
            self._taken += len(more)
            rest = held[-len(self._magic) :]
            base += len(held) - len(rest)
            held = rest + more

    def _feed(self) -> bytes:
        if self._pending:
            block, self._pending = self._pending, b""
            return block
        block = self._source.read(BLOCK)
        if not block:
            raise DamagedError("is cut off", self._taken, self._member)
        self._taken += len(block)
        self._kept = (self._kept + block)[-KEPT:]
        return block

    def _next_member(self) -> bool:
        rest = self._decompressor.unused_data or self._source.read(BLOCK)
        if not self._decompressor.unused_data:
            self._taken += len(rest)
        while rest and not rest.strip(b"\0"):
            rest = self._source.read(BLOCK)
            self._taken += len(rest)
        if not rest:
            return False
        padding = len(rest) - len(rest.lstrip(b"\0"))
        rest = rest[padding:]
        if len(rest) < len(self._magic):
            more = self._source.read(BLOCK)
            self._taken += len(more)
            rest += more
        if not rest.startswith(self._magic):
            self._member = self._taken - len(rest)
            self._kept = rest
            raise DamagedError(f"has bytes that are not {self._packing} after its end", self._member, self._member)
        self._begin(self._taken - len(rest), rest)
        return True

    def _begin(self, offset: int, held: bytes) -> None:
        self._decompressor = self._start()
        self._member = offset
        self._member_given = 0
        self._pending = self._kept = held
        self._starts.append((self._given, offset))

    def _begins(self, packed: bytes, begins: bytes) -> bool:
        try:
            return self._start().decompress(packed, len(begins)) == begins
        except FAULTS:
            return False
