"""Macros of Jinja's written out where they are called.

A call takes as long as ten lines of text. And each rendering of a template with macros leaves a cycle that holds all
its values until the garbage is looked through: half of a worker's memory, with the default theme's articles.
"""

import copy
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

_OF_THE_PLACE = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs"})
"""Names that mean something else, or nothing, where a macro is called."""


def write_out(piece: nodes.Template, environment: Environment) -> None:
    """Puts the text of each macro of a piece in place of its calls, where that says the same.

    It does where the macro stands ahead of all text and names nothing but its arguments and what means the same all
    over the piece.
    """
    if piece.find(nodes.EvalContextModifier):
        return  # what is escaped may differ from place to place
    names = list(bound(piece))
    ahead = takewhile(lambda node: isinstance(node, nodes.Macro | nodes.Import | nodes.FromImport), piece.body)
    macros = {node.name: node for node in ahead if isinstance(node, nodes.Macro) and _is_simple(node, names)}
    _WritingOut(macros, environment).visit(piece)
    if hands_on(piece):
        return  # another template may call them
    used = names_in(piece)
    piece.body = [node for node in piece.body if not isinstance(node, nodes.Macro) or node.name in used]


def hands_on(piece: nodes.Template) -> bool:
    """Whether other templates may see what a piece sees."""
    imports = piece.find_all((nodes.Import, nodes.FromImport))
    return bool(piece.find(nodes.Include)) or any(getattr(node, "with_context", False) for node in imports)


def names_in(piece: nodes.Template) -> frozenset[str]:
    """What a piece names to read it."""
    return frozenset(name.name for name in piece.find_all(nodes.Name) if name.ctx == "load")


def bound_by(node: nodes.Node) -> Iterator[str]:
    """The names that a statement gives to those after it."""
    if isinstance(node, nodes.Import):
        yield node.target
    elif isinstance(node, nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in node.names)
    elif isinstance(node, nodes.Macro):
        yield node.name
    elif isinstance(node, nodes.Assign | nodes.AssignBlock):
        yield from (name.name for name in [node.target, *node.target.find_all(nodes.Name)] if hasattr(name, "name"))
    elif isinstance(node, nodes.If):
        for inner in (*node.body, *(branch for elif_ in node.elif_ for branch in elif_.body), *node.else_):
            yield from bound_by(inner)


def bound(template: nodes.Node) -> Iterator[str]:
    """Every name that a template gives a meaning of its own, wherever."""
    for node in template.find_all((nodes.Name, nodes.NSRef, nodes.Import, nodes.FromImport, nodes.Macro)):
        if isinstance(node, nodes.Name):
            if node.ctx != "load":
                yield node.name
        elif isinstance(node, nodes.NSRef):
            yield node.name
        else:
            yield from bound_by(node)


def _is_simple(macro: nodes.Macro, names: Sequence[str]) -> bool:
    """Whether a macro may be written out in a piece that gives a meaning to `names`."""
    text = nodes.Template(macro.body)
    arguments = {argument.name for argument in macro.args}
    free = {name.name for name in text.find_all(nodes.Name)} - arguments
    is_plain = not macro.defaults and names.count(macro.name) == 1 and not any(True for _ in bound(text))
    return is_plain and not free & (_OF_THE_PLACE | set(names))


class _WritingOut(NodeTransformer):
    """Puts the text of macros in place of their calls."""

    def __init__(self, macros: Mapping[str, nodes.Macro], environment: Environment) -> None:
        self._macros = macros
        self._environment = environment

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802 - Jinja's name
        """`{{ turning(previous, "previous_article") }}`"""
        return [
            other for child in node.nodes for other in self._text(child) or [nodes.Output([child], lineno=node.lineno)]
        ]

    def _text(self, child: nodes.Node) -> list[nodes.Node]:
        """What a call of a macro says; empty for anything else."""
        if not isinstance(child, nodes.Call) or child.kwargs or child.dyn_args or child.dyn_kwargs:
            return []
        macro = self._macros.get(child.node.name) if isinstance(child.node, nodes.Name) else None
        if macro is None or len(macro.args) != len(child.args):
            return []
        if not all(isinstance(argument, nodes.Name | nodes.Const) for argument in child.args):
            return []
        values = {name.name: value for name, value in zip(macro.args, child.args, strict=True)}
        return [with_values(node, values, self._environment) for node in macro.body]


def with_values(statement: nodes.Node, values: Mapping[str, nodes.Node], environment: Environment) -> nodes.Node:
    """A copy of a statement with values in place of names."""
    shared = {id(environment): environment}  # every node has it, and it is no part of the copy
    copied: nodes.Node = _Naming(values).visit(copy.deepcopy(statement, shared))
    return copied


class _Naming(NodeTransformer):
    """Puts values in for names."""

    def __init__(self, values: Mapping[str, nodes.Node]) -> None:
        self._values = values

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802 - Jinja's name
        """The value, where the name has one."""
        return self._values.get(node.name, node)
