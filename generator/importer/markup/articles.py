"""An article page -> ParsedArticle, by a row of selectors."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree, html

from generator.content.paths import SECTION_SIGNS
from generator.importer.addresses import Address, known_address
from generator.importer.cleaning import CleanBody, clean_markup, clean_running
from generator.importer.cleaning.bylines import merge_authors, read_byline
from generator.importer.cleaning.continuations import page_carried_from, referred_page
from generator.importer.cleaning.draft import Head
from generator.importer.cleaning.messages import message_defects
from generator.importer.defects import Defect, in_order
from generator.importer.document import Document
from generator.importer.markup.above import read_above
from generator.importer.markup.controls import dead_controls
from generator.importer.markup.heads import (
    find_page_head,
    read_date,
    read_page_head,
    read_publisher,
)
from generator.importer.markup.kinds import article_kind
from generator.importer.markup.links import Links, read_links
from generator.importer.markup.lists import (
    first_list,
    listed_articles,
    read_pages,
    split_tree,
    told_links,
    with_articles,
)
from generator.importer.markup.properties import read_properties
from generator.importer.markup.selecting import (
    elements,
    field_text,
    first_element,
    is_glyph,
    line_text,
    may_find,
    needed_by,
)
from generator.importer.markup.skins import ArticleSkin
from generator.importer.parsed import ListedArticle, ListedPage, ParsedArticle
from generator.importer.places import places

_LABEL = re.compile(r"^[\s　\xa0]*(?:作者|记者|来源|文|供稿|撰稿)\s*[::：][\s　\xa0]*")
_SOURCE = re.compile(
    r"[（(\[【]?\s*(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:星期.)?\s*(?:第\s*)?"
    rf"(?P<page>(?:[A-Za-z]{{0,4}}|[{SECTION_SIGNS}])\d{{1,5}})\s*版"
)
_TAGS = re.compile(r"<[^>]*>")
_RUNNING = frozenset({"div", "span", "td", "founder-content"})
_PAPER = re.compile(r"《\s*(?P<name>[^》]{2,20}?)\s*》")


@dataclass(frozen=True, slots=True)
class HeadLines:
    """The headline of an article as its markup gives it."""

    kicker: str = ""
    title: str = ""
    subtitle: str = ""
    byline: str = ""


def find_article(document: Document, skins: tuple[ArticleSkin, ...]) -> tuple[ArticleSkin, tuple[str, ...]] | None:
    """The first skin whose title and body are both there, with the selectors that found them."""
    ids, classes = needed_by(_needed(skins))
    possible = _possible(skins, document.index.ids & ids, document.index.classes & classes)
    properties = read_properties(document.text) if possible else {}
    told = properties.get("title") and properties.get("founder-type", "1") == "1"
    for skin, is_titled in possible:
        if not (told or is_titled) or not _is_marked(document, skin.marker):
            continue
        body = first_element(document, skin.body)
        if body is None or not _has_content(document, skin, body):
            continue
        for selector in skin.title:
            if field_text(document, (selector,)):
                return skin, (f"title {selector}", f"body {_found_by(document, skin.body, body)}")
        if told:
            return skin, ("title in enpproperty", f"body {_found_by(document, skin.body, body)}")
    return None


def find_bare(document: Document, skins: Sequence[ArticleSkin]) -> tuple[ArticleSkin, tuple[str, ...]] | None:
    """The first skin with the place of a title and that of a body, of which one holds something: for a capture whose
    address alone says that it is an article."""
    for skin in skins:
        title, body = first_element(document, skin.title), first_element(document, skin.body)
        if title is None or body is None or not _is_marked(document, skin.marker):
            continue
        reasons = (f"title {_found_by(document, skin.title, title)}", f"body {_found_by(document, skin.body, body)}")
        if _has_content(document, skin, body):
            return skin, (*reasons, "the title is empty")
        if field_text(document, skin.title):
            return skin, (*reasons, "the body is empty")
    return None


@lru_cache(maxsize=64)
def _needed(skins: tuple[ArticleSkin, ...]) -> tuple[str, ...]:
    return tuple(selector for skin in skins for selector in (*skin.body, *skin.title, *_marker(skin)))


def _marker(skin: ArticleSkin) -> tuple[str, ...]:
    """The marker of a skin where it is a selector; empty where it is text."""
    return (skin.marker,) if skin.marker[0] in "#." else ()


@lru_cache(maxsize=256)
def _possible(
    skins: tuple[ArticleSkin, ...], ids: AbstractSet[str], classes: AbstractSet[str]
) -> tuple[tuple[ArticleSkin, bool], ...]:
    """The skins whose body can be there, and whether their title can, from the ids and classes of a document that any
    of them names. Remembered: a template has the same in all its pages."""
    return tuple(
        (skin, may_find(skin.title, ids, classes))
        for skin in skins
        if may_find(skin.body, ids, classes) and may_find(_marker(skin) or skin.body, ids, classes)
    )


def read_article(
    document: Document, address: Address, skin: ArticleSkin, lines: HeadLines | None = None
) -> tuple[ParsedArticle, tuple[Defect, ...]]:
    """The article on a page in this skin; `lines`: its headline where selectors alone cannot tell the parts."""
    tree, properties = document.tree, read_properties(document.text)
    body = first_element(document, skin.body)
    lines = lines or HeadLines(
        field_text(document, skin.kicker),
        field_text(document, skin.title),
        field_text(document, skin.subtitle),
        field_text(document, skin.byline),
    )
    lines = _completed(lines, properties)
    authors = read_byline(lines.byline).authors if lines.byline else ()
    head = Head(lines.title, lines.kicker, lines.subtitle, lines.byline, authors)
    start = (body.sourceline or 1) if body is not None else 1
    around = _around(document, skin, body) if body is not None else []
    clean = clean_running(body, head, document.text, start) if body is not None and not around else None
    if clean is None:
        clean = clean_markup(_body_markup(tree, body, around), document.base, head, document.text, start)
    source_line = field_text(document, skin.source_line)
    told_date = read_date(source_line) or read_date(properties.get("date", ""))
    date_above, issue_number = read_above(document, start, wants_date=told_date is None)
    page_head = read_page_head(field_text(document, skin.page_head)) or _page_head(document.text, clean) or ("", "")
    links, directory = split_tree(document, told_links(document, read_links(document), skin.articles, skin.pages))
    own, listed = _listed(links, address, body)
    pages = with_articles(read_pages(links), directory)
    if not listed:
        listed = next((page.articles for page in pages if _names(page, address)), ())
    source_page = _SOURCE.search(source_line)
    page = source_page["page"].upper() if source_page else address.page or page_head[0]
    page_name = page_head[1] if page_head[0] == page else properties.get("nodename", "")
    article = ParsedArticle(
        title=lines.title,
        blocks=clean.blocks,
        kicker=lines.kicker,
        subtitle=lines.subtitle,
        byline=lines.byline or clean.byline,
        authors=merge_authors(authors, clean.authors) if authors else clean.authors,
        kind=article_kind(lines.title, page_name, bool(clean.blocks), bool(clean.figures), lines.kicker),
        figures=clean.figures,
        date=told_date or date_above,
        page=page,
        page_name=page_name,
        issue_number=issue_number,
        keywords=tuple(word for word in re.split(r"[\s,，;；、]+", properties.get("keyword", "")) if word),
        continues_page=clean.continues_page or (own if own != clean.continued_from_page else ""),
        continued_from_page=clean.continued_from_page or page_carried_from(lines.title),
        listed=listed,
        pages=pages,
        newspaper=_newspaper(source_line, properties),
        publisher=read_publisher(seen_around(document.text, "主办")),
        **_steps(links),
    )
    defects = (*message_defects(document.text, clean.blocks), *dead_controls(document, clean.blocks), *clean.defects)
    return article, tuple(sorted(defects, key=in_order))


def _page_head(source: str, clean: CleanBody) -> tuple[str, str] | None:
    """The page head that stands in the source, unless it is only a word of the text: `下转<a href=…>第3版</a>`."""
    found = find_page_head(source)
    if found is None:
        return None
    label = f"{found[0]}版"
    inside = sum(block.count(label) for block in clean.blocks)
    inside += (clean.continues_page == found[0]) + (clean.continued_from_page == found[0])
    return found if not inside or source.count(label) > inside else None


def seen_around(source: str, word: str) -> str:
    """What a reader sees around the first `word` in HTML source; empty without it."""
    at = next(places(source, word), -1)
    if at < 0:
        return ""
    return _TAGS.sub(" ", source[max(0, source.rfind(">", 0, max(0, at - 1))) : at + 80]).lstrip(">")


def _is_marked(document: Document, marker: str) -> bool:
    if marker[0] == "#":
        return marker[1:] in document.index.ids
    return marker[1:] in document.index.classes if marker[0] == "." else marker in document.text


def _has_content(document: Document, skin: ArticleSkin, body: html.HtmlElement) -> bool:
    """Running text outside links, or a photo: the lists of a page page are neither."""
    if (
        any(True for _ in body.iter("img", "video", "audio", "embed"))
        or first_element(document, skin.photos) is not None
    ):
        return True
    linked = sum(len(line_text(link)) for link in body.iter("a"))
    if not linked and body.tag in _RUNNING and not is_glyph(body):
        return any(map(_shows_text, body.iterchildren("p"))) or _shows_text(body)
    return len(line_text(body)) > linked


def _shows_text(element: html.HtmlElement) -> bool:
    """Whether `line_text` gives any; most often the first words tell."""
    text = element.text
    return bool(text and not text.isspace() and not is_glyph(element)) or bool(line_text(element))


def _found_by(document: Document, selectors: Sequence[str], body: html.HtmlElement) -> str:
    return next((s for s in selectors if any(found is body for found in elements(document, (s,)))), "")


def _completed(lines: HeadLines, properties: Mapping[str, str]) -> HeadLines:
    """What the markup leaves empty, from the properties of the document."""
    byline = lines.byline or properties.get("author", "")
    return HeadLines(
        title=lines.title or properties.get("title", ""),
        kicker=lines.kicker or properties.get("introtitle", ""),
        subtitle=lines.subtitle or properties.get("subtitle", ""),
        byline=_LABEL.sub("", byline).strip(),
    )


def _around(document: Document, skin: ArticleSkin, body: html.HtmlElement) -> list[html.HtmlElement]:
    """The places for photos that stand outside the body and hold something."""
    above = set(body.iterancestors())
    return [
        region
        for region in elements(document, skin.photos)
        if region is not body and region not in above and body not in region.iterancestors() and not _is_bare(region)
    ]


def _body_markup(tree: html.HtmlElement, body: html.HtmlElement | None, around: list[html.HtmlElement]) -> str:
    """The body with the photos that stand outside it, in the order of the document."""
    if body is None:
        return ""
    if not around:
        return etree.tostring(body, encoding="unicode", method="html", with_tail=False)
    chosen = {*_outermost(around), body}
    regions = [element for element in tree.iter(*{region.tag for region in chosen}) if element in chosen]
    return "\n".join(
        f"<div class={'body' if region is body else 'caption'}>{_markup(region)}</div>" for region in regions
    )


def _is_bare(region: html.HtmlElement) -> bool:
    """Whether a place for photos holds none."""
    return region.tag in ("div", "span") and not len(region) and not (region.text or "").strip()


def _markup(region: html.HtmlElement) -> str:
    markup: str = etree.tostring(region, encoding="unicode", method="html", with_tail=False)
    return markup


def _outermost(regions: list[html.HtmlElement]) -> list[html.HtmlElement]:
    chosen = set(regions)
    return [region for region in regions if not any(above in chosen for above in region.iterancestors())]


def _listed(links: Links, address: Address, body: html.HtmlElement | None) -> tuple[str, tuple[ListedArticle, ...]]:
    """The page on which the article's own list entry says it is continued, and the list."""
    inside = set(body.iter("a")) if body is not None else set()
    found = [link for link in links.articles() if link.lead.title and link.element not in inside]
    own = first_list(found)
    if address.identity not in own:
        return "", ()
    chosen = [link for link in found if link.lead.address.identity in own]
    entry = next(link.element for link in chosen if link.lead.address.identity == address.identity)
    item = next(entry.iterancestors("li", "tr", "dd"), None)
    return referred_page(line_text(item)) if item is not None else "", listed_articles(chosen)


