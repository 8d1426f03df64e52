"""Page labels and titles in a form that pairs: `01` and `1`, `A01` and `a1`; `书香　淄川` and `书香淄川`."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from generator.content.paths import SECTION_SIGNS, is_page_number

UNKNOWN_PAGE = "00"
"""Where articles lie that nothing assigns to a page."""

PageKey = tuple[str, int, str]
"""(letters, number, rest) of a label; sorts as the paper does."""

_LABEL = re.compile(rf"([A-Z]*|[{SECTION_SIGNS}])(\d{{1,6}})(-(?:[A-Z]*|[{SECTION_SIGNS}])\d{{1,6}})?")
_ELLIPSIS = re.compile(r"(?:…+|\.{2,})$")


def page_key(label: str) -> PageKey | None:
    """The key of a page label; None where it is none."""
    found = _LABEL.fullmatch(unicodedata.normalize("NFKC", label).strip().upper())
    return (found[1], int(found[2]), _second(found[3] or "")) if found else None


def _second(rest: str) -> str:
    return re.sub(r"\d+", lambda digits: str(int(digits[0])), rest)


def display_labels(votes: Iterable[tuple[PageKey, int, str]]) -> dict[PageKey, str]:
    """How each page is called, from (key, how weak the witness is, label as it stands there).

    The strongest witness decides; among equals the most frequent spelling, then the longest.
    """
    counted: dict[PageKey, Counter[tuple[int, str]]] = {}
    for key, weakness, label in votes:
        text = unicodedata.normalize("NFKC", label).strip().upper()
        if is_page_number(text):
            counted.setdefault(key, Counter())[weakness, text] += 1
    return {
        key: min(spellings.items(), key=lambda item: (item[0][0], -item[1], -len(item[0][1]), item[0][1]))[0][1]
        for key, spellings in counted.items()
    }


def fold_title(title: str) -> str:
    """The letters and digits of a title, width and case folded; empty where it has none."""
    return "".join(char for char in unicodedata.normalize("NFKC", title).casefold() if char.isalnum())


def is_cut_off(title: str) -> bool:
    """Whether the title ends in dots: a list that shows only its beginning."""
    return _ELLIPSIS.search(title.strip()) is not None
