"""What the calendar's documents may see. Weeks start on Monday."""

import calendar
import datetime as dt
from collections.abc import Callable, Sequence

from markupsafe import Markup

from generator.builder import urls
from generator.builder.archive import DayState
from generator.builder.contexts.dates import day, month_name
from generator.builder.contexts.site import Frame, Head, Link, Site, Words, canonical
from generator.builder.urls import Links
from generator.config import Config
from generator.light import light
from generator.model import IssueKey


@light
class DayIssue:
    """An issue as the calendar's jobs know it."""

    key: IssueKey
    edition: str
    """Name of the edition; may be empty."""
    pages: int
    """That it is known to have had, those that were not captured too; so are its articles."""
    articles: int
    lead: str
    """Its first headline; may be empty."""


@light
class DayRecord:
    """What the archive knows of a day."""

    date: dt.date
    state: DayState
    reason: str = ""
    """Why it had no issue; may be empty."""
    issues: tuple[DayIssue, ...] = ()


@light
class DayCell:
    """A day in a month's grid."""

    number: int
    """Of the month; 0 for a cell outside it."""
    iso: str
    state: DayState
    href: str
    """Of the day's first issue; empty where there is none."""
    title: str
    """The date in full and what the mark says, for those who cannot see it."""


@light
class MonthGrid:
    """A month as weeks."""

    month: int
    name: str
    """`1月`"""
    href: str
    """Of the month's own document; empty where the month has no issue."""
    weeks: tuple[tuple[DayCell, ...], ...]
    """Of seven cells each, Monday first."""


@light
class MonthItem:
    """A month in the index of years."""

    iso: str
    """`2021-01`"""
    name: str
    href: str
    """Empty: the month has no issue."""
    issues: int
    """How many issues the mirror has of it."""


@light
class YearItem:
    """A year in the index of years."""

    year: int
    href: str
    issues: int
    """How many issues the mirror has of it."""
    months: tuple[MonthItem, ...]
    """All twelve."""


@light
class IssueItem:
    """An issue in a month's list."""

    href: str
    date: str
    weekday: str
    edition: str
    """Name of the edition; may be empty."""
    pages: int
    """That it is known to have had, those that were not captured too."""
    articles: int
    """That it is known to have had, those that were not captured too."""
    lead: str
    """Its first headline; may be empty."""


@light
class CalendarContext:
    """calendar.html: the index of years."""

    site: Site
    words: Words
    head: Head
    masthead: Markup
    years: tuple[YearItem, ...]
    """Newest first."""


@light
class YearContext:
    """year.html: the twelve months of a year."""

    site: Site
    words: Words
    head: Head
    masthead: Markup
    year: int
    months: tuple[MonthGrid, ...]
    previous: Link | None
    """The nearest earlier year with an issue; None for the first."""
    next: Link | None
    """The nearest later year with an issue; None for the last."""


@light
class MonthContext:
    """month.html: a month with its issues."""

    site: Site
    words: Words
    head: Head
    masthead: Markup
    year: Link
    """The year it belongs to."""
    title: str
    """`2021年1月`"""
    grid: MonthGrid
    issues: tuple[IssueItem, ...]
    """By date."""
    previous: Link | None
    """The nearest earlier month with an issue; None for the first."""
    next: Link | None
    """The nearest later month with an issue; None for the last."""


def year_name(words: Words, year: int) -> str:
    """`2021年`"""
    pattern: str = words["date_year"]
    return pattern.format(year=year)


def years_context(
    config: Config, frame: Frame, links: Links, years: Sequence[tuple[int, tuple[int, ...]]]
) -> CalendarContext:
    """The index of years. `years`: year and its twelve months' counts of issues; newest first."""
    words = frame.words
    return CalendarContext(
        site=frame.site,
        words=words,
        head=_head(config, words["calendar"], "calendar", urls.CALENDAR),
        masthead=frame.masthead,
        years=tuple(
            YearItem(
                year,
                links.href(urls.year_path(year)),
                sum(counts),
                tuple(
                    MonthItem(
                        f"{year:04}-{month:02}",
                        words["months_short"][month - 1],
                        links.href(urls.month_path(year, month)) if count else "",
                        count,
                    )
                    for month, count in enumerate(counts, 1)
                ),
            )
            for year, counts in years
        ),
    )


