"""What an annotation measures: lengths, angles, areas, grey values, ratios.

Millimetres come from the file and name their source (:class:`viewer.dicom.radiograph.
SpacingSource`); without any, lengths are in pixels, and say so. Pixels that are not square count
in angles and areas too.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from pcam_model.wording import Text
from viewer.dicom.modality import modality_at
from viewer.dicom.radiograph import Radiograph, SpacingSource, View
from viewer.review.annotations import Annotation, Kind, Point
from viewer.review.handles import offset
from viewer.review.regions import statistics

# What descriptions say of a patient who lay or sat; CR and DX files have no field for it that is
# filled in.
_NOT_UPRIGHT = frozenset(
    ("supine", "recumbent", "decubitus", "lying", "bedside", "portable", "semierect", "sitting")
)
_WORDS = re.compile(r"[^\W\d_]+")


class Quantity(Enum):
    """What a number is; the value is the key of its name in files."""

    LENGTH = "length"
    ANGLE = "angle"
    AREA = "area"
    MEAN = "mean"
    DEVIATION = "sd"
    LOWEST = "min"
    HIGHEST = "max"
    PIXELS = "pixels"
    STORED = "stored"
    VALUE = "value"
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    RATIO = "ratio"
    HEART = "heart"
    THORAX = "thorax"


_CHANNELS = (Quantity.RED, Quantity.GREEN, Quantity.BLUE)


class Caution(Enum):
    """What a reader must know about a cardiothoracic ratio; the value is the text shown."""

    AP = Text("AP view: the heart is magnified")
    NOT_FRONTAL = Text("not a frontal view")
    VIEW_UNKNOWN = Text("view not given: on an AP view the heart is magnified")
    NOT_UPRIGHT = Text("perhaps not upright: the heart looks wider")
    NOT_CALIBRATED = Text("no calibration: the ratio needs none, but widths are in pixels")


@dataclass(frozen=True, slots=True)
class Scale:
    """How long the sides of a pixel are.

    Attributes
    ----------
    column, row : float
        Distance of the centres of neighbouring columns and rows, in ``unit``.
    unit : str
        ``"mm"``, or ``"px"``: widths of a column.
    source : SpacingSource
    """

    column: float
    row: float
    unit: str
    source: SpacingSource

    @classmethod
    def of(cls, radiograph: Radiograph) -> "Scale":
        """Return the scale of an image."""
        spacing = radiograph.spacing
        if spacing.row_mm is None or spacing.column_mm is None:
            return cls(1.0, radiograph.pixel_aspect, "px", SpacingSource.NONE)
        return cls(spacing.column_mm, spacing.row_mm, "mm", spacing.source)

    def vector(self, start: Point, end: Point) -> tuple[float, float]:
        """Return the way from one place of the image to another, in ``unit``."""
        return (end[0] - start[0]) * self.column, (end[1] - start[1]) * self.row


@dataclass(frozen=True, slots=True)
class Value:
    """One number of a measurement; ``unit`` may be empty."""

    quantity: Quantity
    number: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Measurement:
    """All numbers of one annotation.

    Attributes
    ----------
    values : tuple of Value
        The most important one first.
    source : SpacingSource or None
        Of the lengths and areas among them; None where there are none.
    cautions : tuple of Caution
    exact : bool
        False where grey values are those of every n-th pixel only.
    """

    values: tuple[Value, ...] = ()
    source: SpacingSource | None = None
    cautions: tuple[Caution, ...] = ()
    exact: bool = True

    def number(self, quantity: Quantity) -> float | None:
        """Return a number, None if it was not measured."""
        return next((each.number for each in self.values if each.quantity is quantity), None)


def measure(
    annotation: Annotation, radiograph: Radiograph, at_most: int | None = None
) -> Measurement:
    """Measure an annotation on its image.

    Parameters
    ----------
    annotation : Annotation
        An arrow or a text measures nothing.
    radiograph : Radiograph
    at_most : int or None
        Look at about this many pixels of a region and no more, while it is being dragged.
    """
    scale, kind = Scale.of(radiograph), annotation.kind
    if kind.is_region:
        return _region(annotation, radiograph, scale, at_most)
    if kind is Kind.PROBE:
        return _probe(annotation, radiograph)
    if kind is Kind.CARDIOTHORACIC:
        return _cardiothoracic(annotation.points, radiograph, scale)
    line = _LINES.get(kind)
    return line(annotation.points, scale) if line is not None else Measurement()


def angle_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the angle between two directions in degrees, 0 to 180; 0 where one has no length."""
    cross = one[0] * other[1] - one[1] * other[0]
    dot = one[0] * other[0] + one[1] * other[1]
    return math.degrees(math.atan2(abs(cross), dot))


