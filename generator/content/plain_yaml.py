"""Front matter and issue files as the importer writes them -> values, past the YAML parser and equal to what it gives.

The parser takes three to four times as long. What is understood here is block style, a line a value, with the scalars
that a newspaper has. Anything else, down to one odd line, is left to it.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any

_LINE = re.compile(r"((?!(?:null|true|false|yes|no|on|off):)[a-z_]+|sha256):(?: (.+))?")
_DEEPEST = 8
"""Blanks before a line: what stands deeper is nothing that the importer wrote."""
_TEXT = re.compile(
    r"[\u3007\u3400-\u9fff《“（【·①-⑩](?:(?!: |:$| #)[^\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff])*"
)
"""Starts with a Han character or a full-width sign: no number, date, truth value, or sign that YAML reads."""
_WORD = re.compile(
    r"[A-Z]{1,8}\d{1,6}(?:-\d{1,6})?|https?://[!-\"$-~]*[!-\"$-9;-~]|(?!0b)(?=\d*[a-f])[0-9a-f]{40,64}"
    r"|[0-9A-Za-z][0-9A-Za-z_./-]*\.[a-z]{3,4}|\d(?:\.\d+)?,\d(?:\.\d+)?(?: \d(?:\.\d+)?,\d(?:\.\d+)?)+"
)
"""A page number with letters, an address, a digest, a file, a zone's corners: nothing but text to YAML."""
_QUOTED = re.compile(r"'([0-9A-Za-z.:/ _-]+)'")
_SURE: Sequence[tuple[re.Pattern[str], Callable[[str], Any]]] = (
    (re.compile(r"[1-9]\d{0,8}|0"), int),
    (re.compile(r"\d{4}-\d\d-\d\d"), dt.date.fromisoformat),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"), dt.datetime.fromisoformat),
    (re.compile("true|false"), "true".__eq__),
)


def plain_values(text: str) -> dict[str, Any] | None:
    """The mapping in lines of YAML; None where the parser must be asked."""
    lines = text.removesuffix("\n").split("\n")
    try:
        values, end = _mapping(lines, 0, 0)
    except ValueError:
        return None
    return values if end == len(lines) else None


def _mapping(lines: list[str], at: int, indent: int) -> tuple[dict[str, Any], int]:
    """The mapping whose keys stand behind `indent` blanks from line `at` on, and the line after it.

    Errors here and below: ValueError where the parser must be asked.
    """
    values: dict[str, Any] = {}
    while at < len(lines) and lines[at].startswith(" " * indent):
        found = _LINE.fullmatch(lines[at], indent)
        if not found or found[1] in values or indent > _DEEPEST:
            raise ValueError(lines[at])
        at += 1
        values[found[1]], at = _below(lines, at, indent) if found[2] is None else (_scalar(found[2]), at)
    return values, at


def _below(lines: list[str], at: int, indent: int) -> tuple[Any, int]:
    """What stands under a key without a value of its own: a list as far in as the key, or a mapping further in."""
    blanks = " " * indent
    if at < len(lines) and lines[at].startswith(f"{blanks}- "):
        return _sequence(lines, at, indent)
    if at < len(lines) and lines[at].startswith(f"{blanks}  "):
        return _mapping(lines, at, indent + 2)
    raise ValueError(lines[at - 1])


def _sequence(lines: list[str], at: int, indent: int) -> tuple[list[Any], int]:
    """The list whose dashes stand behind `indent` blanks; an item is a scalar, or a mapping that begins on its line."""
    items: list[Any] = []
    blanks = " " * indent
    while at < len(lines) and lines[at].startswith(f"{blanks}- "):
        rest = lines[at][indent + 2 :]
        if _LINE.fullmatch(rest):
            lines[at] = f"{blanks}  {rest}"
            item, at = _mapping(lines, at, indent + 2)
        else:
            item, at = _scalar(rest), at + 1
        items.append(item)
    return items, at


def _scalar(text: str) -> Any:
    """The value of a scalar."""
    if _TEXT.fullmatch(text):
        if text == text.rstrip():
            return text
    elif _WORD.fullmatch(text):
        return text
    elif found := _QUOTED.fullmatch(text):
        return found[1]
    else:
        for pattern, value in _SURE:
            if pattern.fullmatch(text):
                return value(text)
    raise ValueError(text)
