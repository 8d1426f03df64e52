"""Family B, Founder classic (方正): `node_N.htm`, `content_N.htm`, `enpproperty` comments, image maps."""

from generator.importer.addresses import Address, classify
from generator.importer.cleaning.bylines import read_byline
from generator.importer.cleaning.messages import message_defects
from generator.importer.defects import Defect
from generator.importer.document import Document
from generator.importer.markup.articles import HeadLines, find_article, read_article
from generator.importer.markup.entries import entry_target, is_period_file, read_entry, read_period_file
from generator.importer.markup.links import read_links
from generator.importer.markup.pages import read_page, skin_is_there
from generator.importer.markup.properties import read_properties
from generator.importer.markup.selecting import classes_of, elements, line_text
from generator.importer.markup.skins import ArticleSkin, PageSkin
from generator.importer.parsed import Evidence, Parsed

NAME = "founder_classic"

_IN_LAI = (
    "//*[contains(@class,'lai')]//*[contains(text(),'作者')]",
    "//*[contains(@class,'lai')]/text()[contains(.,'作者')]",
)
_BODY = ("#ozoom founder-content", "founder-content", "#ozoom")
ARTICLES = (
    ArticleSkin(
        name="founder",
        marker="founder-content",
        body=_BODY,
        title=("founder-title", "td.font01"),
        byline=("founder-author",),
        photos=("table#newspic", "#newspic"),
        score=95,
    ),
    ArticleSkin(
        name="rows",
        marker="font01",
        body=("#ozoom", "#zoom", "td.content", "#contenttext"),
        title=("td.font01",),
        byline=("founder-author",),
        photos=("#newspic",),
        score=75,
    ),
    ArticleSkin(
        name="main-article",
        marker="main-article",
        body=("#ozoom founder-content", ".main-article-con #ozoom", ".main-article-con", "#ozoom"),
        title=("p.main-article-title", ".main-article-alltitle h1", ".main-article-alltitle .main-article-title"),
        kicker=("p.main-article-pretitle", ".main-article-alltitle h3"),
        subtitle=("p.main-article-subtitle", ".main-article-alltitle h2"),
        byline=("p.main-article-author", ".main-article-alltitle h4"),
        photos=("#newspic", ".main-article-pic"),
        score=85,
    ),
    ArticleSkin(
        name="bmnr",
        marker="bmnr_con",
        body=(".bmnr_con founder-content", ".bmnr_con #ozoom", ".bmnr_con_con", ".bmnr_con"),
        title=(".bmnr_con_biaoti", ".bmnr_con h1", ".bmnr_con_title"),
        kicker=(".bmnr_con_yinti", ".bmnr_con h3"),
        subtitle=(".bmnr_con_futi", ".bmnr_con h2"),
        byline=(".bmnr_con_zuozhe", ".bmnr_con h4"),
        photos=("#newspic",),
        score=60,
    ),
    ArticleSkin(
        name="bshare",
        marker="BSHARE_TEXT",
        body=("#ozoom founder-content", "#ozoom", ".BSHARE_TEXT"),
        title=(".BSHARE_POP", ".BSHARE_TITLE", "h1"),
        photos=("#newspic",),
        score=60,
    ),
    ArticleSkin(
        name="people's daily",
        marker="articleContent",
        body=("#articleContent",),
        title=("//*[@id='articleContent']/preceding::h1[1]", "h1"),
        kicker=("//*[@id='articleContent']/preceding::h3[following::h1][1]",),
        subtitle=("//*[@id='articleContent']/preceding::h2[preceding::h1][1]",),
        byline=("//*[@id='articleContent']/preceding::h4[preceding::h1][1]", *_IN_LAI),
        source_line=("div.lai", ".lai"),
        photos=("#newspic",),
        score=90,
    ),
    ArticleSkin(
        name="people's daily ozoom",
        marker=".lai",
        body=("#ozoom founder-content", "#ozoom #articleContent", "#ozoom"),
        title=("//*[@class='lai']/preceding::h1[1]", "//*[@class='lai']/following::h1[1]", ".text_c h1"),
        kicker=(".text_c h3", "//h1/preceding-sibling::h3[1]"),
        subtitle=(".text_c h2", "//h1/following-sibling::h2[1]"),
        byline=(
            ".text_c h4",
            "//h1/following-sibling::h4[1]",
            *_IN_LAI,
        ),
        source_line=(".lai",),
        photos=("#newspic",),
        score=70,
    ),
)

