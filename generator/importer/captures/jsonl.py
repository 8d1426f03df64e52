"""JSON lines `{"url": …, "html": …}`, as scrapers write them."""

import json
from collections.abc import Iterator

from generator.importer.captures.bytestream import ByteStream
from generator.importer.captures.capture import Capture, Limits, Unreadable, size
from generator.importer.captures.locations import Location

SUFFIXES = (".jsonl", ".ndjson", ".jl")


def read_jsonl(source: ByteStream, location: Location, limits: Limits) -> Iterator[Capture | Unreadable]:
    """One capture a line; its path ends in `!` and the line's number, from 1."""
    most = 2 * limits.page
    number = 0
    while source.peek(1):
        number += 1
        offset = source.offset
        line = source.read_until(b"\n", most)
        path = f"{location.path}!{number}"
        if line is None:
            line = source.read_fully(most)  # the last line, or one without end
        if len(line) == most:
            yield Unreadable(path, f"is larger than {size(most)}", offset)
            while source.peek(1) and source.read_until(b"\n", most) is None:
                source.skip(most)
        elif line.strip():
            yield _read_line(line, path, offset, limits)


def _read_line(line: bytes, path: str, offset: int, limits: Limits) -> Capture | Unreadable:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Unreadable(path, "is not UTF-8", offset + error.start)
    except json.JSONDecodeError as error:
        return Unreadable(path, f"is no JSON ({error.msg})", offset + error.pos)
    except RecursionError:
        return Unreadable(path, "is no JSON (nested too deep)", offset)
    if not isinstance(record, dict):
        return Unreadable(path, "is no JSON object", offset)
    url, html = record.get("url"), record.get("html")
    if not isinstance(url, str) or not isinstance(html, str):
        return Unreadable(path, "has no text under `url` and `html`", offset)
    try:
        content = html.encode("utf-8")
    except UnicodeEncodeError:
        return Unreadable(path, "holds half a character (a lone surrogate)", offset, url)
    if not content or len(content) > limits.page:
        return Unreadable(path, f"is larger than {size(limits.page)}" if content else "is empty", offset, url)
    return Capture(path, url, content, url_is_told=True, is_text=True)
