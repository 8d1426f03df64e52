"""Values that are made by the hundred thousand: frozen to whoever checks types, and as cheap as any object to make.

A frozen dataclass writes each of its fields past its own lock, which takes ten times as long as writing them: a tenth
of a whole build. And making such a class takes twice as long as making one without: a command makes a hundred of them
before it does anything. Everything here is checked by types before it runs, so the lock can go where it costs most.
"""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def light(cls: type[T]) -> type[T]:
    """A frozen dataclass with slots, but for the lock: equal, hashed, shown, pickled and replaced as one."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
