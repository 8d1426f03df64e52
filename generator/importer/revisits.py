"""Revisit records of a WARC: the bytes are those of another record, and the address is one more of the same capture.

They are looked up when everything has come in, for what they refer to may stand later in the heap, in another file of
it, or in what an earlier import left in the store.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
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
    spool: Spool, content: Path, forms: Sequence[Form], revisits: Iterator[Unreadable]
) -> Iterator[tuple[Unreadable, str, Reading | Media | None]]:
    """Each revisit with what it says of itself: `repeated` (nothing new), `alias` (a further address, given as the
    Reading or Media to be kept), or `unreadable` (what it refers to was not captured).

    Errors: ContentError where a ledger cannot be read.
    """

    @lru_cache(maxsize=8)
    def known(day: dt.date) -> tuple[Mapping[str, Reading], Mapping[str, Media]]:
        kept = read_known(content, day)
        return {each.url: each for each in kept.readings}, kept.media

    for found in revisits:
        there, here = classify(found.repeats, forms), classify(found.url, forms)
        readings, media = known(there.date) if there.date else ({}, {})
        reading = spool.find_reading(found.repeats) or readings.get(found.repeats)
        picture = None if reading else _media(spool, media, found.repeats)
        if reading is None and picture is None:
            yield found, "unreadable", None
        elif found.url == found.repeats:
            yield found, "repeated", None
        elif reading is not None:
            place = replace(reading, url=found.url, path=found.path)
            yield found, "alias", replace(place, form=here.form, date=here.date, page=here.page, serial=here.serial)
        elif picture is not None:
            identity = here.identity.casefold() or picture.identity
            yield found, "alias", replace(picture, url=found.url, identity=identity)


def _media(spool: Spool, known: Mapping[str, Media], url: str) -> Media | None:
    identity = classify(url).identity.casefold()
    found = spool.find_media(identity) or known.get(identity)
    return found if found and found.place else None
