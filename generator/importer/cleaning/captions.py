"""Captions and credits go to their photos: `图为…`, `…李四 摄`, the text of a photo's table."""

import re
from dataclasses import replace

from generator.importer.cleaning.blocks import Block, Run
from generator.importer.cleaning.draft import Draft
from generator.importer.cleaning.surnames import SURNAMES

_LONGEST = 220
"""Characters: a caption of four printed lines at the width of a page."""
_STARTS = re.compile(
    r"\s*(?:[▲△▼▽↑↓←→◀▶◢◣★●]\s*|[（(]?[左右上下小大题]?图[为是①-⑳⑴-⑽一二三四五六七八九\d：:／/]|图片说明|资料图|[①-⑳])"
)
_PHOTO_TITLE = re.compile(r"\s*(?:图片新闻|图片报道|新闻图片|无题)\s*")
_SAYS = re.compile(r"图为|[上下左右]图|图[①-⑳一二三四\d][::]|资料图片|图片由")
_GAP = "[ 　\xa0]"
_NAME = rf"(?:[一-鿿]{{1,2}}{_GAP}[一-鿿]|[一-鿿]{{2,4}}|[一-鿿]+·[一-鿿·]+)"
_PEOPLE = rf"{_NAME}(?:[、,，/ 　\xa0]+{_NAME})*"
_EMPLOYER = r"(?:本报|新华社|中新社|本社|[一-鿿]{2,12}(?:报|社|网|台|中心))"
_SOURCE = rf"(?:{_EMPLOYER}?(?:全媒体|融媒体|见习|实习|特约|首席|摄影)*(?:记者|通讯员){_GAP}*)?"
_DONE = "(?:摄影报道|摄影|摄|供图|提供|制图|绘|图)"
CREDIT = re.compile(
    rf"{_GAP}*[（(]?(?P<credit>(?:{_SOURCE}{_PEOPLE}{_GAP}*/?{_GAP}*{_DONE}"
    r"|[一-鿿]{2,16}(?:供图|提供)"
    rf"|(?:{_SOURCE}){_PEOPLE}{_GAP}*[（(](?:人民视觉|视觉中国|影像中国|新华社发|中新社发|资料图片)[)）]?"
    rf"|(?:新华社|中新社|人民视觉|视觉中国)(?:发|供图)?(?:[（(][一-鿿]{{2,4}}{_GAP}?摄[)）])?"
    r"|资料图片?|图片来源[::：]?\S{2,12}|图片由[一-鿿]{2,20}提供"
    rf"|(?:图|摄影|摄)[::：/|]{_GAP}*[一-鿿 　]{{2,8}}))[)）]?{_GAP}*$"
)


_STOCK = re.compile(rf"(?P<caption>.*[^{_GAP[1:-1]}（(]){_GAP}*[（(]?(?P<credit>资料图片?|资料照片|网络图片?)[)）]?")
"""`渔船 资料图`: no two people of these names."""


def split_credit(text: str) -> tuple[str, str]:
    """A printed caption -> (caption, credit): `…现场。本报记者 张三 摄` -> `…现场。`, `本报记者 张三 摄`."""
    stripped = text.strip()
    if (stock := _STOCK.fullmatch(stripped)) and not _is_source(stock["caption"]):
        return stock["caption"], stock["credit"]
    whole = CREDIT.fullmatch(stripped)
    if whole:
        return "", whole["credit"].strip()
    for start in _sentence_ends(stripped):
        found = CREDIT.fullmatch(stripped, start)
        if found and start:
            return stripped[:start].rstrip(), found["credit"].strip()
    return stripped, ""


def _is_source(text: str) -> bool:
    """Whether the words before `资料图` say whose it is, not what it shows."""
    last = re.split(rf"{_GAP}|[。！？，]", text)[-1]
    return bool(re.fullmatch(_EMPLOYER, last)) or (1 < len(last) <= 3 and last[0] in SURNAMES)


