"""Markup -> fields: one module a family. A paper's skin is a row in its family's table."""

from typing import Protocol

from generator.config import Selectors
from generator.importer.addresses import Address
from generator.importer.cleaning.punctuation import restore_punctuation
from generator.importer.defects import Defect
from generator.importer.dialects import founder_classic, founder_new, paper_index, selectors, text_dump
from generator.importer.document import Document
from generator.importer.markup.articles import find_bare
from generator.importer.markup.pages import skin_is_there
from generator.importer.markup.skins import ArticleSkin, PageSkin
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
_BARE = 20
"""Below every skin's score."""


def choose(
    document: Document, pinned: str = "", own: Selectors | None = None
) -> tuple[Evidence | None, tuple[str, ...]]:
    """The strongest evidence for what a capture is, and the names of the dialects that were tried.

    `pinned`: only this dialect is asked. `own`: the project's selectors; what they find goes before every dialect.
    """
    asked = [dialect for dialect in DIALECTS if pinned in ("", dialect.NAME)]
    tried = tuple(dialect.NAME for dialect in asked)
    if own is not None and pinned in ("", selectors.NAME):
        tried = (selectors.NAME, *tried)
        if evidence := selectors.recognises(document, own):
            return evidence, tried
    found = [evidence for dialect in asked if (evidence := dialect.recognises(document))]
    if not found and document.is_html:
        found = [evidence for dialect in asked if (evidence := _bare(document, dialect.NAME))]
    return max(found, key=lambda evidence: evidence.score, default=None), tried


def _bare(document: Document, dialect: str) -> Evidence | None:
    """What only the address tells to be an article, its headline a picture or its text missing; or a page that lists
    no article: a full-page advertisement."""
    if document.address.kind == "article" and (found := find_bare(document, _articles(dialect))):
        return Evidence(dialect, found[0].name, "article", _BARE, found[1])
    if document.address.kind == "page":
        for skin in _pages(dialect):
            if skin_is_there(document, skin):
                return Evidence(dialect, skin.name, "page", _BARE, (*skin.signs, "no article is listed"))
    return None


def parse(
    document: Document,
    evidence: Evidence,
    address: Address,
    own: Selectors | None = None,
    full_width_punctuation: bool = False,
) -> tuple[Parsed, tuple[Defect, ...]]:
    """What the capture holds, read by the dialect that `evidence` names, and the defects found on the way.

    `full_width_punctuation`: restore it between Han characters; each change is a defect that keeps what stood there.
    """
    if evidence.dialect == selectors.NAME and own is not None:
        parsed, defects = selectors.parse(document, address, evidence, own)
    else:
        dialect = next(dialect for dialect in DIALECTS if evidence.dialect == dialect.NAME)
        parsed, defects = dialect.parse(document, address, evidence)
    if full_width_punctuation:
        parsed, restored = restore_punctuation(parsed, document.text)
        defects = tuple(sorted((*defects, *restored)))
    return parsed, defects


def skin_of(evidence: Evidence, own: Selectors | None = None) -> ArticleSkin | PageSkin | None:
    """The row that `parse` reads by; None where the dialect reads without one (a text dump, a calendar)."""
    if evidence.dialect == selectors.NAME:
        return selectors.skin_of(evidence, own) if own is not None else None
    rows: tuple[ArticleSkin | PageSkin, ...] = _articles(evidence.dialect)
    if evidence.kind != "article":
        rows = next((module.PAGES for module in _WITH_SKINS if evidence.dialect == module.NAME), ())
    return next((row for row in rows if row.name == evidence.skin), None)


_WITH_SKINS = (paper_index, founder_new, founder_classic)


def _articles(dialect: str) -> tuple[ArticleSkin, ...]:
    return next((module.ARTICLES for module in _WITH_SKINS if dialect == module.NAME), ())


def _pages(dialect: str) -> tuple[PageSkin, ...]:
    return next((module.PAGES for module in _WITH_SKINS if dialect == module.NAME), ())
