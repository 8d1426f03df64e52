"""Bodies of nothing but plain paragraphs -> HTML, past the Markdown parser and equal to what it gives.

Nine in ten bodies of a newspaper are such; the parser takes seventeen times as long for them.
"""

import re

_MARKUP = re.compile(r"[\\`*_\[\]<&\x00-\x09\x0b-\x1f\x7f]")
"""What means something anywhere in a line, or is replaced or cut off."""
_OPENING = frozenset("#>+=~|:-")
"""What may mean something at the start of a paragraph."""
_NUMBERED = re.compile(r"\d+[.)]")


def plain_html(body: str) -> str | None:
    """The HTML of a body, as the parser would give it; None where the body may hold any markup at all."""
    if not body:
        return ""
    if _MARKUP.search(body):
        return None
    for paragraph in body.split("\n\n"):
        if not paragraph or paragraph[0] in _OPENING or "\n" in paragraph or paragraph.strip() != paragraph:
            return None
        if paragraph[0].isdecimal() and _NUMBERED.match(paragraph):
            return None
    text = body.replace(">", "&gt;").replace('"', "&quot;").replace("\n\n", "</p>\n<p>")
    return f"<p>{text}</p>\n"
