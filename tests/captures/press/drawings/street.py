"""Scenes in the town: snow street, market, library, workshop, ice."""

from __future__ import annotations

from math import sin
from random import Random

from .ink import DAWN, DUSK, EARTH, NIGHT, WINTER, at, bar, block, disc, fill, oval, polygon, stroke
from .land import bare_tree, clouds, hills, snow, stars
from .still import cat_lying
from .town import awning, house, lamp, lantern, person, wave


def snow_street() -> str:
    inks = NIGHT
    row = [(-30, 150, 190), (150, 120, 150), (296, 96, 112), (560, 110, 130), (676, 160, 190)]
    houses = "".join(
        house(x, 360 + (w - 100) * 0.35, w, h, inks.mid, "#0d1420", inks.light, inks.paper) for x, w, h in row
    )
    return block(
        inks,
        houses,
        polygon([(392, 330), (548, 330), (800, 540), (0, 540), (0, 440)], "#c9d2d6"),
        *(stroke(f"M{470 + k} {345} L{470 + k * 4.6} 540", "#93a5b0", 3) for k in (-40, -16, 14, 40)),
        lamp(250, 440, 230, "#0d1420", inks.paper),
        lamp(590, 420, 190, "#0d1420", inks.paper),
        lamp(408, 352, 90, "#0d1420", inks.paper),
        at(360, 500, person("coat", "#0d1420", inks.accent), 1.35),
        at(500, 450, person("old", "#0d1420", inks.accent), 0.95),
        at(452, 392, person("coat", "#0d1420"), 0.5),
        snow("#f3efe4", 6),
        sky=inks.dark,
    )


def lanterns() -> str:
    inks = DUSK
    eaves = fill("M-20 96 Q400 150 820 60 L820 -10 H-20Z", inks.dark) + "".join(
        stroke(f"M{x} 0 Q{x + 6} 60 {x + 10} {104 - abs(x - 400) * 0.03:.0f}", inks.mid, 3) for x in range(0, 800, 26)
    )
    row = "".join(
        lantern(x, y, r, inks.accent, inks.paper, inks.dark)
        for x, y, r in ((70, 206, 50), (212, 232, 58), (374, 246, 64), (548, 228, 58), (704, 196, 52))
    )
    crowd = "".join(
        at(x, 535, person(k, inks.dark, inks.light if n % 2 else ""), s)
        for n, (x, k, s) in enumerate(
            (
                (90, "coat", 1.3),
                (168, "child", 1.3),
                (300, "old", 1.35),
                (420, "child", 1.5),
                (500, "coat", 1.4),
                (640, "child", 1.3),
                (720, "coat", 1.25),
            )
        )
    )
    return block(
        inks,
        clouds(inks.light, 7, 20, 150, 44),
        house(-20, 470, 210, 130, inks.mid, inks.dark, inks.mid, inks.paper),
        house(600, 470, 230, 140, inks.mid, inks.dark, inks.mid, inks.paper),
        fill("M0 468 H800 V540 H0Z", inks.mid),
        eaves,
        row,
        crowd,
    )


def market() -> str:
    inks = EARTH
    stalls = "".join(
        bar(x + 12, 236, 6, 190, inks.dark)
        + bar(x + 212, 236, 6, 190, inks.dark)
        + bar(x, 356, 230, 62, inks.mid)
        + "".join(stroke(f"M{x + 6} {368 + k} h218", inks.dark, 2) for k in (0, 16, 32))
        + awning(x - 8, 190, 234, 52, inks.accent, inks.paper)
        for x in (24, 292, 560)
    )
    goods = "".join(
        disc(56 + n * 26, 346 - (n % 2) * 4, 14, c)
        for n, c in enumerate((inks.accent, inks.light, inks.accent, inks.light, inks.accent, inks.light))
    )
    baskets = "".join(
        fill(f"M{x} 326 h58 l-8 32 h-42Z", inks.dark)
        + "".join(stroke(f"M{x + 8 + k} 328 l4 28", inks.light, 2) for k in (4, 16, 28, 40))
        for x in (316, 392, 456)
    )
    cloth = "".join(
        bar(590 + n * 46, 300, 30, 56, c) for n, c in enumerate((inks.accent, inks.light, inks.dark, inks.accent))
    )
    scale = (
        stroke("M432 268 L556 250", inks.dark, 5)
        + stroke("M540 252 v40", inks.dark, 2)
        + fill("M516 292 h48 q-24 22 -48 0Z", inks.dark)
        + disc(470, 276, 8, inks.accent)
    )
    crowd = "".join(
        at(x, 530, person(k, inks.dark, s), z)
        for x, k, s, z in (
            (96, "coat", inks.accent, 1.4),
            (160, "child", inks.light, 1.3),
            (264, "old", "", 1.4),
            (400, "coat", inks.light, 1.5),
            (640, "child", inks.accent, 1.3),
            (706, "coat", "", 1.45),
        )
    )
    return block(
        inks,
        clouds(inks.light, 3, 23),
        hills(210, 80, inks.light, inks.paper, 71),
        fill("M0 330 H800 V540 H0Z", inks.light),
        stalls,
        goods,
        baskets,
        cloth,
        at(420, 356, person("old", inks.dark, inks.accent), 1.1),
        scale,
        crowd,
    )


