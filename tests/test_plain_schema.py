"""The look past the schema library: what it vouches for, the library finds right too."""

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.config_check import schema
from generator.plain_schema import surely_fits

_KNOWN = schema()["properties"]
_LIBRARY = Draft202012Validator(schema())
_SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 1002), st.floats(0, 3), st.text(max_size=3),
    st.sampled_from(["zh-Hans", "https://example.org", "#fff", "#ABCDEF", "city", "墨川晨报\n", "founder_new", ""]),
)  # fmt: skip


def _names(part: Any) -> set[str]:
    """Every key that the schema knows anywhere."""
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    own = set(part["properties"]) if isinstance(part, dict) and isinstance(part.get("properties"), dict) else set()
    return own.union(*map(_names, inner))


_KEYS = st.sampled_from([*sorted(_names(schema())), "nmae", 7])


def _values(part: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that nearly fit a part of the schema."""
    if "$ref" in part:
        part = schema()["$defs"][part["$ref"].rpartition("/")[2]]
    if "oneOf" in part:
        return st.one_of(*map(_values, part["oneOf"]), _SCALARS)
    if part.get("type") == "array":
        return st.lists(_values(part["items"]), max_size=2) | _SCALARS
    if part.get("type") == "object":
        known = {key: _values(inner) for key, inner in part["properties"].items()}
        fitting = st.fixed_dictionaries({}, optional=known)
        return st.builds(lambda right, wrong: right | wrong, fitting, st.dictionaries(_KEYS, _SCALARS, max_size=1))
    return _SCALARS | st.sampled_from(part.get("enum", ["报"]))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(_KNOWN)).flatmap(lambda key: st.tuples(st.just(key), _values(_KNOWN[key]))))
def test_what_is_vouched_for_is_right(pair: tuple[str, object]) -> None:
    values = {"name": "墨川晨报", pair[0]: pair[1]}
    if surely_fits(values, schema()):
        assert not list(_LIBRARY.iter_errors(values))


@given(st.fixed_dictionaries({"name": st.text(min_size=1)}, optional={
    "feed": st.fixed_dictionaries({"articles": st.integers(1, 1000)}), "lunar_date": st.booleans(),
    "language": st.sampled_from(["zh-Hans", "en"]), "theme": st.fixed_dictionaries({"accent": st.just("#a01")}),
}))  # fmt: skip
def test_what_is_plain_is_vouched_for(values: object) -> None:
    assert surely_fits(values, schema())


@pytest.mark.parametrize(
    ("values", "part"),
    [
        (3, {"type": "integer", "multipleOf": 2}),
        ({"a": 1}, {"type": "object", "additionalProperties": {"type": "string"}}),
        ("a", {"oneOf": [{"type": "string"}, {"minLength": 1}]}),
        ("a", {"$ref": "#/$defs/none"}),
        ("a", {"type": ["string", "null"]}),
        (True, {"type": "integer"}),
        (1.0, {"type": "integer"}),
        (True, {"enum": [1]}),
    ],
)
def test_what_is_not_understood_is_left_to_the_library(values: object, part: dict[str, Any]) -> None:
    assert not surely_fits(values, part)


def test_a_projects_config_needs_no_library() -> None:
    text = "name: 墨川晨报\nbase_url: https://example.org/\neditions:\n- {code: city, name: 城区版}\n"
    assert surely_fits(yaml.safe_load(text), schema())
