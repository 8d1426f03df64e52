"""Still lives: cat, teapot, ink, stone lion, bicycle, insoles."""
# ruff: noqa: E501  (a drawing keeps a shape on a line)

from __future__ import annotations

from math import cos, pi, sin

from .ink import EARTH, WINTER, at, bar, block, disc, fill, oval, polygon, ring, stroke
from .land import clouds
from .town import wave


def cat_lying(fur: str, eye: str) -> str:
    """A cat at rest, some 130 wide, on the base line."""
    return (
        fill("M-62 0 Q-70 -44 -24 -50 Q30 -56 48 -30 Q60 -14 58 0Z", fur)
        + disc(-48, -38, 22, fur)
        + polygon([(-66, -48), (-64, -72), (-50, -58)], fur)
        + polygon([(-46, -58), (-32, -72), (-30, -48)], fur)
        + stroke("M56 -6 q36 6 30 -18 q-4 -14 -16 -10", fur, 9)
        + stroke("M-58 -38 q4 4 8 0 M-46 -38 q4 4 8 0", eye, 2)
    )


def cat() -> str:
    inks = EARTH
    books = "".join(
        bar(x, 60 + (n % 3) * 10, 34, 250 - (n % 3) * 10, c) + bar(x + 6, 92, 22, 5, inks.paper)
        for n, (x, c) in enumerate(
            zip(
                range(16, 800, 38),
                (inks.mid, inks.accent, inks.dark, inks.light, inks.mid, inks.dark, inks.accent) * 3,
                strict=True,
            )
        )
    )
    body = (
        fill("M300 396 Q282 280 350 224 Q400 190 450 224 Q518 280 500 396Z", inks.dark)
        + disc(400, 190, 62, inks.dark)
        + polygon([(346, 168), (338, 92), (388, 136)], inks.dark)
        + polygon([(412, 136), (462, 92), (454, 168)], inks.dark)
        + polygon([(354, 150), (350, 116), (374, 138)], inks.mid)
        + polygon([(426, 138), (450, 116), (446, 150)], inks.mid)
        + oval(376, 186, 13, 15, inks.paper)
        + oval(424, 186, 13, 15, inks.paper)
        + oval(377, 186, 4, 13, inks.dark)
        + oval(425, 186, 4, 13, inks.dark)
        + fill("M392 212 h16 l-8 9Z", inks.accent)
        + stroke("M400 221 v6 q-10 12 -20 3 M400 227 q10 12 20 3", inks.mid, 2.6)
        + "".join(
            stroke(f"M{400 + s * 22} {218 + k} l{s * 66} {k * 2 - 6}", inks.paper, 1.6)
            for s in (-1, 1)
            for k in (-4, 3, 10)
        )
        + stroke("M498 380 q86 10 78 -66 q-4 -34 -34 -26", inks.dark, 20)
        + "".join(stroke(f"M{x} 300 q6 40 2 90", inks.mid, 2) for x in (364, 384, 416, 436))
        + oval(366, 396, 30, 14, inks.dark)
        + oval(434, 396, 30, 14, inks.dark)
    )
    scale = (
        bar(236, 404, 328, 22, inks.mid, 6)
        + fill("M280 426 h240 l24 92 h-288Z", inks.light)
        + f'<circle cx="400" cy="474" r="38" fill="{inks.paper}" stroke="{inks.dark}" stroke-width="5"/>'
        + "".join(
            stroke(
                f"M{400 + 30 * cos(a):.0f} {474 + 30 * sin(a):.0f} L{400 + 35 * cos(a):.0f} {474 + 35 * sin(a):.0f}",
                inks.dark,
                2,
            )
            for a in (pi * n / 6 for n in range(12))
        )
        + stroke("M400 474 l16 -24", inks.accent, 4)
    )
    return block(
        inks,
        bar(0, 0, 800, 320, inks.light),
        books,
        bar(0, 308, 800, 16, inks.dark),
        bar(0, 324, 800, 216, inks.paper),
        bar(0, 516, 800, 30, inks.mid),
        scale,
        body,
    )