_STEP_WORDS = {"上一篇": "previous_url", "下一篇": "next_url", "上一页": "previous_part_url", "下一页": "next_part_url"}


def _steps(links: Links) -> dict[str, str]:
    """The neighbours that the controls lead to: articles before and after, parts before and after."""
    steps: dict[str, str] = {}
    for element, lead in links.of("article"):
        before = element.getprevious()
        led = (before.tail if before is not None else element.getparent().text) or ""
        shown = lead.title if len(lead.title) < 12 else ""
        if "一" not in led and "一" not in shown:  # it is in all the words
            continue
        label = _labelled(led)
        for word, field in _STEP_WORDS.items():
            if word in shown or label.endswith(word):
                steps.setdefault(field, lead.url)
    return steps


def _labelled(text: str) -> str:
    """The text before a colon that ends it: `下一篇:`; empty without."""
    text = text.rstrip()
    return text[:-1].rstrip() if text.endswith((":", "：")) else ""


def _names(page: ListedPage, address: Address) -> bool:
    return any(known_address(article.url).identity == address.identity for article in page.articles)


def _newspaper(source_line: str, properties: Mapping[str, str]) -> str:
    found = _PAPER.search(source_line)
    name = found["name"].replace(" ", "") if found else ""
    return name or properties.get("founder-papername", "")
