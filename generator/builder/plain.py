"""Plain paragraphs -> HTML, past the Markdown parser and equal to what it gives.

Nine in ten bodies of a newspaper are nothing else, and most of the others but for a photo, a table or a verse; the
parser takes seventeen times as long.
"""

import re
from collections.abc import Iterator
from itertools import groupby

_MARKUP = re.compile(r"[\\`*_\[\]<&\x00-\x09\x0b-\x1f\x7f]")
"""What means something anywhere in a line, or is replaced or cut off: ASCII, all of it."""
_TANGLED = re.compile(r"```|~~~|\]:|[\x00-\x09\x0b-\x1f\x7f]")
"""What may reach over paragraphs: a fence of code, the address of a link that stands elsewhere."""
_OPENING = frozenset("#>+=~|:-")
"""What may mean something at the start of a paragraph."""
_NUMBERED = re.compile(r"\d+[.)]")


def plain_html(body: str) -> str | None:
    """The HTML of a body, as the parser would give it; None where the body may hold any markup at all."""
    if not body:
        return ""
    ascii_only = _ascii(body)
    if _MARKUP.search(ascii_only):
        return None
    paragraphs = body.split("\n\n")
    if body.count("\n") != 2 * (len(paragraphs) - 1) or not all(map(_opens_plainly, paragraphs)):
        return None
    if ">" in ascii_only or '"' in ascii_only:
        paragraphs = [_escaped(paragraph) for paragraph in paragraphs]
    return "".join(("<p>", "</p>\n<p>".join(paragraphs), "</p>\n"))


def parts(body: str) -> Iterator[tuple[str, str | None]]:
    """A body cut where plain paragraphs meet others: each part's Markdown, and its HTML where it is plain.

    The HTML of the whole is that of its parts, one after the other.
    """
    if _TANGLED.search(_ascii(body)):
        yield body, None
        return
    for is_plain, group in groupby(body.split("\n\n"), _is_plain):
        blocks = list(group)
        yield "\n\n".join(blocks), "".join(f"<p>{_escaped(block)}</p>\n" for block in blocks) if is_plain else None


def _ascii(text: str) -> str:
    """The ASCII characters of a text: few in a Chinese one, and so quicker to search than all."""
    return text.encode("ascii", "ignore").decode("ascii")


def _is_plain(block: str) -> bool:
    return "\n" not in block and not _MARKUP.search(_ascii(block)) and _opens_plainly(block)


def _opens_plainly(block: str) -> bool:
    """Whether a line without markup is a paragraph, to its first and last character."""
    if not block:
        return False
    first = block[0]
    if first in _OPENING or first.isspace() or block[-1].isspace():
        return False
    return not (first.isdecimal() and _NUMBERED.match(block))


def _escaped(text: str) -> str:
    return text.replace(">", "&gt;").replace('"', "&quot;")
