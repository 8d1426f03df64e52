"""A template and all that it extends as one piece, with what is the same on many documents written into it.

Jinja compiles each template for itself: a document of the default theme is then put together from thirty blocks, and
looks up the same words and addresses anew each time. Here the blocks are set into the base first, and `site` and
`words`, which all documents of one depth share, are put in as text. What Jinja makes of the piece is equal to what
it makes of the templates; one that does more than that can be said of is left to Jinja as it stands.
"""

import io
import keyword
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import CodeType
from typing import Any

import jinja2
import markupsafe
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from markupsafe import Markup

from generator.builder.macros import hands_on, names_in
from generator.builder.one_piece import OF_TEXTS, one_piece
from generator.light import light


@light
class Piece:
    """A template that was made one piece."""

    template: jinja2.Template
    names: Mapping[str, Any]
    """What every template sees besides its context."""
    shown: frozenset[str] | None
    """What it names; None: it hands its context on to other templates."""
    is_closed: bool
    """The names in it are parts of its context, which `template` is rendered from as it is."""

    def writer(self, fields: Iterable[str]) -> Callable[[Any], str]:
        """What gives the text for a context with these parts; whatever rises there is told with no file and line."""
        root: Any = self.template.root_render_func
        if self.is_closed:
            give: Callable[[Any], str] = root
            return give
        shown = [name for name in fields if self.shown is None or name in self.shown]

        def write(context: Any) -> str:
            values = {**self.names, **{name: getattr(context, name) for name in shown}}
            return "".join(root(self.template.new_context(values, shared=True)))

        return write


def make_piece(
    environment: Environment, name: str, constants: Mapping[str, Any], shortcuts: bool = True
) -> Piece | None:
    """Template `name` as one piece with `constants` written in; None where it has to be left to Jinja.

    With `shortcuts`, writing raises AttributeError where an entry of a mapping is named like a part of a value,
    `words.about` for `words["about"]`, and where a name is no part of the context.
    """
    try:
        piece = one_piece(environment, name, constants)
        is_closed = shortcuts and not hands_on(piece) and not piece.find(nodes.EvalContextModifier)
        writer = _ClosedWriter if is_closed else _Writer
        code = _code(environment, name, piece, writer) if shortcuts else environment.compile(piece, name)
    except Exception:  # Jinja, which then renders the template as it stands, tells in which line it fails
        return None
    module: dict[str, Any] = {"environment": environment, "__file__": name}
    module["imported"] = lru_cache(lambda other: environment.get_template(other).module)
    exec(code, module)
    module["escape"] = _escaped
    # without globals of its own, which it would compare with those of each template that it imports
    template = environment.template_class.from_module_dict(environment, module, {})
    names = dict(environment.globals)
    module["of_all"] = template.new_context(names, shared=True)
    shown = None if hands_on(piece) else names_in(piece)
    return Piece(template, names, shown, is_closed)


_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)
"""What `escape` does to a text, where it can be had without the Markup around it: that only ends in a longer text."""


def _escaped(value: object) -> str:
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is Markup else markupsafe.escape(value)


def _code(environment: Environment, name: str, piece: nodes.Template, writer: "type[_Writer]") -> CodeType:
    """The code of a piece."""
    text = io.StringIO()
    writer(environment, name, name, text, optimized=environment.optimized).visit(piece)
    return compile(text.getvalue(), name, "exec")


class _Writer(CodeGenerator):
    """Writes the code of a piece, which has neither blocks nor parents, as a person would."""

    gives = "yield"

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """The statements of a frame: the text of the whole piece is gathered in a list, not handed on bit by bit."""
        if not frame.rootlevel or frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"{self.gives} concat({frame.buffer})")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """What a template imports: without the context it is the same each time."""
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("imported(")
        self.visit(node.template, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """A part of a value."""
        if not node.attr.isidentifier() or keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """`words.page_label.format(page)`: a method of a text asks for nothing of Jinja's."""
        called = node.node
        is_plain = isinstance(called, nodes.Getattr) and called.attr in OF_TEXTS
        if not is_plain or forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(called, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class _ClosedWriter(_Writer):
    """Writes the code of a piece that no other template looks into: the names in it are parts of its context.

    Jinja's own would look up each one in a mapping, which had to be made of them all, and ask whether it is there.
    """

    gives = "return"

    def write_commons(self) -> None:
        """The first lines of the code."""
        self.writeline("given, context, resolve = context, of_all, of_all.resolve_or_missing")
        self.writeline("undefined, cond_expr_undefined, concat = environment.undefined, Undefined, ''.join")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """The statements of a frame: what the outermost give a name to need not be seen from elsewhere."""
        frame.toplevel = False
        super().blockvisit(nodes, frame)

    def enter_frame(self, frame: Frame) -> None:
        """Where the names of a frame come from."""
        symbols = frame.symbols
        loads = symbols.loads
        symbols.loads = {}
        for target, load in loads.items():
            if self._is_given(load):
                self.writeline(f"{target} = given.{load[1]}")
            else:
                symbols.loads[target] = load
        super().enter_frame(frame)
        symbols.loads = loads

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """What is given is there."""
        place = frame.symbols.ref(node.name)
        if node.ctx == "load" and self._is_given(frame.symbols.find_load(place)):
            self.write(place)
        else:
            super().visit_Name(node, frame)

    def _is_given(self, load: tuple[str, str | None] | None) -> bool:
        """Whether a name stands for a part of the context: it does where it means nothing to Jinja or to Python."""
        if load is None or load[0] != VAR_LOAD_RESOLVE or load[1] is None:
            return False
        return load[1] not in self.environment.globals and not load[1].startswith("_")
