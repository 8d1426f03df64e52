"""An issue as its documents show it: pages, headlines, facsimiles with their hot zones."""

from collections.abc import Iterable
from typing import Protocol

from generator.builder import urls
from generator.builder.contexts.excerpt import opening
from generator.builder.contexts.neighbours import is_readable
from generator.builder.contexts.site import Words
from generator.builder.media import Media
from generator.builder.urls import Links
from generator.light import light
from generator.model import Article, Issue, IssueKey, Page


class FindMedia(Protocol):
    """Shows an image or a page's PDF, named relative to the content store; None where it cannot be shown."""

    def show(self, file: str, *, small: bool = False) -> Media | None:
        """In widths for every screen, or `small` as a thumbnail."""

    def first(self, files: Iterable[str]) -> str:
        """The first of these files that can be shown; empty: none."""


@light
class Picture:
    """An image as shown."""

    src: str
    width: int
    """Pixels; 0 where they are not known."""
    height: int
    srcsets: tuple[tuple[str, str], ...] = ()
    """Type and `srcset` of better formats, the best first."""


@light
class Zone:
    """A hot zone: a link on the facsimile."""

    article: str
    """Id of the article; the same on its item in the list."""
    anchor: str
    """Unique id of the article's first zone; empty for its further ones."""
    href: str
    title: str
    points: str
    """An SVG polygon's points, in the units of the facsimile's width and height."""


@light
class Region:
    """A part of a facsimile, in the units of its overlay."""

    x: int
    y: int
    width: int
    height: int
    outside: str
    """An SVG path that covers what is none of the zones (fill rule evenodd)."""


@light
class Facsimile:
    """A newspaper page's picture with its hot zones."""

    picture: Picture
    width: int
    """Of the overlay; the picture's own where it is known."""
    height: int
    is_measured: bool
    """False: the picture's size is not known, and the overlay is stretched over it."""
    zones: tuple[Zone, ...]
    region: Region | None
    """Where all these zones lie; None without a zone."""
    full: str
    """Href of the largest picture."""


@light
class ArticleItem:
    """A headline in a list."""

    id: str
    number: int
    """Its place on the newspaper page, from 1."""
    title: str
    kicker: str
    subtitle: str
    excerpt: str
    """The first words of the text; empty in the directories."""
    label: str
    """The word for what is no plain article (a key of the locale); empty for an article."""
    href: str
    """Empty: nobody captured the article, and there is nowhere to go."""


@light
class PageItem:
    """A newspaper page in a list."""

    number: str
    name: str
    section: str
    """The letters before the number; may be empty."""
    href: str
    """Empty: nobody captured the page, and there is nowhere to go."""
    picture: Picture | None
    """The smallest facsimile."""
    is_wide: bool
    """A spread over two pages."""
    label: str
    """The word for a page without text or one not captured (a key of the locale); may be empty."""
    articles: tuple[ArticleItem, ...]


_LABELS = {"article": "", "photo": "kind_photo", "ad": "kind_ad", "notice": "kind_notice", "listed": "not_captured"}


def is_shown(page: Page) -> bool:
    """Whether a newspaper page has a document of its own."""
    return page.captured or bool(page.articles)


def title_of(article: Article, words: Words) -> str:
    """The title; where it has none, what it is."""
    title: str = article.title or article.subtitle or article.kicker or words[_LABELS[article.kind] or "untitled"]
    return title


def label_of(article: Article) -> str:
    """The word (a key of the locale) for what is no plain article; else empty."""
    return _LABELS[article.kind]


def page_items(
    issue: Issue, words: Words, links: Links, media: FindMedia, excerpts: bool = False
) -> tuple[PageItem, ...]:
    """All pages of an issue with all headlines, as the directories list them; with `excerpts`, as the pages do."""
    return tuple(
        PageItem(
            number=page.number,
            name=page.name,
            section=page.section,
            href=links.href(urls.page_path(issue.key, page.number)) if is_shown(page) else "",
            picture=(picture := thumbnail(issue.key, page, links, media)),
            is_wide=picture is not None and picture.width > picture.height,
            label="" if page.articles else "no_text" if page.captured else "not_captured",
            articles=article_items(issue.key, page, words, links, excerpts),
        )
        for page in issue.pages
    )


def article_items(
    key: IssueKey, page: Page, words: Words, links: Links, excerpts: bool = False
) -> tuple[ArticleItem, ...]:
    """The articles of a page, numbered as they stand on it."""
    href = links.articles(key, page.number)
    items = [
        ArticleItem(
            article.id,
            number,
            article.title or title_of(article, words),
            article.kicker,
            article.subtitle,
            opening(article.body, 72) if excerpts else "",
            label_of(article),
            href(article.id) if is_readable(article.kind) else "",
        )
        for number, article in enumerate(page.articles, 1)
    ]
    return tuple(items)


def facsimile(
    key: IssueKey, page: Page, words: Words, links: Links, media: FindMedia, only: str = ""
) -> Facsimile | None:
    """The page's facsimile with its hot zones; `only` keeps one article's. A page without an image shows its PDF."""
    found = media.show(_facsimile_file(key, page, media))
    if found is None:
        return None
    shown = _picture(found, links)
    width, height = (shown.width, shown.height) if shown.width else (1000, 1000)
    articles = {article.id: article for article in page.articles if is_readable(article.kind)}
    firsts = {spot.article: spot for spot in reversed(page.hotspots)}
    zones = tuple(
        Zone(
            article=spot.article,
            anchor=f"zone-{spot.article}" if firsts[spot.article] is spot else "",
            href=links.href(urls.article_path(key, page.number, spot.article)),
            title=title_of(articles[spot.article], words),
            points=_points(spot.polygon, width, height),
        )
        for spot in page.hotspots
        if spot.article in articles and (not only or spot.article == only)
    )
    corners = [(x * width, y * height) for spot in page.hotspots if spot.article == only for x, y in spot.polygon]
    return Facsimile(
        picture=shown,
        width=width,
        height=height,
        is_measured=bool(shown.width),
        zones=zones,
        region=_region(zones, corners, width, height) if zones and corners else None,
        full=links.href(found.full),
    )


def _region(zones: tuple[Zone, ...], corners: list[tuple[float, float]], width: int, height: int) -> Region:
    """The box around the corners, with a little of the page around it."""
    margin = round(max(width, height) * 0.008)
    left = max(0, round(min(x for x, _ in corners)) - margin)
    top = max(0, round(min(y for _, y in corners)) - margin)
    right = min(width, round(max(x for x, _ in corners)) + margin)
    bottom = min(height, round(max(y for _, y in corners)) + margin)
    page = f"M0 0H{width}V{height}H0Z"
    holes = "".join(f"M{zone.points}Z" for zone in zones)
    return Region(left, top, right - left, bottom - top, page + holes)


def thumbnail(key: IssueKey, page: Page, links: Links, media: FindMedia) -> Picture | None:
    """A page's facsimile, small."""
    found = media.show(_facsimile_file(key, page, media), small=True)
    return _picture(found, links) if found else None


def _facsimile_file(key: IssueKey, page: Page, media: FindMedia) -> str:
    """The image that shows a page, else its PDF, relative to the content store; empty: neither is there."""
    return media.first(f"{key.folder}/{file}" for file in (*page.images, *filter(None, [page.pdf])))


def _picture(found: Media, links: Links) -> Picture:
    return Picture(links.href(found.src), found.width, found.height, found.srcsets(links.href))


def _points(polygon: tuple[tuple[float, float], ...], width: int, height: int) -> str:
    return " ".join(f"{round(x * width)},{round(y * height)}" for x, y in polygon)
