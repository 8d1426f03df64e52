"""Photos, facsimiles and PDFs: what they are by their own bytes, and where they lie during an import."""

import io
import struct
from dataclasses import dataclass

import imagesize

_SIGNATURES = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"%PDF-", "pdf"),
    (b"BM", "bmp"),
)


@dataclass(frozen=True, slots=True)
class Media:
    """One captured photo, facsimile or PDF, without its bytes."""

    url: str
    identity: str
    """`addresses.Address.identity`, case folded: pairing goes by this."""
    sha256: str
    size: int
    """In bytes."""
    suffix: str = ""
    """By the bytes, as `media_suffix` gives it."""
    width: int = 0
    """In pixels; 0 for a PDF."""
    height: int = 0
    place: str = ""
    """A file that holds the bytes; never recorded."""

    @property
    def rank(self) -> tuple[int, int, str]:
        """The greatest is kept where one address was captured more than once."""
        return (self.width * self.height, self.size, self.sha256)


def media_suffix(content: bytes) -> str:
    """`jpg`, `png`, `gif`, `webp`, `bmp` or `pdf` by the first bytes; empty: no media."""
    for signature, suffix in _SIGNATURES:
        if content.startswith(signature):
            return suffix
    return "webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def pixel_size(content: bytes) -> tuple[int, int]:
    """(width, height) from the file's header; (0, 0) where it has none or cannot be read."""
    try:
        width, height = imagesize.get(io.BytesIO(content))
    except (ValueError, OSError, struct.error, IndexError):
        return (0, 0)
    return (max(0, int(width)), max(0, int(height)))
