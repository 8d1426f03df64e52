"""URL or path -> Address. One visible table of forms; an address says nothing about the markup behind it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

AddressKind = Literal["entry", "issue", "page", "article", "list", "whole-issue", "calendar", "media", ""]
"""`list`: a headline directory. `calendar`: a period file. Empty: no form matched."""


@dataclass(frozen=True, slots=True)
class Address:
    """What a URL tells by its shape alone."""

    url: str
    """As given."""
    identity: str
    """The same for every URL of the same thing: scheme, `www.`, query, fragment, case of host and of
    the folder names that vary, and mobile or tablet twin are folded away. Pairing goes by this."""
    form: str = ""
    """Name of the row that matched."""
    kind: AddressKind = ""
    date: dt.date | None = None
    page: str = ""
    """Page label as the URL has it, letters upper case; empty where the form has none."""
    serial: str = ""
    """Article serial or id."""
    part: int = 0
    """Which part of a long article, from 2 on; 0: not told."""
