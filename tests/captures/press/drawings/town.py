"""Bridge, boat, houses, lamps, people."""
# ruff: noqa: E501  (a drawing keeps a shape on a line)

from __future__ import annotations

from math import sin
from random import Random

from .ink import at, bar, disc, fill, oval, polygon, stroke


def bridge(top: float, foot: float, stone: str, joint: str, hole: str, lamp: str = "") -> str:
    """The old five-arched bridge over the whole width; `lamp` lights its railing."""
    deck = f"M-20 {foot} L-20 {top + 56} Q400 {top - 56} 820 {top + 56} L820 {foot} Z"
    parts = [fill(deck, stone)]

    def deck_at(x: float) -> float:
        return top + 56 * (((x - 400) / 420) ** 2) - 0.0

    for course in range(1, 4):
        y = top + course * 22
        parts.append(stroke(f"M-10 {y + 58} Q400 {y - 54} 810 {y + 58}", joint, 1.6))
    dice = Random(5)
    for _ in range(90):
        x, row = dice.uniform(0, 800), dice.randrange(4)
        y = deck_at(x) + 4 + row * 22
        parts.append(stroke(f"M{x:.0f} {y:.0f} v16", joint, 1.4))
    for x, half in ((70, 52), (212, 66), (400, 84), (588, 66), (730, 52)):
        rise = half * 1.05
        parts.append(
            fill(f"M{x - half - 9} {foot + 2} A{half + 9} {rise + 9} 0 0 1 {x + half + 9} {foot + 2} Z", joint)
        )
        parts.append(fill(f"M{x - half} {foot + 2} A{half} {rise} 0 0 1 {x + half} {foot + 2} Z", hole))
    for n in range(26):
        x = -8 + n * 32.6
        y = deck_at(x)
        parts.append(bar(x - 4, y - 27, 8, 30, stone))
        parts.append(
            disc(x, y - 31, 6.5, stone) + disc(x + 5, y - 34, 3.6, stone) if n % 3 else disc(x, y - 29, 4, stone)
        )
        if lamp:
            parts.append(disc(x + 16, y - 5, 3.4, lamp))
    parts += [
        stroke(f"M-20 {top + 56 - 28 + drop} Q400 {top - 56 - 28 + drop} 820 {top + 56 - 28 + drop}", stone, 4)
        for drop in (6, 18)
    ]
    return "".join(parts)


def boat(x: float, y: float, scale: float, hull: str, cut: str, rower: bool = True) -> str:
    parts = [
        fill("M-120 -14 Q0 10 124 -24 Q104 22 62 24 L-70 24 Q-106 20 -120 -14Z", hull),
        stroke("M-92 4 Q0 20 100 -2", cut, 2.4),
        stroke("M-80 13 Q0 26 88 9", cut, 1.8),
        fill("M-44 -4 Q-40 -46 4 -48 Q46 -46 50 -6 Q4 6 -44 -4Z", hull),
        *(stroke(f"M{n} -8 Q{n + 3} -34 {n + 12} -46", cut, 1.8) for n in (-34, -18, -2, 14)),
    ]
    if rower:
        parts.append(at(86, -18, person("coat", hull, cut), 0.86))
        parts.append(stroke("M70 -92 L132 46", hull, 4))
    return at(x, y, "".join(parts), scale)


def person(kind: str, colour: str, scarf: str = "") -> str:
    """A figure some 100 high, feet at the origin. `kind`: coat, child, old, worker."""
    wide = {"coat": 22, "child": 20, "old": 24, "worker": 24}[kind]
    tall = {"coat": 100, "child": 70, "old": 92, "worker": 98}[kind]
    head = tall * (0.15 if kind == "child" else 0.115)
    neck = tall - 2 * head
    stoop = 8 if kind == "old" else 0
    parts = [
        fill(
            f"M{-wide * 0.42} {-neck} Q{wide * 0.6 + stoop} {-neck - 4} {wide * 0.62 + stoop} {-neck + 10} L{wide} {-tall * 0.24} L{-wide} {-tall * 0.24} Z",
            colour,
        ),
        bar(-wide * 0.55, -tall * 0.26, wide * 0.42, tall * 0.26, colour),
        bar(wide * 0.14, -tall * 0.26, wide * 0.42, tall * 0.26, colour),
        disc(stoop + 1, -neck - head * 0.9, head, colour),
        stroke(
            f"M{-wide * 0.4} {-neck + 12} Q{-wide * 1.1} {-tall * 0.55} {-wide * 0.7} {-tall * 0.4}",
            colour,
            wide * 0.34,
        ),
    ]
    if kind == "old":
        parts.append(stroke(f"M{wide * 1.1} {-tall * 0.5} L{wide * 1.35} 0", colour, 4))
    if kind == "worker":
        parts.append(
            fill(
                f"M{-head * 1.3} {-neck - head * 1.1} A{head * 1.2} {head * 1.1} 0 0 1 {head * 1.5} {-neck - head * 1.1} Z",
                scarf or colour,
            )
        )
    elif scarf:
        parts.append(stroke(f"M{-wide * 0.4 + stoop} {-neck} H{wide * 0.5 + stoop}", scarf, tall * 0.075))
        parts.append(stroke(f"M{-wide * 0.3 + stoop} {-neck + 2} l-6 {tall * 0.2}", scarf, tall * 0.06))
    return "".join(parts)


