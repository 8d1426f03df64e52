"""Block style, a line a value, as the importer writes it and most people do -> values, past the YAML parser.

They are equal to what the parser gives, which takes three to four times as long, and ten milliseconds to load. What is
understood here is mappings and lists, `[one, two]` too, of such scalars as a newspaper has, and comments on lines of
their own. Anything else, down to one odd line, is left to the parser.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any

_LINE = re.compile(r"((?!(?:null|true|false|yes|no|on|off):)[a-z][a-z0-9_-]*):(?: (.+))?")
_DEEPEST = 8
"""Blanks before a line: what stands deeper is nothing that the importer wrote."""
_NO_TEXTS = frozenset(("null", "true", "false", "yes", "no", "on", "off"))
"""Truth values and none, however large they are written."""
_IN_LISTS = frozenset("[]{},:#?\\")
"""What may mean something within `[…]`."""
_SURE: Sequence[tuple[re.Pattern[str], Callable[[str], Any]]] = (
    (re.compile(r"[1-9][0-9]{0,17}|0"), int),
    (re.compile(r"(?!\d{4}-\d).*", re.ASCII), str),
    (re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), dt.date.fromisoformat),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", re.ASCII), dt.datetime.fromisoformat),
)
"""What starts with a digit: a number, a text that is nothing like a date, a date, a moment."""


def is_printed(text: str) -> bool:
    """Whether YAML reads every sign as it stands: all that it does not know, or ends a line at, are never printed."""
    return text.replace("\u3000", "").isprintable()


def plain_values(text: str) -> dict[str, Any] | None:
    """The mapping in lines of YAML; None where the parser must be asked."""
    if not is_printed(text.replace("\n", "")):
        return None
    lines = text.removesuffix("\n").split("\n")
    if "#" in text or "\n\n" in text:
        lines = [line for line in lines if line.lstrip(" ")[:1] not in ("", "#")]
    try:
        values, end = _mapping(lines, 0, 0)
    except ValueError:
        return None
    return values if values and end == len(lines) else None


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
    first, last = text[:1], text[-1:]
    if first.isalnum() or first > "~":  # all signs that mean something to YAML are ASCII
        if ": " not in text and " #" not in text and last != ":" and text == text.strip():
            return _plain(text)
    elif first == last == "'" and len(text) > 1:
        if "'" not in text[1:-1]:
            return text[1:-1]
    elif first == last == '"' and len(text) > 1:
        if '"' not in text[1:-1] and "\\" not in text:
            return text[1:-1]
    elif first == "[" and last == "]":
        items = text[1:-1].split(", ")
        if all(_IN_LISTS.isdisjoint(item) for item in items):
            return [_scalar(item) for item in items]
    raise ValueError(text)


def _plain(text: str) -> Any:
    """The value of a scalar without quotes."""
    if "0" <= text[0] <= "9":
        for pattern, value in _SURE:
            if pattern.fullmatch(text):
                return value(text)
    elif text in ("true", "false"):
        return text == "true"
    elif text.lower() not in _NO_TEXTS:
        return text
    raise ValueError(text)
