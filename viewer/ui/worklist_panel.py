"""The worklist: studies sorted by what most needs a look, and the analysis of all of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer.review.verdict import Verdict
from viewer.review.worklist import ORDERS, ReadState
from viewer.ui.background import BackgroundAnalysis
from viewer.ui.language import tr
from viewer.ui.reading import Reading
from viewer.ui.session import Session
from viewer.ui.worklist_model import FINDINGS, WorklistModel

if TYPE_CHECKING:
    pass

# Milliseconds after which the list follows: images come in by the thousand.
_AFTER = 250


class WorklistPanel(QWidget):
    """Contents of the worklist dock; nothing is worked out while nobody sees it.

    Parameters
    ----------
    session : Session
    reading : Reading
    """

    #: The reader wants to see how often they agreed.
    agreement_wanted = Signal()

    def __init__(self, session: Session, reading: Reading) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.model = WorklistModel(session, reading, self)
        self.background = BackgroundAnalysis(session, reading.results, self)
        self.order = QComboBox()
        self.order.setAccessibleName(tr("Order of the worklist"))
        self.order.setToolTip(tr("What stands first"))
        for order in ORDERS:
            self.order.addItem(tr(order.text), order.id)
        self.order.activated.connect(self._sort)
        self.analyse = QPushButton()
        self.analyse.clicked.connect(self.toggle_analysis)
        self.progress = QLabel()
        self.progress.setObjectName("muted")
        self.summary = QLabel()
        self.summary.setObjectName("muted")
        self.agreement = QPushButton(tr("Agreement…"))
        self.agreement.setToolTip(tr("How often you agreed with the model, per finding"))
        self.agreement.clicked.connect(self.agreement_wanted)
        self.table = _Table()
        self.table.setModel(self.model)
        self.table.chosen.connect(self._open)
        head = QHBoxLayout()
        for widget in (self.order, self.analyse, self.progress):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.agreement)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        self._stale = QTimer(self, singleShot=True, interval=_AFTER)
        self._stale.timeout.connect(self.refresh)
        session.instances_found.connect(self._soon)
        session.reviewed.connect(self._soon)
        session.cleared.connect(self._soon)
        session.closings.closed.connect(self._soon)
        session.image_changed.connect(self._follow_image)
        reading.results.changed.connect(self._soon)
        self.background.progressed.connect(self._show_progress)
        self._show_progress()

    def refresh(self) -> None:
        """List all studies as they are now."""
        self._stale.stop()
        self.model.refresh()
        items = self.model.items
        read = sum(item.state is ReadState.READ for item in items)
        counts = {verdict: sum(item.count(verdict) for item in items) for verdict in Verdict}
        self.summary.setText(
            tr(
                "{read} of {count} read · agree {agree}, disagree {disagree}, unsure {unsure}",
                read=read,
                count=len(items),
                agree=counts[Verdict.AGREE],
                disagree=counts[Verdict.DISAGREE],
                unsure=counts[Verdict.UNSURE],
            )
        )
        self._follow_image()

    def set_private(self, private: bool) -> None:
        """Hide or show all that names a person."""
        self.model.private = private
        if self.isVisible():
            self.refresh()

    def toggle_analysis(self) -> None:
        """Analyse all studies in the background, or stop it."""
        if self.background.running:
            self.background.cancel()
            return
        self.refresh()
        self.background.start([image.source for item in self.model.items for image in item.images])

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self.refresh()

    def _soon(self) -> None:
        if self.isVisible() and not self._stale.isActive():
            self._stale.start()

    def _sort(self, index: int) -> None:
        self.model.order = ORDERS[index]
        self.refresh()

    def _open(self, row: int) -> None:
        item = self.model.items[row]
        if self._session.current not in [image.source for image in item.images]:
            self._session.show(item.neediest.source)

    def _follow_image(self) -> None:
        """Select the study that is shown."""
        if not self.isVisible():
            return
        selection = self.table.selectionModel()
        row = self.model.row_of(self._session.current)
        if row < 0:
            selection.clear()
            return
        index = self.model.index(row, 0)
        flag = QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.table.scrollTo(index)

    def _show_progress(self) -> None:
        running = self.background.running
        self.analyse.setText(tr("Stop") if running else tr("Analyse all"))
        tip = tr("Ask the model about every image of the list, in the background")
        self.analyse.setToolTip(tr("Analyse no more of them") if running else tip)
        self.progress.setText(
            tr("Analysed {done} of {count}", done=self.background.done, count=self.background.total)
            if running
            else ""
        )


class _Table(QTableView):
    """One row per study; a click or Enter opens it."""

    #: Number of a row.
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Worklist"))
        self.setAccessibleDescription(tr("Arrow keys move, Enter shows a study"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        unit = self.fontMetrics().averageCharWidth()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._widths = [unit * width for width in (44, 14, 52, 16, 16)]
        self.clicked.connect(self._choose)

    def setModel(self, model: WorklistModel) -> None:
        """Show a model, each column as wide as what stands in it."""
        super().setModel(model)
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(FINDINGS, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter; Qt moves through the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row())
