"""Where words stand in a source, found by their rare first character: to try a pattern everywhere takes ten times as
long."""

import re
from collections.abc import Iterable, Iterator

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


def matches_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives where a match can begin at `starts` alone, which come in order."""
    done = 0
    for at in starts:
        if at >= done and (match := pattern.match(text, at)):
            done = match.end()
            yield match
