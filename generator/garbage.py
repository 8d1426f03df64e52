"""How often Python looks for values that hold each other and nobody holds any more."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

COLLECT_AFTER = 100_000
"""New objects before a look. A build makes hardly any such values, and loading the program none: looks at Python's
700 cost 5 % of either."""


@contextmanager
def few_collections() -> Iterator[None]:
    """Looks are rare meanwhile."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*before)
