"""Which places of a source give which values: each place is changed, the same reading is done again, and what differs
tells. So the reading itself knows nothing of it and costs nothing for it.
"""

import html as entities
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

PROBE = "囧"
"""Stands for each character of a changed place."""
MOST_READINGS = 4000
"""A page has some hundred places, and half of them give nothing."""
MOST_READ = 30_000_000
"""Characters of all readings together: some seconds."""
_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<(?P<raw>script|style)\b[^>]*>(?P<inside>.*?)</(?P=raw)\s*>"
    r"|<[!/?][^>]*>|<(?P<tag>[a-z][^>]*)>|(?P<text>[^<]+|<)",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?<=\s)(?:href|src|coords|points|style|value|content|neirong|alt|title|daoxiang|data-[\w-]+)\s*=\s*"
    r"(?:\"(?P<double>[^\"]+)\"|'(?P<single>[^']+)'|(?P<bare>[^\s\"'>]+))",
    re.IGNORECASE,
)
_PROPERTY = re.compile(
    r"<(?P<name>[a-z-]+)>(?P<value>(?:(?!</?enpproperty).)+?)</(?P=name)>", re.IGNORECASE | re.DOTALL
)
_WRITTEN = re.compile(r"\"(?P<value>[^\"\n]*[一-鿿][^\"\n]*)\"")
_BLANKS = re.compile(r"(?:\s|　|&nbsp;|&#160;|&#12288;|&emsp;|&ensp;)+")
_MOST_STAND_INS = 8
"""Places of one value: a page's name stands in its head, in the page list of the menu and in that of the foot."""
_LONGEST = 4000
"""Characters of an attribute that are looked at: a longer one is a picture."""


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A stretch of a source that may give something."""

    start: int
    end: int
    kind: Literal["text", "attribute", "property", "script"]
    name: str = ""
    """Of a property."""


def places_of(source: str, is_html: bool) -> list[SourcePlace]:
    """Every stretch of text, attribute value and property of a source, in order; of plain text its lines."""
    if not is_html:
        lines = re.finditer(r"[^\n]+", source)
        return [place for line in lines if (place := _text_place(source, line.start(), line.end()))]
    return list(_of_html(source))


def _of_html(source: str) -> Iterator[SourcePlace]:
    for token in _TOKEN.finditer(source):
        if token["text"]:
            if place := _text_place(source, token.start(), token.end()):
                yield place
        elif token["tag"]:
            for found in _ATTRIBUTE.finditer(source, token.start(), token.end()):
                group = next(name for name in ("double", "single", "bare") if found[name])
                if len(found[group]) <= _LONGEST:
                    yield SourcePlace(found.start(group), found.end(group), "attribute")
        elif token["comment"]:
            for found in _PROPERTY.finditer(source, token.start(), token.end()):
                yield SourcePlace(found.start("value"), found.end("value"), "property", found["name"])
        elif token["inside"] and token["raw"].lower() == "script":
            for found in _WRITTEN.finditer(source, token.start("inside"), token.end("inside")):
                yield SourcePlace(found.start("value"), found.end("value"), "script")


def _text_place(source: str, start: int, end: int) -> SourcePlace | None:
    """The text without the blanks around it; None where there is nothing else."""
    if leading := _BLANKS.match(source, start, end):
        start = leading.end()
    while start < end and (trailing := re.search(rf"{_BLANKS.pattern}\Z", source[max(start, end - 60) : end])):
        end -= len(trailing[0])
    return SourcePlace(start, end, "text") if start < end else None


def with_probes(source: str, places: Sequence[SourcePlace]) -> str:
    """The source with its `places`, which come in order, changed beyond recognition but for their length and lines."""
    pieces: list[str] = []
    done = 0
    for place in places:
        seen = entities.unescape(source[place.start : place.end])
        pieces += [source[done : place.start], "".join("\n" if sign == "\n" else PROBE for sign in seen)]
        done = place.end
    return "".join([*pieces, source[done:]])


Read = Callable[[str], Mapping[str, Any]]
"""A source -> its values by name."""


def probe(source: str, places: Sequence[SourcePlace], read: Read) -> dict[SourcePlace, frozenset[str]]:
    """For each place the names of the values that are no longer the same when it is changed. Places that were not
    reached within MOST_READINGS and MOST_READ are left out."""
    whole = read(source)
    found: dict[SourcePlace, frozenset[str]] = {}
    waiting = [list(places)]
    for _ in range(min(MOST_READINGS, max(50, MOST_READ // len(source)))) if source else ():
        if not waiting:
            break
        group = waiting.pop()
        changed = read(with_probes(source, group)) if group else whole
        names = frozenset(name for name in {*whole, *changed} if whole.get(name) != changed.get(name))
        if not names or len(group) == 1:
            found |= dict.fromkeys(group, names)
        else:
            # Neighbours are of one kind: an eighth of a page's navigation gives nothing, an eighth of its body all.
            step = max(1, len(group) // 8)
            waiting += [group[at : at + step] for at in range(0, len(group), step)]
    return found


def stand_ins(source: str, places: Sequence[SourcePlace], read: Read, name: str) -> list[SourcePlace]:
    """The places that each give the value alone, where no single one matters: what stands twice is read from the
    other when one is gone. The fewest that change it together; empty where nothing does."""
    whole = read(source).get(name)

    def matter(chosen: Sequence[SourcePlace]) -> bool:
        ordered = sorted(chosen, key=lambda place: place.start)
        return bool(read(with_probes(source, ordered)).get(name) != whole)

    found: list[SourcePlace] = []
    while len(found) <= _MOST_STAND_INS and matter([*found, *places]):
        if found and matter(found):
            return found
        # The shortest beginning of the document that matters together with what was found ends in one more of them.
        low, high = 0, len(places)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if matter([*found, *places[:middle]]) else (middle, high)
        found.append(places[high - 1])
        places = places[: high - 1]
    return []
