"""A light index of all issues: neighbours, months, gaps. It holds stubs, never bodies."""

import bisect
import datetime as dt
import hashlib
import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import cached_property
from typing import Literal, TypeVar, cast

from generator.light import light
from generator.model import ArticleKind, Issue, IssueKey, Suspension

DayState = Literal["issue", "incomplete", "suspended", "not-captured", "none"]
"""`incomplete`: an issue with gaps. `none`: before the first or after the last issue."""

T = TypeVar("T")

_MARSHAL_VERSION = 2
"""Without back references, so that equal values have equal bytes."""


@light
class PageStub:
    """What other issues may need to know of a page."""

    number: str
    name: str
    captured: bool
    rows: Sequence[tuple[str, str, ArticleKind]]
    """Its articles in order: id, title, kind."""


@light
class Lead:
    """An article as another one may lead to it: where it stands, and what may relate the two."""

    issue: IssueKey
    page: str
    page_name: str
    id: str
    title: str
    kind: ArticleKind
    kicker: str = ""
    subtitle: str = ""
    authors: Sequence[str] = ()
    """Their names."""
    keywords: Sequence[str] = ()


@light
class Leads:
    """An issue's articles as later issues may lead to them; packed until asked for."""

    key: IssueKey
    digest: str
    """Differs where any of them differs."""
    packed: bytes = field(compare=False)
    clues: bytes = field(compare=False)

    def __repr__(self) -> str:
        """Its identity in the values of a job."""
        return f"Leads({self.key.folder}, {self.digest})"

    @property
    def articles(self) -> Iterator[Lead]:
        """In the order of the paper."""
        rows = ((page[0], page[1], row) for page in marshal.loads(self.packed) for row in page[3])
        for (page, name, row), clues in zip(rows, marshal.loads(self.clues), strict=True):
            yield Lead(self.key, page, name, *row, *clues)


ArticlePlace = tuple[str, str, str, str]
"""An article of an issue: number and name of its page, id, title."""


@light
class PagesBeside:
    """The same pages in other issues (本版上一期, 本版下一期)."""

    rows: Sequence[tuple[str, IssueKey | None, IssueKey | None]] = ()
    """Of each page that can be gone to: its number, and the nearest issues before and after that have such a page."""
    digest: str = field(default="", compare=False)
    """Differs where they do."""

    def __repr__(self) -> str:
        """Its identity in the values of a job."""
        return f"PagesBeside({self.digest})"


@light
class IssueStub:
    """What other issues may need to know of an issue: what every plan of a build asks for, and its pages packed."""

    key: IssueKey
    number: str
    edition_name: str
    fingerprint: str
    has_gaps: bool
    """A page or an article that is named was not captured."""
    page_numbers: tuple[str, ...]
    """Pages that can be gone to: captured, or with articles."""
    documents: int
    """How many documents of the site are its own: the issue's, its pages', its captured articles'."""
    named: tuple[int, int]
    """How many pages and articles it has, those too that nobody captured."""
    lead: str
    """Title of the first article that is one, not a photo or an advertisement; empty where there is none."""
    first: ArticlePlace | None
    """The first article that was captured: where 下一篇 of the issue before leads."""
    last: ArticlePlace | None
    """The last article that was captured: where 上一篇 of the issue after leads."""
    packed: bytes
    digest: str
    """Differs where anything but `fingerprint`, `clues` and `leads_digest` differs."""
    clues: bytes
    """What else relates its articles to others, packed, in the order of the articles in `packed`."""
    leads_digest: str

    @property
    def leads(self) -> Leads:
        """Its articles as later issues may lead to them."""
        return Leads(self.key, self.leads_digest, self.packed, self.clues)

    def __repr__(self) -> str:
        """Its identity in the values of a job: an edit that the stub does not show leaves it as it is."""
        return f"IssueStub({self.key.folder}, {self.digest})"

    @property
    def pages(self) -> tuple[PageStub, ...]:
        """In the order of the paper. Unpacked at each call."""
        return tuple(PageStub(*row) for row in marshal.loads(self.packed))


def stub_issue(issue: Issue, fingerprint: str) -> IssueStub:
    """The stub of a full issue."""
    articles = [article for page in issue.pages for article in page.articles]
    has_gaps = any(not page.captured for page in issue.pages) or any(
        article.kind == "listed" or any(not figure.file for figure in article.figures) for article in articles
    )
    page_numbers = tuple(page.number for page in issue.pages if page.captured or page.articles)
    rows = [
        (page.number, page.name, page.captured, [(a.id, a.title, a.kind) for a in page.articles])
        for page in issue.pages
    ]
    packed = marshal.dumps(rows, _MARSHAL_VERSION)
    head = repr((issue.key.folder, issue.number, issue.edition_name, has_gaps)).encode()
    digest = _digest(head + packed)
    clues = marshal.dumps(
        [(a.kicker, a.subtitle, [author.name for author in a.authors], list(a.keywords)) for a in articles],
        _MARSHAL_VERSION,
    )
    captured = [
        (page.number, page.name, article.id, article.title)
        for page in issue.pages
        for article in page.articles
        if article.kind != "listed"
    ]
    return IssueStub(
        issue.key, issue.number, issue.edition_name, fingerprint, has_gaps, page_numbers,
        1 + len(page_numbers) + len(captured), (len(issue.pages), len(articles)),
        next((article.title for article in articles if article.kind == "article"), ""),
        captured[0] if captured else None, captured[-1] if captured else None,
        packed, digest, clues, _digest(packed + clues),
    )  # fmt: skip


