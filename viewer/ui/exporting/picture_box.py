"""What a picture shows and how large it is, with a preview."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from viewer.export.options import PictureOptions
from viewer.ui import settings as remembered
from viewer.ui.exporting.choices import Choices
from viewer.ui.language import tr

_PREVIEW = QSize(250, 250)


class PictureBox(QGroupBox):
    """Asks what is drawn into pictures; ``changed`` says that something is chosen otherwise."""

    changed = Signal()

    def __init__(self, choices: Choices) -> None:
        super().__init__(tr("In the picture"))
        shown = choices.picture
        self.heatmaps = _check(
            tr("Heatmaps"), shown.heatmaps, tr("Draw what the model finds into the picture")
        )
        self.contours = _check(
            tr("Contours"), shown.contours, tr("The lines round the heatmaps, where they are on")
        )
        self.boxes = _check(
            tr("Boxes"), shown.boxes, tr("The boxes round the heatmaps, where they are on")
        )
        self.colour_bar = _check(
            tr("Colour bar"),
            shown.colour_bar,
            tr("The scale of the heatmaps, with the thresholds"),
        )
        self.annotations = _check(
            tr("Annotations and measurements"),
            shown.annotations,
            tr("Draw what was measured and written into the picture"),
        )
        self.text = _check(
            tr("Corner text"),
            shown.corner_text,
            tr("Write window, view, model and intended use into the corners"),
        )
        self.size_choice = QComboBox()
        for value, text in remembered.EXPORT_SIZE.choices:
            self.size_choice.addItem(tr(text), value)
        self.size_choice.setCurrentIndex(self.size_choice.findData(choices.size))
        self.size_choice.setAccessibleName(tr("Size of pictures"))
        self.size_choice.setToolTip(tr("As stored: one pixel of the file is one of the picture"))
        self.width_number = QSpinBox()
        limits = remembered.EXPORT_WIDTH
        self.width_number.setRange(int(limits.minimum), int(limits.maximum))
        self.width_number.setValue(choices.width)
        self.width_number.setSuffix(f" {tr('pixels')}")
        self.width_number.setKeyboardTracking(False)
        self.width_number.setAccessibleName(tr("Width of pictures in pixels"))
        self.width_number.setToolTip(tr("How wide pictures are, in pixels"))
        self.size_told = QLabel()
        self.size_told.setObjectName("muted")
        self.preview = QLabel()
        self.preview.setFixedSize(_PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setAccessibleName(tr("Preview of the picture"))
        self._lay_out()
        for check in self.checks.values():
            check.toggled.connect(self._follow)
        self.size_choice.currentIndexChanged.connect(self._follow)
        self.width_number.valueChanged.connect(self._follow)
        self._follow()

    @property
    def checks(self) -> dict[str, QCheckBox]:
        """Every check box by the option that it stands for."""
        return {
            "heatmaps": self.heatmaps,
            "contours": self.contours,
            "boxes": self.boxes,
            "colour_bar": self.colour_bar,
            "annotations": self.annotations,
            "corner_text": self.text,
        }

    @property
    def size_kind(self) -> str:
        """Value of the chosen size."""
        return str(self.size_choice.currentData())

    def options(self, identifiers: bool) -> PictureOptions:
        """Return what is chosen."""
        chosen = {name: check.isChecked() for name, check in self.checks.items()}
        return PictureOptions(**chosen, identifiers=identifiers)

    def show_preview(self, picture: QImage) -> None:
        """Show how the picture would look."""
        ratio = self.devicePixelRatioF()
        small = picture.scaled(
            _PREVIEW * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap = QPixmap.fromImage(small)
        pixmap.setDevicePixelRatio(ratio)
        self.preview.setPixmap(pixmap)

    def _lay_out(self) -> None:
        choices = QVBoxLayout()
        choices.addWidget(self.heatmaps)
        choices.addLayout(_indented((self.contours, self.boxes, self.colour_bar)))
        choices.addWidget(self.annotations)
        choices.addWidget(self.text)
        choices.addSpacing(8)
        caption = QLabel(tr("Size"))
        caption.setBuddy(self.size_choice)
        size = QHBoxLayout()
        size.addWidget(caption)
        size.addWidget(self.size_choice, 1)
        size.addWidget(self.width_number)
        choices.addLayout(size)
        choices.addWidget(self.size_told)
        choices.addStretch(1)
        layout = QHBoxLayout(self)
        layout.addLayout(choices, 1)
        layout.addWidget(self.preview)

    def _follow(self) -> None:
        for check in (self.contours, self.boxes, self.colour_bar):
            check.setEnabled(self.heatmaps.isChecked())
        self.width_number.setEnabled(self.size_kind == "width")
        self.changed.emit()


def _check(text: str, on: bool, tip: str) -> QCheckBox:
    check = QCheckBox(text)
    check.setChecked(on)
    check.setToolTip(tip)
    return check


def _indented(widgets: Iterable[QWidget]) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(22, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return layout
