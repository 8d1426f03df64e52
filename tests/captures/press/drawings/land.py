"""Sky, hills, water, trees, snow."""
# ruff: noqa: E501  (a drawing keeps a shape on a line)

from __future__ import annotations

from math import cos, pi, radians, sin
from random import Random

from .ink import HEIGHT, WIDTH, disc, fill, oval, stroke


def sun(x: float, y: float, r: float, colour: str, cut: str) -> str:
    """A disc with the slits that low cloud cuts into it."""
    slits = "".join(
        stroke(f"M{x - r - 8} {y + k} H{x + r + 8}", cut, 2 + n) for n, k in enumerate((r * 0.25, r * 0.5, r * 0.76))
    )
    return disc(x, y, r, colour) + slits


def clouds(colour: str, rows: int, seed: int, top: float = 30, gap: float = 34) -> str:
    """Long level cuts across the sky."""
    dice = Random(seed)
    cuts = []
    for row in range(rows):
        x = dice.uniform(-120, 120)
        while x < WIDTH:
            length = dice.uniform(70, 260)
            y = top + row * gap + dice.uniform(-6, 6)
            cuts.append(
                stroke(
                    f"M{x:.0f} {y:.0f} q{length / 2:.0f} {dice.uniform(-9, 3):.0f} {length:.0f} 0",
                    colour,
                    dice.uniform(2, 6),
                )
            )
            x += length + dice.uniform(60, 240)
    return "".join(cuts)


def hills(base: float, rise: float, colour: str, cut: str, seed: int, bumps: int = 4) -> str:
    """A range whose flanks are carved in slanting strokes."""
    dice = Random(seed)
    waves = [(dice.uniform(0.4, 1) / (n + 1), dice.uniform(0, 2 * pi), bumps * (n + 1) * 0.5) for n in range(4)]

    def ridge(x: float) -> float:
        height = sum(a * (0.5 + 0.5 * sin(phase + k * 2 * pi * x / WIDTH)) for a, phase, k in waves)
        return base - rise * height / 1.4

    edge = " ".join(f"L{x} {ridge(x):.1f}" for x in range(0, WIDTH + 20, 10))
    body = fill(f"M0 {HEIGHT} {edge} L{WIDTH} {HEIGHT} Z", colour)
    cuts = []
    for x in range(6, WIDTH, 17):
        y = ridge(x) + dice.uniform(8, 16)
        length = dice.uniform(14, 46)
        lean = (ridge(x + 8) - ridge(x - 8)) * 0.9
        cuts.append(
            stroke(
                f"M{x} {y:.0f} q{lean * 0.4 - 4:.0f} {length / 2:.0f} {lean - 10:.0f} {length:.0f}",
                cut,
                dice.uniform(1.2, 3),
            )
        )
    return body + "".join(cuts)


def water(top: float, colour: str, cut: str, seed: int, bottom: float = HEIGHT, density: float = 1) -> str:
    """Level ripples, longer and farther apart as they come near."""
    dice = Random(seed)
    cuts = [f'<rect x="0" y="{top}" width="{WIDTH}" height="{bottom - top}" fill="{colour}"/>']
    y = top + 6.0
    while y < bottom - 3:
        near = (y - top) / max(bottom - top, 1)
        for _ in range(int((9 - 4 * near) * density)):
            x, length = dice.uniform(-40, WIDTH), dice.uniform(20, 60) * (1 + 1.6 * near)
            sag = dice.uniform(-3, 3) * (0.4 + near)
            cuts.append(stroke(f"M{x:.0f} {y:.0f} q{length / 2:.0f} {sag:.1f} {length:.0f} 0", cut, 1.2 + 2.4 * near))
        y += 6 + 13 * near
    return "".join(cuts)


def bare_tree(x: float, y: float, height: float, colour: str, seed: int, lean: float = 0) -> str:
    dice = Random(seed)
    limbs: list[str] = []

    def grow(px: float, py: float, angle: float, length: float, width: float) -> None:
        qx, qy = px + length * sin(angle), py - length * cos(angle)
        bend = dice.uniform(-0.15, 0.15) * length
        limbs.append(
            stroke(
                f"M{px:.0f} {py:.0f} Q{(px + qx) / 2 + bend:.0f} {(py + qy) / 2:.0f} {qx:.0f} {qy:.0f}", colour, width
            )
        )
        if length > height * 0.09:
            for side in (-1, 1):
                grow(qx, qy, angle + side * dice.uniform(0.25, 0.62), length * dice.uniform(0.62, 0.78), width * 0.66)

    grow(x, y, radians(lean), height * 0.32, height * 0.055)
    return "".join(limbs)


def pine(x: float, y: float, height: float, colour: str, cut: str) -> str:
    tiers = []
    for n in range(4):
        top, wide = y - height + n * height * 0.2, height * (0.13 + 0.075 * n)
        low = top + height * 0.32
        tiers.append(
            fill(
                f"M{x} {top} Q{x + wide * 0.4} {low - 8} {x + wide} {low} Q{x} {low - 12} {x - wide} {low} Q{x - wide * 0.4} {low - 8} {x} {top}Z",
                colour,
            )
        )
        tiers.append(
            stroke(
                f"M{x - wide * 0.5:.0f} {low - 9:.0f} Q{x} {low - 19:.0f} {x + wide * 0.5:.0f} {low - 9:.0f}", cut, 1.6
            )
        )
    return (
        f'<rect x="{x - height * 0.03}" y="{y - height * 0.12}" width="{height * 0.06}" height="{height * 0.12}" fill="{colour}"/>'
        + "".join(tiers)
    )


def reeds(x0: float, x1: float, y: float, height: float, colour: str, seed: int, count: int = 40) -> str:
    dice = Random(seed)
    blades = []
    for _ in range(count):
        x, h, lean = dice.uniform(x0, x1), height * dice.uniform(0.5, 1), dice.uniform(-26, 34)
        blades.append(
            stroke(
                f"M{x:.0f} {y + 8:.0f} Q{x:.0f} {y - h * 0.6:.0f} {x + lean:.0f} {y - h:.0f}",
                colour,
                dice.uniform(2, 4),
            )
        )
        if dice.random() < 0.4:
            blades.append(oval(x + lean, y - h, 4, 13, colour, lean))
    return "".join(blades)


def snow(colour: str, seed: int, count: int = 170, size: float = 1) -> str:
    dice = Random(seed)
    return "".join(
        disc(dice.uniform(0, WIDTH), dice.uniform(0, HEIGHT), size * dice.choice((1.6, 2.2, 3, 4)), colour)
        for _ in range(count)
    )


def stars(colour: str, seed: int, low: float = 200) -> str:
    dice = Random(seed)
    return "".join(
        disc(dice.uniform(0, WIDTH), dice.uniform(10, low), dice.choice((1.2, 1.8, 2.4)), colour) for _ in range(50)
    )
