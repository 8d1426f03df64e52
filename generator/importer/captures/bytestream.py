"""Bytes that come one after the other, looked at before they are taken."""

from typing import Protocol

BLOCK = 65_536


class Readable(Protocol):
    """Anything with `read`: a file, an archive's member, a decompressor."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; empty at the end."""


class DamagedError(Exception):
    """Bytes that are not what they should be: reason, offset in the packed bytes, and where the packed member that
    they are of starts. Never leaves this package."""

    def __init__(self, reason: str, offset: int, member: int = 0) -> None:
        super().__init__(reason, offset, member)
        self.reason = reason
        self.offset = offset
        self.member = member


class ByteStream:
    """A Readable with a buffer: peek, read to a mark, put back."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._buffer = bytearray()
        self.damage: DamagedError | None = None
        """What comes after the bytes that were looked at, where those after them are damaged."""
        self.offset = 0
        """Bytes taken so far."""

    def peek(self, size: int) -> bytes:
        """The next bytes, fewer than `size` only at the end or before damage; they stay."""
        while len(self._buffer) < size and (block := self._take(max(BLOCK, size - len(self._buffer)))):
            self._buffer += block
        if self.damage and not self._buffer:
            raise self.damage
        return bytes(self._buffer[:size])

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; empty at the end only."""
        if self._buffer:
            taken = bytes(self._buffer[:size])
            del self._buffer[:size]
        else:
            taken = self._take(size)
            if self.damage:
                raise self.damage
        self.offset += len(taken)
        return taken

    def read_fully(self, size: int) -> bytes:
        """`size` bytes; fewer only at the end."""
        blocks: list[bytes] = []
        missing = size
        while missing and (block := self.read(missing)):
            blocks.append(block)
            missing -= len(block)
        return b"".join(blocks)

    def read_until(self, mark: bytes, most: int) -> bytes | None:
        """The bytes up to and with `mark`, or None where it is not among the next `most`; then nothing is taken."""
        size = min(1024, most)
        while True:
            head = self.peek(size)
            at = head.find(mark)
            if at >= 0:
                return self.read_fully(at + len(mark))
            if self.damage:
                raise self.damage
            if len(head) < size or size >= most:
                return None
            size = min(size * 4, most)

    def skip(self, size: int) -> int:
        """How many of the next `size` bytes there were; they are dropped."""
        missing = size
        while missing and (block := self.read(min(BLOCK, missing))):
            missing -= len(block)
        return size - missing

    def put_back(self, content: bytes) -> None:
        """Makes `content`, which was just taken, the next bytes."""
        self._buffer[:0] = content
        self.offset -= len(content)

    def drop_damaged(self) -> None:
        """Forgets the damage, and what was looked at and not taken before it."""
        self.offset += len(self._buffer)
        self._buffer.clear()
        self.damage = None

    def _take(self, size: int) -> bytes:
        """The source's next bytes. Damage waits until what came before it has been taken."""
        if self.damage:
            return b""
        try:
            return self._source.read(size)
        except DamagedError as damage:
            self.damage = damage
            return b""
