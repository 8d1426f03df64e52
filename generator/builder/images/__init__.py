"""Pictures as a browser should get them: known size, several widths, nothing private.

`metadata` takes private data out of a file without touching its pixels, `reading` opens hostile files within
bounds, `encoding` gives deterministic bytes, `pictures` joins them and keeps what it made by content.
"""

from generator.builder.images.pictures import Derivative, Picture, Pictures

__all__ = ["Derivative", "Picture", "Pictures"]
