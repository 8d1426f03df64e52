"""Bytes that are all but right: characters that were cut in half, at the end of a capture or of a headline."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """Bytes that were left of a character."""

    offset: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """Bytes that are no text in this charset."""

    offset: int


def strict(content: bytes, charset: str) -> str | None:
    """The text, or None where one byte is wrong."""
    try:
        return content.decode(charset)
    except UnicodeDecodeError:
        return None


def mended(content: bytes, charset: str) -> tuple[str, tuple[Cut, ...]] | Broken:
    """The text without half characters, and what was left out; Broken where more than that is wrong.

    A content system that cuts headlines at a count of bytes leaves the first byte of a character before the next
    ASCII one (`<`, `"`, `.`), in UTF-8 before any other; a capture that was cut off ends in one. A byte 0x80 in a
    GBK page is Windows' euro sign.
    """
    most = min(50, max(3, len(content) // 2000))
    texts: list[str] = []
    cuts: list[Cut] = []
    start = 0
    while True:
        try:
            texts.append(content[start:].decode(charset))
            return "".join(texts), tuple(cuts)
        except UnicodeDecodeError as error:
            first = start + error.start
            texts.append(content[start:first].decode(charset))
            if charset == "gb18030" and content[first] == 0x80:
                texts.append("€")
                start = first + 1
                continue
            start = _end_of_half(content, first, charset)
            if start < 0 or len(cuts) == most:
                return Broken(first)
            cuts.append(Cut(first, content[first:start]))


def _end_of_half(content: bytes, first: int, charset: str) -> int:
    """Where the half character at `first` ends; -1 where it is none."""
    if charset.startswith("utf-16"):
        return len(content) if first >= len(content) - 3 else -1
    if not 0xC2 <= content[first] <= 0xF4 if charset == "utf-8" else content[first] == 0xFF:
        return -1
    end = first + 1
    while charset == "utf-8" and end < min(first + 4, len(content)) and 0x80 <= content[end] < 0xC0:
        end += 1
    if end >= len(content):
        return end
    if charset == "gb18030" and first >= len(content) - 3 and 0x30 <= content[end] <= 0x39:
        return len(content)
    return end if content[end] < 0x40 or (charset == "utf-8" and content[end] >= 0xC2) else -1
