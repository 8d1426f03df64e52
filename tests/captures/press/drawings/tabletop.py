"""Small things seen close: inkstone, jar, watches, signboard, millstone, ticket, football."""
# ruff: noqa: E501  (a drawing keeps a shape on a line)

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from .ink import DAWN, DUSK, EARTH, GREEN, WINTER, at, bar, block, disc, fill, oval, polygon, ring, stroke
from .land import bare_tree, clouds, hills, sun, water
from .town import boat, house, person, wave


def inkstone() -> str:
    inks = EARTH
    stone = (
        fill("M150 330 Q160 220 320 214 H520 Q660 226 664 330 Q660 446 400 450 Q150 446 150 330Z", inks.dark)
        + oval(404, 322, 196, 74, "#181310")
        + fill("M250 300 Q300 250 420 256 Q330 272 290 330 Q256 330 250 300Z", "#4a3d32")
        + stroke("M190 400 Q400 470 618 396", inks.mid, 3)
    )
    stick = f'<g transform="translate(470 300) rotate(-34)">{bar(-10, -220, 62, 226, inks.dark, 5)}{bar(0, -200, 42, 150, "#181310", 3)}{"".join(bar(12, -186 + n * 46, 18, 30, inks.accent, 2) for n in range(3))}</g>'
    rings = "".join(
        f'<ellipse cx="430" cy="326" rx="{r}" ry="{r * 0.36}" fill="none" stroke="{inks.mid}" stroke-width="2.4"/>'
        for r in (40, 72, 110)
    )
    brush = f'<g transform="translate(150 500) rotate(-8)">{bar(0, -7, 380, 13, inks.mid, 6)}{fill("M0 -9 Q-70 -6 -104 4 Q-64 12 0 9Z", inks.dark)}{bar(372, -9, 20, 17, inks.accent, 4)}</g>'
    window = "".join(
        polygon([(520 + n * 70, 0), (566 + n * 70, 0), (300 + n * 70, 540), (254 + n * 70, 540)], inks.paper)
        for n in range(-4, 5, 3)
    )
    return block(
        inks,
        bar(0, 0, 800, 540, inks.light),
        f'<g opacity=".55">{window}</g>',
        *(stroke(f"M0 {y} q400 -8 800 4", inks.mid, 1.5) for y in (60, 128, 200, 470, 520)),
        stone,
        rings,
        stick,
        brush,
    )


def jar() -> str:
    inks = DAWN
    dice = Random(3)
    caps = "".join(
        oval(
            dice.uniform(318, 482),
            dice.uniform(300, 428),
            20,
            11,
            dice.choice((inks.accent, inks.mid, inks.paper, inks.dark)),
            dice.uniform(-30, 30),
        )
        for _ in range(46)
    )
    glass = (
        stroke(
            "M316 190 V160 H484 V190 Q520 206 520 250 V420 Q518 446 490 446 H310 Q282 446 280 420 V250 Q280 206 316 190Z",
            inks.dark,
            7,
        )
        + bar(308, 136, 184, 30, inks.dark, 6)
        + stroke("M304 260 V400", inks.paper, 6)
    )
    green = oval(400, 276, 27, 15, "#4d7a55", -12) + "".join(
        stroke(f"M{400 + 25 * cos(a):.0f} {276 + 13 * sin(a):.0f} l{4 * cos(a):.0f} {3 * sin(a):.0f}", inks.dark, 3)
        for a in (pi * n / 9 for n in range(18))
    )
    return block(
        inks,
        hills(300, 120, inks.light, inks.paper, 101),
        sun(190, 130, 50, inks.accent, inks.paper),
        water(316, inks.light, inks.mid, 14, 450),
        caps,
        green,
        glass,
        bar(0, 446, 800, 26, inks.dark),
        bar(0, 472, 800, 70, inks.mid),
        stroke("M0 0 H800 M10 0 V446 M790 0 V446 M640 0 V446", inks.dark, 14),
    )


