"""Whether a value surely fits a JSON Schema, past the library, which takes longer to load than most builds to be done.

Only what `config.schema.json` is made of is understood. Anything else, and any value that does not plainly fit, is left
to the library, which then says what is wrong.
"""

import re
from collections.abc import Mapping
from typing import Any

_TYPES: Mapping[str, type] = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list}
_REMARKS = frozenset({"$schema", "$defs", "title", "description"})
_DEFINITIONS = "#/$defs/"


def surely_fits(value: object, schema: Mapping[str, Any]) -> bool:
    """True: the library would find nothing wrong. False: it must be asked."""
    return _fits(value, schema, schema.get("$defs", {}))


def _fits(value: object, schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> bool:
    return all(key in _REMARKS or _meets(value, key, schema, definitions) for key in schema)


def _meets(value: object, key: str, schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> bool:
    """Whether the value surely meets the demand that stands at a key of the schema."""
    demand: Any = schema[key]
    match key, value:
        case "type", _:
            return _is(value, demand)
        case "enum", str():
            return bool(value in demand)
        case "pattern", str():
            return re.search(demand, value) is not None
        case "minLength", str():
            return bool(len(value) >= demand)
        case "minimum", int():
            return bool(value >= demand)
        case "maximum", int():
            return bool(value <= demand)
        case "minItems", list():
            return bool(len(value) >= demand)
        case "items", list():
            return all(_fits(item, demand, definitions) for item in value)
        case "required", dict():
            return all(name in value for name in demand)
        case "additionalProperties", dict():
            return demand is False and value.keys() <= schema.get("properties", {}).keys()
        case "properties", dict():
            return all(_fits(value[name], inner, definitions) for name, inner in demand.items() if name in value)
        case "oneOf", _:
            possible = [one for one in demand if "type" not in one or _is(value, one["type"])]
            return len(possible) == 1 and _fits(value, possible[0], definitions)
        case "$ref", _:
            name = demand.removeprefix(_DEFINITIONS)
            return name in definitions and _fits(value, definitions[name], definitions)
    return False


def _is(value: object, name: object) -> bool:
    """Whether a value is of a type as JSON Schema names it."""
    known = _TYPES.get(name) if isinstance(name, str) else None
    return known is not None and isinstance(value, known) and (known is bool or not isinstance(value, bool))
