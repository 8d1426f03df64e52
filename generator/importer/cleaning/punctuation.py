"""Full-width punctuation between Han characters, which somebody folded to ASCII: an option, logged, reversible."""

import re
from dataclasses import replace

from generator.importer.cleaning.blocks import Block, Run
from generator.importer.cleaning.draft import Draft

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_HAN = r"㐀-䶿一-鿿“”‘’《》、。，；：？！（）…—"
_FOLDED = re.compile(rf"(?<=[{_HAN}])[,;:?!](?=[{_HAN}]|$)|(?<=[{_HAN}])\((?=[{_HAN}])|(?<=[{_HAN}])\)")


def restore_punctuation(draft: Draft) -> Draft:
    """The body with full-width marks; every changed block is a defect that keeps the text as it stood."""
    blocks: list[Block] = []
    for block in draft.blocks:
        restored = _restored(block)
        if restored != block:
            draft = draft.found("punctuation", block.text, "repaired")
        blocks.append(restored)
    return replace(draft, blocks=tuple(blocks))


def restored_text(text: str) -> str:
    """A headline or byline with full-width marks."""
    return _FOLDED.sub(lambda found: _FULL[found[0]], text)


def _restored(block: Block) -> Block:
    return replace(
        block,
        runs=_runs(block.runs),
        children=tuple(_restored(child) for child in block.children),
        rows=tuple(tuple(_runs(cell) for cell in row) for row in block.rows),
    )


def _runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, text=restored_text(run.text)) for run in runs)
