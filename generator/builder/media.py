"""What a file of the store looks like before it is shown: is it there, and how large is its picture."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

_ORIENTATION = 0x0112
_SIDEWAYS = frozenset({5, 6, 7, 8})
"""EXIF orientations that swap width and height."""


@dataclass(frozen=True, slots=True)
class Media:
    """A file that a page may show or lead to."""

    file: str
    """Relative to the content store."""
    width: int = 0
    """Pixels, upright; 0 where the file is no picture."""
    height: int = 0


def read_media(content: Path, file: str) -> Media | None:
    """The Media of a file relative to the store; None where there is no such file."""
    path = content / file
    if not path.is_file():
        return None
    try:
        with Image.open(path) as image:
            width, height = image.size
            if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
                width, height = height, width
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return Media(file)
    return Media(file, width, height)
