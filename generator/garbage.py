"""Memory: how often Python looks for values that only hold each other, and that what was freed is used again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

COLLECT_AFTER = 100_000
"""New objects before a look. A build makes hardly any such values, and loading the program none: looks at Python's
700 cost 5 % of either."""
_AN_ISSUE = 16_000_000
"""Bytes: more than what is made of an issue takes."""


@contextmanager
def few_collections() -> Iterator[None]:
    """Looks are rare meanwhile."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def keep_freed() -> None:
    """Lets the C library keep what an issue took for the next one, where it would give it back and ask for it anew.

    glibc keeps twice as much as the largest piece that it saw go. Nobody writes into this one, so it takes no room.
    """
    bytes(_AN_ISSUE)
