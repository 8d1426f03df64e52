"""A whole issue in one document: the page list, then every article with its title and text, one after another."""

import copy
import re
from collections.abc import Sequence
from itertools import pairwise

from lxml import etree, html

from generator.importer.cleaning import clean_markup
from generator.importer.cleaning.bylines import merge_authors, read_byline
from generator.importer.cleaning.draft import Head
from generator.importer.document import Document
from generator.importer.markup.heads import read_date, read_page_head
from generator.importer.markup.kinds import article_kind
from generator.importer.markup.links import Lead, Link, Links, read_links
from generator.importer.markup.lists import read_pages
from generator.importer.markup.selecting import line_text
from generator.importer.parsed import ParsedArticle, ParsedIssue

_MARK = re.compile(r"<!--mark (?P<place>\d+) (?P<end>start|end)-->")
_FIRST_LINE = re.compile(r"\s*<(p|div|h\d|td|span|center)\b[^>]*>(?P<line>[^<]{2,40})</\1>", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WRAPPERS = frozenset({*_HEADINGS, "b", "strong", "span", "font", "p", "td", "tr", "dt", "div", "center", "li", "a"})


def read_whole_issue(document: Document) -> ParsedIssue:
    """The pages of the issue, and its articles with their text, each with its page."""
    links = read_links(document)
    headings = _headings(links)
    fragments = _fragments(document.tree, [heading.element for heading in headings])
    articles: dict[str, ParsedArticle] = {}
    page, page_name = "", ""
    for heading, fragment in zip(headings, fragments, strict=True):
        if heading.lead.kind == "page":
            page, page_name = read_page_head(heading.lead.title) or (page, page_name)
            continue
        article = _article(document, heading, fragment, page, page_name)
        known = articles.get(heading.lead.address.identity)
        if known is None or len("".join(article.blocks)) > len("".join(known.blocks)):
            articles[heading.lead.address.identity] = article
    return ParsedIssue(pages=read_pages(links), articles=tuple(articles.values()))


def _headings(links: Links) -> list[Link]:
    """The links that head a page or an article, in order."""
    return [link for link in links if link.lead.title and not link.lead.is_step and _heads(link.lead)]


def _heads(lead: Lead) -> bool:
    return lead.kind == "article" or (lead.kind == "page" and read_page_head(lead.title) is not None)


def _fragments(tree: html.HtmlElement, headings: Sequence[html.HtmlElement]) -> list[str]:
    """For each heading the markup from its end to the start of the next."""
    order = {element: place for place, element in enumerate(tree.iter())}
    wanted = {order[element]: number for number, element in enumerate(headings)}
    marked = copy.deepcopy(tree)
    copies = [element for place, element in enumerate(marked.iter()) if place in wanted]
    for number, element in enumerate(copies):
        block = _block(element)
        block.addprevious(etree.Comment(f"mark {number} start"))
        tail, block.tail = block.tail, None
        end = etree.Comment(f"mark {number} end")
        end.tail = tail
        block.addnext(end)
    text = etree.tostring(marked, encoding="unicode", method="html")
    marks = [*_MARK.finditer(text)]
    ends: dict[int, str] = {}
    for mark, following in pairwise(marks):
        if mark["end"] == "end":
            ends[int(mark["place"])] = text[mark.end() : following.start()]
    if marks:
        ends.setdefault(int(marks[-1]["place"]), text[marks[-1].end() :])
    return [ends.get(number, "") for number in range(len(headings))]


def _block(element: html.HtmlElement) -> html.HtmlElement:
    """The whole heading: the widest element around a link that holds nothing else."""
    own = line_text(element)
    while (above := element.getparent()) is not None and above.tag in _WRAPPERS and line_text(above) == own:
        element = above
    return element


def _article(document: Document, heading: Link, fragment: str, page: str, page_name: str) -> ParsedArticle:
    byline = ""
    first = _FIRST_LINE.match(fragment)
    if first and not first["line"].startswith("　") and read_byline(first["line"]).is_plain:
        byline, fragment = first["line"].strip(), fragment[first.end() :]
    authors = read_byline(byline).authors
    start = document.line_of(heading.element) or 1
    clean = clean_markup(
        fragment, document.base, Head(heading.lead.title, byline=byline, authors=authors), document.text, start
    )
    return ParsedArticle(
        title=heading.lead.title,
        blocks=clean.blocks,
        byline=byline or clean.byline,
        authors=merge_authors(authors, clean.authors) if authors else clean.authors,
        kind=article_kind(heading.lead.title, page_name, bool(clean.blocks), bool(clean.figures)),
        figures=clean.figures,
        url=heading.lead.url,
        date=read_date(document.tree.findtext(".//title") or ""),
        page=page,
        page_name=page_name,
        continues_page=clean.continues_page,
        continued_from_page=clean.continued_from_page,
    )
