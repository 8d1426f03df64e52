"""Family C, "PaperIndex": `Page<label><code>.htm`, `Articel<label><serial><code>.htm`, `#contenttext`, `#mylink`."""

import re

from generator.importer.addresses import Address, classify
from generator.importer.cleaning.messages import message_defects
from generator.importer.defects import Defect
from generator.importer.document import Document
from generator.importer.markup.articles import find_article, read_article
from generator.importer.markup.entries import entry_target, read_directory, read_entry
from generator.importer.markup.links import Link, read_links
from generator.importer.markup.pages import read_page, skin_is_there
from generator.importer.markup.skins import ArticleSkin, PageSkin
from generator.importer.markup.whole_issue import read_whole_issue
from generator.importer.parsed import Evidence, Parsed

NAME = "paper_index"

_FILES = re.compile(r"(?:Artic(?:el|le)|Page)[A-Z]{0,8}\d[\w-]*\.html?", re.IGNORECASE)

_BODY = ("span#contenttext", "#contenttext", "div.contenttext", "span.contenttext")
_IN_CELL = "//*[@id='contenttext']/preceding::td[@align='middle' or @align='center'][normalize-space(.)!='']"
_PHOTOS = ("#imagelist", "//img[contains(@class,'newspic')][not(ancestor::*[@id='contenttext' or @id='imagelist'])]")
_BELOW_DETAIL = (
    "//*[contains(@class,'detailtitle')]/ancestor::tr[1]/following-sibling::tr"
    "/td[not(@id)][not(.//*[@id='contenttext'])]"
)
_TITLE_CELL = "//*[@id='contenttitle']/ancestor::tr[1]"
ARTICLES = (
    ArticleSkin(
        name="header",
        marker="news-header",
        body=("#news-con #contenttext", "#contenttext", "#news-con"),
        title=("#news-header h1", "//input[@id='Text_title']/@value"),
        kicker=("//*[@id='news-header']//h2[following-sibling::h1]",),
        subtitle=("//*[@id='news-header']//h2[preceding-sibling::h1]",),
        byline=("//input[@id='Text_author']/@value", "#news-header .author"),
        photos=_PHOTOS,
        source_line=("//input[@id='Text_date']/@value", "#news-header .news-date"),
        page_head=(".ban-name",),
        score=100,
    ),
    ArticleSkin(
        name="detail",
        marker="detailtitle",
        body=_BODY,
        title=(".detailtitle",),
        kicker=("(//*[@id='contenttitle'])[following::*[contains(@class,'detailtitle')]][1]",),
        subtitle=("(//*[@id='contenttitle'])[preceding::*[contains(@class,'detailtitle')]][1]",),
        byline=(".detailauthor", ".zuozhe", _BELOW_DETAIL),
        photos=_PHOTOS,
        score=95,
    ),
    ArticleSkin(
        name="rule of law",
        marker="#oldcontenttext",
        body=("#contenttext",),
        title=("span[align=center] > strong", "span[align=center] strong"),
        byline=(".zuozhe", "//input[@id='Text_author']/@value"),
        photos=_PHOTOS,
        score=95,
    ),
    ArticleSkin(
        name="zb",
        marker="zb",
        body=_BODY,
        title=("div.zb h1", "div.zb"),
        kicker=("div.yt", "div.zb h3"),
        subtitle=("div.ft", "div.zb h4"),
        byline=("div.nxx .author", "//*[contains(@class,'nxx')][contains(.,'作者')]//a"),
        photos=_PHOTOS,
        score=85,
    ),
    ArticleSkin(
        name="neirong",
        marker="neirong",
        body=_BODY,
        title=("div.neirong h2", "div.duneirong h2"),
        kicker=("div.neirong h3", "div.duneirong h3"),
        subtitle=("div.neirong h4", "div.duneirong h4"),
        byline=("div.neirong .zuozhe", "div.duneirong .zuozhe", "div.neirong h5", "div.duneirong h5"),
        photos=_PHOTOS,
        score=90,
    ),
    ArticleSkin(
        name="news title",
        marker="news_title",
        body=_BODY,
        title=("div.news_title h1", "div.news_title"),
        kicker=("div.news_title h3",),
        subtitle=("div.news_title h2",),
        byline=("div.news_title .author", ".news_author"),
        photos=_PHOTOS,
        score=85,
    ),
    ArticleSkin(
        name="table",
        marker="contenttext",
        body=_BODY,
        title=("span#contenttitle", "#contenttitle", f"({_IN_CELL})[1]"),
        kicker=(".yinti", f"{_TITLE_CELL}/preceding-sibling::tr[1]/td"),
        subtitle=(".futi", f"{_TITLE_CELL}/following-sibling::tr[1]/td[@align='middle' or @align='center']"),
        byline=(".zuozhe", f"{_TITLE_CELL}/following-sibling::tr[2]/td[@align='middle' or @align='center']"),
        photos=_PHOTOS,
        score=80,
    ),
    ArticleSkin(
        name="older",
        marker="font06",
        body=("span.font06",),
        title=("div#title", "#title"),
        photos=_PHOTOS,
        score=60,
    ),
)

