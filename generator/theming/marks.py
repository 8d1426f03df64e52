"""The line at the head of a copied file: which state of the default theme's file it was copied from."""

import hashlib
import re
from pathlib import Path

from generator import __version__

_COMMENTS = {
    ".html": ("{# ", " #}"),
    ".css": ("/* ", " */"),
    ".js": ("/* ", " */"),
    ".yaml": ("# ", ""),
    ".svg": ("<!-- ", " -->"),
}
_MARK = re.compile(rb"^[^\n]{1,5}copied from Broadsheet's default theme \S+, state ([0-9a-f]{12})[^\n]*\n")
_UTF_8 = b"\xef\xbb\xbf"
"""What some editors write before a text."""


def state_of(content: bytes) -> str:
    """A short digest of a file of the default theme."""
    return hashlib.sha256(content).hexdigest()[:12]


def marked(content: bytes, name: str) -> bytes:
    """A copy of a default file with the line at its head; as it stands where a comment cannot begin such a file."""
    before, after = _COMMENTS.get(Path(name).suffix, ("", ""))
    if not before or content.startswith(b"<?xml"):
        return content
    line = f"{before}copied from Broadsheet's default theme {__version__}, state {state_of(content)}{after}\n"
    return line.encode() + content


def state_copied(content: bytes) -> str:
    """The state that a file of the project was copied from; empty where it does not tell."""
    found = _MARK.match(content.removeprefix(_UTF_8))
    return found[1].decode() if found else ""


def unmarked(content: bytes) -> bytes:
    """A file of the project without that line; of a text also without what an editor alone changed: its line ends."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content
    return _MARK.sub(b"", text.replace("\r\n", "\n").encode(), count=1)
