"""What assembling finds besides the issue itself: gaps, duplicates, anomalies. Rows of the report."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

GapKind = Literal["suspended", "no-capture", "page", "article", "media"]
AnomalyKind = Literal[
    "date-mismatch",  # the printed date is not that of the address
    "no-page",  # nothing tells which page the article stood on
    "no-text",  # captured, but neither text nor photo was found
    "no-title",
    "short-text",  # far shorter than its neighbours
    "title-in-text",  # the body starts with the title
    "no-byline",
    "foreign-script",  # characters from outside the expected scripts
    "replacement-character",  # U+FFFD
    "part-missing",  # a part of a long article was not captured
    "zone-outside",  # a hot zone lies outside its image
    "several-papers",  # the captures of one issue are of more than one paper
]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is known to have been, and is not there."""

    kind: GapKind
    date: dt.date
    edition: str = ""
    page: str = ""
    title: str = ""
    """Of the article or page; the address of media."""
    url: str = ""
    """Its own address, where what names it tells that: there it may still be had."""
    evidence: str = ""
    """What names it."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two texts that are nearly one."""

    kept: str
    """`2021/01/08/ZC02/002`."""
    other: str
    """Another article, or the address of the copy that was not kept."""
    score: float
    """Share of four-character runs in common, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something a person should look at; nothing was changed because of it."""

    kind: AnomalyKind
    place: str
    """`2021/01/08/ZC02/002`, or a capture."""
    detail: str = ""
