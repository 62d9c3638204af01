"""Path lengths of soft tissue, air and bone through a chest, ray by ray."""

import math
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from train.phantom import anatomy as shape
from train.phantom.anatomy import SIDES, Anatomy, Points
from train.phantom.canvas import Canvas, Field, Mask, ellipse, outline_of

#: Density of inflated lung relative to soft tissue.
LUNG_DENSITY = 0.27


@dataclass(frozen=True, slots=True)
class Scene:
    """One chest on one pixel grid; path lengths in centimetres, shape (size, size).

    Attributes
    ----------
    anatomy : Anatomy
    canvas : Canvas
    lungs : dict of int to ndarray of bool
        Lung fields by side.
    heart : ndarray of bool
    air : ndarray of float32
        Path through inflated lung.
    soft : ndarray of float32
        Path through everything else that is not bone, without the vessels of the lung.
    vessels : ndarray of float32
        Path through the vessels of the lung.
    bone : ndarray of float32
    metal : ndarray of float32
        Attenuation of markers and devices, dimensionless.
    """

    anatomy: Anatomy
    canvas: Canvas
    lungs: dict[int, Mask]
    heart: Mask
    air: Field
    soft: Field
    vessels: Field
    bone: Field
    metal: Field


def _dome(share: Field, power: float) -> Field:
    """Return the path through a rounded body at a share of its half-width."""
    return np.maximum(1 - share * share, 0, dtype=np.float32) ** np.float32(power)


def _trunk(a: Anatomy, canvas: Canvas) -> Field:
    x, y = canvas.coarse
    outer = (a.cage(y) + a.wall).astype(np.float32)
    upper = np.interp(
        y, [0.0, a.apex, a.y_at(0.35), a.y_at(0.8), 1.1], [0.62, 0.66, 0.95, 1.0, 1.06]
    )
    trunk = a.depth_cm * upper * _dome(np.minimum(np.abs(x) / outer, 0.99), 0.36)
    # Shoulders and arms: a rounded thickness that does not depend on the trunk's.
    limbs = [canvas.coarse_mask(shape.body(a))]
    for side in SIDES:
        top = float(a.cage(a.y_at(0.3))) + a.wall + 0.03
        elbow = float(a.cage(a.y_at(0.8))) + a.wall + a.arms
        axis = shape.open_curve(
            [(side * top, a.y_at(0.10)), (side * (top + 0.4 * a.arms + 0.05), a.y_at(0.4)),
             (side * (elbow + 0.09), a.y_at(0.85)), (side * (elbow + 0.12), 1.2)], 24)  # fmt: skip
        limbs.append(canvas.coarse_mask(outline_of(axis, np.linspace(0.16, 0.19, 24))))
    depth = np.zeros_like(trunk)
    for part, thick in zip(limbs, (11.5, 9.5, 9.5), strict=True):
        edge = ndimage.distance_transform_edt(part).astype(np.float32) / len(part)
        depth = np.maximum(depth, thick * _dome(1 - np.minimum(edge / 0.085, 1), 0.5))
    inside = ndimage.distance_transform_edt(limbs[0]).astype(np.float32) / len(depth)
    trunk = trunk * np.clip(inside / 0.02, 0, 1)
    # The coarse grid must not show as steps.
    return ndimage.gaussian_filter(np.maximum(depth, trunk), 1.2, truncate=3)


def _breasts(a: Anatomy, canvas: Canvas) -> Field:
    x, y = canvas.coarse
    total = np.zeros_like(x)
    if a.breast < 0.05:
        return total
    for side in SIDES:
        cx = side * (0.60 + 0.04 * a.breast) * a.half_width
        lower = a.y_at(a.breast_level)
        radius = (0.44 + 0.16 * a.breast) * a.half_width
        cy = lower - 0.85 * radius
        v = y - cy
        # A long slope above, a round edge below.
        reach = np.where(v > 0, 0.85 * radius, 1.7 * radius)
        share = np.sqrt(((x - cx) / radius) ** 2 + (v / reach) ** 2)
        total += (4.8 * a.breast) * _dome(np.minimum(share, 1), 0.62)
    return total


def _lung_air(a: Anatomy, canvas: Canvas, lungs: dict[int, Mask]) -> Field:
    x, y = canvas.coarse
    share = np.minimum(np.abs(x) / a.cage(y).astype(np.float32), 1)
    level = a.level(y)
    depth = np.interp(level, [-0.02, 0.05, 0.2, 0.45, 0.8, 1.0], [0.32, 0.52, 0.78, 0.97, 1.0, 0.9])
    depth = (a.lung_cm * depth * _dome(np.minimum(share, 0.995), 0.36)).astype(np.float32)
    fields = np.logical_or(lungs[-1], lungs[1])
    air = canvas.enlarge(depth)
    np.maximum(air, 0, out=air)
    # Softer edges, but no air outside the lungs: a lesion that fills them must leave none.
    return air * np.where(fields, ndimage.uniform_filter(fields.astype(np.float32), 3), 0)


