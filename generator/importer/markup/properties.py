"""`<!--enpproperty … /enpproperty-->`: the fields that the vendor's system writes into a comment."""

import html as entities
import re
from collections.abc import Mapping
from functools import lru_cache

from generator.importer.places import matches_at, places

_COMMENT = re.compile(r"<!--\s*enpproperty(?P<fields>.*?)/?enpproperty\s*-->", re.DOTALL | re.IGNORECASE)
_FIELD = re.compile(r"<(?P<name>[a-zA-Z][\w-]*)>(?P<value>.*?)</(?P=name)>", re.DOTALL)
_CDATA = re.compile(r"^\s*<!\[CDATA\[(.*)\]\]>\s*$", re.DOTALL)
_BREAK = re.compile(r"<\s*(?:br|/?p)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(" {2,}")


@lru_cache(maxsize=2)
def read_properties(text: str) -> Mapping[str, str]:
    """Name -> value of a document's properties, on one line each; empty ones and `null` left out."""
    comments = (at - 1 for at in places(text, "!--"))
    comment = next(matches_at(_COMMENT, text, comments), None) if "enpproperty" in text else None
    if not comment:
        return {}
    values: dict[str, str] = {}
    for field in _FIELD.finditer(comment["fields"]):
        value = field["value"]
        if "<" in value:
            value = _TAG.sub("", _BREAK.sub(" ", _CDATA.sub(r"\1", value)))
        value = entities.unescape(value) if "&" in value else value
        value = value.replace("\n", " ").strip()
        value = _BLANKS.sub(" ", value) if "  " in value else value
        if value and value.lower() != "null":
            values.setdefault(field["name"].lower(), value)
    return values
