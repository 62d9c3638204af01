"""One finding in the panel: heatmap on or off, probability, operating point, threshold."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from viewer.review.colours import COLOURS, Colour, colour_name
from viewer.review.figures import figures
from viewer.ui.finding_meaning import MeaningLine
from viewer.ui.language import tr
from viewer.ui.swatch import SIDE, swatch
from viewer.ui.theme import icon, scaled, tabular
from viewer.ui.threshold_slider import ThresholdSlider
from viewer.ui.verdict_buttons import VerdictButtons

if TYPE_CHECKING:
    from viewer.review.case import FindingRow


_Key = Qt.Key
# An icon with its frame, and nothing more: buttons make a row no higher than its text.
_BUTTON = QSize(SIDE + 4, SIDE + 4)

#: What keys do in the row that has the focus: names of actions.
KEYS = {
    _Key.Key_Space: "toggle-finding",
    _Key.Key_Return: "only-finding",
    _Key.Key_Enter: "only-finding",
    _Key.Key_C: "choose-colour",
    _Key.Key_R: "reset-threshold",
}
#: How many rows keys go on; the panel ends where there is no more.
STEPS = {_Key.Key_Up: -1, _Key.Key_Down: 1, _Key.Key_Home: -1000, _Key.Key_End: 1000}


class FindingRowWidget(QFrame):
    """One finding of the panel; the keys of :data:`KEYS` and :data:`STEPS` work while it has focus.

    Of all rows only one is a stop of the Tab key: arrows go to the others.
    """

    visible_toggled = Signal(str, bool)
    #: Finding, and its new threshold; None for the operating point.
    threshold_changed = Signal(str, object)
    drag_ended = Signal()
    chosen = Signal(str)
    #: The reader wants to choose the colour of this finding.
    colour_wanted = Signal(str)
    #: The reader wants the actions for this finding, at this place of the screen.
    menu_wanted = Signal(str, QPoint)
    #: Name of an action for this finding, which has the focus.
    action_wanted = Signal(str)
    #: How many rows the focus shall go on.
    step_wanted = Signal(int)
    #: The reader wants back to the image.
    left = Signal()

    def __init__(self, finding: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self.setObjectName("findingRow")
        label = tr(label)
        self.check = QCheckBox(label)
        self.check.setFont(scaled(self.font(), 1.0))
        self.check.setAccessibleName(tr("Heatmap of {finding}", finding=label))
        self.check.setToolTip(tr("Show or hide the heatmap of {finding}", finding=label))
        self.colour = QToolButton()
        self.colour.setObjectName("mini")
        self.colour.setIconSize(QSize(SIDE, SIDE))
        self.colour.setFixedSize(_BUTTON)
        self.colour.clicked.connect(lambda: self.colour_wanted.emit(self.finding))
        self._label = label
        self.probability = QLabel()
        self.probability.setObjectName("value")
        self.probability.setFont(tabular(scaled(self.font(), 1.1, bold=True)))
        self.sign = QLabel()
        self.sign.setFont(scaled(self.font(), 0.85))
        self._shown: tuple[object, ...] | None = None
        self._rgb: Colour | None = None
        self.slider = ThresholdSlider()
        self.slider.setAccessibleName(tr("Threshold of {finding}", finding=label))
        self.threshold = QLabel()
        self.threshold.setFont(tabular(scaled(self.font(), 0.92)))
        self.reset = QToolButton()
        self.reset.setObjectName("mini")
        self.reset.setIcon(icon("threshold-reset"))
        self.reset.setIconSize(QSize(SIDE, SIDE))
        self.reset.setFixedSize(_BUTTON)
        self.reset.setAccessibleName(tr("Reset the threshold of {finding}", finding=label))
        self.reset.setToolTip(tr("Back to the operating point of the model"))
        kept = self.reset.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(kept)
        self.meaning = MeaningLine()
        self.verdict = VerdictButtons(finding, label)
        for text in (self.probability, self.threshold, self.sign):
            text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        metrics = self.threshold.fontMetrics()
        self.threshold.setMinimumWidth(metrics.horizontalAdvance("≥ 0.000"))
        self.setAccessibleDescription(
            tr("Arrows: another finding; Space: heatmap; Enter: only it; C: colour; R: threshold")
        )
        self._lay_out()
        self.check.toggled.connect(lambda on: self.visible_toggled.emit(self.finding, on))
        self.slider.threshold_moved.connect(
            lambda probability: self.threshold_changed.emit(self.finding, probability)
        )
        # The handle that was held goes where the threshold is, so the row is shown anew.
        self.slider.drag_ended.connect(self._forget)
        self.slider.drag_ended.connect(self.drag_ended)
        self.reset.clicked.connect(lambda: self.threshold_changed.emit(self.finding, None))

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        # Low rows: eight of them are seen at once on a screen of 800 lines.
        layout.setContentsMargins(6, 1, 4, 1)
        layout.setHorizontalSpacing(5)
        layout.setVerticalSpacing(0)
        name = QHBoxLayout()
        name.setSpacing(3)
        name.addWidget(self.check)
        name.addWidget(self.colour)
        name.addStretch(1)
        layout.addLayout(name, 0, 0)
        layout.addWidget(self.probability, 0, 1)
        layout.addWidget(self.sign, 0, 2)
        layout.addWidget(self.slider, 1, 0)
        layout.addWidget(self.threshold, 1, 1)
        layout.addWidget(self.reset, 1, 2)
        layout.addWidget(self.meaning, 2, 0, 1, 4)
        layout.addWidget(self.verdict, 0, 3, 2, 1)
        layout.setColumnStretch(0, 1)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through, in order."""
        return self, self.check, self.colour, self.slider, self.reset, *self.verdict.stops

    def show_row(
        self,
        row: "FindingRow",
        *,
        visible: bool,
        current: bool,
        rgb: Colour,
        drawn: bool | None,
    ) -> None:
        """Show a row's numbers; nothing is done for a row that is shown already.

        Parameters
        ----------
        row : FindingRow
        visible : bool
            Whether its heatmap is ticked.
        current : bool
            Whether it is the chosen finding.
        rgb : tuple of int
            Its colour.
        drawn : bool or None
            Whether its heatmap has something on it; None where heatmaps are off, or this one is.
        """
        shown = (row, visible, current, rgb, drawn)
        if shown == self._shown and self.check.isChecked() == visible:
            return
        self._shown = shown
        if rgb != self._rgb:
            self._show_colour(rgb)
        self.check.blockSignals(True)
        self.check.setChecked(visible)
        self.check.blockSignals(False)
        probability, threshold = figures(row.probability, row.threshold)
        self.probability.setText(probability)
        self.sign.setText("▲" if row.positive else "")
        self.slider.show_row(row.probability, row.operating_point, row.threshold, rgb, row.positive)
        self.threshold.setText(f"≥ {threshold}")
        self._mark_edited(row.edited)
        self.reset.setVisible(row.edited)
        self.meaning.show_row(row, nothing=drawn is False)
        text = spoken(row)
        self.setAccessibleName(tr("{text}, heatmap shown", text=text) if drawn else text)
        explanation = tr(
            "The middle of the bar is the model's operating point. Drag the marker to move the "
            "threshold; the probability stays what it is."
        )
        self.slider.setToolTip(f"{text}\n{explanation}")
        order = tr("Findings are sorted by how far they lie above their operating points.")
        self.probability.setToolTip(f"{text}\n{order}")
        if self.property("current") != current:
            self.setProperty("current", current)
            self.style().polish(self)

    def _mark_edited(self, edited: bool) -> None:
        name = "edited" if edited else "muted"
        if name != self.threshold.objectName():
            self.threshold.setObjectName(name)
            self.style().polish(self.threshold)

    def _show_colour(self, rgb: Colour) -> None:
        self._rgb = rgb
        known = COLOURS.get(colour_name(rgb))
        name = tr(known.text) if known is not None else "#{:02x}{:02x}{:02x}".format(*rgb)
        text = tr("Colour of {finding}: {colour}", finding=self._label, colour=name)
        self.colour.setIcon(swatch(rgb))
        self.colour.setAccessibleName(text)
        self.colour.setToolTip(f"{text}\n{tr('Choose another one')}")

    def _forget(self) -> None:
        self._shown = None

    def event(self, event: QEvent) -> bool:
        """Keep the keys of a row from the actions that have them elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and self.hasFocus():
            assert isinstance(event, QKeyEvent)
            if _key(event) in (*KEYS, *STEPS, Qt.Key.Key_Escape):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means for this finding."""
        key = _key(event) if self.hasFocus() else None
        if key in KEYS:
            self.action_wanted.emit(KEYS[key])
        elif key in STEPS:
            self.step_wanted.emit(STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the finding."""
        self.menu_wanted.emit(self.finding, event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Become the current finding."""
        self.chosen.emit(self.finding)


def _key(event: QKeyEvent) -> Qt.Key | None:
    """Return the key alone; None with Shift, Ctrl or Alt."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return Qt.Key(event.key()) if plain == Qt.KeyboardModifier.NoModifier else None


def spoken(row: "FindingRow") -> str:
    """Return a sentence with a row's numbers."""
    numbers = {
        "finding": tr(row.label),
        "probability": row.probability,
        "threshold": row.threshold,
    }
    if row.positive:
        text = tr(
            "{finding}: probability {probability:.3f}, at or above the threshold {threshold:.3f}",
            **numbers,
        )
    else:
        text = tr(
            "{finding}: probability {probability:.3f}, below the threshold {threshold:.3f}",
            **numbers,
        )
    if not row.edited:
        return text
    return tr("{text}, edited (model: {point:.2f})", text=text, point=row.operating_point)