def _recess(a: Anatomy, canvas: Canvas, fields: Mask) -> Field:
    """Return the air of the lungs' thin edges behind the domes of the diaphragm."""
    x, y = canvas.coarse
    depth = np.zeros_like(x)
    for side in SIDES:
        dome = shape.diaphragm(a, side)
        order = np.argsort(side * dome[:, 0])
        edge = np.interp(side * x, side * dome[order, 0], dome[order, 1])
        below = np.maximum(y - edge, 0)
        share = side * x / a.cage(y)
        here = ((share > 0.05) & (share < 1)) * a.side_value(a.recess, side)
        reach = 0.035 + 0.03 * np.clip(share, 0, 1)
        depth += here * 3.0 * np.exp(-((below / reach) ** 1.5)) * np.clip((1 - share) / 0.15, 0, 1)
    return canvas.enlarge(depth) * ~fields


def _displaced(a: Anatomy, canvas: Canvas) -> Field:
    """Return the share of the lung's path that heart and great vessels take."""
    heart = canvas.fill([(shape.heart(a), 1.0)])
    vessels = canvas.fill([(shape.mediastinum(a), 1.0)])
    # Heart and vessels beat while the picture is taken.
    heart = canvas.soften(heart, 0.0020)
    vessels = canvas.soften(vessels, 0.0032)
    heart *= canvas.enlarge(_rounding(canvas.coarse_mask(shape.heart(a)), 0.42, 0.40, 0.07))
    vessels *= canvas.enlarge(_rounding(canvas.coarse_mask(shape.mediastinum(a)), 0.36, 0.42, 0.05))
    x, y = canvas.coarse
    vessels *= canvas.enlarge(np.interp(a.level(y), [0.0, 0.22], [0.55, 1.0]))
    core = canvas.enlarge(np.clip((0.23 * a.half_width - np.abs(x - 0.5 * a.shift)) / 0.05, 0, 1))
    total = 1 - (1 - heart) * (1 - vessels)
    return np.clip(np.maximum(total, 0.9 * core), 0, 0.93)


def _rounding(inside: Mask, rim: float, more: float, reach: float) -> Field:
    """Return the share of a ray inside a rounded body: from ``rim`` at its edge inwards."""
    depth = ndimage.distance_transform_edt(inside).astype(np.float32) / len(inside)
    return (rim + more * np.minimum(depth / reach, 1) ** 0.5).astype(np.float32)


def _windpipe(a: Anatomy, canvas: Canvas, rng: np.random.Generator) -> Field:
    carina = a.y_at(0.36)
    bow = a.shift * 0.6 - rng.uniform(0.002, 0.010)
    trunk = shape.open_curve(
        [(0, -0.05), (0.3 * bow, a.apex), (bow, a.y_at(0.2)), (bow, carina)], 24
    )
    right = shape.open_curve(
        [(bow, carina - 0.01), (-0.035, carina + 0.03), (-0.075, carina + 0.08)], 12
    )
    left = shape.open_curve(
        [(bow, carina - 0.01), (0.04, carina + 0.028), (0.095, carina + 0.055)], 12
    )
    strokes: list[tuple[Points, Points | float]] = [
        (trunk, 0.046), (right, np.linspace(0.034, 0.022, 12)), (left, np.linspace(0.03, 0.018, 12)),
    ]  # fmt: skip
    air = canvas.tubes(strokes, [(1.0, 0.7), (0.8, 1.2), (0.5, 1.6)])
    return canvas.soften(air, 0.004)


# Where the first branches of a lung go (0 lateral, positive down), and their calibres.
_ROOTS = (
    (-1.25, 0.8), (-0.85, 0.75), (-0.35, 0.65), (0.1, 0.7), (0.45, 0.85), (0.8, 1.0),
    (1.12, 1.25), (1.35, 1.1),
)  # fmt: skip


