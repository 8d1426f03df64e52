"""A Cluster -> an Article: the fullest copy, its missing fields from the others, its parts in a row."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.importer.addresses import Form, classify
from generator.importer.assembling.clusters import Cluster
from generator.importer.assembling.figures import Shelf, compose
from generator.importer.assembling.material import Copy
from generator.importer.parsed import ParsedArticle, ParsedFigure, Reading
from generator.model import Article, ArticleKind, Source


@dataclass(frozen=True, slots=True)
class Text:
    """What an article's copies give together."""

    chosen: tuple[Copy, ...]
    """The copies that make up the text, one a part, in order."""
    blocks: tuple[str, ...]
    figures: tuple[ParsedFigure, ...]
    missing_parts: tuple[str, ...] = ()
    """Addresses of parts that are linked and were not captured."""


INCIPIT = 20
"""Characters of its text that an article without a title is called by."""
_FAR = 1000
"""The number of a part before which nobody knows how many there are."""


def join_parts(cluster: Cluster, forms: Sequence[Form] = ()) -> Text:
    """The text of the fullest copy of each part, in order. A part that the whole already holds is not repeated."""
    parts = _parts(cluster.copies, forms)
    chosen: list[Copy] = []
    blocks: list[str] = []
    figures: list[ParsedFigure] = []
    for number in sorted(parts):
        copy = parts[number][0]
        if chosen and copy.parsed.blocks and copy.parsed.blocks[0] in blocks:
            continue
        figures += [replace(each, position=each.position + len(blocks)) for each in copy.parsed.figures]
        blocks += copy.parsed.blocks
        chosen.append(copy)
    known = {copy.address.identity for copy in cluster.copies}
    links = [url for copy in chosen for url in (copy.parsed.previous_part_url, copy.parsed.next_part_url) if url]
    missing = {found.identity: url for url in links if (found := classify(url, forms)).identity not in known}
    return Text(tuple(chosen), tuple(blocks), tuple(dict.fromkeys(figures)), tuple(missing.values()))


def _parts(copies: Sequence[Copy], forms: Sequence[Form]) -> dict[int, list[Copy]]:
    """Copies by part, from 1; within a part the fullest first."""
    by_identity = {copy.address.identity: copy for copy in reversed(copies) if copy.reading.url}
    leads_to = {
        classify(copy.parsed.next_part_url, forms).identity: copy for copy in copies if copy.parsed.next_part_url
    }

    def part(copy: Copy, depth: int = 0) -> int:
        if copy.address.part:
            return copy.address.part
        link = copy.parsed.previous_part_url
        if not link or depth > len(copies):
            return 1
        identity = classify(link, forms).identity
        if (before := by_identity.get(identity)) and before is not copy:
            return part(before, depth + 1) + 1
        # The part before was not captured; the one before that leads to it as well.
        if (before := leads_to.get(identity)) and before is not copy:
            return part(before, depth + 1) + 2
        return _FAR

    parts: dict[int, list[Copy]] = {}
    for copy in copies:
        parts.setdefault(part(copy), []).append(copy)
    return parts


def make_article(
    cluster: Cluster, text: Text, shelf: Shelf, article_id: str, date: dt.date, page: str, order: int
) -> Article:
    """The Article of a cluster. Continuations are joined later, when all articles of the issue are known."""
    if not cluster.copies:
        return Article(article_id, date, page, order, cluster.title, kind="listed")
    head = text.chosen[0].parsed
    best = _filled(head, [copy.parsed for copy in cluster.copies])
    body, left = compose(text.blocks, text.figures, shelf)
    source = source_of(text.chosen[0].reading)
    urls = {copy.reading.url for copy in cluster.copies if copy.alone} - {source.url, ""}
    return Article(
        id=article_id,
        date=date,
        page=page,
        order=order,
        title=(best.title if best.title.strip() else cluster.title) or _incipit(text, head.kind),
        kicker=best.kicker,
        subtitle=best.subtitle,
        byline=best.byline,
        authors=best.authors,
        kind=_kind(head.kind, text),
        keywords=best.keywords,
        figures=left,
        source=source,
        aliases=tuple(sorted(urls)),
        body=body,
    )


def _incipit(text: Text, kind: ArticleKind) -> str:
    """What an article without a title is called: its first words. A photo needs none."""
    if _kind(kind, text) == "photo":
        return ""
    first = re.sub(r"[\s\\*]+", " ", text.blocks[0]).strip() if text.blocks else ""
    return f"{first[:INCIPIT]}…" if len(first) > INCIPIT else first or "无题"


def source_of(reading: Reading) -> Source:
    """Where a text comes from."""
    return Source(reading.url, reading.sha256, reading.captured)


def _filled(best: ParsedArticle, others: Sequence[ParsedArticle]) -> ParsedArticle:
    """`best`, and what it lacks from the first of `others` that has it."""

    every = (best, *others)
    signed = next((each for each in every if each.byline or each.authors), best)
    return replace(
        best,
        title=next((each.title for each in every if each.title.strip()), ""),
        kicker=next((each.kicker for each in every if each.kicker), ""),
        subtitle=next((each.subtitle for each in every if each.subtitle), ""),
        keywords=next((each.keywords for each in every if each.keywords), ()),
        byline=signed.byline,
        authors=signed.authors,
    )


def _kind(kind: ArticleKind, text: Text) -> ArticleKind:
    return "photo" if kind == "article" and not text.blocks and text.figures else kind
