"""Paragraphs that are wholly bold and short are subheads."""

import re
from dataclasses import replace

from generator.importer.cleaning.blocks import Block
from generator.importer.cleaning.draft import Draft

LEVEL = 4
_LONGEST = 40
"""Characters: two lines of a subhead at the width of a newspaper column pair."""


def mark_subheads(draft: Draft) -> Draft:
    """The body with its bold lines as headings."""
    if not any(run.bold for block in draft.blocks for run in block.runs):
        return draft
    blocks = tuple(_marked(block) for block in draft.blocks)
    return draft if blocks == draft.blocks else replace(draft, blocks=blocks)


def _marked(block: Block) -> Block:
    text = block.text if block.kind == "paragraph" else ""
    if not text or len(text) > _LONGEST or "\n" in text:
        return block
    if not all(run.bold and not run.href for run in block.runs if run.text.strip()):
        return block
    if re.search(r"[。；，！!;,][”’」）)]?$", text):
        return block
    return block._replace(kind="heading", level=LEVEL, runs=tuple(run._replace(bold=False) for run in block.runs))
