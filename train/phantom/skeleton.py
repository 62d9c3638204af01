"""The bones of a chest."""

import math

import numpy as np

from train.phantom import anatomy as shape
from train.phantom.anatomy import SIDES, Anatomy, Points
from train.phantom.canvas import Canvas, Field, ellipse


def _taper(count: int, start: float, end: float) -> Points:
    """Return widths along a stroke that is rounded over a share of its start and of its end."""
    t = np.linspace(0, 1, count)
    near = np.minimum(t / start if start else 1.0, (1 - t) / end if end else 1.0)
    return np.asarray(np.sqrt(1 - (1 - np.minimum(near, 1)) ** 2) + 1e-3)


def ribs(a: Anatomy, canvas: Canvas) -> Field:
    """Return the path in centimetres through the ribs, back and front."""
    back: list[tuple[Points, Points | float]] = []
    front: list[tuple[Points, Points | float]] = []
    for number in range(1, 12):
        for side in SIDES:
            rear, fore = shape.rib(a, number, side)
            wide = a.rib_width * (0.85 if number in (1, 11) else 1.0)
            grow = np.interp(np.linspace(0, 1, len(rear)), [0, 0.25, 1], [0.62, 0.9, 1.0])
            back.append((rear, wide * grow * _taper(len(rear), 0.0, 0.1)))
            if number < 8:
                front.append(
                    (fore, wide * np.linspace(1.0, 1.25, len(fore)) * _taper(len(fore), 0.12, 0.0))
                )
    # A tube: dense cortex at its rims, marrow within.
    profile = [(1.0, 0.30), (0.90, 0.56), (0.72, 0.43), (0.5, 0.38)]
    bone = canvas.tubes(back, profile)
    x, y = canvas.coarse
    share = np.abs(x) / a.cage(y).astype(np.float32)
    # In front the ribs end in cartilage, which casts no shadow of its own.
    fading = np.clip((share - 0.52 - 0.06 * np.sin(40 * y)) / 0.22, 0, 1) * 0.6
    bone += canvas.tubes(front, profile) * canvas.enlarge(fading)
    # Rays graze the ribs at the sides of the chest.
    grazing = 1 + 1.5 * np.clip((share - 0.80) / 0.22, 0, 1) ** 2 * np.clip(a.level(y) / 0.2, 0, 1)
    # Below the lungs the ribs hardly show against the abdomen.
    low = 1 - 0.55 * np.clip((y - min(a.angle) + 0.02) / 0.05, 0, 1)
    return bone * canvas.enlarge(grazing * low)


def spine(a: Anatomy, canvas: Canvas, rng: np.random.Generator) -> Field:
    """Return the path in centimetres through the vertebrae."""
    shapes: list[tuple[Points, float]] = []
    step = 0.061 * a.height / 0.69
    y = a.apex - 0.12
    while y < 1.1:
        grow = float(np.interp(y, [0, 1], [0.78, 1.18]))
        bend = a.spine_bend * math.sin(5 * y)
        half = 0.048 * grow
        tall = step * grow
        left, right = bend - half, bend + half
        waist = 0.93
        block = np.asarray([
            (left, y), (right, y), (bend + waist * half, y + 0.4 * tall), (right, y + 0.86 * tall),
            (left, y + 0.86 * tall), (bend - waist * half, y + 0.4 * tall),
        ])  # fmt: skip
        shapes.append((block, 1.25))
        inner = (block - (bend, y + 0.43 * tall)) * 0.84 + (bend, y + 0.43 * tall)
        shapes.append((inner, 1.02))
        for side in SIDES:
            shapes.append(
                (ellipse(bend + side * 0.62 * half, y + 0.3 * tall, 0.0075, 0.0115), 1.45)
            )
            root, tip = bend + side * half, bend + side * (half + 0.031)
            process = np.asarray([
                (root, y + 0.1 * tall), (tip, y - 0.02 * tall), (tip, y + 0.22 * tall),
                (root, y + 0.42 * tall),
            ])  # fmt: skip
            shapes.append((process, 0.42))
        shapes.append(
            (ellipse(bend + rng.normal(0, 0.001), y + 0.85 * tall, 0.0045, 0.2 * tall), 1.35)
        )
        y += tall
    return canvas.soften(canvas.fill(shapes), 0.0030)


