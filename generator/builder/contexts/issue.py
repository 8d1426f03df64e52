"""What the home page, an issue's page and the parts that an issue's documents share may see."""

from markupsafe import Markup

from generator.builder import urls
from generator.builder.contexts.dates import Day, day, told_from
from generator.builder.contexts.excerpt import opening
from generator.builder.contexts.neighbours import Neighbours, is_readable
from generator.builder.contexts.site import Frame, Head, Link, Site, Words, canonical
from generator.builder.contexts.views import Facsimile, FindMedia, PageItem, facsimile, label_of, title_of
from generator.builder.urls import Links
from generator.config import Config
from generator.light import light
from generator.model import Article, Issue, IssueKey, Page


@light
class MastheadContext:
    """parts/masthead.html: the paper's name, the date line and the one line of navigation."""

    site: Site
    words: Words
    is_front: bool
    """The large masthead of the home page and of an issue's page."""
    current: str
    """Which item of the navigation is current: home, pages, headlines, calendar, or empty."""
    day: Day | None
    """The issue's date; None on documents of no issue."""
    number: str
    """期号; may be empty."""
    edition: str
    """Name of the edition; may be empty."""
    page_count: int
    """Newspaper pages that the issue is known to have had, those not captured too; 0 on documents of no issue."""
    pages: str
    """Href of the page directory (版面导航)."""
    headlines: str
    """Href of the headline directory (标题导航)."""
    previous: Link | None
    """上一期, its text the date; None for the first issue."""
    next: Link | None
    """下一期, its text the date; None for the last issue."""


@light
class DirectoryContext:
    """parts/headline_directory.html and parts/page_directory.html: an issue's two directories."""

    words: Words
    language: str
    """BCP 47 tag of the headlines."""
    pages: tuple[PageItem, ...]
    """All pages of the issue, in the order of the paper."""


@light
class Lead:
    """The lead story, as the front gives it."""

    href: str
    title: str
    kicker: str
    subtitle: str
    label: str
    """The word for what is no plain article (a key of the locale); else empty."""
    page: PageItem
    """The newspaper page it stands on."""
    text: str
    """Its first sentence; may be empty."""


@light
class IssueContext:
    """home.html and issue.html: an issue's front. The home page is the latest issue's."""

    site: Site
    words: Words
    head: Head
    masthead: Markup
    """parts/masthead.html, ready."""
    day: Day
    number: str
    """期号; may be empty."""
    folder: str
    """`2021/01/08`: its permanent place in the site."""
    front: PageItem | None
    """The first page; None for an issue without pages."""
    facsimile: Facsimile | None
    """Of the first page; None where no image of it was captured."""
    lead: Lead | None
    """None where nothing of the issue can be read."""
    headlines: Markup
    """The headline directory, ready."""
    pages: Markup
    """The page directory, ready."""
    sections: tuple[Link, ...]
    """The sections' first pages in the page directory; empty where there is only one."""
    editions: tuple[Link, ...]
    """The other editions of the date."""
    same_day: tuple[Link, ...]
    """往日今日: the issues of this day in other years, the newest first."""
    previous: Link | None
    """上一期, its text the date; None for the first issue."""
    next: Link | None
    """下一期, its text the date; None for the last issue."""


@light
class EmptyContext:
    """empty.html: the home page of a mirror that has no issue yet."""

    site: Site
    words: Words
    head: Head
    masthead: Markup


def masthead_context(
    site: Site,
    words: Words,
    links: Links,
    current: str,
    issue: Issue | None = None,
    neighbours: Neighbours | None = None,
    is_front: bool = False,
    lunar: bool = False,
) -> MastheadContext:
    """The masthead of an issue's documents; without an issue, its directories are those of the home page."""
    place = links.href(urls.issue_path(issue.key) if issue and current != "home" else urls.HOME)
    return MastheadContext(
        site=site,
        words=words,
        is_front=is_front,
        current=current,
        day=day(words, issue.key.date, lunar) if issue else None,
        number=issue.number if issue else "",
        edition=issue.edition_name if issue else "",
        page_count=len(issue.pages) if issue else 0,
        pages=urls.anchored(place, "pages"),
        headlines=urls.anchored(place, "headlines"),
        previous=issue_link(neighbours.previous, issue.key, words, links)
        if issue and neighbours and neighbours.previous
        else None,
        next=issue_link(neighbours.next, issue.key, words, links) if issue and neighbours and neighbours.next else None,
    )


