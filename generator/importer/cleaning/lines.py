"""Lines of a body -> paragraphs and verses: which line break ends a paragraph, and which belongs to the print."""

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
        text = self.text
        return not text or text.isspace()

    @property
    def is_indented(self) -> bool:
        text = self.text
        if text.startswith(_CELLS):
            return True
        blanks = text[: len(text) - len(text.lstrip())]
        halves = len(blanks) + blanks.count("　")
        return halves >= 2 * _INDENT or blanks.count(" ") >= _INDENT


def group_lines(done: tuple[Line | Block, ...]) -> tuple[Block, ...]:
    """The blocks that the lines make, with the blocks between them left where they were."""
    blocks: list[Block] = []
    for is_line, part in groupby(done, key=lambda item: isinstance(item, Line)):
        if is_line:
            blocks.extend(_paragraphs([item for item in part if isinstance(item, Line)]))
        else:
            blocks.extend(item for item in part if isinstance(item, Block))
    return tuple(blocks)


def _paragraphs(lines: list[Line]) -> list[Block]:
    blocks: list[Block] = []
    parts = [(key[0], list(part)) for key, part in groupby(lines, key=lambda line: (line.is_blank, line.group))]
    for place, (is_blank, part) in enumerate(parts, 1):
        if not is_blank:
            blocks.extend(_chunk(part, apart=place < len(parts) and parts[place][0]))
    return blocks


def _chunk(lines: list[Line], apart: bool) -> list[Block]:
    """Paragraphs and verses of lines that no empty line parts; `apart`: one follows."""
    if len(lines) == 1:
        return [_paragraph(lines[0], apart)]
    blocks = _several(lines)
    return [*blocks[:-1], blocks[-1]._replace(apart=True)] if apart else blocks


def _several(lines: list[Line]) -> list[Block]:
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


def _reads_as_verse(lines: list[Line], longest: int) -> bool:
    lengths = [len(line.text.strip()) for line in lines]
    return max(lengths) <= longest and not all(run.bold for line in lines for run in line.runs)


def _paragraph(line: Line, apart: bool = False) -> Block:
    return Block("paragraph", strip_runs(line.runs), indented=line.is_indented, centred=line.centred, apart=apart)


def _verse(lines: list[Line]) -> Block:
    runs: list[Run] = []
    for at, line in enumerate(lines):
        runs.extend([Run("\n")] if at else [])
        runs.extend(strip_runs(line.runs))
    return Block("verse", tuple(runs), centred=lines[0].centred)
