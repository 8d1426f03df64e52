"""The first words of a body, as plain text."""

import re
from collections.abc import Iterator

_NO_TEXT = re.compile(r"\s*(?:!\[|\||#{1,6} |[-*_]{3,}\s*$|```|$)")
"""Lines that hold no running text: images, tables, headings, rules."""
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|(?<!\\)[*`]+|^\s*(?:>\s?)+|^\s*(?:[-+*]|\d+[.)])\s+")
_MARKED = re.compile(rb"[\[*`\\]|^\s*[-+>.)\d]")
"""Whether the ASCII characters of a line may mark anything: in most lines none does, and they are few to search."""
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SENTENCE = re.compile(r".[^。!?！？…]*[。!?！？…][”’」』）)]*|.+")


def opening(body: str, limit: int = 140) -> str:
    """The first paragraphs of Markdown as one run of text: whole sentences, at most `limit` characters.

    The lines of a verse, which end with no sign, have a blank between them.
    """
    text = gap = ""
    for line in _lines(body):
        for sentence in _SENTENCE.findall(_plain(line)[: limit + 1]) if line else ():  # one that is cut is too long
            if len(text) + len(gap) + len(sentence) > limit:
                return text or first_sentence(body, limit)
            text += gap + sentence
            gap = ""
        if not line or line[-1] == "\\":
            gap = "\u3000" if text[-1:].isalnum() else ""
    return text


def first_sentence(body: str, limit: int = 72) -> str:
    """The first sentence of the first paragraph of Markdown, at most `limit` characters; empty where there is none."""
    for line in _lines(body):
        found = _SENTENCE.match(_plain(line))
        if found:
            sentence = found[0]
            return sentence if len(sentence) <= limit else sentence[: limit - 1].rstrip("，,、；;：:") + "…"
    return ""


def _lines(body: str) -> Iterator[str]:
    """The lines of a body, one after the other: of most only the first is looked at."""
    start = 0
    while start < len(body):
        end = body.find("\n", start)
        end = len(body) if end < 0 else end
        yield from body[start:end].splitlines() or ("",)
        start = end + 1


def _plain(line: str) -> str:
    """A line of running text without its marks; empty for any other line."""
    if _NO_TEXT.match(line):
        return ""
    if _MARKED.search(line.encode("ascii", "ignore")):
        line = _ESCAPE.sub(r"\1", _MARKS.sub(r"\1", line))
    return line.strip(" \t\u3000\\")
