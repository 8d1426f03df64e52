"""The photos of the demo newspaper: woodcuts in a few inks, drawn as SVG."""

from __future__ import annotations

from collections.abc import Callable

from . import river, still, street, tabletop

SCENES: dict[str, Callable[[], str]] = {**river.SCENES, **street.SCENES, **still.SCENES, **tabletop.SCENES}
"""Photo name -> its drawing, an SVG document of 800 x 540."""
