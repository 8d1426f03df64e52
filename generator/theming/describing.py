"""What a context class, or a value in one, offers to a template: names, types in words, docstrings."""

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from types import ModuleType
from typing import Any, Literal, get_args, get_origin

_PLAIN = {"str": "text", "int": "number", "float": "number", "bool": "yes or no", "Markup": "HTML", "Words": "words"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a template sees."""

    name: str
    kind: str
    """Its type in words, as Markdown."""
    text: str
    """What it is; may be empty."""
    values: tuple[type, ...]
    """The classes that its type names."""


def names_of(kind: type) -> tuple[Name, ...]:
    """The fields and properties of a class, in the order of its source; what begins with `_` is its own."""
    found: dict[str, Name] = {}
    for base in reversed(kind.__mro__):
        if base is not object:
            for name in _names(base):
                found[name.name] = name
    return tuple(found.values())


def text_of(kind: type) -> str:
    """The docstring of a class, on one line."""
    return " ".join((kind.__doc__ or "").split())


def anchor(kind: type) -> str:
    """The name of a class as a link to its own heading."""
    return f"[{kind.__name__}](#{kind.__name__.lower()})"


def _names(kind: type) -> Iterator[Name]:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef)
    module = sys.modules[kind.__module__]
    for node, following in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield from _name(node.target.id, node.annotation, _docstring(following), module)
        elif isinstance(node, ast.FunctionDef) and node.returns and any(map(_is_property, node.decorator_list)):
            yield from _name(node.name, node.returns, ast.get_docstring(node) or "", module)


def _name(name: str, annotation: ast.expr, text: str, module: ModuleType) -> Iterator[Name]:
    if name.startswith("_"):
        return
    named = (getattr(module, node.id, None) for node in ast.walk(annotation) if isinstance(node, ast.Name))
    values = tuple(value for value in named if isinstance(value, type) and is_dataclass(value))
    yield Name(name, _in_words(annotation, module), " ".join(text.split()), values)


def _is_property(decorator: ast.expr) -> bool:
    return ast.unparse(decorator).rpartition(".")[2] in ("property", "cached_property")


def _docstring(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return node.value.value
    return ""


def _in_words(annotation: ast.expr, module: ModuleType) -> str:
    """`tuple[Link, ...] | None`: list of [Link](#link), or none."""
    match annotation:
        case ast.BinOp(left=left, op=ast.BitOr(), right=ast.Constant(value=None)):
            return f"{_in_words(left, module)}, or none"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=[one, ast.Constant(value=value)])) if (
            value is ...
        ):
            return f"list of {_in_words(one, module)}"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=parts)):
            return f"({', '.join(_in_words(part, module) for part in parts)})"
        case ast.Name(id=name):
            return _PLAIN.get(name) or _named(getattr(module, name, None), name)
    return f"`{ast.unparse(annotation)}`"


def _named(value: Any, name: str) -> str:
    if get_origin(value) is Literal:
        return " or ".join(f"`{one}`" for one in get_args(value))
    return anchor(value) if isinstance(value, type) and is_dataclass(value) else f"`{name}`"
