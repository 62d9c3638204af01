"""The findings: what must be known first, then every finding, then how heatmaps are drawn."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.finding_remarks import FindingRemarks
from viewer.ui.finding_row import FindingRowWidget
from viewer.ui.findings_head import FindingsHead
from viewer.ui.heatmap_controls import HeatmapControls
from viewer.ui.judging import judge
from viewer.ui.saved_result import SavedResult
from viewer.ui.session import Session

if TYPE_CHECKING:
    from viewer.review.case import FindingRow

_FRAME_MS = 16


class FindingsPanel(QWidget):
    """Contents of the findings dock."""

    #: The reader switched heatmaps on or off: by finding.
    visibility_chosen = Signal(dict)
    #: Name of an action, mostly for the chosen finding.
    action_wanted = Signal(str)
    #: The reader wants back to the image.
    left = Signal()

    def __init__(self, session: Session, saved: SavedResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.rows: dict[str, FindingRowWidget] = {}
        # Ten rows take twenty milliseconds to make, and images come and go.
        self._spare: dict[str, FindingRowWidget] = {}
        self._shown: tuple[object, ...] = ()
        self._of_finding = self._colours = QMenu(self)
        self._wanted: dict[str, float | None] = {}
        self._throttle = QTimer(self)
        self._throttle.setSingleShot(True)
        self._throttle.setInterval(_FRAME_MS)
        self._throttle.timeout.connect(self.flush_thresholds)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.head = FindingsHead(session, saved)
        self.head.action_wanted.connect(self.action_wanted)
        layout.addWidget(self.head)
        layout.addWidget(self._make_list(), 1)
        self.remarks = FindingRemarks(session)
        layout.addWidget(self.remarks)
        self.controls = HeatmapControls(session)
        self.controls.visibility_chosen.connect(self.visibility_chosen)
        layout.addWidget(self.controls)
        session.image_changed.connect(self.refresh)
        session.prediction_changed.connect(self.refresh)
        session.review_changed.connect(self.refresh)
        session.state_changed.connect(self.refresh)
        session.engine_changed.connect(self.refresh)
        self.refresh()

    # Parts

    def _make_list(self) -> QWidget:
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = QWidget()
        self.list.setObjectName("panel")
        self.list_layout = QVBoxLayout(self.list)
        self.list_layout.setContentsMargins(4, 0, 4, 4)
        self.list_layout.setSpacing(1)
        self.list_layout.addStretch(1)
        self.scroll_area.setWidget(self.list)
        return self.scroll_area

    def set_menus(self, of_finding: QMenu, colours: QMenu) -> None:
        """Offer actions of the table at the rows: those for a finding, and its colours."""
        self._of_finding, self._colours = of_finding, colours

    # What is shown

    def refresh(self) -> None:
        """Show what the session has, if it is not what is shown already."""
        from_session = self._session
        shown = self._state()
        if shown == self._shown:
            return
        self._shown = shown
        rows: tuple[FindingRow, ...] = ()
        case = from_session.case if from_session.prediction is not None else None
        if case is not None:
            from viewer.review.case import finding_rows

            rows = finding_rows(case)
        self._show_rows(rows)
        self.head.refresh(rows)
        self.remarks.refresh()
        self.controls.refresh()

    def _state(self) -> tuple[object, ...]:
        """Return all that the panel depends on: a drag of the window changes none of it."""
        session, review = self._session, self._session.review
        return (
            session.opened,
            session.prediction,
            session.asked,
            session.asked.engine,
            session.asked.problem,
            session.state,
            session.explanation,
            session.concerns,
            session.finding,
            review.heatmaps,
            tuple(review.verdicts.items()),
            tuple(one.finding for one in review.annotations),
        )

    def _show_rows(self, rows: "tuple[FindingRow, ...]") -> None:
        if list(self.rows) != [row.finding for row in rows]:
            self._order_rows(rows)
        review, case = self._session.review, self._session.case
        layers = case.layers() if rows and case is not None else ()
        drawn = {layer.finding: not layer.empty for layer in layers}
        for row in rows:
            self.rows[row.finding].show_row(
                row,
                visible=row.finding in review.visible,
                current=row.finding == self._session.finding,
                rgb=review.colour(row.finding),
                drawn=drawn.get(row.finding),
            )
            self.rows[row.finding].verdict.show_verdict(review.verdicts.get(row.finding))

        self._follow_finding()

    def _follow_finding(self) -> None:
        """Have the row of the chosen finding, or else the first, be where the keyboard comes in."""
        if not self.rows:
            return
        here = self.rows.get(self._session.finding, next(iter(self.rows.values())))
        left = next((row for row in self.rows.values() if row.hasFocus()), None)
        for row in self.rows.values():
            at_tab = Qt.FocusPolicy.TabFocus if row is here else Qt.FocusPolicy.NoFocus
            row.setFocusPolicy(at_tab)
        if left is not None and left is not here:
            self._focus(here)

    def _order_rows(self, rows: "tuple[FindingRow, ...]") -> None:
        self._spare |= self.rows
        self.rows = {}
        self._wanted.clear()
        for widget in self._spare.values():
            self.list_layout.removeWidget(widget)
        for place, row in enumerate(rows):
            widget = self._spare.pop(row.finding, None) or self._new_row(row)
            self.rows[row.finding] = widget
            self.list_layout.insertWidget(place, widget)
            # Not before it has a parent: it would be a window of its own.
            widget.show()
        for before, after in pairwise(stop for row in self.rows.values() for stop in row.stops):
            QWidget.setTabOrder(before, after)
        for widget in self._spare.values():
            widget.hide()
        # Nothing scrolls sideways: the longest name decides how narrow the panel can be.
        bar = self.scroll_area.verticalScrollBar().sizeHint().width()
        self.scroll_area.setMinimumWidth(self.list.minimumSizeHint().width() + bar)

    def _new_row(self, row: "FindingRow") -> FindingRowWidget:
        widget = FindingRowWidget(row.finding, row.label)
        widget.visible_toggled.connect(self.show_finding)
        widget.threshold_changed.connect(self._want_threshold)
        widget.drag_ended.connect(self._end_drag)
        widget.chosen.connect(self._session.select_finding)
        widget.colour_wanted.connect(self._choose_colour)
        widget.menu_wanted.connect(self._open_menu)
        widget.action_wanted.connect(self.action_wanted)
        widget.step_wanted.connect(self._step_focus)
        widget.left.connect(self.left)
        widget.verdict.pressed.connect(
            lambda finding, verdict: judge(self._session, finding, verdict)
        )
        return widget

    # What the reader does

    def focus_findings(self) -> None:
        """Go to the chosen finding, else to the first; without findings to what can be done."""
        names = list(self.rows)
        if names:
            self._session.select_finding(
                self._session.finding if self._session.finding in names else names[0]
            )
            self._focus(self.rows[self._session.finding])
        elif self.head.ask.isVisibleTo(self):
            self.head.ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_focus(self, by: int) -> None:
        names = list(self.rows)
        place = names.index(self._session.finding) + by
        # The focus follows the choice.
        self._session.select_finding(names[min(max(place, 0), len(names) - 1)])

    def _focus(self, row: FindingRowWidget) -> None:
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_area.ensureWidgetVisible(row)

    def step_finding(self, by: int) -> None:
        """Make the next or previous finding current, and show its heatmap alone."""
        names = list(self.rows)
        if not names:
            return
        current = self._session.finding
        start = names.index(current) + by if current in names else (0 if by > 0 else -1)
        finding = names[start % len(names)]
        self._session.select_finding(finding)
        self._session.change(visible=frozenset({finding}), heatmaps_on=True, merge="step")
        self.scroll_area.ensureWidgetVisible(self.rows[finding])

    def flush_thresholds(self) -> None:
        """Apply what sliders want since the last frame."""
        review = self._session.review
        wanted, self._wanted = self._wanted, {}
        for finding, probability in wanted.items():
            review = review.with_threshold(finding, probability)
            self._session.change_to(review, f"threshold {finding}")

    def _want_threshold(self, finding: str, probability: float | None) -> None:
        self._wanted[finding] = probability
        if not self._throttle.isActive():
            self._throttle.start()

    def _end_drag(self) -> None:
        self.flush_thresholds()
        self._session.end_drag()
        # The handle that was held goes where the threshold is.
        self._shown = ()
        self.refresh()

    def offer_colours(self) -> None:
        """Open the menu of colours at the row of the chosen finding."""
        row = self.rows.get(self._session.finding)
        if row is not None:
            self.scroll_area.ensureWidgetVisible(row)
            self._colours.popup(row.colour.mapToGlobal(row.colour.rect().bottomLeft()))

    def _open_menu(self, finding: str, place: QPoint) -> None:
        self._session.select_finding(finding)
        self._of_finding.popup(place)

    def _choose_colour(self, finding: str) -> None:
        self._session.select_finding(finding)
        self.offer_colours()

    def show_finding(self, finding: str, visible: bool) -> None:
        """Show or hide the heatmap of a finding, here and on images that are opened from now on."""
        review = self._session.review.with_visible(finding, visible)
        if visible:
            review = review.changed(heatmaps_on=True)
        self._session.change_to(review)
        self._session.select_finding(finding)
        self.visibility_chosen.emit({finding: visible})
