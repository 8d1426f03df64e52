"""Lists of articles and of pages, as any family prints them: told by where their links lead."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import compress, groupby

from lxml import html

from generator.content.paths import SECTION_SIGNS
from generator.importer.addresses import AddressKind, known_address
from generator.importer.document import Document
from generator.importer.markup.heads import read_page_head
from generator.importer.markup.links import Lead, Link, Links, with_kind
from generator.importer.markup.selecting import elements, first_element
from generator.importer.parsed import ListedArticle, ListedPage

_TREES = ("#webtree", ".webtree")
_CONTAINERS = frozenset({"ul", "ol", "dl", "tbody", "table", "map"})


def listed_articles(links: Iterable[Link], page: str = "") -> tuple[ListedArticle, ...]:
    """Each article once, in the order of the links, with the fullest title that any of them shows."""
    return _listed_articles(tuple(dict.fromkeys(link.lead for link in links)), page)


@lru_cache(maxsize=256)
def _listed_articles(leads: tuple[Lead, ...], page: str) -> tuple[ListedArticle, ...]:
    """Remembered: all articles of a page show the same list."""
    titles: dict[str, str] = {}
    urls: dict[str, str] = {}
    for lead in leads:
        urls.setdefault(lead.address.identity, lead.url)
        if _fullness(lead.title) > _fullness(titles.get(lead.address.identity, "")):
            titles[lead.address.identity] = lead.title
    return tuple(ListedArticle(url, titles.get(key, ""), page) for key, url in urls.items())


def first_list(links: Iterable[Link]) -> list[str]:
    """The identities of what the first list of all names."""
    _, group = next(groupby(links, key=_container), (None, ()))
    return list(dict.fromkeys(link.lead.address.identity for link in group))


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
        chosen = [group for _, group in groups if mapped & {link.lead.address.identity for link in group}][:1]
    if not chosen:
        chosen = [group for _, group in groups][:1]
    own = list(dict.fromkeys(link.lead.address.identity for group in chosen for link in group))
    own.extend(
        identity
        for identity in dict.fromkeys(link.lead.address.identity for link in links)
        if identity in mapped and identity not in own
    )
    known = set(own)
    others = [i for i in dict.fromkeys(link.lead.address.identity for link in links) if i not in known]
    return own, others


def read_pages(links: Links) -> tuple[ListedPage, ...]:
    """The page list: each page once, with its number, name and PDF."""
    leads = links.leads
    shown = [at for at, lead in enumerate(leads) if lead.kind == "page" and lead.title and not lead.is_step]
    heads, told = _page_heads(tuple([leads[at] for at in shown]))
    pdfs = _pdfs(links, {at: leads[at].address.identity for at in compress(shown, told)})
    return _listed_pages(heads, tuple([pdfs.get(identity, "") for identity, *_ in heads]))


_Heads = tuple[tuple[str, str, str, str], ...]


@lru_cache(maxsize=64)
def _page_heads(leads: tuple[Lead, ...]) -> tuple[_Heads, tuple[bool, ...]]:
    """Identity, URL, number and name of each page, from the links to pages, and which of the links told one.
    Remembered: all articles of an issue show the same list."""
    heads: dict[str, tuple[str, str]] = {}
    urls: dict[str, str] = {}
    told: list[bool] = []
    for identity, run in groupby(leads, key=lambda lead: lead.address.identity):
        group = list(run)
        head = _head(tuple(dict.fromkeys(lead.title for lead in group)))
        told.extend(head is not None for _ in group)
        if head:
            urls.setdefault(identity, group[0].url)
            if len(head[1]) > len(heads.get(identity, ("", ""))[1]) or identity not in heads:
                heads[identity] = head
    return tuple((key, urls[key], number, name) for key, (number, name) in heads.items()), tuple(told)


@lru_cache(maxsize=64)
def _listed_pages(heads: _Heads, pdfs: tuple[str, ...]) -> tuple[ListedPage, ...]:
    return tuple(ListedPage(url, number, name, pdf) for (_, url, number, name), pdf in zip(heads, pdfs, strict=True))


def read_tree(links: Links) -> tuple[ListedPage, ...]:
    """An issue's directory: pages in order, under each the articles that follow its heading."""
    pages: dict[str, tuple[ListedPage, list[Link]]] = {}
    articles: list[Link] = []
    heads = {page.url: page for page in read_pages(links)}
    for link in links:
        lead = link.lead
        if lead.kind == "page" and not lead.is_step:
            head = _head((lead.title,))
            if head:
                page = heads.get(lead.url, ListedPage(lead.url, *head))
                articles = pages.setdefault(lead.address.identity, (page, []))[1]
        elif lead.kind == "article" and not lead.is_step and pages:
            articles.append(link)
    return tuple(
        ListedPage(page.url, page.number, page.name, page.pdf, page.image, listed_articles(own, page.number))
        for page, own in pages.values()
    )


