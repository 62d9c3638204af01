"""What stands round the findings: corner text, warnings, model, intended use, scale, side marks."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from pcam_model.prediction import ModelIdentity
from pcam_model.suitability import Severity
from viewer.export.lettering import AMBER, RED, WHITE, Lettering, Line
from viewer.export.options import PictureOptions
from viewer.export.placement import Rect
from viewer.export.qt import to_image
from viewer.review.case import Case, finding_rows
from viewer.review.corner_text import NOT_FOR_CLINICAL_USE, corner_text, edge_markers
from viewer.review.figures import figures
from viewer.review.layers import HeatmapLayer, colour_scales

STATEMENT = f"{NOT_FOR_CLINICAL_USE}: research and teaching"

_SHORT_HASH = 12

# In heights of the font of corner text, or of labels.
_MARGIN = 0.6
_CORNER_FONT = 0.82
_SMALLEST_FONT = 8


def model_line(model: ModelIdentity, device: str) -> str:
    """Return name, version, beginning of the hash and device of the model."""
    return f"{model.name} {model.version} · {model.sha256[:_SHORT_HASH]} · {device}"


def draw_surroundings(
    painter: QPainter,
    pixels: int,
    case: Case,
    layers: tuple[HeatmapLayer, ...],
    options: PictureOptions,
    *,
    canvas: Rect,
) -> list[Rect]:
    """Draw all that is not a finding; return the rectangles that labels should not cover.

    Parameters
    ----------
    painter : QPainter
    pixels : int
        Height of the font of labels; the text here is a little smaller.
    case : Case
    layers : tuple of HeatmapLayer
        What was drawn.
    options : PictureOptions
    canvas : Rect
        The whole picture.
    """
    corners = _corners(case, layers, options)
    letters, blocks = _fitted(painter, pixels, corners, canvas)
    margin = letters.pixels * _MARGIN
    taken = []
    for name, (lines, area) in blocks.items():
        letters.draw_block(lines, area, align_right="right" in name)
        taken.append(area)
    bar = None
    if options.colour_bar and layers:
        bar = _draw_colour_bar(painter, letters, layers, canvas, margin)
        taken.append(bar)
    return taken + _draw_markers(letters, case, canvas, margin, bar)


def _fitted(
    painter: QPainter, pixels: int, corners: dict[str, tuple[Line, ...]], canvas: Rect
) -> tuple[Lettering, dict[str, tuple[tuple[Line, ...], Rect]]]:
    """Wrap the corners' lines in the largest font in which upper and lower corners stay apart."""
    size = max(round(pixels * _CORNER_FONT), _SMALLEST_FONT)
    while True:
        letters = Lettering(painter, size)
        margin = letters.pixels * _MARGIN
        # Between the columns is room for the mark at the middle of the edge.
        column = max((canvas.width - 2 * margin - 2 * letters.width("M", bold=True)) / 2, 1.0)
        blocks = {}
        for name, lines in corners.items():
            wrapped = letters.wrapped(lines, column)
            width, height = letters.block_size(wrapped)
            x = canvas.width - margin - width if "right" in name else margin
            y = canvas.height - margin - height if "bottom" in name else margin
            if wrapped:
                blocks[name] = wrapped, Rect(x, y, width, height)
        areas = [area for _, area in blocks.values()]
        apart = all(
            one.overlap(other) == 0 for number, one in enumerate(areas) for other in areas[:number]
        )
        # Not half of a side either: the radiograph is what the picture is for.
        small = all(area.height <= 0.45 * canvas.height for area in areas)
        if (apart and small) or size <= _SMALLEST_FONT:
            return letters, blocks
        size -= 1


def _corners(
    case: Case, layers: tuple[HeatmapLayer, ...], options: PictureOptions
) -> dict[str, tuple[Line, ...]]:
    text = corner_text(case, options.identifiers)
    shown: dict[str, tuple[Line, ...]] = {"top_left": (), "top_right": (), "bottom_left": ()}
    bottom_right: tuple[Line, ...] = ()
    if options.corner_text:
        shown = {name: tuple(map(Line, getattr(text, name))) for name in shown}
        # The model and the statement follow in full, whatever else is shown.
        own = 1 if case.prediction is None else 2
        bottom_right = tuple(map(Line, text.bottom_right[:-own]))
    elif case.radiograph.synthetic:
        shown["top_left"] = tuple(map(Line, text.top_left[:1]))
    shown["top_left"] += tuple(map(_warning, _warnings(case)))
    shown["top_right"] += tuple(Line(note) for note in _notes(case, layers))
    if case.prediction is not None:
        bottom_right += (Line(model_line(case.prediction.model, case.prediction.device)),)
    return shown | {"bottom_right": (*bottom_right, Line(STATEMENT, AMBER, bold=True))}


