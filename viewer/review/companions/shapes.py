"""Shapes of SR coordinates and of graphic annotations as lines (PS3.3 C.18.6.1.2, C.10.5.1.2)."""

from collections.abc import Callable

import numpy as np

from viewer.review.companions.layer import Line

# A curve is drawn as so many straight pieces.
_PIECES = 96


def line_of(kind: str, places: Line) -> tuple[Line, ...]:
    """Return a shape as lines; none where it has too few points or is not known.

    Parameters
    ----------
    kind : str
        Graphic Type.
    places : ndarray of float64, shape (n, 2)
    """
    shape = _SHAPES.get(kind.upper())
    if shape is None or not len(places) or not np.isfinite(places).all():
        return ()
    return shape(places)


def _points(places: Line) -> tuple[Line, ...]:
    return tuple(place[None] for place in places)


def _polyline(places: Line) -> tuple[Line, ...]:
    return (places,)


def _circle(places: Line) -> tuple[Line, ...]:
    """Centre, and a place on the circle."""
    if len(places) != 2:
        return ()
    radius = float(np.hypot(*(places[1] - places[0])))
    return (_curve(places[0], np.array([radius, 0.0]), np.array([0.0, radius])),)


def _ellipse(places: Line) -> tuple[Line, ...]:
    """Both ends of the longer axis, then of the shorter one."""
    if len(places) != 4:
        return ()
    centre = (places[0] + places[1]) / 2
    return (_curve(centre, places[1] - centre, (places[3] - places[2]) / 2),)


def _curve(centre: Line, one: Line, other: Line) -> Line:
    angle = np.linspace(0, 2 * np.pi, _PIECES + 1)[:, None]
    return np.asarray(centre + np.cos(angle) * one + np.sin(angle) * other)


_SHAPES: dict[str, Callable[[Line], tuple[Line, ...]]] = {
    "POINT": _points,
    "MULTIPOINT": _points,
    "POLYLINE": _polyline,
    # Drawn straight from point to point: the places are right, the curve between is not known.
    "INTERPOLATED": _polyline,
    "CIRCLE": _circle,
    "ELLIPSE": _ellipse,
}
