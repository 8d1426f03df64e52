"""The calendar: an index of years, a document a year and one a month."""

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.builder import urls
from generator.builder.archive import Archive, IssueStub
from generator.builder.contexts.calendar import DayIssue, DayRecord, month_context, year_context, years_context
from generator.builder.contexts.frames import make_frame
from generator.builder.contexts.site import LOCALES, SITE_KEYS
from generator.builder.output import Artifact, Job, Workshop
from generator.builder.urls import Links
from generator.config import Config
from generator.light import light


@light
class YearIndex:
    """The index of years: `calendar/`."""

    name: str = "calendar"
    version: int = 1
    templates: tuple[str, ...] = ("calendar.html", "parts/masthead.html", *LOCALES)
    config_keys: tuple[str, ...] = (*SITE_KEYS, "lunar_date")

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One, also where there is no issue."""
        counts = Counter((stub.key.date.year, stub.key.date.month) for stub in archive.issues)
        years = tuple((year, tuple(counts[year, month] for month in range(1, 13))) for year in archive.years())
        yield Job(self.name, "", values=years)

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The index of years."""
        links = Links.on(workshop.config.base_path, urls.CALENDAR)
        frame = make_frame(workshop.config, workshop.templates, links, "calendar")
        assert isinstance(job.values, tuple)
        context = years_context(workshop.config, frame, links, job.values)
        yield Artifact(urls.output_file(urls.CALENDAR), workshop.templates.render("calendar.html", context))


@light
class YearJob:
    """What a year's document depends on."""

    year: int
    days: tuple[DayRecord, ...]
    months: tuple[int, ...]
    previous: int | None
    next: int | None


@light
class YearPages:
    """The twelve months of a year: `2021/`."""

    name: str = "year"
    version: int = 1
    templates: tuple[str, ...] = ("year.html", "parts/masthead.html", *LOCALES)
    config_keys: tuple[str, ...] = (*SITE_KEYS, "lunar_date")

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One a year that has an issue."""
        years = sorted(archive.years())
        for index, year in enumerate(years):
            first = dt.date(year, 1, 1)
            days = (first + dt.timedelta(number) for number in range(366 if calendar.isleap(year) else 365))
            values = YearJob(
                year,
                tuple(_record(archive, date) for date in days),
                tuple(archive.months(year)),
                years[index - 1] if index else None,
                years[index + 1] if index + 1 < len(years) else None,
            )
            yield Job(self.name, f"{year:04}", values=values)

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The year's document."""
        values = job.values
        assert isinstance(values, YearJob)
        path = urls.year_path(values.year)
        links = Links.on(workshop.config.base_path, path)
        frame = make_frame(workshop.config, workshop.templates, links, "calendar")
        days = {record.date: record for record in values.days}
        context = year_context(
            workshop.config,
            frame,
            links,
            values.year,
            days.__getitem__,
            values.months,
            values.previous,
            values.next,
        )
        yield Artifact(urls.output_file(path), workshop.templates.render("year.html", context))


@light
class MonthJob:
    """What a month's document depends on."""

    year: int
    month: int
    days: tuple[DayRecord, ...]
    previous: tuple[int, int] | None
    next: tuple[int, int] | None


@light
class MonthPages:
    """A month with its issues: `2021/01/`."""

    name: str = "month"
    version: int = 1
    templates: tuple[str, ...] = ("month.html", "parts/masthead.html", *LOCALES)
    config_keys: tuple[str, ...] = (*SITE_KEYS, "lunar_date")

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One a month that has an issue."""
        months = [(year, month) for year in sorted(archive.years()) for month in archive.months(year)]
        for index, (year, month) in enumerate(months):
            days = (dt.date(year, month, number + 1) for number in range(calendar.monthrange(year, month)[1]))
            values = MonthJob(
                year,
                month,
                tuple(_record(archive, date, with_issues=True) for date in days),
                months[index - 1] if index else None,
                months[index + 1] if index + 1 < len(months) else None,
            )
            yield Job(self.name, f"{year:04}-{month:02}", values=values)

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The month's document."""
        values = job.values
        assert isinstance(values, MonthJob)
        path = urls.month_path(values.year, values.month)
        links = Links.on(workshop.config.base_path, path)
        frame = make_frame(workshop.config, workshop.templates, links, "calendar")
        days = {record.date: record for record in values.days}
        context = month_context(
            workshop.config,
            frame,
            links,
            values.year,
            values.month,
            days.__getitem__,
            values.previous,
            values.next,
        )
        yield Artifact(urls.output_file(path), workshop.templates.render("month.html", context))


def _record(archive: Archive, date: dt.date, with_issues: bool = False) -> DayRecord:
    state, reason = archive.state(date)
    issues = archive.issues_on(date)
    if not with_issues:
        return DayRecord(date, state, reason, tuple(DayIssue(stub.key, "", 0, 0, "") for stub in issues[:1]))
    return DayRecord(date, state, reason, tuple(_issue(stub) for stub in issues))


def _issue(stub: IssueStub) -> DayIssue:
    return DayIssue(stub.key, stub.edition_name, *stub.named, stub.lead)
