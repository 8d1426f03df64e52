"""A page's page -> ParsedPage: head, facsimile, hot zones, lists. Told by links and by how heads are printed."""

import re
from collections.abc import Mapping, Sequence

from lxml import html

from generator.importer.addresses import Address, known_address
from generator.importer.cleaning.messages import message_defects
from generator.importer.defects import Defect, in_order
from generator.importer.document import Document
from generator.importer.markup.controls import dead_controls
from generator.importer.markup.heads import find_page_head, read_date, read_issue_number, read_page_head, read_publisher
from generator.importer.markup.links import Link, Links, read_links, resolve
from generator.importer.markup.lists import (
    listed_articles,
    own_and_others,
    own_pdf,
    read_pages,
    split_tree,
    told_links,
    with_articles,
)
from generator.importer.markup.properties import read_properties
from generator.importer.markup.selecting import elements, field_text, first_element, line_text
from generator.importer.markup.skins import PageSkin
from generator.importer.markup.zones import read_zones
from generator.importer.parsed import ListedPage, ParsedPage

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp)(?:$|\?)", re.IGNORECASE)
_FACSIMILE = re.compile(
    r"_(?:b|brief|m|s|big|small)\.(?:jpe?g|png)|/Page[^/]*\.(?:jpe?g|png)|/page/[^?]*\.(?:jpe?g|png)", re.IGNORECASE
)
_DECORATION = re.compile(r"tplimg|/css/|/js/|\.gif$|logo|icon", re.IGNORECASE)
_TITLE_TAIL = re.compile(
    r"(?:社)?(?:[-_—|·\s]*(?:电子报?版?|数字报纸?|电子报平台|多媒体数字报.*|人民网|首页|官网))+.*$"
)


def read_page(document: Document, address: Address, skin: PageSkin) -> tuple[ParsedPage, tuple[Defect, ...]]:
    """The page that a document shows."""
    tree, properties = document.tree, read_properties(document.text)
    links = told_links(document, read_links(document), skin.articles, skin.pages)
    pages = read_pages(links)
    links, directory = split_tree(document, links)
    pages = with_articles(pages, directory)
    facsimile = find_facsimile(document, skin)
    zones = read_zones(document, facsimile, skin.zones)
    own, others = _articles(document, links, skin, frozenset(known_address(zone.url).identity for zone in zones), pages)
    number, name = _head(document, address, skin, pages, properties)
    seen = line_text(tree)
    page = ParsedPage(
        number=number,
        name=name,
        date=read_date(properties.get("founder-date", ""))
        or read_date(field_text(document, skin.date))
        or read_date(seen),
        issue_number=read_issue_number(seen),
        articles=listed_articles(_named(links, own))
        if not directory or any(link.element.tag != "area" for link in links.articles())
        else next((page.articles for page in pages if page.number == number), ()),
        others=listed_articles(_named(links, others)),
        zones=zones,
        images=_images(document, facsimile),
        pdf=own_pdf(links, pages, address.identity) or _pdf(document, skin),
        pages=pages,
        previous_issue_url=_issue_step(links, "上一期"),
        next_issue_url=_issue_step(links, "下一期"),
        publisher=read_publisher(seen),
        newspaper=properties.get("founder-papername", "") or _paper_name(document),
    )
    return page, tuple(sorted((*message_defects(document.text), *dead_controls(document)), key=in_order))


def skin_is_there(document: Document, skin: PageSkin) -> bool:
    """Whether the marker and one of the signs of a page's skin are in the document."""
    return first_element(document, skin.signs) is not None and skin.marker in document.text


def find_facsimile(document: Document, skin: PageSkin) -> html.HtmlElement | None:
    """The image that the zones lie on; None where the page shows none."""
    chosen = next((found for found in elements(document, skin.facsimile) if found.tag == "img"), None)
    if chosen is not None:
        return chosen
    images = [image for image in document.tree.iter("img") if image.get("src")]
    mapped = next((image for image in images if image.get("usemap")), None)
    if mapped is not None:
        return mapped
    drawn = next(document.tree.iter("svg"), None)
    if drawn is not None and drawn.getparent() is not None:
        under = next((image for image in drawn.getparent().iter("img") if image.get("src")), None)
        if under is not None:
            return under
    return next(
        (i for i in images if _FACSIMILE.search(i.get("src") or "") and not _DECORATION.search(i.get("src") or "")),
        None,
    )


