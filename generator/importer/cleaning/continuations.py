"""`（下转第3版）`, `（上接A01版）`: read as page numbers and taken out, where they name a page."""

import re
from dataclasses import replace

from generator.content.paths import SECTION_SIGNS
from generator.importer.cleaning.blocks import Block, without_end, without_start
from generator.importer.cleaning.draft import Draft

LABEL = rf"(?P<label>(?:[A-Za-z]{{0,4}}|[{SECTION_SIGNS}])\d{{1,5}}|[一二三四五六七八九十]{{1,3}})"
_OPEN, _CLOSE = r"[（(【\[▶►→＞>]*\s*", r"\s*[）)】\]◀◄]*\s*"
_ON = re.compile(rf"\s*{_OPEN}(?:紧|全文)?下转\s*第?\s*{LABEL}\s*版?[^。（）()]{{0,24}}{_CLOSE}$")
_FROM = re.compile(
    rf"^\s*{_OPEN}(?:(?:紧)?上接|紧接)\s*第?\s*{LABEL}\s*版?[^。（）()]{{0,24}}?[）)】\]◀◄]+\s*|^\s*(?:(?:紧)?上接|紧接)\s*第?\s*(?P<bare>[A-Za-z]{{0,4}}\d{{1,5}}|[一二三四五六七八九十]{{1,3}})\s*版\s*$"
)
_IN_TITLE = re.compile(rf"(?:^|[（(\s])(?:紧)?(?:上接|紧接)\s*第?\s*{LABEL}\s*版")
_REFERENCE = re.compile(rf"参见第?\s*{LABEL}\s*版")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


def take_continuations(draft: Draft) -> Draft:
    """The page an article runs on to, and the one it comes from."""
    texts = [place for place, block in enumerate(draft.blocks) if block.kind in ("paragraph", "verse", "heading")]
    for place in reversed(texts[-2:]):
        text = draft.blocks[place].text
        found = _ON.search(text) if "下转" in text else None
        if found:
            block = without_end(draft.blocks[place], len(found[0]))
            draft = replace(draft, continues_page=page_label(found["label"]), blocks=_with(draft, place, block))
            break
    texts = [place for place, block in enumerate(draft.blocks) if block.kind in ("paragraph", "verse", "heading")]
    for place in texts[:2]:
        text = draft.blocks[place].text
        found = _FROM.match(text) if "接" in text else None
        if found:
            block = without_start(draft.blocks[place], len(found[0]))
            label = page_label(found["label"] or found["bare"])
            draft = replace(draft, continued_from_page=label, blocks=_with(draft, place, block))
            break
    return draft


def page_carried_from(title: str) -> str:
    """The page that a headline of the second half names, `渔歌（上接01版）`; empty without. It stays whole."""
    found = _IN_TITLE.search(title) if "接" in title else None
    return page_label(found["label"]) if found else ""


def referred_page(text: str) -> str:
    """The page number of a `参见第N版` with a real number; empty without."""
    found = _REFERENCE.search(text)
    return page_label(found["label"]) if found else ""


def page_label(printed: str) -> str:
    """A page number as printed, in digits and capitals: `十二` -> `12`, `a03` -> `A03`."""
    if not set(printed) <= set("一二三四五六七八九十"):
        return printed.upper()
    tens, ten, ones = printed.partition("十")
    if not ten:
        return str(int("".join(str(_DIGITS[digit]) for digit in printed)))
    return str((_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0))


def _with(draft: Draft, place: int, block: Block) -> tuple[Block, ...]:
    kept = (block,) if block.text else ()
    return draft.blocks[:place] + kept + draft.blocks[place + 1 :]