_HEADLINE = frozenset({"font01", "font02"})
"""Classes of the cells that print kicker, title, subtitle and author."""

PAGES = (
    PageSkin("map", "agePicMap", ("map area",), score=85),
    PageSkin("map", "agepicmap", ("map area",), score=85),
    PageSkin("page list", "pageLink", ("a#pageLink",), score=80),
)


def recognises(document: Document) -> Evidence | None:
    """Evidence of an entry, a period file, an article or a page of this family."""
    if is_period_file(document.text):
        return Evidence(NAME, "period", "issue", 100, ("<periodlist> or <navi>",))
    if not document.is_html:
        return None
    target = entry_target(document)
    if target and classify(target).form.startswith(("founder-classic", "people's-daily", "founder page")):
        return Evidence(NAME, "entry", "entry", 90, (f"leads to {target}",))
    kind = read_properties(document.text).get("founder-type", "")
    if kind != "2":
        found = find_article(document, ARTICLES)
        if found:
            skin, reasons = found
            sure = 5 if kind == "1" else 0
            return Evidence(NAME, skin.name, "article", skin.score + sure, reasons)
    return _page_evidence(document, kind)


def parse(document: Document, address: Address, evidence: Evidence) -> tuple[Parsed, tuple[Defect, ...]]:
    """The fields of the capture."""
    if evidence.skin == "period":
        return read_period_file(document), ()
    if evidence.kind == "entry":
        return read_entry(document), message_defects(document.text)
    if evidence.kind == "page":
        skin = next((skin for skin in PAGES if skin.name == evidence.skin), PAGES[0])
        return read_page(document, address, skin)
    skin_of_article = next(skin for skin in ARTICLES if skin.name == evidence.skin)
    lines = _rows(document) if evidence.skin in ("founder", "rows") else None
    return read_article(document, address, skin_of_article, lines)


def _page_evidence(document: Document, kind: str) -> Evidence | None:
    reasons = ["founder-type 2"] if kind == "2" else []
    skins = [skin for skin in PAGES if skin_is_there(document, skin)]
    if not skins and kind != "2":
        return None
    links = read_links(document).articles()
    if not links and kind != "2" and document.address.kind != "page":
        return None  # a page without articles (a full-page advertisement) is told by its address
    skin = skins[0] if skins else PAGES[0]
    reasons.extend(sign for sign in skin.signs if skins)
    score = 100 if kind == "2" else skin.score
    if any(link.lead.address.form.startswith("paper-index") for link in links):
        score = 40
    return Evidence(NAME, skin.name, "page", score, tuple(reasons))


def _rows(document: Document) -> HeadLines:
    """Kicker, title, subtitle and author are the rows of one table, in this order; empty ones are kept or left out."""
    title = next(elements(document, ("founder-title", "td.font01")), None)
    author = next(elements(document, ("founder-author",)), None)
    if title is None:
        return HeadLines(byline=line_text(author) if author is not None else "")
    cell = title if title.tag == "td" else next(title.iterancestors("td"), title)
    table = next(cell.iterancestors("table"), None)
    rows = table.iter("td") if table is not None else (cell,)
    cells = [row for row in rows if row is cell or not _HEADLINE.isdisjoint(classes_of(row))]
    at = cells.index(cell) if cell in cells else 0
    above = [line_text(row) for row in cells[:at]]
    below = cells[at + 1 :]
    byline = line_text(author) if author is not None else ""
    if author is not None:
        below = [row for row in below if author not in set(row.iter())]
    elif len(below) > 1 or (below and _is_byline(line_text(below[-1]))):
        byline = line_text(below.pop())
    return HeadLines(
        kicker=" ".join(text for text in above if text),
        title=line_text(title),
        subtitle=" ".join(text for row in below if (text := line_text(row))),
        byline=byline,
    )


def _is_byline(text: str) -> bool:
    byline = read_byline(text)
    return bool(byline.authors) and not byline.rest and (byline.has_role or len(text) <= 4)
