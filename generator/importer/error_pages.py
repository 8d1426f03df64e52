"""Pages that a server gave instead of what was asked for, with a status of 200: error pages and logins."""

import re
from collections.abc import Iterator

from lxml import html

_MOST = 1200
"""Visible characters; an error page has little to say, and an article about a login has more."""
_ERRORS = (
    r"\b(?:404|403|500|502|503)\b.{0,20}(?:not found|forbidden|error|bad gateway|unavailable|错误|未找到|找不到)",
    r"(?:页面|网页|文件|文章|稿件|内容|地址|链接|资源).{0,12}(?:不存在|已(?:经)?(?:被)?删除|已失效|找不到|无法访问|走丢)",
    r"(?:找不到|无法找到|未找到|没有找到).{0,12}(?:页面|网页|文件|文章|内容|资源)",
    r"(?:page|file|url|object|resource) (?:was |is |could |can )?(?:not|not be|cannot be) (?:be )?found",
    r"(?:您|你)?没有(?:访问|浏览|阅读)?权限|访问被(?:拒绝|拦截)|请求被拦截|系统维护|服务器(?:内部)?错误|access denied",
)
_LISTING = re.compile(
    r"\s*(?:Index of /|(?:Local )?index(?: - HTTrack| of locally)|Directory listing for /"
    r"|.{0,60} - /[\w/.-]*\s*\[?(?:To Parent Directory|转到父目录))",
    re.IGNORECASE,
)
_LOGIN = r"登录|登陆|log ?in|sign ?in|请先注册|会员"


def what_instead(tree: html.HtmlElement) -> str:
    """What the page is instead of one of a paper: `an error page ("404 Not Found")`, `a login page`, `a server's list
    of files`; empty: not told.

    Asked only of pages that no dialect recognises.
    """
    seen = list(_visible(tree))
    if _LISTING.match(" ".join(seen[:3])):
        return "a server's list of files"
    text = " ".join(dict.fromkeys(re.sub(r"\s+", " ", each).strip() for each in seen))
    if len(text) > _MOST:
        return ""
    asks = tree.xpath("//input[translate(@type, 'PASWORD', 'pasword')='password']")
    if asks and re.search(_LOGIN, text, re.IGNORECASE):
        return "a login page"
    found = next((found for pattern in _ERRORS if (found := re.search(pattern, text, re.IGNORECASE))), None)
    return f"an error page (“{found[0].strip()}”)" if found else ""


def _visible(tree: html.HtmlElement) -> Iterator[str]:
    for text in tree.xpath("//text()[not(parent::script or parent::style or parent::noscript)]"):
        if text.strip():
            yield str(text)
