"""Family B, founder tags. Issue of 2021-01-06."""
# ruff: noqa: E501  (markup keeps its template's lines)

from __future__ import annotations

from html import escape

from ..addresses import article_path, large_path, link, page_path, pdf_path, shown_path
from ..newspaper import PAPER, PUBLISHER, Article, Issue, Page
from ..plates import Plate
from .parts import LEFT, RIGHT, caption, headline, neighbours, paragraph_body, photo_source

SHOWN_WIDTH = {"b": 400, "brief": 350}


def page_document(issue: Issue, page: Page, plate: Plate | None) -> str:
    here = page_path(issue, page)
    return f"""{_opening(issue.declares, f"{PAPER}电子版")}
<div id="ozoom">
<table width="1000" align="center"><tr><td width="420" valign="top">
{facsimile(issue, page, plate, here)}
<table><tr><td>第{page.number}版：<STRONG>{page.name}</STRONG></td><td nowrap>{_page_steps(issue, page, here)}</td>
<td>{_pdf(issue, page, here)}</td></tr></table></td>
<td valign="top"><div class="riqi">{issue.date.year}年{issue.date.month}月{issue.date.day}日　星期<font class=xq>{issue.weekday[-1]}</font></div>
<table class="mulu"><tr><td>第{page.number}版　　　　　　<span>{page.name}</span></td></tr>
<tr><td><ul>{_article_list(issue, page, here)}</ul></td></tr></table>
{_panel(issue, here)}
<table class="banmu">{_page_list(issue, here)}</table>
<p>{_issue_steps(issue)}</p></td></tr></table>
<p align=center>主办单位：{PUBLISHER}</p>
</div>
</body>
</html>
<!--enpproperty <founder-date>{issue.date} 00:00:00</founder-date><founder-pagenum>{page.number}</founder-pagenum><founder-papername>{PAPER}</founder-papername><founder-type>2</founder-type><founder-content>{PAPER}</founder-content>/enpproperty-->
"""


def article_document(issue: Issue, page: Page, article: Article, part: int) -> str:
    here = article_path(issue, page, article, part)
    body = paragraph_body(article, part)
    return f"""{_opening(article.declares, f"{article.plain_title}-{PAPER}")}
<table width="1000" align="center"><tr><td class="bantou">第{page.number}版：{page.name}</td><td>{issue.date.year}年{issue.date.month}月{issue.date.day}日　{issue.weekday}</td>
<td>{_siblings(issue, page, article, here)}</td></tr></table>
<table width="640" align="center" id="biaoti">
<tr><td class="font02" align="center">{headline(article.kicker)}</td></tr>
<tr><td class="font01" align="center"><founder-title>{headline(article.title)}</founder-title></td></tr>
<tr><td class="font02" align="center">{headline(article.subtitle)}</td></tr>
<tr><td class="font02" align="center"><founder-author>{escape(article.byline)}</founder-author></td></tr></table>
{_photos(issue, page, article, here) if part == 1 else ""}
<div id="ozoom"><founder-content><!--enpcontent-->{body}<!--/enpcontent--></founder-content></div>
{_part_links(issue, page, article, part, here)}
<p align=right>{_siblings(issue, page, article, here)}</p>
</body>
</html>
<!--enpproperty <articleid>{article.id}</articleid><date>{issue.date} 00:00:00.0</date><author>{article.byline}</author><title>{article.title.replace(chr(10), "<br>")}</title><keyword>null</keyword><subtitle>{article.subtitle or "null"}</subtitle><introtitle>{article.kicker or "null"}</introtitle><siteid>1</siteid><nodeid>{page.node}</nodeid><nodename>{page.name}</nodename><founder-type>1</founder-type>/enpproperty-->
"""


def facsimile(issue: Issue, page: Page, plate: Plate | None, here: str) -> str:
    """The map stands before its image; NAME and USEMAP differ in case."""
    if plate is None:
        return ""
    width = SHOWN_WIDTH["brief" if page.sizes else "b"]
    size = f" width={width} height={plate.shown_height(width)}"
    if page.image == "full":
        width, size = plate.width, ""
    areas = "".join(_area(issue, page, index, plate.pixels(index, width), here) for index in range(len(page.articles)))
    image = f"<img src={link(here, shown_path(issue, page))} border=0{size} USEMAP=#PagePicMap>"
    if page.sizes:
        image = f"<a href={link(here, large_path(issue, page))}>{image}</a>"
    return f"<MAP NAME=pagepicmap>{areas}</MAP>{image}"


