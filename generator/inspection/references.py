"""What a file of the site refers to, and which file of the site that is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import etree, html

from generator.builder.urls import NOT_FOUND

_ATTRIBUTES = ("href", "src", "poster", "data", "action", "xlink:href", "{http://www.w3.org/1999/xlink}href")
_FEED_URLS = ("loc", "link", "guid", "url")
_FEED_HTML = ("description", "encoded", "content", "summary")
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\";]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """A URL as written in a file."""

    url: str
    line: int


@dataclass(frozen=True, slots=True)
class Target:
    """Where a URL leads."""

    where: Literal["here", "elsewhere", "nowhere"]
    """`here`: into the site. `elsewhere`: another host, a mail, a data URL. `nowhere`: it can lead to nothing."""
    path: str = ""
    """The file relative to the site's folder, for `here`; why, for `nowhere`."""
    fragment: str = ""


def references_in_html(tree: html.HtmlElement) -> Iterator[Reference]:
    """Every URL that an HTML document names."""
    for element in tree.iter(etree.Element):
        line = _line(element)
        for name in _ATTRIBUTES:
            if (url := element.get(name)) is not None and not (name == "data" and element.tag != "object"):
                yield Reference(url, line)
        if srcset := element.get("srcset"):
            for candidate in srcset.split(","):
                yield Reference(candidate.split()[0] if candidate.split() else "", line)
        if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            for found in _REFRESH.finditer(element.get("content") or ""):
                yield Reference(found[1], line)
        if element.tag == "meta" and (element.get("property") or "") in ("og:url", "og:image"):
            yield Reference(element.get("content") or "", line)


def references_in_xml(tree: etree._Element) -> Iterator[Reference]:
    """Every URL that a feed or a sitemap names, those in its articles' HTML included."""
    for element in tree.iter(etree.Element):
        line = _line(element)
        name = etree.QName(element).localname
        if name in _FEED_URLS and element.get("isPermaLink") != "false" and (element.text or "").strip():
            yield Reference((element.text or "").strip(), line)
        for attribute in ("href", "url"):
            if url := element.get(attribute):
                yield Reference(url, line)
        if name in _FEED_HTML and "<" in (element.text or ""):
            for inner in html.fragments_fromstring(element.text or ""):
                if not isinstance(inner, str):
                    yield from (Reference(reference.url, line) for reference in references_in_html(inner))


def references_in_css(text: str) -> Iterator[Reference]:
    """Every URL that a stylesheet names."""
    for found in _CSS_URL.finditer(text):
        yield Reference((found[1] or found[2]).strip(), text.count("\n", 0, found.start()) + 1)


def resolve(url: str, document: str, base_url: str) -> Target:
    """Where `url` leads from the site's file `document`; `base_url` is that of the config, empty for relative links."""
    try:
        return _resolve(url, document, base_url)
    except ValueError as error:
        return Target("nowhere", f"it is no address: {error}")


def _resolve(url: str, document: str, base_url: str) -> Target:
    parts = urlsplit(url.strip())
    if not url.strip():
        return Target("nowhere", "the link is empty")
    if parts.scheme == "javascript":
        return Target("nowhere", "a script stands where a link should")
    if parts.scheme and parts.scheme not in ("http", "https"):
        return Target("elsewhere")
    # A host answers any address with 404.html: without a base URL its links can only start from the host's root.
    # For all else a made-up folder stands for the site's root, so that one `../` too many shows.
    is_not_found = document == NOT_FOUND
    root = base_url or ("http://site.invalid/" if is_not_found else "http://site.invalid/root/")
    absolute = urljoin(root + quote(document), url.strip())
    place, _, fragment = absolute.partition("#")
    place = place.partition("?")[0]
    if urlsplit(place)[:2] != urlsplit(root)[:2]:
        return Target("elsewhere")
    if not place.startswith(root):
        return Target("nowhere", "the link leaves the site's own folder")
    path = unquote(place[len(root) :])
    if path == "" or path.endswith("/"):
        if not base_url and not is_not_found:
            return Target("nowhere", "without a base URL a link must name index.html, to open from a folder")
        path += "index.html"
    return Target("here", path, unquote(fragment))


def _line(element: etree._Element) -> int:
    """1-based; 0 where the parser cannot tell."""
    line: Any = element.sourceline
    return int(line or 0)
