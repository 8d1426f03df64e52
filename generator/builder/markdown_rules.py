"""How the Markdown parser is set up: what is allow-listed, and what a newspaper shows in its own way."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from generator.builder.boxes import TABLE_END, figure_html, image_html, table_opening

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What a link may start with; anything else that has a scheme is left as text."""
IMAGE_SCHEMES = frozenset({"http", "https"})
"""What an image that does not lie in the store may start with."""

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")


def newspaper_parser() -> MarkdownIt:
    """CommonMark with tables, without raw HTML, with figures out of lone images."""
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable("table")
    parser.validateLink = _is_safe_link  # type: ignore[method-assign]
    parser.core.ruler.push("newspaper", _adapt)
    rules = {
        "figure": _figure, "image": _image, "link_open": _link_open,
        "table_open": _table_open, "table_close": _table_close,
    }  # fmt: skip
    for name, rule in rules.items():
        parser.add_render_rule(name, rule)
    return parser


def image_paths(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The paths of the images that lie beside the article, as written, each once."""
    found = (_path(token) for token in _walk(tokens) if token.type in ("image", "figure"))
    return tuple(dict.fromkeys(path for path in found if not _scheme(path)))


def _is_safe_link(url: str) -> bool:
    scheme = _scheme(url)
    return not scheme or scheme in SCHEMES


def _scheme(url: str) -> str:
    found = _SCHEME.match(url)
    return found[1].lower() if found else ""


def _adapt(state: StateCore) -> None:
    """Figures out of lone images; alignment as a class (the site forbids inline style); no second `h1`."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close") and token.tag == "h1":
            token.tag = "h2"
        elif token.type in ("th_open", "td_open") and "style" in token.attrs:
            style = str(token.attrs.pop("style"))
            token.attrs["class"] = "align-" + style.rpartition(":")[2]
    state.tokens = list(_with_figures(state.tokens))


def _with_figures(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with a figure in place of each paragraph that is one image."""
    lone = {index for index, token in enumerate(tokens) if _is_lone_image(token, tokens[index - 1])}
    for index, token in enumerate(tokens):
        if index in lone:
            figure = (token.children or [])[0]
            figure.type = "figure"
            yield figure
        elif index - 1 not in lone and index + 1 not in lone:
            yield token


def _is_lone_image(token: Token, before: Token) -> bool:
    return before.type == "paragraph_open" and [child.type for child in token.children or ()] == ["image"]


def _walk(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _walk(token.children or ())


def _path(token: Token) -> str:
    return unquote(str(token.attrs["src"]))


def _tag(renderer: RendererHTML, token: Token, options: Any, env: Any) -> str:
    """The `img` of an image; empty where it is not there."""
    path = _path(token)
    scheme = _scheme(path)
    link = env["image"](path) if not scheme else None
    if scheme in IMAGE_SCHEMES:
        link = env["elsewhere"](str(token.attrs["src"]))
    return image_html(link, renderer.renderInlineAsText(token.children, options, env))


def _image(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    return _tag(renderer, token, options, env) or escape(renderer.renderInlineAsText(token.children, options, env))


def _figure(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    caption = renderer.renderInline(token.children or [], options, env)
    return figure_html(_tag(renderer, token, options, env), caption, str(token.attrs.get("title", "")))


def _link_open(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    target = str(token.attrs["href"])
    if not _scheme(target) and target[:1] not in ("/", "#"):
        token.attrs["href"] = env.get("link", str)(target)
    return str(renderer.renderToken(tokens, index, options, env))


def _table_open(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return table_opening(env["table_label"])


def _table_close(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return TABLE_END
