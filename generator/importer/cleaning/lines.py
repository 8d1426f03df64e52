"""Lines of a body -> paragraphs and verses: which line break ends a paragraph, and which belongs to the print."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from generator.importer.cleaning.blocks import Block, Run, joined_text, strip_runs

_INDENT = 2
"""Cells: a printed paragraph begins with two blank ones."""
_CELLS = _INDENT * "　"
_VERSE_LINE = 26
"""Characters of the longest line of a verse or an address; one-line paragraphs of prose are longer."""
_VERSE_INDENTED = 16
"""The same where every line is indented like a paragraph: five- and seven-character verse, two half-lines each."""


class Line(NamedTuple):
    """What stood between two breaks."""

    runs: tuple[Run, ...]
    group: int
    """Lines of one group are parted by `<br>` alone."""
    centred: bool = False

    @property
    def text(self) -> str:
        return joined_text(self.runs)

    @property
    def is_blank(self) -> bool:
        runs = self.runs
        text = runs[0].text if len(runs) == 1 else joined_text(runs)
        return not text or text.isspace()

    @property
    def is_indented(self) -> bool:
        runs = self.runs
        if runs and runs[0].text.startswith(_CELLS):
            return True
        text = joined_text(runs)
        blanks = text[: len(text) - len(text.lstrip())]
        halves = len(blanks) + blanks.count("　")
        return halves >= 2 * _INDENT or blanks.count(" ") >= _INDENT


def group_lines(done: tuple[Line | Block, ...]) -> tuple[Block, ...]:
    """The blocks that the lines make, with the blocks between them left where they were."""
    blocks: list[Block] = []
    for is_line, part in groupby(done, key=lambda item: isinstance(item, Line)):
        if is_line:
            blocks.extend(paragraphs([item for item in part if isinstance(item, Line)]))
        else:
            blocks.extend(item for item in part if isinstance(item, Block))
    return tuple(blocks)


def paragraphs(lines: Sequence[Line]) -> list[Block]:
    """The blocks that lines alone make."""
    blocks: list[Block] = []
    blank = [line.is_blank for line in lines]
    start, count = 0, len(lines)
    while start < count:
        if blank[start]:
            start += 1
            continue
        end = start + 1
        while end < count and not blank[end] and lines[end].group == lines[start].group:
            end += 1
        apart = end < count and blank[end]
        if end - start == 1:
            blocks.append(_paragraph(lines[start], apart))
        else:
            blocks.extend(_chunk(lines[start:end], apart))
        start = end
    return blocks


def _chunk(lines: Sequence[Line], apart: bool) -> list[Block]:
    """Paragraphs and verses of several lines that no empty line parts; `apart`: one follows."""
    blocks = _several(lines)
    return [*blocks[:-1], blocks[-1]._replace(apart=True)] if apart else blocks


def _several(lines: Sequence[Line]) -> list[Block]:
    if not any(line.is_indented for line in lines):
        return [_verse(lines)] if _reads_as_verse(lines, _VERSE_LINE) else [_paragraph(line) for line in lines]
    blocks: list[Block] = []
    for key, part in groupby(lines, key=_looks_short):
        run = list(part)
        is_verse = (key == "indented" and len(run) >= 4) or (key == "plain" and len(run) >= 2)
        blocks.extend([_verse(run)] if is_verse else [_paragraph(line) for line in run])
    return blocks


def _looks_short(line: Line) -> str:
    text = line.text.strip()
    if len(text) > _VERSE_LINE:  # the most of them
        return ""
    if any(run.bold for run in line.runs) or set(text) & set("“”：:（("):
        return ""
    if line.is_indented:
        return "indented" if len(text) <= _VERSE_INDENTED else ""
    return "plain"


def _reads_as_verse(lines: Sequence[Line], longest: int) -> bool:
    lengths = [len(line.text.strip()) for line in lines]
    return max(lengths) <= longest and not all(run.bold for line in lines for run in line.runs)


def _paragraph(line: Line, apart: bool = False) -> Block:
    return Block("paragraph", strip_runs(line.runs), (), (), 0, "", "", line.is_indented, line.centred, apart)


def _verse(lines: Sequence[Line]) -> Block:
    runs: list[Run] = []
    for at, line in enumerate(lines):
        runs.extend([Run("\n")] if at else [])
        runs.extend(strip_runs(line.runs))
    return Block("verse", tuple(runs), centred=lines[0].centred)
