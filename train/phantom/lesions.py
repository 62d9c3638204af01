"""The findings a phantom can have: how each changes the anatomy, and what it draws.

A lesion is soft tissue, or air, added along each ray; its mask is exactly where that is not
zero. Cardiomegaly and the enlarged heart of oedema change the anatomy instead; the mask of
Cardiomegaly is the silhouette of the heart.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from train.phantom import anatomy as shape
from train.phantom.anatomy import SIDES, Anatomy
from train.phantom.canvas import Canvas, Field, Mask, outline_of
from train.phantom.tissue import LUNG_DENSITY, Scene

#: Regions of a mask smaller than this share of its largest region are left out of the lesion.
_CRUMB = 0.12


@dataclass(frozen=True, slots=True)
class Lesion:
    """One finding in one picture.

    Attributes
    ----------
    finding : str
    side : str
        "R" or "L" of the patient, "B" both, "" for the heart.
    severity : float
        0 barely visible .. 1 obvious.
    mask : ndarray of bool, shape (size, size)
    added : ndarray of float32, shape (size, size), or None
        Soft tissue along the ray in centimetres, negative for air; zero outside the mask.
    clears : bool
        The vessels of the lung are absent inside the mask.
    """

    finding: str
    side: str
    severity: float
    mask: Mask
    added: Field | None = None
    clears: bool = False


Draw = Callable[[Scene, int, float, np.random.Generator], Lesion]
Prepare = Callable[[Anatomy, int, float, np.random.Generator], Anatomy]


@dataclass(frozen=True, slots=True)
class Kind:
    """What makes a finding: a change of the anatomy, then a drawing on its scene."""

    draw: Draw
    prepare: Prepare = lambda a, side, severity, rng: a


def _letter(side: int) -> str:
    return "R" if side < 0 else "L"


def _lesion(scene: Scene, finding: str, side: str, severity: float, added: Field) -> Lesion:
    """Return a lesion of what was added within the lungs, without crumbs."""
    mask = added > 0
    labels, count = ndimage.label(mask)
    if count > 1:
        sizes = np.bincount(labels.ravel(), minlength=count + 1)
        sizes[0] = 0
        mask = (sizes >= max(1.0, _CRUMB * sizes.max()))[labels] & mask
    added *= mask
    return Lesion(finding, side, severity, mask, added)


def _inside(
    scene: Scene,
    side: int,
    margin: float,
    rng: np.random.Generator,
    low: float = 0.0,
    high: float = 1.0,
) -> tuple[float, float]:
    """Return a random point of a lung, ``margin`` from its edge, between two levels."""
    a, canvas = scene.anatomy, scene.canvas
    free = canvas.coarse_mask(shape.lung(a, side))
    free &= ~canvas.coarse_mask(shape.heart(a)) & ~canvas.coarse_mask(shape.mediastinum(a))
    deep = ndimage.distance_transform_edt(free) / len(free)
    level = a.level(canvas.coarse[1])
    wanted = (deep > margin) & (level > low) & (level < high)
    if not wanted.any():
        wanted = deep >= min(margin, 0.8 * float(deep.max()))
    rows, columns = np.nonzero(wanted)
    pick = int(rng.integers(len(rows)))
    x, y = canvas.coarse
    return float(x[rows[pick], columns[pick]]), float(y[rows[pick], columns[pick]])


def _haze(canvas: Canvas, field: Field, level: float) -> Field:
    """Return how far a coarse field rises above a level, at full size; 0 below it."""
    full = canvas.enlarge(field - np.float32(level))
    return np.maximum(full, 0, out=full)


def _both(scene: Scene) -> Mask:
    return scene.lungs[-1] | scene.lungs[1]


# --- heart -----------------------------------------------------------------------------------


def _enlarge_heart(a: Anatomy, side: int, severity: float, rng: np.random.Generator) -> Anatomy:
    ratio = 0.556 + 0.13 * severity + rng.uniform(0, 0.02)
    return replace(
        a,
        heart_ratio=ratio,
        heart_slope=min(1.0, a.heart_slope + 0.3),
        mediastinum=a.mediastinum * (1 + 0.12 * severity),
    )


def _cardiomegaly(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    return Lesion("Cardiomegaly", "", severity, scene.heart)


# --- pleura ----------------------------------------------------------------------------------


def _effusion(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    a, canvas = scene.anatomy, scene.canvas
    x, y = canvas.coarse
    angle, dome = a.side_value(a.angle, side), a.side_value(a.dome, side)
    outer = float(a.cage(angle))
    share = np.clip(side * x / outer, 0, 1.05)
    # The meniscus: highest at the chest wall, lowest over the middle of the dome.
    depth = 0.05 + 0.345 * severity**1.3
    reach = 0.10 + 0.35 * min(1.0, 1.6 * severity)
    rise = np.exp((share - 1) / reach)
    base = 1.0 if severity > 0.3 else 0.55
    surface = angle - depth * (rise + 0.55 * severity * base)
    surface += 0.004 * canvas.noise(rng, 4, 2)
    below = y - surface
    if severity < 0.25:
        # A small effusion only blunts the angle.
        below -= 0.5 * dome * (share < 0.45)
    thick = np.clip(below / (0.03 + 0.07 * severity), 0, 1) ** 0.7 * (6.5 + 7 * severity)
    thick = np.where(below > 0, thick * (0.75 + 0.25 * share), -0.3)
    added = _haze(canvas, thick.astype(np.float32), 0.0)
    added = np.minimum(added, (1 - LUNG_DENSITY) * scene.air + 1.2) * scene.lungs[side]
    return _lesion(scene, "Effusion", _letter(side), severity, added)


def _fill_recess(a: Anatomy, side: int, severity: float, rng: np.random.Generator) -> Anatomy:
    # The fluid fills the recess behind the dome first; much of it pushes the mediastinum away.
    dry = (0.0, a.recess[1]) if side < 0 else (a.recess[0], 0.0)
    return replace(a, recess=dry, shift=a.shift - side * 0.03 * max(0.0, severity - 0.6))


def _pneumothorax(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    a, canvas = scene.anatomy, scene.canvas
    border = shape.lateral_border(a, side)
    inner = shape.lung(a, side)[len(border) + 40 :]
    hx, hy = a.hilum(side)
    along = np.linspace(0, 1, len(border))
    gap = 0.028 + 0.17 * severity**1.2
    reach = 0.45 + 0.6 * severity
    # Widest at the apex, since the air rises; closes towards the base unless it is large.
    width = gap * np.clip(1 - along / reach, 0, 1) ** 0.55
    if severity > 0.55:
        width = np.maximum(width, 0.35 * gap * (1 - 0.5 * along))
    towards = np.column_stack([hx - border[:, 0], hy - border[:, 1]])
    towards /= np.hypot(towards[:, :1], towards[:, 1:])
    line = border + towards * width[:, None]
    line[:, 0] += side * 0.003 * np.sin(9 * along + rng.uniform(0, 6)) * (width / gap)
    collapsed = np.concatenate([line, shape.diaphragm(a, side), inner])
    mask = scene.lungs[side] & ~canvas.mask(collapsed)
    labels, count = ndimage.label(mask)
    if count > 1:
        mask = labels == 1 + int(np.argmax(np.bincount(labels.ravel())[1:]))
    added = -LUNG_DENSITY * scene.air * mask
    # The visceral pleura seen on edge.
    seen = line[width > 0.004]
    if len(seen) > 2:
        pleura = canvas.fill([(outline_of(seen, 0.0045), 0.55)])
        added += ndimage.gaussian_filter(pleura, 0.6 * canvas.size / 1024) * mask
    return Lesion("Pneumothorax", _letter(side), severity, mask, added, clears=True)


# --- lung ------------------------------------------------------------------------------------


def _ball(
    scene: Scene,
    centre: tuple[float, float],
    radius: float,
    rough: float,
    spiky: float,
    rng: np.random.Generator,
    thick: float,
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


def _nodule(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    a = scene.anatomy
    total = np.zeros((scene.canvas.size,) * 2, np.float32)
    for _ in range(1 + int(rng.random() < 0.2) + int(rng.random() < 0.1)):
        radius = (3.5 + 9.5 * severity * rng.uniform(0.75, 1)) * a.mm
        centre = _inside(scene, side, radius * 1.35, rng)
        dense = rng.uniform(1.2, 1.7) * (2 * radius * a.field_mm / 10) + 0.35
        np.maximum(total, _ball(scene, centre, radius, 0.05, 0.012, rng, dense), out=total)
    total *= scene.lungs[side]
    return _lesion(scene, "Nodule", _letter(side), severity, total)


def _mass(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    a = scene.anatomy
    radius = (16.5 + 27 * severity * rng.uniform(0.8, 1)) * a.mm
    centre = _inside(scene, side, 0.7 * radius, rng)
    dense = rng.uniform(0.7, 1.0) * min(2 * radius * a.field_mm / 10, 7.5)
    added = _ball(scene, centre, radius, 0.10, rng.choice([0.0, 0.02]), rng, dense)
    return _lesion(scene, "Mass", _letter(side), severity, added * scene.lungs[side])


def _airspace(
    scene: Scene,
    side: int,
    centre: tuple[float, float],
    reach: tuple[float, float],
    patchy: float,
    sharp: float,
    thick: float,
    rng: np.random.Generator,
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
    added = _haze(canvas, field.astype(np.float32), 0.04) * np.float32(thick)
    cap = (1 - LUNG_DENSITY) * scene.air * 0.95
    return np.minimum(added, cap) * scene.lungs[side]


def _consolidation(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    size = rng.uniform(0.075, 0.105) + 0.06 * severity
    centre = _inside(scene, side, 0.045, rng, 0.2, 0.95)
    added = _airspace(
        scene,
        side,
        centre,
        (size, size * rng.uniform(0.7, 1.1)),
        0.16,
        0.45,
        2.2 + 5.5 * severity,
        rng,
    )
    return _lesion(scene, "Consolidation", _letter(side), severity, added)


def _pneumonia(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    size = rng.uniform(0.07, 0.10) + 0.05 * severity
    centre = _inside(scene, side, 0.04, rng, 0.35, 1.0)
    added = _airspace(
        scene,
        side,
        centre,
        (size, size * rng.uniform(0.8, 1.3)),
        0.34,
        0.75,
        1.9 + 4.2 * severity,
        rng,
    )
    return _lesion(scene, "Pneumonia", _letter(side), severity, added)


def _infiltration(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    total = np.zeros((scene.canvas.size,) * 2, np.float32)
    both = rng.random() < 0.4
    for where in SIDES if both else (side,):
        size = rng.uniform(0.08, 0.12) + 0.05 * severity
        centre = _inside(scene, where, 0.04, rng, 0.25, 1.0)
        added = _airspace(
            scene,
            where,
            centre,
            (size, size * rng.uniform(0.8, 1.6)),
            0.55,
            1.3,
            1.6 + 2.8 * severity,
            rng,
        )
        total += added
    return _lesion(scene, "Infiltration", "B" if both else _letter(side), severity, total)


def _edema(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
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
    added = _haze(canvas, field.astype(np.float32), 0.05) * np.float32(1.6 + 3.6 * severity)
    added = np.minimum(added, (1 - LUNG_DENSITY) * scene.air * 0.9) * _both(scene)
    return _lesion(scene, "Edema", "B", severity, added)


def _congest(a: Anatomy, side: int, severity: float, rng: np.random.Generator) -> Anatomy:
    ratio = a.heart_ratio if a.heart_ratio > 0.55 else min(0.535, a.heart_ratio + 0.05)
    return replace(a, heart_ratio=ratio, vessels=a.vessels * (1.1 + 0.2 * severity))


def _lose_volume(a: Anatomy, side: int, severity: float, rng: np.random.Generator) -> Anatomy:
    rise = 0.012 + 0.035 * severity
    raised = (a.dome[0] + rise, a.dome[1]) if side < 0 else (a.dome[0], a.dome[1] + rise)
    return replace(a, dome=raised, shift=a.shift + side * 0.014 * severity)


def _atelectasis(scene: Scene, side: int, severity: float, rng: np.random.Generator) -> Lesion:
    a, canvas = scene.anatomy, scene.canvas
    variant = rng.choice(3, p=(0.45, 0.35, 0.20))
    hx, hy = a.hilum(side)
    floor = shape.diaphragm(a, side)
    outer = float(a.cage(a.y_at(0.85)))
    total = np.zeros((canvas.size,) * 2, np.float32)
    if variant == 0:  # plates above the diaphragm
        for _ in range(1 + int(rng.random() < 0.35)):
            length = rng.uniform(0.10, 0.17) + 0.06 * severity
            x = side * rng.uniform(0.45, 0.72) * outer
            above = float(np.interp(abs(x), np.abs(floor[::-1, 0]), floor[::-1, 1]))
            y = above - rng.uniform(0.035, 0.11)
            turn = side * rng.normal(0.12, 0.25)
            t = np.linspace(-0.5, 0.5, 24)
            bow = rng.normal(0, 0.02) * (t**2 - 0.25)
            line = np.column_stack(
                [x + length * t * math.cos(turn), y + length * t * math.sin(turn) + bow]
            )
            width = (0.010 + 0.020 * severity * rng.uniform(0.6, 1)) * (1 - (2 * t) ** 4) ** 0.5
            thick = 1.0 + 1.9 * severity
            plate = canvas.tubes(
                [(line, width)],
                [(s, thick * h) for s, h in ((1, 0.35), (0.85, 0.6), (0.65, 0.85), (0.4, 1))],
            )
            np.maximum(total, plate, out=total)
    else:
        if variant == 1:  # lower lobe, a triangle behind the heart and along the spine
            base = float(np.interp(0.55 * outer, np.abs(floor[::-1, 0]), floor[::-1, 1]))
            wide = (0.35 + 0.35 * severity) * outer
            corner = float(np.interp(wide, np.abs(floor[::-1, 0]), floor[::-1, 1]))
            wedge = np.asarray([
                (hx + side * 0.005, hy + 0.02), (side * (0.10 + 0.6 * wide), hy + 0.55 * (base - hy)),
                (side * wide, corner + 0.01), (side * 0.05, base + 0.05), (side * 0.06, hy + 0.04),
            ])  # fmt: skip
        else:  # upper lobe, against the mediastinum, with the fissure drawn up
            top = a.y_at(0.03)
            wide = float(a.cage(a.y_at(0.12))) * (0.62 + 0.3 * severity)
            level = a.y_at(0.18 + 0.12 * (1 - severity))
            fissure = shape.open_curve(
                [(side * wide, level - 0.02), (side * 0.6 * wide, level + 0.012), (hx, hy - 0.02)],
                16,
            )
            wedge = np.concatenate(
                [
                    fissure,
                    [
                        (side * 0.06, hy - 0.03),
                        (side * 0.07, top),
                        (side * 0.6 * wide, top - 0.03),
                        (side * 1.1 * wide, top + 0.03),
                    ],
                ]
            )
        fill = canvas.fill([(wedge, 1.0)])
        fill = ndimage.gaussian_filter(fill, 0.0035 * canvas.size, truncate=2.5)
        mottled = canvas.enlarge(1 + 0.14 * canvas.noise(rng, 12, 3))
        total = np.maximum(fill - 0.12, 0) * mottled * np.float32(2.2 + 4.5 * severity)
        total = np.minimum(total, (1 - LUNG_DENSITY) * scene.air + 0.8)
    return _lesion(scene, "Atelectasis", _letter(side), severity, total * scene.lungs[side])


#: Every finding a phantom can have.
KINDS: dict[str, Kind] = {
    "Atelectasis": Kind(_atelectasis, _lose_volume),
    "Cardiomegaly": Kind(_cardiomegaly, _enlarge_heart),
    "Effusion": Kind(_effusion, _fill_recess),
    "Infiltration": Kind(_infiltration),
    "Mass": Kind(_mass),
    "Nodule": Kind(_nodule),
    "Pneumonia": Kind(_pneumonia),
    "Pneumothorax": Kind(_pneumothorax),
    "Consolidation": Kind(_consolidation),
    "Edema": Kind(_edema, _congest),
}
