"""Running text -> lines, straight from the page's tree: a body of `<br>` and `<p>` alone needs no second parse."""

import re

from lxml import html

from generator.importer.cleaning.blocks import Block, Run
from generator.importer.cleaning.lines import Line, group_lines
from generator.importer.cleaning.soup import fold_blanks, printed_lines

_ROOTS = frozenset({"span", "div", "founder-content"})
_PLAIN = frozenset({"id", "mce_keep"})
"""Attributes that say nothing of how a text is shown."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\r]")


def read_running(body: html.HtmlElement) -> tuple[Block, ...] | None:
    """The blocks of a body that holds nothing but text, `<br>` and `<p>`; None for any other, which
    `soup.read_soup` reads. Both give the same."""
    if body.tag not in _ROOTS or not _PLAIN.issuperset(body.keys()):
        return None
    parts = _paragraphs(body)
    if parts is None:
        return None
    lines: list[Line] = []
    for group, part in enumerate(parts):
        runs: list[Run] = []
        for piece in part:
            if piece is None:
                lines.append(Line(tuple(runs), group))
                runs = []
                continue
            for at, text in enumerate(printed_lines(piece)):
                if at:
                    lines.append(Line(tuple(runs), group))
                    runs = []
                if text:
                    runs.append(Run(fold_blanks(text)))
        if any(not run.text.isspace() for run in runs):
            lines.append(Line(tuple(runs), group))
    return group_lines(tuple(lines))


def _paragraphs(body: html.HtmlElement) -> list[list[str | None]] | None:
    """Texts between the bounds of paragraphs; None in them is a line break."""
    parts: list[list[str | None]] = [[body.text] if body.text else []]
    for child in body:
        if child.tag == "p":
            if not _PLAIN.issuperset(child.keys()):
                return None
            inner: list[str | None] = [child.text] if child.text else []
            for within in child:
                if not _add(within, inner):
                    return None
            if not any(text and not text.isspace() for text in inner):
                inner.append(None)
            parts.extend((inner, [child.tail] if child.tail else []))
        elif not _add(child, parts[-1]):
            return None
    if _CONTROL.search("".join(text for part in parts for text in part if text)):
        return None
    return parts


def _add(element: html.HtmlElement, part: list[str | None]) -> bool:
    """Adds a break, or what stands behind a comment; False for any other element."""
    if element.tag == "br" and not element.keys() and not element.text and not len(element):
        part.append(None)
    elif not isinstance(element, html.HtmlComment):
        return False
    if element.tail:
        part.append(element.tail)
    return True
