"""Revisit records of a WARC: the bytes are those of another record, and the address is one more of the same capture.

They are looked up when everything has come in, for what they refer to may stand later in the heap, in another file of
it, or in what an earlier import left in the store. Those whose record has not come in wait for it in the store.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from generator.importer.addresses import Form, classify
from generator.importer.captures import Unreadable
from generator.importer.issue_days import read_known
from generator.importer.media import Media
from generator.importer.parsed import Reading
from generator.importer.spool import Spool


def resolve_revisits(
    spool: Spool,
    content: Path,
    forms: Sequence[Form],
    revisits: Iterable[Unreadable],
    unplaced: Mapping[str, Media],
) -> Iterator[tuple[Unreadable, str, Reading | Media | None]]:
    """Each revisit with what it says of itself: `repeated` (nothing new), `alias` (a further address, given as the
    Reading or Media to be kept), or `unreadable` (what it refers to was not captured), those last.

    What is given is kept before the next is asked for: a revisit may repeat another.
    Errors: ContentError where a ledger cannot be read.
    """

    @lru_cache(maxsize=8)
    def known(day: dt.date) -> tuple[Sequence[Reading], Mapping[str, Media]]:
        kept = read_known(content, day)
        return kept.readings, kept.media

    waiting = list(revisits)
    while waiting:
        left: list[Unreadable] = []
        for found in waiting:
            there, here = classify(found.repeats, forms), classify(found.url, forms)
            readings, media = known(there.date) if there.date else ((), {})
            reading = _repeated(found, spool.find_readings(found.repeats), readings)
            picture = None if reading else _media(spool, media, unplaced, there.identity.casefold())
            if reading is None and picture is None:
                left.append(found)
            elif found.url == found.repeats:
                yield found, "repeated", None
            elif reading is not None:
                place = replace(reading, url=found.url, path=found.path)
                yield found, "alias", replace(place, form=here.form, date=here.date, page=here.page, serial=here.serial)
            elif picture is not None:
                identity = here.identity.casefold() or picture.identity
                yield found, "alias", replace(picture, url=found.url, identity=identity)
        if len(left) == len(waiting):
            break
        waiting = left
    for found in waiting:
        yield found, "unreadable", None


def _repeated(found: Unreadable, new: Sequence[Reading], kept: Sequence[Reading]) -> Reading | None:
    """The capture whose bytes are repeated: the one of that moment, else the first by hash. Of bytes captured twice the
    earlier moment alone is kept: to wait for the other would be to wait for ever."""
    copies = [*new, *(each for each in kept if each.url == found.repeats)]
    of_then = [each for each in copies if each.captured and each.captured == found.repeats_at]
    return min(of_then or copies, key=lambda each: each.sha256, default=None)


def _media(spool: Spool, known: Mapping[str, Media], unplaced: Mapping[str, Media], identity: str) -> Media | None:
    found = spool.find_media(identity) or known.get(identity) or unplaced.get(identity)
    return found if found and found.place else None