def watches() -> str:
    inks = EARTH

    def watch(x: float, y: float, hour: float, minute: float, hands: bool = True) -> str:
        marks = "".join(
            stroke(f"M{60 * sin(a):.0f} {-60 * cos(a):.0f} L{70 * sin(a):.0f} {-70 * cos(a):.0f}", inks.dark, 4)
            for a in (pi * n / 6 for n in range(12))
        )
        h, m = (hour + minute / 60) * pi / 6, minute * pi / 30
        pointers = (
            stroke(f"M0 0 L{38 * sin(h):.0f} {-38 * cos(h):.0f}", inks.dark, 7)
            + stroke(f"M0 0 L{54 * sin(m):.0f} {-54 * cos(m):.0f}", inks.accent, 5)
            if hands
            else ""
        )
        chain = stroke("M0 -104 q-30 -50 0 -96 q24 -40 0 -80", inks.mid, 6)
        return at(
            x,
            y,
            chain
            + bar(-9, -108, 18, 20, inks.dark, 4)
            + disc(0, 0, 92, inks.dark)
            + disc(0, 0, 80, inks.paper)
            + marks
            + pointers
            + disc(0, 0, 7, inks.dark),
        )

    slats = "".join(bar(0, n * 90, 800, 86, inks.mid if n % 2 else "#a98861") for n in range(6))
    return block(
        inks,
        slats,
        stroke("M-10 26 H810", inks.dark, 18),
        watch(120, 330, 3, 4),
        watch(310, 380, 12, 0),
        watch(498, 330, 0, 0, False),
        watch(688, 380, 10, 9),
        stroke("M0 0 V540 M800 0 V540", inks.dark, 26),
    )


def signboard() -> str:
    inks = DUSK
    board = bar(250, 96, 320, 250, inks.dark, 8) + bar(268, 114, 284, 214, "#2f3d38", 4)
    arrow = (
        stroke("M490 180 H334 M372 146 L332 180 L372 214", inks.paper, 10)
        + "".join(stroke(f"M{308 + n * 34} 268 q8 -16 16 0 q8 16 14 -4", inks.paper, 5) for n in range(6))
        + disc(510, 292, 13, inks.accent)
    )
    return block(
        inks,
        sun(690, 120, 58, inks.accent, inks.paper),
        clouds(inks.light, 6, 61, 40, 46),
        house(-60, 470, 250, 190, inks.mid, inks.dark, inks.light, inks.paper),
        house(640, 470, 200, 140, inks.mid, inks.dark, inks.light, inks.paper),
        fill("M0 468 H800 V540 H0Z", inks.mid),
        bar(398, 340, 24, 190, inks.dark),
        board,
        arrow,
        at(250, 524, person("child", inks.dark, inks.light), 2),
        at(560, 526, person("old", inks.dark, inks.light), 1.9, True),
    )


def millstone() -> str:
    inks = GREEN
    low = (
        oval(400, 430, 270, 78, inks.dark)
        + fill("M130 400 V432 Q400 560 670 432 V400Z", inks.dark)
        + oval(400, 398, 270, 78, inks.mid)
    )
    top = (
        fill("M220 300 V376 Q400 452 580 376 V300Z", inks.dark)
        + oval(400, 300, 180, 54, inks.light)
        + "".join(
            stroke(
                f"M{400 + 62 * cos(a):.0f} {300 + 18 * sin(a):.0f} L{400 + 164 * cos(a + 0.3):.0f} {300 + 48 * sin(a + 0.3):.0f}",
                inks.dark,
                3,
            )
            for a in (pi * n / 9 for n in range(18))
        )
        + oval(400, 298, 34, 12, inks.dark)
    )
    flour = "".join(
        fill(f"M{x} 398 q14 {h} 28 0Z", inks.paper)
        for x, h in ((170, 40), (232, 66), (300, 74), (380, 80), (460, 72), (532, 60), (590, 40))
    )
    cuts = "".join(
        stroke(f"M{x} {y} v34", inks.mid, 3)
        for x, y in zip(range(240, 580, 30), (338, 348, 356, 362, 366, 368, 368, 366, 362, 356, 348, 338), strict=True)
    )
    return block(
        inks,
        bar(0, 0, 800, 540, inks.light),
        bar(70, 50, 180, 150, inks.paper),
        stroke("M70 50 h180 v150 h-180Z M160 50 v150 M70 125 h180", inks.dark, 7),
        low,
        top,
        cuts,
        flour,
        stroke("M566 330 L760 280", inks.dark, 16),
        at(690, 500, person("old", inks.dark, inks.accent), 3, True),
        fill("M380 286 q20 -46 42 0Z", inks.paper),
        wave(330, 250, inks.paper, 1),
    )