def year_context(
    config: Config,
    frame: Frame,
    links: Links,
    year: int,
    record: Callable[[dt.date], DayRecord],
    months: Sequence[int],
    previous: int | None,
    following: int | None,
) -> YearContext:
    """The twelve months of a year; `months` are those with an issue."""
    words = frame.words
    return YearContext(
        site=frame.site,
        words=words,
        head=_head(config, year_name(words, year), "year", urls.year_path(year)),
        masthead=frame.masthead,
        year=year,
        months=tuple(
            month_grid(words, links, year, month, record, has_document=month in months) for month in range(1, 13)
        ),
        previous=Link(links.href(urls.year_path(previous)), year_name(words, previous)) if previous else None,
        next=Link(links.href(urls.year_path(following)), year_name(words, following)) if following else None,
    )


def month_context(
    config: Config,
    frame: Frame,
    links: Links,
    year: int,
    month: int,
    record: Callable[[dt.date], DayRecord],
    previous: tuple[int, int] | None,
    following: tuple[int, int] | None,
) -> MonthContext:
    """A month with its issues; `previous` and `following` are (year, month)."""
    words = frame.words
    title = month_name(words, year, month)
    grid = month_grid(words, links, year, month, record, has_document=False)
    dates = [dt.date(year, month, number + 1) for number in range(calendar.monthrange(year, month)[1])]
    return MonthContext(
        site=frame.site,
        words=words,
        head=_head(config, title, "month", urls.month_path(year, month)),
        masthead=frame.masthead,
        year=Link(links.href(urls.year_path(year)), year_name(words, year)),
        title=title,
        grid=grid,
        issues=tuple(
            IssueItem(
                href=links.href(urls.issue_path(issue.key)),
                date=day(words, date).short,
                weekday=day(words, date).weekday,
                edition=issue.edition,
                pages=issue.pages,
                articles=issue.articles,
                lead=issue.lead,
            )
            for date in dates
            for issue in record(date).issues
        ),
        previous=_month_link(words, links, previous),
        next=_month_link(words, links, following),
    )


def month_grid(
    words: Words, links: Links, year: int, month: int, record: Callable[[dt.date], DayRecord], has_document: bool
) -> MonthGrid:
    """The weeks of a month. `has_document`: its name leads to the month's own document."""
    return MonthGrid(
        month=month,
        name=words["months"][month - 1],
        href=links.href(urls.month_path(year, month)) if has_document else "",
        weeks=tuple(
            tuple(_cell(words, links, record(dt.date(year, month, number))) if number else _OUTSIDE for number in week)
            for week in calendar.Calendar(calendar.MONDAY).monthdayscalendar(year, month)
        ),
    )


_OUTSIDE = DayCell(0, "", "none", "", "")


def _cell(words: Words, links: Links, record: DayRecord) -> DayCell:
    date = day(words, record.date)
    note = {"incomplete": "mark_incomplete", "suspended": "mark_suspended", "not-captured": "mark_not_captured"}
    mark = words[note[record.state]] if record.state in note else ""
    parts = (f"{date.text} {date.weekday}", mark, record.reason)
    return DayCell(
        number=record.date.day,
        iso=date.iso,
        state=record.state,
        href=links.href(urls.issue_path(record.issues[0].key)) if record.issues else "",
        title=words["comma"].join(part for part in parts if part),
    )


def _month_link(words: Words, links: Links, place: tuple[int, int] | None) -> Link | None:
    return Link(links.href(urls.month_path(*place)), month_name(words, *place)) if place else None


def _head(config: Config, title: str, kind: str, path: str) -> Head:
    return Head(
        title=f"{title} - {config.name}",
        kind=kind,
        description=f"{config.name} {title}",
        canonical=canonical(config, path),
    )
