"""Family C in tables: `span#contenttitle`, `span#contenttext`, hot zones as `a.overlink`. Issue of 2021-01-08."""
# ruff: noqa: E501  (markup keeps its template's lines)

from __future__ import annotations

from html import escape

from ..addresses import article_path, headlines_path, large_path, link, page_path, pdf_path, shown_path
from ..newspaper import PAPER, PUBLISHER, Article, Issue, Page
from ..plates import Plate
from .parts import LEFT, NO_ARTICLE, RIGHT, caption, headline, neighbours, other_page, photo_source, run_body

SHOWN_WIDTH = 400
SHOWN_WIDTH_SPREAD = 640


def page_document(issue: Issue, page: Page, plate: Plate | None) -> str:
    here = page_path(issue, page)
    return f"""{_opening(issue, page, issue.declares)}
<table width="980" align="center" cellspacing="0" cellpadding="4" border="0"><tr valign="top">
<td width="420">{_page_head(issue, page, here)}
{facsimile(issue, page, plate, here)}</td>
<td>{_page_list(issue, here)}
{_article_list(issue, page, here)}</td></tr>
<tr><td colspan="2">{_navigation(issue, page, here)}</td></tr></table>
</body></html>
"""


def article_document(issue: Issue, page: Page, article: Article) -> str:
    here = article_path(issue, page, article)
    photos = "<br>\n".join(
        f'<a target=_blank href="{src}"><img class=newspic src="{src}" border=0></a><br>{escape(caption(photo, " {}"))}'
        for photo in article.photos
        for src in [photo_source(issue, page, photo, here)]
    )
    body = _notice(run_body(article)) if article.kind == "notice" else run_body(article)
    return f"""{_opening(issue, page, article.declares, article)}
<table width="980" align="center" cellspacing="0" cellpadding="4" border="0"><tr valign="top">
<td width="300" class="left">{_page_head(issue, page, here)}
{_article_list(issue, page, here)}
<p>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;{PAPER}</p>
{_navigation(issue, page, here)}</td>
<td class="right">{_page_head(issue, page, here)}
{_siblings(issue, page, article, here)}
<div class="riqi">{issue.date:%Y/%m/%d}</div><div id="langdu"><a href="javascript:void(0)" onclick="speak()">朗读</a></div>
<table width="100%" cellspacing="0" cellpadding="0">
<tr><td align="middle" class="yinti">{headline(article.kicker)}</td></tr>
<tr><td align="middle"><span id="contenttitle">{headline(article.title)}</span></td></tr>
<tr><td align="middle" class="futi">{headline(article.subtitle)}</td></tr>
<tr><td align="middle" class="zuozhe">{escape(article.byline)}</td></tr>
<tr><td>{f'<div id="imagelist" align="center">{photos}</div>' if photos else ""}
<span id="contenttext">{body}</span></td></tr>
</table>
<p><a href="javascript:comment()">发表评论</a>&nbsp;&nbsp; 上一页 下一页</p>
<p>{_arrow(LEFT)}{_step("上一篇", issue, page, article, here, 0)}&nbsp;&nbsp; {_step("下一篇", issue, page, article, here, 1)}{_arrow(RIGHT)}&nbsp;&nbsp; {issue.date:%Y/%m/%d}</p>
<div class="xiangguan">相关文章:<ul></ul></div></td></tr></table>
</body></html>
"""


def facsimile(issue: Issue, page: Page, plate: Plate | None, here: str) -> str:
    """The page's image under its hot zones."""
    if plate is None:
        return '<div id="mylink"></div>'
    width = SHOWN_WIDTH_SPREAD if page.is_spread else SHOWN_WIDTH
    size = ""
    if page.image == "full":
        width = plate.width
    else:
        size = f' width="{width}" height="{plate.shown_height(width)}"'
    zones = "\n".join(
        _zone(issue, page, article, plate.pixels(index, width), here) for index, article in enumerate(page.articles)
    )
    image = f'<img id="bmt" src="{link(here, shown_path(issue, page))}"{size} border="0">'
    if page.sizes:
        image = f'<a href="{link(here, large_path(issue, page))}" target="_blank">{image}</a>'
    return f'<div id="mylink" style="position:relative">{image}\n{zones}</div>'


