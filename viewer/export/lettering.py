"""Text on a radiograph: wrapped, and readable on black, on white and on any heatmap."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from viewer.export.placement import Rect
from viewer.export.qt import font
from viewer.review.colours import Colour

WHITE: Colour = (240, 240, 240)
AMBER: Colour = (255, 196, 70)
RED: Colour = (255, 110, 100)

_HALO = QColor(0, 0, 0, 215)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, before it is wrapped."""

    text: str
    colour: Colour = WHITE
    bold: bool = False


class Lettering:
    """Draws text of one size with a dark halo.

    Parameters
    ----------
    painter : QPainter
    pixels : int
        Height of the font.
    """

    def __init__(self, painter: QPainter, pixels: int) -> None:
        self._painter = painter
        self._fonts = {bold: font(pixels, bold) for bold in (False, True)}
        self._metrics = {bold: QFontMetricsF(one) for bold, one in self._fonts.items()}
        self.pixels = pixels

    @property
    def line_height(self) -> float:
        """Distance between lines in pixels."""
        return self._metrics[False].lineSpacing()

    def width(self, text: str, bold: bool = False) -> float:
        """Return the width of a text in pixels."""
        return self._metrics[bold].horizontalAdvance(text)

    def wrapped(self, lines: tuple[Line, ...], width: float) -> tuple[Line, ...]:
        """Return lines that fit a width; words that do not are broken, nothing is left out."""
        return tuple(
            Line(piece, line.colour, line.bold)
            for line in lines
            for piece in _wrap(line.text, width, self._metrics[line.bold])
        )

    def block_size(self, lines: tuple[Line, ...]) -> tuple[float, float]:
        """Return width and height of lines that are wrapped already."""
        widest = max((self.width(line.text, line.bold) for line in lines), default=0.0)
        return widest, len(lines) * self.line_height

    def draw_block(self, lines: tuple[Line, ...], area: Rect, align_right: bool = False) -> None:
        """Draw wrapped lines into a rectangle, from its top down."""
        y = area.y
        for line in lines:
            indent = area.width - self.width(line.text, line.bold) if align_right else 0.0
            self.draw(line.text, area.x + indent, y, line.colour, line.bold)
            y += self.line_height

    def draw(self, text: str, x: float, y: float, colour: Colour, bold: bool = False) -> None:
        """Draw one line with its top left corner at a place of the picture."""
        path = QPainterPath()
        path.addText(QPointF(x, y + self._metrics[bold].ascent()), self._font(bold), text)
        halo = QPen(_HALO, max(self.pixels / 5, 2.0))
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.strokePath(path, halo)
        self._painter.fillPath(path, QColor(*colour))

    def _font(self, bold: bool) -> QFont:
        return self._fonts[bold]


def _wrap(text: str, width: float, metrics: QFontMetricsF) -> list[str]:
    pieces: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if metrics.horizontalAdvance(longer) <= width:
            line = longer
            continue
        if line:
            pieces.append(line)
        line = word
        while len(line) > 1 and metrics.horizontalAdvance(line) > width:
            fits = 1
            while metrics.horizontalAdvance(line[: fits + 1]) <= width:
                fits += 1
            pieces.append(line[:fits])
            line = line[fits:]
    return [*pieces, line] if line else pieces
