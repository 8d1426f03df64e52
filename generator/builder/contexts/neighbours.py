"""What an issue's documents need to know of other issues: plain values that a job carries."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from typing import Literal

from generator.builder.archive import Archive, IssueStub, Leads, PagesBeside
from generator.builder.relations import WINDOW
from generator.light import light
from generator.model import ArticleKind, IssueKey


@light
class PageNeighbours:
    """本版上一期 and 本版下一期 of one page."""

    number: str
    previous: IssueKey | None
    next: IssueKey | None


@light
class ArticleElsewhere:
    """An article of another issue."""

    issue: IssueKey
    page: str
    page_name: str
    id: str
    title: str


@light
class Neighbours:
    """Where an issue's documents lead beyond it. None: at that end of the archive."""

    previous: IssueKey | None = None
    next: IssueKey | None = None
    editions: tuple[tuple[IssueKey, str], ...] = ()
    """All editions of the date, this one included, with their names; empty where it is the only one."""
    same_day: tuple[IssueKey, ...] = ()
    """往日今日: issues of the same day in other years, the newest first."""
    pages: PagesBeside = field(default_factory=PagesBeside)
    """Its rows are fields of PageNeighbours: every plan of a build makes them all, and few are looked at."""
    before: ArticleElsewhere | None = None
    """上一篇 of the first article."""
    after: ArticleElsewhere | None = None
    """下一篇 of the last article."""
    leads: tuple[Leads, ...] = ()
    """Of the issues before this one and, last, its own; empty where no related articles are shown."""


def issue_neighbours(archive: Archive, stub: IssueStub) -> Neighbours:
    """上一期, 下一期 and the other editions of the date."""
    editions = archive.issues_on(stub.key.date)
    return Neighbours(
        previous=_key(archive.previous(stub.key)),
        next=_key(archive.next(stub.key)),
        editions=tuple((other.key, other.edition_name) for other in editions) if len(editions) > 1 else (),
    )


def front_neighbours(archive: Archive, stub: IssueStub) -> Neighbours:
    """What an issue's front needs: its own neighbours, and the issues of the same day in other years."""
    return replace(archive.once(issue_neighbours, stub), same_day=tuple(_same_day(archive, stub.key)))


def _same_day(archive: Archive, key: IssueKey) -> Iterator[IssueKey]:
    newest, oldest = archive.issues[-1].key.date.year, archive.issues[0].key.date.year
    for year in range(newest, oldest - 1, -1):
        if year != key.date.year:
            with contextlib.suppress(ValueError):  # a 29th of February that the year does not have
                yield from (other.key for other in archive.issues_on(key.date.replace(year=year))[:1])


def page_neighbours(archive: Archive, stub: IssueStub) -> Neighbours:
    """What an issue's pages need: its own neighbours, and those of each page."""
    issue = archive.once(issue_neighbours, stub)
    return Neighbours(previous=issue.previous, next=issue.next, pages=archive.pages_beside(stub.key))


def article_neighbours(archive: Archive, stub: IssueStub) -> Neighbours:
    """What an issue's articles need: what its pages need, and the nearest article on either side of the issue.

    Without `leads`, which are needed only where the theme shows related articles (相关文章).
    """
    return replace(
        archive.once(page_neighbours, stub),
        before=_nearest(stub, archive.previous, "last"),
        after=_nearest(stub, archive.next, "first"),
    )


def leads_of(archive: Archive, stub: IssueStub) -> tuple[Leads, ...]:
    """The articles that may be related to those of an issue."""
    return archive.leads(stub.key, WINDOW)


def is_readable(kind: ArticleKind) -> bool:
    """Whether an article has a page of its own: one that nobody captured has none."""
    return kind != "listed"


def _nearest(
    stub: IssueStub,
    step: Callable[[IssueKey], IssueStub | None],
    which: Literal["first", "last"],
) -> ArticleElsewhere | None:
    """The first or last article of the nearest issue that has one to read."""
    found = step(stub.key)
    while found is not None:
        place = found.first if which == "first" else found.last
        if place:
            return ArticleElsewhere(found.key, *place)
        found = step(found.key)
    return None


def _key(stub: IssueStub | None) -> IssueKey | None:
    return stub.key if stub else None