def library() -> str:
    inks = EARTH
    dice = Random(12)
    shelves = []
    for row in range(4):
        y = 20 + row * 82
        x = 16.0
        while x < 776:
            w, h = dice.uniform(10, 26), dice.uniform(48, 68)
            if not (318 < x < 470 and row > 0):
                shelves.append(
                    bar(x, y + 72 - h, w - 2, h, dice.choice((inks.dark, inks.mid, inks.accent, inks.light, inks.dark)))
                )
            x += w
        shelves.append(bar(0, y + 72, 800, 9, inks.dark))
    window = (
        bar(312, 92, 168, 260, inks.dark)
        + bar(324, 104, 144, 236, "#33465a")
        + stroke("M396 104 V340 M324 210 H468", inks.dark, 7)
        + disc(436, 150, 17, inks.paper)
        + disc(430, 146, 15, "#33465a")
    )
    desk = (
        fill("M-10 400 H810 V540 H-10Z", inks.mid)
        + bar(-10, 392, 820, 16, inks.dark)
        + "".join(stroke(f"M0 {y} H800", inks.dark, 1.4) for y in (436, 470, 506))
    )
    lamps = "".join(
        f'<path d="M{x} 332 L{x - 92} 400 H{x + 92}Z" fill="{inks.paper}" opacity=".7"/>'
        + stroke(f"M{x} 396 V322", inks.dark, 5)
        + fill(f"M{x - 36} 334 q36 -44 72 0Z", inks.accent)
        for x in (150, 640)
    )
    readers = "".join(
        at(x, 444, person("coat", inks.dark, s), 1.35) for x, s in ((236, inks.accent), (556, inks.light))
    )
    books = fill("M196 392 q24 -14 46 0 q22 -14 46 0 v-10 q-24 -14 -46 0 q-22 -14 -46 0Z", inks.paper) + fill(
        "M512 392 q24 -14 46 0 q22 -14 46 0 v-10 q-24 -14 -46 0 q-22 -14 -46 0Z", inks.paper
    )
    return block(
        inks, *shelves, window, readers, desk, lamps, books, at(396, 398, cat_lying(inks.dark, inks.paper), 1.1)
    )


def heating() -> str:
    inks = NIGHT
    steam = "".join(
        f'<ellipse cx="{400 + dx}" cy="{y}" rx="{r}" ry="{r * 0.8}" fill="#e8e4d8" opacity=".{o}"/>'
        for dx, y, r, o in (
            (0, 396, 40, 9),
            (-22, 330, 62, 8),
            (30, 262, 76, 7),
            (-16, 184, 96, 6),
            (40, 106, 116, 5),
            (-10, 30, 140, 4),
        )
    )
    return block(
        inks,
        stars(inks.paper, 9, 120),
        house(20, 410, 180, 200, inks.mid, "#0d1420", inks.light, inks.paper),
        house(610, 410, 190, 230, inks.mid, "#0d1420", inks.light, inks.paper),
        fill("M0 408 H800 V540 H0Z", "#aab6bd"),
        *(
            stroke(f"M{x} {y} h{w}", inks.mid, 3)
            for x, y, w in ((30, 440, 120), (240, 500, 90), (560, 470, 160), (660, 520, 110), (90, 520, 80))
        ),
        steam,
        oval(400, 440, 84, 22, "#0d1420"),
        oval(400, 436, 62, 14, inks.accent),
        at(290, 486, person("worker", "#0d1420", inks.accent), 1.7),
        at(520, 490, person("worker", "#0d1420", inks.accent), 1.7, True),
        stroke("M318 380 L372 436", "#0d1420", 7),
        lamp(590, 420, 240, "#0d1420", inks.paper),
        sky=inks.dark,
    )


def inkshop() -> str:
    inks = EARTH
    rafters = "".join(stroke(f"M-10 {y} L810 {y - 30}", inks.dark, 16) for y in (40, 96)) + "".join(
        stroke(f"M{x} 0 v150", inks.mid, 8) for x in range(60, 800, 150)
    )
    bundles = "".join(
        stroke(f"M{x} 96 v44", inks.dark, 3)
        + bar(x - 15, 136, 30, 50, inks.dark, 4)
        + bar(x - 9, 146, 18, 3, inks.accent)
        for x in range(84, 760, 74)
    )
    stone = (
        fill("M430 440 h220 l-22 100 h-176Z", inks.mid)
        + oval(540, 440, 110, 26, inks.dark)
        + oval(540, 430, 54, 16, "#120d0a")
    )
    man = (
        fill("M244 540 L268 322 Q300 268 364 292 Q404 320 396 380 L410 540Z", inks.dark)
        + disc(358, 250, 40, inks.dark)
        + fill("M318 240 q40 -44 82 -4 l4 12 h-92Z", inks.accent)
        + stroke("M360 320 Q440 300 486 226", inks.dark, 34)
        + stroke("M486 226 L560 206", inks.dark, 30)
        + stroke("M540 150 L560 300", inks.mid, 12)
        + bar(520, 118, 62, 52, inks.dark, 5)
        + stroke("M286 356 q40 40 96 10 M280 410 q50 30 110 4 M276 470 q56 24 120 2", inks.mid, 3)
    )
    window = bar(40, 220, 150, 190, inks.paper) + stroke(
        "M40 220 h150 v190 h-150Z M90 220 v190 M140 220 v190 M40 284 h150 M40 346 h150", inks.dark, 7
    )
    beams = f'<path d="M190 220 L520 540 H250 L190 410Z" fill="{inks.paper}" opacity=".35"/>'
    return block(
        inks,
        bar(0, 0, 800, 540, inks.light),
        rafters,
        bundles,
        window,
        beams,
        stone,
        man,
        *(wave(690 + k, 520, inks.mid, k) for k in (0, 40)),
        sky=inks.light,
    )


