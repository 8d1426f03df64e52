"""Issues that were read once in a build are read again when they are rendered: kept packed, not as YAML.

One file an issue in the cache folder, written by the worker that read it. What is damaged or belongs to another
state of the issue counts as not there: the issue is then read from the store.
"""

import contextlib
import datetime as dt
import marshal
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.builder.keys import digest
from generator.model import Article, Author, Continuation, Figure, Hotspot, Issue, IssueKey, Page, Source

_EQUAL_BYTES = 2
"""The version of marshal that gives equal bytes for equal values, since it refers to none that was there before.

It takes half the time, too.
"""
_CODE = "utf-16-le"
"""How bodies are written: in a third of the time and two thirds of the bytes that Chinese takes in UTF-8."""
_BODY = -2
"""Where an article's body has its place among its values."""
_HEAD = 16
"""Bytes at the start of a file: the state, and a checksum of all behind them."""


def put_issue(shelf: Path, issue: Issue, state: bytes) -> None:
    """Keeps an issue under the digest of the state that it was read in.

    An issue with front matter that is more than texts and numbers (a date under a key of a person's own) is not kept.
    """
    try:
        bodies = "".join([article.body for page in issue.pages for article in page.articles]).encode(_CODE)
        packed = marshal.dumps((len(bodies), *_packed(issue, len)), _EQUAL_BYTES)
    except ValueError:
        return
    file = _file(shelf, issue.key.folder)
    temporary = f"{file}.new"
    os.makedirs(shelf, exist_ok=True)
    with open(temporary, "wb", buffering=0) as opened:
        opened.write(state + _checksum(packed, bodies) + packed)
        opened.write(bodies)
    os.replace(temporary, file)


def issue_digest(issue: Issue) -> bytes:
    """12 bytes that differ where anything of the issue does: a third of the time that its `repr` takes."""
    try:
        return digest(marshal.dumps((issue.key.folder, *_packed(issue, str)), _EQUAL_BYTES))
    except ValueError:
        return digest(repr(issue))


def find_issue(shelf: Path, folder: str, state: bytes) -> Issue | None:
    """The issue as it was in that state; None where it is not kept."""
    try:
        with open(_file(shelf, folder), "rb", buffering=0) as opened:
            data = opened.read()
    except OSError:
        return None
    kept = memoryview(data)[_HEAD:]
    if data[:_HEAD] != state + _checksum(kept):
        return None
    return _unpacked(marshal.loads(kept), kept, IssueKey.from_folder(folder))


def forget_issue(shelf: Path, folder: str) -> None:
    """Drops an issue that is gone from the store."""
    with contextlib.suppress(OSError):
        os.unlink(_file(shelf, folder))


def _checksum(*parts: bytes | memoryview) -> bytes:
    """Tells a file that was damaged, at a twentieth of a digest's cost; nobody but the build writes here."""
    total = 0
    for part in parts:
        total = zlib.crc32(part, total)
    return total.to_bytes(4, "big")


def _file(shelf: Path, folder: str) -> str:
    return f"{shelf}/{folder.replace('/', '-')}"


def _packed(issue: Issue, body: Callable[[str], object]) -> tuple[Any, ...]:
    """An issue as plain values; `body` gives what stands in the place of an article's."""
    pages = [
        (
            page.number, page.name, page.images, page.pdf,
            [(spot.article, spot.polygon) for spot in page.hotspots],
            page.captured, _packed_source(page.source),
            [_packed_article(article, body) for article in page.articles],
        )
        for page in issue.pages
    ]  # fmt: skip
    return issue.number, issue.edition_name, pages


def _packed_article(a: Article, body: Callable[[str], object]) -> tuple[Any, ...]:
    return (
        a.id, a.order, a.title, a.kicker, a.subtitle, a.byline,
        [(author.name, author.role, author.employer) for author in a.authors],
        a.kind, a.lang, a.keywords,
        [(figure.caption, figure.credit, figure.file, figure.url) for figure in a.figures],
        a.continues and (a.continues.page, a.continues.id),
        a.continued_from and (a.continued_from.page, a.continued_from.id),
        _packed_source(a.source), a.aliases, body(a.body), dict(a.extra),
    )  # fmt: skip


def _packed_source(source: Source | None) -> tuple[Any, ...] | None:
    if source is None:
        return None
    return source.url, source.sha256, source.captured and source.captured.isoformat()


def _unpacked(kept: Any, data: memoryview, key: IssueKey) -> Issue:
    """An issue whose values are `kept`, with the lengths of its bodies, which end `data`."""
    size, number, edition_name, pages = kept
    bodies = _cut(str(data[len(data) - size :], _CODE), [article[_BODY] for page in pages for article in page[-1]])
    return Issue(
        key,
        tuple(
            Page(
                label, name, images, pdf,
                tuple(Hotspot(*spot) for spot in spots), captured, _unpacked_source(source),
                tuple(_unpacked_article(article, key, label, next(bodies)) for article in articles),
            )
            for label, name, images, pdf, spots, captured, source, articles in pages
        ),
        number,
        edition_name,
    )  # fmt: skip


def _cut(text: str, lengths: Sequence[int]) -> Iterator[str]:
    """A text in parts of these lengths."""
    end = 0
    for length in lengths:
        start, end = end, end + length
        yield text[start:end]


def _unpacked_article(kept: Any, key: IssueKey, page: str, body: str) -> Article:
    (
        name, order, title, kicker, subtitle, byline, authors, kind, lang, keywords, figures,
        continues, continued_from, source, aliases, _, extra,
    ) = kept  # fmt: skip
    return Article(
        name, key.date, page, order, title, kicker, subtitle, byline,
        tuple([Author(*author) for author in authors]),
        kind, lang, keywords,
        tuple([Figure(*figure) for figure in figures]),
        continues and Continuation(*continues),
        continued_from and Continuation(*continued_from),
        _unpacked_source(source), aliases, body, extra,
    )  # fmt: skip


def _unpacked_source(kept: Any) -> Source | None:
    if kept is None:
        return None
    url, sha256, captured = kept
    return Source(url, sha256, dt.datetime.fromisoformat(captured) if captured else None)
