"""Which dates link to which: an issue that comes in mends the links of those that came before it.

`links.json` in the store, a line a date: the dates whose texts link to it, whether it was captured or not.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.config import Config
from generator.errors import BroadsheetError, ContentError, Problem
from generator.importer.addresses import Form
from generator.importer.assembling import Places, assemble, places_of, targets_elsewhere
from generator.importer.issue_days import gone_of, joined, read_known
from generator.importer.parsed import Reading
from generator.importer.spool import Spool

_REMEMBERED = 64
"""Days of which it is remembered where all lies: most links lead to the days before."""
LINKED = "links.json"

LinkedDays = Mapping[str, frozenset[str]]
"""Date -> the dates that link to it."""


def read_linked(content: Path) -> LinkedDays:
    """What the store's file tells; nothing where there is none. Errors: ContentError."""
    file = content / LINKED
    try:
        return {day: frozenset(origins) for day, origins in json.loads(file.read_bytes()).items()}
    except FileNotFoundError:
        return {}
    except (ValueError, AttributeError, TypeError) as error:
        raise ContentError(Problem(f"not JSON: {error}", "take the last good version from git", str(file))) from None


def with_links_of(linked: LinkedDays, origin: dt.date, targets: Iterable[dt.date]) -> LinkedDays:
    """The same, with these as all the dates to which `origin` links."""
    own = origin.isoformat()
    wanted = {day.isoformat() for day in targets}
    if wanted == {day for day, origins in linked.items() if own in origins}:
        return linked
    rest = {day: origins - {own} for day, origins in linked.items()}
    return rest | {day: rest.get(day, frozenset()) | {own} for day in wanted}


def linking_to(linked: LinkedDays, days: Iterable[str]) -> set[str]:
    """The dates that link to any of these."""
    return {origin for day in days for origin in linked.get(day, ())}


def linked_text(linked: LinkedDays) -> str:
    """The text of the file; empty where no date links to another."""
    rows = {day: sorted(origins) for day, origins in sorted(linked.items()) if origins}
    lines = (f"{json.dumps(day)}: {json.dumps(origins)}" for day, origins in rows.items())
    return "{\n" + ",\n".join(lines) + "\n}\n" if rows else ""


class PlaceFinder:
    """Where what texts link to on other dates lies: what this import brings and the store holds of them."""

    def __init__(
        self, config: Config, spool: Spool, forms: Sequence[Form], gone: Mapping[dt.date, Sequence[str]]
    ) -> None:
        """`gone`: places of articles that were taken down, by date."""
        self._config = config
        self._spool = spool
        self._forms = forms
        self._gone = gone
        self._days: dict[dt.date, Places] = {}

    def find(self, date: dt.date, readings: Iterable[Reading]) -> Places:
        """The places of what the texts of a date link to on other dates, as far as it was captured."""
        targets = targets_elsewhere(date, readings, self._forms)
        places = {day: self._places_of(day) for day in sorted(set(targets.values()))}
        return {key: place for key, day in targets.items() if (place := places[day].get(key))}

    def _places_of(self, date: dt.date) -> Places:
        if date not in self._days:
            if len(self._days) >= _REMEMBERED:
                self._days.clear()
            self._days[date] = self._assembled(date)
        return self._days[date]

    def _assembled(self, date: dt.date) -> Places:
        try:
            known = read_known(self._config.content, date)
        except (BroadsheetError, OSError):  # told where the date itself is filed
            return {}
        readings = joined(known.readings, self._spool.readings(date.isoformat()))
        gone = gone_of(self._gone.get(date, ()), known)
        return places_of(assemble(date, readings, {}, self._config.editions, self._forms, gone))
