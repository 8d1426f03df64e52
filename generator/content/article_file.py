"""An Article <-> the text of its Markdown file."""

import datetime as dt
from typing import Any

from generator.content.fields import Fields
from generator.content.front_matter import join_front_matter, split_front_matter
from generator.content.plain_article import plain_article
from generator.model import Article, ArticleKind, Author, Continuation, Figure, Source

KINDS: tuple[ArticleKind, ...] = ("article", "photo", "ad", "notice", "listed")
ARTICLE_KEYS = frozenset(
    {"title", "kicker", "subtitle", "byline", "authors", "date", "page", "order", "kind", "lang", "keywords"}
    | {"figures", "continues", "continued_from", "source", "aliases"}
)


def read_article(text: str, article_id: str, file: str) -> Article:
    """The Article in the text of its file, which is named `file` in errors.

    Errors: ContentError with everything that is wrong in the front matter.
    """
    return plain_article(text, article_id) or read_in_full(text, article_id, file)


def read_in_full(text: str, article_id: str, file: str) -> Article:
    """As `read_article`, of whatever may stand in the file."""
    values, body = split_front_matter(text, file)
    fields = Fields(values, file, text)
    kind = fields.text("kind") or "article"
    if kind not in KINDS:
        fields.wrong("kind", f"{kind!r} is not known", f"it is one of {', '.join(KINDS)}")
    article = Article(
        id=article_id,
        date=fields.date("date"),
        page=fields.text("page", required=True),
        order=fields.whole("order", 1),
        title=fields.text("title", required=kind != "photo"),
        kicker=fields.text("kicker"),
        subtitle=fields.text("subtitle"),
        byline=fields.text("byline"),
        authors=fields.each("authors", _read_author),
        kind=next((known for known in KINDS if known == kind), "article"),
        lang=fields.text("lang"),
        keywords=fields.texts("keywords"),
        figures=fields.each("figures", _read_figure),
        continues=fields.one("continues", _read_continuation),
        continued_from=fields.one("continued_from", _read_continuation),
        source=fields.one("source", read_source),
        aliases=fields.texts("aliases"),
        body=body,
        extra={key: value for key, value in values.items() if key not in ARTICLE_KEYS},
    )
    fields.check()
    return article


def write_article(article: Article) -> str:
    """The text of the article's file: keys in a fixed, natural order, no empty ones."""
    values: dict[str, Any] = {
        "title": article.title,
        "kicker": article.kicker,
        "subtitle": article.subtitle,
        "byline": article.byline,
        "authors": [_filled(name=a.name, role=a.role, employer=a.employer) for a in article.authors],
        "date": article.date,
        "page": article.page,
        "order": article.order,
        "kind": "" if article.kind == "article" else article.kind,
        "lang": article.lang,
        "keywords": list(article.keywords),
        "figures": [_filled(caption=f.caption, credit=f.credit, file=f.file, url=f.url) for f in article.figures],
        "continues": _continuation(article.continues),
        "continued_from": _continuation(article.continued_from),
        "source": source_values(article.source),
        "aliases": list(article.aliases),
        **article.extra,
    }
    return join_front_matter(
        {key: value for key, value in values.items() if value not in ("", [], {}, None)}, article.body
    )


def source_values(source: Source | None) -> dict[str, str | dt.datetime]:
    """The YAML mapping of a Source; empty where there is none."""
    return _filled(url=source.url, sha256=source.sha256, captured=source.captured or "") if source else {}


def read_source(fields: Fields) -> Source:
    """The Source in a YAML mapping."""
    return Source(fields.text("url"), fields.text("sha256"), fields.moment("captured"))


def _continuation(other: Continuation | None) -> dict[str, Any]:
    return _filled(page=other.page, id=other.id) if other else {}


def _read_continuation(fields: Fields) -> Continuation:
    return Continuation(fields.text("page", required=True), fields.text("id"))


def _read_author(fields: Fields) -> Author:
    return Author(fields.text("name", required=True), fields.text("role"), fields.text("employer"))


def _read_figure(fields: Fields) -> Figure:
    return Figure(fields.text("caption"), fields.text("credit"), fields.text("file"), fields.text("url"))


def _filled(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value != ""}
