"""Pixels -> bytes of a file, the same bytes for the same pixels and the same codecs."""

import io

from PIL import Image, features
from PIL import __version__ as pillow_version

from generator.builder.images.picture import Format

# Measured on a dense page of 1920 x 2765 pixels, one core: AVIF at speed 9 takes 0.43 s (at 8: 2.1 s, 9 % smaller),
# WebP at method 2 0.26 s (at 4: 0.52 s, 2 % smaller). One thread: the pool already uses every core.
_SETTINGS: dict[Format, tuple[str, dict[str, int | bool]]] = {
    "avif": ("AVIF", {"quality": 55, "speed": 9, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 76, "method": 2}),
    "jpg": ("JPEG", {"quality": 78, "optimize": True, "progressive": True}),
}
# What a phone waits for first may take longer to make: the same page at 680 x 986 is 46 kB in 0.15 s, with the settings
# above 66 kB in 0.04 s, and no less like the source (SSIM 0.968, 0.966).
_SMALL_AVIF: dict[str, int | bool] = {"quality": 48, "speed": 7, "max_threads": 1}
_SMALL = 800_000
"""Pixels."""


def encode(image: Image.Image, kind: Format) -> bytes:
    """The file. `image` is `RGB` or `L`."""
    name, settings = _SETTINGS[kind]
    if kind == "avif" and image.width * image.height <= _SMALL:
        settings = _SMALL_AVIF
    stream = io.BytesIO()
    (image if kind == "jpg" else image.convert("RGB")).save(stream, name, **settings)
    return stream.getvalue()


def codecs() -> str:
    """Which software makes the bytes: with another version they may differ."""
    versions = (f"{name} {features.version(name)}" for name in ("avif", "webp", "jpg", "littlecms2"))
    return ", ".join([f"pillow {pillow_version}", *versions])
