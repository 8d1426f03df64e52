"""Scenes along the river: bridge, ferry, spring, village, egrets."""
# ruff: noqa: E501  (a drawing keeps a shape on a line)

from __future__ import annotations

from random import Random

from .ink import DAWN, DUSK, GREEN, NIGHT, WINTER, Inks, at, bar, block, disc, fill, oval, ring, stroke
from .land import bare_tree, clouds, hills, pine, reeds, stars, sun, water
from .town import bird, boat, bridge, house, person


def old_bridge() -> str:
    inks = WINTER
    return block(
        inks,
        clouds(inks.light, 4, 3),
        sun(618, 112, 46, inks.accent, inks.paper),
        hills(260, 110, inks.light, inks.paper, 4),
        hills(300, 70, inks.mid, inks.light, 9, 6),
        water(352, inks.light, inks.mid, 2),
        bridge(224, 356, inks.dark, inks.mid, inks.light),
        _mirror(inks),
        at(300, 214, person("coat", inks.dark, inks.accent), 0.5),
        at(330, 212, person("child", inks.dark), 0.5),
        boat(412, 430, 0.62, inks.dark, inks.light),
        fill("M-30 350 Q90 340 130 560 H-30Z", inks.dark),
        bare_tree(36, 366, 260, inks.dark, 3, 4),
    )


def bridge_at_night() -> str:
    inks = NIGHT
    glints = Random(8)
    streaks = "".join(
        stroke(f"M{x} {366 + glints.uniform(0, 10):.0f} v{glints.uniform(40, 130):.0f}", inks.paper, 3)
        for x in range(10, 800, 33)
    )
    return block(
        inks,
        stars(inks.paper, 2),
        disc(640, 92, 34, inks.paper),
        disc(626, 84, 30, inks.dark),
        hills(300, 110, inks.mid, inks.light, 4),
        water(352, inks.mid, inks.light, 5),
        f'<g opacity=".6">{streaks}</g>',
        bridge(224, 356, "#0d1420", inks.light, inks.mid, inks.paper),
        water(440, "none", inks.dark, 9),
        sky=inks.dark,
    )


def bridge_at_dawn() -> str:
    inks = DAWN
    mist = "".join(
        f'<path d="M{x} {y} q{w / 2} -16 {w} 0 q{-w / 2} 14 {-w} 0Z" fill="{inks.paper}" opacity=".75"/>'
        for x, y, w in ((-60, 352, 420), (300, 366, 380), (560, 346, 360), (120, 392, 300), (480, 404, 420))
    )
    return block(
        inks,
        sun(400, 150, 78, inks.accent, inks.paper),
        clouds(inks.light, 4, 8, 40, 40),
        hills(290, 90, inks.light, inks.paper, 12),
        water(352, inks.light, inks.mid, 4),
        bridge(224, 356, inks.dark, inks.mid, inks.light),
        _mirror(inks),
        mist,
        fill("M830 350 Q700 350 690 560 H830Z", inks.dark),
        bare_tree(760, 366, 270, inks.dark, 14, -6),
    )


def _mirror(inks: Inks) -> str:
    """The arches' dark halves in the water, cut by ripples."""
    arches = "".join(
        fill(
            f"M{x - half - 20} 356 L{x - half} 358 A{half} {half * 0.8} 0 0 0 {x + half} 358 L{x + half + 20} 356 L{x + half + 14} {358 + half * 0.85} Q{x} {380 + half} {x - half - 14} {358 + half * 0.85}Z",
            inks.mid,
        )
        for x, half in ((70, 52), (212, 66), (400, 84), (588, 66), (730, 52))
    )
    return f'<g opacity=".75">{arches}</g>' + water(376, "none", inks.light, 21, density=0.9)


def ferry() -> str:
    inks = WINTER
    return block(
        inks,
        clouds(inks.light, 5, 13, 30, 30),
        hills(250, 120, inks.light, inks.paper, 21),
        hills(286, 60, inks.mid, inks.light, 22, 7),
        water(296, inks.light, inks.mid, 6),
        at(-500, 0, bridge(60, 190, inks.dark, inks.mid, inks.light), 1.6),
        boat(486, 402, 1.25, inks.dark, inks.light),
        at(440, 372, person("old", inks.dark, inks.accent), 0.7),
        at(486, 366, person("child", inks.dark, inks.accent), 0.7),
        reeds(600, 800, 520, 130, inks.dark, 5, 34),
    )


