"""What is no part of an article: controls that strayed into the body, and the headline once more."""

import re
from dataclasses import replace

from generator.importer.cleaning.blocks import Block
from generator.importer.cleaning.draft import Draft

_WORDS = (
    "上一篇|下一篇|上一版|下一版|上一期|下一期|上一页|下一页|上一条|下一条|返回目录|返回主页|返回首页|返回|发表评论|朗读|相关文章"
    "|版面导航|标题导航|放大|缩小|默认|打印|关闭|收藏|分享到?|PDF ?版(?:下载)?|点击查看大图|大 ?中 ?小"
)
_CONTROL = re.compile(rf"[\s|｜·:：\[\]【】]*(?:[34]?\s*(?:{_WORDS})\s*[34]?[\s|｜·:：\[\]【】]*)+")
_BLANK = re.compile(r"[\s.·\u200b\ufeff]*")
_FIRST = frozenset(" \t\n|｜·:：[]【】34.\u200b\ufeff　\xa0" + "".join(word[0] for word in _WORDS.split("|")))
"""What either can begin with."""


def remove_leftovers(draft: Draft) -> Draft:
    """The body without lines that are only controls, and without empty blocks."""
    kept: list[Block] = []
    for block in draft.blocks:
        if block.kind in ("paragraph", "verse", "heading"):
            text = block.text
            if text and text[0] not in _FIRST and not text[0].isspace():
                kept.append(block)
                continue
            if _CONTROL.fullmatch(text):
                draft = draft.found("dead-control", text.strip(), "removed")
                continue
            if _BLANK.fullmatch(text):
                continue
        kept.append(block)
    return draft if len(kept) == len(draft.blocks) else replace(draft, blocks=tuple(kept))


def remove_repeated_head(draft: Draft) -> Draft:
    """The body without a first line that is the title, kicker or subtitle again."""
    blocks = draft.blocks
    if len(blocks) < 2 or blocks[0].kind not in ("paragraph", "heading"):
        return draft
    first = blocks[0].text.lstrip()[:1]
    if not any(text.lstrip()[:1] == first for text in (draft.head.title, draft.head.kicker, draft.head.subtitle)):
        return draft
    heads = {_bare(text) for text in (draft.head.title, draft.head.kicker, draft.head.subtitle) if text}
    while len(blocks) > 1 and blocks[0].kind in ("paragraph", "heading") and _bare(blocks[0].text) in heads:
        draft = draft.found("metadata-in-text", blocks[0].text, "removed")
        blocks = blocks[1:]
    return draft if blocks is draft.blocks else replace(draft, blocks=blocks)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)
