"""What passes hand on: the blocks of a body, and what was found in them so far."""

from dataclasses import dataclass, replace

from generator.importer.cleaning.blocks import Block
from generator.importer.defects import Defect, DefectKind, Verdict
from generator.model import Author


@dataclass(frozen=True, slots=True)
class Head:
    """What stood above the body, to tell what in the body only repeats it."""

    title: str = ""
    kicker: str = ""
    subtitle: str = ""
    byline: str = ""
    authors: tuple[Author, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A body half way."""

    blocks: tuple[Block, ...]
    head: Head
    text: str = ""
    """The whole decoded capture: where a defect's line is looked up."""
    start: int = 1
    """1-based line of `text` where the body begins."""
    byline: str = ""
    authors: tuple[Author, ...] = ()
    continues_page: str = ""
    continued_from_page: str = ""
    defects: tuple[Defect, ...] = ()

    def found(self, kind: DefectKind, raw: str, verdict: Verdict) -> "Draft":
        """With one more defect, at the line where `raw` stands."""
        return replace(self, defects=(*self.defects, Defect(self.line_of(raw), kind, raw, verdict)))

    def line_of(self, raw: str) -> int:
        """The line where `raw` stands in the body; the body's first line where markup splits it."""
        offset = 0
        for _ in range(self.start - 1):
            offset = self.text.find("\n", offset) + 1
        at = self.text.find(raw.split("\n")[0], offset)
        return self.start if at < 0 else self.text.count("\n", 0, at) + 1
