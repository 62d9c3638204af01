"""All annotations of the frame on the screen, under the image's own transform."""

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from viewer.export.placement import Rect
from viewer.review.annotations import Annotation, Annotations, Kind, Point, of_frame
from viewer.review.colours import Colour
from viewer.review.handles import handles
from viewer.ui.annotate.item import AnnotationItem, Matrix
from viewer.ui.language import tr
from viewer.ui.theme import scaled, tabular

if TYPE_CHECKING:
    from viewer.dicom.radiograph import Radiograph
    from viewer.review.measure import Measurement
    from viewer.ui.image_view import ImageView

# How many pixels of a region are looked at while it is dragged: less than a millisecond.
_AT_MOST = 250_000


class AnnotationLayer:
    """Keeps one item per annotation; what did not change is not made anew.

    Parameters
    ----------
    view : ImageView
        Gives the image that the items lie on, and the zoom.
    """

    def __init__(self, view: "ImageView") -> None:
        self._view = view
        self._radiograph: Radiograph | None = None
        self._shown: dict[str, tuple[Annotation, bool, int | None]] = {}
        self._measured: dict[str, tuple[Annotation, Measurement]] = {}
        self._draft: AnnotationItem | None = None
        self.items: dict[str, AnnotationItem] = {}
        self.annotations: Annotations = ()

    @property
    def aspect(self) -> float:
        """Height of a pixel of the image divided by its width."""
        return self._radiograph.pixel_aspect if self._radiograph is not None else 1.0

    def show(
        self,
        annotations: Annotations,
        radiograph: "Radiograph | None",
        frame: int,
        *,
        selected: str = "",
        chosen: int | None = None,
    ) -> None:
        """Draw these annotations and no others.

        Parameters
        ----------
        annotations : tuple of Annotation
        radiograph : Radiograph or None
            What they are measured on.
        frame : int
            Those of other frames are left out.
        selected : str
            Identity of the one that is drawn with handles; empty for none.
        chosen : int or None
            The handle that the keyboard moves.
        """
        if radiograph is not self._radiograph:
            self._measured.clear()
            self._shown.clear()
            self._radiograph = radiograph
        self.annotations = of_frame(annotations, frame) if radiograph is not None else ()
        kept = {each.id for each in self.annotations}
        for name in [name for name in self.items if name not in kept]:
            self.items.pop(name).remove()
            self._shown.pop(name, None)
        known = {each.id for each in annotations}
        self._measured = {name: each for name, each in self._measured.items() if name in known}
        for each in self.annotations:
            is_selected = each.id == selected
            wanted = each, is_selected, chosen if is_selected else None
            if self._shown.get(each.id) == wanted:
                continue
            self._shown[each.id] = wanted
            self._draw(each, self.measurement(each), is_selected, wanted[2])
        self.follow()

    def measurement(
        self, annotation: Annotation, radiograph: "Radiograph | None" = None
    ) -> "Measurement":
        """Return what an annotation measures, worked out once while it does not change.

        Parameters
        ----------
        annotation : Annotation
        radiograph : Radiograph or None
            What it lies on, where that may not be on the screen yet; None for what is shown.
        """
        from viewer.review.measure import measure

        if radiograph is not None and radiograph is not self._radiograph:
            return measure(annotation, radiograph)
        known = self._measured.get(annotation.id)
        if known is not None and known[0] == annotation:
            return known[1]
        assert self._radiograph is not None
        found = measure(annotation, self._radiograph)
        self._measured[annotation.id] = annotation, found
        return found

    def preview(self, annotation: Annotation, chosen: int | None = None) -> None:
        """Draw an annotation as it would be, with values that are good enough for a drag."""
        self._shown.pop(annotation.id, None)
        self._draw(annotation, self._quick(annotation), True, chosen)
        self.follow()

    def show_draft(self, kind: Kind, points: tuple[Point, ...], colour: Colour) -> None:
        """Draw an annotation that is not done yet, with its value as soon as it has one."""
        from viewer.review.annotations import POINTS

        if self._draft is None:
            self._draft = AnnotationItem(self._view.image)
        lines: tuple[str, ...] = ()
        if len(points) >= POINTS[kind]:
            annotation = Annotation(kind, points, frame=self._frame)
            lines = _lines(annotation, self._quick(annotation))
        self._draft.show_annotation(kind, points, colour, lines, handles=points)
        self.follow()

    def drop_draft(self) -> None:
        """Take away what is not done yet."""
        if self._draft is not None:
            self._draft.remove()
            self._draft = None

    def set_visible(self, visible: bool) -> None:
        """Show or hide all annotations; what is being drawn is always seen."""
        for item in self.items.values():
            item.setVisible(visible)

    def follow(self) -> None:
        """Follow zoom, orientation and place of the image: lines stay thin and labels apart."""
        transform = self._view.image_to_tile()
        matrix: Matrix = np.array(
            [[transform.m11(), transform.m21()], [transform.m12(), transform.m22()]]
        )
        corner = transform.map(QPointF(0, 0))
        font = tabular(scaled(self._view.font(), 0.95))
        tile = QRectF(self._view.viewport().rect()).translated(-corner)
        taken: list[Rect] = []
        # The one that is drawn or dragged chooses its place first, so that it does not jump.
        for item in sorted(self._all(), key=lambda item: not item.selected):
            item.follow(matrix, self.aspect, font)
            spots = item.label_spots()
            if spots:
                item.label.set_area(_best(spots, taken, tile))
                taken.append(item.label.area)

    def unit(self) -> tuple[float, float]:
        """Return how many pixels of the tile a column is wide and a row is high."""
        transform = self._view.image_to_tile()
        return (
            math.hypot(transform.m11(), transform.m12()),
            math.hypot(transform.m21(), transform.m22()),
        )

    def label_rect(self, name: str) -> QRectF:
        """Return where the label of an annotation stands in the tile."""
        corner = self._view.image_to_tile().map(QPointF(0, 0))
        label = self.items[name].label.area
        return QRectF(label.x, label.y, label.width, label.height).translated(corner)

    @property
    def _frame(self) -> int:
        pyramid = self._view.pyramid
        return pyramid.frame if pyramid is not None else 0

    def _all(self) -> list[AnnotationItem]:
        draft = [self._draft] if self._draft is not None else []
        return [*self.items.values(), *draft]

    def _quick(self, annotation: Annotation) -> "Measurement":
        from viewer.review.measure import measure

        assert self._radiograph is not None
        return measure(annotation, self._radiograph, _AT_MOST)

    def _draw(
        self,
        annotation: Annotation,
        measurement: "Measurement",
        selected: bool,
        chosen: int | None,
    ) -> None:
        item = self.items.get(annotation.id)
        if item is None:
            item = self.items[annotation.id] = AnnotationItem(self._view.image)
        item.show_annotation(
            annotation.kind,
            annotation.points,
            annotation.colour,
            _lines(annotation, measurement),
            handles=handles(annotation) if selected else (),
            chosen=chosen,
        )


def _lines(annotation: Annotation, measurement: "Measurement") -> tuple[str, ...]:
    from viewer.review.measure_text import label_lines

    return label_lines(annotation, measurement, tr)


def _best(spots: tuple[Rect, ...], taken: list[Rect], tile: QRectF) -> Rect:
    """Return the place that covers no other label and is seen whole, as far as there is one."""
    canvas = Rect(tile.x(), tile.y(), tile.width(), tile.height())
    # Where none is, one that begins inside is moved in; what lies elsewhere leaves nothing here.
    spots += tuple(spot.inside(canvas) for spot in spots if spot.overlap(canvas))

    def badness(spot: Rect) -> float:
        hidden = spot.width * spot.height - spot.overlap(canvas)
        return hidden + sum(spot.overlap(other) for other in taken)

    return min(spots, key=badness)
