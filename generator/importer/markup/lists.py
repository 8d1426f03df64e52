"""Lists of articles and of pages, as any family prints them: told by where their links lead."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from lxml import html

from generator.content.paths import SECTION_SIGNS
from generator.importer.addresses import AddressKind
from generator.importer.document import Document
from generator.importer.markup.heads import read_page_head
from generator.importer.markup.links import Link, known_address
from generator.importer.markup.selecting import elements, first_element
from generator.importer.parsed import ListedArticle, ListedPage

_TREES = ("#webtree", ".webtree")
_CONTAINERS = frozenset({"ul", "ol", "dl", "tbody", "table", "map"})
_STEPS = re.compile(
    r"^[\s<>«»＜＞\[\]|]*[34]?[\s]*(?:上|下|前|后|首|末|尾)(?:一|1)?(?:篇|版|期|页|条|个)?[34]?[\s<>«»＞＜\[\]|：:]*$|上一篇|下一篇|返回"
)


def is_step(link: Link) -> bool:
    """Whether a link is a control (上一篇, 下一版, 返回) rather than an item of a list."""
    return len(link.title) < 12 and _leads_on(link.title)


@lru_cache(maxsize=1024)
def _leads_on(title: str) -> bool:
    return _STEPS.search(title) is not None


def article_links(links: Iterable[Link]) -> list[Link]:
    """The links to articles that are no controls."""
    return [link for link in links if link.address.kind == "article" and not is_step(link)]


def listed_articles(links: Sequence[Link], page: str = "") -> tuple[ListedArticle, ...]:
    """Each article once, in the order of the links, with the fullest title that any of them shows."""
    titles: dict[str, str] = {}
    urls: dict[str, str] = {}
    for link in links:
        urls.setdefault(link.address.identity, link.url)
        if _fullness(link.title) > _fullness(titles.get(link.address.identity, "")):
            titles[link.address.identity] = link.title
    return tuple(ListedArticle(url, titles.get(key, ""), page) for key, url in urls.items())


def own_and_others(
    links: Sequence[Link], mapped: frozenset[str], preferred: Sequence[html.HtmlElement]
) -> tuple[list[str], list[str]]:
    """The identities of a page's own articles, in the order of its list, and of the other pages' that a panel names.

    `mapped`: identities that the page's map has. `preferred`: where the template is known to keep the page's list.
    The own list is the preferred one, else the first that shares an article with the map, else the first of all.
    """
    groups = [(key, list(group)) for key, group in groupby(links, key=_container)]
    chosen = [group for key, group in groups if any(key is place or _within(key, place) for place in preferred)]
    if not chosen:
        chosen = [group for _, group in groups if mapped & {link.address.identity for link in group}][:1]
    if not chosen:
        chosen = [group for _, group in groups][:1]
    own = list(dict.fromkeys(link.address.identity for group in chosen for link in group))
    own.extend(
        identity
        for identity in dict.fromkeys(link.address.identity for link in links)
        if identity in mapped and identity not in own
    )
    known = set(own)
    others = [i for i in dict.fromkeys(link.address.identity for link in links) if i not in known]
    return own, others


def read_pages(links: Sequence[Link]) -> tuple[ListedPage, ...]:
    """The page list: each page once, with its number, name and PDF."""
    found = _page_links(links)
    heads, leads = _page_heads(tuple((link.address.identity, link.url, link.title) for link in found))
    places = {link.element: link.address.identity for link, is_lead in zip(found, leads, strict=True) if is_lead}
    pdfs = _pdfs(links, places)
    return _listed_pages(heads, tuple(pdfs.get(identity, "") for identity, *_ in heads))


_Heads = tuple[tuple[str, str, str, str], ...]


@lru_cache(maxsize=64)
def _page_heads(shown: tuple[tuple[str, str, str], ...]) -> tuple[_Heads, tuple[bool, ...]]:
    """Identity, URL, number and name of each page, from the identities, URLs and titles of the links to pages, and
    which of the links told one. Remembered: all articles of an issue show the same list."""
    heads: dict[str, tuple[str, str]] = {}
    urls: dict[str, str] = {}
    leads: list[bool] = []
    for identity, run in groupby(shown, key=itemgetter(0)):
        group = list(run)
        head = _head(tuple(dict.fromkeys(title for _, _, title in group)))
        leads.extend(head is not None for _ in group)
        if head:
            urls.setdefault(identity, group[0][1])
            if len(head[1]) > len(heads.get(identity, ("", ""))[1]) or identity not in heads:
                heads[identity] = head
    return tuple((key, urls[key], number, name) for key, (number, name) in heads.items()), tuple(leads)


@lru_cache(maxsize=64)
def _listed_pages(heads: _Heads, pdfs: tuple[str, ...]) -> tuple[ListedPage, ...]:
    return tuple(ListedPage(url, number, name, pdf) for (_, url, number, name), pdf in zip(heads, pdfs, strict=True))


def read_tree(links: Sequence[Link]) -> tuple[ListedPage, ...]:
    """An issue's directory: pages in order, under each the articles that follow its heading."""
    pages: dict[str, tuple[ListedPage, list[Link]]] = {}
    articles: list[Link] = []
    heads = {page.url: page for page in read_pages(links)}
    for link in links:
        if link.address.kind == "page" and not is_step(link):
            head = _head((link.title,))
            if head:
                page = heads.get(link.url, ListedPage(link.url, *head))
                articles = pages.setdefault(link.address.identity, (page, []))[1]
        elif link.address.kind == "article" and not is_step(link) and pages:
            articles.append(link)
    return tuple(
        ListedPage(page.url, page.number, page.name, page.pdf, page.image, listed_articles(own, page.number))
        for page, own in pages.values()
    )


