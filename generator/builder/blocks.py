"""The blocks that a newspaper's text has besides plain paragraphs -> HTML, past the Markdown parser and equal to it.

A photo alone in its paragraph, bold in running text, hard line breaks, tables and lists of plain text, in the one form
in which they are written as a rule. Whatever may mean anything else is left to the parser.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from generator.builder.plain import CONTROL, MARKUP, ascii_of, escaped, opens_plainly, paragraph_html

_TANGLED = re.compile(rf"```|~~~|\]:|[{CONTROL}]")
"""What may reach over blocks: a fence of code, the address of a link that stands elsewhere."""
_MARK = re.compile(r"\*\*|\\\n|\\[!-/:-@\[-`{-~]")
"""Where bold text begins or ends; a hard line break; a character that only stands for itself."""
_PHOTO = re.compile(r'!\[([^\[\]\n]*)\]\(([0-9A-Za-z_-][0-9A-Za-z./_-]*)(?: "([^"\n]+)")?\)')
_ITEM = "- "
_COLUMN = re.compile(":?-+:?")
"""The line under a column's head."""

ShowPhoto = Callable[[str, str, str], str]
"""From an image's path, caption and credit, all plain text, to the HTML of its figure."""
ShowTable = Callable[[str], str]
"""From the HTML of a table's rows to that of the table."""


def parts(body: str, photo: ShowPhoto, table: ShowTable) -> Iterator[tuple[str, str | None]]:
    """A body cut where blocks of a known form meet others: each part's Markdown, and its HTML where that is known.

    The HTML of the whole is that of its parts, one after the other.
    """
    if _TANGLED.search(ascii_of(body)):
        yield body, None
        return
    blocks = body.split("\n\n")
    found = [paragraph_html(block) or _block_html(block, photo, table) for block in blocks]
    known = [
        None if block.startswith(_ITEM) and _may_go_on(blocks, found, index) else found[index]
        for index, block in enumerate(blocks)
    ]
    for is_known, group in groupby(zip(blocks, known, strict=True), lambda row: row[1] is not None):
        part = list(group)
        yield "\n\n".join(block for block, _ in part), "".join(html or "" for _, html in part) if is_known else None


def photo_paths(body: str) -> list[str] | None:
    """The paths of a body's images where each stands alone in its paragraph; None where that cannot be said."""
    if _TANGLED.search(ascii_of(body)):
        return None
    found = [_photo(block) for block in body.split("\n\n") if "![" in block]
    photos = [photo[2] for photo in found if photo]
    return photos if len(photos) == len(found) else None


def _block_html(block: str, photo: ShowPhoto, table: ShowTable) -> str | None:
    """The HTML of what stands between two empty lines; None where it is of no known form."""
    if found := _photo(block):
        caption, path, credit = found.groups("")
        return photo(path, caption, credit)
    lines = block.split("\n")
    if block.startswith("|"):
        rows = _rows_html(lines)
        return rows and table(rows)
    if block.startswith(_ITEM):
        texts = [line.removeprefix(_ITEM) for line in lines]
        is_list = all(line.startswith(_ITEM) and opens_plainly(text) for line, text in zip(lines, texts, strict=True))
        items = [_text_html(text) for text in texts] if is_list else [None]
        return None if None in items else "".join(("<ul>\n", *(f"<li>{item}</li>\n" for item in items), "</ul>\n"))
    text = _text_html(block) if all(opens_plainly(line) for line in lines) else None
    return None if text is None else f"<p>{text}</p>\n"


def _may_go_on(blocks: Sequence[str], found: Sequence[str | None], index: int) -> bool:
    """Whether a list may be one with what stands before or after it: another list, or nobody knows what."""
    around = [other for other in (index - 1, index + 1) if 0 <= other < len(blocks)]
    return any(found[other] is None or blocks[other].startswith(_ITEM) for other in around)


def _photo(block: str) -> re.Match[str] | None:
    """A block that is an image and no more: caption, path, credit."""
    found = _PHOTO.fullmatch(block) if block.startswith("![") else None
    return None if found is None or any(MARKUP.search(ascii_of(text)) for text in found.group(1, 3) if text) else found


def _text_html(text: str) -> str | None:
    """The HTML of running text; None where it holds more than bold, hard breaks and escapes, or these in doubt."""
    found: list[str] = []
    end = 0
    is_bold = False
    for mark in _MARK.finditer(text):
        between, end = text[end : mark.start()], mark.end()
        if MARKUP.search(ascii_of(between)):
            return None
        found.append(escaped(between))
        if mark[0] != "**":
            found.append("<br>\n" if mark[0] == "\\\n" else escaped(mark[0][1]))
            continue
        before, after = text[: mark.start()][-1:], text[end : end + 1]
        if not (_is_clear(before, after) if is_bold else _is_clear(after, before)):
            return None
        found.append("</strong>" if is_bold else "<strong>")
        is_bold = not is_bold
    if is_bold or MARKUP.search(ascii_of(text[end:])):
        return None
    return "".join((*found, escaped(text[end:])))


def _is_clear(inside: str, outside: str) -> bool:
    """Whether `**` between two characters begins or ends bold text without a doubt.

    It does beside a letter; beside punctuation where the line begins or ends there.
    """
    if "*" in (inside, outside):
        return False
    return inside.isalnum() or (outside in ("", "\n", "\\") and not inside.isspace())


def _rows_html(lines: Sequence[str]) -> str | None:
    """The rows of a table; None where they are not all of one length, or hold anything but plain text."""
    if len(lines) < 2:
        return None
    head, columns, *others = map(_cells, lines)
    if head is None or columns is None or not all(map(_COLUMN.fullmatch, columns)):
        return None
    tags = [f' class="align-{_alignment(column)}"' if ":" in column else "" for column in columns]
    if any(row is None or len(row) != len(tags) for row in (head, *others)):
        return None
    body = "".join(_row_html(row or (), "td", tags) for row in others)
    return f"<thead>\n{_row_html(head, 'th', tags)}</thead>\n" + (f"<tbody>\n{body}</tbody>\n" if others else "")


def _alignment(column: str) -> str:
    return ("center" if column[0] == ":" else "right") if column[-1] == ":" else "left"


def _row_html(cells: Sequence[str], tag: str, marks: Sequence[str]) -> str:
    written = "".join(f"<{tag}{mark}>{cell}</{tag}>\n" for cell, mark in zip(cells, marks, strict=True))
    return f"<tr>\n{written}</tr>\n"


def _cells(line: str) -> Sequence[str] | None:
    """The HTML of a row's cells; None where it has no bar at both ends, or holds anything but plain text."""
    if len(line) < 2 or line[0] != "|" or line[-1] != "|" or MARKUP.search(ascii_of(line)):
        return None
    cells = [cell.strip(" ") for cell in escaped(line[1:-1]).split("|")]
    return cells if all(cell.strip() == cell for cell in cells) else None
