"""The folder that a browser saves beside a page: `第A01版.htm` and `第A01版_files/`."""

from collections.abc import Callable
from urllib.parse import urlsplit

from generator.importer.decoding import Decoded, decode
from generator.importer.provenance import read_origin

SUFFIXES = ("_files", ".files", "_文件")
"""Of Chrome and Firefox, of older Internet Explorers, of the Chinese one."""
_PAGES = (".htm", ".html", ".shtml", ".xhtml")
HEAD_BYTES = 16_384
"""How much of the page is read for its comment, which stands before everything else."""


def saved_page_url(folder: str, read_head: Callable[[str], bytes | None]) -> str:
    """The URL of the page that a companion folder belongs to, as its comment tells it; empty where there is none.

    `read_head` gives the first HEAD_BYTES of the file of that name beside the folder, or None where there is none.
    """
    suffix = next((suffix for suffix in SUFFIXES if folder.lower().endswith(suffix)), "")
    if not suffix:
        return ""
    for ending in _PAGES:
        head = read_head(folder[: -len(suffix)] + ending)
        if head is not None:
            decoded = decode(head)
            origin = read_origin(decoded.text) if isinstance(decoded, Decoded) else None
            return origin.url if origin and _is_web_address(origin.url) else ""
    return ""


def _is_web_address(url: str) -> bool:
    """Whether the address of what lies beside a page can be told from the page's."""
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:  # http://[paper/: brackets that hold no number of a host
        return False
