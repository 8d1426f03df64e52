"""YAML that people write by hand -> its values; what they did not mean is told with file, line and what to do."""

import re
from collections.abc import Hashable, Iterable
from dataclasses import replace
from typing import Any

import yaml

from generator.errors import BroadsheetError, Problem

_INT = "tag:yaml.org,2002:int"
_FLOAT = "tag:yaml.org,2002:float"
_OF_TAGS = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What PyYAML stumbles over where a value is not what its tag says: `!!timestamp x`, `!!bool x`."""
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")


def read_yaml(text: str, file: str, error: type[BroadsheetError], first_line: int = 1) -> Any:
    """The value in `text`, a part of `file` from the line `first_line` on; None where there is none.

    A number is what reads back as it was written, `2021`: a page `02`, a time `12:30` and a rate `1.10` are texts.
    Errors: `error` with the line.
    """
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        line = mark.line + first_line if mark else None
        if fault.note:
            raise error(Problem(str(fault.problem), fault.note, file, line)) from None
        has_tab = mark is not None and "\t" in "".join(text.split("\n")[mark.line : mark.line + 1])
        advice = (
            "indent with blanks, not with tabs" if has_tab else "quote a value that holds `: ` or starts with a sign"
        )
        raise error(Problem(f"not YAML: {fault.problem}", advice, file, line)) from None
    except (yaml.YAMLError, *_OF_TAGS) as fault:
        raise error(Problem(f"not YAML: {fault}", "write it as plain text", file, first_line)) from None


def placed(problems: Iterable[Problem], text: str) -> tuple[Problem, ...]:
    """The problems, each with the line of its key in `text`, which is YAML or begins with it."""
    each = tuple(problems)
    if not each:
        return ()
    try:
        node = next(yaml.compose_all(text, Loader=yaml.CSafeLoader), None)
    except yaml.YAMLError:
        node = None
    return tuple(replace(one, line=one.line or line_of(node, one.key.split("."))) for one in each)


def line_of(node: yaml.Node | None, path: list[str]) -> int | None:
    """The 1-based line of the value at `path`, or of the nearest thing above it."""
    if node is None:
        return None
    line = node.start_mark.line + 1
    for part in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == part), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and part.isdigit() and int(part) < len(node.value):
            node = node.value[int(part)]
            line = node.start_mark.line + 1
    return line


class _Loader(yaml.CSafeLoader):
    """PyYAML's, which besides takes `02` for a 2, `12:30` for 750, and the last of two equal keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    _fail(key, f"the key `{key.value}` stands here twice", "delete one of them")
                seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_yaml_timestamp(self, node: yaml.ScalarNode) -> Any:
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError as fault:
            _fail(node, f"{node.value} is no date: {fault}", "mend the date; quote what is none")


def _fail(node: yaml.Node, problem: str, advice: str) -> None:
    raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark, advice)


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_yaml_timestamp)
_Loader.yaml_implicit_resolvers = {
    first: kept
    for first, known in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    if (kept := [(tag, pattern) for tag, pattern in known if tag not in (_INT, _FLOAT)])
}
_Loader.add_implicit_resolver(_INT, re.compile(f"(?:{_WHOLE.pattern})$"), list("-0123456789"))
