"""What the page about the mirror may see: what it holds, and what it lacks."""

from collections.abc import Sequence

from markupsafe import Markup

from generator.builder import urls
from generator.builder.contexts.dates import Day, day, month_name
from generator.builder.contexts.site import Frame, Head, Link, Site, Words, canonical
from generator.builder.filters import counted
from generator.builder.urls import Links
from generator.config import Config
from generator.light import light
from generator.model import IssueKey

_HEIGHT = 120
"""Of the chart, in its units."""


@light
class MonthCount:
    """A month's share of the mirror, as the job knows it."""

    year: int
    month: int
    issues: int
    pages: int
    """That were captured; so are the articles."""
    articles: int


@light
class Coverage:
    """What the mirror holds, as the job knows it."""

    first: IssueKey | None
    last: IssueKey | None
    months: tuple[MonthCount, ...]
    """From the first issue's month to the last one's, those without an issue too."""
    missing_days: int
    """Days between the first and the last issue that were not captured."""
    missing_pages: int
    missing_articles: int
    """Articles that a captured document names and nobody captured."""


@light
class YearRow:
    """A year in the table."""

    year: Link
    issues: int
    pages: int
    articles: int


@light
class Bar:
    """A month in the chart, in its units: 1000 wide, 120 high."""

    x: float
    y: float
    width: float
    height: float
    title: str
    """`2021年1月，62篇`"""


@light
class Tick:
    """A year below the chart."""

    x: float
    text: str


@light
class AboutContext:
    """about.html: the page about the mirror."""

    site: Site
    words: Words
    head: Head
    masthead: Markup
    first: Day | None
    """The first issue's date; None without an issue."""
    last: Day | None
    issues: int
    pages: int
    articles: int
    missing_days: int
    """Days between the first and the last issue that were not captured."""
    missing_pages: int
    missing_articles: int
    years: tuple[YearRow, ...]
    """Newest first."""
    bars: tuple[Bar, ...]
    """Articles per month, for a small chart."""
    ticks: tuple[Tick, ...]
    most: int
    """Articles of the fullest month: the chart's height."""


def about_context(config: Config, frame: Frame, links: Links, coverage: Coverage) -> AboutContext:
    """The page about the mirror."""
    words, months = frame.words, coverage.months
    years = sorted({month.year for month in months if month.issues}, reverse=True)
    title = words["about"]
    return AboutContext(
        site=frame.site,
        words=words,
        head=Head(
            title=f"{title} - {config.name}",
            kind="about",
            description=config.description or f"{config.name} {title}",
            canonical=canonical(config, urls.ABOUT),
        ),
        masthead=frame.masthead,
        first=day(words, coverage.first.date) if coverage.first else None,
        last=day(words, coverage.last.date) if coverage.last else None,
        issues=sum(month.issues for month in months),
        pages=sum(month.pages for month in months),
        articles=sum(month.articles for month in months),
        missing_days=coverage.missing_days,
        missing_pages=coverage.missing_pages,
        missing_articles=coverage.missing_articles,
        years=tuple(_year_row(year, months, words, links) for year in years),
        bars=tuple(_bars(months, words)),
        ticks=tuple(_ticks(months)),
        most=max((month.articles for month in months), default=0),
    )


def _year_row(year: int, months: Sequence[MonthCount], words: Words, links: Links) -> YearRow:
    own = [month for month in months if month.year == year]
    return YearRow(
        Link(links.href(urls.year_path(year)), words["date_year"].format(year=year)),
        sum(month.issues for month in own),
        sum(month.pages for month in own),
        sum(month.articles for month in own),
    )


def _bars(months: Sequence[MonthCount], words: Words) -> list[Bar]:
    most = max((month.articles for month in months), default=0)
    step = 1000 / max(len(months), 24)
    bars: list[Bar] = []
    for place, month in enumerate(months):
        if month.articles:
            height = round(_HEIGHT * month.articles / most, 1)
            count = counted(words["article_count"], month.articles)
            title = words["comma"].join((month_name(words, month.year, month.month), count))
            bars.append(Bar(round(place * step, 1), round(_HEIGHT - height, 1), round(step * 0.8, 1), height, title))
    return bars


def _ticks(months: Sequence[MonthCount]) -> list[Tick]:
    """Years under the chart, as many as can be read."""
    step = 1000 / max(len(months), 24)
    starts = [(place, month.year) for place, month in enumerate(months) if place == 0 or month.month == 1]
    every = max(1, -(-len(starts) // 12))
    ticks = [Tick(round(place * step, 1), str(year)) for place, year in starts[::every]]
    # the first year may have only a few months: then its number would run into the next one's
    return ticks[1:] if len(ticks) > 1 and ticks[1].x - ticks[0].x < 60 else ticks
