"""Path lengths of soft tissue, air and bone through a chest, ray by ray."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from train.phantom import anatomy as shape
from train.phantom.anatomy import SIDES, Anatomy, Points
from train.phantom.canvas import Canvas, Field, Mask, ellipse, outline_of
from train.phantom.skeleton import girdle, ribs, spine
from train.phantom.vessels import lung_vessels

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
    return np.asarray(np.maximum(1 - share * share, 0) ** power, np.float32)


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
    return np.asarray(np.clip(np.maximum(total, 0.9 * core), 0, 0.93), np.float32)


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
        (trunk, 0.046), (right, np.linspace(0.034, 0.022, 12)),
        (left, np.linspace(0.03, 0.018, 12)),
    ]  # fmt: skip
    air = canvas.tubes(strokes, [(1.0, 0.7), (0.8, 1.2), (0.5, 1.6)])
    return canvas.soften(air, 0.004)


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
    vessels = lung_vessels(a, canvas, rng)
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
    bone = ribs(a, canvas)
    bone += spine(a, canvas, rng)
    bone += girdle(a, canvas)
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
