"""One scraped input, or why there is none."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Capture:
    """One scraped input."""

    path: str
    """Where it lies, as the person gave it: `folder/Page01a.htm`, `heap.zip!2021/Page01a.htm`."""
    url: str
    """Its address as far as the container tells (WARC, JSONL, path below a host folder). Without a host it is the
    path alone, `/html/2021-01/08/node_2.htm`; empty where there is none."""
    content: bytes
    """After transfer and content decoding."""
    charset: str = ""
    """As the HTTP header declared it; empty: not told."""
    captured: dt.datetime | None = None
    """When, where the container says so; never a file's time."""
    url_is_told: bool = False
    """The container gave the URL itself; else it was recovered from the path."""
    is_text: bool = False
    """The container gave text: `content` is its UTF-8, whatever the page declares."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or member that gives no capture: a line of the report."""

    path: str
    reason: str
    """One sentence part: `is empty`, `is larger than 32 MB`."""
    offset: int | None = None
    """Byte at which reading failed, from 0; None where no byte is to blame."""
    url: str = ""
    repeats: str = ""
    """It holds no bytes of its own, for they are those of this other address (a revisit record of a WARC)."""
    repeats_at: dt.datetime | None = None
    """When the bytes that it repeats were captured, where it tells."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on hostile or broken input. All sizes in bytes, after decompression."""

    page: int = 32 << 20
    """One page: the largest whole-issue documents known have 3 MB."""
    media: int = 128 << 20
    """One picture, PDF or recording."""
    archive: int = 8 << 30
    """One archive within another."""
    depth: int = 4
    """Archives within archives; a packed tar counts twice."""
    ratio: int = 200
    """Decompressed to compressed size, from the first 8 MB on; HTML packs about 10 to 1, and rarely 60 to 1."""
    members: int = 5_000_000
    """Of one archive."""


def size(count: int) -> str:
    """A count of bytes for people: `32 MB`, `100 bytes`."""
    return f"{count >> 20} MB" if count >= 1 << 20 else f"{count} bytes"
