"""One tile on the screen: the image view, its frame, and what makes it follow its tile."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from viewer.review.annotations import Annotations
from viewer.ui.foreign_layers import ForeignLayers
from viewer.ui.frame_bar import FrameBar
from viewer.ui.image_view import ImageView
from viewer.ui.language import tr
from viewer.ui.planes import Planes
from viewer.ui.presets import as_window
from viewer.ui.session import Session
from viewer.ui.status import INTENDED_USE
from viewer.ui.studies.dragging import MIME, source_of
from viewer.ui.tile import State, Tile
from viewer.ui.tile_text import Appearance, overlay_of
from viewer.ui.true_size import dots_per_mm

if TYPE_CHECKING:
    from viewer.dicom.radiograph import Window

# Wide enough for two lines: the active tile is known by them, not by their colour alone.
_FRAME = 4

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}


class TileView(QFrame):
    """Shows what a tile holds, and tells the session what the mouse wants.

    Parameters
    ----------
    session : Session
    tile : Tile
    appearance : Appearance
        Shared by all tiles; :meth:`refresh_overlay` follows a change of it.
    """

    #: Another image or frame, or none, is on the screen.
    image_shown = Signal()
    #: The tile should fill the window, or no longer.
    maximise_wanted = Signal()
    #: The arrow keys want the next or the previous image.
    image_stepped = Signal(int)

    def __init__(
        self, session: Session, tile: Tile, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tile")
        self.setAcceptDrops(True)
        self.tile = tile
        self._session = session
        self._appearance = appearance
        self._layers_of: tuple[object, ...] = ()
        # What the accessible description tells.
        self._described: tuple[object, ...] = ()
        self.view = ImageView()
        self.planes = Planes(self.view.image)
        self.foreign = ForeignLayers(self.view.image)
        layout = QVBoxLayout(self)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        self.frames = FrameBar(session, tile, self)
        layout.addWidget(self.frames)
        tile.image_due.connect(self._follow_image)
        tile.prediction_due.connect(self._follow_prediction)
        tile.review_changed.connect(self._follow_review)
        tile.state_changed.connect(self._follow_state)
        tile.lead_changed.connect(self.refresh_heatmaps)
        session.companions.changed.connect(self._follow_companions)
        self.view.activated.connect(lambda: session.activate(tile))
        self.view.double_clicked.connect(self.maximise_wanted)
        self.view.window_dragged.connect(self._drag_window)
        self.view.drag_ended.connect(session.end_drag)
        self.view.annotations.edited.connect(self._edit_annotations)
        self.view.frame_stepped.connect(self._step_frame)
        self.view.zoom_changed.connect(self.refresh_overlay)
        self._follow_image()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through, in order."""
        return self.view, *self.frames.stops

    def show_place(self, number: int, count: int, active: bool) -> None:
        """Frame the active tile, where there are several, and say which one this is."""
        frame = 0 if count == 1 else _FRAME
        self.layout().setContentsMargins(frame, frame, frame, frame)
        self.setProperty("place", "alone" if count == 1 else "active" if active else "other")
        self.style().polish(self)
        name = tr("Radiograph")
        if count > 1:
            name = tr("Radiograph, tile {number} of {count}", number=number, count=count)
        if count > 1 and active:
            name = tr("Radiograph, tile {number} of {count}, active", number=number, count=count)
        self.view.setAccessibleName(name)

    @property
    def _has_heatmaps(self) -> bool:
        return self.tile.lead is None or self.tile.analysis is not None

    @property
    def _heatmaps_seen(self) -> bool:
        return self._has_heatmaps and not self._appearance.heatmaps_hidden

    def refresh_heatmaps(self) -> None:
        """Show or hide the heatmaps that are drawn."""
        self.view.image.heatmaps.setVisible(self._heatmaps_seen)
        self.refresh_overlay()

    def refresh_overlay(self) -> None:
        """Show what stands over the image."""
        tile = self.tile
        layers = tuple(self.view.image.heatmaps.layers.values()) if self._heatmaps_seen else ()
        dots = dots_per_mm(self.screen())
        self.view.set_overlay(
            overlay_of(
                tile,
                self._appearance,
                layers,
                self.view.scale_factor,
                dots and dots * self.devicePixelRatioF(),
                another_patient=self._session.is_another_patient(tile),
            )
        )
        case = tile.case
        if case is None:
            self._described = ()
            self.view.setAccessibleDescription(tr("No image is shown"))
            return
        from viewer.review.case import finding_rows
        from viewer.review.corner_text import about_picture

        lines, drawn = about_picture(case), {layer.finding for layer in layers}
        # In a drag none of this changes.
        described = (case.radiograph, case.prediction, lines, drawn)
        if described == self._described:
            return
        self._described = described
        shown = [tr(row.label) for row in finding_rows(case) if row.finding in drawn]
        heatmaps = tr("Heatmaps: {names}", names=", ".join(shown) or tr("none"))
        told = (*map(tr, lines), heatmaps, tr(INTENDED_USE))
        self.view.setAccessibleDescription(". ".join(told))

    def event(self, event: QEvent) -> bool:
        """Say anew how large the patient is when another screen shows it."""
        if event.type() == QEvent.Type.ScreenChangeInternal:
            self.refresh_overlay()
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take an image from the list; files are for the window."""
        event.setAccepted(event.mimeData().hasFormat(MIME))

    def dropEvent(self, event: QDropEvent) -> None:
        """Show the image that was dropped, here."""
        source = source_of(event.mimeData())
        if source in self._session.instances:
            event.acceptProposedAction()
            self._session.activate(self.tile)
            self._session.show(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the arrow keys that the image view has no use for."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            event.ignore()
        else:
            self.image_stepped.emit(step)

    # Following the tile

    def _follow_image(self) -> None:
        self._layers_of = ()
        self.view.show_image(self.tile.pyramid)
        self.planes.show_image(self.tile.opened.radiograph if self.tile.opened else None)
        self._session.companions.seek(self.tile)
        self._follow_companions(self.tile.source)
        self._follow_review()
        self.image_shown.emit()
        self._paint_now()

    def _follow_prediction(self) -> None:
        self._follow_review()
        self._paint_now()

    def _paint_now(self) -> None:
        """Bring what is to be seen onto the screen before panels follow, and have their layout."""
        if self.tile.opened is not None:
            self.view.paint_now()

    def _follow_companions(self, source: object) -> None:
        """Draw what others found in the frame; nothing on the plain picture beside heatmaps."""
        tile = self.tile
        if source != tile.source:
            return
        layers, size = (), (1, 1)
        if tile.opened is not None and tile.lead is None:
            radiograph = tile.opened.radiograph
            size = radiograph.rows, radiograph.columns
            frame = tile.review.frame
            every = self._session.companions.layers(tile.source)
            layers = tuple(layer for layer in every if layer.on_frame(frame))
        self.foreign.show(layers, size)

    def _follow_review(self) -> None:
        if self.tile.pyramid is not None:
            self.view.show_review(self.tile.review, self._window_now())
            self.planes.show_review(self.tile.review)
            self._follow_layers()
        self.refresh_overlay()

    def _follow_layers(self) -> None:
        tile, review = self.tile, self.tile.review
        # A change of window must not make contours anew.
        shown = (tile.prediction, review.heatmaps)
        if shown == self._layers_of:
            return
        self._layers_of = shown
        case = tile.case if tile.prediction is not None else None
        self.view.image.heatmaps.show_layers(case.layers() if case is not None else ())

    def _follow_state(self) -> None:
        if self.tile.state is State.EMPTY or self.tile.opened is None:
            self.refresh_overlay()

    def _window_now(self) -> "Window | None":
        tile = self.tile
        if tile.opened is None or tile.presets is None:
            return None
        from viewer.dicom.display import default_voi

        review, radiograph = tile.review, tile.opened.radiograph
        if review.voi is not None:
            return as_window(review.voi)
        if radiograph.vois:
            return as_window(default_voi(radiograph, review.frame))
        return tile.presets.automatic

    # What the mouse wants: the press has made the tile active

    def _drag_window(self, window: "Window") -> None:
        self._session.change(voi=window, merge="window")

    def _edit_annotations(self, annotations: Annotations, merge: str) -> None:
        self._session.activate(self.tile)
        self._session.change(annotations=annotations, merge=merge or None)

    def _step_frame(self, by: int) -> None:
        self._session.activate(self.tile)
        self._session.show_frame(self.tile.review.frame + by)