def issue_link(key: IssueKey, seen_from: IssueKey, words: Words, links: Links) -> Link:
    """An issue by its date; the year is told where it is not that of the issue that it is `seen_from`."""
    return Link(links.href(urls.issue_path(key)), told_from(words, key.date, seen_from.date))


def issue_title(config: Config, words: Words, issue: Issue) -> str:
    """`墨川晨报 2021年1月8日`, with the edition's name where it has one."""
    return " ".join(part for part in (config.name, issue.edition_name, day(words, issue.key.date).text) if part)


def issue_context(
    config: Config,
    frame: Frame,
    links: Links,
    issue: Issue,
    neighbours: Neighbours,
    media: FindMedia,
    items: tuple[PageItem, ...],
    directories: tuple[Markup, Markup],
    is_home: bool = False,
) -> IssueContext:
    """The front of an issue. `items` are its pages; `directories`, of headlines and of pages, are ready."""
    words = frame.words
    lead = _lead(issue, items, words, links)
    date = day(words, issue.key.date, config.lunar_date)
    firsts = {item.section: item for item in reversed(items)}
    sections = [item for item in items if firsts[item.section] is item]
    title = issue_title(config, words, issue)
    return IssueContext(
        site=frame.site,
        words=words,
        head=Head(
            title=config.name if is_home else title,
            kind="home" if is_home else "issue",
            description=(is_home and config.description) or _description(title, issue),
            canonical=canonical(config, urls.HOME if is_home else urls.issue_path(issue.key)),
            previous=links.href(urls.issue_path(neighbours.previous)) if neighbours.previous else "",
            next=links.href(urls.issue_path(neighbours.next)) if neighbours.next else "",
        ),
        masthead=frame.masthead,
        day=date,
        number=issue.number,
        folder=issue.key.folder,
        front=items[0] if items else None,
        facsimile=facsimile(issue.key, issue.pages[0], words, links, media) if items else None,
        lead=lead,
        headlines=directories[0],
        pages=directories[1],
        sections=tuple(Link(f"#page-{item.number}", item.section or item.number) for item in sections)
        if len(sections) > 1
        else (),
        editions=tuple(
            Link(links.href(urls.issue_path(key)), name or config.name)
            for key, name in neighbours.editions
            if key != issue.key
        ),
        same_day=tuple(
            Link(links.href(urls.issue_path(key)), day(words, key.date).text) for key in neighbours.same_day
        ),
        previous=issue_link(neighbours.previous, issue.key, words, links) if neighbours.previous else None,
        next=issue_link(neighbours.next, issue.key, words, links) if neighbours.next else None,
    )


def _lead(issue: Issue, items: tuple[PageItem, ...], words: Words, links: Links) -> Lead | None:
    """The first article with a text; where there is none, the first that can be opened."""
    readable = [
        (page, article, item)
        for page, item in zip(issue.pages, items, strict=True)
        for article in page.articles
        if is_readable(article.kind)
    ]
    with_text = (row for row in readable if row[1].kind == "article" and row[1].body.strip())
    row: tuple[Page, Article, PageItem] | None = next(with_text, readable[0] if readable else None)
    if row is None:
        return None
    page, article, item = row
    return Lead(
        href=links.href(urls.article_path(issue.key, page.number, article.id)),
        title=title_of(article, words),
        kicker=article.kicker,
        subtitle=article.subtitle,
        label=label_of(article),
        page=item,
        text=opening(article.body),
    )


def _description(title: str, issue: Issue) -> str:
    heads = [article.title for page in issue.pages for article in page.articles if article.title]
    return f"{title}：{'；'.join(heads[:3])}" if heads else title
