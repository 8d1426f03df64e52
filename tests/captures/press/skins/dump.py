"""An article page as an HTML-to-text tool leaves it: the shape of our one real capture, with text of our own."""

from __future__ import annotations

from ..newspaper import PAPER, PUBLISHER, Article, Issue, Page
from .parts import LEFT, NO_ARTICLE, NO_PAGE, NO_PAGE_NAME, RIGHT, lines_of, neighbours

NBSP = "\u00a0"
REFERENCE = f"{RIGHT}参见第{NO_PAGE}版--{NO_PAGE_NAME}"
INDENT = "  "


def article_dump(issue: Issue, page: Page, article: Article) -> str:
    head = [f"第{page.number}版:{page.name}", f"{LEFT} {NBSP * 2} {RIGHT} {NBSP * 2}", "PDF 版"]
    listed = [line for other in page.articles for line in (f"· {other.plain_title}", REFERENCE)]
    paper = [
        NBSP * 5 + PAPER,
        "返回主页 | 版面导航 | 标题导航",
        "上一期 下一期 本版上一期 本版下一期 日历",
        f"{PUBLISHER} 主办{NBSP * 6};",
    ]
    before, after = neighbours(page, article)
    steps = [
        f"{LEFT}上一篇:{before.plain_title if before else NO_ARTICLE}{NBSP * 2}",
        f"{RIGHT}下一篇:{after.plain_title if after else NO_ARTICLE}{NBSP * 2}",
        f"{REFERENCE}{NBSP * 2}",
    ]
    date = f"{issue.date:%Y/%m/%d}"
    foot = [
        "",
        "",
        "发表评论   上一页 下一页",
        "",
        "",
        f"{LEFT}上一篇{NBSP * 2} 下一篇{RIGHT}{NBSP * 2} {date}",
        "相关文章:",
    ]
    text = [date, "朗读", article.kicker, article.title, article.subtitle, article.byline, ""]
    lines = [*head, *listed, *paper, *head, *steps, *text, *_captions(article), *_body(article), *foot]
    return "\n".join(lines)


def _captions(article: Article) -> list[str]:
    return [line for photo in article.photos for line in (INDENT + photo.caption, "")]


def _body(article: Article) -> list[str]:
    return [INDENT + text for block in lines_of(article, 1) if (text := getattr(block, "text", ""))]
