"""Text -> bytes, honestly or not: what a page declares and what it is are two things."""

from __future__ import annotations

from .newspaper import Article, Issue


def encoded(text: str, codec: str, line_end: str = "\n") -> bytes:
    return text.replace("\n", line_end).encode("gb18030" if codec.startswith("gb") else codec)


def page_codec(issue: Issue) -> tuple[str, str]:
    """(real, declared) of an issue's own pages."""
    return issue.bytes, issue.declares


def article_codec(article: Article) -> tuple[str, str]:
    """(real, declared) of an article."""
    return article.bytes, article.declares