class Archive:
    """All issues by date and edition. Asked, never changed."""

    def __init__(
        self, stubs: Iterable[IssueStub], suspensions: Iterable[Suspension] = (), editions: Sequence[str] = ()
    ) -> None:
        """`editions`: codes in the order that issues of one date have; the main one is first, others come last."""
        self._editions = {code: place for place, code in enumerate(editions, 1)}
        self.issues: Sequence[IssueStub] = sorted(stubs, key=lambda stub: self._place(stub.key))
        self._keys = [self._place(stub.key) for stub in self.issues]
        self._suspended = {day.date: day.reason for day in suspensions}
        self._positions: dict[str, list[int]] = {}
        """Positions in `issues` of each edition's issues, in order."""
        self._of_date: dict[dt.date, list[IssueStub]] = {}
        for position, stub in enumerate(self.issues):
            self._positions.setdefault(stub.key.edition, []).append(position)
            self._of_date.setdefault(stub.key.date, []).append(stub)
        self._known: dict[Callable[[Archive, IssueStub], object], dict[str, object]] = {}
        """What `once` found out: the answers are the same without."""

    @property
    def latest(self) -> IssueStub | None:
        """The newest issue of the main edition; None where the archive is empty."""
        return max(self.issues, key=lambda stub: (stub.key.date, stub.key.edition == ""), default=None)

    def issue(self, key: IssueKey) -> IssueStub | None:
        """The issue of a key."""
        place = self._place(key)
        index = bisect.bisect_left(self._keys, place)
        return self.issues[index] if index < len(self._keys) and self._keys[index] == place else None

    def previous(self, key: IssueKey) -> IssueStub | None:
        """The issue of the same edition before `key` (上一期)."""
        return self._before(key, self._positions.get(key.edition, []))

    def next(self, key: IssueKey) -> IssueStub | None:
        """The issue of the same edition after `key` (下一期)."""
        return self._after(key, self._positions.get(key.edition, []))

    def leads(self, key: IssueKey, count: int) -> tuple[Leads, ...]:
        """Of up to `count` issues of the same edition before `key`, in order, and of its own, last."""
        positions = self._positions.get(key.edition, [])
        found = bisect.bisect_left(positions, bisect.bisect_left(self._keys, self._place(key)))
        return tuple(self._leads[key.edition][max(0, found - count) : found + 1])

    @cached_property
    def _leads(self) -> dict[str, list[Leads]]:
        """Of all issues, by edition, in order."""
        return {
            edition: [self.issues[position].leads for position in positions]
            for edition, positions in self._positions.items()
        }

    def pages_beside(self, key: IssueKey) -> PagesBeside:
        """Of an issue's pages."""
        return self._pages_beside.get(key.folder, PagesBeside())

    @cached_property
    def _pages_beside(self) -> dict[str, PagesBeside]:
        """Of all issues, by folder."""
        before = list(_nearest_with_pages(self.issues))
        after = list(_nearest_with_pages(reversed(self.issues)))
        found: dict[str, PagesBeside] = {}
        for stub, *keys in zip(self.issues, before, reversed(after), strict=True):
            rows = tuple(zip(stub.page_numbers, *keys, strict=True))
            found[stub.key.folder] = PagesBeside(rows, _digest(repr(rows).encode()))
        return found

    def once(self, make: Callable[["Archive", IssueStub], T], stub: IssueStub) -> T:
        """What `make` finds out about an issue of the archive, found out once."""
        known = self._known.setdefault(make, {})
        if stub.key.folder not in known:
            known[stub.key.folder] = make(self, stub)
        return cast("T", known[stub.key.folder])

    def years(self) -> list[int]:
        """Years with an issue, newest first."""
        return sorted({stub.key.date.year for stub in self.issues}, reverse=True)

    def months(self, year: int) -> list[int]:
        """Months of the year with an issue, from January on."""
        return sorted({stub.key.date.month for stub in self.issues if stub.key.date.year == year})

    def issues_on(self, date: dt.date) -> Sequence[IssueStub]:
        """The issues of a date, the main edition first."""
        return self._of_date.get(date, ())

    def state(self, date: dt.date) -> tuple[DayState, str]:
        """What the archive knows of a day, and why it had no issue where that is known."""
        issues = self.issues_on(date)
        if issues:
            return ("incomplete" if any(stub.has_gaps for stub in issues) else "issue"), ""
        if date in self._suspended:
            return "suspended", self._suspended[date]
        if not self.issues or not self.issues[0].key.date < date < self.issues[-1].key.date:
            return "none", ""
        return "not-captured", ""

    def _place(self, key: IssueKey) -> tuple[dt.date, int, str]:
        """Sorts issues by date, those of one date by edition."""
        return key.date, self._editions.get(key.edition, len(self._editions) + 1) if key.edition else 0, key.edition

    def _before(self, key: IssueKey, positions: Sequence[int]) -> IssueStub | None:
        found = bisect.bisect_left(positions, bisect.bisect_left(self._keys, self._place(key))) - 1
        return self.issues[positions[found]] if found >= 0 else None

    def _after(self, key: IssueKey, positions: Sequence[int]) -> IssueStub | None:
        found = bisect.bisect_left(positions, bisect.bisect_right(self._keys, self._place(key)))
        return self.issues[positions[found]] if found < len(positions) else None


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=12).hexdigest()


def _nearest_with_pages(stubs: Iterable[IssueStub]) -> Iterator[list[IssueKey | None]]:
    """For each page of each stub, the last of the stubs before it that has such a page."""
    seen: dict[str, dict[str, IssueKey | None]] = {}
    for stub in stubs:
        of_edition = seen.setdefault(stub.key.edition, {})
        yield [of_edition.get(number) for number in stub.page_numbers]
        of_edition.update(dict.fromkeys(stub.page_numbers, stub.key))