def teapot() -> str:
    inks = EARTH
    stove = (
        fill("M232 400 h240 l-22 120 h-196Z", inks.dark)
        + fill("M320 440 h64 l-6 54 h-52Z", inks.accent)
        + "".join(stroke(f"M{252 + n * 26} 410 l4 22", inks.mid, 3) for n in range(8))
    )
    pot = (
        fill("M226 330 Q226 400 352 400 Q478 400 478 330 Q476 300 352 300 Q228 300 226 330Z", inks.mid)
        + bar(210, 308, 284, 18, inks.dark, 8)
        + fill("M270 308 q82 -56 164 0Z", inks.dark)
        + disc(352, 272, 13, inks.dark)
        + stroke("M250 352 q100 34 204 0", inks.light, 3)
    )
    tea = (
        fill("M560 404 Q548 330 620 322 Q696 330 684 404 Q680 440 622 440 Q566 440 560 404Z", inks.dark)
        + stroke("M560 372 Q520 360 514 326", inks.dark, 15)
        + stroke("M684 356 q52 4 34 62 q-8 18 -38 14", inks.dark, 10)
        + fill("M584 326 q38 -30 76 0Z", inks.dark)
        + disc(622, 306, 9, inks.accent)
        + stroke("M580 390 q40 18 86 0", inks.mid, 3)
    )
    bowls = "".join(
        fill(f"M{x} 462 h84 q-6 52 -42 52 t-42 -52Z", inks.paper)
        + stroke(f"M{x} 462 h84 q-6 52 -42 52 t-42 -52Z", inks.dark, 4)
        + stroke(f"M{x + 12} 480 h60", inks.accent, 5)
        for x in (90, 560)
    )
    window = bar(60, 40, 220, 210, inks.paper) + stroke(
        "M60 40 h220 v210 h-220Z M133 40 v210 M206 40 v210 M60 110 h220 M60 180 h220", inks.dark, 6
    )
    return block(
        inks,
        bar(0, 0, 800, 540, inks.light),
        window,
        bar(0, 452, 800, 88, inks.mid),
        *(stroke(f"M0 {y} H800", inks.dark, 1.5) for y in (470, 498, 522)),
        stove,
        pot,
        tea,
        bowls,
        *(wave(x, 292, inks.paper, s) for x, s in ((300, 0.5), (352, 2), (404, 3.6))),
        wave(514, 318, inks.paper, 1.2),
        stroke("M170 452 L240 528 M182 452 L252 526", inks.dark, 5),
    )


def inksticks() -> str:
    inks = EARTH
    shelves = []
    for row in range(4):
        y = 70 + row * 132
        for n in range(13):
            x = 26 + n * 60
            lean = 0 if (row, n) != (2, 6) else 13
            stick = (
                bar(-19, -98, 38, 98, inks.dark, 5)
                + bar(-13, -88, 26, 78, "#120d0a", 3)
                + "".join(
                    bar(-5, -78 + k * 21, 10, 12, inks.accent if (n + row) % 5 == 0 else inks.mid, 2) for k in range(3)
                )
            )
            shelves.append(f'<g transform="translate({x + 18} {y + 30}) rotate({lean})">{stick}</g>')
        shelves.append(bar(0, y + 30, 800, 14, inks.mid) + stroke(f"M0 {y + 38} H800", inks.dark, 2))
    return block(inks, bar(0, 0, 800, 540, inks.light), *shelves)


def lion() -> str:
    inks = WINTER
    curls = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="21" fill="{inks.mid}" stroke="{inks.dark}" stroke-width="5"/>'
        + stroke(f"M{x - 9:.0f} {y:.0f} a9 9 0 1 1 9 9", inks.dark, 4)
        for x, y in (*ring(380, 190, 106, 14, 0.2), *ring(380, 190, 142, 18))
        if y < 280
    )
    face = (
        disc(380, 200, 92, inks.light)
        + f'<circle cx="380" cy="200" r="92" fill="none" stroke="{inks.dark}" stroke-width="6"/>'
        + "".join(
            disc(380 + s * 38, 176, 21, inks.paper)
            + f'<circle cx="{380 + s * 38}" cy="176" r="21" fill="none" stroke="{inks.dark}" stroke-width="6"/>'
            + disc(380 + s * 34, 180, 9, inks.dark)
            + stroke(f"M{380 + s * 66} 142 q{-s * 28} -20 {-s * 54} 4", inks.dark, 9)
            for s in (-1, 1)
        )
        + fill("M346 214 q34 -26 68 0 q-8 22 -34 22 t-34 -22Z", inks.dark)
        + stroke("M322 248 q58 44 116 0", inks.dark, 8)
        + "".join(bar(352 + n * 15, 256, 10, 13, inks.paper) for n in range(4))
    )
    body = (
        fill("M250 480 Q232 320 300 270 H462 Q540 330 520 480Z", inks.mid)
        + "".join(stroke(f"M{x} 330 q8 60 0 120", inks.dark, 4) for x in (300, 340, 420, 460))
        + "".join(
            oval(x, 474, 52, 26, inks.light) + stroke(f"M{x - 24} 466 v20 M{x} 462 v26 M{x + 24} 466 v20", inks.dark, 5)
            for x in (292, 478)
        )
    )
    crab = at(
        560,
        470,
        oval(0, 0, 26, 17, inks.accent)
        + "".join(
            stroke(f"M{s * 18} {k} q{s * 22} {-10 + k} {s * 26} {10 + k}", inks.accent, 5)
            for s in (-1, 1)
            for k in (-6, 2, 9)
        )
        + "".join(
            stroke(f"M{s * 16} -12 q{s * 16} -22 {s * 26} -10", inks.accent, 6)
            + disc(s * 44, -20, 8, inks.accent)
            + stroke(f"M{s * 7} -16 v-9", inks.accent, 3)
            for s in (-1, 1)
        ),
    )
    return block(
        inks,
        clouds(inks.light, 8, 44, 30, 44),
        bar(0, 0, 0, 0, inks.paper),
        body,
        curls,
        face,
        bar(150, 494, 500, 60, inks.dark),
        stroke("M150 512 H650", inks.mid, 3),
        *(bar(x, 420, 40, 130, inks.dark) for x in (20, 740)),
        bar(0, 440, 180, 18, inks.dark),
        bar(630, 440, 180, 18, inks.dark),
        crab,
    )


