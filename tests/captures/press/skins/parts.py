"""Small pieces of markup that several skins share, and the defects they leak."""

from __future__ import annotations

from html import escape

from ..addresses import link, photo_path
from ..newspaper import Article, Block, Issue, Page, Paragraph, Photo, Table, Verse

NO_PAGE = "****处理标记:[Article]时, 字段 [URLOtherPageNo] 在数据源中没有找到! ****"
NO_PAGE_NAME = "****处理标记:[Article]时, 字段 [URLOtherPageName] 在数据源中没有找到! ****"
NO_ARTICLE = "****处理标记:[Article]时,数据源为空。 ****"
LEFT, RIGHT = "3", "4"  # the arrows of the Webdings font

INDENTS = {"usual": "　　", "p": "　　", "nbsp": "&nbsp;&nbsp;&nbsp;&nbsp;"}


def other_page(issue: Issue, article: Article) -> tuple[str, str] | None:
    """Number and name that 参见第…版--… shows: real, leaked, or nothing at all."""
    turn = article.continues or article.continued_from
    if turn is not None:
        return turn.page, issue.page(turn.page).name
    return (NO_PAGE, NO_PAGE_NAME) if issue.leaks else None


def turn_line(article: Article) -> tuple[str, str]:
    """The printed marks before and after the body: (上接…), (下转…)."""
    before = f"（上接{article.continued_from.page}版）" if article.continued_from else ""
    after = f"（下转{article.continues.page}版）" if article.continues else ""
    return before, after


def headline(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def caption(photo: Photo, shape: str) -> str:
    if photo.credit is None:
        return photo.caption
    return photo.caption + shape.format(photo.credit)


def photo_source(issue: Issue, page: Page, photo: Photo, document: str) -> str:
    return link(document, photo_path(issue, page, photo.file))


def last_part(article: Article, part: int) -> bool:
    return part == len(article.parts)


def lines_of(article: Article, part: int) -> list[Block]:
    """The blocks of a part with the marks, closing byline and pushed-right source that stand in the body."""
    before, after = turn_line(article)
    blocks: list[Block] = list(article.parts[part - 1])
    if part == 1 and before:
        blocks.insert(0, Paragraph(before))
    if last_part(article, part):
        blocks += [Paragraph(text) for text in (after, article.closing) if text]
    return blocks


def run_body(article: Article, part: int = 1) -> str:
    """Family C: one run, `<BR>` and an indent before each paragraph; a poem's lines without indent."""
    indent = INDENTS[article.markup]
    opening, closing = ("<P>", "\n") if article.markup == "p" else ("", "<BR>\n")
    return "".join(_run(block, indent, opening, closing) for block in lines_of(article, part)) + tail_source(article)


def paragraph_body(article: Article, part: int = 1) -> str:
    """Family B: `<P>` that nothing closes."""
    indent = INDENTS[article.markup]
    return "".join(_run(block, indent, "<P>", "\n") for block in lines_of(article, part)) + tail_source(article)


def tail_source(article: Article) -> str:
    return "&nbsp;" * 40 + escape(article.byline) if article.tail_source else ""


def _run(block: Block, indent: str, opening: str, closing: str) -> str:
    if isinstance(block, Paragraph):
        return f"{opening}{indent}{escape(block.text, quote=False)}{closing}"
    if isinstance(block, Verse):
        return opening + "<BR>\n".join(block.lines) + "<BR>" + ("<BR>\n" if not opening else "\n")
    if isinstance(block, Table):
        return opening + table(block) + closing
    return ""


def table(block: Table) -> str:
    rows = "".join("<TR>" + "".join(f"<TD>{escape(cell)}" for cell in row) + "\n" for row in block.rows)
    return f"<TABLE border=1 cellspacing=0 cellpadding=3 align=center>\n<TBODY>{rows}</TBODY></TABLE>"


def neighbours(page: Page, article: Article) -> tuple[Article | None, Article | None]:
    place = page.articles.index(article)
    before = page.articles[place - 1] if place else None
    after = page.articles[place + 1] if place + 1 < len(page.articles) else None
    return before, after
