"""Where in a run of GBK bytes one byte is too many: half a character that stands before another, not before a tag.

From there on every character would be read from halves of two. Read in step, nearly all characters of a newspaper are
of GB2312's first level, the everyday ones; read out of step, fewer than half are.
"""

from itertools import accumulate

_LONGEST = 20_000
"""Bytes of a run that are looked at."""
_IN_STEP = 0.9
"""The share of everyday characters from which on a text is read in step."""
_SURE = 3
"""How many more everyday characters there must be than where the last byte is the one too many."""
_WIDEST = 17
"""Bytes among which the one too many may lie; where it may be farther off, nothing is known."""


def find_half(run: bytes) -> tuple[int, int] | None:
    """Start and end of the bytes among which the one too many is; None: it is the last byte, or nobody can tell.

    `run`: an odd number of bytes, pairs and one more. Up to the start and from the end on they are whole characters.
    """
    if len(run) > _LONGEST or len(run) % 2 == 0:
        return None
    before = [0, *accumulate(_everyday(run, at) for at in range(0, len(run) - 1, 2))]
    after = [0, *accumulate(_everyday(run, at) for at in range(len(run) - 2, 0, -2))]
    scores = [early + late for early, late in zip(before, reversed(after), strict=True)]
    best = max(scores)
    if best < scores[-1] + _SURE or best < _IN_STEP * (len(run) // 2):
        return None
    # the halves beside it often make an everyday character too: which of a few bytes it was cannot be told
    likely = [number for number, score in enumerate(scores) if score >= best - 1]
    start, end = likely[0] * 2, likely[-1] * 2 + 1
    return (start, end) if end - start <= _WIDEST else None


def _everyday(run: bytes, at: int) -> bool:
    """Whether the two bytes there are of GB2312's first level, or its punctuation, figures and letters."""
    return run[at + 1] >= 0xA1 and (0xB0 <= run[at] <= 0xD7 or run[at] in (0xA1, 0xA3))