def told_links(
    document: Document, links: Sequence[Link], articles: Sequence[str], pages: Sequence[str]
) -> tuple[Link, ...]:
    """The links, with those of no known address form that stand in a list of articles or of pages told as such."""
    kinds: dict[html.HtmlElement, AddressKind] = {}
    if any(not link.address.kind for link in links):
        for kind, selectors in _told(articles, pages):
            for place in elements(document, selectors):
                kinds.update((anchor, kind) for anchor in place.iter("a"))
    if not kinds:
        return tuple(links)
    return tuple(
        link._replace(address=replace(link.address, kind=kinds[link.element]))
        if not link.address.kind and link.url and link.element in kinds
        else link
        for link in links
    )


def _told(articles: Sequence[str], pages: Sequence[str]) -> tuple[tuple[AddressKind, Sequence[str]], ...]:
    return (("article", articles), ("page", pages))


def split_tree(document: Document, links: Sequence[Link]) -> tuple[tuple[Link, ...], tuple[ListedPage, ...]]:
    """The links outside the whole issue's tree, where a template prints one beside the page, and what the tree names:
    `#webtree`: `dl` by page, `dt` its name, `dd` its articles."""
    place = first_element(document, _TREES)
    if place is None:
        return tuple(links), ()
    inside = set(place.iter("a"))
    outside = tuple(link for link in links if link.element not in inside)
    return outside, read_tree([link for link in links if link.element in inside])


def with_articles(pages: Sequence[ListedPage], directory: Sequence[ListedPage]) -> tuple[ListedPage, ...]:
    """The page list with the articles that the issue's tree names, and with the pages that only it names."""
    merged = {known_address(page.url).identity: page for page in pages}
    for page in directory:
        key = known_address(page.url).identity
        old = merged.get(key, page)
        merged[key] = ListedPage(old.url, old.number, old.name or page.name, old.pdf, old.image, page.articles)
    return tuple(merged.values())


def own_pdf(links: Sequence[Link], pages: Sequence[ListedPage], identity: str) -> str:
    """The PDF of the page itself: its own in the page list, else one that no list entry claims."""
    claimed = {page.pdf for page in pages if page.pdf}
    own = next((page.pdf for page in pages if page.pdf and _identity(links, page.url) == identity), "")
    return own or next((link.url for link in links if link.is_pdf and link.url not in claimed), "")


def _identity(links: Sequence[Link], url: str) -> str:
    return next((link.address.identity for link in links if link.url == url), url)


def _page_links(links: Sequence[Link]) -> list[Link]:
    return [link for link in links if link.address.kind == "page" and not is_step(link) and link.title]


@lru_cache(maxsize=1024)
def _head(texts: tuple[str, ...]) -> tuple[str, str] | None:
    """Number and name from the title of one link, or from those of two to the same page: `第A01版`, `要闻`."""
    head = read_page_head(texts[0])
    if head and not head[1] and len(texts) > 1 and not read_page_head(texts[1]):
        return head[0], texts[1]
    if head is None and (
        found := re.fullmatch(rf"(?:第)?((?:[A-Za-z]{{0,4}}|[{SECTION_SIGNS}])\d{{1,3}})版?", texts[0])
    ):
        return found[1].upper(), texts[1] if len(texts) > 1 else ""
    return head


def _pdfs(links: Sequence[Link], places: Mapping[html.HtmlElement, str]) -> dict[str, str]:
    """Identity of a page -> its PDF: the page that shares the nearest row with the link."""
    rows: dict[html.HtmlElement, set[str]] = {}
    pdfs: dict[str, str] = {}
    for at, link in enumerate(links):
        if not link.is_pdf:
            continue
        before = links[at - 1].element if at else link.element
        if before in places and before.getparent() is link.element.getparent():
            pdfs.setdefault(places[before], link.url)
            continue
        for above in link.element.iterancestors() if places else ():
            if len(above) == 1 and link.element not in places:
                continue  # it holds no link that what stands in it does not
            near = rows.get(above)
            if near is None:
                near = rows[above] = {places[inside] for inside in above.iter("a", "area") if inside in places}
            if near:
                if len(near) == 1:
                    pdfs.setdefault(next(iter(near)), link.url)
                break
    return pdfs


def _container(link: Link) -> html.HtmlElement | None:
    """The list a link stands in; a `div` where there is no list at all."""
    first_div = None
    for above in link.element.iterancestors():
        if above.tag in _CONTAINERS:
            return above
        if first_div is None and above.tag == "div":
            first_div = above
    return first_div


def _within(element: html.HtmlElement | None, place: html.HtmlElement) -> bool:
    return element is not None and any(above is place for above in element.iterancestors())


def _fullness(title: str) -> tuple[bool, int]:
    """Whole titles before cut ones, longer before shorter."""
    return (bool(title) and not title.endswith(("…", "...")), len(title))
