"""How all heatmaps of an image are drawn, at the foot of the findings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QWidget,
)

from viewer.review.colour_maps import COLOUR_MAPS
from viewer.review.review import STYLE_NAMES
from viewer.ui.language import tr
from viewer.ui.session import Session
from viewer.ui.theme import tabular


class HeatmapControls(QFrame):
    """Opacity, style and colours; all, none, and the thresholds as the model has them."""

    #: The value of a :class:`viewer.review.review.HeatmapStyle`.
    style_chosen = Signal(str)
    #: A key of :data:`viewer.review.colour_maps.COLOUR_MAPS`.
    colours_chosen = Signal(str)
    #: All heatmaps were switched on or off: by finding.
    visibility_chosen = Signal(dict)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self._session = session
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setAccessibleName(tr("Opacity of heatmaps"))
        self.opacity.valueChanged.connect(
            lambda value: session.change(opacity=value / 100, merge="opacity")
        )
        self.opacity.sliderReleased.connect(session.end_drag)
        self.opacity_value = QLabel()
        self.opacity_value.setFont(tabular(self.font()))
        self.opacity_value.setMinimumWidth(self.fontMetrics().horizontalAdvance("100 %"))
        self.opacity_value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.style_choice = QComboBox()
        self.style_choice.setAccessibleName(tr("How heatmaps are drawn"))
        self.style_choice.setToolTip(tr("Fill, contour, both, boxes, or the strongest place"))
        for style, text in STYLE_NAMES.items():
            self.style_choice.addItem(tr(text), style.value)
        self.style_choice.activated.connect(
            lambda index: self.style_chosen.emit(self.style_choice.itemData(index))
        )
        self.colour_choice = QComboBox()
        self.colour_choice.setAccessibleName(tr("Colours of heatmaps"))
        #: What matters to fills alone, and its tool tip.
        self._for_fills: tuple[tuple[QWidget, str], ...] = (
            (self.opacity, tr("How much heatmaps hide of what lies below")),
            (
                self.colour_choice,
                tr(
                    "From probability 0 to 1, the same on every image; the bar beside the image "
                    "says it"
                ),
            ),
        )
        for name, colours in COLOUR_MAPS.items():
            self.colour_choice.addItem(tr(colours.text), name)
        self.colour_choice.activated.connect(
            lambda index: self.colours_chosen.emit(self.colour_choice.itemData(index))
        )
        self.all_button = _button(tr("All"), tr("Show all heatmaps"))
        self.all_button.clicked.connect(self.show_all)
        self.none_button = _button(tr("None"), tr("Show no heatmap"))
        self.none_button.clicked.connect(self.show_none)
        self.reset_button = _button(
            tr("Reset thresholds"), tr("Reset all thresholds to the operating points")
        )
        self.reset_button.clicked.connect(self.reset_thresholds)
        self.off = QLabel(tr("Heatmaps are switched off"))
        self.off.setObjectName("edited")
        self.switch_on = _button(tr("Switch on"), tr("Show the heatmaps that are ticked"))
        self.switch_on.clicked.connect(lambda: session.change(heatmaps_on=True))
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 4, 10, 3)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        for row, (text, widget) in enumerate(
            (
                (tr("Opacity"), self.opacity),
                (tr("Heatmaps"), self.style_choice),
                (tr("Colours"), self.colour_choice),
            )
        ):
            caption = QLabel(text)
            caption.setObjectName("muted")
            caption.setBuddy(widget)
            grid.addWidget(caption, row, 0)
            grid.addWidget(widget, row, 1, 1, 1 if widget is self.opacity else 2)
        grid.addWidget(self.opacity_value, 0, 2)
        grid.setColumnStretch(1, 1)
        for choice in (self.style_choice, self.colour_choice):
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.all_button)
        buttons.addWidget(self.none_button)
        buttons.addStretch(1)
        buttons.addWidget(self.reset_button)
        grid.addLayout(buttons, 3, 0, 1, 3)
        off = QHBoxLayout()
        off.addWidget(self.off, 1)
        off.addWidget(self.switch_on)
        grid.addLayout(off, 4, 0, 1, 3)

    def refresh(self) -> None:
        """Show what the session has."""
        review, analysed = self._session.review, self._session.prediction is not None
        self.setEnabled(analysed)
        percent = round(review.opacity * 100)
        self.opacity.blockSignals(True)
        self.opacity.setValue(percent)
        self.opacity.blockSignals(False)
        self.opacity_value.setText(f"{percent} %")
        self.style_choice.setCurrentIndex(self.style_choice.findData(review.style.value))
        self.colour_choice.setCurrentIndex(self.colour_choice.findData(review.colour_map))
        for widget, plain in self._for_fills:
            widget.setEnabled(analysed and review.style.is_filled)
            widget.setToolTip(plain if review.style.is_filled else tr("Heatmaps have no fill now"))
        for shown in (self.off, self.switch_on):
            shown.setVisible(analysed and not review.heatmaps_on)
        self.reset_button.setEnabled(analysed and bool(review.edited_thresholds))

    def show_all(self) -> None:
        """Switch every heatmap on."""
        if self._session.prediction is not None:
            findings = self._session.prediction.findings
            self._session.change(visible=frozenset(findings), heatmaps_on=True)
            self.visibility_chosen.emit(dict.fromkeys(findings, True))

    def show_none(self) -> None:
        """Switch every heatmap off."""
        self._session.change(visible=frozenset())

    def reset_thresholds(self) -> None:
        """Set every threshold to its operating point."""
        review = self._session.review
        for finding in review.edited_thresholds:
            review = review.with_threshold(finding, None)
        self._session.change_to(review)


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("flat")
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
