"""A radiograph on black ground at some zoom and place, turned and windowed as its review says."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from viewer.review.review import Review
from viewer.review.view_links import Extent, Look
from viewer.ui.pyramid import Pyramid
from viewer.ui.registered import RegisteredImage

_MARGIN = 1.02
_SMALLEST_SCALE, _LARGEST_SCALE = 0.01, 64.0


class ZoomView(pg.GraphicsView):
    """Draws an image, and says which of its places lies where on the screen."""

    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background="k")
        # What is drawn over the image has lines wider than Qt reckons with when it updates parts.
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        # All of it is painted, black below the image: no ground below that, nor a picture of one.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.box = pg.ViewBox(
            lockAspect=True, invertY=True, enableMouse=False, enableMenu=False, defaultPadding=0
        )
        self.setCentralItem(self.box)
        self.image = RegisteredImage()
        self.image.setVisible(False)
        self.box.addItem(self.image, ignoreBounds=True)
        self.box.sigRangeChanged.connect(self._range_changed)
        self.pyramid: Pyramid | None = None
        self.renders = 0
        self._fitted = True
        self._unit = 1.0
        self._shown: tuple[object, ...] = ()
        self._orientation: tuple[int, bool] = (0, False)

    # What is shown

    def _show_pyramid(self, pyramid: Pyramid | None) -> None:
        """Show another image, whole, or none; its heatmaps come separately."""
        same_size = (
            pyramid is not None
            and self.pyramid is not None
            and pyramid.radiograph is self.pyramid.radiograph
        )
        self.pyramid = pyramid
        self.image.heatmaps.show_layers(())
        self._shown = ()
        self.image.setVisible(pyramid is not None)
        if pyramid is None:
            self.image.picture.clear()
            return
        self.image.set_size(pyramid.radiograph.rows, pyramid.radiograph.columns)
        if not same_size:
            self._orientation = (0, False)
            self._fitted = True

    def _show_look_of(self, review: Review) -> None:
        """Follow the reader's rotation, flip, window and inversion."""
        assert self.pyramid is not None
        orientation = (review.quarter_turns % 4, review.flipped)
        self.image.set_orientation(*orientation, self.pyramid.radiograph.pixel_aspect)
        turned = orientation != self._orientation
        self._orientation = orientation
        if self._fitted:
            self.fit()
        elif turned:
            self._keep_in_sight()
        self._render(review)

    # Zoom

    @property
    def scale_factor(self) -> float:
        """Pixels of the screen per column of the image."""
        return float(self.devicePixelRatioF() / max(self.box.viewPixelSize()[0], 1e-9))

    @property
    def fitted(self) -> bool:
        """Whether the image fills the tile and goes on doing so when that is resized."""
        return self._fitted

    @property
    def look(self) -> Look:
        """What is shown of the image; :meth:`show_look` shows it again."""
        centre = self._centre()
        return Look(centre.x(), centre.y(), float(self.box.viewPixelSize()[0]))

    @property
    def extent(self) -> Extent:
        """Size of the image, to compare looks at two images by."""
        assert self.pyramid is not None
        shown = self.image.displayed_rect()
        return Extent(shown.width(), shown.height(), self.pyramid.radiograph.spacing.column_mm)

    def show_look(self, look: Look) -> None:
        """Show what a look at this image says."""
        self._fitted = False
        scale = self.devicePixelRatioF() / max(look.unit, 1e-9)
        scale = min(max(scale, _SMALLEST_SCALE), _LARGEST_SCALE)
        self._set_unit(self.devicePixelRatioF() / scale, QPointF(look.x, look.y))

    def fit(self) -> None:
        """Show the whole image, and keep it whole when the window is resized."""
        self._fitted = True
        shown, tile = self.image.displayed_rect(), self.box.size()
        if tile.width() < 1 or tile.height() < 1:
            return
        unit = max(shown.width() / tile.width(), shown.height() / tile.height()) * _MARGIN
        self._set_unit(unit, shown.center())

    def actual_size(self) -> None:
        """Show one pixel of the image on one pixel of the screen, neither blended with others."""
        self._fitted = False
        ratio = self.devicePixelRatioF()
        self._set_unit(ratio, self._centre())
        corner = self.tile_point(0, 0) * ratio
        self.pan((QPointF(round(corner.x()), round(corner.y())) - corner) / ratio)

    def zoom(self, factor: float, fixed: QPointF | None = None) -> None:
        """Zoom by a factor about a fixed point in view coordinates; the centre unless given."""
        self._fitted = False
        scale = min(max(self.scale_factor * factor, _SMALLEST_SCALE), _LARGEST_SCALE)
        factor = scale / self.scale_factor
        centre = self._centre()
        fixed = centre if fixed is None else fixed
        unit = float(self.box.viewPixelSize()[0]) / factor
        self._set_unit(unit, fixed + (centre - fixed) / factor)

    def show_at_unit(self, millimetres: float, dots_per_mm: float) -> None:
        """Show a column that is so many millimetres wide as wide as that on the screen.

        Parameters
        ----------
        millimetres : float
            Width of a column of the image.
        dots_per_mm : float
            Pixels of the screen per millimetre, before scaling by the system.
        """
        self._fitted = False
        self._set_unit(1.0 / (millimetres * dots_per_mm), self._centre())

    def bring_into_sight(self, x: float, y: float) -> None:
        """Move the image so that a place of it can be seen, unless it is."""
        if self.viewport().rect().adjusted(8, 8, -8, -8).contains(self.tile_point(x, y).toPoint()):
            return
        self._fitted = False
        unit = float(self.box.viewPixelSize()[0])
        self._set_unit(unit, self.image.transform().map(QPointF(x, y)))

    def pan(self, pixels: QPointF) -> None:
        """Move the image by pixels of the screen."""
        self._fitted = False
        self._set_unit(
            float(self.box.viewPixelSize()[0]),
            self._centre() - pixels * self.box.viewPixelSize()[0],
        )

    def _centre(self) -> QPointF:
        return QPointF(self.box.viewRect().center())

    def _set_unit(self, unit: float, centre: QPointF) -> None:
        """Show ``unit`` image columns per pixel of the tile about a centre."""
        self._unit = unit
        width, height = self.box.width() * unit, self.box.height() * unit
        self.box.setRange(
            QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height), padding=0
        )

    def _keep_in_sight(self) -> None:
        shown = self.image.displayed_rect()
        if not shown.intersects(self.box.viewRect()):
            self._set_unit(float(self.box.viewPixelSize()[0]), shown.center())

    def _range_changed(self) -> None:
        if self.pyramid is not None and self._shown:
            _, voi, inverted, level = self._shown
            wanted = self.pyramid.level_for(self.scale_factor)
            if wanted != level:
                self._render_level(wanted, voi, inverted)
        self.zoom_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole image whole, and any other size as it is."""
        super().resizeEvent(event)
        # pyqtgraph resizes once before its own constructor is done.
        if getattr(self, "pyramid", None) is not None:
            if self._fitted:
                self.fit()
            else:
                # pyqtgraph would keep what is seen, and change its size.
                self._set_unit(self._unit, self._centre())

    # Places

    def view_point(self, position: QPointF) -> QPointF:
        """Return view coordinates of a place in the tile: image coordinates, turned."""
        scene = self.viewportTransform().inverted()[0].map(position)
        return QPointF(self.box.mapSceneToView(scene))

    def image_to_tile(self) -> QTransform:
        """Return the transform from the image to the tile."""
        # pyqtgraph works it out when it draws; whoever asks before that must not get the last one.
        self.box.updateMatrix()
        return self.image.deviceTransform(self.viewportTransform())

    def image_point(self, position: QPointF) -> QPointF:
        """Return image coordinates of a place in the tile."""
        return self.image.transform().inverted()[0].map(self.view_point(position))

    def tile_point(self, x: float, y: float) -> QPointF:
        """Return the place in the tile of image coordinates."""
        scene = self.box.mapViewToScene(self.image.transform().map(QPointF(x, y)))
        return self.viewportTransform().map(scene)

    # Grey levels

    def _render(self, review: Review) -> None:
        assert self.pyramid is not None
        level = self.pyramid.level_for(self.scale_factor)
        wanted = (self.pyramid, review.voi, review.inverted, level)
        if wanted != self._shown:
            self._render_level(level, review.voi, review.inverted)

    def _render_level(self, level: int, voi: object, inverted: object) -> None:
        assert self.pyramid is not None
        self._shown = (self.pyramid, voi, inverted, level)
        picture = self.pyramid.picture(level, voi, bool(inverted))  # type: ignore[arg-type]
        self.image.picture.show_picture(picture, level)
        self.renders += 1
