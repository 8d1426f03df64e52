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

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What a link may start with; anything else that has a scheme is left as text."""
IMAGE_SCHEMES = frozenset({"http", "https"})
"""What an image that does not lie in the store may start with."""
FIGURE_SIZES = "(min-width: 44rem) 38.25rem, 91vw"
"""How wide a photo in a text is shown: the column, and on a phone the window."""


_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")


def newspaper_parser() -> MarkdownIt:
    """CommonMark with tables, without raw HTML, with figures out of lone images."""
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable("table")
    parser.validateLink = _is_safe_link  # type: ignore[method-assign]
    parser.core.ruler.push("newspaper", _adapt)
    rules = {"figure": _figure, "image": _image, "table_open": _table_open, "table_close": _table_close}
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
    for index, token in enumerate(state.tokens):
        if token.type in ("heading_open", "heading_close") and token.tag == "h1":
            token.tag = "h2"
        elif token.type in ("th_open", "td_open") and "style" in token.attrs:
            style = str(token.attrs.pop("style"))
            token.attrs["class"] = "align-" + style.rpartition(":")[2]
        elif token.type == "inline" and _is_lone_image(token) and state.tokens[index - 1].type == "paragraph_open":
            image = (token.children or [])[0]
            image.type = "figure"
            state.tokens[index - 1].hidden = state.tokens[index + 1].hidden = True


def _is_lone_image(token: Token) -> bool:
    return token.children is not None and [child.type for child in token.children] == ["image"]


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
    if link is None:
        return ""
    alt = renderer.renderInlineAsText(token.children, options, env)
    size = f' width="{link.width}" height="{link.height}"' if link.width and link.height else ""
    image = f'<img src="{escape(link.href)}" alt="{escape(alt)}"{size} loading="lazy">'
    if not link.srcsets:
        return image
    sources = "".join(
        f'<source type="{kind}" srcset="{escape(srcset)}" sizes="{FIGURE_SIZES}">' for kind, srcset in link.srcsets
    )
    return f"<picture>{sources}{image}</picture>"


def _image(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    return _tag(renderer, token, options, env) or escape(renderer.renderInlineAsText(token.children, options, env))


def _figure(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    tag = _tag(renderer, token, options, env)
    caption = renderer.renderInline(token.children or [], options, env)
    credit = str(token.attrs.get("title", ""))
    words = [caption] if caption else []
    if credit:
        words.append(f'<span class="credit">{escape(credit)}</span>')
    legend = f"<figcaption>{' '.join(words)}</figcaption>" if words else ""
    return f"<figure>{tag}{legend}</figure>\n" if tag or legend else ""


def _table_open(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    label = escape(env["table_label"])
    return f'<div class="table" tabindex="0" role="region" aria-label="{label}"><table>\n'


def _table_close(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return "</table></div>\n"
