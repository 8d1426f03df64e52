"""The sign of the site as a square PNG: the paper's own picture, or the default theme's sign drawn in its colours."""

import io
from collections.abc import Mapping

from PIL import Image, ImageDraw

from generator.builder.images.reading import decode, open_image

_GRID = 32
_SHEET = (3, 2, 29, 30)
_RULES = (
    ("accent", (6, 5, 26, 10)),
    ("ink", (6, 12, 26, 14)),
    ("ink", (6, 15, 26, 15.7)),
    ("ink", (6, 18, 15, 19.5)),
    ("ink", (6, 21, 15, 22.5)),
    ("ink", (6, 24, 15, 25.5)),
    ("ink", (17, 18, 26, 25.5)),
)
"""The drawing of assets/icon.svg: colour, and left, top, right, bottom in its units."""


def square_picture(content: bytes, side: int, ground: str) -> bytes:
    """A picture as a PNG of `side` pixels, whole, on the colour `ground` where it is not square.

    Errors: UnreadableImageError.
    """
    picture = decode(open_image(content), side).convert("RGB")
    scale = side / max(picture.size)
    width, height = (max(1, round(length * scale)) for length in picture.size)
    sheet = Image.new("RGB", (side, side), ground)
    resized = picture.resize((width, height), Image.Resampling.LANCZOS)
    sheet.paste(resized, ((side - width) // 2, (side - height) // 2))
    return _png(sheet)


def drawn_sign(side: int, colours: Mapping[str, str]) -> bytes:
    """The default theme's sign as a PNG of `side` pixels; `colours` by `paper`, `ink` and `accent`."""
    sign = Image.new("RGBA", (side, side))
    draw = ImageDraw.Draw(sign)
    for colour, box in (("paper", _SHEET), *_RULES):
        left, top, right, bottom = (round(length * side / _GRID) for length in box)
        draw.rectangle((left, top, right - 1, bottom - 1), colours[colour])
    return _png(sign)


def _png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
