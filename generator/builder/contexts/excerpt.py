"""The first sentence of a body, as plain text."""

import re

_NO_TEXT = re.compile(r"\s*(?:!\[|\||#{1,6} |[-*_]{3,}\s*$|```|$)")
"""Lines that hold no running text: images, tables, headings, rules."""
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|(?<!\\)[*`]+|^\s*(?:>\s?)+|^\s*(?:[-+*]|\d+[.)])\s+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SENTENCE = re.compile(r".+?[。!?！？…](?:[”’」』）)]*)|.+")


def first_sentence(body: str, limit: int = 72) -> str:
    """The first sentence of the first paragraph of Markdown, at most `limit` characters; empty where there is none."""
    for line in body.splitlines():
        if _NO_TEXT.match(line):
            continue
        text = _ESCAPE.sub(r"\1", _MARKS.sub(r"\1", line)).strip(" \t\u3000\\")
        found = _SENTENCE.match(text)
        if found:
            sentence = found[0]
            return sentence if len(sentence) <= limit else sentence[: limit - 1].rstrip("，,、；;：:") + "…"
    return ""
