"""Findings that are soft tissue or fluid inside the lungs."""

import math

import numpy as np

from train.phantom.anatomy import SIDES
from train.phantom.canvas import Field
from train.phantom.lesion import Lesion, haze, lesion_of, letter, random_point
from train.phantom.tissue import LUNG_DENSITY, Scene


def _ball(
    scene: Scene,
    centre: tuple[float, float],
    rng: np.random.Generator,
    *,
    radius: float,
    thick: float,
    rough: float,
    spiky: float,
) -> Field:
    """Return a rounded body with an uneven outline."""
    added = np.zeros((scene.canvas.size,) * 2, np.float32)
    window, x, y = scene.canvas.patch(centre, radius * 1.6)
    dx, dy = x - centre[0], y - centre[1]
    turn = np.arctan2(dy, dx)
    edge = np.ones_like(dx)
    for wave in range(2, 6):
        edge += rough / wave * rng.normal() * np.cos(wave * turn + rng.uniform(0, 6.3))
    for wave in (9, 13, 17):
        edge += spiky * rng.uniform(0.3, 1) * np.cos(wave * turn + rng.uniform(0, 6.3))
    squash = rng.uniform(0.82, 1.0)
    share = np.hypot(dx, dy / squash) / (radius * np.clip(edge, 0.6, 1.5))
    added[window] = thick * np.maximum(1 - share**2, 0) ** 0.55
    return added


def nodule(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    """Draw nodules up to 13 mm in radius, in one lung."""
    a = scene.anatomy
    total = np.zeros((scene.canvas.size,) * 2, np.float32)
    for _ in range(1 + int(rng.random() < 0.2) + int(rng.random() < 0.1)):
        radius = (3.5 + 9.5 * severity * rng.uniform(0.75, 1)) * a.mm
        centre = random_point(scene, side, rng, radius * 1.35)
        dense = rng.uniform(1.2, 1.7) * (2 * radius * a.field_mm / 10) + 0.35
        np.maximum(
            total,
            _ball(scene, centre, rng, radius=radius, thick=dense, rough=0.05, spiky=0.012),
            out=total,
        )
    total *= scene.lungs[side]
    return lesion_of("Nodule", letter(side), severity, total)


def mass(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    """Draw one rounded body of 3 cm or more."""
    a = scene.anatomy
    radius = (16.5 + 27 * severity * rng.uniform(0.8, 1)) * a.mm
    centre = random_point(scene, side, rng, 0.7 * radius)
    dense = rng.uniform(0.7, 1.0) * min(2 * radius * a.field_mm / 10, 7.5)
    added = _ball(
        scene, centre, rng, radius=radius, thick=dense, rough=0.10, spiky=rng.choice([0.0, 0.02])
    )
    return lesion_of("Mass", letter(side), severity, added * scene.lungs[side])


def _airspace(
    scene: Scene,
    side: int,
    centre: tuple[float, float],
    rng: np.random.Generator,
    *,
    reach: tuple[float, float],
    patchy: float,
    sharp: float,
    thick: float,
) -> Field:
    """Return an airspace opacity: an ellipse whose edge and inside follow noise."""
    canvas = scene.canvas
    x, y = canvas.coarse
    turn = rng.uniform(-0.5, 0.5)
    u = (x - centre[0]) * math.cos(turn) + (y - centre[1]) * math.sin(turn)
    v = (y - centre[1]) * math.cos(turn) - (x - centre[0]) * math.sin(turn)
    share = np.hypot(u / reach[0], v / reach[1])
    field = 1 - share + patchy * canvas.noise(rng, 9, 3, 0.6)
    field = np.clip(field / sharp, -0.5, 1) * (1 + 0.55 * patchy * canvas.noise(rng, 16, 3, 0.8))
    # Noise must not make islands far from the lesion.
    field = np.where(share < 1.35, field, -0.2)
    added = haze(canvas, field.astype(np.float32), 0.04) * np.float32(thick)
    cap = (1 - LUNG_DENSITY) * scene.air * 0.95
    return np.asarray(np.minimum(added, cap) * scene.lungs[side], np.float32)


def consolidation(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    """Draw a dense airspace opacity."""
    size = rng.uniform(0.075, 0.105) + 0.06 * severity
    centre = random_point(scene, side, rng, 0.045, (0.2, 0.95))
    added = _airspace(
        scene,
        side,
        centre,
        rng,
        reach=(size, size * rng.uniform(0.7, 1.1)),
        patchy=0.16,
        sharp=0.45,
        thick=2.2 + 5.5 * severity,
    )
    return lesion_of("Consolidation", letter(side), severity, added)


def pneumonia(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    """Draw a patchy airspace opacity of one lung."""
    size = rng.uniform(0.07, 0.10) + 0.05 * severity
    centre = random_point(scene, side, rng, 0.04, (0.35, 1.0))
    added = _airspace(
        scene,
        side,
        centre,
        rng,
        reach=(size, size * rng.uniform(0.8, 1.3)),
        patchy=0.34,
        sharp=0.75,
        thick=1.9 + 4.2 * severity,
    )
    return lesion_of("Pneumonia", letter(side), severity, added)


def infiltration(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    """Draw faint, ill-defined haze in one lung or both."""
    total = np.zeros((scene.canvas.size,) * 2, np.float32)
    both = rng.random() < 0.4
    for where in SIDES if both else (side,):
        size = rng.uniform(0.08, 0.12) + 0.05 * severity
        centre = random_point(scene, where, rng, 0.04, (0.25, 1.0))
        added = _airspace(
            scene,
            where,
            centre,
            rng,
            reach=(size, size * rng.uniform(0.8, 1.6)),
            patchy=0.55,
            sharp=1.3,
            thick=1.6 + 2.8 * severity,
        )
        total += added
    return lesion_of("Infiltration", "B" if both else letter(side), severity, total)


def edema(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    """Draw haze around both hila, as in congestion."""
    a, canvas = scene.anatomy, scene.canvas
    x, y = canvas.coarse
    field = np.full_like(x, -1.0)
    for where in SIDES:
        hx, hy = a.hilum(where)
        u = (x - hx - where * 0.03) / (0.13 + 0.05 * severity)
        v = (y - hy - 0.07) / (0.17 + 0.06 * severity)
        near = 1.15 - np.hypot(u, v) + 0.22 * canvas.noise(rng, 10, 4, 0.7)
        near = np.where(np.hypot(u, v) < 1.45, near, -1)
        field = np.maximum(field, np.where(np.sign(x) == where, near, -1))
    field = np.minimum(field, 0.9) * (1 + 0.16 * canvas.noise(rng, 24, 3, 0.8))
    added = haze(canvas, field.astype(np.float32), 0.05) * np.float32(1.6 + 3.6 * severity)
    added = np.minimum(added, (1 - LUNG_DENSITY) * scene.air * 0.9) * (
        scene.lungs[-1] | scene.lungs[1]
    )
    return lesion_of("Edema", "B", severity, added)
