"""The annotated picture: the radiograph as the reader sees it, with all that explains it.

Every picture names the model that made its heatmaps and says what it must not be used for. It has
one pixel per stored pixel, unless another size is asked for or the image is too small for its text
to be read: then each pixel becomes a square of 2 × 2, 3 × 3 … pixels.
"""

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from pcam_model.heatmap import Peak
from pcam_model.prediction import ModelIdentity
from viewer.dicom.display import render, with_planes
from viewer.export.lettering import Lettering
from viewer.export.options import PictureOptions
from viewer.export.orientation import Orientation
from viewer.export.peak_mark import draw_peak, peak_area
from viewer.export.picture_annotations import (
    annotation_drawings,
    draw_annotation_labels,
    draw_annotation_lines,
)
from viewer.export.placement import Rect, place
from viewer.export.qt import ensure_application, to_image
from viewer.export.record import INTENDED_USE
from viewer.export.statement import statement
from viewer.export.surroundings import draw_surroundings
from viewer.review.case import Case, finding_rows
from viewer.review.figures import figures
from viewer.review.layers import HeatmapLayer

#: Below this many pixels on the shorter side, text cannot be read any more.
SMALLEST_SIDE = 300

# Smaller images are enlarged to at least this.
_READABLE_SIDE = 512

# A strip of 2 × 5000 pixels is not enlarged to millions.
_LARGEST_SIDE = 4096

_SMALLEST_FONT = 9
# Lines of text from top to bottom of the shorter side.
_LINES = 48
# Of the mark at a peak, in widths of lines.
_PEAK_RADIUS = 5.0


def paint(case: Case, options: PictureOptions | None = None) -> QImage:
    """Paint a case.

    Parameters
    ----------
    case : Case
        Window, inversion, orientation, frame, visible findings, style and opacity are those of
        its review.
    options : PictureOptions or None
        None for the defaults: everything but identifiers.

    Returns
    -------
    QImage
        Format RGB32, columns × rows of the image, exchanged by an odd number of quarter turns;
        see the module for small images.

    Raises
    ------
    ValueError
        If the size asked for is not positive.
    """
    options = options or PictureOptions()
    ensure_application()
    radiograph, review = case.radiograph, case.review
    rows, columns = radiograph.rows, radiograph.columns
    orientation = Orientation.of(review, rows, columns, _scale(rows, columns, options.size))
    pixels = with_planes(
        render(radiograph, review.frame, review.voi, review.inverted),
        radiograph,
        overlays=review.overlays_on,
        shutter=review.shutter_on,
    )
    width, height = orientation.size
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    try:
        _draw_radiograph(painter, to_image(orientation.turn(pixels)), orientation)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layers = case.layers() if options.heatmaps else ()
        for layer in layers:
            _draw_fill(painter, layer, orientation)
        line_width = _line_width(width, height)
        for layer in layers:
            _draw_outlines(painter, layer, orientation, options, line_width)
            if layer.peak is not None:
                place = _peak_place(layer.peak, orientation)
                draw_peak(painter, place, layer.colour, _PEAK_RADIUS * line_width, line_width)
        drawings = annotation_drawings(case, orientation, line_width) if options.annotations else ()
        draw_annotation_lines(painter, drawings, line_width)
        canvas = Rect(0, 0, width, height)
        pixels_high = font_pixels(width, height)
        taken = draw_surroundings(painter, pixels_high, case, layers, options, canvas=canvas)
        letters = Lettering(painter, pixels_high)
        _draw_labels(painter, letters, case, layers, orientation, taken=taken)
        draw_annotation_labels(painter, letters, case, drawings, canvas=canvas, taken=taken)
    finally:
        painter.end()
    _describe(image, case, orientation.scale)
    return image


def font_pixels(width: int, height: int) -> int:
    """Return the height of the font for a picture, in pixels."""
    return max(round(min(width, height) / _LINES), _SMALLEST_FONT)


def _line_width(width: int, height: int) -> float:
    return max(min(width, height) / 400, 1.6)


