"""Pictures that a page holds in itself, as SingleFile writes them: `<img src="data:image/jpeg;base64,…">`."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from generator.importer.captures.capture import Capture

SMALLEST = 4096
"""Bytes from which on a picture may be a photo or a facsimile; below are arrows and logos."""
HOST = "http://embedded.invalid/"
"""A host that cannot be: while a page is read its pictures need addresses to be told apart by. `by_digest` takes it
away again; it never reaches what is kept."""
_DATA = re.compile(r"data:image/(?P<type>jpe?g|png|gif|webp|bmp);base64,(?P<data>[A-Za-z0-9+/=%\s]+)", re.IGNORECASE)


def embedded_url(target: str) -> str:
    """The URL that stands for a `data:` picture; empty where `target` is none, or a small one."""
    found = _DATA.match(target.strip()) if len(target) > SMALLEST else None
    content = _decoded(found["data"]) if found else b""
    return _url(found["type"], content) if found and content else ""


def by_digest(url: str) -> str:
    """`sha256:…` for the URL of `embedded_url`: such a picture has no address, only its content. Others as they are."""
    return f"sha256:{url.removeprefix(HOST).partition('.')[0]}" if url.startswith(HOST) else url


def holds_pictures(page: bytes) -> bool:
    """Whether a page may hold pictures in itself."""
    return b";base64," in page


def embedded_captures(page: Capture) -> Iterator[Capture]:
    """The pictures within a page, each once, as captures with the URL of `embedded_url`."""
    if not holds_pictures(page.content):
        return
    seen: set[str] = set()
    for found in _DATA.finditer(page.content.decode("latin-1")):
        content = _decoded(found["data"])
        url = _url(found["type"], content)
        if content and url not in seen:
            seen.add(url)
            path = f"{page.path}!picture {len(seen)}"
            yield replace(page, path=path, url=url, content=content, charset="", url_is_told=True, is_text=False)


def _url(kind: str, content: bytes) -> str:
    suffix = kind.lower().replace("jpeg", "jpg")
    return f"{HOST}{hashlib.sha256(content).hexdigest()}.{suffix}"


def _decoded(data: str) -> bytes:
    """The picture; empty where it is small or no base64."""
    if len(data) * 3 // 4 < SMALLEST:
        return b""
    data = re.sub(r"\s", "", data).replace("%2B", "+").replace("%2F", "/").replace("%3D", "=")
    try:
        content = base64.b64decode(data + "=" * (-len(data) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""
    return content if len(content) >= SMALLEST else b""
