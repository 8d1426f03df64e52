"""Something broken in a source: found, recorded, and never dropped in silence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

DefectKind = Literal[
    "cms-message",        # ****处理标记:[Article]时, 字段 [URLOtherPageNo] 在数据源中没有找到! ****
    "arrow-glyph",        # 3上一篇, 下一篇4: Webdings arrows that became digits
    "dead-control",       # 上一篇 that leads nowhere, an empty 相关文章
    "empty-label",        # a label whose value is missing: `主办      ;` keeps the lone `;`
    "charset",            # the declared charset is not the one of the bytes
    "lost-character",     # half of one, or U+FFFD: `c4 41 at byte 812`
    "broken-markup",
    "repeated-byline",    # the byline once more at the end of the body
    "punctuation",        # full-width punctuation restored (an option)
    "metadata-in-text",
    "player",             # a film, a sound, Flash, another page in a frame: a link to it is all that stays
]  # fmt: skip

Verdict = Literal["repaired", "removed", "left"]


@dataclass(frozen=True, slots=True, order=True)
class Defect:
    """One defect of one capture."""

    line: int
    """1-based line in the decoded capture; 0 where no line can be told."""
    kind: DefectKind
    raw: str
    """The text as it stood in the capture."""
    verdict: Verdict


def in_order(defect: Defect) -> tuple[int, str, str, str]:
    """The order of defects as a key for sorting, a tenth of what comparing them costs."""
    return defect.line, defect.kind, defect.raw, defect.verdict


def line_numbers(text: str, offsets: Iterable[int]) -> Iterator[int]:
    """The 1-based line of each offset in `text`, which come in rising order: one pass, however many there are."""
    line, last = 1, 0
    for offset in offsets:
        line += text.count("\n", last, offset)
        last = offset
        yield line
