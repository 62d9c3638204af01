"""The lines of an annotation in image coordinates: what screen and exporters draw, and hit-testing.

Curves come as points so near to one another that nobody sees the corners.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from viewer.review.annotations import Kind, Point
from viewer.review.handles import foot

_CURVE = 256
_ARC = 48
# Radius of the arc of an angle, as a share of its shorter side.
_ARC_RADIUS = 0.3

Line = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """One line.

    Attributes
    ----------
    points : ndarray of float, shape (n, 2)
        x and y in image coordinates.
    closed : bool
        Whether the last point is joined to the first.
    dashed : bool
        A straight line that helps to read the others, and is not measured.
    """

    points: Line
    closed: bool = False
    dashed: bool = False


def outlines(kind: Kind, points: tuple[Point, ...], aspect: float = 1.0) -> tuple[Outline, ...]:
    """Return the lines of an annotation, also of one that is still being drawn.

    Parameters
    ----------
    kind : Kind
    points : tuple of (float, float)
        One or more; fewer than the kind has give the lines that can be drawn already.
    aspect : float
        Height of a pixel divided by its width.
    """
    if kind in (Kind.TEXT, Kind.PROBE) or len(points) < 2:
        return ()
    return _LINES.get(kind, _open)(points, aspect)


def ellipse(corner: Point, opposite: Point) -> Line:
    """Return the ellipse in a rectangle as points, shape (n, 2)."""
    angle = np.linspace(0, 2 * math.pi, _CURVE, endpoint=False)
    x = (corner[0] + opposite[0]) / 2 + abs(opposite[0] - corner[0]) / 2 * np.cos(angle)
    y = (corner[1] + opposite[1]) / 2 + abs(opposite[1] - corner[1]) / 2 * np.sin(angle)
    return np.stack([x, y], axis=1)


def distance(lines: tuple[Outline, ...], point: Point, unit: tuple[float, float]) -> float:
    """Return how far a point is from the nearest line.

    Parameters
    ----------
    lines : tuple of Outline
    point : tuple of float
        x and y in image coordinates.
    unit : tuple of float
        How many pixels of the screen a column is wide and a row is high.

    Returns
    -------
    float
        In pixels of the screen; infinite where there is no line.
    """
    nearest = math.inf
    scale = np.array(unit)
    place = np.array(point) * scale
    for line in lines:
        ends = line.points * scale
        if line.closed:
            ends = np.concatenate((ends, ends[:1]))
        start, along = ends[:-1], np.diff(ends, axis=0)
        square = (along**2).sum(axis=1)
        # Where a side has no length any place of it will do.
        share = ((place - start) * along).sum(axis=1) / np.where(square > 0, square, 1)
        gap = start + along * np.clip(share, 0, 1)[:, None] - place
        nearest = min(nearest, float(np.hypot(gap[:, 0], gap[:, 1]).min()))
    return nearest


def _line(*points: Point, closed: bool = False, dashed: bool = False) -> Outline:
    return Outline(np.array(points, np.float64), closed, dashed)


def _arc(points: tuple[Point, ...], aspect: float) -> Line:
    """Return the arc between the sides of an angle, round on the body."""
    vertex = np.array(points[1])
    stretch = np.array([1.0, aspect])
    sides = [(np.array(points[number]) - vertex) * stretch for number in (0, 2)]
    radius = _ARC_RADIUS * min(float(np.hypot(*side)) for side in sides)
    start, end = (math.atan2(side[1], side[0]) for side in sides)
    turn = (end - start + math.pi) % (2 * math.pi) - math.pi
    angle = start + turn * np.linspace(0, 1, _ARC)
    return np.asarray(vertex + radius * np.stack([np.cos(angle), np.sin(angle)], axis=1) / stretch)


def _open(points: tuple[Point, ...], aspect: float) -> tuple[Outline, ...]:
    return (_line(*points),)


def _rectangle(points: tuple[Point, ...], aspect: float) -> tuple[Outline, ...]:
    (x0, y0), (x1, y1) = points
    return (_line((x0, y0), (x1, y0), (x1, y1), (x0, y1), closed=True),)


def _ellipse(points: tuple[Point, ...], aspect: float) -> tuple[Outline, ...]:
    return (Outline(ellipse(points[0], points[1]), closed=True),)


def _polygon(points: tuple[Point, ...], aspect: float) -> tuple[Outline, ...]:
    return (_line(*points, closed=True),)


def _angle(points: tuple[Point, ...], aspect: float) -> tuple[Outline, ...]:
    sides = _line(*points)
    return (sides,) if len(points) < 3 else (sides, Outline(_arc(points, aspect)))


def _cobb(points: tuple[Point, ...], aspect: float) -> tuple[Outline, ...]:
    if len(points) < 4:
        return (_line(*points[:2]),)
    middles = [
        ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
        for one, other in (points[:2], points[2:])
    ]
    return _line(*points[:2]), _line(*points[2:]), _line(*middles, dashed=True)


def _cardiothoracic(points: tuple[Point, ...], aspect: float) -> tuple[Outline, ...]:
    lines = [_line(*points[:2], dashed=True)]
    lines += [_line(foot(points, border, aspect), border) for border in points[2:4]]
    if len(points) == 6:
        lines.append(_line(*points[4:]))
    elif len(points) == 5:
        lines.append(_line(foot(points, points[4], aspect), points[4]))
    return tuple(lines)


_LINES: dict[Kind, Callable[[tuple[Point, ...], float], tuple[Outline, ...]]] = {
    Kind.RECTANGLE: _rectangle,
    Kind.ELLIPSE: _ellipse,
    Kind.POLYGON: _polygon,
    Kind.ANGLE: _angle,
    Kind.COBB: _cobb,
    Kind.CARDIOTHORACIC: _cardiothoracic,
}
