"""The branching vessels of the lungs."""

import numpy as np

from train.phantom import anatomy as shape
from train.phantom.anatomy import SIDES, Anatomy, Points
from train.phantom.canvas import Canvas, Field

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


def lung_vessels(a: Anatomy, canvas: Canvas, rng: np.random.Generator) -> Field:
    """Return the path in centimetres through the vessels of both lungs and their roots."""
    branches = [branch for side in SIDES for branch in _vessel_tree(a, rng, side)]
    branches.sort(key=lambda branch: branch[1])
    field = canvas.lines(branches)
    trunks: list[tuple[Points, Points | float]] = []
    for side in SIDES:
        hx, hy = a.hilum(side)
        low = 0.0 if side < 0 else -0.012
        curve = shape.open_curve(
            [(hx - side * 0.035, hy - 0.02 + low), (hx, hy - 0.015 + low),
             (hx + side * 0.018, hy + 0.03 + low),
             (hx + side * 0.022, hy + 0.085 + low)], 20)  # fmt: skip
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
    return np.maximum(field, hila)
