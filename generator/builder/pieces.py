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
from typing import Any

import jinja2
import markupsafe
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
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

    def may_show(self, name: str) -> bool:
        """Whether it makes a difference what is called so."""
        return self.shown is None or name in self.shown

    def render(self, values: Mapping[str, Any]) -> str:
        """The text, with `values` for what is not written in. Errors: whatever rises, told with no file and line."""
        context = self.template.new_context({**self.names, **values}, shared=True)
        return "".join(self.template.root_render_func(context))


def make_piece(
    environment: Environment, name: str, constants: Mapping[str, Any], shortcuts: bool = True
) -> Piece | None:
    """Template `name` as one piece with `constants` written in; None where it has to be left to Jinja.

    With `shortcuts`, rendering raises AttributeError where an entry of a mapping is named like a part of a value:
    `words.about` for `words["about"]`.
    """
    try:
        piece = one_piece(environment, name, constants)
        code = compile(_code(environment, name, piece), name, "exec") if shortcuts else environment.compile(piece, name)
    except Exception:  # Jinja, which then renders the template as it stands, tells in which line it fails
        return None
    module: dict[str, Any] = {"environment": environment, "__file__": name}
    module["imported"] = lru_cache(lambda other: environment.get_template(other).module)
    exec(code, module)
    module["escape"] = _escaped
    # without globals of its own, which it would compare with those of each template that it imports
    template = environment.template_class.from_module_dict(environment, module, {})
    return Piece(template, dict(environment.globals), None if hands_on(piece) else names_in(piece))


_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)
"""What `escape` does to a text, where it can be had without the Markup around it: that only ends in a longer text."""


def _escaped(value: object) -> str:
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is Markup else markupsafe.escape(value)


def _code(environment: Environment, name: str, piece: nodes.Template) -> str:
    """The Python of a piece."""
    text = io.StringIO()
    _Writer(environment, name, name, text, optimized=environment.optimized).visit(piece)
    return text.getvalue()


class _Writer(CodeGenerator):
    """Writes the code of a piece, which has neither blocks nor parents, as a person would."""

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """The statements of a frame: the text of the whole piece is gathered in a list, not handed on bit by bit."""
        if not frame.rootlevel or frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

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
