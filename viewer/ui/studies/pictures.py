"""Thumbnails in the list of studies: those in sight, and a bounded number of others."""

from collections import OrderedDict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QTreeWidget

from viewer.ui.studies.icons import blank
from viewer.ui.studies.row import ImageRow
from viewer.ui.studies.rows import StudyRows

if TYPE_CHECKING:
    from viewer.dicom.source import Source

# Thumbnails that are kept, about 45 kB each.
_MOST = 500
# Milliseconds until it is looked what came in sight.
_SOON = 40


class Pictures(QObject):
    """Asks for the thumbnails of what is in sight, and shows them.

    Parameters
    ----------
    tree : QTreeWidget
    rows : StudyRows
    """

    #: Images in sight without a thumbnail, from top to bottom.
    wanted = Signal(list)

    def __init__(self, tree: QTreeWidget, rows: StudyRows) -> None:
        super().__init__(tree)
        self._tree = tree
        self._rows = rows
        # The one that was in sight longest ago comes first.
        self._kept: OrderedDict[Source, None] = OrderedDict()
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._look)

    def look_soon(self) -> None:
        """Ask for what is in sight by then."""
        self._soon.start()

    def show(self, source: "Source", image: QImage) -> None:
        """Show a thumbnail; the one in sight longest ago gives way once there are many."""
        row = self._rows.image(source)
        if row is None:
            return
        row.setIcon(0, QIcon(QPixmap.fromImage(image)))
        self._kept[source] = None
        while len(self._kept) > _MOST:
            oldest = self._rows.image(self._kept.popitem(last=False)[0])
            if oldest is not None:
                oldest.setIcon(0, blank())

    def drop(self, source: "Source") -> None:
        """Forget an image."""
        self._kept.pop(source, None)

    def clear(self) -> None:
        """Forget all images."""
        self._soon.stop()
        self._kept.clear()

    def _look(self) -> None:
        seen = list(self._in_sight())
        for row in seen:
            if row.source in self._kept:
                self._kept.move_to_end(row.source)
        self.wanted.emit(
            [row.source for row in seen if row.source not in self._kept and not row.unreadable]
        )

    def _in_sight(self) -> Iterator[ImageRow]:
        row = self._tree.itemAt(QPoint(1, 1))
        bottom = self._tree.viewport().height()
        while row is not None and self._tree.visualItemRect(row).top() < bottom:
            if isinstance(row, ImageRow):
                yield row
            row = self._tree.itemBelow(row)
