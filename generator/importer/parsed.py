"""What a dialect gives: the fields of one capture, before anything is assembled. Values, without I/O.

Links are absolute URLs as the capture meant them (resolved against its own URL), so that
assembling can pair captures by address alone.
"""

import datetime as dt
from dataclasses import dataclass

from generator.importer.defects import Defect
from generator.model import ArticleKind, Author


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a capture was taken for what it is; the strongest wins."""

    dialect: str
    skin: str
    kind: str
    """`entry`, `issue`, `page` or `article`."""
    score: int
    """How sure: 100 a signature that only this family has, 50 a pattern of names, 10 a hint."""
    reasons: tuple[str, ...]
    """Each a selector, comment or phrase that was found."""


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article as a list, map or directory names it."""

    url: str
    """Empty where the list has no links (a text dump)."""
    title: str
    page: str = ""
    """Page number, where it is not the capture's own page."""


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A newspaper page as a page list names it."""

    url: str
    number: str
    name: str = ""
    pdf: str = ""
    image: str = ""
    articles: tuple[ListedArticle, ...] = ()


@dataclass(frozen=True, slots=True)
class Zone:
    """A hot zone: where it leads, and its corners as fractions of the shown image."""

    url: str
    polygon: tuple[tuple[float, float], ...]
    title: str = ""
    in_pixels: bool = False
    """The document does not tell the size of the image: the corners are pixels of the image file (or, where that
    was not captured, of the vendor's default, 350 by 500)."""


@dataclass(frozen=True, slots=True)
class ParsedFigure:
    """A photo that belongs to an article."""

    url: str
    """Empty where only its caption survived (a text dump)."""
    caption: str = ""
    credit: str = ""
    position: int = 0
    """Before which paragraph (block) of the body it stood, from 0; equal to the count of blocks: at the end."""


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """One article page (or one part of a long one, or one article of a whole-issue document)."""

    title: str
    blocks: tuple[str, ...] = ()
    """The body: CommonMark blocks, clean, one a paragraph (a table or poem is one block)."""
    kicker: str = ""
    subtitle: str = ""
    byline: str = ""
    authors: tuple[Author, ...] = ()
    kind: ArticleKind = "article"
    figures: tuple[ParsedFigure, ...] = ()
    url: str = ""
    """The article's own address where the capture holds more than one article; else empty."""
    date: dt.date | None = None
    """As printed."""
    page: str = ""
    page_name: str = ""
    issue_number: str = ""
    keywords: tuple[str, ...] = ()
    previous_url: str = ""
    next_url: str = ""
    previous_part_url: str = ""
    next_part_url: str = ""
    continues_page: str = ""
    """Page number from 下转第N版 or a resolvable 参见第N版."""
    continued_from_page: str = ""
    """Page number from 上接第N版."""
    listed: tuple[ListedArticle, ...] = ()
    """Articles of its page that the capture names besides, in order."""
    pages: tuple[ListedPage, ...] = ()
    newspaper: str = ""
    publisher: str = ""
    """As the capture prints it: `某某报社`."""


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """One newspaper page: its head, lists, map."""

    number: str
    name: str = ""
    date: dt.date | None = None
    """As printed."""
    issue_number: str = ""
    articles: tuple[ListedArticle, ...] = ()
    """The page's own, in the order of its list."""
    others: tuple[ListedArticle, ...] = ()
    """Articles of other pages that a panel names."""
    zones: tuple[Zone, ...] = ()
    images: tuple[str, ...] = ()
    """URLs of the facsimile in every size named."""
    pdf: str = ""
    pages: tuple[ListedPage, ...] = ()
    """The page list, in order."""
    previous_issue_url: str = ""
    next_issue_url: str = ""
    publisher: str = ""
    newspaper: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Withdrawn:
    """What is kept of an article that was taken down: nothing that it said."""

    place: str
    """`ZC02/123456`: its page and id, which no other article may get."""
    url: str
    """Its address: whatever page or id it is found under later, it is the same article."""
    photos: tuple[str, ...] = ()
    """Keys (`assembling.media_key`) of its photos, which are not kept when they come alone."""


@dataclass(frozen=True, slots=True)
class ParsedIssue:
    """An entry, index or whole-issue document; period lists give only `days`."""

    pages: tuple[ListedPage, ...] = ()
    articles: tuple[ParsedArticle, ...] = ()
    """With text only in a whole-issue document (`PageArticleIndexLB`)."""
    days: tuple[dt.date, ...] = ()
    """The days that have an issue, as the source's own calendar says."""
    first: dt.date | None = None
    """The span over which `days` is complete."""
    last: dt.date | None = None
    target: str = ""
    """Where an entry page leads."""
    withdrawn: tuple[Withdrawn, ...] = ()
    """Articles that the capture held and that were taken down."""


Parsed = ParsedArticle | ParsedPage | ParsedIssue


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one capture gave: picklable, and all that assembling sees of it."""

    url: str
    path: str
    """The capture's place as the person gave it: a file, or `archive!member`."""
    sha256: str
    captured: dt.datetime | None
    form: str
    """Address form, a row of `addresses.py`; empty: none matched."""
    date: dt.date | None
    """From the address; the printed date only checks it, or stands in where the address has none."""
    page: str
    """Page number from the address; empty where it has none."""
    serial: str
    """Article serial or id from the address; empty where it has none."""
    evidence: Evidence | None
    parsed: Parsed | None
    defects: tuple[Defect, ...] = ()
    failure: str = ""
    """Why nothing could be read: `unknown …` or `unreadable …`, one sentence with what was tried."""
    offset: int | None = None
    """Byte of the capture at which reading failed, from 0; None where no byte is to blame."""