def girdle(a: Anatomy, canvas: Canvas) -> Field:
    """Return the path in centimetres through clavicles, shoulder blades and upper arms."""
    clavicles: list[tuple[Points, Points | float]] = []
    blades: list[tuple[Points, Points | float]] = []
    arms: list[tuple[Points, Points | float]] = []
    plates: list[tuple[Points, float]] = []
    for side in SIDES:
        y, rise = a.clavicle, a.clavicle_rise
        collar = shape.open_curve(
            [(side * 0.040, y + 0.012), (side * 0.09, y - 0.012),
             (side * 0.17, y - 0.2 * rise - 0.008), (side * 0.26, y - 0.8 * rise),
             (side * 0.335, y - 1.05 * rise), (side * 0.395, y - rise)], 40)  # fmt: skip
        clavicles.append(
            (
                collar,
                np.interp(
                    np.linspace(0, 1, 40),
                    [0, 0.12, 0.5, 0.85, 1],
                    [0.040, 0.032, 0.025, 0.029, 0.030],
                ),
            )
        )
        # The blade's inner edge lies over the lung where the shoulders are not rolled forwards.
        inner = 0.98 - 0.30 * a.scapula
        edge = [
            (side * (a.half_width * inner + 0.055), a.apex + 0.045),
            (side * (a.half_width * inner + 0.012), a.y_at(0.16)),
            (side * (a.half_width * inner + 0.018), a.y_at(0.3)),
            (side * (a.half_width * inner + 0.035), a.y_at(0.46)),
        ]
        outer = [
            (side * (a.half_width * inner + 0.065), a.y_at(0.44)),
            (side * (a.half_width * inner + 0.085), a.y_at(0.3)),
            (side * (a.half_width * inner + 0.135), a.y_at(0.12)),
        ]
        ridge = [
            (side * (a.half_width * inner + 0.025), a.y_at(0.12)),
            (side * (a.half_width * inner + 0.10), a.apex + 0.015),
            (side * 0.41, a.clavicle - a.clavicle_rise + 0.01),
        ]
        medial, lateral = shape.open_curve(edge, 24), shape.open_curve(outer, 16)
        plates.append((np.concatenate([medial, lateral]), 0.22))
        blades += [
            (medial, 0.008),
            (lateral, np.linspace(0.012, 0.022, 16)),
            (shape.open_curve(ridge, 16), np.linspace(0.01, 0.026, 16)),
        ]
        head = float(a.cage(a.y_at(0.2))) + a.wall + 0.085
        head_y = a.apex + 0.055
        arm = shape.open_curve(
            [(side * head, head_y), (side * (head + 0.035), head_y + 0.14),
             (side * (head + 0.11 + 0.8 * a.arms), head_y + 1.1)], 30)  # fmt: skip
        arms.append(
            (arm, np.interp(np.linspace(0, 1, 30), [0, 0.12, 0.3, 1], [0.085, 0.085, 0.048, 0.044]))
        )
        plates.append((ellipse(side * head, head_y, 0.046, 0.05), 1.1))
    bone = canvas.tubes(clavicles, [(1.0, 0.42), (0.86, 0.78), (0.6, 0.58), (0.35, 0.55)])
    bone += canvas.tubes(blades, [(1.0, 0.30), (0.6, 0.42)])
    plate = canvas.fill(plates)
    shaft = canvas.tubes(arms, [(1.0, 1.0), (0.9, 1.55), (0.62, 1.2), (0.4, 1.1)])
    return bone + np.maximum(plate, shaft)
