"""The demo newspaper as frozen values: what an issue holds, before any markup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

PAPER = "墨川晨报"
PUBLISHER = "墨川日报社"
HOST = "paper.mochuan.example"
FOLDER = "mccb"


@dataclass(frozen=True)
class Author:
    name: str
    role: str | None = None
    employer: str | None = None


@dataclass(frozen=True)
class Photo:
    file: str
    caption: str = ""
    credit: str | None = None
    missing: bool = False  # the markup names it, nobody captured it


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Verse:
    """One stanza."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PartBreak:
    """Here a long article goes on in a second document."""


Block = Paragraph | Verse | Table | PartBreak


@dataclass(frozen=True)
class Turn:
    """The other end of a continued article; `id` is None where nobody captured that page."""

    page: str
    id: int | None


@dataclass(frozen=True)
class Article:
    id: int
    title: str  # a newline is a line break of the print
    kind: str = "article"
    kicker: str = ""
    subtitle: str = ""
    byline: str = ""
    tail_source: bool = False  # the byline stands only as a line pushed right at the end of the body
    authors: tuple[Author, ...] = ()
    closing: str = ""  # the byline once more, with the employer, as last paragraph
    photos: tuple[Photo, ...] = ()
    blocks: tuple[Block, ...] = ()
    continues: Turn | None = None
    continued_from: Turn | None = None
    captured: bool = True
    soft404: bool = False
    markup: str = "usual"
    bytes: str = "utf-8"
    declares: str = "utf-8"
    folded: bool = False

    @property
    def plain_title(self) -> str:
        return self.title.replace("\n", " ")

    @property
    def parts(self) -> tuple[tuple[Block, ...], ...]:
        """The blocks, cut where the CMS cut the article."""
        parts: list[list[Block]] = [[]]
        for block in self.blocks:
            if isinstance(block, PartBreak):
                parts.append([])
            else:
                parts[-1].append(block)
        return tuple(tuple(part) for part in parts)


@dataclass(frozen=True)
class Page:
    number: str
    name: str
    articles: tuple[Article, ...] = ()
    node: int = 0  # family B's own number of the page
    captured: bool = True
    dump: bool = False  # survives only as visible text
    image: str = "shown"  # shown: the img says its size; full: it does not; none: no facsimile
    sizes: tuple[str, ...] = ()
    pdf: bool = False
    layout: tuple[tuple[int, ...], ...] = ()

    @property
    def is_spread(self) -> bool:
        return "-" in self.number


@dataclass(frozen=True)
class Issue:
    date: date
    weekday: str
    lunar: str
    number: int
    family: str
    skin: str
    pages: tuple[Page, ...]
    codes: dict[str, str]
    bytes: str = "utf-8"
    declares: str = "utf-8"
    leaks: bool = False  # the template writes CMS messages where it has no data
    flattened: bool = False  # the Webdings font is lost, its digits are not
    panel: tuple[int, ...] = ()  # 今日关注

    def position(self, page: Page) -> int:
        """Running number of a page in its issue, from 1."""
        return self.pages.index(page) + 1

    def page(self, number: str) -> Page:
        return next(page for page in self.pages if page.number == number)
