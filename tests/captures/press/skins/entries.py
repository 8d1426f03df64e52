"""The documents around an issue: entries by meta refresh, headline directories, the period file."""
# ruff: noqa: E501  (markup keeps its template's lines)

from __future__ import annotations

from ..addresses import article_path, headlines_path, issue_folder, link, page_path
from ..newspaper import FOLDER, PAPER, Issue
from .parts import headline

PERIODS = ("06", "07", "08", "11", "12")


def entries(issues: list[Issue]) -> dict[str, str]:
    """Path -> text of everything that leads to an issue."""
    founder = [issue for issue in issues if issue.family == "B"]
    paperindex = [issue for issue in issues if issue.family == "C"]
    documents = {
        f"{FOLDER}/PaperIndex.htm": _paper_index(paperindex),
        f"{FOLDER}/content/IssueIndex.htm": _refresh(
            link(f"{FOLDER}/content/IssueIndex.htm", page_path(paperindex[-1], paperindex[-1].pages[0]))
        ),
        f"{FOLDER}/html/index.htm": _replace(
            link(f"{FOLDER}/html/index.htm", page_path(founder[-1], founder[-1].pages[0]))
        ),
        f"{FOLDER}/index.htm": _refresh(link(f"{FOLDER}/index.htm", page_path(founder[-1], founder[-1].pages[0]))),
        f"{FOLDER}/html/2021-01/period.xml": _period(),
    }
    for issue in paperindex:
        entry = f"{issue_folder(issue)}/IssueIndex.htm"
        target = link(entry, page_path(issue, issue.pages[0]))
        documents[entry] = _refresh(f".\\{target}" if issue.skin == "table" else target)
        documents[headlines_path(issue)] = _headlines(issue)
    return documents


def _refresh(target: str) -> str:
    return f"<HTML><HEAD>\n<META HTTP-EQUIV='REFRESH' CONTENT='0; URL={target}'>\n</HEAD><BODY></BODY></HTML>\n"


def _replace(target: str) -> str:
    return f'<html><head><script language="javascript">location.replace("{target}")</script></head></html>\n'


def _paper_index(issues: list[Issue]) -> str:
    latest = f"content/{issues[-1].date:%Y%m%d}/IssueIndex.htm"
    days = "\n".join(
        f'<a href="content/202101{day}/issueindex.htm">2021-01-{day}</a>' for day in reversed(PERIODS) if day != "06"
    )
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta http-equiv="refresh" content="0;url={latest}">
<title>{PAPER}数字报</title></head>
<body><noscript>往期回顾
{days}
</noscript></body></html>
"""


def _headlines(issue: Issue) -> str:
    here = headlines_path(issue)
    groups = []
    for page in issue.pages:
        items = "\n".join(
            f'<li>· <a href="{link(here, article_path(issue, page, article))}">{headline(article.title)}</a>'
            for article in page.articles
        )
        target = link(here, page_path(issue, page))
        groups.append(
            f'<div class="listdaohang"><h4><a href="{target}">第{page.number}版:{page.name}</a></h4><ul>{items}</ul></div>'
        )
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={issue.declares}">
<title>标题导航_{PAPER}数字报</title></head>
<body><h3>{PAPER} {issue.date:%Y-%m-%d} 标题导航</h3>
{"".join(groups)}
</body></html>
"""


def _period() -> str:
    rows = "".join(
        f'<period id="{720 + index}"><period_date>2021-01-{day}</period_date><front_page>node_1.htm</front_page></period>\n'
        for index, day in enumerate(PERIODS)
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<periodlist>\n{rows}</periodlist>\n'
