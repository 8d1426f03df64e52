"""Front matter as the importer writes it -> values, past the YAML parser and equal to what it gives.

Reading YAML is half the cost of reading an article. What is understood here is what `write_article` writes for the
texts of a newspaper; anything else, down to one odd line, is left to the parser.
"""

import datetime as dt
import re
from typing import Any

_LINE = re.compile(r"([a-z_]+|sha256):(?: (.+))?")
_TEXT = re.compile(
    r"[\u3007\u3400-\u9fff《“（【·①-⑩](?:(?!: |:$| #)[^\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff])*"
)
"""Starts with a Han character or a full-width sign: no number, date, truth value, or sign that YAML reads."""
_WORD = re.compile(r"[A-Z]{1,8}\d{1,6}|https?://[!-\"$-~]+|(?!0b)[0-9a-f]{40,64}")
"""A page number with letters, an address, a digest. None of them is anything but text to YAML."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
_WHOLE = re.compile(r"[1-9]\d{0,8}|0")


def plain_values(text: str) -> dict[str, Any] | None:
    """The mapping in the lines between the fences; None where the YAML parser must be asked."""
    values: dict[str, Any] = {}
    inner: dict[str, Any] | None = None
    items: list[Any] | None = None
    opened = ""
    for line in text.removesuffix("\n").split("\n"):
        start = line[:2]
        if start == "- " and opened:
            if items is None:
                if inner is not None:
                    return None
                items = values[opened] = []
            if not _LINE.fullmatch(line, 2):
                value = _scalar(line[2:])
                if value is None:
                    return None
                items.append(value)
                inner = None
                continue
            inner = {}
            items.append(inner)
            target = inner
        elif start == "  " and opened:
            if inner is None:
                if items is not None:
                    return None
                inner = values[opened] = {}
            target = inner
        else:
            if opened and values[opened] is None:
                return None
            opened, inner, items, target = "", None, None, values
        found = _LINE.fullmatch(line, 0 if target is values else 2)
        if not found or found[1] in target:
            return None
        key, written = found.groups()
        if written is None:
            if target is not values:
                return None
            opened = key
            values[key] = None
            continue
        value = _scalar(written)
        if value is None:
            return None
        target[key] = value
    return None if opened and values[opened] is None else values


def _scalar(text: str) -> str | int | dt.date | None:
    """The value of a plain scalar; None where it is not sure."""
    if _TEXT.fullmatch(text):
        return text if text == text.rstrip() else None
    if _WORD.fullmatch(text):
        return None if text.isdecimal() or text.endswith(":") else text
    if _WHOLE.fullmatch(text):
        return int(text)
    try:
        if _DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
        if _MOMENT.fullmatch(text):
            return dt.datetime.fromisoformat(text)
    except ValueError:
        pass
    return None
