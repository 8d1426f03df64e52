"""The page about the mirror: `about/`."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.contexts.about import Coverage, MonthCount, about_context
from generator.builder.contexts.frames import make_frame
from generator.builder.contexts.site import LOCALES, SITE_KEYS
from generator.builder.output import Artifact, Job, Workshop
from generator.builder.urls import Links
from generator.config import Config
from generator.light import light


@light
class About:
    """One document."""

    name: str = "about"
    version: int = 1
    templates: tuple[str, ...] = ("about.html", "parts/masthead.html", *LOCALES)
    config_keys: tuple[str, ...] = (*SITE_KEYS, "lunar_date")

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One, with the figures of the whole archive."""
        yield Job(self.name, "", values=_coverage(archive))

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The page about the mirror."""
        links = Links.on(workshop.config.base_path, urls.ABOUT)
        frame = make_frame(workshop.config, workshop.templates, links)
        assert isinstance(job.values, Coverage)
        context = about_context(workshop.config, frame, links, job.values)
        yield Artifact(urls.output_file(urls.ABOUT), workshop.templates.render("about.html", context))


def _coverage(archive: Archive) -> Coverage:
    if not archive.issues:
        return Coverage(None, None, (), 0, 0, 0)
    counts: defaultdict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    missing_pages = missing_articles = 0
    for stub in archive.issues:
        count = counts[stub.key.date.year, stub.key.date.month]
        count[0] += 1
        count[1] += len(stub.page_numbers)
        count[2] += stub.documents - 1 - len(stub.page_numbers)
        if stub.has_gaps:
            pages = stub.pages
            count[1] -= sum(not page.captured and bool(page.rows) for page in pages)  # only named, by their articles
            missing_pages += sum(not page.captured for page in pages)
            missing_articles += sum(kind == "listed" for page in pages for _, _, kind in page.rows)
    first, last = archive.issues[0].key, archive.issues[-1].key
    days = (first.date + dt.timedelta(offset) for offset in range((last.date - first.date).days))
    return Coverage(
        first,
        last,
        tuple(MonthCount(*month, *counts.get(month, (0, 0, 0))) for month in _months(first.date, last.date)),
        sum(archive.state(day)[0] == "not-captured" for day in days),
        missing_pages,
        missing_articles,
    )


def _months(first: dt.date, last: dt.date) -> Iterator[tuple[int, int]]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield number // 12, number % 12 + 1