def house(x: float, y: float, w: float, h: float, wall: str, roof: str, cut: str, window: str = "") -> str:
    """A tiled house, base line at y."""
    eave, ridge = y - h, y - h - w * 0.3
    parts = [
        bar(x, eave, w, h, wall),
        fill(
            f"M{x - w * 0.13} {eave + 6} Q{x + w * 0.14} {eave - 10} {x + w * 0.2} {ridge} H{x + w * 0.8} Q{x + w * 0.86} {eave - 10} {x + w * 1.13} {eave + 6} Z",
            roof,
        ),
        bar(x + w * 0.17, ridge - 7, w * 0.66, 9, roof),
    ]
    count = int(w / 14)
    for n in range(count + 1):
        share = n / count
        a, b = x + w * (0.2 + 0.6 * share), x + w * (-0.08 + 1.16 * share)
        parts.append(
            stroke(f"M{a:.0f} {ridge + 5:.0f} Q{a + (b - a) * 0.3:.0f} {eave - 8:.0f} {b:.0f} {eave + 2:.0f}", cut, 1.6)
        )
    if window:
        parts += [
            bar(x + w * 0.16, eave + h * 0.26, w * 0.2, h * 0.3, window),
            bar(x + w * 0.64, eave + h * 0.26, w * 0.2, h * 0.3, window),
        ]
        parts += [stroke(f"M{x + w * k} {eave + h * 0.26} v{h * 0.3}", roof, 2) for k in (0.26, 0.74)]
        parts += [stroke(f"M{x + w * k} {eave + h * 0.41} h{w * 0.2}", roof, 2) for k in (0.16, 0.64)]
    parts.append(bar(x + w * 0.42, y - h * 0.56, w * 0.16, h * 0.56, roof))
    return "".join(parts)


def lamp(x: float, y: float, h: float, colour: str, light: str) -> str:
    glow = f'<circle cx="{x + 22}" cy="{y - h + 8}" r="46" fill="{light}" opacity="0.28"/>'
    return (
        glow
        + stroke(f"M{x} {y} V{y - h + 14} q0 -16 22 -14", colour, 5)
        + fill(f"M{x + 10} {y - h + 4} h24 l-5 -13 h-14Z", colour)
        + disc(x + 22, y - h + 9, 8, light)
    )


def lantern(x: float, y: float, r: float, body: str, rib: str, string: str) -> str:
    ribs = "".join(
        stroke(f"M{x} {y - r * 0.9:.0f} Q{x + k * r:.0f} {y} {x} {y + r * 0.9:.0f}", rib, 1.6)
        for k in (-1, -0.4, 0.4, 1)
    )
    return (
        stroke(f"M{x} {y - r * 2.2} V{y - r}", string, 2.4)
        + oval(x, y, r, r * 0.92, body)
        + ribs
        + bar(x - r * 0.4, y - r, r * 0.8, r * 0.2, string)
        + bar(x - r * 0.4, y + r * 0.8, r * 0.8, r * 0.2, string)
        + "".join(stroke(f"M{x + k} {y + r} v{r * 0.7}", body, 2) for k in (-4, 0, 4))
    )


def bird(x: float, y: float, size: float, colour: str, beat: float, beak: str) -> str:
    """An egret on the wing; `beat` from -1 (down) to 1 (up)."""
    up = -34 * beat
    return at(
        x,
        y,
        (
            oval(0, 0, 22, 6.5, colour, -6)
            + stroke("M18 -2 q12 -6 16 2 q2 5 10 2", colour, 4.4)
            + stroke("M43 2 l13 1", beak, 3)
            + fill(f"M-8 -2 Q-16 {up - 6} -44 {up * 1.5} Q-20 {up * 0.4 + 10} 10 2Z", colour)
            + fill(f"M0 -3 Q12 {up * 1.2} 2 {up * 2 - 10} Q24 {up * 0.7} 14 0Z", colour)
            + stroke("M-20 2 l-28 7 M-20 3 l-26 10", beak, 2)
        ),
        size,
    )


def wave(x: float, y: float, colour: str, seed: float) -> str:
    """A thread of steam."""
    steps = " ".join(f"q{14 * sin(seed + n):.0f} -14 0 -28" for n in range(5))
    return stroke(f"M{x} {y} {steps}", colour, 5)


def awning(x: float, y: float, w: float, drop: float, colour: str, stripe: str) -> str:
    count = 7
    step = w / count
    return "".join(
        polygon(
            [
                (x + n * step, y),
                (x + (n + 1) * step, y),
                (x + (n + 1) * step * 1.0 + 6, y + drop),
                (x + n * step + 6, y + drop),
            ],
            stripe if n % 2 else colour,
        )
        + oval(x + (n + 0.5) * step + 6, y + drop, step / 2, 8, stripe if n % 2 else colour)
        for n in range(count)
    )
