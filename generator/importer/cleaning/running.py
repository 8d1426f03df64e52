"""Running text -> lines, straight from the page's tree: a body of `<br>` and `<p>` alone needs no second parse."""

import re

from lxml import html

from generator.importer.cleaning.blocks import Block, Run
from generator.importer.cleaning.lines import Line, paragraphs
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
                runs.clear()
                continue
            first, *more = printed_lines(piece)
            if first:
                runs.append(Run(fold_blanks(first)))
            for text in more:
                lines.append(Line(tuple(runs), group))
                runs = [Run(fold_blanks(text))]
        if any(not run.text.isspace() for run in runs):
            lines.append(Line(tuple(runs), group))
    return tuple(paragraphs(lines))


def _paragraphs(body: html.HtmlElement) -> list[list[str | None]] | None:
    """Texts between the bounds of paragraphs; None in them is a line break."""
    last: list[str | None] = []
    parts = [last]
    if body.text:
        last.append(body.text)
    for child in body:
        tail = child.tail
        if child.tag == "p":
            inner = _within(child) if _PLAIN.issuperset(child.keys()) else None
            if inner is None:
                return None
            last = [tail] if tail else []
            parts += (inner, last)
        elif _is_break(child):
            last += (None, tail) if tail else (None,)
        elif not isinstance(child, html.HtmlComment):
            return None
        elif tail:
            last.append(tail)
    return None if _CONTROL.search("".join([text for part in parts for text in part if text])) else parts


def _within(paragraph: html.HtmlElement) -> list[str | None] | None:
    """The texts and breaks of one `<p>`; None where it holds anything else."""
    inner: list[str | None] = [paragraph.text] if paragraph.text else []
    for child in paragraph:
        if _is_break(child):
            inner.append(None)
        elif not isinstance(child, html.HtmlComment):
            return None
        if child.tail:
            inner.append(child.tail)
    if not any(text and not text.isspace() for text in inner):
        inner.append(None)
    return inner


def _is_break(element: html.HtmlElement) -> bool:
    return element.tag == "br" and not len(element) and not element.keys() and not element.text
