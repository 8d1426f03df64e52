"""Controls of the old site that lead nowhere, and labels without a value."""

import re
from collections.abc import Sequence

from generator.importer.cleaning.keeping import stands_in
from generator.importer.cleaning.messages import MESSAGE
from generator.importer.defects import Defect, line_numbers
from generator.importer.document import Document
from generator.importer.places import holds, matches_at, places, steps

_WORDS = "上一篇|下一篇|上一版|下一版|上一期|下一期|本版上一期|本版下一期"
_DEAD = re.compile(
    rf"<a(?=[\s>])(?P<attributes>[^>]*)>(?:\s|&\w+;|<(?!/a)[^>]*>[^<>]?)*(?P<word>{_WORDS})", re.IGNORECASE
)
_LINK = re.compile("<[aA]")
_HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*))""", re.IGNORECASE)
_MESSAGE_TARGET = re.compile(rf"(?P<word>上一篇|下一篇)\s*[::：]\s*(?:<[^>]*>\s*)*{MESSAGE.pattern}")
_RELATED = re.compile(
    r"(?P<label>相关文章|相关新闻)\s*[::：]\s*(?:</?(?:ul|li|div|p|span|td|tr|table)[^>]*>|\s|&nbsp;)*(?=</body|</html|<script|$)"
)
_SEMICOLON = re.compile(r"主办(?:&nbsp;|\s)+[;；](?=\s*<)")


def dead_controls(document: Document, kept: Sequence[str] = ()) -> tuple[Defect, ...]:
    """Dead links of the navigation, and labels that nothing follows; one that is in the Markdown that was `kept` of
    the document was left there, none other is carried over."""
    text = document.text
    found: list[tuple[int, str, bool]] = []
    for link in matches_at(_DEAD, text, _link_starts(text)):
        href = _HREF.search(link["attributes"])
        target = next((part for part in href.groups() if part), "") if href else ""
        if not target or target == "#":
            found.append((link.start("word"), link["word"], True))
    if holds(text, "处理标记"):
        found.extend((step.start(), step[0], True) for step in _MESSAGE_TARGET.finditer(text))
    related = matches_at(_RELATED, text, places(text, "相关"))
    found.extend((label.start(), label["label"], False) for label in related)
    found.extend((label.start(), label[0], False) for label in matches_at(_SEMICOLON, text, places(text, "主办")))
    found.sort()
    return tuple(
        Defect(
            line,
            "dead-control" if dead else "empty-label",
            raw,
            "left" if stands_in(kept, text, at, at + len(raw)) else "removed",
        )
        for (at, raw, dead), line in zip(found, line_numbers(text, (at for at, *_ in found)), strict=True)
    )


def _link_starts(text: str) -> list[int]:
    """Where `_DEAD` can begin: at a link that leads up to a control."""
    starts: set[int] = set()
    for begin, at in steps(text):
        starts.update(begin + found.start() for found in _LINK.finditer(text[begin:at]))
    return sorted(starts)
