"""Places of the image as DICOM has them.

SCOORD (PS3.3 C.18.6.1.2) and Graphic Data in PIXEL units (C.10.5.1.2) count columns and rows from
the top left corner of the first pixel, as this project does; they end at the image's edges.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from highdicom.sr import SourceImageForRegion

from pcam_model.geometry import Box
from viewer.dicom.radiograph import Radiograph, SpacingSource
from viewer.export.dicom.subject import Subject
from viewer.review.annotations import Annotation, Kind
from viewer.review.outline import outlines

Places = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A shape of DICOM: ``POINT``, ``POLYLINE`` (closed if it ends where it begins), ``ELLIPSE``.

    Attributes
    ----------
    kind : str
    places : ndarray of float64, shape (n, 2)
        Columns and rows; of an ellipse the ends of its longer axis, then of the shorter one.
    """

    kind: str
    places: Places


def box_shape(box: Box, subject: Subject) -> Shape:
    """Return a box as a closed line."""
    x0, y0, x1, y1 = box.x, box.y, box.x + box.width, box.y + box.height
    corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
    return Shape("POLYLINE", _inside(corners, subject))


def annotation_shapes(annotation: Annotation, subject: Subject, aspect: float) -> tuple[Shape, ...]:
    """Return the lines of an annotation; what lies beside the image is moved to its edge."""
    if annotation.kind in (Kind.TEXT, Kind.PROBE):
        return (Shape("POINT", _inside(annotation.points, subject)),)
    if annotation.kind is Kind.ELLIPSE:
        axes = _axes(annotation)
        if np.array_equal(axes, _inside(axes, subject)):
            return (Shape("ELLIPSE", axes),)
    if annotation.kind is Kind.ARROW:
        return (Shape("POLYLINE", _inside(annotation.points, subject)),)
    shapes = []
    for line in outlines(annotation.kind, annotation.points, aspect):
        places = _inside(line.points, subject)
        if line.closed:
            places = np.concatenate([places, places[:1]])
        shapes.append(Shape("POLYLINE", places))
    return tuple(shapes)


def true_spacing(radiograph: Radiograph) -> tuple[float, float] | None:
    """Return row and column spacing in millimetres of the patient, None where it is not known.

    Spacing at the detector is not: an object that named it would be measured by it.
    """
    spacing = radiograph.spacing
    if spacing.row_mm is None or spacing.column_mm is None:
        return None
    if spacing.source is SpacingSource.AT_DETECTOR:
        return None
    return spacing.row_mm, spacing.column_mm


def source_of_region(subject: Subject, frame: int | None = None) -> SourceImageForRegion:
    """Return the reference from coordinates to the image.

    Parameters
    ----------
    subject : Subject
    frame : int, optional
        Index of the frame; the reviewed one where it is left out.
    """
    number = subject.frame_number
    if number is not None and frame is not None:
        number = frame + 1
    return SourceImageForRegion(
        subject.image.SOPClassUID,
        subject.image.SOPInstanceUID,
        referenced_frame_numbers=None if number is None else [number],
    )


def _axes(annotation: Annotation) -> Places:
    (x0, y0), (x1, y1) = annotation.points
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    across = [(min(x0, x1), y), (max(x0, x1), y)]
    down = [(x, min(y0, y1)), (x, max(y0, y1))]
    longer_first = across + down if abs(x1 - x0) >= abs(y1 - y0) else down + across
    return np.array(longer_first, np.float64)


def _inside(places: Sequence[tuple[float, float]] | Places, subject: Subject) -> Places:
    size = np.array([subject.image.Columns, subject.image.Rows], np.float64)
    return np.clip(np.asarray(places, np.float64), 0.0, size)
