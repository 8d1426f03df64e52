"""What a saved page itself says about where it comes from: a browser's, HTTrack's or SingleFile's comment."""

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from generator.importer.places import matches_at, places


@dataclass(frozen=True, slots=True)
class Origin:
    """Where and when a page was saved."""

    url: str
    """HTTrack leaves the scheme out: `paper.example.com/html/…`."""
    captured: dt.datetime | None = None


SEARCHED = 65_536
"""Characters at the start in which the comment is looked for."""

# <!-- saved from url=(0053)http://paper.example.com/html/2021-01/08/node_2.htm -->
_BROWSER = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(?P<url>https?://[^\s>]+?)\s*-->", re.IGNORECASE)
# <!-- Mirrored from paper.example.com/html/2021-01/08/node_2.htm by HTTrack Website Copier/3.x [XR&CO'2014],
#      Fri, 08 Jan 2021 02:10:00 GMT -->
_HTTRACK = re.compile(
    r"<!--\s*Mirrored from (?P<url>\S+) by HTTrack Website Copier[^,>]*,\s*(?P<time>[^>]*?)\s*-->", re.IGNORECASE
)
# <!-- Page saved with SingleFile url: http://… saved date: Fri Jan 08 2021 10:10:00 GMT+0800 (China Standard Time) -->
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<time>[^\n(>]*)", re.IGNORECASE
)
_SINGLE_FILE_TIME = re.compile(r"\w{3} (\w{3} \d\d \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})")


def read_origin(text: str) -> Origin | None:
    """What the page's comment says; None where it has none."""
    head = text[:SEARCHED]
    comments = [at - 1 for at in places(head, "!--")]
    if found := next(matches_at(_BROWSER, head, comments), None):
        return Origin(found["url"])
    if found := next(matches_at(_HTTRACK, head, comments), None):
        return Origin(found["url"], _mail_time(found["time"]))
    if found := next(matches_at(_SINGLE_FILE, head, comments), None):
        return Origin(found["url"], _script_time(found["time"]))
    return None


def _mail_time(text: str) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def _script_time(text: str) -> dt.datetime | None:
    found = _SINGLE_FILE_TIME.match(text.strip())
    try:
        return dt.datetime.strptime(f"{found[1]} {found[2]}", "%b %d %Y %H:%M:%S %z") if found else None
    except ValueError:
        return None
