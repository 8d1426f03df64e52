"""Dates as a Chinese newspaper prints them: with the weekday, and after the lunar calendar."""

import datetime as dt
from functools import lru_cache

from generator.builder.contexts.site import Words
from generator.light import light


@light
class Day:
    """A date in words."""

    iso: str
    """`2021-01-08`"""
    text: str
    """`2021年1月8日`"""
    short: str
    """`1月8日`"""
    weekday: str
    """`星期五`"""
    lunar: str
    """`农历冬月廿五`; empty where it is switched off or out of the tables' range."""


def day(words: Words, date: dt.date, lunar: bool = False) -> Day:
    """The Day of a date."""
    return Day(
        iso=date.isoformat(),
        text=_written(words, "date_long", date),
        short=_written(words, "date_short", date),
        weekday=words["weekdays"][date.weekday()],
        lunar=lunar_date(words, date) if lunar else "",
    )


def told_from(words: Words, date: dt.date, place: dt.date) -> str:
    """A date as an issue of the day `place` tells it: the year where it is another. `1月8日`"""
    return _written(words, "date_short" if date.year == place.year else "date_long", date)


def month_name(words: Words, year: int, month: int) -> str:
    """`2021年1月`"""
    return _written(words, "date_month", dt.date(year, month, 1))


def lunar_date(words: Words, date: dt.date) -> str:
    """`农历闰四月初三`; empty outside the tables, which run from 1900 to 2100."""
    found = _lunar(date)
    if found is None:
        return ""
    month, number, is_leap = found
    leap: str = words["lunar_leap"] if is_leap else ""
    name: str = words["lunar_months"][month - 1]
    pattern: str = words["lunar_date"]
    return pattern.format(month=leap + name, day=words["lunar_days"][number - 1])


@lru_cache(maxsize=64)
def _lunar(date: dt.date) -> tuple[int, int, bool] | None:
    """Month, day, and whether it is a leap month; all documents of an issue tell the same."""
    from borax.calendars.lunardate import LunarDate  # slow to load, and a theme may do without

    try:
        found = LunarDate.from_solar_date(date.year, date.month, date.day)
    except ValueError:
        return None
    return found.month, found.day, bool(found.leap)


def _written(words: Words, pattern: str, date: dt.date) -> str:
    text: str = words[pattern]
    return text.format(year=date.year, month=date.month, day=date.day, month_name=words["months"][date.month - 1])
