"""What one tag of scraped HTML says of itself: whether a reader saw it, and where it leads."""

import re
from urllib.parse import urljoin

from bs4.element import Tag

SKIPPED = frozenset(
    {"script", "style", "noscript", "select", "input", "button", "textarea", "map", "head", "template", "link", "meta"}
    | {"title"}
)
"""Tags of which a reader sees no text."""
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:!|;|$)", re.IGNORECASE
)
"""Text in no size is put there against copying; a reader never saw it."""


def is_hidden(tag: Tag) -> bool:
    """Whether its own style or attribute hides it."""
    return bool(_HIDDEN.search(str(tag.get("style", "")))) or tag.has_attr("hidden")


def classes(tag: Tag) -> str:
    """Its classes, between blanks."""
    found = tag.get("class")
    return " ".join(found) if isinstance(found, list) else str(found or "")


def resolved(base: str, target: str) -> str:
    """The address that `target` is on a page at `base`; empty where it is none."""
    try:
        return urljoin(base, target.strip().replace("\\", "/"))
    except ValueError:  # `http://[bad`
        return ""
