"""A body's Markdown -> HTML: raw HTML is off, links and images are allow-listed."""

import re
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.builder.blocks import parts, photo_paths
from generator.builder.boxes import (
    TABLE_END,
    ImageLink,
    ImageResolver,
    LinkResolver,
    figure_html,
    image_html,
    table_opening,
)
from generator.builder.plain import ascii_of, escaped, plain_html

_PARAGRAPH = "<p>。</p>\n"
_ADDRESS = re.compile(r"(?<=[\w/])([/.?=_~-])(?=\w)")
"""Where the text of a web address may be broken."""
_TEXT_WITH_ADDRESS = re.compile(r"(?:^|>)[^<]*://[^<]*")
_LONG = re.compile(r"[!-~]{16,}")


class Markdown:
    """CommonMark with GFM tables, as the importer writes it and as a person may."""

    def __init__(self, table_label: str = "表格", shortcuts: bool = True) -> None:
        """`table_label` names the scrollable box around a table to those who cannot see it.

        `shortcuts`: what most texts are made of goes past the parser, with the same result.
        """
        self._shortcuts = shortcuts
        self._parser: Any = None
        self._table_label = table_label

    def html(self, body: str, image: ImageResolver | None = None, link: LinkResolver = str) -> Markup:
        """Safe HTML of a body. Without `image`, images in the store are shown under their path as written; without
        `link`, links lead where they are written to lead.

        An image alone in its paragraph becomes a `figure` with its caption and credit.
        """
        if not self._shortcuts:
            return Markup(_breakable(self._parsed(body, image, link)))
        signs = ascii_of(body)
        plain = plain_html(body, signs)
        if plain is not None:
            return Markup(_breakable(plain) if ":" in signs else plain)
        return Markup(_breakable(self._in_parts(body, image, link)))

    def _in_parts(self, body: str, image: ImageResolver | None, link: LinkResolver) -> str:
        """The HTML of a body of which only the parts of no known form go through the parser."""
        whole = list(parts(body, partial(_photo, image or ImageLink), self._table))
        found: list[str] = []
        for text, html in whole[:-1]:
            if html is None:  # what follows a part decides on how it ends: a paragraph does, here as in the body
                html = self._parsed(f"{text}\n\n。", image, link)
                if not html.endswith(_PARAGRAPH):
                    return self._parsed(body, image, link)
                html = html.removesuffix(_PARAGRAPH)
            found.append(html)
        text, html = whole[-1]
        found.append(self._parsed(text, image, link) if html is None else html)
        return "".join(found)

    def _parsed(self, text: str, image: ImageResolver | None, link: LinkResolver) -> str:
        env = {"image": image or ImageLink, "elsewhere": ImageLink, "link": link, "table_label": self._table_label}
        return str(self.load().render(text, env))

    def _table(self, rows: str) -> str:
        return f"{table_opening(self._table_label)}{rows}{TABLE_END}"

    def images(self, body: str) -> tuple[str, ...]:
        """The paths of the body's images that lie beside the article, as written, each once."""
        if "[" not in body or "![" not in body:  # one character is found three times as fast as two
            return ()
        photos = photo_paths(body) if self._shortcuts else None
        if photos is not None:
            return tuple(dict.fromkeys(photos))
        from generator.builder.markdown_rules import image_paths

        return image_paths(self.load().parse(body))

    def load(self) -> Any:
        """The parser: slow to load, and most papers need none."""
        if self._parser is None:
            from generator.builder.markdown_rules import newspaper_parser

            self._parser = newspaper_parser()
        return self._parser


def _photo(image: ImageResolver, path: str, caption: str, credit: str) -> str:
    return figure_html(image_html(image(path), caption), escaped(caption), credit)


def _breakable(html: str) -> str:
    """HTML whose web addresses, in its text, may be broken at their signs: else the line before one is torn apart."""
    if ":" not in html or "://" not in html:  # one character is found three times as fast
        return html
    return _TEXT_WITH_ADDRESS.sub(lambda text: _LONG.sub(_broken, text[0]), html)


def _broken(run: re.Match[str]) -> str:
    return _ADDRESS.sub(r"\1<wbr>", run[0])
