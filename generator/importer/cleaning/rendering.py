"""Blocks -> CommonMark with GFM tables, one string a block."""

import unicodedata

from generator.importer.cleaning.blocks import Block, Run
from generator.importer.cleaning.escaping import escape, escape_start, escape_url, is_plain


def render_block(block: Block) -> str:
    """The Markdown of one block; figures have none here, they are placed by the caller."""
    if block.kind == "paragraph":
        return _paragraph(block.runs)
    if block.kind == "heading":
        return "#" * block.level + " " + _closed(render_runs(_one_line(block.runs), bold=False))
    if block.kind == "list":
        return "\n".join(_list_lines(block, ""))
    if block.kind == "table":
        return _table(block)
    if block.kind == "quote":
        inner = "\n\n".join(render_block(child) for child in block.children)
        return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
    if block.kind == "rule":
        return "---"
    return _paragraph(block.runs)


def render_runs(runs: tuple[Run, ...], bold: bool = True, cell: bool = False) -> str:
    """The Markdown of runs in a line; a newline in them becomes a hard break."""
    pieces = [
        _faced(run, bold, cell, _neighbour(runs, place, -1), _neighbour(runs, place, 1))
        for place, run in enumerate(runs)
    ]
    for place, piece in enumerate(pieces[:-1]):
        if piece.endswith(("!", "]")) and pieces[place + 1].startswith("["):  # would make the link an image
            pieces[place] = f"{piece[:-1]}\\{piece[-1]}"
    return "".join(pieces)


def _paragraph(runs: tuple[Run, ...]) -> str:
    if len(runs) == 1 and is_plain(runs[0].text) and not (runs[0].bold or runs[0].italic or runs[0].href):
        return escape_start(runs[0].text.strip())
    lines = [escape_start(line.strip()) for line in render_runs(runs).split("\n")]
    return "\\\n".join(line for line in lines if line)


def _neighbour(runs: tuple[Run, ...], place: int, step: int) -> str:
    """The character next to a run; a blank at the ends."""
    other = place + step
    if not 0 <= other < len(runs) or not runs[other].text:
        return " "
    return runs[other].text[-1 if step < 0 else 0]


def _faced(run: Run, bold: bool, cell: bool, before: str, after: str) -> str:
    lines = run.text.split("\n")
    mark = ("**" if run.bold and bold else "") + ("*" if run.italic else "")
    if not mark and not run.href:
        return "\n".join(escape(line, cell) for line in lines)
    last = len(lines) - 1
    return "\n".join(
        _marked(line, mark, run.href, cell, before if at == 0 else " ", after if at == last else " ")
        for at, line in enumerate(lines)
    )


def _marked(text: str, mark: str, href: str, cell: bool, before: str, after: str) -> str:
    """Emphasis whose marks CommonMark can see: next to Han text a mark must not touch blanks or,
    from inside, punctuation (`**“怎么办”**说` would stay asterisks), so those move outside."""
    start, end = 0, len(text)
    if mark:
        while start < end and (text[start].isspace() or (_stops(text[start]) and not _free(before, start, text))):
            start += 1
        while end > start and (
            text[end - 1].isspace() or (_stops(text[end - 1]) and not _free_after(after, end, text))
        ):
            end -= 1
    core = escape(text[start:end], cell, in_link=bool(href))
    if not core.strip():
        return escape(text, cell)
    if href:
        core = f"[{core}]({escape_url(href)})"
        if mark and (_letter(before, start, text) or _letter_after(after, end, text)):
            mark = ""  # a link's brackets are punctuation too
    return escape(text[:start], cell) + mark + core + mark[::-1] + escape(text[end:], cell)


def _free(before: str, start: int, text: str) -> bool:
    other = text[start - 1] if start else before
    return other.isspace() or _stops(other)


def _free_after(after: str, end: int, text: str) -> bool:
    other = text[end] if end < len(text) else after
    return other.isspace() or _stops(other)


def _letter(before: str, start: int, text: str) -> bool:
    return not _free(before, start, text)


def _letter_after(after: str, end: int, text: str) -> bool:
    return not _free_after(after, end, text)


def _stops(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _one_line(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(Run(" ".join(run.text.split("\n")), run.bold, run.italic, run.href) for run in runs)


def _closed(heading: str) -> str:
    """A heading whose own final `#` are not taken for its closing marks."""
    return heading[:-1] + "\\#" if heading.endswith("#") else heading


def _list_lines(block: Block, indent: str) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.children, block.level):
        mark = f"{number}. " if block.level else "- "
        text = _paragraph(item.runs).split("\n")
        inner = indent + " " * len(mark)
        lines.append(indent + mark + text[0])
        lines.extend(inner + line for line in text[1:])
        for child in item.children:
            lines.extend(_list_lines(child, inner))
    return lines


def _table(block: Block) -> str:
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def _cell(runs: tuple[Run, ...]) -> str:
    return render_runs(_one_line(runs), cell=True).strip()
