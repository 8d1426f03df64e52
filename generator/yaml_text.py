"""YAML <-> its values. The library is slow to load, and asked only where it is needed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.errors import BroadsheetError, Problem
from generator.plain_yaml import plain_values


def read_yaml(text: str, file: str, error: type[BroadsheetError], first_line: int = 1) -> Any:
    """The value in `text`, a part of `file` from the line `first_line` on; None where there is none.

    A number is what reads back as it was written, `2021`: a page `02`, a time `12:30` and a rate `1.10` are texts.
    Errors: `error` with the line.
    """
    values = plain_values(text)
    if values is None:
        from generator.yaml_library import parse_yaml

        return parse_yaml(text, file, error, first_line)
    return values


def placed(problems: Iterable[Problem], text: str) -> tuple[Problem, ...]:
    """The problems, each with the line of its key in `text`, which is YAML or begins with it."""
    each = tuple(problems)
    if not each:
        return ()
    from generator.yaml_library import lines_of

    lines = lines_of((one.key for one in each), text)
    return tuple(replace(one, line=one.line or line) for one, line in zip(each, lines, strict=True))


def dump_yaml(values: Any) -> str:
    """`values` as a person would write them: block style, plain text unescaped, one line a value."""
    from generator.yaml_library import dump

    return dump(values)
