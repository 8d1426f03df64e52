"""A body's Markdown -> HTML: raw HTML is off, links and images are allow-listed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.builder.plain import parts, plain_html


@dataclass(frozen=True, slots=True)
class ImageLink:
    """An image as a document shows it."""

    href: str
    width: int = 0
    """Pixels; 0 where it is not known."""
    height: int = 0
    srcsets: tuple[tuple[str, str], ...] = ()
    """Type and `srcset` of better formats, the best first."""


ImageResolver = Callable[[str], ImageLink | None]
"""From an image's path as written beside its article to how it is shown; None: it is not there, and only
its caption is shown."""

_PARAGRAPH = "<p>。</p>\n"


class Markdown:
    """CommonMark with GFM tables, as the importer writes it and as a person may."""

    def __init__(self, table_label: str = "表格", shortcuts: bool = True) -> None:
        """`table_label` names the scrollable box around a table to those who cannot see it.

        `shortcuts`: plain paragraphs go past the parser, with the same result.
        """
        self._shortcuts = shortcuts
        self._parser: Any = None
        self._table_label = table_label

    def html(self, body: str, image: ImageResolver | None = None) -> Markup:
        """Safe HTML of a body. Without `image`, images in the store are shown under their path as written.

        An image alone in its paragraph becomes a `figure` with its caption and credit.
        """
        plain = plain_html(body) if self._shortcuts else None
        if plain is not None:
            return Markup(plain)
        env = {"image": image or ImageLink, "elsewhere": ImageLink, "table_label": self._table_label}
        return Markup(self._in_parts(body, env) if self._shortcuts else self.load().render(body, env))

    def _in_parts(self, body: str, env: Mapping[str, Any]) -> str:
        """The HTML of a body of which only the parts that are not plain go through the parser."""
        whole = list(parts(body))
        found: list[str] = []
        for text, html in whole[:-1]:
            if html is None:  # what follows a part decides on how it ends: a paragraph does, here as in the body
                html = self.load().render(f"{text}\n\n。", env)
                if not html.endswith(_PARAGRAPH):
                    return str(self.load().render(body, env))
                html = html.removesuffix(_PARAGRAPH)
            found.append(html)
        text, html = whole[-1]
        found.append(self.load().render(text, env) if html is None else html)
        return "".join(found)

    def images(self, body: str) -> tuple[str, ...]:
        """The paths of the body's images that lie beside the article, as written, each once."""
        if "[" not in body or "![" not in body:  # one character is found three times as fast as two
            return ()
        from generator.builder.markdown_rules import image_paths

        return image_paths(self.load().parse(body))

    def load(self) -> Any:
        """The parser: slow to load, and most bodies need none."""
        if self._parser is None:
            from generator.builder.markdown_rules import newspaper_parser

            self._parser = newspaper_parser()
        return self._parser
