"""A scraped body between HTML and Markdown: blocks of runs, as values."""

from typing import Literal, NamedTuple

BlockKind = Literal["paragraph", "heading", "verse", "list", "table", "quote", "figure", "rule", "player"]


class Run(NamedTuple):
    """Text in one face. A newline in it is a line break of the print.

    Runs, lines and blocks are named tuples: a body has dozens, and a frozen class takes five times as long to make.
    """

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    """Absolute URL; empty where the text is no link."""


class Block(NamedTuple):
    """One block of a body."""

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    """Of a paragraph, heading, verse, list item; the caption of a figure; the link of a player."""
    children: tuple["Block", ...] = ()
    """Items of a list (each a `paragraph` whose children are lists inside it), blocks of a quote."""
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    """Cells of a table, row by row; every row has as many."""
    level: int = 0
    """Of a heading, 4 to 6; of an ordered list, its first number; 0: not ordered."""
    url: str = ""
    """Of a figure."""
    credit: str = ""
    """Of a figure."""
    indented: bool = False
    """It began with the two blank cells of a printed paragraph."""
    centred: bool = False
    """The markup centres it, or its class names it a caption."""
    apart: bool = False
    """Empty lines stand around it."""

    @property
    def text(self) -> str:
        """What a reader sees of its own runs."""
        return joined_text(self.runs)


def joined_text(runs: tuple[Run, ...]) -> str:
    """The text of runs; most often there is but one."""
    return runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)


def with_text(run: Run, text: str) -> Run:
    """Other text in the face of a run."""
    return Run(text, run.bold, run.italic, run.href)


def plain(kind: BlockKind, text: str) -> Block:
    """A block of one run without face."""
    return Block(kind, (Run(text),))


def without_end(block: Block, count: int) -> Block:
    """The block without its last `count` characters, and without the blanks before them."""
    return block._replace(runs=strip_runs(_cut(block.runs, 0, len(block.text) - count)))


def without_start(block: Block, count: int) -> Block:
    """The block without its first `count` characters, and without the blanks after them."""
    return block._replace(runs=strip_runs(_cut(block.runs, count, len(block.text))))


def strip_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs without blanks at both ends, neighbours of one face joined, empty ones gone."""
    if len(runs) == 1:
        text = runs[0].text.strip()
        return (with_text(runs[0], text),) if text else ()
    joined: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic, last.href) == (run.bold, run.italic, run.href):
            joined[-1] = with_text(run, last.text + run.text)
        else:
            joined.append(run)
    while joined and not joined[0].text.strip():
        joined.pop(0)
    while joined and not joined[-1].text.strip():
        joined.pop()
    if joined:
        joined[0] = with_text(joined[0], joined[0].text.lstrip())
        joined[-1] = with_text(joined[-1], joined[-1].text.rstrip())
    return tuple(joined)


def _cut(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    kept: list[Run] = []
    at = 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if text:
            kept.append(with_text(run, text))
    return tuple(kept)
