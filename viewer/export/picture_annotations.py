"""Annotations on a saved picture: the lines, labels and values of the screen."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from viewer.export.annotation_drawing import Drawing, draw, label_spots, stroke
from viewer.export.lettering import AMBER, Lettering
from viewer.export.orientation import Orientation
from viewer.export.placement import Rect, place
from viewer.review.annotations import Annotation, of_frame
from viewer.review.case import Case
from viewer.review.measure import measure
from viewer.review.measure_text import CAUTION, label_lines

_GROUND = QColor(0, 0, 0, 190)

Drawn = tuple[Annotation, Drawing]


def annotation_drawings(
    case: Case, orientation: Orientation, line_width: float
) -> tuple[Drawn, ...]:
    """Return the annotations of the frame, none where the reader hid them."""
    review, aspect = case.review, case.radiograph.pixel_aspect
    if not review.annotations_on:
        return ()
    return tuple(
        (one, draw(one.kind, one.points, orientation.points, aspect, line_width))
        for one in of_frame(review.annotations, review.frame)
    )


def draw_annotation_lines(
    painter: QPainter, drawings: tuple[Drawn, ...], line_width: float
) -> None:
    """Draw lines, arrows and crosses."""
    for annotation, drawing in drawings:
        stroke(painter, drawing, annotation.colour, line_width)


def draw_annotation_labels(
    painter: QPainter,
    letters: Lettering,
    case: Case,
    drawings: tuple[Drawn, ...],
    *,
    canvas: Rect,
    taken: list[Rect],
) -> None:
    """Write texts and values beside the annotations; ``taken`` gets the place of each."""
    pad = letters.pixels * 0.3
    for annotation, drawing in drawings:
        lines = label_lines(annotation, measure(annotation, case.radiograph))
        if not lines:
            continue
        size = (
            max(letters.width(line) for line in lines) + 2 * pad,
            len(lines) * letters.line_height + 2 * pad,
        )
        spot = _spot(drawing, size, canvas, taken, gap=1.5 * pad)
        taken.append(spot)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_GROUND)
        painter.drawRoundedRect(QRectF(spot.x, spot.y, spot.width, spot.height), pad, pad)
        painter.restore()
        y = spot.y + pad
        for line in lines:
            colour = AMBER if line.startswith(CAUTION) else annotation.colour
            letters.draw(line, spot.x + pad, y, colour)
            y += letters.line_height


def _spot(
    drawing: Drawing, size: tuple[float, float], canvas: Rect, taken: list[Rect], gap: float
) -> Rect:
    """Return a free place beside the lines, else the nearest free one."""
    for spot in label_spots(drawing, size, gap):
        if spot == spot.inside(canvas) and all(spot.overlap(other) == 0 for other in taken):
            return spot
    return place(size, drawing.anchor, canvas, taken, gap)
