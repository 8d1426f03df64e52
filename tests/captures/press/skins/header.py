"""Family C with `#news-header` and hidden inputs. Issues of 2021-01-11 and 2021-01-12 (there the font of the arrows is lost)."""
# ruff: noqa: E501  (markup keeps its template's lines)

from __future__ import annotations

from html import escape

from ..addresses import article_path, headlines_path, link, page_path, pdf_path
from ..newspaper import PAPER, PUBLISHER, Article, Issue, Page
from ..plates import Plate
from .parts import LEFT, NO_ARTICLE, RIGHT, caption, headline, neighbours, other_page, photo_source, run_body
from .table import facsimile

PREVIOUS = {"20210111": "20210108/PageA01a.htm", "20210112": "20210111/PageA01HO.htm"}


def page_document(issue: Issue, page: Page, plate: Plate | None) -> str:
    here = page_path(issue, page)
    return f"""{_opening(issue.declares, f"{PAPER} 第{page.number}版 {page.name}")}
<div id="main"><div class="banmian">
<div class="ban-name">第{page.number}版：{page.name}</div>
{facsimile(issue, page, plate, here)}
<div class="pdf">{_pdf(issue, page, here)}</div></div>
<div class="daohang">{_page_list(issue, here)}
<h4>本版目录</h4>{_article_list(issue, page, here)}</div>
{_footer(issue, here)}</div>
</body>
</html>
"""


def article_document(issue: Issue, page: Page, article: Article) -> str:
    here = article_path(issue, page, article)
    photos = "".join(_photo_table(issue, page, article, here))
    byline = "" if article.tail_source else article.byline
    return f"""{_opening(article.declares, article.plain_title)}
<div id="main">
<div id="side"><div class="ban-name">第{page.number}版：{page.name}</div>{_article_list(issue, page, here)}
<div class="pdf">{_pdf(issue, page, here)}</div></div>
<div id="news">
<div class="pn">{_siblings(issue, page, article, here)}</div>
<div id="news-header">
<h2>{headline(article.kicker)}</h2>
<h1>{headline(article.title)}</h1>
<h2>{headline(article.subtitle)}</h2>
<p class="news-date">{issue.date:%Y-%m-%d} {issue.weekday}&nbsp;&nbsp;作者：<span class="author">{escape(byline)}</span></p>
</div>
<div id="news-con"><span id="contenttext">{photos}{run_body(article)}</span></div>
<input type="hidden" id="Text_title" value="{escape(article.plain_title)}">
<input type="hidden" id="Text_author" value="{escape(byline)}">
<input type="hidden" id="Text_date" value="{issue.date:%Y-%m-%d}">
<div class="pn">{_siblings(issue, page, article, here)}</div>
<div class="related">相关文章:</div>
</div>
{_footer(issue, here)}</div>
</body>
</html>
"""


def _photo_table(issue: Issue, page: Page, article: Article, here: str) -> list[str]:
    tables = []
    for photo in article.photos:
        source = photo_source(issue, page, photo, here)
        tables.append(
            f'<TABLE align=center><TR><TD><a target=_blank href="{source}"><img src="{source}" border=0></a></TD></TR>\n'
            f"<TR><TD>{escape(caption(photo, '（{}）'))}</TD></TR></TABLE>\n"
        )
    return tables


def _opening(declared: str, title: str) -> str:
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="{declared}">
<title>{escape(title)}</title>
<link rel="stylesheet" href="../../css/dzb2021.css">
</head>
<body>"""


def _pdf(issue: Issue, page: Page, here: str) -> str:
    return f'<a href="{link(here, pdf_path(issue, page))}">PDF版</a>' if page.pdf else ""


def _page_list(issue: Issue, here: str) -> str:
    items = "\n".join(
        f'<div class="shijuedaohang"><a href="{link(here, page_path(issue, page))}">[{page.number}]{page.name}</a></div>'
        for page in issue.pages
    )
    return f'<div class="gebanlist"><li>{items}</li></div>'


def _article_list(issue: Issue, page: Page, here: str) -> str:
    rows = []
    for article in page.articles:
        target = link(here, article_path(issue, page, article))
        other = other_page(issue, article)
        reference = f"<p>{_arrow(issue, RIGHT)}参见第{other[0]}版--{other[1]}</p>" if other else ""
        icon = f'<a href="{target}"><img src="../../images/pic.gif" alt=""></a>' if article.photos else ""
        rows.append(f'<li><a class="atitle" href="{target}">{headline(article.title)}</a>{icon}{reference}</li>')
    return '<ul class="newslist">' + "\n".join(rows) + "</ul>"


def _siblings(issue: Issue, page: Page, article: Article, here: str) -> str:
    before, after = neighbours(page, article)
    return (
        f"{_sibling(issue, page, before, here, LEFT, '上一篇')} {_sibling(issue, page, after, here, RIGHT, '下一篇')}"
    )


def _sibling(issue: Issue, page: Page, other: Article | None, here: str, glyph: str, label: str) -> str:
    arrow = _arrow(issue, glyph)
    if other is not None:
        target = link(here, article_path(issue, page, other))
        return f'{arrow}{label}:<a href="{target}">{headline(other.title)}</a>&nbsp;&nbsp;'
    return f"{arrow}{label}:{NO_ARTICLE}&nbsp;&nbsp;" if issue.leaks else f'{arrow}<a href="#">{label}</a>&nbsp;&nbsp;'


def _footer(issue: Issue, here: str) -> str:
    previous = PREVIOUS[f"{issue.date:%Y%m%d}"]
    return f"""<div id="foot"><a href="../IssueIndex.htm">返回主页</a> | <a href="{link(here, page_path(issue, issue.pages[0]))}">版面导航</a> | <a href="{link(here, headlines_path(issue))}">标题导航</a>
<a href="../{previous}">上一期</a> <a href="javascript:;">下一期</a>
<p>{PUBLISHER} 主办</p></div>"""


def _arrow(issue: Issue, glyph: str) -> str:
    return glyph if issue.flattened else f'<font face="Webdings">{glyph}</font>'
