"""What a heap of captures also holds: a missing page that answers 200, a template nobody knows, a page saved by hand."""
# ruff: noqa: E501  (markup keeps its template's lines)

from __future__ import annotations

import re

from ..addresses import article_path
from ..newspaper import HOST, PAPER, Article, Issue, Page


def soft_404() -> str:
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{PAPER}数字报</title></head>
<body><div style="text-align:center;padding-top:120px"><h1>404</h1>
<p>您访问的页面不存在或已被删除</p>
<p><a href="/mccb/PaperIndex.htm">返回首页</a></p></div></body></html>
"""


def unknown_template() -> str:
    """A web CMS's list that calls itself 电子版 and is no e-paper."""
    rows = "".join(f'<dd><a href="/reader/vol/{n}">第{n}期电子杂志</a><em>2020-1{n}-01</em></dd>' for n in (0, 1, 2))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>《砚边》读者会电子版</title></head>
<body><div class="wrap"><dl class="vols"><dt>电子版</dt>{rows}</dl>
<section><p>读者会每季度编一册《砚边》，翻页阅读需安装客户端。</p></section></div></body></html>
"""


def saved_by_hand(document: str, issue: Issue, page: Page, article: Article) -> str:
    """The same article as a browser saved it over http with a query: a comment on top, links made absolute."""
    folder = f"http://{HOST}/{article_path(issue, page, article)}".rsplit("/", 1)[0]
    url = f"http://{HOST}/{article_path(issue, page, article)}?v=1"
    absolute = re.sub(
        r'(href|src)="(?!#|javascript|http|")([^"]+)"', lambda m: f'{m[1]}="{_joined(folder, m[2])}"', document
    )
    return f"<!-- saved from url=({len(url):04d}){url} -->\n{absolute}"


def _joined(folder: str, target: str) -> str:
    while target.startswith("../"):
        folder, target = folder.rsplit("/", 1)[0], target[3:]
    return f"{folder}/{target}"
