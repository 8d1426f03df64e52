"""Takes private data (EXIF, GPS, XMP, IPTC, comments) out of image files. Pixels stay as they are, to the bit.

Only JPEG, PNG, WebP and GIF can be published as they came: browsers show them, and their containers are cut
here piece by piece. The orientation of a JPEG or WebP is kept, alone, since without it the photo would lie on its side.
"""

import struct
from collections.abc import Iterator

_JPEG_KEPT = frozenset({0xE0, 0xE2, 0xEE})
"""APP0 (JFIF), APP2 (ICC profile, only where it says so) and APP14 (Adobe: how CMYK is meant)."""
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
)
_WEBP_DROPPED = frozenset({b"EXIF", b"XMP "})


class MalformedImageError(ValueError):
    """The container cannot be followed: it is cut off or lies about a length."""


def published_suffix(content: bytes) -> str:
    """`jpg`, `png`, `webp` or `gif` by the file's first bytes; empty where browsers should not get it as it is."""
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return "gif" if content[:6] in (b"GIF87a", b"GIF89a") else ""


def without_private_data(content: bytes, orientation: int = 1) -> bytes:
    """The same picture without private data; `orientation` (EXIF, 1 to 8) is written back where it is not 1.

    Errors: MalformedImageError; also for a kind of file that `published_suffix` does not name.
    """
    match published_suffix(content):
        case "jpg":
            return b"".join(_jpeg(content, orientation))
        case "png":
            return content[:8] + b"".join(_png(content, orientation))
        case "webp":
            return _webp(content, orientation)
        case "gif":
            return b"".join(_gif(content))
    raise MalformedImageError("neither JPEG nor PNG, WebP or GIF")


def _orientation_block(orientation: int) -> bytes:
    """A TIFF block that holds the orientation and nothing else."""
    return b"MM\x00\x2a" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)


def _jpeg(content: bytes, orientation: int) -> Iterator[bytes]:
    yield content[:2]
    if orientation != 1:
        block = b"Exif\x00\x00" + _orientation_block(orientation)
        yield b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block
    place = 2
    while True:
        if content[place : place + 1] != b"\xff":
            raise MalformedImageError(f"no JPEG marker at byte {place}")
        while content[place + 1 : place + 2] == b"\xff":
            place += 1
        marker = content[place + 1 : place + 2]
        if not marker:
            raise MalformedImageError("ends before its picture")
        if marker in (b"\xda", b"\xd9"):
            yield content[place : _jpeg_end(content, place)]
            return
        if len(content) < place + 4:
            raise MalformedImageError("ends before its picture")
        end = place + 2 + struct.unpack_from(">H", content, place + 2)[0]
        segment = content[place:end]
        kept = marker[0] in _JPEG_KEPT and (marker[0] != 0xE2 or segment[4:].startswith(b"ICC_PROFILE\x00"))
        if kept or not (0xE0 <= marker[0] <= 0xEF or marker[0] == 0xFE):
            yield segment
        place = end


def _jpeg_end(content: bytes, scan: int) -> int:
    """Where the picture ends: cameras append previews and whole videos after it."""
    place = scan
    while (place := content.find(b"\xff", place)) != -1 and place + 1 < len(content):
        marker = content[place + 1]
        if marker == 0xD9:
            return place + 2
        if marker in (0x00, 0x01, 0xFF) or 0xD0 <= marker <= 0xD7:
            place += 1 if marker == 0xFF else 2
        elif place + 4 <= len(content):
            place += 2 + int(struct.unpack_from(">H", content, place + 2)[0])
        else:
            break
    return len(content)


def _png(content: bytes, orientation: int) -> Iterator[bytes]:
    import zlib

    place = 8
    while place < len(content):
        if place + 12 > len(content):
            raise MalformedImageError(f"PNG chunk at byte {place} is cut off")
        length, kind = struct.unpack_from(">I4s", content, place)
        end = place + 12 + length
        if kind in _PNG_KEPT:
            yield content[place:end]
        if kind == b"IHDR" and orientation != 1:
            block = _orientation_block(orientation)
            checksum = struct.pack(">I", zlib.crc32(b"eXIf" + block))
            yield struct.pack(">I", len(block)) + b"eXIf" + block + checksum
        if kind == b"IEND":
            return
        place = end


def _webp(content: bytes, orientation: int) -> bytes:
    chunks: list[bytes] = []
    place = 12
    end_of_file = min(len(content), 8 + struct.unpack_from("<I", content, 4)[0])
    extended = False
    while place + 8 <= end_of_file:
        kind, length = struct.unpack_from("<4sI", content, place)
        end = place + 8 + length + length % 2
        chunk = content[place:end]
        if kind == b"VP8X" and len(chunk) > 8:
            extended = True
            flags = chunk[8] & ~0x0C | (0x08 if orientation != 1 else 0)
            chunk = chunk[:8] + bytes([flags]) + chunk[9:]
        if kind not in _WEBP_DROPPED:
            chunks.append(chunk)
        place = end
    if not chunks:
        raise MalformedImageError("a WebP file without a picture")
    if extended and orientation != 1:
        block = _orientation_block(orientation)
        chunks.append(b"EXIF" + struct.pack("<I", len(block)) + block)
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif(content: bytes) -> Iterator[bytes]:
    place = 13 + _gif_colours(content, 10)
    yield content[:place]
    while place < len(content):
        start = place
        kind = content[place]
        if kind == 0x3B:
            yield b"\x3b"
            return
        if kind == 0x21:
            label = content[place + 1 : place + 2]
            # NETSCAPE2.0 and ANIMEXTS1.0 say how often an animation runs; any other application block is metadata.
            loops = content[place + 3 : place + 14] in (b"NETSCAPE2.0", b"ANIMEXTS1.0")
            place = _gif_blocks(content, place + 2)
            if label == b"\xf9" or (label == b"\xff" and loops):
                yield content[start:place]
        elif kind == 0x2C:
            place = _gif_blocks(content, place + 10 + _gif_colours(content, place + 9) + 1)
            yield content[start:place]
        else:
            raise MalformedImageError(f"no GIF block at byte {place}")


def _gif_colours(content: bytes, flags: int) -> int:
    """How many bytes the colour table announced at `flags` takes."""
    if flags >= len(content):
        raise MalformedImageError("ends before its picture")
    return int(3 * 2 ** ((content[flags] & 7) + 1)) if content[flags] & 0x80 else 0


def _gif_blocks(content: bytes, place: int) -> int:
    """The place behind a chain of sub-blocks."""
    while place < len(content) and content[place]:
        place += 1 + content[place]
    return place + 1
