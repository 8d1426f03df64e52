"""Bytes that are all but right: characters that were cut in half, at the end of a capture or of a headline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.importer.decoding.halves import find_half

MISSING = "〓"
"""The printer's mark for a character that was not at hand; stands where the capture holds U+FFFD, or half a character
among whole ones."""
_PAIRS = re.compile(rb"[\x80-\xff]+$")


@dataclass(frozen=True, slots=True)
class Cut:
    """Bytes that were left of a character."""

    offset: int
    content: bytes
    instead: str = ""
    """What they are outside GBK: Windows' own quotation marks and dashes."""


WINDOWS = {
    0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x99: "™",
}  # fmt: skip
"""Single bytes that a western Windows wrote into GBK pages: `\x93hello\x94`."""


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


def mended(content: bytes, charset: str, known: Sequence[Cut] = ()) -> tuple[str, tuple[Cut, ...]] | Broken:
    """The text without half characters, and what was left out; Broken where more than that is wrong.

    A content system that cuts headlines at a count of bytes leaves the first byte of a character before the next
    ASCII one (`<`, `"`, `.`), in UTF-8 before any other; a capture that was cut off ends in one. A byte 0x80 in a
    GBK page is Windows' euro sign, others are its quotation marks. Where half a GBK character stands before another,
    the next ASCII character shows that there was one; what cannot be told from it is MISSING.

    `known`: single bytes that are known to be no part of a character, though what follows would make one of them.
    """
    most = min(50, max(3, len(content) // 2000))
    texts: list[str] = []
    cuts: list[Cut] = []
    start = 0
    ahead = iter((*known, Cut(len(content), b"")))
    next_cut = next(ahead)
    while True:
        try:
            texts.append(content[start : next_cut.offset].decode(charset))
            if not next_cut.content:
                return "".join(texts), tuple(cuts)
            texts.append(next_cut.instead)
            cuts.append(next_cut)
            start, next_cut = next_cut.offset + 1, next(ahead)
        except UnicodeDecodeError as error:
            first = start + error.start
            texts.append(content[start:first].decode(charset))
            if charset == "gb18030" and content[first] == 0x80:
                texts.append("€")
                start = first + 1
                continue
            if charset == "gb18030" and content[first] in WINDOWS and content[first + 1 : first + 2] < b"@":
                cuts.append(Cut(first, content[first : first + 1], WINDOWS[content[first]]))
                texts.append(cuts[-1].instead)
                start = first + 1
                continue
            end = _end_of_half(content, first, charset)
            if end < 0 or sum(not cut.instead for cut in cuts) >= most:
                return Broken(first)
            found = _half_among_others(content[start : first + 1]) if charset == "gb18030" else None
            if found:
                text, cut = found
                texts[-1] = text
                cuts.append(Cut(start + cut.offset, cut.content))
            else:
                cuts.append(Cut(first, content[first:end]))
            start = end


def _half_among_others(content: bytes) -> tuple[str, Cut] | None:
    """The text of `content`, whose last byte is left of its pairs, where not that byte but an earlier one is half."""
    run = _PAIRS.search(content)
    place = find_half(run[0]) if run else None
    if run is None or place is None:
        return None
    start, end = (run.start() + at for at in place)
    before, after = strict(content[:start], "gb18030"), strict(content[end:], "gb18030")
    if before is None or after is None:
        return None
    return before + MISSING + after, Cut(start, content[start:end])


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
