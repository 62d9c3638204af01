"""The findings a phantom can have: how each changes the anatomy, and what it draws.

A lesion is soft tissue, or air, added along each ray; its mask is exactly where that is not
zero. Cardiomegaly and the enlarged heart of oedema change the anatomy instead; the mask of
Cardiomegaly is the silhouette of the heart.
"""

import math
from dataclasses import replace

import numpy as np
from scipy import ndimage

from train.phantom import anatomy as shape
from train.phantom import opacities
from train.phantom.anatomy import Anatomy
from train.phantom.canvas import outline_of
from train.phantom.lesion import Kind, Lesion, haze, lesion_of, letter
from train.phantom.tissue import LUNG_DENSITY, Scene

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
    added = haze(canvas, thick.astype(np.float32), 0.0)
    added = np.minimum(added, (1 - LUNG_DENSITY) * scene.air + 1.2) * scene.lungs[side]
    return lesion_of("Effusion", letter(side), severity, added)


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
    return Lesion("Pneumothorax", letter(side), severity, mask, added, clears=True)


# --- collapse --------------------------------------------------------------------------------


def _congest(a: Anatomy, side: int, severity: float, rng: np.random.Generator) -> Anatomy:
    ratio = a.heart_ratio if a.heart_ratio > 0.55 else min(0.535, a.heart_ratio + 0.05)
    return replace(a, heart_ratio=ratio, vessels=a.vessels * (1.1 + 0.2 * severity))


def _lose_volume(a: Anatomy, side: int, severity: float, rng: np.random.Generator) -> Anatomy:
    rise = 0.012 + 0.035 * severity
    raised = (a.dome[0] + rise, a.dome[1]) if side < 0 else (a.dome[0], a.dome[1] + rise)
    # The collapsed lobe no longer fills the recess behind the dome.
    thin = (0.25, a.recess[1]) if side < 0 else (a.recess[0], 0.25)
    recess = (min(thin[0], a.recess[0]), min(thin[1], a.recess[1]))
    return replace(a, dome=raised, recess=recess, shift=a.shift + side * 0.014 * severity)


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
                (hx + side * 0.005, hy + 0.02),
                (side * (0.10 + 0.6 * wide), hy + 0.55 * (base - hy)),
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
    return lesion_of("Atelectasis", letter(side), severity, total * scene.lungs[side])


#: Every finding a phantom can have.
KINDS: dict[str, Kind] = {
    "Atelectasis": Kind(_atelectasis, _lose_volume),
    "Cardiomegaly": Kind(_cardiomegaly, _enlarge_heart),
    "Effusion": Kind(_effusion, _fill_recess),
    "Infiltration": Kind(opacities.infiltration),
    "Mass": Kind(opacities.mass),
    "Nodule": Kind(opacities.nodule),
    "Pneumonia": Kind(opacities.pneumonia),
    "Pneumothorax": Kind(_pneumothorax),
    "Consolidation": Kind(opacities.consolidation),
    "Edema": Kind(opacities.edema, _congest),
}
