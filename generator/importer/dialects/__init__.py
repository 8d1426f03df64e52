"""Markup -> fields: one module a family. A paper's skin is a row in its family's table."""

from typing import Protocol

from generator.importer.addresses import Address
from generator.importer.defects import Defect
from generator.importer.dialects import founder_classic, founder_new, paper_index, text_dump
from generator.importer.document import Document
from generator.importer.parsed import Evidence, Parsed


class Dialect(Protocol):
    """What a dialect's module offers."""

    NAME: str

    def recognises(self, document: Document) -> Evidence | None:
        """Evidence that the family's markup is there; None where it is not."""

    def parse(self, document: Document, address: Address, evidence: Evidence) -> tuple[Parsed, tuple[Defect, ...]]:
        """The fields of a capture that `recognises` took, and the defects found on the way."""


DIALECTS: tuple[Dialect, ...] = (paper_index, founder_new, founder_classic, text_dump)
"""On equal evidence the first wins."""


def choose(document: Document, pinned: str = "") -> tuple[Evidence | None, tuple[str, ...]]:
    """The strongest evidence for what a capture is, and the names of the dialects that were tried.

    `pinned`: only this dialect is asked.
    """
    asked = [dialect for dialect in DIALECTS if pinned in ("", dialect.NAME)]
    found = [evidence for dialect in asked if (evidence := dialect.recognises(document))]
    return max(found, key=lambda evidence: evidence.score, default=None), tuple(dialect.NAME for dialect in asked)


def parse(document: Document, evidence: Evidence, address: Address) -> tuple[Parsed, tuple[Defect, ...]]:
    """What the capture holds, read by the dialect that `evidence` names, and the defects found on the way."""
    dialect = next(dialect for dialect in DIALECTS if evidence.dialect == dialect.NAME)
    return dialect.parse(document, address, evidence)
