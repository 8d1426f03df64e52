"""MHTML: a page and its pictures in one file, as browsers save it."""

import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from generator.importer.captures.bytestream import ByteStream
from generator.importer.captures.capture import Capture, Limits, Unreadable, size
from generator.importer.captures.locations import Location

SUFFIXES = (".mht", ".mhtml")
_MAX_PARTS = 2000


def read_mhtml(source: ByteStream, location: Location, limits: Limits) -> Iterator[Capture | Unreadable]:
    """One capture a part that has a web address; its path ends in `!` and the part's number, from 1."""
    content = source.read_fully(limits.media + 1)
    if len(content) > limits.media:
        yield Unreadable(location.path, f"is larger than {size(limits.media)}")
        return
    try:
        message = BytesParser(EmailMessage, policy=email.policy.default).parsebytes(content)
        captured = parsedate_to_datetime(str(message["Date"])) if message["Date"] else None
    except (ValueError, LookupError, RecursionError):
        captured, message = None, None
    parts = [part for part in message.walk() if not part.is_multipart()][:_MAX_PARTS] if message else []
    count = 0
    for number, part in enumerate(parts, 1):
        url = str(part["Content-Location"] or "").strip()
        if not url.lower().startswith(("http:", "https:")):
            continue
        count += 1
        path = f"{location.path}!{number}"
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not payload:
            yield Unreadable(path, "is empty", None, url)
        else:
            yield Capture(path, url, payload, part.get_content_charset() or "", captured, url_is_told=True)
    if not count:
        yield Unreadable(location.path, "holds no page with a web address (MHTML)")