def ferry_at_dusk() -> str:
    inks = DUSK
    return block(
        inks,
        sun(560, 190, 70, inks.accent, inks.paper),
        clouds(inks.light, 6, 17, 26, 30),
        hills(270, 90, inks.mid, inks.light, 31),
        water(272, inks.light, inks.mid, 8),
        boat(330, 380, 1.1, inks.dark, inks.mid),
        reeds(0, 240, 530, 150, inks.dark, 9, 46),
        house(610, 280, 120, 56, inks.dark, inks.dark, inks.mid, inks.paper),
        bare_tree(770, 290, 190, inks.dark, 8),
    )


def spring() -> str:
    inks = GREEN
    rings = "".join(
        f'<ellipse cx="400" cy="392" rx="{r}" ry="{r * 0.34}" fill="none" stroke="{inks.paper}" stroke-width="3"/>'
        for r in (22, 52, 88, 128)
    )
    rocks = "".join(
        oval(x, 396 + (y - 396) * 0.42, 42, 24, inks.dark)
        + stroke(f"M{x - 24:.0f} {396 + (y - 396) * 0.42 - 9:.0f} q24 -9 46 1", inks.light, 2)
        for x, y in ring(400, 396, 212, 18)
    )
    return block(
        inks,
        clouds(inks.light, 3, 4),
        hills(270, 150, inks.light, inks.paper, 41),
        hills(320, 90, inks.mid, inks.light, 44, 5),
        *(pine(x, 330, h, inks.dark, inks.mid) for x, h in ((60, 200), (140, 160), (690, 180), (765, 230))),
        fill("M0 330 Q400 286 800 330 V540 H0Z", inks.mid),
        oval(400, 396, 200, 78, inks.light),
        rings,
        rocks,
        stroke("M396 470 Q360 500 420 545", inks.light, 26),
        reeds(210, 330, 372, 170, inks.dark, 3, 24),
        reeds(470, 600, 372, 150, inks.dark, 6, 20),
        disc(380, 388, 4, inks.paper),
        disc(412, 380, 5, inks.paper),
        disc(404, 398, 3, inks.paper),
    )


def village() -> str:
    inks = GREEN
    wheel = "".join(stroke(f"M560 330 L{x:.0f} {y:.0f}", inks.dark, 5) for x, y in ring(560, 330, 88, 12))
    paddles = "".join(bar(x - 9, y - 5, 18, 10, inks.dark) for x, y in ring(560, 330, 92, 12))
    return block(
        inks,
        sun(150, 100, 44, inks.accent, inks.paper),
        hills(230, 130, inks.light, inks.paper, 51),
        hills(270, 70, inks.mid, inks.light, 55, 6),
        fill("M0 262 H800 V540 H0Z", inks.light),
        house(40, 330, 150, 84, inks.paper, inks.dark, inks.mid, inks.dark),
        house(236, 306, 124, 70, inks.paper, inks.dark, inks.mid, inks.dark),
        house(632, 340, 150, 96, inks.paper, inks.dark, inks.mid, inks.dark),
        fill("M420 262 Q470 330 330 400 Q200 460 240 545 H620 Q640 470 540 400 Q480 340 452 262Z", inks.mid),
        *(
            stroke(f"M{x} {y} q{w / 2} 6 {w} 0", inks.paper, 3)
            for x, y, w in (
                (420, 330, 40),
                (366, 400, 60),
                (310, 440, 80),
                (420, 460, 70),
                (330, 500, 110),
                (470, 510, 90),
            )
        ),
        wheel,
        f'<circle cx="560" cy="330" r="88" fill="none" stroke="{inks.dark}" stroke-width="9"/>',
        paddles,
        disc(560, 330, 13, inks.dark),
        at(212, 420, person("old", inks.dark, inks.accent), 0.9),
        oval(262, 430, 26, 10, inks.dark),
        bare_tree(400, 270, 130, inks.dark, 5),
    )


def egrets() -> str:
    inks = DAWN
    dice = Random(77)
    flock = [
        (dice.uniform(60, 720), dice.uniform(60, 330), dice.uniform(0.5, 1.35), dice.uniform(-1, 1)) for _ in range(19)
    ]
    return block(
        inks,
        sun(250, 170, 90, inks.accent, inks.light),
        hills(360, 70, inks.mid, inks.light, 61),
        water(372, inks.mid, inks.light, 3),
        *(bird(x, y, s, inks.paper, b, inks.dark) for x, y, s, b in sorted(flock, key=lambda f: f[2])),
        reeds(0, 300, 530, 150, inks.dark, 7, 50),
        reeds(560, 800, 540, 190, inks.dark, 8, 50),
        sky=inks.light,
    )


SCENES = {
    "bridge": old_bridge,
    "bridge-night": bridge_at_night,
    "bridge-dawn": bridge_at_dawn,
    "ferry": ferry,
    "ferry-dusk": ferry_at_dusk,
    "spring": spring,
    "village": village,
    "egrets": egrets,
}
