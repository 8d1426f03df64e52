"""Texts of one issue that are nearly the same, with a score."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping

_RUN = 4
_SAMPLE = 8
"""One run of characters in eight is looked at to find the pairs worth a full comparison."""
_LEAST = 0.6
_SHORTEST = 40
"""Texts shorter than this (characters) say too little."""


def near_duplicates(texts: Mapping[str, str]) -> list[tuple[str, str, float]]:
    """(name, name, score) of every pair of `texts` (by name) that share at least 60 % of their character runs."""
    runs = {name: found for name, text in texts.items() if len(found := _runs(text)) >= _SHORTEST}
    holders: dict[str, list[str]] = {}
    for name, found in sorted(runs.items()):
        for run in found:
            if hashlib.blake2b(run.encode(), digest_size=1).digest()[0] % _SAMPLE == 0:
                holders.setdefault(run, []).append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if len(names) <= 20:
            shared.update((one, other) for place, one in enumerate(names) for other in names[place + 1 :])
    pairs = []
    for (one, other), count in sorted(shared.items()):
        if count * _SAMPLE * 3 >= min(len(runs[one]), len(runs[other])):
            score = similarity(texts[one], texts[other])
            if score >= _LEAST:
                pairs.append((one, other, score))
    return pairs


def similarity(one: str, other: str) -> float:
    """Share of four-character runs in common, 0 to 1, two digits."""
    first, second = _runs(one), _runs(other)
    return round(len(first & second) / len(first | second), 2) if first or second else 1.0


def _runs(text: str) -> set[str]:
    letters = re.sub(r"\W", "", text)
    return {letters[index : index + _RUN] for index in range(len(letters) - _RUN + 1)}