def _scale(rows: int, columns: int, size: int | None) -> float:
    if size is not None:
        if size < 1:
            raise ValueError(f"the size of a picture must be 1 pixel or more, not {size}")
        return size / max(rows, columns)
    shorter, longer = sorted((rows, columns))
    if shorter >= SMALLEST_SIDE:
        return 1.0
    return float(max(1, min(math.ceil(_READABLE_SIDE / shorter), _LARGEST_SIDE // longer)))


def _draw_radiograph(painter: QPainter, picture: QImage, orientation: Orientation) -> None:
    # Enlarged pixels stay squares: nothing is made up. Only a smaller picture is smoothed.
    smooth = orientation.scale < 1
    mode = (
        Qt.TransformationMode.SmoothTransformation
        if smooth
        else Qt.TransformationMode.FastTransformation
    )
    width, height = orientation.size
    if (picture.width(), picture.height()) != (width, height):
        picture = picture.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
    painter.drawImage(0, 0, picture)


def _draw_fill(painter: QPainter, layer: HeatmapLayer, orientation: Orientation) -> None:
    if not layer.filled:
        return
    width, height = orientation.size
    fill = to_image(orientation.turn(layer.rgba()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, width, height), fill, QRectF(0, 0, fill.width(), fill.height()))
    painter.restore()


def _draw_outlines(
    painter: QPainter,
    layer: HeatmapLayer,
    orientation: Orientation,
    options: PictureOptions,
    line_width: float,
) -> None:
    outlines = []
    if options.contours:
        outlines += [_polygon(orientation.points(line)) for line in layer.contours]
    if options.boxes:
        outlines += [_rectangle(orientation.box(box)) for box in layer.boxes]
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # Dark below, so that a light line is seen on a white lung too.
    for colour, pen_width in (
        (QColor(0, 0, 0, 150), 2.2 * line_width),
        (QColor(*layer.colour), line_width),
    ):
        pen = QPen(colour, pen_width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for outline in outlines:
            painter.drawPolygon(outline)
    painter.restore()


def _peak_place(peak: Peak, orientation: Orientation) -> QPointF:
    ((x, y),) = orientation.points(np.array([[peak.x, peak.y]])).tolist()
    return QPointF(x, y)


def _draw_labels(
    painter: QPainter,
    letters: Lettering,
    case: Case,
    layers: tuple[HeatmapLayer, ...],
    orientation: Orientation,
    *,
    taken: list[Rect],
) -> None:
    """Name every place that is coloured: the finding and, at its strongest place, p.

    Where the finding as a whole does not reach its threshold, the label says so.
    """
    width, height = orientation.size
    canvas = Rect(0, 0, width, height)
    pad = letters.pixels * 0.3
    radius = _PEAK_RADIUS * _line_width(width, height)
    marks = {
        layer.finding: peak_area(_peak_place(layer.peak, orientation), radius)
        for layer in layers
        if layer.peak is not None
    }
    taken += marks.values()
    rows = {row.finding: row for row in finding_rows(case)}
    for layer in layers:
        row = rows[layer.finding]
        probability, threshold = figures(row.probability, row.threshold)
        below = "" if row.positive else f", below {threshold}"
        whole = f"{row.label} {probability}{below}"
        regions = [orientation.box(box) for box in case.boxes(layer.finding)]
        if layer.peak is not None:
            regions = [marks[layer.finding]]
            whole += f", here {layer.peak.probability:.2f}"
        for number, region in enumerate(regions):
            text = row.label if number else whole
            if number and region.width * region.height < letters.line_height**2:
                continue
            size = letters.width(text, bold=True) + 2 * pad, letters.line_height + pad
            spot = place(size, region, canvas, taken, gap=pad)
            taken.append(spot)
            painter.save()
            painter.setPen(QPen(QColor(*layer.colour), max(letters.pixels / 14, 1.0)))
            painter.setBrush(QColor(0, 0, 0, 150))
            painter.drawRoundedRect(
                QRectF(spot.x, spot.y, spot.width, spot.height).adjusted(1, 1, -1, -1), pad, pad
            )
            painter.restore()
            letters.draw(text, spot.x + pad, spot.y + pad / 2, layer.colour, bold=True)


def _polygon(points: npt.NDArray[np.float64]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])


def _rectangle(rect: Rect) -> QPolygonF:
    return QPolygonF(QRectF(rect.x, rect.y, rect.width, rect.height))


def _describe(image: QImage, case: Case, scale: float) -> None:
    """Put into the file what the picture is; never who is on it."""
    image.setText("Software", "pcam-viewer")
    image.setText("Intended use", INTENDED_USE)
    # The picture has no room for all thresholds, and programs cannot read what is painted.
    image.setText("Description", "\n".join(statement(case)))
    image.setText("Burned-in text", "Text burned into the pixels of the radiograph is not removed")
    if scale != 1:
        image.setText("Scale", f"{scale:g}")
    if case.prediction is not None:
        model: ModelIdentity = case.prediction.model
        image.setText("Model", f"{model.name} {model.version}")
        image.setText("Model SHA-256", model.sha256)
