"""Light values are in all but their lock what the frozen dataclass is."""

import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from generator.light import light


@dataclass(frozen=True, slots=True)
class Locked:
    """A value."""

    name: str
    pages: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@light
class Light:
    """The same value."""

    name: str
    pages: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


def test_a_light_value_is_the_value() -> None:
    with pytest.raises(FrozenInstanceError):
        Locked("a").name = "b"  # type: ignore[misc]
    made = Light("a", extra={"b": 1})
    assert repr(made) == "Light(name='a', pages=(), extra={'b': 1})"
    assert [one.name for one in fields(made)] == ["name", "pages", "extra"]
    assert made == Light(name="a", extra={"b": 1}) != Light("a") and Light("a").extra is not Light("a").extra
    assert replace(made, pages=("A01",)) == Light("a", ("A01",), {"b": 1})
    assert pickle.loads(pickle.dumps(made)) == made
    assert len({Light("a", extra=()), Light("a", extra=())}) == 1  # type: ignore[arg-type]
    assert not hasattr(made, "__dict__")
    with pytest.raises(TypeError):
        Light()  # type: ignore[call-arg]
