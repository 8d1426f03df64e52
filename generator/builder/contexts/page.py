"""What a newspaper page's document may see."""

from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from generator.builder import urls
from generator.builder.contexts.dates import Day, day, told_from
from generator.builder.contexts.issue import issue_title
from generator.builder.contexts.neighbours import Neighbours, PageNeighbours
from generator.builder.contexts.site import Frame, Head, Link, Site, Words, canonical
from generator.builder.contexts.views import ArticleItem, Facsimile, FindMedia, PageItem, facsimile
from generator.builder.urls import Links
from generator.config import Config
from generator.light import light
from generator.model import Issue, IssueKey, Page


@light
class StripContext:
    """parts/page_strip.html: all pages of the issue as a strip of thumbnails.

    Made once for all of them: `href="…"` of the page that is shown gets `aria-current="page"` beside it afterwards.
    """

    words: Words
    pages: tuple[PageItem, ...]


@light
class PageContext:
    """page.html: a newspaper page with its facsimile and its articles."""

    site: Site
    words: Words
    head: Head
    masthead: Markup
    issue: Link
    """The issue, its text the date."""
    day: Day
    number: str
    """As printed: `ZC02`."""
    name: str
    """城事; may be empty."""
    label: str
    """The word for a page without text or one not captured (a key of the locale); may be empty."""
    strip: Markup
    """The strip of thumbnails, ready."""
    facsimile: Facsimile | None
    """None where no image of the page was captured."""
    pdf: str
    """Href of the PDF 版; empty where there is none."""
    articles: tuple[ArticleItem, ...]
    """In the order of the page."""
    previous: PageItem | None
    """上一版 of the issue; None for the first."""
    next: PageItem | None
    """下一版 of the issue; None for the last."""
    previous_issue: Link | None
    """本版上一期, its text the date; None where no earlier issue has this page."""
    next_issue: Link | None
    """本版下一期, its text the date; None where no later issue has this page."""


def page_contexts(
    config: Config,
    frame: Frame,
    links: Links,
    issue: Issue,
    neighbours: Neighbours,
    items: tuple[PageItem, ...],
    strip: Markup,
    media: FindMedia,
    pdf: Callable[[Page], str],
    is_wanted: Callable[[str], bool],
) -> Iterator[tuple[str, PageContext]]:
    """The site path and the context of every newspaper page of an issue that can be opened.

    `items` are all pages of the issue; `pdf` gives the href of a page's, empty where there is none. What leads to
    other issues and is not wanted, by its name, is left out.
    """
    words = frame.words
    date = day(words, issue.key.date)
    title = issue_title(config, words, issue)
    issue_link = Link(links.href(urls.issue_path(issue.key)), date.text)
    beside = pages_beside(neighbours, is_wanted)
    shown = [(page, item) for page, item in zip(issue.pages, items, strict=True) if item.href]
    for place, (page, item) in enumerate(shown):
        previous = shown[place - 1][1] if place else None
        following = shown[place + 1][1] if place + 1 < len(shown) else None
        around = beside.get(page.number) or PageNeighbours(page.number, None, None)
        label = page_label(words, page)
        path = urls.page_path(issue.key, page.number)
        yield (
            path,
            PageContext(
                site=frame.site,
                words=words,
                head=Head(
                    title=f"{label} {title}",
                    kind="page",
                    description="；".join(
                        [f"{config.name} {label}", *(article.title for article in item.articles[:4])]
                    ),
                    canonical=canonical(config, path),
                    previous=previous.href if previous else "",
                    next=following.href if following else "",
                ),
                masthead=frame.masthead,
                issue=issue_link,
                day=date,
                number=page.number,
                name=page.name,
                label=item.label,
                strip=_marked(strip, item.href),
                facsimile=facsimile(issue.key, page, words, links, media),
                pdf=pdf(page),
                articles=item.articles,
                previous=previous,
                next=following,
                previous_issue=page_elsewhere(around.previous, issue.key, page.number, words, links),
                next_issue=page_elsewhere(around.next, issue.key, page.number, words, links),
            ),
        )


def pages_beside(neighbours: Neighbours, is_wanted: Callable[[str], bool]) -> dict[str, PageNeighbours]:
    """By number the pages that another issue has too, where a template wants to lead there."""
    if not (is_wanted("previous_issue") or is_wanted("next_issue")):
        return {}
    return {row[0]: PageNeighbours(*row) for row in neighbours.pages.rows}


def _marked(strip: Markup, href: str) -> Markup:
    """The strip with one page as the current one: it is made once an issue, and differs only there."""
    link = f'href="{escape(href)}"'
    return Markup(str(strip).replace(link, f'{link} aria-current="page"', 1))


def page_label(words: Words, page: Page) -> str:
    """`第ZC02版 城事`"""
    label: str = words["page_label"]
    return f"{label.format(page.number)} {page.name}".strip()


def page_elsewhere(key: IssueKey | None, seen_from: IssueKey, number: str, words: Words, links: Links) -> Link | None:
    """The same page in another issue, its text the date; None where no issue on that side has it."""
    if key is None:
        return None
    return Link(links.href(urls.page_path(key, number)), told_from(words, key.date, seen_from.date))
