"""Files and archives -> Captures, as a stream: memory stays flat whatever the size."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Capture:
    """One scraped input."""

    path: str
    """Where it lies, as the person gave it: `folder/Page01a.htm`, `heap.zip!2021/Page01a.htm`."""
    url: str
    """Its address as far as the container tells (WARC, JSONL, path below a host folder); may be empty."""
    content: bytes
    """After transfer and content decoding."""
    charset: str = ""
    """As the HTTP header declared it; empty: not told."""
    captured: dt.datetime | None = None
    """When, where the container says so; never a file's time."""
