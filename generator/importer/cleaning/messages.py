"""What a CMS left in the text: its own messages, and arrows of a symbol font that became digits."""

import re
from dataclasses import replace

from generator.importer.cleaning.blocks import Block, Run, strip_runs
from generator.importer.cleaning.draft import Draft
from generator.importer.defects import Defect, DefectKind, line_numbers
from generator.importer.places import holds, matches_at, places, run_up, steps

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
    found: list[tuple[int, DefectKind, str]] = []
    if holds(text, _MESSAGE_WORD):
        found.extend((message.start(), "cms-message", message[0]) for message in MESSAGE.finditer(text))
    glyphs = (glyph for glyph in matches_at(_GLYPH, text, _glyph_starts(text)) if _stands_free(text, glyph))
    found.extend((glyph.start(), "arrow-glyph", glyph[0].strip()) for glyph in glyphs)
    if "dings" in text or "DINGS" in text:
        fonts = matches_at(_FONT, text, _font_starts(text))
        found.extend((glyph.start(), "arrow-glyph", glyph[0].strip()) for glyph in fonts)
    lines = (text.rfind("\n", 0, pair.start()) + 1 for pair in _THREE_FOUR.finditer(text))
    for pair in matches_at(_PAIR, text, lines):
        found.extend((pair.start(place), "arrow-glyph", pair[place]) for place in (1, 2))
    found.sort(key=lambda each: each[0])
    numbers = line_numbers(text, [at for at, _, _ in found])
    return tuple(Defect(line, kind, raw, "removed") for (_, kind, raw), line in zip(found, numbers, strict=True))


def _glyph_starts(text: str) -> list[int]:
    """Where `_GLYPH` can begin: at a control, or at a digit that leads up to one."""
    words = [*steps(text), *((run_up(text, at), at) for at in places(text, "参见"))]
    starts = {at for _, at in words}
    for begin, at in words:
        before = text[begin:at]
        if "3" in before or "4" in before:
            starts.update(begin + place for place, character in enumerate(before) if character in "34")
    return sorted(starts)


def _font_starts(text: str) -> list[int]:
    """Where `_FONT` can begin: in a tag that names such a font."""
    plain = text.encode("ascii", "replace").lower()  # a byte a character: places are those of `text`
    starts: set[int] = set()
    at = plain.find(b"dings")
    while at >= 0:
        begin = plain.rfind(b">", 0, at) + 1
        tag = plain.rfind(b"<", begin, at)
        while tag >= 0:
            starts.add(tag)
            tag = plain.rfind(b"<", begin, tag)
        at = plain.find(b"dings", at + 1)
    return sorted(starts)


def _stands_free(text: str, glyph: re.Match[str]) -> bool:
    """Whether a glyph is no end of a number or a word: `第43上一篇` is none."""
    at = glyph.start()
    return not glyph["left"] or not at or text[at - 1].isspace() or text[at - 1] in ">;"


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
    return block._replace(runs=strip_runs((Run(text),))) if text else None
