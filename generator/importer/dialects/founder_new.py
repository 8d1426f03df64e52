"""Family A, Founder new (方正新版): `layout/YYYYMM/DD/node_01.html`, `content/YYYYMM/DD/content_N.html`."""

import re

from generator.importer.addresses import Address, classify
from generator.importer.cleaning.messages import message_defects
from generator.importer.defects import Defect
from generator.importer.document import Document
from generator.importer.markup.articles import HeadLines, find_article, read_article
from generator.importer.markup.entries import entry_target, read_directory, read_entry
from generator.importer.markup.links import read_links
from generator.importer.markup.pages import read_page, skin_is_there
from generator.importer.markup.selecting import field_text, first_element, line_text
from generator.importer.markup.skins import ArticleSkin, PageSkin
from generator.importer.parsed import Evidence, Parsed

NAME = "founder_new"

ARTICLES = (
    ArticleSkin(
        name="ids",
        marker="#Title",
        body=("#ozoom founder-content", "#ozoom", "founder-content"),
        title=("#Title",),
        kicker=("#PreTitle",),
        subtitle=("#SubTitle",),
        byline=("#Author", "founder-author", ".author"),
        photos=("div.attachment",),
        source_line=(".date", "p.info"),
        page_head=("#layout",),
        score=100,
    ),
    ArticleSkin(
        name="news detail",
        marker="newsdetatext",
        body=(".newsdetatext founder-content", ".newsdetatext"),
        title=(".newsdetatit h3", ".newsdetatit h2", ".newsdetatit h1"),
        kicker=(".newsdetatit .intro", ".intro"),
        subtitle=(".newsdetatit .sub", ".sub"),
        byline=(".newsdetatit .author", "founder-author"),
        photos=(".newsdetatext .attachment", "div.attachment"),
        source_line=(".newsdetatit p[align=center]", "p[align=center]"),
        page_head=(".newslisttit em",),
        score=100,
    ),
    ArticleSkin(
        name="people's daily",
        marker=".sec",
        body=(".article #ozoom", "#ozoom"),
        title=(".article h1", ".article h1 + p", "//*[@class='sec']/preceding::h1[1]"),
        kicker=(".article h3", "//*[@class='sec']/preceding::h3[1]"),
        subtitle=(".article h2", "//*[@class='sec']/preceding::h2[preceding::h1][1]"),
        photos=(".article .attachment", ".article table.pci_c"),
        source_line=(".sec .date", ".sec", ".date"),
        page_head=(".paper-bot p.ban", "p.ban"),
        score=100,
    ),
    ArticleSkin(
        name="fzsyun",
        marker="news_content",
        body=("#news_content cms-content", "#news_content"),
        title=(".main-content h1",),
        kicker=("//*[contains(@class,'main-content')]//h3[following::h1]",),
        subtitle=("//*[contains(@class,'main-content')]//h3[preceding::h1]",),
        byline=(".main-content .author", ".main-content .news-author"),
        photos=(".main-content .attachment",),
        source_line=(".main-content .date", ".main-content .news-date"),
        page_head=(".pic-info-summary",),
        score=95,
    ),
)

PAGES = (
    PageSkin(
        name="layout list",
        marker="layoutlist",
        signs=("#layoutlist",),
        articles=("#articlelist", "ul.news-list", "#main-ed-articlenav-list"),
        head=("span#layout", "#layout"),
        facsimile=("img[usemap]", ".preview img", "img.preview"),
        pdf=(".pull-right a",),
        score=95,
    ),
    PageSkin(
        name="rest list",
        marker="Therestlist",
        signs=(".Therestlist",),
        articles=(".newslist ul",),
        head=(".newslisttit em",),
        score=95,
    ),
    PageSkin(
        name="swiper",
        marker="swiper-box",
        signs=(".swiper-box",),
        articles=(".news > ul", ".news ul"),
        head=(".paper-bot p.ban", "p.ban"),
        facsimile=(".paper img", "img[usemap]"),
        pdf=(".paper-bot .btn a", "a.pdf"),
        score=95,
    ),
    PageSkin(
        name="catalogue",
        marker="layout-catalogue-item",
        signs=("li.layout-catalogue-item",),
        articles=("ul.news-catalogue", ".resultList", ".news-list"),
        head=(".pic-info-summary",),
        score=95,
    ),
    PageSkin(name="tree", marker="webtree", signs=("#webtree",), head=("#layout",), score=85),
)

_PRINTED_SOURCE = re.compile(r"《[^》]{2,20}》\s*[（(][^）)]*版\s*[）)]")


def recognises(document: Document) -> Evidence | None:
    """Evidence of an entry, an article or a page of this family."""
    if not document.is_html:
        return None
    target = entry_target(document)
    if target and classify(target).form.startswith("founder-new"):
        return Evidence(NAME, "entry", "entry", 90, (f"leads to {target}",))
    found = find_article(document, ARTICLES)
    if found:
        return Evidence(NAME, found[0].name, "article", found[0].score, found[1])
    for skin in PAGES:
        if skin_is_there(document, skin) and read_links(document).articles():
            is_page = skin.name != "tree" or document.tree.find(".//map") is not None
            return Evidence(NAME, skin.name, "page" if is_page else "issue", skin.score, skin.signs)
    return None


def parse(document: Document, address: Address, evidence: Evidence) -> tuple[Parsed, tuple[Defect, ...]]:
    """The fields of the capture."""
    if evidence.kind == "entry":
        return read_entry(document), message_defects(document.text)
    if evidence.kind == "issue":
        return read_directory(read_links(document)), message_defects(document.text)
    if evidence.kind == "page":
        return read_page(document, address, next(skin for skin in PAGES if skin.name == evidence.skin))
    skin = next(skin for skin in ARTICLES if skin.name == evidence.skin)
    return read_article(document, address, skin, _lines(document, skin))


def _lines(document: Document, skin: ArticleSkin) -> HeadLines | None:
    """`.sec` holds the byline and, in it, date and page: `本报记者 严 华 《人民日报》（2024年01月07日  第 01 版）`."""
    section = first_element(document, (".sec",)) if skin.name == "people's daily" else None
    if section is None:
        return None
    date = field_text(section, (".date",))
    byline = line_text(section)
    byline = byline.replace(date, " ") if date else byline
    return HeadLines(
        kicker=field_text(document, skin.kicker),
        title=field_text(document, skin.title),
        subtitle=field_text(document, skin.subtitle),
        byline=" ".join(_PRINTED_SOURCE.sub(" ", byline).split(" ")).strip(),
    )
