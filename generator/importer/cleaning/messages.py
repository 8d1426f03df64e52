"""What a CMS left in the text: its own messages, and arrows of a symbol font that became digits."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.importer.cleaning.blocks import Block, Run, strip_runs
from generator.importer.cleaning.draft import Draft
from generator.importer.defects import Defect

MESSAGE = re.compile(r"\*{2,4}\s*处理标记\s*[::：][^*]{0,200}?\*{2,4}")
"""`****处理标记:[Article]时, 字段 [URLOtherPageNo] 在数据源中没有找到! ****`"""
_REFERENCE = re.compile(rf"[34]?\s*参见第\s*{MESSAGE.pattern}\s*版\s*-*\s*(?:{MESSAGE.pattern})?")
_CONTROLS = "上一篇|下一篇|上一版|下一版|上一期|下一期|上一页|下一页|上一条|下一条"
_TAG = r"(?:\s|&nbsp;|<a\b[^>]*>|</a>)*"
_GLYPH = re.compile(
    rf"(?P<left>[34]{_TAG}(?:{_CONTROLS}|参见))|(?P<right>(?:{_CONTROLS}){_TAG}[34])(?=$|[\s<&])",
    re.MULTILINE,
)
_AFTER = frozenset("&<上下参")
"""What may follow the digit of a glyph, besides a blank."""
_PAIR = re.compile(r"^[ \t]*(3)[\s\xa0]+(4)[ \t\xa0]*$", re.MULTILINE)
_FONT = re.compile(
    r"<(font|span|i|b)\b[^>]*(?:webdings|wingdings)[^>]*>\s*([0-9])\s*</\1>(?:\s|&nbsp;)*(?:[^<\s]{0,6})", re.IGNORECASE
)


def message_defects(text: str) -> tuple[Defect, ...]:
    """Every CMS message and every arrow glyph of a capture, with its line."""
    messages = MESSAGE.finditer(text) if "处理标记" in text else ()
    found = [(match.start(), Defect(0, "cms-message", match[0], "removed")) for match in messages]
    digits = sorted((*_places(text, "3"), *_places(text, "4")))
    words = (*_places(text, "上一"), *_places(text, "下一"))
    starts = sorted(
        (*(at for at in digits if text[at + 1 : at + 2] in _AFTER or text[at + 1 : at + 2].isspace()), *words)
    )
    found.extend((match.start(), _glyph(match[0])) for match in _at(_GLYPH, text, starts) if _stands_free(text, match))
    if "dings" in text or "DINGS" in text:
        found.extend((match.start(), _glyph(match[0])) for match in _FONT.finditer(text))
    lines = (text.rfind("\n", 0, at) + 1 for at in digits if text[at] == "3" and text[at + 1 : at + 2].isspace())
    for match in _at(_PAIR, text, lines):
        found.extend((match.start(place), _glyph(match[place])) for place in (1, 2))
    return tuple(replace(defect, line=text.count("\n", 0, at) + 1) for at, defect in sorted(found, key=lambda f: f[0]))


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, tried only where it can begin: to try everywhere takes ten times as long."""
    done = 0
    for at in starts:
        if at >= done and (match := pattern.match(text, at)):
            done = match.end()
            yield match


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """Whether a glyph is no end of a number or a word: `第43上一篇` is none."""
    at = match.start()
    return match.re is not _GLYPH or not match["left"] or not at or text[at - 1].isspace() or text[at - 1] in ">;"


def _glyph(raw: str) -> Defect:
    return Defect(0, "arrow-glyph", raw.strip(), "removed")


def without_messages(text: str) -> str:
    """A field without CMS messages, and without a 参见 phrase whose target is one."""
    return MESSAGE.sub("", _REFERENCE.sub("", text)).strip() if "处理标记" in text else text


def remove_messages(draft: Draft) -> Draft:
    """The body without CMS messages; they are recorded for the whole capture at once."""
    return replace(draft, blocks=tuple(block for old in draft.blocks if (block := _without(old)) is not None))


def _without(block: Block) -> Block | None:
    if not any("处理标记" in run.text for run in block.runs):
        return block
    text = without_messages(block.text)
    return replace(block, runs=strip_runs((Run(text),))) if text else None