def skating() -> str:
    inks = WINTER

    def chair(x: float, y: float, s: float, who: str, scarf: str) -> str:
        seat = (
            bar(-34, -26, 76, 9, inks.dark)
            + bar(-30, -20, 6, 22, inks.dark)
            + bar(32, -20, 6, 22, inks.dark)
            + stroke("M-50 2 H54 q10 -2 12 -10", inks.dark, 5)
            + bar(-34, -66, 7, 44, inks.dark)
        )
        pusher = at(-70, 4, person(who, inks.dark, scarf), 1.1)
        return at(
            x,
            y,
            seat
            + at(4, -10, person("child", inks.dark, scarf), 0.8)
            + pusher
            + stroke("M-58 -62 L-34 -58", inks.dark, 7),
            s,
        )

    tracks = "".join(
        stroke(f"M{x} {y} q{w / 2} {h} {w} 0", inks.mid, 2.4)
        for x, y, w, h in (
            (40, 360, 260, 30),
            (120, 420, 330, -26),
            (380, 380, 300, 36),
            (430, 470, 330, -30),
            (30, 500, 240, 22),
            (280, 520, 400, -20),
        )
    )
    return block(
        inks,
        clouds(inks.light, 4, 30),
        sun_low(inks.accent),
        hills(250, 70, inks.light, inks.paper, 81),
        *(
            bare_tree(x, 280, h, inks.dark, s)
            for x, h, s in ((50, 190, 2), (180, 150, 4), (650, 170, 6), (760, 200, 9))
        ),
        fill("M0 276 H800 V540 H0Z", "#e3e8e6"),
        tracks,
        chair(250, 400, 1.25, "coat", inks.accent),
        chair(560, 360, 0.95, "child", inks.accent),
        chair(600, 500, 1.5, "coat", inks.accent),
        at(150, 350, person("old", inks.dark), 0.8),
        snow("#ffffff", 31, 60),
    )


def sun_low(colour: str) -> str:
    return disc(420, 150, 40, colour)


def kite() -> str:
    inks = DAWN
    points = [(180 + n * 34, 250 - 120 * (n / 14) ** 0.8 + 15 * sin(n * 0.9)) for n in range(15)]
    segments = "".join(
        stroke(f"M{x:.0f} {y - 30:.0f} v60", inks.dark, 2.4)
        + disc(x, y, 15, inks.accent if n % 2 else inks.paper)
        + f'<circle cx="{x:.0f}" cy="{y:.0f}" r="15" fill="none" stroke="{inks.dark}" stroke-width="3"/>'
        for n, (x, y) in enumerate(points)
    )
    head_x, head_y = 704, 118
    head = (
        disc(head_x, head_y, 31, inks.accent)
        + stroke(f"M{head_x + 18} {head_y - 20} q30 -26 44 -14 M{head_x + 22} {head_y + 6} q34 0 44 20", inks.dark, 4)
        + disc(head_x + 8, head_y - 8, 7, inks.paper)
        + disc(head_x + 10, head_y - 8, 3, inks.dark)
    )
    string = stroke(f"M{head_x - 10} {head_y + 26} Q520 300 306 398", inks.dark, 1.8)
    old = (
        at(270, 490, person("old", inks.dark, inks.accent), 1.35)
        + at(370, 494, person("old", inks.dark, inks.paper), 1.3, True)
        + disc(306, 402, 10, inks.dark)
        + at(520, 490, person("child", inks.dark, inks.accent), 1.1)
    )
    return block(
        inks,
        clouds(inks.paper, 7, 34, 40, 44),
        hills(420, 60, inks.mid, inks.light, 91),
        segments,
        head,
        string,
        fill("M0 452 Q400 424 800 456 V540 H0Z", inks.dark),
        *(
            stroke(f"M{x} 470 q4 -14 {k} -22", inks.mid, 2)
            for x, k in ((60, 8), (140, -6), (460, 8), (620, 10), (700, -4), (760, 6))
        ),
        old,
        bare_tree(60, 470, 180, inks.dark, 16),
        sky=inks.light,
    )


SCENES = {
    "snow-street": snow_street,
    "lanterns": lanterns,
    "market": market,
    "library": library,
    "heating": heating,
    "inkshop": inkshop,
    "skating": skating,
    "kite": kite,
}
