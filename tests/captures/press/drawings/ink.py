"""Inks and the block: what every drawing is printed with."""
# ruff: noqa: E501  (a drawing keeps a shape on a line)

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

WIDTH, HEIGHT = 800, 540


@dataclass(frozen=True)
class Inks:
    paper: str
    light: str
    mid: str
    dark: str
    accent: str = "#b5452f"


WINTER = Inks("#f1ebdd", "#cdd5d2", "#7f949a", "#22313a")
DAWN = Inks("#f6e7cf", "#e9c49a", "#9a7f78", "#2d2b3a")
DUSK = Inks("#f2d9b4", "#dd9f66", "#8c5446", "#2b2130")
NIGHT = Inks("#f0d58c", "#4d6479", "#31445a", "#141d2b", "#d9683c")
GREEN = Inks("#f2eedc", "#c4cfae", "#74896b", "#243429")
EARTH = Inks("#f4ead6", "#dcc6a0", "#9c7b55", "#2e231c")


def block(inks: Inks, *parts: str, sky: str | None = None) -> str:
    """The parts cut into one block: edges as a gouge leaves them, a border of bare wood."""
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">
<defs><filter id="gouge" x="-2%" y="-2%" width="104%" height="104%">
<feTurbulence type="fractalNoise" baseFrequency="0.035" numOctaves="2" seed="7" result="grain"/>
<feDisplacementMap in="SourceGraphic" in2="grain" scale="6"/></filter></defs>
<rect width="{WIDTH}" height="{HEIGHT}" fill="{sky or inks.paper}"/>
<g filter="url(#gouge)"><g transform="translate(-12 -8.1) scale(1.03)">{"".join(parts)}</g></g></svg>"""


def polygon(points: list[tuple[float, float]], fill: str) -> str:
    return f'<polygon points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="{fill}"/>'


def stroke(d: str, colour: str, width: float = 2, cap: str = "round") -> str:
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="{cap}" stroke-linejoin="round"/>'


def fill(d: str, colour: str) -> str:
    return f'<path d="{d}" fill="{colour}"/>'


def disc(x: float, y: float, r: float, colour: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{colour}"/>'


def oval(x: float, y: float, rx: float, ry: float, colour: str, turn: float = 0) -> str:
    return f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{colour}" transform="rotate({turn:.0f} {x:.1f} {y:.1f})"/>'


def bar(x: float, y: float, w: float, h: float, colour: str, radius: float = 0) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="{radius}" fill="{colour}"/>'


def at(x: float, y: float, drawing: str, scale: float = 1, flip: bool = False) -> str:
    return f'<g transform="translate({x:.1f} {y:.1f}) scale({-scale if flip else scale} {scale})">{drawing}</g>'


def ring(x: float, y: float, r: float, count: int, start: float = 0) -> list[tuple[float, float]]:
    """Points on a circle."""
    return [(x + r * cos(start + 2 * pi * n / count), y + r * sin(start + 2 * pi * n / count)) for n in range(count)]
