"""Family B, the skin before founder tags: `h1` to `h4`, `div.lai`, titles written by script. Issue of 2020-01-08."""
# ruff: noqa: E501  (markup keeps its template's lines)

from __future__ import annotations

from html import escape

from ..addresses import article_path, link, page_path, pdf_path
from ..newspaper import PAPER, PUBLISHER, Article, Issue, Page
from ..plates import Plate
from .founder import arrow, facsimile
from .parts import LEFT, RIGHT, caption, headline, neighbours, paragraph_body, photo_source


def page_document(issue: Issue, page: Page, plate: Plate | None) -> str:
    here = page_path(issue, page)
    return f"""{_opening(issue.declares, PAPER)}
<div class="l_c">{facsimile(issue, page, plate, here)}</div>
<div class="r_c"><p id="paperdatediv">{issue.date:%Y}年{issue.date:%m}月{issue.date:%d}日
{issue.weekday}</p>
<p>第{page.number}版：<STRONG>{page.name}</STRONG> {_page_steps(issue, page, here)}</p>
<ul>{_script_titles(issue, page, here)}</ul>
<div class="list_p"><ul>{_page_list(issue, here)}</ul></div>
<div style="display:none">{_plain_titles(issue, page, here)}</div></div>
<p>{PUBLISHER}主办</p>
</body>
<script>if(document.all)document.body.focus();</script>
</html>
"""


def article_document(issue: Issue, page: Page, article: Article, part: int) -> str:
    here = article_path(issue, page, article, part)
    content = (_photos(issue, page, article, here) if part == 1 else "") + _body(article, part)
    kicker = f"<h3>{headline(article.kicker)}</h3>\n" if article.kicker else ""
    subtitle = f"<h2>{headline(article.subtitle)}</h2>\n" if article.subtitle else ""
    return f"""{_opening(article.declares, article.plain_title)}
<div class="text_c">
{kicker}<h1>{headline(article.title)}</h1>
{subtitle}<h4>{escape(article.byline)}</h4>
<div class="lai">《 {PAPER} 》（ {issue.date:%Y}年{issue.date:%m}月{issue.date:%d}日   {page.number} 版）</div>
<div id="articleContent">{content}</div>
{_parts(issue, page, article, part, here)}
<p>{_siblings(issue, page, article, here)}</p>
</div>
</body>
</html>
"""


def _opening(declared: str, title: str) -> str:
    return f"""<html>
<head>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={declared}">
<title>{escape(title)}</title>
<script>
function view(t){{return t.replace(/<br>/gi," ");}}
</script>
</head>
<body>"""


def _body(article: Article, part: int) -> str:
    body = paragraph_body(article, part)
    if article.kind != "notice":
        return body
    return f"<TABLE border=1 align=center><TBODY><TR><TD><TABLE cellpadding=8><TBODY><TR><TD>{body}</TD></TR></TBODY></TABLE></TD></TR></TBODY></TABLE>"


def _photos(issue: Issue, page: Page, article: Article, here: str) -> str:
    return "".join(
        f"<TABLE align=center><TBODY><TR><TD><IMG src={photo_source(issue, page, photo, here)} border=0></TD></TR>"
        f"<TR><TD>{escape(caption(photo, '（{}）'))}</TD></TR></TBODY></TABLE>\n"
        for photo in article.photos
    )


def _script_titles(issue: Issue, page: Page, here: str) -> str:
    return "\n".join(
        f"<li><a href={link(here, article_path(issue, page, article))}>"
        f'<script>document.write(view("{headline(article.title)}  "))</script></a>'
        for article in page.articles
    )


def _plain_titles(issue: Issue, page: Page, here: str) -> str:
    return "\n".join(
        f'<a href={link(here, article_path(issue, page, article))}><div style="display:inline" id=mp{article.id}>{headline(article.title)}</div></a>'
        for article in page.articles
    )


def _page_list(issue: Issue, here: str) -> str:
    return "\n".join(
        f"<li><a id=pageLink href={link(here, page_path(issue, page))}>第{page.number}版：{page.name}</a>"
        + (f" <a href={link(here, pdf_path(issue, page))}>pdf</a>" if page.pdf else "")
        for page in issue.pages
    )


def _page_steps(issue: Issue, page: Page, here: str) -> str:
    place = issue.pages.index(page)
    left = f"<a href={link(here, page_path(issue, issue.pages[place - 1]))}>{arrow(LEFT)}上一版</a>" if place else ""
    last = place + 1 == len(issue.pages)
    right = "" if last else f"<a href={link(here, page_path(issue, issue.pages[place + 1]))}>下一版{arrow(RIGHT)}</a>"
    return f"{left} {right}"


def _siblings(issue: Issue, page: Page, article: Article, here: str) -> str:
    before, after = neighbours(page, article)
    left = link(here, article_path(issue, page, before)) if before else ""
    right = link(here, article_path(issue, page, after)) if after else ""
    return f"{arrow(LEFT)}<a href='{left}'>上一篇</a> <a href='{right}'>下一篇</a>{arrow(RIGHT)}"


def _parts(issue: Issue, page: Page, article: Article, part: int, here: str) -> str:
    if len(article.parts) == 1:
        return ""
    other = 2 if part == 1 else 1
    target = link(here, article_path(issue, page, article, other))
    return f"<p>{'上一页' if part == 1 else f'<a href={target}>上一页</a>'} {f'<a href={target}>下一页</a>' if part == 1 else '下一页'}</p>"
