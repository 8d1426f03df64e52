"""What the typesetting gave each page: the size of its image and each article's box on it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from .newspaper import Issue, Page

STORE = Path(__file__).parent / "plates.json"

Box = tuple[float, float, float, float]
"""Left, top, right, bottom as shares (0 to 1) of the page's width and height."""


@dataclass(frozen=True)
class Plate:
    width: int
    height: int
    boxes: tuple[Box, ...]

    def pixels(self, index: int, shown_width: int) -> tuple[float, float, float, float]:
        """An article's box in the pixels of the image as shown."""
        left, top, right, bottom = self.boxes[index]
        height = self.height * shown_width / self.width
        return left * shown_width, top * height, right * shown_width, bottom * height

    def shown_height(self, shown_width: int) -> int:
        return round(self.height * shown_width / self.width)


def key(issue: Issue, page: Page) -> str:
    return f"{issue.date}/{page.number}"


def load() -> dict[str, Plate]:
    if not STORE.exists():
        return {}
    rows = json.loads(STORE.read_text(encoding="utf-8"))
    return {
        name: Plate(row["width"], row["height"], tuple((b[0], b[1], b[2], b[3]) for b in row["boxes"]))
        for name, row in rows.items()
    }


def save(plates: dict[str, Plate]) -> None:
    rows = {
        name: {
            "width": plate.width,
            "height": plate.height,
            "boxes": [[round(n, 5) for n in box] for box in plate.boxes],
        }
        for name, plate in sorted(plates.items())
    }
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items())
    STORE.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