def _area(issue: Issue, page: Page, index: int, box: tuple[float, float, float, float], here: str) -> str:
    article = page.articles[index]
    target = link(here, article_path(issue, page, article))
    if not has_region(article):
        return f'<Area coords="null" shape="polygon" href="{target}">'
    if page.number == "A03":  # as the vendor's code wrote them: percent times size, never rounded
        return f'<Area coords="{_polygon(box, 2)}" shape="polygon" href="{target}">'
    left, top, right, bottom = box
    if article.photos and len(page.articles) > 1:  # headline and text drawn apart: the polygon touches itself
        waist = top + (bottom - top) * 0.4
        points = (
            left,
            top,
            right,
            top,
            right,
            waist,
            left,
            waist,
            right,
            waist,
            right,
            bottom,
            left,
            bottom,
            left,
            waist,
        )
        coords = ",".join(f"{round(n)}" for n in points)
        return f'<Area coords="{coords}" shape="polygon" href="{target}">'
    coords = _polygon(box, None)
    if page.number == "A04" and index == 0:  # two areas, one article
        return "".join(f'<Area coords="{coords}" shape="polygon" href="{target}?div={div}">' for div in (0, -1))
    return f'<Area coords="{coords}" shape="polygon" href="{target}">'


def has_region(article: Article) -> bool:
    """The template writes `coords="null"` for an advertisement."""
    return article.kind != "ad"


def _polygon(box: tuple[float, float, float, float], digits: int | None) -> str:
    left, top, right, bottom = (round(n, digits) for n in box)
    return ",".join(map(str, (left, top, right, top, right, bottom, left, bottom)))


def _opening(declared: str, title: str) -> str:
    return f"""<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset={declared}">
<title>{escape(title)}</title>
<link href="../../../tplimg/mccb.css" rel="stylesheet" type="text/css">
</head>
<body text=#000000 topmargin=0>"""


def _article_list(issue: Issue, page: Page, here: str) -> str:
    rows = []
    for article in page.articles:
        target = link(here, article_path(issue, page, article))
        again = f"<a href={target}><img src=../../../tplimg/pic.gif border=0></a>" if article.photos else ""
        rows.append(f"<li><a href={target}><div id=mp{article.id}>{headline(article.title)}</div></a>{again}")
    return "\n".join(rows)


def _panel(issue: Issue, here: str) -> str:
    """今日关注: articles of other pages, too."""
    found = [(page, article) for page in issue.pages for article in page.articles if article.id in issue.panel]
    rows = "".join(
        f"<tr><td align=left><a href={link(here, article_path(issue, page, article))}>"
        f"<div id=mp{article.id}>{headline(article.title)}</div></a></td></tr>"
        for page, article in found
    )
    return f'<table class="guanzhu"><tr><td>今日关注</td></tr>{rows}</table>'


def _page_list(issue: Issue, here: str) -> str:
    rows = []
    for page in issue.pages:
        pdf = _pdf(issue, page, here)
        target = "./" + link(here, page_path(issue, page))
        rows.append(f"<tr><td><a id=pageLink href={target}>第{page.number}版：{page.name}</a></td><td>{pdf}</td></tr>")
    return "\n".join(rows)


def _pdf(issue: Issue, page: Page, here: str) -> str:
    if not page.pdf:
        return ""
    return f"<a href={link(here, pdf_path(issue, page))}><img src=../../../tplimg/pdf.gif border=0></a>"


def _page_steps(issue: Issue, page: Page, here: str) -> str:
    place = issue.pages.index(page)
    steps = []
    if place:
        steps.append(f"<a href={link(here, page_path(issue, issue.pages[place - 1]))}>{arrow(LEFT)}上一版</a>")
    if place + 1 < len(issue.pages):
        steps.append(f"<a href={link(here, page_path(issue, issue.pages[place + 1]))}>{arrow(RIGHT)}下一版</a>")
    return " ".join(steps)


def _issue_steps(issue: Issue) -> str:
    return f'<a href="../../2020-12/31/node_1.htm">{arrow(LEFT)}上一期</a> <a href="#" onclick="goNextPeriod()">下一期{arrow(RIGHT)}</a>'


def _siblings(issue: Issue, page: Page, article: Article, here: str) -> str:
    before, after = neighbours(page, article)
    left = f' href="{link(here, article_path(issue, page, before))}"' if before else ""
    right = f' href="{link(here, article_path(issue, page, after))}"' if after else ' href="#"'
    return f"<a{left}>{arrow(LEFT)}上一篇</a> <a{right}>下一篇{arrow(RIGHT)}</a> <a href='javascript:read()'>朗读</a>"


def _photos(issue: Issue, page: Page, article: Article, here: str) -> str:
    rows = "".join(
        f"<tr><td><img src={photo_source(issue, page, photo, here)} border=0></td></tr>"
        f"<tr><td>{escape(caption(photo, '　{}'))}</td></tr>\n"
        for photo in article.photos
    )
    return f"<table id=newspic align=center>{rows}</table>" if rows else ""


def _part_links(issue: Issue, page: Page, article: Article, part: int, here: str) -> str:
    if len(article.parts) == 1:
        return ""
    names = ((part - 1, "上一页"), (part + 1, "下一页"))
    links = (
        f"<a href={link(here, article_path(issue, page, article, number))}>{name}</a>"
        if 0 < number <= len(article.parts)
        else name
        for number, name in names
    )
    return f'<p align=center class="fenye">{" ".join(links)}</p>'


def arrow(glyph: str) -> str:
    return f"<FONT face=Webdings>{glyph}</FONT>"
