"""Side markers, and the lines and tubes of people who are ill."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

from train.phantom import anatomy as shape
from train.phantom.anatomy import Anatomy
from train.phantom.canvas import Canvas, Field, Points, ellipse
from train.phantom.tissue import Scene


def _marker(a: Anatomy, canvas: Canvas, rng: np.random.Generator) -> Field:
    """Return a lead letter: R on the patient's right, L on the patient's left."""
    size = canvas.size
    side = -1 if rng.random() < 0.5 else 1
    picture = Image.new("L", (size, size))
    tall = max(6, round(size * rng.uniform(0.03, 0.045)))
    x = (0.5 + side * rng.uniform(0.38, 0.44)) * size
    y = rng.uniform(0.04, 0.12) * size
    ImageDraw.Draw(picture).text(
        (x, y), "R" if side < 0 else "L", fill=255, font=ImageFont.load_default(tall), anchor="mm"
    )
    return np.asarray(picture, np.float32) * np.float32(6 / 255)


def _wires(a: Anatomy, rng: np.random.Generator) -> list[tuple[Points, float, float]]:
    """Return leads, lines and tubes: points, width, attenuation."""
    found: list[tuple[Points, float, float]] = []
    if rng.random() < 0.6:
        for _ in range(int(rng.integers(2, 4))):
            x, y = rng.uniform(-0.3, 0.3), a.y_at(rng.uniform(0.1, 0.9))
            end = (x + rng.normal(0, 0.15), 1.05)
            middle = ((x + end[0]) / 2 + rng.normal(0, 0.06), (y + 1.05) / 2)
            found.append((shape.open_curve([(x, y), middle, end], 40), 0.0022, 0.45))
            found.append((ellipse(x, y, 0.005, 0.005), 0.006, 0.9))
    if rng.random() < 0.45:
        side = -1 if rng.random() < 0.7 else 1
        line = [(side * 0.10, -0.03), (side * 0.075, a.apex), (-0.045, a.y_at(0.2)),
                (-0.05 + a.shift, a.y_at(rng.uniform(0.38, 0.5)))]  # fmt: skip
        found.append((shape.open_curve(line, 40), 0.0034, 0.32))
    if rng.random() < 0.3:
        tube = [(0.004, -0.05), (0.0, a.apex), (-0.004, a.y_at(rng.uniform(0.18, 0.28)))]
        curve = shape.open_curve(tube, 24)
        for shift in (-0.011, 0.011):
            found.append((curve + np.array([shift, 0.0]), 0.0022, 0.3))
    if rng.random() < 0.3:
        tube = [(0.008, -0.05), (0.01, a.y_at(0.3)), (0.02, a.y_at(0.85)),
                (0.10, a.y_at(1.05)), (0.14, a.y_at(1.12))]  # fmt: skip
        found.append((shape.open_curve(tube, 50), 0.0030, 0.36))
    return found


def _pacemaker(a: Anatomy, rng: np.random.Generator) -> list[tuple[Points, float, float]]:
    x, y = 0.62 * a.half_width, a.y_at(0.14)
    lead = [(x - 0.02, y), (0.12, a.clavicle + 0.01), (-0.03, a.y_at(0.2)), (-0.055, a.y_at(0.5)),
            (-0.03, a.y_at(0.75)), (0.06, a.y_at(0.88))]  # fmt: skip
    return [(shape.open_curve(lead, 60), 0.0036, 1.1)]


def add(scene: Scene, rng: np.random.Generator) -> None:
    """Add markers and devices to a scene's ``metal``: more of them on portable pictures."""
    a, canvas = scene.anatomy, scene.canvas
    portable = a.view == "AP"
    metal = scene.metal
    marker = rng.random() < 0.8
    if marker:
        metal += _marker(a, canvas, rng)
    if rng.random() < (0.55 if portable else 0.06):
        metal += canvas.lines(_wires(a, rng))
    if a.age > 55 and rng.random() < 0.07:
        metal += canvas.lines(_pacemaker(a, rng))
        x, y = 0.62 * a.half_width, a.y_at(0.14)
        case = canvas.fill(
            [(ellipse(x, y, 0.055, 0.042, 0.3), 2.2), (ellipse(x, y, 0.05, 0.037, 0.3), 3.2)]
        )
        metal += ndimage.gaussian_filter(case, 0.001 * canvas.size)
