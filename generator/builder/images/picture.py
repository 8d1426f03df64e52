"""What is known of a source image and of what is made from it: values, and no library to load."""

from typing import Literal

from generator.light import light

Format = Literal["avif", "webp", "jpg"]

WIDTHS = (680, 1080, 1440, 1920)
"""Of figures and facsimiles, in pixels. The first two are what a phone of two or of three pixels a point shows across
(360 to 412 points less the margins), the first also a column of text on a plain screen."""
THUMBNAIL_WIDTHS = (160, 240)
"""Of a page's thumbnail: for screens of one and of two pixels a point."""


class UnreadableImageError(ValueError):
    """The file is no picture that can be shown: its message says why."""


@light
class Derivative:
    """One file made from a source image."""

    width: int
    height: int
    format: Format
    bytes: int
    """Size of the file."""

    @property
    def name(self) -> str:
        """Unique among the derivatives of one source: `800.webp`."""
        return f"{self.width}.{self.format}"


@light
class Picture:
    """What a page needs to know of a source image."""

    key: str
    """Names content and plan: where the cache keeps the derivatives."""
    width: int
    """In pixels, as shown: upright."""
    height: int
    suffix: str
    """`jpg`, `png`, `webp`, `gif` where the source itself may be published, cleaned; else empty."""
    derivatives: tuple[Derivative, ...]
    """Never wider than the source. Empty where it is animated, or too damaged to be decoded but not to be shown."""
    note: str = ""
    """Why there are no derivatives."""

    @property
    def fallback(self) -> Derivative | None:
        """The JPEG for `src`; None: the source itself stands there."""
        return next((derivative for derivative in self.derivatives if derivative.format == "jpg"), None)

    def of(self, kind: Format) -> tuple[Derivative, ...]:
        """The derivatives of one format, narrowest first."""
        return tuple(derivative for derivative in self.derivatives if derivative.format == kind)
