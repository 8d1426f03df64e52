"""Items that are no articles: advertisements, notices, bare photos."""

import re

from generator.model import ArticleKind

_AD = re.compile(
    r"^\s*[（(【\[]?\s*(?:整版|公益|分类|形象|图片)?广告\s*[）)】\]]?\s*$|^广告[::：\s]|[（(]广告[）)]\s*$"
)
_NOTICE = re.compile(
    r"^(?:.{0,30}(?:公告|启事|通告|公示|声明|讣告|更正|致歉|遗失|挂失|招标|拍卖会?|通知书?))(?:[（(].{1,12}[）)])?\s*$"
)
_PHOTO = re.compile(r"^\s*(?:图片新闻|图片|无题|图片报道)?\s*$")


def article_kind(title: str, page_name: str, has_text: bool, has_figures: bool, kicker: str = "") -> ArticleKind:
    """What an item is, by its headline lines, its page and what it holds."""
    if any(_AD.search(line) for line in (kicker, title, page_name)):
        return "ad"
    if not has_text and has_figures:
        return "photo"
    if _NOTICE.match(title):
        return "notice"
    return "article"
