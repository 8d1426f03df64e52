"""What a CMS left in the text: its own messages, and arrows of a symbol font that became digits."""

import re
from dataclasses import replace

from generator.importer.cleaning.blocks import Block, Run, strip_runs
from generator.importer.cleaning.draft import Draft
from generator.importer.defects import Defect, line_numbers
from generator.importer.places import holds, matches_at, places, run_up

_MESSAGE_WORD = "处理标记"
MESSAGE = re.compile(r"\*{2,4}\s*处理标记\s*[::：][^*]{0,200}?\*{2,4}")
"""`****处理标记:[Article]时, 字段 [URLOtherPageNo] 在数据源中没有找到! ****`"""
_REFERENCE = re.compile(rf"[34]?\s*参见第\s*{MESSAGE.pattern}\s*版\s*-*\s*(?:{MESSAGE.pattern})?")
_CONTROLS = "上一篇|下一篇|上一版|下一版|上一期|下一期|上一页|下一页|上一条|下一条"
_TAG = r"(?:\s|&nbsp;|<a\b[^>]*>|</a>)*"
_GLYPH = re.compile(
    rf"(?P<left>[34]{_TAG}(?:{_CONTROLS}|参见))|(?P<right>(?:{_CONTROLS}){_TAG}[34])(?=$|[\s<&])",
    re.MULTILINE,
)
_PAIR = re.compile(r"^[ \t]*(3)[\s\xa0]+(4)[ \t\xa0]*$", re.MULTILINE)
_THREE_FOUR = re.compile(r"3[\s\xa0]+4")
_FONT = re.compile(
    r"<(font|span|i|b)\b[^>]*(?:webdings|wingdings)[^>]*>\s*([0-9])\s*</\1>(?:\s|&nbsp;)*(?:[^<\s]{0,6})", re.IGNORECASE
)


def message_defects(text: str) -> tuple[Defect, ...]:
    """Every CMS message and every arrow glyph of a capture, with its line."""
    messages = MESSAGE.finditer(text) if holds(text, _MESSAGE_WORD) else ()
    found = [(match.start(), Defect(0, "cms-message", match[0], "removed")) for match in messages]
    glyphs = matches_at(_GLYPH, text, _glyph_starts(text))
    found.extend((match.start(), _glyph(match[0])) for match in glyphs if _stands_free(text, match))
    if "dings" in text or "DINGS" in text:
        found.extend((match.start(), _glyph(match[0])) for match in _FONT.finditer(text))
    lines = (text.rfind("\n", 0, match.start()) + 1 for match in _THREE_FOUR.finditer(text))
    for match in matches_at(_PAIR, text, lines):
        found.extend((match.start(place), _glyph(match[place])) for place in (1, 2))
    found.sort(key=lambda pair: pair[0])
    numbers = line_numbers(text, (at for at, _ in found))
    return tuple(replace(defect, line=line) for (_, defect), line in zip(found, numbers, strict=True))


def _glyph_starts(text: str) -> list[int]:
    """Where `_GLYPH` can begin: at a control, or at a digit that leads up to one."""
    words = [at for word in ("上一", "下一", "参见") for at in places(text, word)]
    starts = set(words)
    for at in words:
        begin = run_up(text, at)
        starts.update(begin + place for place, character in enumerate(text[begin:at]) if character in "34")
    return sorted(starts)


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """Whether a glyph is no end of a number or a word: `第43上一篇` is none."""
    at = match.start()
    return match.re is not _GLYPH or not match["left"] or not at or text[at - 1].isspace() or text[at - 1] in ">;"


def _glyph(raw: str) -> Defect:
    return Defect(0, "arrow-glyph", raw.strip(), "removed")


def without_messages(text: str) -> str:
    """A field without CMS messages, and without a 参见 phrase whose target is one."""
    return MESSAGE.sub("", _REFERENCE.sub("", text)).strip() if _MESSAGE_WORD in text else text


def remove_messages(draft: Draft) -> Draft:
    """The body without CMS messages; they are recorded for the whole capture at once."""
    if not any(_MESSAGE_WORD in run.text for block in draft.blocks for run in block.runs):
        return draft
    return replace(draft, blocks=tuple(block for old in draft.blocks if (block := _without(old)) is not None))


def _without(block: Block) -> Block | None:
    if not any(_MESSAGE_WORD in run.text for run in block.runs):
        return block
    text = without_messages(block.text)
    return replace(block, runs=strip_runs((Run(text),))) if text else None
