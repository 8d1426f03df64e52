"""The newspaper as values: frozen, without I/O. Both programs speak in these words."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from generator.light import light, ordered

ArticleKind = Literal["article", "photo", "ad", "notice", "listed"]
"""`listed`: a captured document names the article, but nobody captured the article itself."""


@ordered
class IssueKey:
    """Which issue: its date, and an edition code where one date has several."""

    date: dt.date
    edition: str = ""
    folder: str = field(init=False, repr=False, compare=False)
    """Where the issue lies in the content store and in the site: `2021/01/08` or `2021/01/08-CODE`."""

    def __repr__(self) -> str:
        """Its folder tells it whole."""
        return f"IssueKey({self.folder})"

    def __post_init__(self) -> None:
        day = self.date.isoformat().replace("-", "/")
        object.__setattr__(self, "folder", f"{day}-{self.edition}" if self.edition else day)

    @classmethod
    def from_folder(cls, folder: str) -> "IssueKey":
        """The key of a folder named by `folder`; ValueError where it is none."""
        day, _, edition = folder.partition("-")
        year, month, number = day.split("/")
        return cls(dt.date(int(year), int(month), int(number)), edition)


@light
class Author:
    """One name of a byline."""

    name: str
    role: str = ""
    """As the paper words it: 记者, 通讯员, 摄影."""
    employer: str = ""


@light
class Figure:
    """A photo or drawing. In the body it stands as an image; without `file` it was not captured."""

    caption: str = ""
    credit: str = ""
    file: str = ""
    """Path relative to the article's folder."""
    url: str = ""
    """Of one that was not captured: its address on the old site, where that is known."""


@light
class Source:
    """Where a file's text comes from."""

    url: str = ""
    sha256: str = ""
    captured: dt.datetime | None = None
    """Only where the capture itself says when; never a file's time."""


@light
class Continuation:
    """The other half of an article that runs on another page."""

    page: str
    id: str = ""
    """Empty where the other half is not in the store."""


@light
class Hotspot:
    """An article's region on its page's facsimile."""

    article: str
    polygon: tuple[tuple[float, float], ...]
    """Corners as fractions of the image's width and height, from its top left."""


@light
class Article:
    """One item on a newspaper page."""

    id: str
    """Stable; the source's own id where it has one. Names the file and ends the URL."""
    date: dt.date
    page: str
    order: int
    """Place on the page, from 1."""
    title: str
    kicker: str = ""
    subtitle: str = ""
    byline: str = ""
    """As printed."""
    authors: tuple[Author, ...] = ()
    kind: ArticleKind = "article"
    lang: str = ""
    keywords: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    """Figures that were not captured; captured ones stand in the body."""
    continues: Continuation | None = None
    continued_from: Continuation | None = None
    source: Source | None = None
    aliases: tuple[str, ...] = ()
    """Further source URLs of the same article."""
    body: str = ""
    """CommonMark with GFM tables; one paragraph a line."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """Front matter keys that Broadsheet does not know: kept; one that looks like a slip is told."""


@light
class Page:
    """A newspaper page (版). Never a web page."""

    number: str
    """As printed, letters upper case: `A01`, `ZC02`, `06-07` for a spread."""
    name: str = ""
    images: tuple[str, ...] = ()
    """The facsimile in every size captured, largest first; paths relative to the issue's folder."""
    pdf: str = ""
    """Path relative to the issue's folder."""
    hotspots: tuple[Hotspot, ...] = ()
    captured: bool = True
    """False: a captured document names the page, but nobody captured the page itself."""
    source: Source | None = None
    articles: tuple[Article, ...] = ()
    """In the order of the page."""

    @property
    def section(self) -> str:
        """The letters before the number: `A`, `ZC`; empty where there are none."""
        found = re.match(r"[A-Z]+", self.number)
        return found[0] if found else ""

    @property
    def image(self) -> str:
        """The largest facsimile; empty where none was captured."""
        return self.images[0] if self.images else ""


@light
class Issue:
    """One day's paper (期)."""

    key: IssueKey
    pages: tuple[Page, ...] = ()
    """In the order of the paper."""
    number: str = ""
    """期号 as printed, digits only: `4127`."""
    edition_name: str = ""


@ordered
class Suspension:
    """A day known to have no issue (休刊), and why it is known."""

    date: dt.date
    reason: str = ""
