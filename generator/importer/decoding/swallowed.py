"""Half a GBK character directly before an ASCII letter, or a quotation mark of Windows' own: read as GBK the two
make one rare character, and the letter is gone without an error (`C4 41`: half of 墨 and an A read 腁)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importer.decoding.mending import WINDOWS

_KINDS = bytes(1 if byte >= 0x80 else 2 if 0x40 <= byte <= 0x7E else 0 for byte in range(256))
"""Bytes that a GBK character begins with, and ASCII ones that it may end in: what is sought is one after the other."""
_MARKS = frozenset({0xA1, 0xA3})
"""First bytes of punctuation and full-width characters: with an ASCII byte after them they are no character at all."""
_HAN = range(0xB0, 0xF8)
"""First bytes of GB2312's Han characters."""
_WESTERN = frozenset(WINDOWS) - {0x95}
"""Not the bullet: 昇, a name, is `95 4E`."""
_WORD = re.compile(rb"[A-Za-z][A-Za-z0-9]|s\b")
"""What follows a western quotation mark or apostrophe: `“hello`, `it’s`."""
_IN_USE = frozenset("镕祎赟祐瞭睺祧镠镈祂罽鄀缐飏飐骕骙骎鮀")
"""Rare characters with an ASCII second byte that simplified texts do print: names of people, places, things."""
_MOST = 200
"""One doubtful character in so many Han characters, at most: a text with more of them uses such characters."""
_FEW = 2
"""Doubtful characters that are told however short the text is."""


@dataclass(frozen=True, slots=True)
class Swallowed:
    """Where an ASCII character went into half a character before it."""

    offset: int
    """Of the half, in bytes."""
    content: bytes
    """The half and the ASCII character."""
    character: str
    """What the two make; empty where they are none for certain."""
    instead: str = ""
    """What the byte before the ASCII character is, where it is a sign of its own."""


def swallowed(body: bytes) -> tuple[Swallowed, ...]:
    """The places in a GBK text where a half before an ASCII character is certain, or where the character that they make
    is none that the rest of the text would lead one to expect."""
    found = tuple(_candidates(body))
    doubtful = sum(bool(each.character) for each in found)
    if doubtful > _FEW and doubtful * _MOST > sum(byte >= 0x80 for byte in body) // 2:
        return tuple(each for each in found if not each.character)
    return found


def _candidates(body: bytes) -> Iterator[Swallowed]:
    kinds = body.translate(_KINDS)
    at = kinds.find(b"\1\2")
    while at >= 0:
        # Pairs and one more: the last byte goes with the ASCII one. Pairs alone: they are whole.
        if _is_odd(kinds, at):
            content = body[at : at + 2]
            if content[0] in _MARKS:
                yield Swallowed(at, content, "")
            elif content[0] in _WESTERN and _WORD.match(body, at + 1):
                yield Swallowed(at, content, "", WINDOWS[content[0]])
            elif content[0] in _HAN and (character := content.decode("gbk", "ignore")) not in _IN_USE:
                yield Swallowed(at, content, character)
        at = kinds.find(b"\1\2", at + 2)


def _is_odd(kinds: bytes, last: int) -> bool:
    """Whether the run of bytes beyond ASCII that ends at `last` has an odd length."""
    before = last
    while before >= 0 and kinds[before] == 1:
        before -= 1
    return (last - before) % 2 == 1
