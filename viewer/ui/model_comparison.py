"""Two models side by side on one image: each with its heatmaps, and a table of what both say.

The second tile has the first for its lead and another model to ask. Both show one image and share
one review: window, visible findings and thresholds are the same, operating points those of each.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTableWidget, QTableWidgetItem

from viewer.ui.analysis import Analysis, reason_of
from viewer.ui.beside import Beside
from viewer.ui.language import tr
from viewer.ui.links import Links
from viewer.ui.session import Session
from viewer.ui.tile import State, Tile
from viewer.ui.workers import SOON

if TYPE_CHECKING:
    from pcam_model.prediction import Prediction
    from viewer.dicom.source import Source


class ModelComparison(Beside):
    """Shows what another model says beside what the model in use says, and takes it away.

    Parameters
    ----------
    session : Session
    links : Links
    window : QMainWindow
        Gets the table.
    """

    def __init__(self, session: Session, links: Links, window: QMainWindow) -> None:
        super().__init__(session, links, window)
        self._window = window
        self._other: Analysis | None = None
        self.table = ComparisonTable()
        self.dock = QDockWidget(tr("Two models"), window)
        self.dock.setObjectName("comparison")
        self.dock.setWidget(self.table)
        self.dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetMovable)
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
        self.dock.hide()
        session.prediction_changed.connect(self._show_table)
        session.review_changed.connect(self._show_table)
        session.tiles_changed.connect(self._show_table)
        session.image_changed.connect(self._show_table)

    @property
    def second(self) -> Tile | None:
        """The tile with the other model."""
        return next((tile for tile in self._session.tiles if self._is_mine(tile)), None)

    def start(self, file: Path | None, engine: str) -> None:
        """Compare with another model on the image that is shown."""
        if self.on:
            self.show(False)
        session = self._session
        if self._other is not None:
            self._other.deleteLater()
        self._other = other = Analysis(
            session.analysing, file, session.analysis.device, self, engine
        )
        # What holds for the one, as while cine runs, holds for the other.
        other.paused = session.analysis.paused
        other.engine_changed.connect(self._on_engine)
        other.arrived.connect(self._on_arrived)
        other.refused.connect(self._on_refused)
        other.failed.connect(self._on_failed)
        other.start()
        self.show(True)
        self._show_table()

    def _is_mine(self, tile: Tile) -> bool:
        return tile.analysis is not None

    def _fill(self, second: Tile, lead: Tile) -> None:
        for signal in (second.prediction_changed, second.image_changed, lead.image_changed):
            signal.connect(self._show_table)
        lead.prediction_changed.connect(self._show_table)
        second.set_lead(lead, self._other)

    def _end(self) -> None:
        super()._end()
        self._show_table()

    # What the other model brings, for its own tile alone

    def _on_engine(self) -> None:
        other, second = self._other, self.second
        if other is None or second is None or other.opening:
            return
        if other.problem:
            self._session.problem.emit(
                tr("The model cannot be opened: {reason}", reason=tr(other.problem)), ""
            )
        if second.state is State.ANALYSING:
            other.ask(second, SOON)

    def _on_arrived(self, source: "Source", frame: int, prediction: "Prediction") -> None:
        second, other = self.second, self._other
        if second is not None and second.shows(source, frame):
            assert other is not None
            assert other.engine is not None
            second.show_prediction(prediction, other.engine.manifest)

    def _on_refused(self, source: "Source", frame: int, concerns: tuple[str, ...]) -> None:
        second = self.second
        if second is not None and second.shows(source, frame) and not second.review.forced:
            second.refuse_analysis(concerns)

    def _on_failed(self, source: "Source", frame: int, error: Exception) -> None:
        second = self.second
        if second is not None and second.shows(source, frame):
            second.set_state(State.FAILED, reason_of(error))
            self._session.problem.emit(
                tr("The analysis failed: {reason}", reason=tr(reason_of(error))), ""
            )

    def _show_table(self) -> None:
        second = self.second
        self.dock.setVisible(second is not None)
        if second is not None and second.lead is not None:
            self.table.show_tiles(second.lead, second)


class ComparisonTable(QTableWidget):
    """Both probabilities of every finding, with a mark where a threshold is reached."""

    def __init__(self) -> None:
        super().__init__(0, 4)
        self.setAccessibleName(tr("What both models say"))
        self.setToolTip(tr("▲: at or above the threshold in force; –: not among its findings"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def show_tiles(self, first: Tile, second: Tile) -> None:
        """Show what the models of two tiles say of their image."""
        from pcam_model.findings import label
        from viewer.review.case import finding_rows

        cases = [tile.case for tile in (first, second)]
        rows = [
            {row.finding: row for row in finding_rows(case)} if case is not None else {}
            for case in cases
        ]
        names = [
            f"{tile.prediction.model.name} {tile.prediction.model.version}"
            if tile.prediction is not None
            else tr("not analysed")
            for tile in (first, second)
        ]
        self.setHorizontalHeaderLabels([tr("Finding"), *names, tr("Difference")])
        findings = list(dict.fromkeys([*rows[0], *rows[1]]))
        self.setRowCount(len(findings))
        for line, finding in enumerate(findings):
            one, other = (found.get(finding) for found in rows)
            texts = [tr(label(finding))]
            for row in (one, other):
                mark = " ▲" if row is not None and row.positive else ""
                texts.append("–" if row is None else f"{row.probability:.2f}{mark}")
            difference = "–"
            if one is not None and other is not None:
                difference = f"{other.probability - one.probability:+.2f}"
            for column, text in enumerate((*texts, difference)):
                self.setItem(line, column, QTableWidgetItem(text))
        self.resizeColumnsToContents()
