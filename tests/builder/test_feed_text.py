"""The feed's dates are those of the library, and its texts hold what XML 1.0 can hold."""

import datetime as dt
import re
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.builder.outputs.feed import element, published

SOUND = re.compile("[\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""`Char` of https://www.w3.org/TR/xml/#charsets"""


@settings(deadline=None, database=None)
@given(st.dates(), st.sampled_from(["Asia/Shanghai", "Asia/Kolkata", "America/New_York", "UTC"]))
def test_a_date_is_written_as_the_library_does(date: dt.date, timezone: str) -> None:
    moment = dt.datetime.combine(date, dt.time(6))
    offset = ZoneInfo(timezone).utcoffset(moment)
    assert offset is not None
    minutes = dt.timedelta(minutes=round(offset / dt.timedelta(minutes=1)))
    assert published(date, timezone) == format_datetime(moment.replace(tzinfo=dt.timezone(minutes)))


def test_a_text_keeps_what_xml_can_hold() -> None:
    every = "".join(map(chr, range(0x110000)))
    kept = "".join(SOUND.findall(every)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert element("title", every) == f"<title>{kept}</title>\n"
