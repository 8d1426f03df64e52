"""Template trees of Jinja's put together: blocks set into their base, constants written in as text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

from generator.builder.macros import bound, bound_by, with_values, write_out


class UnusualError(Exception):
    """A template that cannot be made one piece."""


def one_piece(environment: Environment, name: str, constants: Mapping[str, Any]) -> nodes.Template:
    """Template `name` with its parents' and its own blocks in place and each text of `constants` written in.

    Errors: UnusualError; jinja2.TemplateError.
    """
    chain = [_parsed(environment, name)]
    while (parent := _parent(chain[-1])) is not None:
        if len(chain) > 20:
            raise UnusualError("extends itself")
        chain.append(_parsed(environment, parent))
    for template in chain:
        _check(template)
    *children, root = chain
    blocks: dict[str, list[nodes.Block]] = {}
    for template in chain:
        for block in template.find_all(nodes.Block):
            blocks.setdefault(block.name, []).append(block)
    own = [node for child in children for node in _beside_blocks(child)]
    _check_order(root, own)
    piece = nodes.Template([*own, *_Setting(blocks).body(root.body)], lineno=1)
    piece.set_environment(environment)
    write_out(piece, environment)
    own_names = set(bound(piece))
    _WritingIn(environment, {key: value for key, value in constants.items() if key not in own_names}).visit(piece)
    piece.body = _joined(piece.body)
    return piece


def _parsed(environment: Environment, name: str) -> nodes.Template:
    assert environment.loader is not None
    source, file, _ = environment.loader.get_source(environment, name)
    return environment.parse(source, name, file)


def _parent(template: nodes.Template) -> str | None:
    """What a template extends. Errors: UnusualError where that is known at rendering only."""
    found = list(template.find_all(nodes.Extends))
    if not found:
        return None
    name = found[0].template
    if len(found) > 1 or found[0] not in template.body or not isinstance(name, nodes.Const):
        raise UnusualError("extends what is not named")
    return str(name.value)


_PLACES = (nodes.Template, nodes.Block, nodes.If)
"""Where a block sees no more names than any other."""


def _check(template: nodes.Template) -> None:
    """Errors: UnusualError where a block is more than a part of the text."""
    names = [block.name for block in template.find_all(nodes.Block)]
    if len(names) != len(set(names)):
        raise UnusualError("two blocks of one name")
    for block in template.find_all(nodes.Block):
        if block.scoped or block.required:
            raise UnusualError("a block that is scoped or required")
    if any(node.name == "self" for node in template.find_all(nodes.Name)):
        raise UnusualError("a block is shown by its name")
    inside = [node for place in _places(template) for node in place.iter_child_nodes()]
    if sum(isinstance(node, nodes.Block) for node in inside) != len(names):
        raise UnusualError("a block in a loop or a macro")
    shown = [child for node in inside if isinstance(node, nodes.Output) for child in node.nodes if _is_super(child)]
    if len(shown) != sum(node.name == "super" for node in template.find_all(nodes.Name)):
        raise UnusualError("what stands above a block is more than shown")


def _places(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        if isinstance(child, _PLACES):
            yield from _places(child)


def _beside_blocks(child: nodes.Template) -> Iterator[nodes.Node]:
    """What a template that extends another does outside its blocks: imports, macros, names. Text there is not shown."""
    extends = False
    for node in child.body:
        if isinstance(node, nodes.Extends):
            extends = True
        elif isinstance(node, nodes.Import | nodes.FromImport | nodes.Macro | nodes.Assign | nodes.AssignBlock):
            yield node
        elif not isinstance(node, nodes.Block) and not (extends and isinstance(node, nodes.Output)):
            raise UnusualError("more than blocks in a template that extends another")


def _check_order(root: nodes.Template, own: Sequence[nodes.Node]) -> None:
    """Errors: UnusualError where it matters to a name whether the blocks or the base come first."""
    names = [name for node in own for name in bound_by(node)]
    if len(names) != len(set(names)):
        raise UnusualError("a name is given twice")
    is_behind_block = False
    for node in root.body:
        is_behind_block = is_behind_block or isinstance(node, nodes.Block) or node.find(nodes.Block) is not None
        bound = set(bound_by(node))
        if bound and (is_behind_block or bound & set(names)):
            raise UnusualError("a name is given between the blocks")


class _Setting:
    """Sets blocks into their place."""

    def __init__(self, blocks: Mapping[str, Sequence[nodes.Block]]) -> None:
        """`blocks`: by name, each template's own, the one that counts first."""
        self._blocks = blocks

    def body(self, statements: Iterable[nodes.Node], parents: Sequence[nodes.Block] = ()) -> list[nodes.Node]:
        """Statements with each block replaced by what it holds; `parents`: what `super()` among them stands for."""
        found: list[nodes.Node] = []
        for node in statements:
            if isinstance(node, nodes.Block):
                found.extend(self._content(self._blocks[node.name]))
            elif isinstance(node, nodes.If):
                branches = [
                    nodes.If(branch.test, self.body(branch.body, parents), [], [], lineno=branch.lineno)
                    for branch in (node, *node.elif_)
                ]
                first, *others = branches
                found.append(
                    nodes.If(first.test, first.body, others, self.body(node.else_, parents), lineno=node.lineno)
                )
            elif isinstance(node, nodes.Output):
                for child in node.nodes:
                    if _is_super(child):
                        if not parents:
                            raise UnusualError("there is no such block above")
                        found.extend(self._content(parents))
                    else:
                        found.append(nodes.Output([child], lineno=node.lineno))
            else:
                found.append(node)
        return found

    def _content(self, blocks: Sequence[nodes.Block]) -> list[nodes.Node]:
        content = self.body(blocks[0].body, blocks[1:])
        if any(True for node in content for _ in bound(nodes.Template([node]))):
            return [nodes.Scope(content, lineno=blocks[0].lineno)]
        return content


