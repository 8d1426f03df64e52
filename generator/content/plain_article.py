"""An article file as the importer writes it -> its Article, in one look, and equal to what the full reading gives.

The full reading takes four times as long. What is understood here is the common article: the keys in the importer's
order, texts that YAML can only take as they stand. Anything else is left to it, down to one odd sign.
"""

import datetime as dt
import re
from functools import cache

from generator.model import Article, ArticleKind, Author, Source

_TEXT = r"[\u3007\u3400-\u9fff《“（【·①-⑩][^\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*(?<!\s)"
"""Starts with a Han character or a full-width sign: no number, date, truth value, or sign that YAML reads."""
_AUTHOR = rf"- name: ({_TEXT})\n(?:  role: ({_TEXT})\n)?(?:  employer: ({_TEXT})\n)?"
_HEAD = (
    rf"---\ntitle: ({_TEXT})\n(?:kicker: ({_TEXT})\n)?(?:subtitle: ({_TEXT})\n)?(?:byline: ({_TEXT})\n)?"
    rf"(?:authors:\n((?:{re.sub(r'[(](?![?])', '(?:', _AUTHOR)})+))?"
    r"date: (\d{4})-(\d\d)-(\d\d)\npage: ([A-Z]{1,8}\d{1,6}|'\d{1,6}')\norder: ([1-9]\d{0,8}|0)\n"
    r"(?:kind: (photo|ad|notice|listed)\n)?"
    r"(?:source:\n  url: (https?://[!-\"$-~]+)\n(?:  sha256: ((?!0b)(?=\d*[a-f])[0-9a-f]{64})\n)?"
    r"(?:  captured: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d)\n)?)?---\n"
)
_KINDS: dict[str | None, ArticleKind] = {
    None: "article", "photo": "photo", "ad": "ad", "notice": "notice", "listed": "listed",
}  # fmt: skip


def plain_article(text: str, article_id: str) -> Article | None:
    """The Article in the text of its file; None where it must be read in full."""
    head_pattern, author_pattern = _patterns()
    found = head_pattern.match(text)
    if found is None:
        return None
    head = found[0]
    (
        title, kicker, subtitle, byline, authors, year, month, day, page, order, kind, url, sha256, captured,
    ) = found.groups("")  # fmt: skip
    # within a text, a colon before a blank or at the end, or a number sign after a blank, would mean something to YAML
    openings = (authors != "") + (url != "")
    if " #" in head or head.count(":\n") != openings or head.count(": ") != head.count("\n") - openings - 2:
        return None
    try:
        date = dt.date(int(year), int(month), int(day))
        source = Source(url, sha256, dt.datetime.fromisoformat(captured) if captured else None) if url else None
    except ValueError:
        return None
    return Article(
        article_id, date, page.strip("'"), int(order), title, kicker, subtitle, byline,
        tuple(Author(*author) for author in author_pattern.findall(authors)) if authors else (),
        _KINDS[kind or None], source=source, body=text[found.end() :].strip("\n"),
    )  # fmt: skip


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Of a head and of an author; compiling them takes as long as reading a thousand articles."""
    return re.compile(_HEAD), re.compile(_AUTHOR)
