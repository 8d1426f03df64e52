"""YAML -> Issue. A body has one paragraph a line; `/` opens a verse, `|` a row of a table, `====` a new part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from .newspaper import Article, Author, Block, Issue, Page, Paragraph, PartBreak, Photo, Table, Turn, Verse

ISSUES = Path(__file__).parent / "issues"
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
IDEOGRAPHIC_SPACE = {0x3000: " "}


def read_issues(*, as_printed: bool = False) -> list[Issue]:
    """All issues, oldest first; `as_printed` undoes what someone folded to ASCII after the print."""
    return [read_issue(path, as_printed=as_printed) for path in sorted(ISSUES.glob("*.yaml"))]


def read_issue(path: Path, *, as_printed: bool = False) -> Issue:
    row: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    defaults = {key: row[key] for key in ("bytes", "declares")}
    pages = tuple(_page(page, defaults, as_printed) for page in row.pop("pages"))
    return Issue(**{"codes": {}, **row, "pages": pages, "panel": tuple(row.get("panel", ()))})


def _page(row: dict[str, Any], defaults: Mapping[str, str], as_printed: bool) -> Page:
    fold: dict[int, Any] = {}
    dump = row.get("dump", False)
    articles = []
    for article in row.pop("articles", ()):
        if not as_printed and (article.get("folded") or dump):
            fold = FULL_WIDTH | (IDEOGRAPHIC_SPACE if dump else {})
        articles.append(_article(_translated(article, fold), defaults))
        fold = {}
    sizes = tuple(row.pop("sizes", ()))
    layout = tuple(tuple(line) for line in row.pop("layout", ()))
    return Page(**row, articles=tuple(articles), sizes=sizes, layout=layout)


def _article(row: dict[str, Any], defaults: Mapping[str, str]) -> Article:
    employer = row.pop("employer", None)
    authors = tuple(_author(text, employer) for text in row.pop("authors", ()))
    photos = tuple(Photo(**photo) for photo in row.pop("photos", ()))
    blocks = tuple(_blocks(row.pop("body")))
    turns: dict[str, Any] = {key: Turn(**row.pop(key)) for key in ("continues", "continued_from") if key in row}
    fields: dict[str, Any] = {**defaults, **row, **turns}
    return Article(**fields, authors=authors, photos=photos, blocks=blocks)


def _author(text: str, employer: str | None) -> Author:
    name, _, role = text.partition("/")
    return Author(name, role or None, employer if role == "记者" else None)


def _blocks(body: str) -> Iterator[Block]:
    for kind, group in groupby(body.splitlines(), key=lambda line: line[:1] if line[:1] in "/|=" else ""):
        lines = list(group)
        if kind == "/":
            yield from _stanzas(lines)
        elif kind == "|":
            yield Table(tuple(tuple(cell.strip() for cell in line.strip("| ").split(" | ")) for line in lines))
        elif kind == "=":
            yield PartBreak()
        else:
            yield from map(Paragraph, lines)


def _stanzas(lines: list[str]) -> Iterator[Verse]:
    verses = [line[1:].strip() for line in lines]
    for is_verse, group in groupby(verses, key=bool):
        if is_verse:
            yield Verse(tuple(group))


def _translated(value: Any, fold: dict[int, Any]) -> Any:
    if isinstance(value, str):
        return value.translate(fold)
    if isinstance(value, list):
        return [_translated(item, fold) for item in value]
    if isinstance(value, dict):
        return {key: _translated(item, fold) for key, item in value.items()}
    return value
