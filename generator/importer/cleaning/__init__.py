"""A scraped body -> Markdown blocks: an explicit tuple of small passes. Whatever is taken out becomes a Defect."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml import html

from generator.importer.cleaning.blocks import Block, Run
from generator.importer.cleaning.body_bylines import take_bylines
from generator.importer.cleaning.captions import captioned, take_captions
from generator.importer.cleaning.continuations import take_continuations
from generator.importer.cleaning.draft import Draft, Head
from generator.importer.cleaning.leftovers import remove_leftovers, remove_repeated_head
from generator.importer.cleaning.lines import Line, group_lines
from generator.importer.cleaning.messages import remove_messages
from generator.importer.cleaning.rendering import render_block
from generator.importer.cleaning.running import read_running
from generator.importer.cleaning.soup import read_with_players
from generator.importer.cleaning.subheads import mark_subheads
from generator.importer.defects import Defect
from generator.importer.parsed import ParsedFigure
from generator.model import Author

PASSES: tuple[Callable[[Draft], Draft], ...] = (
    remove_messages,
    remove_leftovers,
    remove_repeated_head,
    take_continuations,
    take_captions,
    take_bylines,
    mark_subheads,
)


@dataclass(frozen=True, slots=True)
class CleanBody:
    """A body after all passes."""

    blocks: tuple[str, ...]
    """CommonMark blocks, one a paragraph."""
    figures: tuple[ParsedFigure, ...] = ()
    byline: str = ""
    """As it stood in the body, where it did and only there; empty: none found, or it only repeated the head's."""
    authors: tuple[Author, ...] = ()
    """Of the body's byline, or the head's completed with the roles and employers that the body tells."""
    continues_page: str = ""
    continued_from_page: str = ""
    defects: tuple[Defect, ...] = ()


def clean_markup(markup: str, base: str, head: Head, text: str = "", start: int = 1) -> CleanBody:
    """The body in scraped HTML; links resolve against `base`, defects are looked up in `text` from line `start` on."""
    blocks, players = read_with_players(markup, base)
    draft = Draft(blocks, head, text, start)
    for player in players:
        if player.text or not player.picture:
            draft = draft.found("player", player.raw, "repaired" if player.text else "removed")
    return clean_blocks(draft)


def clean_running(body: html.HtmlElement, head: Head, text: str = "", start: int = 1) -> CleanBody | None:
    """The body of a page's tree where it is running text alone; None for any other, which `clean_markup` reads."""
    blocks = read_running(body)
    return None if blocks is None else clean_blocks(Draft(blocks, head, text, start))


def clean_lines(
    lines: Iterable[str],
    head: Head,
    text: str = "",
    start: int = 1,
    first_is_caption: bool = False,
) -> CleanBody:
    """The body in lines of plain text, one a paragraph.

    `first_is_caption`: the first paragraph stands apart as only a photo's caption does.
    """
    blocks = group_lines(tuple(Line((Run(line),), 0) for line in lines))
    if first_is_caption and blocks:
        blocks = (captioned(Block("figure"), [blocks[0]]), *blocks[1:])
    return clean_blocks(Draft(blocks, head, text, start))


def clean_blocks(draft: Draft) -> CleanBody:
    """All passes over a draft, and its Markdown."""
    for clean in PASSES:
        draft = clean(draft)
    texts: list[str] = []
    figures: list[ParsedFigure] = []
    for block in draft.blocks:
        if block.kind == "figure":
            figures.append(ParsedFigure(block.url, block.text, block.credit, len(texts)))
        elif rendered := render_block(block):
            texts.append(rendered)
    return CleanBody(
        tuple(texts),
        tuple(figures),
        draft.byline,
        draft.authors,
        draft.continues_page,
        draft.continued_from_page,
        draft.defects,
    )