def _warning(text: str) -> Line:
    if text.startswith(Severity.REFUSE.label):
        return Line(text, RED, bold=True)
    return Line(text, WHITE if text.startswith(Severity.NOTE.label) else AMBER)


def _warnings(case: Case) -> tuple[str, ...]:
    if case.prediction is None:
        return case.radiograph.warnings
    return case.prediction.warnings


def _notes(case: Case, layers: tuple[HeatmapLayer, ...]) -> list[str]:
    """Say which thresholds were edited, what is on but nowhere seen, and what is found but off."""
    rows = {row.finding: row for row in finding_rows(case)}
    drawn = {layer.finding for layer in layers}
    hidden = [
        f"{row.label} {figures(row.probability, row.threshold)[0]}"
        for row in rows.values()
        if row.positive and row.finding not in drawn
    ]
    notes = [f"Above threshold, not drawn: {', '.join(hidden)}"] if hidden else []
    if rows and not any(row.positive for row in rows.values()):
        notes.append("No finding reaches its threshold")
    for layer in layers:
        row = rows[layer.finding]
        if not case.boxes(layer.finding):
            probability, threshold = figures(row.probability, row.threshold)
            notes.append(f"{row.label} {probability}: nowhere above {threshold}")
    # Also of what is not drawn: a raised threshold is why.
    notes += [
        f"{row.label}: threshold edited, {row.threshold:.2f} (model {row.operating_point:.2f})"
        for row in rows.values()
        if row.edited
    ]
    return notes


def _draw_colour_bar(
    painter: QPainter,
    letters: Lettering,
    layers: tuple[HeatmapLayer, ...],
    canvas: Rect,
    margin: float,
) -> Rect:
    """Draw the scale 0 to 1 at the right edge, a tick in the finding's colour at each threshold."""
    scales = colour_scales(layers)
    width = letters.pixels * max(0.9, 0.4 * len(scales))
    height = min(canvas.height * 0.3, letters.pixels * 16)
    bar = Rect(canvas.width - margin - width, (canvas.height - height) / 2, width, height)
    colours = to_image(np.stack(scales, axis=1)[::-1])
    outline = QRectF(bar.x, bar.y, bar.width, bar.height)
    painter.save()
    painter.drawImage(outline, colours, QRectF(colours.rect()))
    painter.setPen(QPen(QColor(0, 0, 0, 200), max(letters.pixels / 8, 1.5)))
    painter.drawRect(outline)
    painter.setPen(QPen(QColor(*WHITE), max(letters.pixels / 16, 1.0)))
    painter.drawRect(outline)
    painter.restore()
    half = letters.line_height / 2
    left = bar.x
    used: list[float] = []
    # Thresholds first: they matter more than the even numbers of the scale.
    ticks = [(layer.threshold, f"{layer.threshold:.2f}", layer.colour, True) for layer in layers]
    ticks += [(value, f"{value:g}", WHITE, False) for value in (0.0, 1.0, 0.5)]
    for value, text, colour, is_threshold in ticks:
        y = bar.bottom - value * bar.height
        reach = letters.pixels * 0.35
        if is_threshold:
            painter.save()
            for pen_colour, thickness in ((QColor(0, 0, 0, 220), 4.5), (QColor(*colour), 2.0)):
                painter.setPen(QPen(pen_colour, thickness * letters.pixels / 18))
                painter.drawLine(QPointF(bar.x - reach, y), QPointF(bar.right + reach, y))
            painter.restore()
        if any(abs(y - other) < 2 * half for other in used):
            continue
        used.append(y)
        x = bar.x - reach - letters.pixels * 0.25 - letters.width(text)
        letters.draw(text, x, y - half, colour)
        left = min(left, x)
    return Rect(left, bar.y - half, canvas.width - margin - left, bar.height + 2 * half)


def _draw_markers(
    letters: Lettering, case: Case, canvas: Rect, margin: float, bar: Rect | None
) -> list[Rect]:
    """Draw the patient's directions at the middle of the edges, as the header gives them."""
    marks = edge_markers(case)
    height = letters.line_height
    middle_y = (canvas.height - height) / 2
    above_bar = middle_y if bar is None else bar.y - 1.3 * height
    areas = []
    middle_x = canvas.width / 2
    for text, right, x, y in (
        (marks.left, 0.0, margin, middle_y),
        (marks.right, 1.0, canvas.width - margin, above_bar),
        (marks.top, 0.5, middle_x, margin),
        (marks.bottom, 0.5, middle_x, canvas.height - margin - height),
    ):
        if text:
            width = letters.width(text, bold=True)
            area = Rect(x - right * width, y, width, height)
            letters.draw(text, area.x, area.y, WHITE, bold=True)
            areas.append(area)
    return areas