def _vessel_tree(
    a: Anatomy, rng: np.random.Generator, side: int
) -> list[tuple[Points, float, float]]:
    """Return the branches of one lung: points, width, path in centimetres."""
    hx, hy = a.hilum(side)
    count = len(_ROOTS)
    turn, calibre = np.array(_ROOTS).T
    x = hx + side * rng.uniform(-0.012, 0.012, count)
    y = hy + 0.02 * np.sin(turn)
    turn = turn + rng.normal(0, 0.12, count)
    width = calibre * 0.0105 * a.vessels * rng.uniform(0.85, 1.15, count)
    found: list[tuple[Points, float, float]] = []
    for generation in range(7):
        # All branches of a generation grow side by side.
        points = [np.stack([x, y], axis=-1)]
        bend = rng.normal(0, 0.07, count)
        step = rng.uniform(0.009, 0.017, count) * (1.15 if generation < 2 else 1.0)
        for _ in range(4):
            turn = turn + bend + rng.normal(0, 0.09, count)
            x = x + side * step * np.cos(turn)
            y = y + step * np.sin(turn)
            points.append(np.stack([x, y], axis=-1))
        lines = np.stack(points, axis=1)
        path = width * a.field_mm / 10 * 3.0
        found += list(zip(lines, width.tolist(), path.tolist(), strict=True))
        spread = rng.uniform(0.25, 0.5, count) * rng.uniform(0.3, 1, (2, count))
        thick = rng.uniform(0.74, 0.88, count)
        turn = np.concatenate([turn - spread[0], turn + spread[1]])
        width = np.concatenate([width * thick, width * (1.48 - thick)])
        x, y = np.tile(x, 2), np.tile(y, 2)
        alive = width > 0.0013
        x, y, turn, width = x[alive], y[alive], turn[alive], width[alive]
        count = len(x)
        if not count:
            break
    return found


def _vessels(a: Anatomy, canvas: Canvas, rng: np.random.Generator) -> Field:
    branches = [branch for side in SIDES for branch in _vessel_tree(a, rng, side)]
    branches.sort(key=lambda branch: branch[1])
    field = canvas.lines(branches)
    trunks: list[tuple[Points, Points | float]] = []
    for side in SIDES:
        hx, hy = a.hilum(side)
        low = 0.0 if side < 0 else -0.012
        curve = shape.open_curve(
            [(hx - side * 0.035, hy - 0.02 + low), (hx, hy - 0.015 + low),
             (hx + side * 0.018, hy + 0.03 + low), (hx + side * 0.022, hy + 0.085 + low)], 20)  # fmt: skip
        trunks.append((curve, np.linspace(0.040, 0.014, 20) * a.vessels))
        upper = shape.open_curve(
            [
                (hx - side * 0.02, hy),
                (hx + side * 0.01, hy - 0.04),
                (hx + side * 0.016, hy - 0.075),
            ],
            12,
        )
        trunks.append((upper, np.linspace(0.028, 0.009, 12) * a.vessels))
    hila = canvas.tubes(trunks, [(1.0, 0.7), (0.8, 1.6), (0.55, 2.3), (0.3, 2.7)])
    hila = canvas.soften(hila, 0.0028)
    field = canvas.soften(field, 0.0011)
    # Branches fade towards the pleura, where they are too thin to be seen.
    return np.maximum(field, hila)


def _taper(count: int, start: float, end: float) -> Points:
    """Return widths along a stroke that is rounded over a share of its start and of its end."""
    t = np.linspace(0, 1, count)
    near = np.minimum(t / start if start else 1.0, (1 - t) / end if end else 1.0)
    return np.asarray(np.sqrt(1 - (1 - np.minimum(near, 1)) ** 2) + 1e-3)


def _ribs(a: Anatomy, canvas: Canvas) -> Field:
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


def _spine(a: Anatomy, canvas: Canvas, rng: np.random.Generator) -> Field:
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
            process = np.asarray([
                (bend + side * half, y + 0.1 * tall), (bend + side * (half + 0.030), y - 0.02 * tall),
                (bend + side * (half + 0.032), y + 0.22 * tall), (bend + side * half, y + 0.42 * tall),
            ])  # fmt: skip
            shapes.append((process, 0.42))
        shapes.append(
            (ellipse(bend + rng.normal(0, 0.001), y + 0.85 * tall, 0.0045, 0.2 * tall), 1.35)
        )
        y += tall
    return canvas.soften(canvas.fill(shapes), 0.0030)


