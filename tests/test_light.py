"""Light values are in all but their lock what the frozen dataclass is."""

import copy
import pickle
from collections.abc import Callable, Mapping
from dataclasses import FrozenInstanceError, astuple, dataclass, field, fields, replace
from inspect import signature
from typing import Any

import pytest

from generator.light import light, ordered


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


@light
class Other:
    """Another with the same fields."""

    name: str
    pages: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@light
class Empty:
    """Nothing."""


@light
class Worded:
    """A value that is shown in its own words, and of which one field tells nothing."""

    name: str
    digest: bytes = field(default=b"", compare=False, repr=False)
    sides: int = field(default=0, compare=False)

    def __repr__(self) -> str:
        return f"<{self.name}>"


@ordered
class Place:
    """A value that sorts, with a field that it makes itself."""

    page: str
    order: int = 1
    text: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", f"{self.page}/{self.order}")


def test_a_light_value_is_the_value() -> None:
    with pytest.raises(FrozenInstanceError):
        Locked("a").name = "b"  # type: ignore[misc]
    made = Light("a", extra={"b": 1})
    assert repr(made) == "Light(name='a', pages=(), extra={'b': 1})"
    assert [one.name for one in fields(made)] == ["name", "pages", "extra"]
    assert made == Light(name="a", extra={"b": 1}) != Light("a") and Light("a").extra is not Light("a").extra
    assert replace(made, pages=("A01",)) == Light("a", ("A01",), {"b": 1})
    assert astuple(made) == ("a", (), {"b": 1}) and copy.deepcopy(made) == made
    assert pickle.loads(pickle.dumps(made)) == made
    assert len({Light("a", extra=()), Light("a", extra=())}) == 1  # type: ignore[arg-type]
    assert not hasattr(made, "__dict__")


def test_values_are_equal_to_those_of_their_class_only() -> None:
    assert Light("a") != Other("a") and Light("a") != ("a", (), {}) and Light("a") != Locked("a")
    assert Empty() == Empty() and hash(Empty()) == hash(Empty()) and repr(Empty()) == "Empty()"
    nan = float("nan")
    assert Light("a", (nan,)) == Light("a", (nan,)), "as tuples compare: what is the same is equal"  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="unhashable"):
        hash(Light("a"))


def test_fields_and_methods_of_its_own_count() -> None:
    assert repr(Worded("a")) == "<a>" and repr(Place("A01")) == "Place(page='A01', order=1)"
    assert Worded("a", b"1", 1) == Worded("a", b"2", 2) != Worded("b") and len({Worded("a"), Worded("a", b"1")}) == 1
    assert Place("A01", 2).text == "A01/2" and replace(Place("A01", 2), page="B02").text == "B02/2"
    assert pickle.loads(pickle.dumps(Place("A01"))).text == "A01/1"


def test_ordered_values_sort_by_their_fields() -> None:
    places = [Place("B01"), Place("A02", 3), Place("A02")]
    assert sorted(places) == [Place("A02", 1), Place("A02", 3), Place("B01")]
    assert Place("A01") < Place("A02") <= Place("A02") and Place("B01") > Place("A01") >= Place("A01")
    with pytest.raises(TypeError):
        assert Place("A01") < ("A02", 1, "")  # type: ignore[operator]
    with pytest.raises(TypeError):
        assert Light("a") < Light("b")  # type: ignore[operator]


@pytest.mark.parametrize(
    "slip", [lambda cls: cls(), lambda cls: cls("a", (), {}, 4), lambda cls: cls("a", title="b")], ids=str
)
def test_a_value_is_made_of_its_fields_only(slip: Callable[[Any], Any]) -> None:
    told = []
    for cls in (Locked, Light, Light):  # the first of its class, and another
        with pytest.raises(TypeError) as raised:
            slip(cls)
        told.append(str(raised.value).replace("Locked", "Light"))
    assert told[0] == told[1] == told[2] and told[0].startswith("Light.__init__()")


def test_what_makes_a_value_tells_what_it_takes() -> None:
    class_of_its_own = light(type("Late", (), {"__annotations__": {"name": str, "order": int}, "order": 1}))
    assert list(signature(class_of_its_own).parameters) == ["name", "order"] == list(class_of_its_own.__match_args__)
    assert class_of_its_own("a").order == 1