def _articles(
    document: Document, links: Links, skin: PageSkin, mapped: frozenset[str], pages: Sequence[ListedPage]
) -> tuple[list[str], list[str]]:
    """Identities of the page's own articles, and of the others that a panel or a whole issue's tree names."""
    listed = [link for link in links.articles() if link.element.tag != "area"]
    preferred = list(elements(document, skin.articles))
    own, others = own_and_others(listed, mapped, preferred)
    own.extend(identity for identity in mapped_order(links, mapped) if identity not in own)
    return own, others


def _named(links: Links, identities: Sequence[str]) -> list[Link]:
    """The links to each of these, one after another."""
    leading: dict[str, list[Link]] = {}
    for link in links:
        leading.setdefault(link.lead.address.identity, []).append(link)
    return [link for identity in identities for link in leading.get(identity, ())]


def mapped_order(links: Links, mapped: frozenset[str]) -> list[str]:
    """The identities of the map in its own order: where the list leaves one out it comes last."""
    return [i for i in dict.fromkeys(lead.address.identity for lead in links.leads) if i in mapped and i]


def _head(
    document: Document, address: Address, skin: PageSkin, pages: Sequence[ListedPage], properties: Mapping[str, str]
) -> tuple[str, str]:
    own = next((page for page in pages if known_address(page.url).identity == address.identity), None)
    printed = read_page_head(field_text(document, skin.head)) if skin.head else None
    if printed is None and (own is None or not own.name):
        printed = find_page_head(document.text)
        if own and printed and printed[0] != own.number:
            printed = None
    number = (printed[0] if printed else "") or (own.number if own else "") or address.page
    number = number or properties.get("founder-pagenum", "")
    name = (printed[1] if printed else "") or (own.name if own else "")
    return number, name


def _images(document: Document, facsimile: html.HtmlElement | None) -> tuple[str, ...]:
    """Every size of the facsimile that the document names."""
    if facsimile is None:
        return ()
    targets = [facsimile.get(name) or "" for name in ("src", "data-src", "data-original", "data-big", "zoom", "jqimg")]
    above = facsimile.getparent()
    if above is not None and above.tag == "a":
        targets.append(above.get("href") or "")
    urls = [resolve(document.base, target) for target in targets if _PICTURE.search(target)]
    shown = urls[0] if urls else ""
    stem = re.sub(r"(?:_(?:b|brief|m|s|big|small|icon))?\.\w+$", "", shown)
    for link in document.tree.iter("a"):
        target = resolve(document.base, link.get("href") or "")
        if (
            stem
            and _PICTURE.search(target)
            and re.sub(r"(?:_(?:b|brief|m|s|big|small|icon))?\.\w+$", "", target) == stem
        ):
            urls.append(target)
    return tuple(dict.fromkeys(url for url in urls if url))


def _pdf(document: Document, skin: PageSkin) -> str:
    found = first_element(document, skin.pdf)
    return resolve(document.base, found.get("href") or "") if found is not None else ""


def _issue_step(links: Links, word: str) -> str:
    return next((lead.url for lead in links.leads if word in lead.title and "本版" not in lead.title and lead.url), "")


def _paper_name(document: Document) -> str:
    """The newspaper as the document's `<title>` names it, without what it says of its edition on the web."""
    title = document.tree.findtext(".//title") or ""
    name = _TITLE_TAIL.sub("", " ".join(title.split())).strip(" -_—|")
    return (
        name if re.fullmatch(r"[一-鿿]{2,14}", name) and name.endswith(("报", "晚报", "日报", "周刊", "时报")) else ""
    )
