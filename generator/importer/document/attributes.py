"""How many attributes an element has, told before the parser sees it: it compares each of them with each."""

import re

MOST_ATTRIBUTES = 4000
"""Of one element: the parser takes 25 ms for these, and half a minute for a hundred thousand."""

_PARTING = b" \t\r\n\f/\"'"
"""One of these goes before every attribute."""
_ATTRIBUTE = (
    rb"[ \t\r\n\f/]*+[^ \t\r\n\f/>][^ \t\r\n\f/>=]*+"
    rb"(?>[ \t\r\n\f]*+=[ \t\r\n\f]*+(?>\"[^\"]*+\"|'[^']*+'|[^ \t\r\n\f>\"'][^ \t\r\n\f>]*+)?+)?+"
)
_TAG = rb"<[a-z][^ \t\r\n\f/>]*+(?>" + _ATTRIBUTE + rb")*+"
_EACH = re.compile(_ATTRIBUTE)
_NAME = re.compile(rb"<[^ \t\r\n\f/>]*")
_START = re.compile(_TAG, re.IGNORECASE)
_TOKEN = re.compile(
    rb"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)|\Z)|" + _TAG, re.IGNORECASE | re.DOTALL
)
"""As a parser parts them: `<` and `>` in a quoted value end nothing, and what a script compares is no tag."""


def has_too_many_attributes(content: bytes) -> bool:
    """Whether any element of an HTML document in UTF-8 has more than `MOST_ATTRIBUTES`."""
    if len(content) - len(content.translate(None, _PARTING)) <= MOST_ATTRIBUTES:
        return False
    long = (token for token in _TOKEN.findall(content) if len(token) > 2 * MOST_ATTRIBUTES)
    return any(_count(token) > MOST_ATTRIBUTES for token in long if not token.startswith(b"<!--"))


def _count(token: bytes) -> int:
    start, name = _START.match(token), _NAME.match(token)
    return len(_EACH.findall(start[0], name.end())) if start and name else 0
