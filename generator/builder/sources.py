"""The text of templates as their files hold it: UTF-8, with or without the mark that some editors put before it."""

from collections.abc import Callable
from pathlib import Path

import jinja2


class Sources(jinja2.FileSystemLoader):
    """Jinja's own, which tells a file that is not UTF-8 like any other slip in it: with the file and the line."""

    def __init__(self, folders: list[Path]) -> None:
        super().__init__(folders, "utf-8-sig")

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Errors: jinja2.TemplateSyntaxError; jinja2.TemplateNotFound."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError:
            file = next(file for folder in self.searchpath if (file := Path(folder, template)).is_file())
            line = _first_wrong(file.read_bytes().split(b"\n"))
            raise jinja2.TemplateSyntaxError("is not UTF-8: save it as UTF-8", line, template, str(file)) from None


def _first_wrong(lines: list[bytes]) -> int:
    """The number, from 1, of the first line that is not UTF-8."""
    for number, line in enumerate(lines, 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            return number
    return 1