def _zone(issue: Issue, page: Page, article: Article, box: tuple[float, ...], here: str) -> str:
    left, top, right, bottom = (round(n) for n in box)
    style = f"position:absolute;left:{left}px;top:{top}px;width:{right - left}px;height:{bottom - top}px"
    target = link(here, article_path(issue, page, article))
    name = escape(article.plain_title)
    if page.image == "full":  # this state of the template keeps the target in `alt`
        return f'<a class="overlink" style="{style}" alt="{target}" neirong="{name}"></a>'
    return f'<a class="overlink" style="{style}" href="{target}" neirong="{name}"></a>'


def _opening(issue: Issue, page: Page, declared: str, article: Article | None = None) -> str:
    name = escape(article.plain_title) if article else f"第{page.number}版:{page.name}"
    return f"""<html>
<head>
<META http-equiv="Content-Type" content="text/html; charset={declared}">
<title>{name}_{PAPER}数字报</title>
<link rel="stylesheet" href="../../css/szb.css" type="text/css">
<script src="../../js/overlink.js"></script>
</head>
<body bgcolor="#FFFFFF" topmargin="0">"""


def _page_head(issue: Issue, page: Page, here: str) -> str:
    place = issue.pages.index(page)
    before = issue.pages[place - 1] if place else None
    after = issue.pages[place + 1] if place + 1 < len(issue.pages) else None
    steps = " ".join(
        f'<a href="{link(here, page_path(issue, other))}">{_arrow(glyph)}</a> &nbsp;&nbsp;'
        if other
        else f"{_arrow(glyph)} &nbsp;&nbsp;"
        for other, glyph in ((before, LEFT), (after, RIGHT))
    )
    pdf = f'<a href="{link(here, pdf_path(issue, page))}">PDF 版</a>' if page.pdf else "PDF 版"
    return f'<table class="bantou"><tr><td>第{page.number}版:{page.name}</td><td nowrap>{steps}</td><td class="pdf">{pdf}</td></tr></table>'


def _page_list(issue: Issue, here: str) -> str:
    items = "\n".join(
        f'<LI class="banci"><a href="{target}">第{page.number}版</a> <a href="{target}">{page.name}</a>'
        for page in issue.pages
        for target in [link(here, page_path(issue, page))]
    )
    return f'<ul id="banlist">{items}</ul>'


def _article_list(issue: Issue, page: Page, here: str) -> str:
    items = "\n".join(
        f'<li>· <a href="{link(here, article_path(issue, page, article))}">{headline(article.title)}</a>'
        f"{_reference(issue, article)}</li>"
        for article in page.articles
    )
    return f'<ul id="newslist">{items}</ul>'


def _reference(issue: Issue, article: Article) -> str:
    other = other_page(issue, article)
    return f'<div class="canjian">{_arrow(RIGHT)}参见第{other[0]}版--{other[1]}</div>' if other else ""


def _navigation(issue: Issue, page: Page, here: str) -> str:
    first = link(here, page_path(issue, issue.pages[0]))
    return f"""<p><a href="../IssueIndex.htm">返回主页</a> | <a href="{first}">版面导航</a> | <a href="{link(here, headlines_path(issue))}">标题导航</a></p>
<p><a href="../20210107/PageA01a.htm">上一期</a> <a href="#">下一期</a> <a href="javascript:goSame(-1)">本版上一期</a> <a href="javascript:goSame(1)">本版下一期</a> <a href="javascript:rili()">日历</a></p>
<p>{PUBLISHER} 主办&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;;</p>"""


def _siblings(issue: Issue, page: Page, article: Article, here: str) -> str:
    before, after = neighbours(page, article)
    rows = []
    for glyph, label, other in ((LEFT, "上一篇", before), (RIGHT, "下一篇", after)):
        if other is None:
            rows.append(f"<div>{_arrow(glyph)}{label}:{NO_ARTICLE}&nbsp;&nbsp;</div>")
        else:
            target = link(here, article_path(issue, page, other))
            rows.append(f'<div>{_arrow(glyph)}{label}:<a href="{target}">{headline(other.title)}</a>&nbsp;&nbsp;</div>')
    return "\n".join(rows) + _reference(issue, article)


def _step(label: str, issue: Issue, page: Page, article: Article, here: str, side: int) -> str:
    other = neighbours(page, article)[side]
    return f'<a href="{link(here, article_path(issue, page, other)) if other else ""}">{label}</a>'


def _notice(body: str) -> str:
    return f'<table border=1 width="90%" align=center><tr><td><table width="100%" cellpadding=6><tr><td>{body}</td></tr></table></td></tr></table>'


def _arrow(glyph: str) -> str:
    return f"<font face=Webdings>{glyph}</font>"
