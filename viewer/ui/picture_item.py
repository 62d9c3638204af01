"""The grey levels or colours of an image, drawn over its whole rectangle."""

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from viewer.ui.level_picture import LevelPicture


class PictureItem(QGraphicsItem):
    """The grey levels or colours of an image; only what is seen is worked out."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        # Without it Qt does not say which part is seen.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._picture: LevelPicture | None = None
        self._step = 1

    @property
    def image(self) -> npt.NDArray[np.uint8]:
        """The whole picture, shape (r, c) or (r, c, 3)."""
        if self._picture is None:
            raise ValueError("no image is shown")
        return self._picture.whole()

    def show_picture(self, picture: LevelPicture, level: int) -> None:
        """Show a picture; ``level`` says how often it was halved."""
        if self._picture is not None:
            picture.reuse(self._picture)
        step = 2**level
        if self._picture is None or self._rect(picture, step) != self.boundingRect():
            self.prepareGeometryChange()
        self._picture, self._step = picture, step
        self.update()

    def clear(self) -> None:
        """Show nothing, and let go of the pixels."""
        self.prepareGeometryChange()
        self._picture = None

    def boundingRect(self) -> QRectF:
        """Return the rectangle of the picture in image coordinates."""
        return QRectF() if self._picture is None else self._rect(self._picture, self._step)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the part that is seen."""
        picture, step = self._picture, self._step
        if picture is None:
            return
        seen = option.exposedRect.intersected(self.boundingRect())  # type: ignore[attr-defined]
        # One pixel more on every side: at the border it is blended with its neighbour.
        left = max(math.floor(seen.left() / step) - 1, 0)
        top = max(math.floor(seen.top() / step) - 1, 0)
        right = min(math.ceil(seen.right() / step) + 1, picture.columns)
        bottom = min(math.ceil(seen.bottom() / step) + 1, picture.rows)
        if left >= right or top >= bottom:
            return
        part = QRectF(left, top, right - left, bottom - top)
        place = QRectF(left * step, top * step, part.width() * step, part.height() * step)
        # The image's edge is straight on the screen: smoothing it costs a tenth of a frame.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        pixels = picture.part(top, bottom, left, right)
        # Qt uses their memory.
        rows, columns = pixels.shape
        image = QImage(pixels.data, columns, rows, pixels.strides[0], QImage.Format.Format_RGB32)
        painter.drawImage(place, image, part)

    @staticmethod
    def _rect(picture: LevelPicture, step: int) -> QRectF:
        # The last pixel of a halved row may lie half outside: the scale is exact all the same.
        return QRectF(0, 0, picture.columns * step, picture.rows * step)
