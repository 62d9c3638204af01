"""What is drawn over the image but does not belong to it: corner text, markers, colour bar."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPen

from pcam_model.wording import Text
from viewer.ui.language import tr
from viewer.ui.shaded_text import shaded, width_of
from viewer.ui.theme import colour, scaled, tabular

_GAP = 10.0
_BAR_WIDTH = 12.0
# Of each bar, where every finding has colours of its own.
_STRIPE_WIDTH = 5.0
# What must not be overlooked.
ANOTHER_PATIENT = Text("ANOTHER PATIENT")
_CAUTIONS = (
    ANOTHER_PATIENT,
    "NOT FOR CLINICAL USE",
    "SYNTHETIC",
    "MIRRORED",
    "Inverted",
    "FOR PROCESSING",
    "Shutter off",
)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the colour bar: a finding's threshold."""

    probability: float
    colour: tuple[int, int, int]
    name: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """Everything that is drawn over the image.

    Attributes
    ----------
    corners : tuple of tuple of str
        Lines of the corners: top left, top right, bottom left, bottom right.
    edges : tuple of str
        Directions of the patient: left, top, right, bottom.
    bars : tuple of tuple of tuple of int
        Colours from 0 to 1 of the bars side by side on one scale; empty for no scale.
    ticks : tuple of Tick
    message : str
        In the middle, while there is no image.
    """

    corners: tuple[tuple[str, ...], ...] = ((), (), (), ())
    edges: tuple[str, str, str, str] = ("", "", "", "")
    bars: tuple[tuple[tuple[int, int, int], ...], ...] = ()
    ticks: tuple[Tick, ...] = ()
    message: str = ""


def told(line: str) -> str:
    """Return a line of a corner in the language of the window; what a file says stays as it is."""
    return tr(line) if isinstance(line, Text) else line


def is_caution(line: str) -> bool:
    """Return whether a line is one of the program's own that a reader must not miss."""
    return isinstance(line, Text) and line in _CAUTIONS


def height_below(overlay: Overlay, base: QFont) -> float:
    """Return how much of the lower edge the texts of its corners take."""
    lines = max(map(len, overlay.corners[2:]))
    return lines * QFontMetricsF(_font(base)).lineSpacing() + _GAP


def paint_overlay(painter: QPainter, area: QRectF, overlay: Overlay, base: QFont) -> None:
    """Draw the overlay into an area of the screen."""
    font = _font(base)
    painter.setFont(font)
    inner = area.adjusted(_GAP, _GAP, -_GAP, -_GAP)
    bar_space = 0.0
    if overlay.bars:
        bar_space = _paint_bar(painter, inner, overlay, font)
    _paint_corners(painter, inner, overlay, font)
    _paint_edges(painter, inner.adjusted(0, 0, -bar_space, 0), overlay, base)
    if overlay.message:
        painter.setFont(scaled(base, 1.15))
        painter.setPen(colour("image_muted"))
        middle = area.adjusted(area.width() / 8, 0, -area.width() / 8, 0)
        painter.drawText(
            middle, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, overlay.message
        )


def _font(base: QFont) -> QFont:
    return tabular(scaled(base, 0.95))


def _paint_corners(painter: QPainter, inner: QRectF, overlay: Overlay, font: QFont) -> None:
    metrics = QFontMetricsF(font)
    corners = [[(told(line), is_caution(line)) for line in lines] for lines in overlay.corners]
    widths = [max((width_of(text, font) for text, _ in each), default=0.0) for each in corners]
    for number, lines in enumerate(corners):
        right, bottom = bool(number % 2), number >= 2
        # Half of the width, or what the corner beside leaves: no line runs into another.
        beside = widths[number ^ 1]
        longest = max(inner.width() / 2, inner.width() - beside) - _GAP
        top = inner.bottom() - metrics.lineSpacing() * len(lines) if bottom else inner.top()
        for row, (whole, caution) in enumerate(lines):
            text = whole
            if not caution and width_of(whole, font) > longest:
                text = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, longest)
            x = inner.right() - width_of(text, font) if right else inner.left()
            y = top + row * metrics.lineSpacing() + metrics.ascent()
            shaded(
                painter, QPointF(x, y), text, colour("image_caution" if caution else "image_text")
            )


def _paint_edges(painter: QPainter, inner: QRectF, overlay: Overlay, base: QFont) -> None:
    font = scaled(base, 1.35, bold=True)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    middle = QPointF(inner.center().x(), inner.center().y() + metrics.ascent() / 2)
    left, top, right, bottom = overlay.edges
    for text, place in (
        (left, QPointF(inner.left(), middle.y())),
        (top, QPointF(middle.x(), inner.top() + metrics.ascent())),
        (right, QPointF(inner.right() - width_of(right, font), middle.y())),
        (bottom, QPointF(middle.x(), inner.bottom() - metrics.descent())),
    ):
        if text:
            shaded(painter, place, text, colour("image_text"))


def _paint_bar(painter: QPainter, inner: QRectF, overlay: Overlay, font: QFont) -> float:
    """Draw the scale 0 to 1 at the right edge and return the width it took."""
    metrics = QFontMetricsF(font)
    labels = width_of("0.0", font) + 6
    height = min(inner.height() * 0.45, 320.0)
    width = max(_BAR_WIDTH, _STRIPE_WIDTH * len(overlay.bars))
    bar = QRectF(inner.right() - labels - width, inner.center().y() - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, colours in enumerate(overlay.bars):
        gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
        for number, rgb in enumerate(colours):
            gradient.setColorAt(number / (len(colours) - 1), QColor(*rgb))
        part = width / len(overlay.bars)
        painter.fillRect(QRectF(bar.left() + place * part, bar.top(), part, height), gradient)
    painter.setPen(QPen(QColor(0, 0, 0, 180), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar)
    for value in (0.0, 0.5, 1.0):
        y = bar.bottom() - value * height
        painter.setPen(QPen(colour("image_text"), 1))
        painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 3, y))
        place = QPointF(bar.right() + 6, y + metrics.ascent() / 2 - 1)
        shaded(painter, place, f"{value:.1f}", colour("image_text"))
    caption = tr("probability")
    shaded(
        painter,
        QPointF(inner.right() - width_of(caption, font), bar.top() - metrics.height()),
        caption,
        colour("image_text"),
    )
    for tick in overlay.ticks:
        y = bar.bottom() - tick.probability * height
        painter.setPen(QPen(QColor(0, 0, 0, 200), 4))
        painter.drawLine(QPointF(bar.left() - 9, y), QPointF(bar.right(), y))
        painter.setPen(QPen(QColor(*tick.colour), 2))
        painter.drawLine(QPointF(bar.left() - 8, y), QPointF(bar.right(), y))
    return labels + width + 12