def _girdle(a: Anatomy, canvas: Canvas) -> Field:
    """Return clavicles, shoulder blades, upper arms."""
    clavicles: list[tuple[Points, Points | float]] = []
    blades: list[tuple[Points, Points | float]] = []
    arms: list[tuple[Points, Points | float]] = []
    plates: list[tuple[Points, float]] = []
    for side in SIDES:
        y, rise = a.clavicle, a.clavicle_rise
        collar = shape.open_curve(
            [(side * 0.040, y + 0.012), (side * 0.09, y - 0.012), (side * 0.17, y - 0.2 * rise - 0.008),
             (side * 0.26, y - 0.8 * rise), (side * 0.335, y - 1.05 * rise), (side * 0.395, y - rise)], 40)  # fmt: skip
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
        spine = [
            (side * (a.half_width * inner + 0.025), a.y_at(0.12)),
            (side * (a.half_width * inner + 0.10), a.apex + 0.015),
            (side * 0.41, a.clavicle - a.clavicle_rise + 0.01),
        ]
        medial, lateral = shape.open_curve(edge, 24), shape.open_curve(outer, 16)
        plates.append((np.concatenate([medial, lateral]), 0.22))
        blades += [
            (medial, 0.008),
            (lateral, np.linspace(0.012, 0.022, 16)),
            (shape.open_curve(spine, 16), np.linspace(0.01, 0.026, 16)),
        ]
        head = float(a.cage(a.y_at(0.2))) + a.wall + 0.085
        head_y = a.apex + 0.055
        arm = shape.open_curve(
            [(side * head, head_y), (side * (head + 0.035), head_y + 0.14), (side * (head + 0.11 + 0.8 * a.arms), head_y + 1.1)], 30)  # fmt: skip
        arms.append(
            (arm, np.interp(np.linspace(0, 1, 30), [0, 0.12, 0.3, 1], [0.085, 0.085, 0.048, 0.044]))
        )
        plates.append((ellipse(side * head, head_y, 0.046, 0.05), 1.1))
    bone = canvas.tubes(clavicles, [(1.0, 0.42), (0.86, 0.78), (0.6, 0.58), (0.35, 0.55)])
    bone += canvas.tubes(blades, [(1.0, 0.30), (0.6, 0.42)])
    plate = canvas.fill(plates)
    shaft = canvas.tubes(arms, [(1.0, 1.0), (0.9, 1.55), (0.62, 1.2), (0.4, 1.1)])
    return bone + np.maximum(plate, shaft)


def _gas(a: Anatomy, canvas: Canvas, rng: np.random.Generator) -> Field:
    """Return gas in stomach and bowel, below the left dome."""
    gas = np.zeros((canvas.size, canvas.size), np.float32)
    if a.bubble < 0.015:
        return gas
    floor = shape.diaphragm(a, 1)
    x = rng.uniform(0.45, 0.62) * a.half_width
    y = float(np.interp(x, floor[::-1, 0], floor[::-1, 1])) + a.bubble * 0.8 + 0.016
    spots = [(ellipse(x, y, a.bubble * 1.5, a.bubble * 0.8, rng.normal(0, 0.2)), 4.0)]
    for _ in range(int(rng.integers(0, 5))):
        r = rng.uniform(0.010, 0.022)
        spots.append(
            (ellipse(x + rng.normal(0, 0.07), y + rng.uniform(0.04, 0.12), r, r * 0.8), 2.2)
        )
    return canvas.soften(canvas.fill(spots), 0.004)


def build(a: Anatomy, size: int, rng: np.random.Generator) -> Scene:
    """Return the path lengths of a chest on a grid of ``size`` pixels."""
    canvas = Canvas(size, a.rotation, a.midline)
    lungs = {side: canvas.mask(shape.lung(a, side)) for side in SIDES}
    air = _lung_air(a, canvas, lungs)
    fields = lungs[-1] | lungs[1]
    taken = _displaced(a, canvas)
    air *= 1 - taken
    texture = canvas.noise(rng, 12, 4, 0.7)
    vessels = _vessels(a, canvas, rng)
    vessels *= (1 - 0.75 * taken) * fields
    vessels += canvas.enlarge(0.16 * texture) * fields * (1 - taken)
    soft = canvas.enlarge(_trunk(a, canvas) + _breasts(a, canvas))
    np.maximum(soft, 0, out=soft)
    patchy = canvas.enlarge(canvas.noise(rng, 6, 5, 0.75))
    soft *= 1 + 0.008 * patchy
    soft -= (1 - LUNG_DENSITY) * air
    soft -= _recess(a, canvas, fields)
    soft -= _windpipe(a, canvas, rng)
    soft -= _gas(a, canvas, rng)
    np.maximum(soft, 0, out=soft)
    bone = _ribs(a, canvas)
    bone += _spine(a, canvas, rng)
    bone += _girdle(a, canvas)
    bone *= a.bone
    return Scene(
        anatomy=a,
        canvas=canvas,
        lungs=lungs,
        heart=canvas.mask(shape.heart(a)),
        air=air,
        soft=soft,
        vessels=vessels,
        bone=bone,
        metal=np.zeros((size, size), np.float32),
    )
