"""PyYAML, as a newspaper needs it: what people did not mean is told with file, line and what to do."""

import datetime as dt
import re
from collections.abc import Hashable, Iterable
from typing import Any

import yaml

from generator.errors import BroadsheetError, Problem

_INT = "tag:yaml.org,2002:int"
_FLOAT = "tag:yaml.org,2002:float"
_TIME = "tag:yaml.org,2002:timestamp"
_OF_TAGS = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What PyYAML stumbles over where a value is not what its tag says: `!!timestamp x`, `!!bool x`."""
_WHOLE = r"(?:0|-?[1-9][0-9]{0,17})$"


def parse_yaml(text: str, file: str, error: type[BroadsheetError], first_line: int = 1) -> Any:
    """The value in `text`, as `read_yaml`."""
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


def lines_of(keys: Iterable[str], text: str) -> list[int | None]:
    """The 1-based line of each dotted key in `text`, which is YAML or begins with it.

    Of a key that is not there, that of the nearest thing above it; None where the text is no YAML.
    """
    try:
        root = next(yaml.compose_all(text, Loader=yaml.CSafeLoader), None)
    except yaml.YAMLError:
        root = None
    return [_line_of(root, key) if root else None for key in keys]


def dump(values: Any) -> str:
    """The text of values: block style, plain text unescaped, one line a value."""
    return yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)


def _line_of(node: yaml.Node, key: str) -> int:
    line = node.start_mark.line + 1
    while key:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if f"{key}.".startswith(f"{k.value}.")), None)
            if pair is None:
                break
            key = key[len(pair[0].value) + 1 :]
            line, node = pair[0].start_mark.line + 1, pair[1]
        else:
            part, _, key = key.partition(".")
            if not (isinstance(node, yaml.SequenceNode) and part.isdigit() and int(part) < len(node.value)):
                break
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


_Loader.add_constructor(_TIME, _Loader.construct_yaml_timestamp)
_Loader.yaml_implicit_resolvers = {
    first: kept
    for first, known in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    if (kept := [(tag, pattern) for tag, pattern in known if tag not in (_INT, _FLOAT)])
}
_Loader.add_implicit_resolver(_INT, re.compile(_WHOLE), list("-0123456789"))


class _Dumper(yaml.CSafeDumper):
    """Dates with time as ISO 8601 with `T`; no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_datetime(dumper: yaml.CSafeDumper, value: dt.datetime) -> yaml.ScalarNode:
    return dumper.represent_scalar(_TIME, value.isoformat())


_Dumper.add_representer(dt.datetime, _represent_datetime)
