"""What a CMS left in the text: its own messages, and arrows of a symbol font that became digits."""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.importer.cleaning.blocks import Block, Run, joined_text, strip_runs
from generator.importer.cleaning.draft import Draft
from generator.importer.cleaning.keeping import stands_in
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
_BARE_KINDS = ("figure", "rule")
"""Of blocks that are something without a text."""
_PAIR = re.compile(r"^[ \t]*(3)[\s\xa0]+(4)[ \t\xa0]*$", re.MULTILINE)
_THREE_FOUR = re.compile(r"3[\s\xa0]+4")
_FONT = re.compile(
    r"<(font|span|i|b)\b[^>]*(?:webdings|wingdings)[^>]*>\s*([0-9])\s*</\1>(?:\s|&nbsp;)*(?:[^<\s]{0,6})", re.IGNORECASE
)


def message_defects(text: str, kept: Sequence[str] = ()) -> tuple[Defect, ...]:
    """Every CMS message and every arrow glyph of a capture, with its line; one that is in the Markdown that was `kept`
    of it, where prose begins with `3上一篇`, was left."""
    found: list[tuple[int, tuple[int, int], DefectKind, str]] = []
    if holds(text, _MESSAGE_WORD):
        found.extend((message.start(), message.span(), "cms-message", message[0]) for message in MESSAGE.finditer(text))
    glyphs = (glyph for glyph in matches_at(_GLYPH, text, _glyph_starts(text)) if _stands_free(text, glyph))
    found.extend((glyph.start(), glyph.span(), "arrow-glyph", glyph[0].strip()) for glyph in glyphs)
    if "dings" in text or "DINGS" in text:
        fonts = matches_at(_FONT, text, _font_starts(text))
        found.extend((glyph.start(), glyph.span(), "arrow-glyph", glyph[0].strip()) for glyph in fonts)
    lines = (text.rfind("\n", 0, pair.start()) + 1 for pair in _THREE_FOUR.finditer(text))
    for pair in matches_at(_PAIR, text, lines):
        found.extend((pair.start(place), (pair.start(1), pair.end(2)), "arrow-glyph", pair[place]) for place in (1, 2))
    found.sort(key=lambda each: each[0])
    numbers = line_numbers(text, [at for at, *_ in found])
    return tuple(
        Defect(line, kind, raw, "left" if stands_in(kept, text, *span) else "removed")
        for (_, span, kind, raw), line in zip(found, numbers, strict=True)
    )


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
    if not any(_holds_message(block) for block in draft.blocks):
        return draft
    return replace(draft, blocks=_without_all(draft.blocks))


def _holds_message(block: Block) -> bool:
    return (
        any(_MESSAGE_WORD in run.text for run in block.runs)
        or any(map(_holds_message, block.children))
        or any(_MESSAGE_WORD in run.text for row in block.rows for cell in row for run in cell)
    )


def _without_all(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without those of which nothing is left."""
    rest = (_without(block) for block in blocks)
    return tuple(block for block in rest if block.runs or block.children or block.rows or block.kind in _BARE_KINDS)


def _without(block: Block) -> Block:
    if not _holds_message(block):
        return block
    rows = tuple(tuple(map(_without_message, row)) for row in block.rows)
    return block._replace(runs=_without_message(block.runs), children=_without_all(block.children), rows=rows)


def _without_message(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    if not any(_MESSAGE_WORD in run.text for run in runs):
        return runs
    text = without_messages(joined_text(runs))
    return strip_runs((Run(text),)) if text else ()
