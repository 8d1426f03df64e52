"""The paper's own name and publisher, as its captures print them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator.config import Config
from generator.importer.captures import Unreadable, read_captures
from generator.importer.parsed import ParsedArticle, ParsedPage
from generator.importer.readings import read_capture

_ENOUGH = 200
"""Captures with a page or an article that are asked: a heap of twenty years need not be read whole for two names."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the captures call their newspaper; empty where none of them says."""

    name: str
    publisher: str


def read_masthead(paths: Iterable[Path]) -> Masthead:
    """The name and the publisher that most of the first captures below `paths` print."""
    nowhere = Path()
    config = Config(nowhere, nowhere, nowhere, nowhere, nowhere, name="")
    captures = (found for found in read_captures(paths) if not isinstance(found, Unreadable))
    parsed = (read_capture(capture, config).parsed for capture in captures)
    printed = list(islice((each for each in parsed if isinstance(each, ParsedArticle | ParsedPage)), _ENOUGH))
    return Masthead(_commonest(each.newspaper for each in printed), _commonest(each.publisher for each in printed))


def _commonest(texts: Iterable[str]) -> str:
    counted = Counter(line for text in texts if (line := " ".join(text.split())))
    return max(counted, key=lambda text: (counted[text], text), default="")
