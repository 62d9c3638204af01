"""What a reader draws on an image: measurements, regions, arrows and texts.

An annotation is a value in continuous image coordinates from the top left *corner* of the first
pixel (:mod:`pcam_model.geometry`), so it stays where it was put however the image is turned or
zoomed. A :class:`viewer.review.review.Review` holds a tuple of them: undo comes with it.
"""

import math
import uuid
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum

from viewer.review.colours import Colour

Point = tuple[float, float]

#: Colours to choose from: each stands out on black and on bone, and stays apart from the others
#: for colour-blind eyes (Okabe & Ito 2008). The first is the one to begin with.
PALETTE: tuple[Colour, ...] = (
    (0xF0, 0xE4, 0x42),
    (0x56, 0xB4, 0xE9),
    (0xE6, 0x9F, 0x00),
    (0x44, 0xBB, 0x99),
    (0xEE, 0x77, 0xAA),
    (0xFF, 0xFF, 0xFF),
)

#: Longest text of an annotation, in characters.
LONGEST_TEXT = 200


class Kind(Enum):
    """Kinds of annotation; the value is what files say."""

    LENGTH = "length"
    ANGLE = "angle"
    COBB = "cobb angle"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"
    ARROW = "arrow"
    TEXT = "text"
    PROBE = "point"
    CARDIOTHORACIC = "cardiothoracic ratio"

    @property
    def is_region(self) -> bool:
        """Whether it has an inside."""
        return self in (Kind.RECTANGLE, Kind.ELLIPSE, Kind.POLYGON)


#: How many points each kind has; a polygon has this many or more.
POINTS: dict[Kind, int] = {
    # Two ends.
    Kind.LENGTH: 2,
    # End, vertex, end.
    Kind.ANGLE: 3,
    # Two ends of one line, two of the other.
    Kind.COBB: 4,
    # Two opposite corners of the rectangle, or of the one round the ellipse.
    Kind.RECTANGLE: 2,
    Kind.ELLIPSE: 2,
    Kind.POLYGON: 3,
    # Tip, end.
    Kind.ARROW: 2,
    Kind.TEXT: 1,
    Kind.PROBE: 1,
    # Two ends of the midline, the borders of the heart on either side, the two ends of the
    # thoracic span, which is at right angles to the midline.
    Kind.CARDIOTHORACIC: 6,
}


def _new_id() -> str:
    return uuid.uuid4().hex


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation of one frame.

    Attributes
    ----------
    kind : Kind
    points : tuple of (float, float)
        x and y in image coordinates, as many as :data:`POINTS` says and in its order.
    text : str
        The reader's own words, one line; empty for none.
    colour : tuple of int
        Red, green, blue, 0 to 255.
    frame : int
        Index of the frame it belongs to.
    id : str
        Never changes, whatever is moved or renamed.
    created : str
        Date and time, ISO 8601, UTC.
    finding : str
        The model's name of the finding that a region marks; empty for none.

    Raises
    ------
    ValueError
        If the points do not fit the kind or are not finite, or the colour is none; it names the
        attribute.
    """

    kind: Kind
    points: tuple[Point, ...]
    text: str = ""
    colour: Colour = PALETTE[0]
    frame: int = 0
    id: str = field(default_factory=_new_id)
    created: str = field(default_factory=_now)
    finding: str = ""

    def __post_init__(self) -> None:
        wanted = POINTS[self.kind]
        count = len(self.points)
        if count < wanted or (count > wanted and self.kind is not Kind.POLYGON):
            more = " or more" if self.kind is Kind.POLYGON else ""
            raise ValueError(f"points: {self.kind.value} needs {wanted}{more}, not {count}")
        if not all(math.isfinite(value) for point in self.points for value in point):
            raise ValueError("points: every coordinate must be a finite number")
        if not all(0 <= channel <= 255 for channel in self.colour):
            raise ValueError("colour: red, green and blue must be 0 to 255")
        if self.frame < 0:
            raise ValueError("frame: the first frame is 0")
        if self.finding and not self.kind.is_region:
            raise ValueError("finding: only a rectangle, an ellipse or a polygon marks one")

    def moved(self, dx: float, dy: float) -> "Annotation":
        """Return it moved as a whole, in image pixels."""
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))

    def renamed(self, text: str) -> "Annotation":
        """Return it with another text: one line, without control characters."""
        clean = "".join(each if each.isprintable() else " " for each in text).strip()
        return replace(self, text=clean[:LONGEST_TEXT])

    def recoloured(self, colour: Colour) -> "Annotation":
        """Return it in another colour."""
        return replace(self, colour=colour)

    def marking(self, finding: str) -> "Annotation":
        """Return it marking a finding, or none by an empty name."""
        return replace(self, finding=finding)

    def copied(self, dx: float, dy: float, frame: int) -> "Annotation":
        """Return a copy of its own identity, moved, for a frame."""
        return replace(self.moved(dx, dy), id=_new_id(), created=_now(), frame=frame)


Annotations = tuple[Annotation, ...]


def with_annotation(annotations: Annotations, one: Annotation) -> Annotations:
    """Return the annotations with one put in place of that of the same id, else at the end."""
    if any(each.id == one.id for each in annotations):
        return tuple(one if each.id == one.id else each for each in annotations)
    return (*annotations, one)


def without_annotation(annotations: Annotations, name: str) -> Annotations:
    """Return the annotations without that of an id."""
    return tuple(each for each in annotations if each.id != name)


def find(annotations: Annotations, name: str) -> Annotation | None:
    """Return the annotation of an id, None if there is none."""
    return next((each for each in annotations if each.id == name), None)


def of_finding(annotations: Annotations, finding: str) -> Annotations:
    """Return the regions that a reader drew for a finding."""
    return tuple(each for each in annotations if each.finding == finding)


def of_frame(annotations: Annotations, frame: int) -> Annotations:
    """Return the annotations of a frame."""
    return tuple(each for each in annotations if each.frame == frame)