def bicycle() -> str:
    inks = WINTER
    wheels = "".join(
        f'<circle cx="{x}" cy="370" r="112" fill="none" stroke="{inks.dark}" stroke-width="12"/><circle cx="{x}" cy="370" r="98" fill="none" stroke="{inks.mid}" stroke-width="3"/>'
        + "".join(stroke(f"M{x} 370 L{a:.0f} {b:.0f}", inks.mid, 1.8) for a, b in ring(x, 370, 100, 20))
        + disc(x, 370, 12, inks.dark)
        for x in (228, 572)
    )
    frame = stroke(
        "M228 370 L324 200 H506 L398 376 L228 370 M324 200 L398 376 M310 168 L330 210 M506 200 L572 370 M506 200 L492 140",
        inks.dark,
        11,
    )
    top_wrap = "".join(stroke(f"M{x} 192 l8 16", inks.accent, 5) for x in range(346, 492, 14))
    rest = (
        fill("M270 156 q44 -18 86 4 q-40 18 -86 -4Z", inks.dark)
        + stroke("M430 142 Q480 120 536 148 q14 10 4 24", inks.dark, 10)
        + f'<circle cx="398" cy="376" r="34" fill="none" stroke="{inks.dark}" stroke-width="9"/>'
        + stroke("M398 376 l34 34 M424 416 h22", inks.dark, 8)
    )
    bell = (
        fill("M500 132 q26 -44 54 0Z", inks.accent)
        + bar(498, 130, 58, 8, inks.dark, 3)
        + "".join(
            stroke(f"M{552 + k} {92 - k * 0.6:.0f} q{12 + k / 3:.0f} 12 {8 + k / 3:.0f} 34", inks.accent, 4)
            for k in (10, 28, 46)
        )
    )
    return block(
        inks,
        clouds(inks.light, 9, 50, 40, 40),
        bar(0, 482, 800, 58, inks.light),
        *(stroke(f"M{x} 482 l-30 58", inks.mid, 3) for x in range(40, 860, 110)),
        oval(400, 488, 300, 10, inks.mid),
        wheels,
        frame,
        top_wrap,
        rest,
        bell,
    )


def insoles() -> str:
    inks = EARTH
    shapes = []
    shape = "M0 -92 Q44 -92 42 -40 Q38 0 30 22 Q34 84 0 92 Q-34 84 -28 22 Q-44 0 -42 -40 Q-40 -92 0 -92Z"
    for n in range(6):
        x, y = 160 + (n % 3) * 240, 140 + (n // 3) * 262
        for side in (-1, 1):
            base = (inks.paper, inks.accent, inks.mid, inks.dark, inks.paper, inks.accent)[n]
            thread = (inks.accent, inks.paper, inks.paper, inks.light, inks.dark, inks.dark)[n]
            rows = "".join(
                stroke(f"M{-26 + (k % 2) * 8} {-70 + k * 16} " + " ".join("l9 -7 m7 7" for _ in range(3)), thread, 3)
                for k in range(10)
            )
            shapes.append(at(x + side * 52, y, fill(shape, base) + stroke(shape, inks.dark, 5) + rows, 1.1, side < 0))
    needle = stroke("M620 500 L760 440", inks.dark, 4) + stroke(
        "M620 500 q-80 20 -120 -14 t-90 18 t-80 -10", inks.accent, 3
    )
    return block(
        inks,
        bar(0, 0, 800, 540, inks.light),
        *(stroke(f"M0 {y} q400 {6 * (-1) ** k} 800 0", inks.mid, 1.4) for k, y in enumerate(range(20, 540, 26))),
        *shapes,
        needle,
    )


SCENES = {"cat": cat, "teapot": teapot, "inksticks": inksticks, "lion": lion, "bicycle": bicycle, "insoles": insoles}