def ticket() -> str:
    inks = WINTER
    paper = (
        fill("M120 110 H680 V250 a24 24 0 0 0 0 48 V430 H120 V298 a24 24 0 0 0 0 -48Z", inks.paper)
        + stroke("M120 110 H680 V250 a24 24 0 0 0 0 48 V430 H120 V298 a24 24 0 0 0 0 -48Z", inks.dark, 6)
        + "".join(stroke(f"M540 {y} v14", inks.mid, 4) for y in range(128, 420, 28))
    )
    child = (
        boat(330, 300, 1.1, inks.accent, inks.paper)
        + stroke("M180 350 q30 -16 60 0 t60 0 t60 0 t60 0 t60 0", "#4d7a9a", 7)
        + stroke("M200 384 q30 -16 60 0 t60 0 t60 0 t60 0", "#4d7a9a", 6)
        + disc(210, 176, 26, inks.accent)
        + "".join(stroke(f"M210 176 L{x:.0f} {y:.0f}", inks.accent, 4) for x, y in ring(210, 176, 44, 10))
    )
    stub = (
        fill("M566 230 l46 -40 l46 40 v70 h-92Z", inks.light)
        + stroke("M560 234 l52 -46 l52 46 M570 230 v72 h84 v-72", inks.dark, 6)
        + bar(600, 262, 24, 40, inks.accent)
    )
    return block(
        inks,
        bar(0, 0, 800, 540, inks.mid),
        *(stroke(f"M0 {y} q200 {8 * (-1) ** (y // 30)} 400 0 t400 0", inks.dark, 1.6) for y in range(20, 540, 30)),
        paper,
        child,
        stub,
        disc(640, 150, 15, inks.dark),
        disc(640, 150, 8, inks.mid),
    )


def football() -> str:
    inks = WINTER
    ball = (
        disc(330, 176, 32, inks.paper)
        + f'<circle cx="330" cy="176" r="32" fill="none" stroke="{inks.dark}" stroke-width="5"/>'
        + polygon(ring(330, 176, 13, 5, -pi / 2), inks.dark)
        + "".join(
            stroke(f"M{a:.0f} {b:.0f} L{c:.0f} {d:.0f}", inks.dark, 3)
            for (a, b), (c, d) in zip(ring(330, 176, 13, 5, -pi / 2), ring(330, 176, 31, 5, -pi / 2), strict=True)
        )
    )
    goal = (
        stroke("M520 420 V130 H790 M520 130 L570 170 V420", inks.dark, 9)
        + "".join(stroke(f"M{x} 132 V420", inks.mid, 1.6) for x in range(540, 800, 22))
        + "".join(stroke(f"M522 {y} H800", inks.mid, 1.6) for y in range(150, 420, 22))
    )
    keeper = at(610, 424, person("worker", inks.dark, inks.accent), 2) + stroke(
        "M600 300 L548 226 M640 300 L690 230", inks.dark, 16
    )
    striker = at(190, 452, person("coat", inks.dark, inks.accent), 2.1) + stroke("M206 420 L286 380", inks.dark, 20)
    return block(
        inks,
        clouds(inks.light, 4, 71),
        hills(280, 90, inks.light, inks.paper, 111),
        bare_tree(70, 330, 190, inks.dark, 21),
        fill("M0 330 Q400 310 800 330 V540 H0Z", "#b9c6b4"),
        goal,
        keeper,
        striker,
        stroke("M226 352 Q260 230 312 196", inks.mid, 3),
        ball,
        *(
            stroke(f"M{x} {y} l6 -16 m4 16 l2 -12", inks.dark, 2)
            for x, y in ((60, 500), (330, 480), (440, 520), (720, 490), (520, 470), (130, 530))
        ),
    )


SCENES = {
    "inkstone": inkstone,
    "jar": jar,
    "watches": watches,
    "signboard": signboard,
    "millstone": millstone,
    "ticket": ticket,
    "football": football,
}
