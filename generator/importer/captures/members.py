"""One file or archive member -> what it holds: a capture, or the captures of an archive."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from generator.importer.addresses import classify
from generator.importer.captures.capture import Capture, Limits, Unreadable, size
from generator.importer.captures.locations import Location, url_of


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads members within the limits."""

    source: str
    limits: Limits

    def read_file(self, file: Path, location: Location) -> Iterator[Capture | Unreadable]:
        """The captures of one file."""
        try:
            with file.open("rb") as stream:
                yield from self.read(stream, location)
        except FileNotFoundError:
            yield Unreadable(location.path, "does not exist")
        except OSError as error:
            yield Unreadable(location.path, f"cannot be opened: {error.strerror}")

    def read(self, stream: BinaryIO, location: Location) -> Iterator[Capture | Unreadable]:
        """The captures of one open file or member."""
        url = url_of(location, self.source)
        most = self.limits.media if classify(url).kind == "media" else self.limits.page
        content = stream.read(most + 1)
        if len(content) > most:
            yield Unreadable(location.path, f"is larger than {size(most)}", None, url)
        elif not content:
            yield Unreadable(location.path, "is empty", 0, url)
        else:
            yield Capture(location.path, url, content)