def line_angle(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the angle between two lines in degrees, 0 to 90: a line has no direction."""
    angle = angle_between(one, other)
    return min(angle, 180.0 - angle)


def region_area(annotation: Annotation, scale: Scale) -> float:
    """Return the area of a region in square ``scale.unit``, from its shape and not from its pixels.

    Of a polygon that crosses itself it is the difference of its parts, as the shoelace formula has
    it.
    """
    pixel, points = scale.column * scale.row, annotation.points
    if annotation.kind is Kind.POLYGON:
        following = (*points[1:], points[0])
        pairs = zip(points, following, strict=True)
        return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2 * pixel
    (x0, y0), (x1, y1) = points
    rectangle = abs(x1 - x0) * abs(y1 - y0) * pixel
    return rectangle * math.pi / 4 if annotation.kind is Kind.ELLIPSE else rectangle


def _length(points: tuple[Point, ...], scale: Scale) -> Measurement:
    length = math.hypot(*scale.vector(*points))
    return Measurement((Value(Quantity.LENGTH, length, scale.unit),), scale.source)


def _angle(points: tuple[Point, ...], scale: Scale) -> Measurement:
    sides = scale.vector(points[1], points[0]), scale.vector(points[1], points[2])
    return Measurement((Value(Quantity.ANGLE, angle_between(*sides), "°"),))


def _cobb(points: tuple[Point, ...], scale: Scale) -> Measurement:
    lines = scale.vector(*points[:2]), scale.vector(*points[2:])
    return Measurement((Value(Quantity.ANGLE, line_angle(*lines), "°"),))


_LINES: dict[Kind, Callable[[tuple[Point, ...], Scale], Measurement]] = {
    Kind.LENGTH: _length,
    Kind.ANGLE: _angle,
    Kind.COBB: _cobb,
}


def _region(
    annotation: Annotation, radiograph: Radiograph, scale: Scale, at_most: int | None
) -> Measurement:
    area = Value(Quantity.AREA, region_area(annotation, scale), f"{scale.unit}²")
    found = statistics(annotation, radiograph, at_most)
    if found is None:
        return Measurement((area,), scale.source)
    grey = (
        Value(Quantity.MEAN, found.mean),
        Value(Quantity.DEVIATION, found.deviation),
        Value(Quantity.LOWEST, found.lowest),
        Value(Quantity.HIGHEST, found.highest),
        Value(Quantity.PIXELS, found.pixels),
    )
    return Measurement((area, *grey), scale.source, exact=found.exact)


def _probe(annotation: Annotation, radiograph: Radiograph) -> Measurement:
    x, y = (math.floor(each) for each in annotation.points[0])
    on_image = 0 <= x < radiograph.columns and 0 <= y < radiograph.rows
    if not on_image:
        return Measurement()
    if radiograph.is_colour:
        channels = radiograph.stored[annotation.frame, y, x]
        return Measurement(tuple(map(Value, _CHANNELS, map(float, channels))))
    stored = float(radiograph.stored[annotation.frame, y, x])
    value = modality_at(radiograph, stored)
    return Measurement((Value(Quantity.VALUE, value), Value(Quantity.STORED, stored)))


def _cardiothoracic(points: tuple[Point, ...], radiograph: Radiograph, scale: Scale) -> Measurement:
    """Return heart width by thorax width, both at right angles to the midline.

    The heart is measured from its farthest border on one side of the midline to that on the other
    (Danzer 1919); a heart that lies on one side alone is measured from border to border.
    """
    aspect = scale.row / scale.column
    sides = [offset(points, point, aspect) * scale.column for point in points[2:]]
    heart, thorax = abs(sides[0] - sides[1]), abs(sides[2] - sides[3])
    spans = (Value(Quantity.HEART, heart, scale.unit), Value(Quantity.THORAX, thorax, scale.unit))
    ratio = (Value(Quantity.RATIO, heart / thorax),) if thorax > 0 else ()
    return Measurement(ratio + spans, scale.source, _cautions(radiograph))


def _cautions(radiograph: Radiograph) -> tuple[Caution, ...]:
    """Return why a cardiothoracic ratio may mislead on this image."""
    views = {
        View.AP: Caution.AP,
        View.LATERAL: Caution.NOT_FRONTAL,
        View.OTHER: Caution.NOT_FRONTAL,
        View.UNKNOWN: Caution.VIEW_UNKNOWN,
    }
    found = [views[radiograph.view]] if radiograph.view in views else []
    told = " ".join(radiograph.descriptions).casefold().replace("-", "")
    if not _NOT_UPRIGHT.isdisjoint(_WORDS.findall(told)):
        found.append(Caution.NOT_UPRIGHT)
    if radiograph.spacing.row_mm is None or radiograph.spacing.column_mm is None:
        found.append(Caution.NOT_CALIBRATED)
    return tuple(found)
