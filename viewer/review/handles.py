"""Where an annotation can be taken hold of, and what becomes of it when a handle is moved.

``aspect`` is the height of a pixel divided by its width (:class:`viewer.dicom.radiograph.
Radiograph`): what is at right angles on the body need not be so in pixels.
"""

from dataclasses import replace

from viewer.review.annotations import Annotation, Kind, Point

_MIDLINE, _BORDERS, _SPAN = (0, 1), (2, 3), (4, 5)


def handles(annotation: Annotation) -> tuple[Point, ...]:
    """Return the places to take hold of, in image coordinates.

    Every point; of a rectangle all four corners, clockwise from the first; of an ellipse the ends
    of its axes: left, top, right, bottom; of a cardiothoracic ratio also the middle of the midline.
    """
    points = annotation.points
    if annotation.kind is Kind.RECTANGLE:
        (x0, y0), (x1, y1) = points
        return (x0, y0), (x1, y0), (x1, y1), (x0, y1)
    if annotation.kind is Kind.ELLIPSE:
        left, top, right, bottom = _sides(annotation)
        x, y = (left + right) / 2, (top + bottom) / 2
        return (left, y), (x, top), (right, y), (x, bottom)
    if annotation.kind is Kind.CARDIOTHORACIC:
        return *points, _middle(points[0], points[1])
    return points


def move_handle(annotation: Annotation, number: int, to: Point, aspect: float = 1.0) -> Annotation:
    """Return the annotation with a handle moved.

    Parameters
    ----------
    annotation : Annotation
    number : int
        Place in :func:`handles`.
    to : tuple of float
        x and y in image coordinates.
    aspect : float
        Height of a pixel divided by its width.
    """
    if annotation.kind is Kind.RECTANGLE:
        (x0, y0), (x1, y1) = annotation.points
        x, y = to
        moved = (
            ((x, y), (x1, y1)),
            ((x0, y), (x, y1)),
            ((x0, y0), (x, y)),
            ((x, y0), (x1, y)),
        )[number]
        return replace(annotation, points=moved)
    if annotation.kind is Kind.ELLIPSE:
        sides = list(_sides(annotation))
        sides[number] = to[number % 2]
        left, top, right, bottom = sides
        return replace(annotation, points=((left, top), (right, bottom)))
    if annotation.kind is Kind.CARDIOTHORACIC:
        return _move_cardiothoracic(annotation, number, to, aspect)
    return replace(annotation, points=_replaced(annotation.points, number, to))


def across(points: tuple[Point, ...], aspect: float) -> Point:
    """Return the unit vector at right angles to a midline, in columns and columns' widths.

    Parameters
    ----------
    points : tuple of (float, float)
        The two ends of the midline come first.
    aspect : float
        Height of a pixel divided by its width.

    Returns
    -------
    tuple of float
        Its y is in widths of a column too. A midline without length counts as vertical.
    """
    (x0, y0), (x1, y1) = points[0], points[1]
    dx, dy = x1 - x0, (y1 - y0) * aspect
    length = (dx * dx + dy * dy) ** 0.5
    return (dy / length, -dx / length) if length else (1.0, 0.0)


def offset(points: tuple[Point, ...], point: Point, aspect: float) -> float:
    """Return how far a point lies beside a midline, in widths of a column; the sign is its side."""
    ux, uy = across(points, aspect)
    (x0, y0), (x, y) = points[0], point
    return (x - x0) * ux + (y - y0) * aspect * uy


def foot(points: tuple[Point, ...], point: Point, aspect: float) -> Point:
    """Return the place of the (endless) midline that is nearest to a point."""
    ux, uy = across(points, aspect)
    aside = offset(points, point, aspect)
    return point[0] - aside * ux, point[1] - aside * uy / aspect


def levelled(points: tuple[Point, ...], aspect: float, fixed: int = _SPAN[0]) -> tuple[Point, ...]:
    """Return a cardiothoracic ratio's points with the thoracic span at right angles to the midline.

    Parameters
    ----------
    points : tuple of (float, float)
    aspect : float
    fixed : int
        The end of the span that stays; the other one comes to its level.
    """
    other = _SPAN[1] if fixed == _SPAN[0] else _SPAN[0]
    ux, uy = across(points, aspect)
    x, y = foot(points, points[fixed], aspect)
    aside = offset(points, points[other], aspect)
    return _replaced(points, other, (x + aside * ux, y + aside * uy / aspect))


def _move_cardiothoracic(
    annotation: Annotation, number: int, to: Point, aspect: float
) -> Annotation:
    points = annotation.points
    if number in _SPAN:
        return replace(
            annotation, points=levelled(_replaced(points, number, to), aspect, fixed=number)
        )
    if number in _BORDERS:
        return replace(annotation, points=_replaced(points, number, to))
    if number in _MIDLINE:
        moved = _replaced(points, number, to)
    else:
        x, y = _middle(points[0], points[1])
        dx, dy = to[0] - x, to[1] - y
        moved = tuple((px + dx, py + dy) for px, py in points[:2]) + points[2:]
    return replace(annotation, points=levelled(moved, aspect))


def _sides(annotation: Annotation) -> tuple[float, float, float, float]:
    (x0, y0), (x1, y1) = annotation.points
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _replaced(points: tuple[Point, ...], number: int, to: Point) -> tuple[Point, ...]:
    return (*points[:number], to, *points[number + 1 :])
