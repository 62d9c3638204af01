"""The shape of one synthetic chest: sampled parameters, and outlines computed from them.

All geometry is in *chest units*: x from the midline, positive to the right of the picture (the
patient's left), y downwards from the top of the picture; 1 is the width of the picture. A side is
-1 (left of the picture, the patient's right) or +1.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.interpolate import CubicSpline, PchipInterpolator

Points = npt.NDArray[np.float64]
_Numbers = float | npt.NDArray[np.floating]

SIDES = (-1, 1)

# Half-width of the rib cage by level: 0 at the apex of the lung, 1 at the costophrenic angle.
_LEVELS = (-0.30, -0.08, 0.0, 0.02, 0.06, 0.12, 0.25, 0.45, 0.65, 0.85, 1.0, 1.5)
_WIDTHS = (0.20, 0.26, 0.36, 0.49, 0.59, 0.69, 0.82, 0.925, 0.98, 1.0, 0.985, 0.93)
# How far a rib drops from back to front, in heights of the lung, by number.
_RIB_DROP = ((1, 2, 4, 8, 11), (0.15, 0.25, 0.36, 0.42, 0.40))

_CAGE = PchipInterpolator(_LEVELS, _WIDTHS)


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Parameters of one chest; lengths in chest units unless the name says otherwise."""

    sex: str
    age: int
    view: str
    field_mm: float  # width of the picture in the plane of the detector
    rotation: float  # of the whole chest in the picture, radians
    midline: float  # where the midline lies in the picture
    half_width: float  # largest inner half-width of the rib cage
    apex: float  # y of the lung apices
    angle: tuple[float, float]  # y of the costophrenic angles, right of the patient first
    dome: tuple[float, float]  # height of the diaphragm domes above the angles
    heart_ratio: float  # cardiothoracic ratio
    heart_lean: float  # share of the heart's width that lies left of the midline
    heart_slope: float  # 0 upright .. 1 lying
    shift: float  # of heart and mediastinum, towards the patient's left
    knob: float  # radius of the aortic knob
    mediastinum: float  # half-width of the upper mediastinum, share of half_width
    depth_cm: float  # front to back, soft tissue and lung
    lung_cm: float  # front to back, lung alone
    wall: float  # thickness of the chest wall at the side
    arms: float  # distance of the arms from the chest wall
    breast: float  # 0 none .. 1 large
    breast_level: float  # level of the breast's lower edge
    rib_slope: float  # how far a rib drops from back to front
    rib_width: float
    bone: float  # mineral content, 1 average
    clavicle: float  # y of the inner ends of the clavicles
    clavicle_rise: float  # how much higher the outer ends lie
    scapula: float  # 0 rotated clear of the lungs .. 1 over them
    spine_bend: float  # scoliosis
    bubble: float  # radius of the gas in the stomach, 0 none
    vessels: float  # 1 average calibre
    recess: tuple[float, float] = (1.0, 1.0)  # air behind the domes, 1 average

    @property
    def height(self) -> float:
        """Distance from the apices to the lower costophrenic angle."""
        return max(self.angle) - self.apex

    @property
    def mm(self) -> float:
        """Chest units in one millimetre."""
        return 1.0 / self.field_mm

    def side_value(self, pair: tuple[float, float], side: int) -> float:
        """Return the member of a (patient's right, patient's left) pair for a side."""
        return pair[0] if side < 0 else pair[1]

    def level(self, y: _Numbers) -> Points:
        """Return the level of y: 0 at the apices, 1 at the lower costophrenic angle."""
        return (np.asarray(y, np.float64) - self.apex) / self.height

    def y_at(self, level: float) -> float:
        """Return the y of a level."""
        return self.apex + level * self.height

    def cage(self, y: _Numbers) -> Points:
        """Return the inner half-width of the rib cage at y."""
        level = np.clip(self.level(y), _LEVELS[0], _LEVELS[-1])
        return np.asarray(self.half_width * _CAGE(level), np.float64)

    def hilum(self, side: int) -> tuple[float, float]:
        """Return the root of a lung; the patient's left lies a little higher."""
        offset = 0.22 if side < 0 else 0.25
        return (
            side * offset * self.half_width + self.shift,
            self.y_at(0.47 if side < 0 else 0.44),
        )


