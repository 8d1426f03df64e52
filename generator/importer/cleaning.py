"""A scraped body -> Markdown blocks: an explicit tuple of small passes. Whatever is taken out becomes a Defect."""

from dataclasses import dataclass

from generator.importer.defects import Defect
from generator.importer.parsed import ParsedFigure
from generator.model import Author


@dataclass(frozen=True, slots=True)
class CleanBody:
    """A body after all passes."""

    blocks: tuple[str, ...]
    """CommonMark blocks, one a paragraph."""
    figures: tuple[ParsedFigure, ...] = ()
    byline: str = ""
    """As it stood in the body, where it did and only there; empty: none found, or it only repeated the head's."""
    authors: tuple[Author, ...] = ()
    continues_page: str = ""
    continued_from_page: str = ""
    defects: tuple[Defect, ...] = ()
