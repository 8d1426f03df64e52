"""Text -> Markdown that renders as exactly that text, with no escape where plain text will do."""

import re

_ALWAYS = re.compile(r"[*`]")
_UNDERSCORE = re.compile(r"(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)", re.MULTILINE)
_BRACKET = re.compile(r"\](?=[(\[:])|!(?=\[)|\[(?=[^\]]*\]:)")
_ANY_BRACKET = re.compile(r"[\[\]]|!(?=\[)")
_ANGLE = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)")
_SPECIAL = re.compile(r"[\\*`_\[\]!<&|]")
"""What any of these patterns needs."""
_LINE_MARK = re.compile(r"^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+(?=\s*$)|-(?=[-\s]*$)|~(?=~~)|[:|-](?=[-:|\s]*$))")
_LINE_MARKS = frozenset("#-+>=~:|")
_LINE_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def is_plain(text: str) -> bool:
    """Whether `text` is one line that needs no escape but, perhaps, at its start."""
    return "\n" not in text and not _SPECIAL.search(text)


def escape(text: str, cell: bool = False, in_link: bool = False) -> str:
    """Markdown for `text`, the middle of a line; `cell`: inside a table; `in_link`: the text of a link."""
    if not _SPECIAL.search(text):
        return text
    brackets = _ANY_BRACKET if in_link else _BRACKET
    for pattern in (_BACKSLASH, _ALWAYS, _UNDERSCORE, brackets, _ANGLE, _ENTITY):
        text = pattern.sub(lambda found: "\\" + found[0], text)
    return text.replace("|", "\\|") if cell else text


def escape_start(line: str) -> str:
    """An escaped line so that nothing at its start is taken for a heading, list, quote, rule or fence."""
    if line[:1] not in _LINE_MARKS and not line[:1].isdecimal():
        return line
    numbered = _LINE_NUMBER.sub(r"\1\\\2", line)
    return numbered if numbered != line else _LINE_MARK.sub(lambda found: "\\" + found[0], line)


def escape_url(url: str) -> str:
    """A link target that needs no angle brackets."""
    quoted = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C", "\n": "", "\t": "", "\r": ""}
    return "".join(quoted.get(character, character) for character in url)
