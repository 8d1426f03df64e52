"""Values that are made by the hundred thousand: frozen to whoever checks types, and as cheap as any object to make.

A frozen dataclass writes each of its fields past its own lock, which takes ten times as long as writing them: a tenth
of a whole build. Everything here is checked by types before it runs, so the lock can go where it costs most.
"""

from dataclasses import field, fields, make_dataclass
from typing import Any, TypeVar

T = TypeVar("T")


def light(cls: type[T]) -> type[T]:
    """The frozen dataclass without its lock at run time; equal, hashed, shown, pickled and replaced as before."""
    made: Any = cls
    rows = [(one.name, Any, field(default=one.default, default_factory=one.default_factory)) for one in fields(made)]
    remark = {"__doc__": cls.__doc__}  # without one, making the class would take ten times as long to write it
    unlocked: Any = make_dataclass(cls.__name__, rows, namespace=remark, repr=False, eq=False)
    made.__init__ = unlocked.__init__
    del made.__setattr__, made.__delattr__
    return cls
