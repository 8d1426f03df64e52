"""Bylines in a body: a line that is nothing else moves out, one inside running text is read and stays."""

import re
from dataclasses import replace

from generator.importer.cleaning.blocks import Block, plain, without_start
from generator.importer.cleaning.bylines import Byline, author_names, merge_authors, read_byline
from generator.importer.cleaning.draft import Draft
from generator.importer.cleaning.surnames import SURNAMES
from generator.model import Author

_LONGEST = 90
"""Characters of a line that can be a byline: five names with roles and employers."""
_LEAD = re.compile(
    r"\s*(?P<lead>(?:本报|本刊|本网|[一-鿿]{2,12}(?:报|网|社))(?:综合)?讯"
    r"|(?:本报|本刊|本网)?[一-鿿]{0,10}?\d{1,2}月\d{1,2}日(?:电|讯)"
    r"|据?[一-鿿]{2,4}社[一-鿿]{0,8}(?:\d{1,2}月)?(?:\d{1,2}日)?专?电)"
    r"\s*(?:[（(](?P<names>[^）)]{2,60})[）)])?"
)
_OPEN_NAMES = re.compile(r"(?:(?:记者|通讯员|实习生|见习记者|全媒体记者)[\s　]*[一-鿿]{2,4}[\s　]+)+")
"""`本报青衡7月7日讯　记者凌云 通讯员高洁 一封…`: names without brackets, each with a blank after it."""
_TAIL = re.compile(r"(?<=[。！？”…])\s*[（(](?P<names>[^（）()]{2,60})[）)][。]?\s*$")
_MARKED = re.compile(r"\s*[□■◇◆○●△▲◎]")
_DESK = re.compile(r"^[（(]?\s*(?:本版|本期)?(?:责编|责任编辑|编辑|美编|校对|版式|组版|视觉)[^。，！？]{0,60}$")


def take_bylines(draft: Draft) -> Draft:
    """The names of the body; whole-line bylines leave it, a repeated one as a defect."""
    draft = _take_last(_take_first(draft))
    if not draft.head.authors:
        named = author_names(draft.authors)
        running = tuple(author for author in _running(draft) if author.name not in named)
        draft = replace(draft, authors=(*running, *draft.authors))
    return draft


def _take_first(draft: Draft) -> Draft:
    """Without the byline lines that begin the body, one after another."""
    for _ in range(3):
        place = _first_text(draft.blocks, 1)
        if place is not None and (line := _line_above(draft.blocks[place])):
            above, below = plain("paragraph", line), without_start(draft.blocks[place], len(line))
            parted = replace(draft, blocks=(*draft.blocks[:place], above, below, *draft.blocks[place + 1 :]))
            taken = _take(parted, place, follows=bool(draft.byline))
            draft = draft if taken is parted else taken
            break
        taken = draft if place is None else _take(draft, place, follows=bool(draft.byline))
        if taken is draft:
            break
        draft = taken
    return draft


def _line_above(block: Block) -> str:
    """The first line of several where a mark says that it is a poet's name: `□ 苏 眠`, then the verses."""
    line, broken, _ = block.text.partition("\n")
    authors = read_byline(line).authors if broken and _MARKED.match(line) else ()
    return line if authors and all(author.name[0] in SURNAMES for author in authors) else ""


def _take_last(draft: Draft) -> Draft:
    place = _first_text(draft.blocks, -1)
    if place is None or (place == _first_text(draft.blocks, 1) and not draft.head.authors):
        return draft
    return _take(draft, place)


def _take(draft: Draft, place: int, follows: bool = False) -> Draft:
    block = draft.blocks[place]
    text = block.text
    if (
        block.kind not in ("paragraph", "heading")
        or len(text) > _LONGEST
        or re.search(r"[。！？]\s*$", text.strip("）) "))
    ):
        return draft
    byline = read_byline(text)
    if not byline.is_plain or _DESK.match(text):
        return draft
    rest = draft.blocks[:place] + draft.blocks[place + 1 :]
    known = author_names(draft.head.authors)
    if known and author_names(byline.authors) == known:
        authors = merge_authors(draft.head.authors, byline.authors)
        return replace(draft, blocks=rest, authors=authors).found("repeated-byline", text, "removed")
    if known or draft.head.byline or (draft.byline and not follows) or not _is_sure(text, byline):
        return draft
    line = f"{draft.byline} {text.strip()}".strip()
    return replace(draft, blocks=rest, byline=line, authors=(*draft.authors, *byline.authors))


def _is_sure(text: str, byline: Byline) -> bool:
    """Without a role, a mark or brackets a short line may as well be a subhead or a signature."""
    return byline.has_role and not re.search(r"[，,：:“”]", text.strip("（）() "))


def _running(draft: Draft) -> tuple[Author, ...]:
    first, last = _first_text(draft.blocks, 1), _first_text(draft.blocks, -1)
    if first is not None:
        found = _LEAD.match(draft.blocks[first].text)
        if found:
            text = draft.blocks[first].text
            plain = _OPEN_NAMES.match(text, found.end()) if not found["names"] else None
            names = plain[0] if plain else found["names"] or ""
            byline = read_byline(
                f"{found['lead'] if 'lead' in found.groupdict() and '社' in found['lead'] else ''} {names}"
            )
            if byline.authors and not byline.rest:
                return byline.authors
    if last is not None:
        found = _TAIL.search(draft.blocks[last].text)
        if found:
            byline = read_byline(found["names"])
            named = all(author.name[0] in SURNAMES for author in byline.authors)
            if byline.authors and (byline.has_role or named) and not byline.rest:
                return byline.authors
    return ()


def _first_text(blocks: tuple[Block, ...], step: int) -> int | None:
    places = range(len(blocks))[::step]
    return next((place for place in places if blocks[place].kind in ("paragraph", "verse", "heading")), None)
