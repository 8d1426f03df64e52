"""Issues and plates -> every document of the demo, as path and bytes."""

from __future__ import annotations

from collections.abc import Iterator

from .addresses import article_path, page_path
from .encoding import article_codec, encoded, page_codec
from .newspaper import HOST, Article, Issue, Page
from .plates import Plate, key
from .skins import dump, entries, founder, founder_old, header, oddities, table

TREE = f"demo/{HOST}"
DUMPS = "demo/text-dumps"
SAVED = "demo/saved/mochuan-A01-002.html"
DUPLICATE = ("2021-01-08", "A01", 3)  # the article that was also saved by hand

FOUNDER = {"founder": founder, "founder-old": founder_old}
PAPERINDEX = {"table": table, "header": header}


def documents(issues: list[Issue], plates: dict[str, Plate]) -> Iterator[tuple[str, bytes]]:
    for path, text in entries.entries(issues).items():
        yield f"{TREE}/{path}", text.encode()
    yield f"{TREE}/dzb/list.html", oddities.unknown_template().encode()
    for issue in issues:
        for page in issue.pages:
            if page.dump:
                yield from _dumps(issue, page)
            elif page.captured:
                yield from _page(issue, page, plates.get(key(issue, page)))


def dump_path(issue: Issue, page: Page, article: Article) -> str:
    return f"{DUMPS}/{page.articles.index(article):03d}_{issue.date:%Y%m%d}{page.number}.txt"


def capture_paths(issue: Issue, page: Page, article: Article) -> list[str]:
    """The files that hold an article, the parts in order."""
    if not article.captured:
        return []
    if page.dump:
        return [dump_path(issue, page, article)]
    return [f"{TREE}/{article_path(issue, page, article, part)}" for part in range(1, len(article.parts) + 1)]


def _dumps(issue: Issue, page: Page) -> Iterator[tuple[str, bytes]]:
    for article in page.articles:
        if article.captured:
            yield dump_path(issue, page, article), dump.article_dump(issue, page, article).encode()


def _page(issue: Issue, page: Page, plate: Plate | None) -> Iterator[tuple[str, bytes]]:
    plate = None if page.image == "none" else plate
    line_end = "\r\n" if issue.skin == "founder-old" else "\n"
    skin = FOUNDER.get(issue.skin) or PAPERINDEX[issue.skin]
    yield (
        f"{TREE}/{page_path(issue, page)}",
        encoded(skin.page_document(issue, page, plate), page_codec(issue)[0], line_end),
    )
    for article in page.articles:
        if article.soft404:
            yield f"{TREE}/{article_path(issue, page, article)}", oddities.soft_404().encode()
        if not article.captured:
            continue
        for part, text in enumerate(_article(issue, page, article), start=1):
            path = f"{TREE}/{article_path(issue, page, article, part)}"
            yield path, encoded(text, article_codec(article)[0], line_end)
            if (str(issue.date), page.number, article.id) == DUPLICATE:
                yield SAVED, oddities.saved_by_hand(text, issue, page, article).encode()


def _article(issue: Issue, page: Page, article: Article) -> Iterator[str]:
    if issue.skin in FOUNDER:
        for part in range(1, len(article.parts) + 1):
            yield FOUNDER[issue.skin].article_document(issue, page, article, part)
    else:
        yield PAPERINDEX[issue.skin].article_document(issue, page, article)
