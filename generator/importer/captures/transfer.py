"""HTTP's content encodings undone, within bounds."""

import zlib

import brotli

from generator.importer.captures.bytestream import ByteStream, DamagedError
from generator.importer.captures.capture import Limits, size
from generator.importer.captures.unpacking import PACKINGS, Unpacked


class _Whole:
    """Bytes at hand, as a Readable."""

    def __init__(self, content: bytes) -> None:
        self._rest = memoryview(content)

    def read(self, size: int, /) -> bytes:
        taken, self._rest = bytes(self._rest[:size]), self._rest[size:]
        return taken


def content_decoded(content: bytes, encodings: str, limits: Limits) -> bytes:
    """`content` without the encodings of a `Content-Encoding` header. Many archives keep the header and store the
    body decoded: what does not begin as its encoding does is left as it is.

    Errors: DamagedError.
    """
    for encoding in reversed([part.strip().lower() for part in encodings.split(",") if part.strip()]):
        if encoding in ("gzip", "x-gzip", "zstd"):
            content = _unpacked(content, encoding.removeprefix("x-"), limits)
        elif encoding == "deflate":
            content = _inflated(content, limits)
        elif encoding == "br":
            content = _brotli(content, limits)
    return content


def _unpacked(content: bytes, packing: str, limits: Limits) -> bytes:
    if not content.startswith(PACKINGS[packing][0]):
        return content
    return _bounded(ByteStream(Unpacked(_Whole(content), packing, limits.ratio)).read_fully(limits.media + 1), limits)


def _inflated(content: bytes, limits: Limits) -> bytes:
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        inflating = zlib.decompressobj(window)
        try:
            unpacked = inflating.decompress(content, limits.media + 1)
        except zlib.error:
            continue
        if not inflating.eof and len(unpacked) <= limits.media:
            raise DamagedError("is cut off (deflate)", 0)
        return _bounded(unpacked, limits)
    return content


def _brotli(content: bytes, limits: Limits) -> bytes:
    unpacking = brotli.Decompressor()
    blocks: list[bytes] = []
    try:
        blocks.append(unpacking.process(content, output_buffer_limit=1 << 20))
        while not unpacking.is_finished() and sum(map(len, blocks)) <= limits.media:
            block = unpacking.process(b"", output_buffer_limit=1 << 20)
            if not block:
                raise DamagedError("is cut off (br)", 0)
            blocks.append(block)
    except brotli.error:
        if content[:64].lstrip()[:1] == b"<":
            return content
        raise DamagedError("is damaged (br)", 0) from None
    return _bounded(b"".join(blocks), limits)


def _bounded(content: bytes, limits: Limits) -> bytes:
    if len(content) > limits.media:
        raise DamagedError(f"is larger than {size(limits.media)}", 0)
    return content
