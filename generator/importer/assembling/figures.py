"""Photos and facsimiles: which were captured, what they are called beside their users, where they stand in a body."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.content.paths import safe_media_name
from generator.importer.addresses import identity
from generator.importer.cleaning.escaping import escape
from generator.importer.media import Media
from generator.importer.parsed import ParsedFigure
from generator.model import Figure

_SUFFIXES = frozenset({"jpg", "jpeg", "png", "gif", "webp", "bmp", "pdf"})


@dataclass(frozen=True, slots=True)
class MediaUse:
    """Media beside what uses them."""

    file: str
    """Relative to the issue's folder."""
    media: Media


@dataclass(slots=True)
class Shelf:
    """The media of one page's folder: each is asked for first, named when all are known."""

    known: Mapping[str, Media]
    taken: dict[str, Media] = field(default_factory=dict)
    """By SHA-256."""
    names: dict[str, str] = field(default_factory=dict)
    """File name by SHA-256."""

    def find(self, url: str) -> Media | None:
        """The captured media of this address."""
        return self.known.get(media_key(url)) if url else None

    def take(self, urls: Iterable[str]) -> list[str]:
        """Asks for the media; gives the addresses that were not captured."""
        missing: list[str] = []
        for url in urls:
            found = self.find(url)
            if found is None:
                missing.append(url)
                continue
            other = self.taken.get(found.sha256)
            if other is None or (found.identity, found.url) < (other.identity, other.url):
                self.taken[found.sha256] = found
        return missing

    def name_all(self) -> None:
        """Gives every file its name; two of one name both carry a piece of their hash."""
        plain = {sha256: _file_name(media) for sha256, media in self.taken.items()}
        counts: dict[str, int] = {}
        for name in plain.values():
            counts[name.casefold()] = counts.get(name.casefold(), 0) + 1
        for sha256, name in plain.items():
            stem, _, suffix = name.rpartition(".")
            self.names[sha256] = name if counts[name.casefold()] == 1 else f"{stem}-{sha256[:8]}.{suffix}"

    def file(self, url: str) -> str:
        """The file name of captured media; empty where they were not captured."""
        found = self.find(url)
        return self.names[found.sha256] if found else ""


def media_key(url: str) -> str:
    """What media pair by."""
    return identity(url).casefold()


def compose(blocks: Sequence[str], figures: Sequence[ParsedFigure], shelf: Shelf) -> tuple[str, tuple[Figure, ...]]:
    """(body with the captured figures where they stood, figures that were not captured, with their addresses)."""
    placed: dict[int, list[str]] = {}
    left: list[Figure] = []
    for figure in figures:
        file = shelf.file(figure.url)
        if file:
            placed.setdefault(min(figure.position, len(blocks)), []).append(_image(figure, file))
        elif figure.caption or figure.credit or figure.url:
            left.append(Figure(figure.caption, figure.credit, url=figure.url))
    parts: list[str] = []
    for index in range(len(blocks) + 1):
        parts += placed.get(index, [])
        parts += blocks[index : index + 1]
    return "\n\n".join(parts), tuple(left)


def _image(figure: ParsedFigure, file: str) -> str:
    pieces = re.split(r"([\[\]])", _line(figure.caption))
    caption = "".join(f"\\{piece}" if piece in ("[", "]") else escape(piece) for piece in pieces)
    credit = re.sub(r'["\\]|&(?=#|[A-Za-z][A-Za-z0-9]*;)', lambda found: "\\" + found[0], _line(figure.credit))
    return f'![{caption}]({file} "{credit}")' if credit else f"![{caption}]({file})"


def _line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text.strip())


def _file_name(media: Media) -> str:
    name = safe_media_name(re.split(r"[?#]", media.url)[0], media.sha256)
    stem, _, suffix = name.rpartition(".")
    return name if suffix in _SUFFIXES else f"{(stem or name)}.{media.suffix or 'bin'}"
