"""A page as the HTML of its facsimile."""
# ruff: noqa: E501  (markup keeps its template's lines)

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path

from ..newspaper import PAPER, PUBLISHER, Article, Block, Issue, Page, Paragraph, Table, Verse
from ..skins.parts import lines_of

STYLE = (Path(__file__).parent / "sheet.css").read_text(encoding="utf-8")
HOUSE = (
    ("征　稿", "“砚边”副刊长期征集旧物、街巷与河流的故事<br>来稿请寄墨川市纸坊巷68号　编辑部收", "inksticks"),
    ("订　报", "每天清晨六点半，替您把城市叫醒<br>订报热线　0000—6812345", "bridge-dawn"),
    ("问　河", "您记得宣河哪一年的水最清？<br>写信、来电、或到报社门口的信箱投一张纸条", "ferry"),
)


def sheet(issue: Issue, page: Page, size: tuple[int, int], drawn: dict[str, bytes]) -> str:
    rows = "\n".join(_row(page, line, index == 0, drawn) for index, line in enumerate(page.layout))
    return f"""<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>{STYLE}
@page {{ size: {size[0]}px {size[1]}px }} .page {{ width: {size[0]}px; height: {size[1]}px }}</style>
<div class="page">{_head(issue, page)}<div class="wenwu"></div>
<main>{rows}{_house(issue, page, drawn)}</main>
<footer><span>{PUBLISHER}主办　新闻热线 0000—6810110</span><span>本版编辑 叶　柳　版式 何　川</span><span>{PAPER} {page.number}</span></footer>
</div></html>"""


def _head(issue: Issue, page: Page) -> str:
    date = f"{issue.date.year}年{issue.date.month}月{issue.date.day}日"
    if issue.pages[0] is page:
        return f"""<div class="masthead"><div class="name">{PAPER}</div><div class="seal">墨川</div>
<div class="ear"><b>{date}　{issue.weekday}</b><br>{issue.lunar}　第{issue.number}期<br>今日{len(issue.pages)}版　零售1元</div></div>"""
    return f"""<div class="strip"><span class="label">{page.number}<i>{page.name}</i></span>
<span>{date}　{issue.weekday}</span><span class="own">{PAPER}</span></div>"""


def _row(page: Page, line: tuple[int, ...], is_first: bool, drawn: dict[str, bytes]) -> str:
    lead = is_first and len(line) == 1
    whole = lead and len(page.articles) == 1
    return f'<section class="row">{"".join(_article(page, n, lead, whole, drawn) for n in line)}</section>'


def _article(page: Page, index: int, lead: bool, whole: bool, drawn: dict[str, bytes]) -> str:
    article = page.articles[index]
    is_verse = any(isinstance(block, Verse) for block in article.blocks)
    names = [article.kind, *(["lead"] if lead else []), *(["whole"] if whole else []), *(["verse"] if is_verse else [])]
    length = sum(len(block.text) if isinstance(block, Paragraph) else 80 for block in article.blocks)
    share = 0.4 if article.kind == "photo" else (length + 160 * len(article.photos) + 60) / 400
    figures = _figures(article, drawn)
    body = f'<div class="body">{_body(article)}</div>' if article.blocks else ""
    copy = figures if article.kind == "photo" else f'<div class="copy">{figures}{body}</div>'
    return f"""<article class="{" ".join(names)}" data-index="{index}" data-share="{share:.3f}">
{_line("kicker", article.kicker)}<h1>{escape(article.title).replace(chr(10), "<br>")}</h1>{_line("subtitle", article.subtitle)}
{"" if article.tail_source else _line("byline", article.byline)}{copy}</article>"""


def _line(name: str, text: str) -> str:
    return f'<div class="{name}">{escape(text)}</div>' if text else ""


def _figures(article: Article, drawn: dict[str, bytes]) -> str:
    figures = "".join(
        f'<figure><img src="{_data(drawn[photo.file])}"><figcaption>{escape(photo.caption)} {escape(photo.credit or "")}</figcaption></figure>'
        for photo in article.photos
    )
    return f'<div class="figures">{figures}</div>' if figures else ""


def _body(article: Article) -> str:
    lines = [block for part in range(1, len(article.parts) + 1) for block in lines_of(article, part)]
    source = f'<p class="source">{escape(article.byline)}</p>' if article.tail_source else ""
    signed = len(lines) - 2 if article.kind == "notice" else len(lines)
    return (
        "".join(_block(block, n >= signed) for n, block in enumerate(lines) if not _is_closing(article, block)) + source
    )


def _is_closing(article: Article, block: Block) -> bool:
    return isinstance(block, Paragraph) and block.text == article.closing


def _block(block: Block, is_signature: bool) -> str:
    if isinstance(block, Verse):
        return f'<div class="stanza">{"<br>".join(map(escape, block.lines))}</div>'
    if isinstance(block, Table):
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
        return f"<table>{rows}</table>"
    if isinstance(block, Paragraph):
        name = "sign" if is_signature else "mark" if block.text[:2] in ("（下", "（上") else ""
        return f'<p class="{name}">{escape(block.text)}</p>'
    return ""


def _house(issue: Issue, page: Page, drawn: dict[str, bytes]) -> str:
    """The paper's own advertisement, where a page has room to spare; it is no article."""
    name, text, picture = HOUSE[(issue.position(page) + issue.number) % len(HOUSE)]
    return f'<div class="house"><img src="{_data(drawn[picture])}"><b>{name}</b><span>{text}</span></div>'


def _data(jpeg: bytes) -> str:
    return f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"