def take_captions(draft: Draft) -> Draft:
    """Every caption in its figure; a caption whose photo is not there becomes a figure without address."""
    has_photos = any(block.kind == "figure" for block in draft.blocks)
    blocks = _with_captions(_photo_news(draft)) if has_photos else list(draft.blocks)
    texts = [place for place, block in enumerate(blocks) if block.kind != "figure"]
    with_photo = has_photos and any(block.kind == "figure" and not block.runs for block in blocks)
    alone = [
        place
        for place in dict.fromkeys(texts[:2] + texts[-1:])
        if blocks[place].kind == "paragraph" and _stands_alone(blocks[place].text, with_photo)
    ]
    if not (has_photos or alone):
        return draft
    for place in alone:
        blocks[place] = captioned(Block("figure"), [blocks[place]])
    joined = _joined(blocks)
    return draft if joined == draft.blocks else replace(draft, blocks=joined)


def _with_captions(blocks: list[Block]) -> list[Block]:
    """The blocks, each photo with the captions right after it."""
    at = 0
    while at < len(blocks):
        if blocks[at].kind == "figure":
            caption: list[Block] = []
            while at + 1 < len(blocks) and _belongs(blocks[at + 1], bool(caption)):
                caption.append(blocks.pop(at + 1))
            if caption:
                blocks[at] = captioned(blocks[at], caption)
        at += 1
    return blocks


def _photo_news(draft: Draft) -> list[Block]:
    """The blocks, where all text beside one photo is its caption (图片新闻) with that text as one caption."""
    blocks = list(draft.blocks)
    photos = [place for place, block in enumerate(blocks) if block.kind == "figure"]
    texts = [block for block in blocks if block.kind != "figure"]
    if len(photos) != 1 or not 1 <= len(texts) <= 2 or blocks[photos[0]].runs:
        return blocks
    if any(block.kind != "paragraph" for block in texts) or sum(len(block.text) for block in texts) > _LONGEST:
        return blocks
    if _PHOTO_TITLE.fullmatch(draft.head.title) or split_credit(texts[-1].text)[1]:
        return [captioned(blocks[photos[0]], texts)]
    return blocks


def _belongs(block: Block, has_one: bool) -> bool:
    """Whether the block right after a photo is its caption."""
    text = block.text
    if block.kind not in ("paragraph", "verse") or len(text) > _LONGEST:
        return False
    if CREDIT.fullmatch(text.strip()):
        return True
    says = bool(_STARTS.match(text) or "图为" in text or split_credit(text)[1])
    return says or (block.centred and not has_one and not block.indented)


def _stands_alone(text: str, with_photo: bool) -> bool:
    if len(text) > _LONGEST:
        return False
    if "图" in text and _SAYS.search(text):  # the sign is in all that it looks for
        return True
    return with_photo and (bool(_STARTS.match(text)) and bool(split_credit(text)[1]))


def captioned(figure: Block, parts: list[Block]) -> Block:
    """The figure with these blocks as its caption and credit."""
    pieces = [split_credit(part.text.replace("\n", " ")) for part in parts]
    caption = " ".join(caption for caption, _ in pieces if caption)
    credit = " ".join(credit for _, credit in pieces if credit)
    return figure._replace(runs=(Run(caption),) if caption else (), credit=credit)


def _joined(blocks: list[Block]) -> tuple[Block, ...]:
    """A caption found away from the only photo that lacks one belongs to that photo."""
    if all(block.kind != "figure" for block in blocks):
        return tuple(blocks)
    bare = [place for place, block in enumerate(blocks) if block.kind == "figure" and block.url and not block.runs]
    alone = [place for place, block in enumerate(blocks) if block.kind == "figure" and not block.url]
    if len(bare) == 1 and len(alone) == 1:
        caption = blocks[alone[0]]
        blocks[bare[0]] = blocks[bare[0]]._replace(runs=caption.runs, credit=caption.credit or blocks[bare[0]].credit)
        del blocks[alone[0]]
    return tuple(blocks)


def _sentence_ends(text: str) -> list[int]:
    """Where a credit can begin: after a stop, a bracket or a blank, the earliest first."""
    return sorted({found.end() for found in re.finditer(r"[。！？!?.）)”…]|[ 　\xa0]+|(?=[（(])", text)} - {len(text)})
