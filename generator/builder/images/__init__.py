"""Pictures as a browser should get them: known size, several widths, nothing private.

`metadata` takes private data out of a file without touching its pixels, `reading` opens hostile files within
bounds, `encoding` gives deterministic bytes, `pictures` joins them and keeps what it made by content.
"""

from generator.builder.images.pictures import THUMBNAIL_WIDTHS, WIDTHS, Derivative, Picture, Pictures, published
from generator.builder.images.reading import UnreadableImageError

__all__ = ["THUMBNAIL_WIDTHS", "WIDTHS", "Derivative", "Picture", "Pictures", "UnreadableImageError", "published"]
