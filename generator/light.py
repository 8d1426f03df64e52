"""Values that are made by the hundred thousand: frozen to whoever checks types, and as cheap as any object to make.

A frozen dataclass writes each of its fields past its own lock, which takes ten times as long as writing them: a tenth
of a whole build. Everything here is checked by types before it runs, so the lock can go where it costs most.

And a dataclass writes the Python of its methods and compiles it, a quarter of a millisecond a class: a command loads a
hundred of them before it does anything. Here what compares, hashes and shows a value needs no Python of its own, and
`__init__` is written with the first value of a class: most commands make values of few.
"""

import operator
from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def light(cls: type[T]) -> type[T]:
    """A frozen dataclass with slots, but for the lock: equal, hashed, shown, pickled and replaced as one.

    A field with `init=False` is set in `__post_init__`.
    """
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__init__ = _Init()  # type: ignore[assignment]
    _give(made, *_methods(made))
    return made


@dataclass_transform(frozen_default=True, order_default=True, field_specifiers=(field,))
def ordered(cls: type[T]) -> type[T]:
    """A light value that sorts as the tuple of its fields does."""
    made = light(cls)
    _give(made, *_orders(made))
    return made


class _Init:
    """`__init__` of a class until it is asked for."""

    def __get__(self, value: object, owner: type[Any]) -> Callable[..., None]:
        init = _written_init(owner)
        owner.__init__ = init
        return init if value is None else init.__get__(value)


def _written_init(cls: type[Any]) -> Callable[..., None]:
    """`__init__` as a dataclass has it."""
    known: dict[str, Any] = {"MISSING": MISSING}
    taken, lines = ["self"], ["pass"]
    for each in fields(cls):
        name = each.name
        if not each.init:
            continue
        if each.default_factory is not MISSING:
            known[f"new_{name}"] = each.default_factory
            taken.append(f"{name}=MISSING")
            lines.append(f"self.{name} = new_{name}() if {name} is MISSING else {name}")
        else:
            known[f"usual_{name}"] = each.default
            taken.append(name if each.default is MISSING else f"{name}=usual_{name}")
            lines.append(f"self.{name} = {name}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(taken)}):\n " + "\n ".join(lines), known)
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _methods(cls: type[Any]) -> tuple[Callable[..., Any], ...]:
    compared = _values(each.name for each in fields(cls) if each.compare)
    names = [each.name for each in fields(cls) if each.repr]
    shown = _values(names)
    form = f"{cls.__qualname__}({', '.join(f'{name}=%r' for name in names)})"

    def __eq__(self: object, other: object) -> Any:  # noqa: N807
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(compared(self))

    def __repr__(self: object) -> str:  # noqa: N807
        return form % shown(self)

    return __eq__, __hash__, __repr__


def _orders(cls: type[Any]) -> Iterable[Callable[..., Any]]:
    compared = _values(each.name for each in fields(cls) if each.compare)
    for compare in (operator.lt, operator.le, operator.gt, operator.ge):

        def order(self: object, other: object, compare: Callable[[Any, Any], Any] = compare) -> Any:
            return compare(compared(self), compared(other)) if other.__class__ is self.__class__ else NotImplemented

        order.__name__ = f"__{compare.__name__}__"
        yield order


def _values(names: Iterable[str]) -> Callable[[object], tuple[Any, ...]]:
    """What gives the values of these fields."""
    each = tuple(names)
    if len(each) > 1:
        return operator.attrgetter(*each)
    if not each:
        return lambda value: ()
    only = operator.attrgetter(*each)
    return lambda value: (only(value),)


def _give(cls: type[Any], *methods: Callable[..., Any]) -> None:
    """The class gets the methods, but for those that it has of its own."""
    for method in methods:
        if method.__name__ not in cls.__dict__:
            setattr(cls, method.__name__, method)
