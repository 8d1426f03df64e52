"""A light index of all issues: neighbours, months, gaps. It holds stubs, never bodies."""

import bisect
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.model import ArticleKind, Issue, IssueKey, Suspension

DayState = Literal["issue", "incomplete", "suspended", "not-captured", "none"]
"""`incomplete`: an issue with gaps. `none`: before the first or after the last issue."""


@dataclass(frozen=True, slots=True)
class ArticleStub:
    """What other issues may need to know of an article."""

    id: str
    title: str
    kind: ArticleKind


@dataclass(frozen=True, slots=True)
class PageStub:
    """What other issues may need to know of a page."""

    number: str
    name: str
    captured: bool
    has_image: bool
    articles: tuple[ArticleStub, ...]


@dataclass(frozen=True, slots=True)
class IssueStub:
    """What other issues may need to know of an issue."""

    key: IssueKey
    number: str
    edition_name: str
    fingerprint: str
    pages: tuple[PageStub, ...]
    has_gaps: bool
    """A page or an article that is named was not captured, or a figure's file is missing."""


@dataclass(frozen=True, slots=True)
class ArticlePlace:
    """An article somewhere in the archive."""

    issue: IssueStub
    page: PageStub
    article: ArticleStub


def stub_issue(issue: Issue, fingerprint: str) -> IssueStub:
    """The stub of a full issue."""
    articles = [article for page in issue.pages for article in page.articles]
    return IssueStub(
        key=issue.key,
        number=issue.number,
        edition_name=issue.edition_name,
        fingerprint=fingerprint,
        pages=tuple(
            PageStub(
                number=page.number,
                name=page.name,
                captured=page.captured,
                has_image=bool(page.images),
                articles=tuple(ArticleStub(a.id, a.title, a.kind) for a in page.articles),
            )
            for page in issue.pages
        ),
        has_gaps=any(not page.captured for page in issue.pages)
        or any(article.kind == "listed" or article.figures for article in articles),
    )


class Archive:
    """All issues by date and edition. Asked, never changed."""

    def __init__(self, stubs: Iterable[IssueStub], suspensions: Iterable[Suspension] = ()) -> None:
        self.issues: Sequence[IssueStub] = sorted(stubs, key=lambda stub: stub.key)
        self._keys = [stub.key for stub in self.issues]
        self._suspended = {day.date: day.reason for day in suspensions}

    @property
    def latest(self) -> IssueStub | None:
        """The newest issue of the main edition; None where the archive is empty."""
        return max(self.issues, key=lambda stub: (stub.key.date, stub.key.edition == ""), default=None)

    def issue(self, key: IssueKey) -> IssueStub | None:
        """The issue of a key."""
        index = bisect.bisect_left(self._keys, key)
        return self.issues[index] if index < len(self._keys) and self._keys[index] == key else None

    def previous(self, key: IssueKey) -> IssueStub | None:
        """The issue of the same edition before `key` (上一期)."""
        return self._step(key, -1, None)

    def next(self, key: IssueKey) -> IssueStub | None:
        """The issue of the same edition after `key` (下一期)."""
        return self._step(key, 1, None)

    def previous_with_page(self, key: IssueKey, number: str) -> IssueStub | None:
        """The nearest earlier issue that has this page (本版上一期)."""
        return self._step(key, -1, number)

    def next_with_page(self, key: IssueKey, number: str) -> IssueStub | None:
        """The nearest later issue that has this page (本版下一期)."""
        return self._step(key, 1, number)

    def years(self) -> list[int]:
        """Years with an issue, newest first."""
        return sorted({key.date.year for key in self._keys}, reverse=True)

    def months(self, year: int) -> list[int]:
        """Months of the year with an issue, from January on."""
        return sorted({key.date.month for key in self._keys if key.date.year == year})

    def issues_on(self, date: dt.date) -> list[IssueStub]:
        """The issues of a date, the main edition first."""
        index = bisect.bisect_left(self._keys, IssueKey(date))
        found: list[IssueStub] = []
        while index < len(self._keys) and self._keys[index].date == date:
            found.append(self.issues[index])
            index += 1
        return found

    def state(self, date: dt.date) -> tuple[DayState, str]:
        """What the archive knows of a day, and why it had no issue where that is known."""
        issues = self.issues_on(date)
        if issues:
            return ("incomplete" if any(stub.has_gaps for stub in issues) else "issue"), ""
        if date in self._suspended:
            return "suspended", self._suspended[date]
        if not self._keys or not self._keys[0].date < date < self._keys[-1].date:
            return "none", ""
        return "not-captured", ""

    def _step(self, key: IssueKey, step: int, number: str | None) -> IssueStub | None:
        index = bisect.bisect_left(self._keys, key)
        if step > 0 and index < len(self._keys) and self._keys[index] == key:
            index += 1
        elif step < 0:
            index -= 1
        while 0 <= index < len(self._keys):
            stub = self.issues[index]
            if stub.key.edition == key.edition and (
                number is None or any(page.number == number and (page.captured or page.articles) for page in stub.pages)
            ):
                return stub
            index += step
        return None


def first_article(issue: IssueStub) -> ArticlePlace | None:
    """The first article of an issue: where 下一篇 of the issue before leads."""
    return next((ArticlePlace(issue, page, article) for page in issue.pages for article in page.articles), None)


def last_article(issue: IssueStub) -> ArticlePlace | None:
    """The last article of an issue: where 上一篇 of the issue after leads."""
    places = (ArticlePlace(issue, page, a) for page in reversed(issue.pages) for a in reversed(page.articles))
    return next(places, None)
