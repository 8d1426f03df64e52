"""Where words stand in a source, found by their rare first character: to try a pattern everywhere takes ten times as
long."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import AnyStr

_QUIET = re.compile(r"[^<>]?(?:\s|&\w+;)*")


def places(text: str, word: str) -> Iterator[int]:
    """Every place of a word, in order."""
    first = word[0]
    at = text.find(first)
    while at >= 0:
        if text.startswith(word, at):
            yield at
        at = text.find(first, at + 1)


def holds(text: str, word: str) -> bool:
    """`word in text`, for a word of rare characters."""
    return next(places(text, word), None) is not None


def run_up(text: str, at: int) -> int:
    """Where what leads up to `at` begins: the tags before it, blanks, entities and a lone character after a tag
    between them, and the text before all that, back to the tag where it begins."""
    while True:
        end = text.rfind(">", 0, at)
        if end < 0 or not _QUIET.fullmatch(text, end + 1, at):
            return end + 1
        start = text.find("<", text.rfind(">", 0, end) + 1, end)
        if start < 0:
            return end + 1
        at = start


@lru_cache(maxsize=4)
def steps(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of the navigation stand that lead on and back (上一篇, 本版下一期), each with its `run_up`;
    the words 本版 belong to what follows them."""
    found = sorted(at for word in ("上一", "下一") for at in places(text, word))
    return tuple((run_up(text, at - 2 if text.startswith("本版", at - 2) else at), at) for at in found)


def matches_at(pattern: re.Pattern[AnyStr], text: AnyStr, starts: Iterable[int]) -> Iterator[re.Match[AnyStr]]:
    """What `pattern.finditer(text)` gives where a match can begin at `starts` alone, which come in order."""
    done = 0
    for at in starts:
        if at >= done and (match := pattern.match(text, at)):
            done = match.end()
            yield match