def told_links(document: Document, links: Links, articles: Sequence[str], pages: Sequence[str]) -> Links:
    """The links, with those of no known address form that stand in a list of articles or of pages told as such."""
    if not (articles or pages) or all(lead.kind for lead in links.leads):
        return links
    kinds: dict[html.HtmlElement, AddressKind] = {}
    for kind, selectors in _told(articles, pages):
        for place in elements(document, selectors):
            kinds.update((anchor, kind) for anchor in place.iter("a"))
    leads = [
        with_kind(lead, kinds[element]) if not lead.kind and lead.url and element in kinds else lead
        for element, lead in links
    ]
    return Links(links.elements, leads)


def _told(articles: Sequence[str], pages: Sequence[str]) -> tuple[tuple[AddressKind, Sequence[str]], ...]:
    return (("article", articles), ("page", pages))


def split_tree(document: Document, links: Links) -> tuple[Links, tuple[ListedPage, ...]]:
    """The links outside the whole issue's tree, where a template prints one beside the page, and what the tree names:
    `#webtree`: `dl` by page, `dt` its name, `dd` its articles."""
    place = first_element(document, _TREES)
    if place is None:
        return links, ()
    inside, outside = links.parted(set(place.iter("a")))
    return outside, read_tree(inside)


def with_articles(pages: Sequence[ListedPage], directory: Sequence[ListedPage]) -> tuple[ListedPage, ...]:
    """The page list with the articles that the issue's tree names, and with the pages that only it names."""
    merged = {known_address(page.url).identity: page for page in pages}
    for page in directory:
        key = known_address(page.url).identity
        old = merged.get(key, page)
        merged[key] = ListedPage(old.url, old.number, old.name or page.name, old.pdf, old.image, page.articles)
    return tuple(merged.values())


def own_pdf(links: Links, pages: Sequence[ListedPage], identity: str) -> str:
    """The PDF of the page itself: its own in the page list, else one that no list entry claims."""
    claimed = {page.pdf for page in pages if page.pdf}
    own = next((page.pdf for page in pages if page.pdf and _identity(links, page.url) == identity), "")
    return own or next((lead.url for lead in links.leads if lead.is_pdf and lead.url not in claimed), "")


def _identity(links: Links, url: str) -> str:
    return next((lead.address.identity for lead in links.leads if lead.url == url), url)


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


def _pdfs(links: Links, places: Mapping[int, str]) -> dict[str, str]:
    """Identity of a page -> its PDF: the page that shares the nearest row with the link. `places`: which of the links
    tell a page, and its identity."""
    elements = links.elements
    pages: dict[html.HtmlElement, str] = {}
    rows: dict[html.HtmlElement, set[str]] = {}
    pdfs: dict[str, str] = {}
    for at, lead in enumerate(links.leads if places else ()):
        if not lead.is_pdf:
            continue
        above = elements[at].getparent()
        if at - 1 in places and elements[at - 1].getparent() is above:
            pdfs.setdefault(places[at - 1], lead.url)
            continue
        pages = pages or {elements[place]: identity for place, identity in places.items()}
        while above is not None:
            # with one child alone it holds no link that what stands in it does not
            near = rows.get(above) if len(above) > 1 or at in places else set()
            if near is None:
                near = rows[above] = {pages[inside] for inside in above.iter("a", "area") if inside in pages}
            if near:
                if len(near) == 1:
                    pdfs.setdefault(next(iter(near)), lead.url)
                break
            above = above.getparent()
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
