"""Readings made by hand: what a dialect would give for captures of an invented paper."""

import datetime as dt
import hashlib
from dataclasses import replace
from typing import Any

from generator.importer.addresses import classify
from generator.importer.media import Media
from generator.importer.parsed import (
    Evidence,
    ListedArticle,
    ListedPage,
    Parsed,
    ParsedArticle,
    ParsedFigure,
    ParsedIssue,
    ParsedPage,
    Reading,
    Zone,
)

DAY = dt.date(2021, 1, 8)
B = "http://paper.example.com/html/2021-01/08/"
C = "http://paper.example.com/mc/content/20210108/"


def reading(url: str, parsed: Parsed, **changes: Any) -> Reading:
    """The Reading of a capture at `url` that gave `parsed`."""
    address = classify(url)
    sha256 = hashlib.sha256(repr((url, parsed)).encode()).hexdigest()
    kind = {ParsedArticle: "article", ParsedPage: "page", ParsedIssue: "issue"}[type(parsed)]
    made = Reading(
        url=url,
        path=f"heap/{sha256[:6]}.htm",
        sha256=sha256,
        captured=None,
        form=address.form,
        date=address.date,
        page=address.page,
        serial=address.serial,
        evidence=Evidence("made", "by hand", kind, 100, ()),
        parsed=parsed,
    )
    return replace(made, **changes)


def article(url: str, title: str, *blocks: str, **fields: Any) -> Reading:
    """The Reading of an article page."""
    return reading(url, ParsedArticle(title, blocks or (f"{title}的正文，讲了一件事。",), **fields))


def page(url: str, number: str, *listed: tuple[str, str], **fields: Any) -> Reading:
    """The Reading of a newspaper page that lists (address, title) pairs."""
    return reading(url, ParsedPage(number, articles=tuple(ListedArticle(*each) for each in listed), **fields))


def pages_list(*numbers: str, base: str = B) -> tuple[ListedPage, ...]:
    """A page list; page 2 lies at node_2.htm."""
    return tuple(ListedPage(f"{base}node_{index}.htm", number) for index, number in enumerate(numbers, 1))


def media(url: str, width: int = 400, height: int = 575, content: str = "") -> Media:
    """Captured media at `url`."""
    sha256 = hashlib.sha256((content or url).encode()).hexdigest()
    return Media(url, classify(url).identity, sha256, 1000, "jpg", width, height, "/nowhere")


def figure(url: str, caption: str = "", position: int = 0, credit: str = "") -> ParsedFigure:
    """A photo of an article."""
    return ParsedFigure(url, caption, credit, position)


def zone(url: str, *corners: tuple[float, float], in_pixels: bool = False) -> Zone:
    """A hot zone."""
    return Zone(url, corners, in_pixels=in_pixels)
