"""The theme: Jinja templates, the project's own before the default theme's."""

from dataclasses import fields
from importlib import resources
from pathlib import Path
from typing import Any

import jinja2

from generator.errors import Problem, TemplateError


def default_theme() -> Path:
    """The folder of the default theme: inside the installed package, or beside it in a checkout."""
    installed = Path(str(resources.files("generator"))) / "theme"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "templates"


class Templates:
    """Renders a template from its context class. Escapes everything; an unknown name is an error."""

    def __init__(self, overrides: Path) -> None:
        self.folders = [folder for folder in (overrides, default_theme()) if folder.is_dir()]
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in self.folders]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def render(self, name: str, context: Any) -> bytes:
        """The bytes of template `name` with the fields of the dataclass `context` as its names.

        Errors: TemplateError with file and line.
        """
        values = {field.name: getattr(context, field.name) for field in fields(context)}
        try:
            return self._environment.get_template(name).render(values).encode()
        except jinja2.TemplateSyntaxError as error:
            place = error.filename or error.name or name
            raise TemplateError(Problem(error.message or "syntax error", "", place, error.lineno)) from None
        except jinja2.TemplateNotFound as error:
            raise TemplateError(Problem(f"there is no template {error.name!r}", "", name)) from None
        except jinja2.UndefinedError as error:
            file, line = _place(error, name)
            advice = "a template sees only the fields of its context class"
            raise TemplateError(Problem(error.message or "unknown name", advice, file, line)) from None


def _place(error: BaseException, name: str) -> tuple[str, int | None]:
    """The template file and line where an error rose: the last frame that Jinja mapped to a template."""
    place: tuple[str, int | None] = (name, None)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith((".html", ".xml", ".txt", ".j2")):
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place
