"""What the file itself lays over its image: overlay planes and the display shutter.

Both are masks in image coordinates below the same transform as the radiograph, so neither can be
displaced, and a change of window costs them nothing.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from viewer.ui.registered import Order

if TYPE_CHECKING:
    from viewer.dicom.radiograph import Radiograph
    from viewer.review.review import Review

# Overlay planes have no colour of their own: light, as on a light box, and never a finding's.
_OVERLAY = QColor(240, 240, 220, 230)


class Planes:
    """Overlay planes and shutter of one tile.

    Parameters
    ----------
    image : QGraphicsItem
        The item whose coordinates are those of the image.
    """

    def __init__(self, image: QGraphicsItem) -> None:
        self.shutter = MaskItem(image)
        self.shutter.setZValue(Order.SHUTTER)
        self.overlays = MaskItem(image)
        self.overlays.setZValue(Order.OVERLAYS)

    def show_image(self, radiograph: "Radiograph | None") -> None:
        """Take the planes of another image, or of none."""
        shutter = None if radiograph is None else radiograph.shutter
        overlays = None if radiograph is None else radiograph.overlays
        grey = 0 if shutter is None else shutter.grey
        self.shutter.set_mask(
            None if shutter is None else shutter.covered, QColor(grey, grey, grey)
        )
        self.overlays.set_mask(None if overlays is None else overlays.any(axis=0), _OVERLAY)

    def show_review(self, review: "Review") -> None:
        """Follow what the reader switched on and off."""
        self.shutter.setVisible(self.shutter.mask is not None and review.shutter_on)
        self.overlays.setVisible(self.overlays.mask is not None and review.overlays_on)


class MaskItem(QGraphicsObject):
    """A mask in one colour, in image coordinates.

    Small on the screen, a pixel is drawn if any pixel below it is: thin lettering stays readable.
    """

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setVisible(False)
        self.mask: npt.NDArray[np.bool_] | None = None
        self._colour = QColor()
        self._drawn: tuple[int, QImage] | None = None

    def set_mask(self, mask: npt.NDArray[np.bool_] | None, colour: QColor) -> None:
        """Draw another mask, or none.

        Parameters
        ----------
        mask : ndarray of bool, shape (rows, columns), or None
        colour : QColor
        """
        self.prepareGeometryChange()
        self.mask, self._colour, self._drawn = mask, colour, None
        if mask is None:
            self.setVisible(False)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the rectangle of the image."""
        if self.mask is None:
            return QRectF()
        return QRectF(0, 0, self.mask.shape[1], self.mask.shape[0])

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the mask at the coarsest size that still has a pixel per pixel of the screen."""
        if self.mask is None:
            return
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        level = max(0, int(np.floor(-np.log2(max(scale, 1e-3)))))
        if self._drawn is None or self._drawn[0] != level:
            self._drawn = (level, mask_image(self.mask, level, self._colour))
        picture, step = self._drawn[1], 2**level
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(QRectF(0, 0, picture.width() * step, picture.height() * step), picture)


def mask_image(mask: npt.NDArray[np.bool_], level: int, colour: QColor) -> QImage:
    """Return a mask in a colour on nothing, halved ``level`` times."""
    for _ in range(level):
        rows, columns = (side + side % 2 for side in mask.shape)
        even = np.zeros((rows, columns), np.bool_)
        even[: mask.shape[0], : mask.shape[1]] = mask
        mask = even.reshape(rows // 2, 2, columns // 2, 2).any(axis=(1, 3))
    rows, columns = mask.shape
    padded = np.zeros((rows, -(-columns // 4) * 4), np.uint8)
    padded[:, :columns] = mask
    indexed = QImage(padded.data, columns, rows, padded.shape[1], QImage.Format.Format_Indexed8)
    indexed.setColorTable([0, colour.rgba()])
    return indexed.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