def sample(rng: np.random.Generator) -> Anatomy:
    """Return a random healthy chest: adult, PA or AP, with a heart of normal size."""
    sex = "F" if rng.random() < 0.46 else "M"
    age = int(np.clip(rng.normal(49, 17), 18, 92))
    view = "AP" if rng.random() < 0.36 else "PA"
    supine = view == "AP"
    habitus = rng.normal(0, 1)  # negative slender, positive stout
    half_width = rng.uniform(0.335, 0.40)
    apex = rng.uniform(0.085, 0.15)
    inspiration = rng.normal(-0.035 if supine else 0.0, 0.025) - 0.012 * habitus
    angle = float(np.clip(0.81 + inspiration, 0.70, 0.90))
    dome = rng.uniform(0.095, 0.135) + (0.01 if supine else 0)
    lower_left = rng.uniform(0.008, 0.032)
    ratio = float(np.clip(rng.normal(0.445, 0.025) + (0.025 if supine else 0), 0.38, 0.515))
    return Anatomy(
        sex=sex,
        age=age,
        view=view,
        field_mm=rng.uniform(330, 400) + 12 * float(np.clip(habitus, -1, 2)),
        rotation=math.radians(rng.normal(0, 1.8 if supine else 0.9)),
        midline=rng.normal(0.5, 0.012),
        half_width=half_width,
        apex=apex,
        angle=(angle, angle + rng.uniform(-0.008, 0.016)),
        dome=(dome, dome - lower_left),
        heart_ratio=ratio,
        heart_lean=rng.uniform(0.64, 0.72),
        heart_slope=float(np.clip(rng.normal(0.45, 0.2) + 0.1 * habitus, 0, 1)),
        shift=rng.normal(0, 0.006),
        knob=0.030 + 0.00022 * (age - 40) + rng.normal(0, 0.003),
        mediastinum=rng.uniform(0.13, 0.175) + (0.03 if supine else 0),
        depth_cm=float(np.clip(21.5 + 1.8 * habitus, 18, 27)),
        lung_cm=float(rng.uniform(14.5, 17.0)),
        wall=float(np.clip(0.058 + 0.020 * habitus, 0.032, 0.12)),
        arms=rng.uniform(-0.005, 0.05) if supine else rng.uniform(0.03, 0.10),
        breast=rng.uniform(0.25, 1.0) if sex == "F" else max(0.0, rng.normal(0.02, 0.08)),
        breast_level=rng.uniform(0.78, 0.98),
        rib_slope=rng.uniform(0.85, 1.15) * (0.9 if supine else 1.0),
        rib_width=rng.uniform(0.027, 0.034),
        bone=float(np.clip(rng.normal(1.05, 0.12) - 0.004 * max(0, age - 55), 0.65, 1.3)),
        clavicle=apex + rng.uniform(0.03, 0.085) * (0.4 if supine else 1.0),
        clavicle_rise=rng.uniform(0.015, 0.06) + (0.015 if supine else 0),
        scapula=rng.uniform(0.5, 1.0) if supine else rng.uniform(0.0, 0.55),
        spine_bend=rng.normal(0, 0.006),
        bubble=max(0.0, rng.uniform(-0.03, 0.045)),
        vessels=rng.uniform(0.85, 1.15) + (0.08 if supine else 0),
    )


def open_curve(points: list[tuple[float, float]], count: int = 48) -> Points:
    """Return a smooth curve through points, without overshoot."""
    knots = np.asarray(points, np.float64)
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(knots, axis=0).T))])
    return np.asarray(PchipInterpolator(along, knots)(np.linspace(0, along[-1], count)))


def closed_curve(points: list[tuple[float, float]], count: int = 96) -> Points:
    """Return a smooth closed curve through points."""
    knots = np.asarray([*points, points[0]], np.float64)
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(knots, axis=0).T))])
    spline = CubicSpline(along, knots, bc_type="periodic")
    return np.asarray(spline(np.linspace(0, along[-1], count, endpoint=False)))


def lateral_border(a: Anatomy, side: int) -> Points:
    """Return the lung's outer border from the apex down to the costophrenic angle."""
    angle = a.side_value(a.angle, side)
    levels = np.array([0, 0.004, 0.02, 0.05, 0.09, 0.14, 0.2, 0.28, 0.38, 0.5, 0.62, 0.74, 0.86, 1])
    y = a.apex + levels * (angle - a.apex)
    return np.column_stack([side * a.cage(a.y_at(0) + levels * a.height), y])


def diaphragm(a: Anatomy, side: int) -> Points:
    """Return the diaphragm from the costophrenic angle to the midline."""
    angle, dome = a.side_value(a.angle, side), a.side_value(a.dome, side)
    outer = float(a.cage(angle))
    shape = [
        (1.0, 0.0), (0.965, 0.22), (0.90, 0.52), (0.80, 0.79), (0.68, 0.94), (0.55, 1.0),
        (0.40, 0.96), (0.26, 0.86), (0.12, 0.74), (0.02, 0.70),
    ]  # fmt: skip
    return open_curve([(side * x * outer, angle - h * dome) for x, h in shape], 40)


def lung(a: Anatomy, side: int) -> Points:
    """Return the outline of a lung field; heart and mediastinum lie over its inner part."""
    inner = 0.07 * a.half_width
    floor = diaphragm(a, side)
    medial = [
        (side * inner, floor[-1, 1]),
        (side * inner, a.y_at(0.5)),
        (side * 1.3 * inner, a.y_at(0.16)),
        (side * 2.1 * inner, a.y_at(0.045)),
        (side * 3.3 * inner, a.y_at(0.008)),
        (side * 4.3 * inner, a.y_at(-0.004)),
    ]
    return np.concatenate([lateral_border(a, side), floor, open_curve(medial, 24)])


