"""Which charset it is, and the text in it. Never a replacement character: what cannot be read is told by its byte."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from generator.importer.decoding.claims import Claim, claims_of
from generator.importer.decoding.mending import MISSING, Broken, Cut, mended, strict
from generator.importer.decoding.naturalness import han_share, naturalness
from generator.importer.decoding.swallowed import Swallowed, swallowed
from generator.importer.defects import Defect, Verdict, line_numbers


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a capture."""

    text: str
    charset: str
    """Python's codec that read it; gb2312 and gbk are read as gb18030."""
    defects: tuple[Defect, ...] = ()


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Bytes that no rule reads."""

    reason: str
    offset: int
    """Of the first byte that is wrong, from 0."""


def decode(content: bytes, declared: str = "", is_text: bool = False) -> Decoded | Undecodable:
    """The text of `content`; `declared` is the header's charset, empty where it told none.

    `is_text`: the container gave text, so `content` is UTF-8 whatever the page declares.

    In this order: the byte order mark; UTF-8 where the bytes are and say something in it; the first declaration that
    holds; the charset in which they make a natural text; detection.
    """
    if is_text and (text := strict(content, "utf-8")) is not None:
        return _checked(text, "utf-8", ())
    mark, skip = _mark(content)
    body = content[skip:]
    if body.isascii() and not mark.startswith("utf-16"):
        return _checked(body.decode("ascii"), mark or "utf-8", ())
    claims = claims_of(content, declared)
    claimed = tuple(dict.fromkeys(filter(None, (mark, *(claim.charset for claim in claims)))))
    read = _strict(body, claimed) or _mended(body, claimed) or _detected(body)
    if read is None:
        return _undecodable(body, claimed, skip)
    text, charset, cuts = read
    halves = swallowed(body) if charset == "gb18030" else ()
    certain = [Cut(half.offset, half.content[:1], half.instead) for half in halves if not half.character]
    if certain and not isinstance(again := mended(body, charset, certain), Broken):
        text, cuts = again
    wrong = () if mark else tuple(_wrong_claims(claims, charset))
    told = (_swallowed(body, half, skip) for half in halves if half.character)
    return _checked(text, charset, (*wrong, *(_cut(body, cut, skip) for cut in cuts), *told))


_Read = tuple[str, str, tuple[Cut, ...]]
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHINESE = ("utf-8", "gb18030", "big5hkscs")
_NATURAL = 0.06
"""From this share of frequent characters on: natural. Wrong readings stay below 0.01, right ones above 0.2."""
_UNNATURAL = 0.02
_DETECTED = 200_000
"""Bytes that detection looks at."""
_ENOUGH = 16
"""Characters beyond ASCII from which on their frequency says something."""


def _mark(content: bytes) -> tuple[str, int]:
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return charset, len(mark)
    return _wide(content), 0


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: markup whose first characters have NUL for their other byte."""
    if re.match(rb"<\0[^\0]\0", content):
        return "utf-16-le"
    return "utf-16-be" if re.match(rb"\0<\0[^\0]", content) else ""


def _strict(body: bytes, claimed: tuple[str, ...]) -> _Read | None:
    """Every byte right, in UTF-8 or in a declared charset that the characters do not belie."""
    text = strict(body, "utf-8")
    if text is not None and ("utf-8" in claimed or not claimed or han_share(text) >= 0.5):
        return text, "utf-8", ()
    for charset in claimed:
        text = strict(body, charset)
        if text is not None:
            return _unless_belied(text, charset, body)
    return None


def _unless_belied(text: str, charset: str, body: bytes) -> _Read:
    if naturalness(text) < _UNNATURAL and sum(character > "\x7f" for character in text) >= _ENOUGH:
        for other in _CHINESE:
            read = strict(body, other)
            if read is not None and naturalness(read) >= _NATURAL:
                return read, other, ()
    return text, charset, ()


def _mended(body: bytes, claimed: tuple[str, ...]) -> _Read | None:
    """The most natural reading, half characters left out; a declared one where there is too little text to tell."""
    readings: list[tuple[float, _Read]] = []
    for charset in dict.fromkeys((*claimed, *_CHINESE)):
        read = mended(body, charset)
        if not isinstance(read, Broken):
            readings.append((naturalness(read[0]), (read[0], charset, read[1])))
    if not readings:
        return None
    score, best = max(readings, key=lambda reading: reading[0])
    if score >= _NATURAL or best[1] in claimed:
        return best
    # Too few characters for their frequency: those of GB2312's table and nothing else are Chinese.
    text = next((read[0] for _, read in readings if read[1] == "gb18030" and not read[2]), None)
    if text is not None and han_share(text) == 1.0 and _is_everyday(text):
        return text, "gb18030", ()
    return None


def _is_everyday(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _detected(body: bytes) -> _Read | None:
    """Detection, the last resort: only on enough text, and only where it sees no disorder."""
    running = re.sub(rb"<[^<>]*>|[\s\x21-\x7e]{40,}", b" ", body[:_DETECTED])
    if sum(byte > 0x7F for byte in running[:4000]) < 2 * _ENOUGH:
        return None
    best = from_bytes(running).best()
    if best is None or best.chaos > 0.05 or best.coherence < 0.1:
        return None
    text = strict(body, best.encoding)
    return None if text is None else (text, best.encoding, ())


def _wrong_claims(claims: tuple[Claim, ...], charset: str) -> Iterator[Defect]:
    for claim in claims:
        if claim.charset != charset:
            yield Defect(claim.line, "charset", claim.raw, "repaired")


def _cut(body: bytes, cut: Cut, skip: int) -> Defect:
    raw = f"{cut.content.hex(' ')} at byte {cut.offset + skip}" + (f": {cut.instead}" if cut.instead else "")
    verdict: Verdict = "repaired" if cut.instead else "removed"
    return Defect(body.count(b"\n", 0, cut.offset) + 1, "lost-character", raw, verdict)


def _swallowed(body: bytes, half: Swallowed, skip: int) -> Defect:
    raw = f"{half.content.hex(' ')} at byte {half.offset + skip}: {half.character}"
    return Defect(body.count(b"\n", 0, half.offset) + 1, "lost-character", raw, "left")


def _undecodable(body: bytes, claimed: tuple[str, ...], skip: int) -> Undecodable:
    charset = claimed[0] if claimed else "utf-8"
    broken = mended(body, charset)
    offset = (broken.offset if isinstance(broken, Broken) else 0) + skip
    tried = ", ".join(dict.fromkeys((*claimed, *_CHINESE)))
    word = "declared" if claimed else "nothing is declared,"
    return Undecodable(f"not text in any charset tried ({word} {tried}; detection is not sure)", offset)


def _checked(text: str, charset: str, defects: tuple[Defect, ...]) -> Decoded | Undecodable:
    """Characters that were lost before this capture: a few are marked, too many are no text."""
    first = text.find("\ufffd")
    if first < 0:
        return Decoded(text, charset, defects)
    lost = text.count("\ufffd")
    if lost > max(3, len([character for character in text if character > "\x7f"]) // 50):
        offset = len(text[:first].encode(charset, "replace"))
        return Undecodable(f"{lost} of its characters are U+FFFD: the text was lost before this capture", offset)
    places = [found.start() for found in re.finditer("\ufffd", text)]
    marks = (
        Defect(line, "lost-character", text[max(0, at - 8) : at + 9].strip(), "left")
        for at, line in zip(places, line_numbers(text, places), strict=True)
    )
    return Decoded(text.replace("\ufffd", MISSING), charset, (*defects, *marks))
