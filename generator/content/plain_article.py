"""An article file as the importer writes it -> its Article, in one look, and equal to what the full reading gives.

The full reading takes four times as long. What is understood here is the common article: the keys in the importer's
order, texts that YAML can only take as they stand. Anything else is left to it, down to one odd sign.
"""

import datetime as dt
import re
from functools import cache, lru_cache

from generator.model import Article, ArticleKind, Author, Source
from generator.plain_yaml import is_printed

_RUN = r"[^:#\n]*"
_TEXT = rf"[^\x00-~\u3000]{_RUN}(?:(?::(?![ \n])|(?<! )\#){_RUN})*(?<!\s)"
"""Starts with no ASCII character, and so is no number, date, truth value, or sign that YAML reads.

Within it, a colon before a blank or at the end, or a number sign after a blank, would mean something to YAML. That it
holds nothing but signs that are printed is seen afterwards: here it would take ten milliseconds to compile.
"""
_AUTHOR = rf"- name: ({_TEXT})\n(?:  role: ({_TEXT})\n)?(?:  employer: ({_TEXT})\n)?"
_HEAD = (
    rf"---\ntitle: ({_TEXT})\n(?:kicker: ({_TEXT})\n)?(?:subtitle: ({_TEXT})\n)?(?:byline: ({_TEXT})\n)?"
    rf"(?:authors:\n((?:{re.sub(r'[(](?![?])', '(?:', _AUTHOR)})+))?"
    r"date: (\d{4}-\d\d-\d\d)\npage: ([A-Z]{1,8}\d{1,6}|'\d{1,6}')\norder: ([1-9]\d{0,8}|0)\n"
    r"(?:kind: (photo|ad|notice|listed)\n)?"
    r"(?:source:\n  url: (https?://[!-\"$-~]+(?<!:))\n(?:  sha256: ([0-9a-f]{64})\n)?"
    r"(?:  captured: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d)\n)?)?---\n"
)
_KINDS: dict[str, ArticleKind] = {
    "": "article", "photo": "photo", "ad": "ad", "notice": "notice", "listed": "listed",
}  # fmt: skip


def plain_article(text: str, article_id: str) -> Article | None:
    """The Article in the text of its file; None where it must be read in full."""
    found = _patterns()[0].match(text)
    if found is None:
        return None
    (
        title, kicker, subtitle, byline, authors, date, page, order, kind, url, sha256, captured,
    ) = found.groups("")  # fmt: skip
    if not is_printed(title + kicker + subtitle + byline):
        return None
    try:
        day = _day(date)
        source = Source(url, sha256, dt.datetime.fromisoformat(captured) if captured else None) if url else None
        named = _authors(authors) if authors else ()
    except ValueError:
        return None
    return Article(
        article_id, day, page.strip("'"), int(order), title, kicker, subtitle, byline,
        named, _KINDS[kind], source=source, body=text[found.end() :].strip("\n"),
    )  # fmt: skip


@lru_cache(maxsize=64)
def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@lru_cache(maxsize=1024)
def _authors(text: str) -> tuple[Author, ...]:
    """A newspaper has few, and they write every day. Errors: ValueError where the file must be read in full."""
    if not is_printed(text.replace("\n", "")):
        raise ValueError(text)
    return tuple(Author(*author) for author in _patterns()[1].findall(text))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Of a head and of an author; compiling them takes as long as reading a hundred articles."""
    return re.compile(_HEAD), re.compile(_AUTHOR)
