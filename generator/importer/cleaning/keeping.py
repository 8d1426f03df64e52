"""Whether what looks like a leftover still stands in the text: the report calls removed only what went."""

import re
from collections.abc import Sequence
from html import unescape

_WINDOW = 200
"""Characters of the source on each side in which the rest of a line is looked for."""
_BESIDE = 20
"""Characters of a line on each side that are enough to know it again."""
_BOUND = re.compile(
    r"\n|</?(?:p|br|div|td|th|tr|table|li|ul|ol|h\d|center|founder-content|body|hr)\b[^>]*>", re.IGNORECASE
)
_WORD = re.compile(r"[一-鿿]+")
_TAG = re.compile(r"<[^>]*>|^[^<]*>(?=[^>]*<)|<[^>]*$")
_SIGNS = re.compile(r"[\s\\*]+")
"""Blanks, and what Markdown adds."""


def stands_in(kept: Sequence[str], text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` of a capture is in the Markdown that was made of it, with what stands beside it in its
    line: `3上一篇` alone is a control, `3上一篇报道提到…` was printed."""
    suspects = [block for block in kept if _core(text[start:end]) in block]
    if not suspects:  # most often: what was found in the navigation
        return False
    before, after = _before(text, start)[-_BESIDE:], _after(text, end)[:_BESIDE]
    printed = before + _bare(text[start:end]) + after
    lines = (_bare(line) for block in suspects for line in block.split("\n"))
    return any(printed in line for line in lines) if before or after else printed in lines


def _core(raw: str) -> str:
    """The first word of a leftover, into which no Markdown comes; its first sign where it has none."""
    found = _WORD.search(raw)
    return found[0] if found else raw[:1]


def _before(text: str, start: int) -> str:
    rest = text[max(0, start - _WINDOW) : start]
    last = max((found.end() for found in _BOUND.finditer(rest)), default=0)
    return _bare(rest[last:])


def _after(text: str, end: int) -> str:
    rest = text[end : end + _WINDOW]
    found = _BOUND.search(rest)
    return _bare(rest[: found.start()] if found else rest)


def _bare(text: str) -> str:
    return _SIGNS.sub("", unescape(_TAG.sub("", text)))
