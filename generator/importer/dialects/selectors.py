"""A template that nobody foresaw, read by the selectors that the project's configuration gives."""

from functools import lru_cache

from generator.config import Selectors
from generator.importer.addresses import Address, AddressKind, Form, custom_form
from generator.importer.defects import Defect
from generator.importer.document import Document
from generator.importer.markup.articles import find_article, read_article
from generator.importer.markup.pages import read_page
from generator.importer.markup.selecting import first_element
from generator.importer.markup.skins import ArticleSkin, PageSkin
from generator.importer.parsed import Evidence, Parsed

NAME = "selectors"

_SURE = 200
"""Above every dialect's: who wrote selectors knows the template."""
_KINDS: tuple[AddressKind, ...] = ("entry", "issue", "page", "article", "list")


def address_forms(selectors: Selectors | None) -> tuple[Form, ...]:
    """The project's own address forms, to be asked before the table's."""
    if selectors is None:
        return ()
    return tuple(
        custom_form(f"own {kind}", known, pattern)
        for kind, pattern in selectors.address
        for known in _KINDS
        if known == kind
    )


def recognises(document: Document, selectors: Selectors) -> Evidence | None:
    """Evidence where title and body are there, or the list, the zones or the facsimile of a page."""
    if not document.is_html:
        return None
    found = find_article(document, (_article_skin(selectors),)) if selectors.body else None
    if found and document.address.kind != "page":
        return Evidence(NAME, "own", "article", _SURE, found[1])
    signs = (*selectors.list, *selectors.zones, *selectors.image)
    reasons = tuple(sign for sign in signs if first_element(document, (sign,)) is not None)
    return Evidence(NAME, "own", "page", _SURE, reasons) if reasons else None


def parse(
    document: Document, address: Address, evidence: Evidence, selectors: Selectors
) -> tuple[Parsed, tuple[Defect, ...]]:
    """The fields that the selectors find."""
    if evidence.kind == "article":
        return read_article(document, address, _article_skin(selectors))
    return read_page(document, address, _page_skin(selectors))


def skin_of(evidence: Evidence, selectors: Selectors) -> ArticleSkin | PageSkin:
    """The row that the project's selectors make."""
    return _article_skin(selectors) if evidence.kind == "article" else _page_skin(selectors)


@lru_cache(maxsize=4)
def _article_skin(selectors: Selectors) -> ArticleSkin:
    return ArticleSkin(
        name="own",
        marker="<",
        body=selectors.body,
        title=selectors.title,
        kicker=selectors.kicker,
        subtitle=selectors.subtitle,
        byline=selectors.byline,
        photos=selectors.photos,
        source_line=selectors.date,
        page_head=selectors.page,
        articles=selectors.list,
        pages=selectors.pages,
        score=_SURE,
    )


def _page_skin(selectors: Selectors) -> PageSkin:
    return PageSkin(
        name="own",
        marker="<",
        articles=selectors.list,
        pages=selectors.pages,
        head=selectors.page,
        date=selectors.date,
        facsimile=selectors.image,
        zones=selectors.zones,
        pdf=selectors.pdf,
        score=_SURE,
    )
