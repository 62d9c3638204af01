"""Where to save a picture, and what is in it."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.dialog_buttons import save_box
from viewer.ui.language import tr


class ExportDialog(QDialog):
    """Asks for a file and for what the picture shows."""

    def __init__(
        self,
        target: Path,
        size: tuple[int, int],
        parent: QWidget,
        *,
        heatmaps: bool,
        annotations: bool,
        text: bool,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export PNG"))
        self.path = QLineEdit(str(target))
        self.path.setAccessibleName(tr("File to save to"))
        self.path.setToolTip(tr("Where the picture is saved; the name ends in .png"))
        browse = QPushButton(tr("Browse…"))
        browse.setToolTip(tr("Choose folder and name"))
        browse.clicked.connect(self._browse)
        self.heatmaps = QCheckBox(tr("Heatmaps and contours"))
        self.heatmaps.setChecked(heatmaps)
        self.annotations = QCheckBox(tr("Annotations and measurements"))
        self.annotations.setChecked(annotations)
        self.annotations.setToolTip(tr("Draw what was measured and written into the picture"))
        self.text = QCheckBox(tr("Corner text"))
        self.text.setChecked(text)
        self.identifiers = QCheckBox(tr("Identifiers: name, numbers and dates of the patient"))
        self.caution = QLabel(
            tr("Text burned into the radiograph itself is not removed: look before you share.")
        )
        self.caution.setObjectName("edited")
        self.caution.setWordWrap(True)
        self.heatmaps.setToolTip(tr("Draw what the model finds into the picture"))
        self.text.setToolTip(tr("Write window, view, model and intended use into the corners"))
        self.identifiers.setToolTip(tr("Off: the picture does not say who it shows"))
        self.text.toggled.connect(self._follow)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        size_text = QLabel(
            tr("{width} × {height} pixels, as stored", width=size[0], height=size[1])
        )
        size_text.setObjectName("muted")
        layout.addLayout(row)
        layout.addWidget(size_text)
        for widget in (self.heatmaps, self.annotations, self.text, self.identifiers, self.caution):
            layout.addWidget(widget)
        layout.addSpacing(6)
        layout.addWidget(save_box(self))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)
        self._follow(text)

    @property
    def target(self) -> Path:
        """The file to save to, with its suffix."""
        path = Path(self.path.text().strip()).expanduser()
        return path if path.suffix.lower() == ".png" else path.with_name(path.name + ".png")

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Export PNG"), self.path.text(), "PNG (*.png)"
        )
        if chosen:
            self.path.setText(chosen)

    def _follow(self, text: bool) -> None:
        self.identifiers.setEnabled(text)
        if not text:
            self.identifiers.setChecked(False)
