"""`<!--enpproperty … /enpproperty-->`: the fields that the vendor's system writes into a comment."""

import html as entities
import re
from collections.abc import Mapping
from functools import lru_cache

_COMMENT = re.compile(r"<!--\s*enpproperty(?P<fields>.*?)/?enpproperty\s*-->", re.DOTALL | re.IGNORECASE)
_FIELD = re.compile(r"<(?P<name>[a-zA-Z][\w-]*)>(?P<value>.*?)</(?P=name)>", re.DOTALL)
_CDATA = re.compile(r"^\s*<!\[CDATA\[(.*)\]\]>\s*$", re.DOTALL)
_BREAK = re.compile(r"<\s*(?:br|/?p)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


@lru_cache(maxsize=2)
def read_properties(text: str) -> Mapping[str, str]:
    """Name -> value of a document's properties, on one line each; empty ones and `null` left out."""
    comment = _COMMENT.search(text) if "enpproperty" in text else None
    if not comment:
        return {}
    values: dict[str, str] = {}
    for field in _FIELD.finditer(comment["fields"]):
        value = _CDATA.sub(r"\1", field["value"])
        value = entities.unescape(_TAG.sub("", _BREAK.sub(" ", value)))
        value = " ".join(value.replace("\n", " ").split(" ")).strip()
        value = re.sub(r" {2,}", " ", value)
        if value and value.lower() != "null":
            values.setdefault(field["name"].lower(), value)
    return values