PAGES = (
    PageSkin("overlinks", "mylink", ("#mylink",), ("ul#newslist", ".newslist", ".bd_newslist"), score=90),
    PageSkin("lists", "banlist", ("#banlist, .gebanlist",), ("ul#newslist", ".newslist", ".bd_newslist"), score=85),
    PageSkin("page items", "banci", ("li.banci",), ("ul#newslist", ".newslist"), score=80),
    PageSkin("thumbnails", "shijuedaohang", (".shijuedaohang",), ("ul#newslist", ".newslist"), score=80),
    PageSkin("map", "<map", ("map area",), ("ul#newslist", ".newslist"), score=60),
    PageSkin("map", "<MAP", ("map area",), ("ul#newslist", ".newslist"), score=60),
)


def recognises(document: Document) -> Evidence | None:
    """Evidence of an entry, a directory, an article or a page of this family."""
    if not document.is_html:
        return None
    target = entry_target(document)
    if target and classify(target).form.startswith("paper-index"):
        return Evidence(NAME, "entry", "entry", 90, (f"leads to {target}",))
    if document.address.kind == "whole-issue" and read_links(document).articles():
        return Evidence(NAME, "whole issue", "issue", 100, ("address of a whole issue",))
    found = find_article(document, ARTICLES)
    if found:
        return Evidence(NAME, found[0].name, "article", found[0].score, found[1])
    links = read_links(document)
    own = [link for link in links.articles() if link.lead.address.form.startswith("paper-index")]
    pages = {lead.address.identity for lead in links.leads if lead.address.form == "paper-index page"}
    if not (own or pages) or not _FILES.search(document.text):
        return None
    for skin in PAGES:
        if own and skin_is_there(document, skin):
            return Evidence(NAME, skin.name, "page", skin.score, skin.signs)
    return _directory_evidence(document, pages, own)


def parse(document: Document, address: Address, evidence: Evidence) -> tuple[Parsed, tuple[Defect, ...]]:
    """The fields of the capture."""
    if evidence.kind == "entry":
        return read_entry(document), message_defects(document.text)
    if evidence.skin == "whole issue":
        whole = read_whole_issue(document)
        return whole, message_defects(document.text, [block for article in whole.articles for block in article.blocks])
    if evidence.kind == "issue":
        return read_directory(read_links(document)), message_defects(document.text)
    if evidence.kind == "page":
        return read_page(document, address, next(skin for skin in PAGES if skin.name == evidence.skin))
    return read_article(document, address, next(skin for skin in ARTICLES if skin.name == evidence.skin))


def _directory_evidence(document: Document, pages: set[str], own: list[Link]) -> Evidence | None:
    if document.address.kind in ("list", "issue") and (own or pages):
        return Evidence(NAME, "directory", "issue", 80, (f"address of a {document.address.kind}",))
    if len(pages) > 1 and own and ("listdaohang" in document.text or "标题导航" in document.text):
        return Evidence(NAME, "directory", "issue", 70, (f"articles under {len(pages)} pages",))
    return None