def heart(a: Anatomy) -> Points:
    """Return the outline of the heart; its width over the rib cage's is ``heart_ratio``."""
    width = a.heart_ratio * 2 * a.half_width
    left = a.heart_lean * width
    right = width - left
    top = a.y_at(0.40)
    bottom = a.angle[1] - a.dome[1] + 0.035
    tall = bottom - top
    lift = 0.10 * (a.heart_slope - 0.5)
    shape = [
        (-0.42 * right, 0.05), (-0.70 * right, 0.22), (-0.93 * right, 0.42),
        (-1.0 * right, 0.62), (-0.93 * right, 0.80), (-0.62 * right, 0.95), (0.0, 1.0),
        (0.45 * left, 1.02), (0.80 * left, 0.99 - lift), (0.97 * left, 0.90 - lift),
        (1.0 * left, 0.78 - lift), (0.94 * left, 0.60 - lift), (0.79 * left, 0.40),
        (0.60 * left, 0.21), (0.45 * left, 0.06), (0.22 * left, -0.05), (-0.1 * right, -0.05),
    ]  # fmt: skip
    curve = closed_curve([(x, top + t * tall) for x, t in shape], 120)
    # The spline may overshoot its knots; the ratio is promised exactly.
    curve[:, 0] = np.where(
        curve[:, 0] < 0,
        curve[:, 0] * right / -curve[:, 0].min(),
        curve[:, 0] * left / curve[:, 0].max(),
    )
    curve[:, 0] += a.shift
    return curve


def mediastinum(a: Anatomy) -> Points:
    """Return the outline of the great vessels and the upper mediastinum."""
    w = a.mediastinum * a.half_width
    knob_y = a.y_at(0.27)
    edge = a.shift + 1.08 * w
    right = [
        (-2.3 * w, -0.05), (-1.7 * w, a.apex - 0.02), (-1.20 * w, a.y_at(0.11)),
        (-1.12 * w, a.y_at(0.25)), (-1.12 * w, a.y_at(0.38)), (-1.15 * w, a.y_at(0.5)),
    ]  # fmt: skip
    left = [
        (1.05 * w, a.y_at(0.55)), (edge + 0.018, a.y_at(0.44)), (edge + 0.010, a.y_at(0.38)),
        (edge + 0.05 * a.knob, a.y_at(0.345)), (edge + 0.36 * a.knob, knob_y + 0.75 * a.knob),
        (edge + 0.52 * a.knob, knob_y), (edge + 0.28 * a.knob, knob_y - 0.9 * a.knob),
        (edge - 0.15 * a.knob, knob_y - 1.6 * a.knob), (1.20 * w, a.y_at(0.09)),
        (1.7 * w, a.apex - 0.02), (2.3 * w, -0.05),
    ]  # fmt: skip
    return np.concatenate([open_curve(right, 30), open_curve(left, 50)])


def body(a: Anatomy) -> Points:
    """Return the outline of neck, shoulders and trunk."""
    chest = [float(a.cage(a.y_at(t))) + a.wall * s for t, s in ((0.5, 1.25), (0.75, 1.0), (1, 1.0))]
    neck = 0.135 + 0.5 * a.wall
    shoulder = a.apex - 0.02
    half = [
        (neck, -0.1), (neck, a.apex - 0.10), (neck + 0.05, a.apex - 0.055),
        (neck + 0.16, shoulder), (neck + 0.27, shoulder + 0.035), (0.50, shoulder + 0.11),
        (0.50, a.y_at(0.25)), (chest[0] + 0.012, a.y_at(0.45)), (chest[1], a.y_at(0.75)),
        (chest[2], a.y_at(1.0)), (chest[2] + 0.01, 1.15),
    ]  # fmt: skip
    curve = open_curve(half, 90)
    mirrored = curve[::-1] * (-1, 1)
    return np.concatenate([curve, mirrored])


def rib(a: Anatomy, number: int, side: int) -> tuple[Points, Points]:
    """Return the centre lines of a rib's back and front part, numbers 1 to 11.

    A rib is a slanting ring around the chest, so both parts are one curve seen from the front.
    """
    step = 0.086 * a.height
    start = a.apex - 0.012 + (number - 1) * step * (0.94 + 0.012 * number)
    drop = a.rib_slope * a.height * float(np.interp(number, *_RIB_DROP))
    turn = start + 0.46 * drop
    reach = (float(a.cage(turn)) + 0.004) * (0.90 if number == 1 else 1.0)
    theta = np.linspace(0.012, 0.90 if number < 8 else 0.75, 80) * math.pi
    # Ribs leave the spine upwards, so that their highest point lies beside it.
    arch = 0.55 * drop * (np.sin(theta) * np.cos(theta) * (theta < math.pi / 2))
    fall = (1 - np.cos(theta)) / 2 + 0.04 * np.sin(2 * theta)
    y = start + drop * fall - 0.36 * arch
    x = 0.05 * reach + 0.95 * reach * np.sin(theta) ** 0.66
    curve = np.column_stack([side * x, y])
    back = theta <= math.pi * (0.60 if number < 10 else 0.44)
    return curve[back], curve[theta >= math.pi * 0.40]
