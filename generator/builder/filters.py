"""What a template can do to a text: `{{ title|phrased }}`, `{{ words.page_count|counted(5) }}`."""

import re

from markupsafe import Markup, escape

_HAN = "\u3400-\u9fff\u3007"
_BETWEEN_PHRASES = rf"(?<=[{_HAN}”’》」』！？])[ \u3000]+(?=[{_HAN}“‘《「『])"
"""A blank in a Chinese headline parts it in two, as the two lines of print: `天冷菜价稳 白菜当家`.

Compiled on first use, since that takes its time."""


def counted(word: str, number: int) -> str:
    """A count in words. `{} page|{} pages` has a form for one before the form for all others."""
    one, _, many = word.partition("|")
    return (one if number == 1 or not many else many).format(number)


def phrased(title: str) -> str:
    """A headline, each of its phrases an element of its own, so that a line rather ends between than within them."""
    if " " not in title and "\u3000" not in title:
        return title
    phrases = re.split(_BETWEEN_PHRASES, title)
    if len(phrases) == 1:
        return title
    return Markup(" ").join(Markup(f'<span class="phrase">{escape(phrase)}</span>') for phrase in phrases)


FILTERS = {"counted": counted, "phrased": phrased}