def _is_super(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name == "super"
        and not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
    )


class _WritingIn(NodeTransformer):
    """Puts texts and numbers of constants in where they are named."""

    def __init__(self, environment: Environment, constants: Mapping[str, Any]) -> None:
        self._environment = environment
        self._constants = constants

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - Jinja's name
        """`words.about`; `words.days`, which is no text, as the entry that it is."""
        of = node.node
        value = self._constants.get(of.name) if isinstance(of, nodes.Name) else None
        if isinstance(value, Mapping) and not hasattr(value, node.attr):
            key = self._const(node.attr, node)
            return self.visit_Getitem(nodes.Getitem(of, key, "load", lineno=node.lineno, environment=self._environment))
        return self._value(node, lambda of: self._environment.getattr(of, node.attr))

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        """`words["about"]`"""
        key = node.arg
        if isinstance(key, nodes.Const):
            return self._value(node, lambda of: self._environment.getitem(of, key.value))
        return self.generic_visit(node)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """`words.issue_number.format(4121)`, `"previous_issue".replace("_", "-")`"""
        self.generic_visit(node)
        method = node.node
        if not isinstance(method, nodes.Getattr) or method.attr not in OF_TEXTS or node.dyn_args or node.dyn_kwargs:
            return node
        try:
            text = method.node.as_const()
            given = [argument.as_const() for argument in node.args]
            named = {keyword.key: keyword.value.as_const() for keyword in node.kwargs}
        except nodes.Impossible:
            return node
        return self._const(getattr(text, method.attr)(*given, **named), node) if type(text) is str else node

    def visit_For(self, node: nodes.For) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        """`for script in ("words", "reader")`: what is done with each text, one after the other."""
        self.generic_visit(node)
        target, texts = node.target, node.iter
        if (
            not isinstance(target, nodes.Name)
            or not isinstance(texts, nodes.Expr)
            or node.test
            or node.else_
            or node.recursive
        ):
            return node
        if any(name.name == "loop" for name in node.find_all(nodes.Name)):
            return node
        if any(True for statement in node.body for _ in bound(nodes.Template([statement]))):
            return node
        try:
            values = texts.as_const()
        except nodes.Impossible:
            return node
        if type(values) not in (tuple, list) or len(values) > _FEW or any(type(value) is not str for value in values):
            return node
        return [
            with_values(statement, {target.name: self._const(value, node)}, self._environment)
            for value in values
            for statement in node.body
        ]

    def _value(self, node: nodes.Getattr | nodes.Getitem, look: Any) -> nodes.Node:
        of = node.node
        if isinstance(of, nodes.Name) and of.name in self._constants:
            value = look(self._constants[of.name])
            if type(value) in (str, int, bool):
                return self._const(value, node)
        return self.generic_visit(node)

    def _const(self, value: object, place: nodes.Node) -> nodes.Node:
        return nodes.Const(value, lineno=place.lineno, environment=self._environment)


OF_TEXTS = ("format", "replace")
"""Methods that ask for nothing but the text and what is given."""
_FEW = 20
"""Texts up to which a loop over them is written out."""


def _joined(statements: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Statements without what never applies, and with outputs that follow each other made one."""
    found: list[nodes.Node] = []
    for node in statements:
        if isinstance(node, nodes.If) and isinstance(node.test, nodes.Const) and not node.elif_:
            applying = _joined(node.body if node.test.value else node.else_)
        else:
            applying = [_with_joined_parts(node)]
        for one in applying:
            last = found[-1] if found else None
            if isinstance(one, nodes.Output) and isinstance(last, nodes.Output):
                found[-1] = nodes.Output([*last.nodes, *one.nodes], lineno=last.lineno)
            else:
                found.append(one)
    return found


def _with_joined_parts(node: nodes.Node) -> nodes.Node:
    if isinstance(node, nodes.If):
        for branch in (node, *node.elif_):
            branch.body = _joined(branch.body)
        node.else_ = _joined(node.else_)
    elif isinstance(node, nodes.Scope | nodes.For | nodes.Macro):
        node.body = _joined(node.body)
    return node
