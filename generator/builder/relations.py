"""How articles are related, as values; `related.py`, which is slow to load, finds out which are."""

from typing import Literal

from generator.builder.archive import Lead
from generator.light import light

Reason = Literal["column", "keyword", "phrase", "author"]
Place = tuple[str, str]
"""Page and id of an article of the issue."""

WINDOW = 14
"""How many issues are looked back to: two weeks of a daily paper."""


@light
class Relation:
    """An article that is worth reading beside another."""

    lead: Lead
    reason: Reason
    about: str
    """The column, keyword, phrase or author that the two have in common."""
