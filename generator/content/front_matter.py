"""An article file: YAML between two `---` lines, then the body. Both ways."""

from typing import Any

from generator.errors import ContentError, Problem
from generator.yaml_text import dump_yaml, read_yaml

FENCE = "---"


def split_front_matter(text: str, file: str) -> tuple[dict[str, Any], str]:
    """(front matter, body) of an article file's text. The body has no blank lines around it.

    Errors: ContentError naming `file` and the line.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.startswith(FENCE + "\n"):
        raise ContentError(Problem("does not start with `---`", "put the front matter between two --- lines", file, 1))
    end = text.find(f"\n{FENCE}\n", len(FENCE))
    if end < 0 and text.endswith(f"\n{FENCE}"):
        end = len(text) - len(FENCE) - 1
    if end < 0:
        raise ContentError(Problem("the front matter is not closed", "end it with a line `---`", file, 1))
    head = text[len(FENCE) + 1 : end + 1]
    return load_yaml(head, file, first_line=2), text[end + len(FENCE) + 2 :].strip("\n")


def join_front_matter(values: dict[str, Any], body: str) -> str:
    """The text of an article file; keys in the order of `values`."""
    head = f"{FENCE}\n{dump_yaml(values)}{FENCE}\n"
    return f"{head}\n{body}\n" if body else head


def load_yaml(text: str, file: str, first_line: int = 1) -> dict[str, Any]:
    """The mapping in `text`; an empty text is an empty mapping.

    Errors: ContentError naming `file` and the line, counted from `first_line`.
    """
    values = read_yaml(text, file, ContentError, first_line)
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ContentError(Problem("must be `key: value` lines", "start with `title: …`", file, first_line))
    return {str(key): value for key, value in values.items()}
