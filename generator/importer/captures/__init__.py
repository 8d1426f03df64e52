"""Files, folders and archives -> Captures, as a stream: memory stays flat whatever the size."""

from generator.importer.captures.capture import Capture, Limits, Unreadable
from generator.importer.captures.embedded import by_digest, embedded_url, holds_pictures
from generator.importer.captures.locations import with_scheme
from generator.importer.captures.meter import Meter
from generator.importer.captures.stream import read_captures

__all__ = [
    "Capture",
    "Limits",
    "Meter",
    "Unreadable",
    "by_digest",
    "embedded_url",
    "holds_pictures",
    "read_captures",
    "with_scheme",
]
