"""Where to save a picture, and what is in it."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class ExportDialog(QDialog):
    """Asks for a file and for what the picture shows."""

    def __init__(
        self, target: Path, size: tuple[int, int], heatmaps: bool, text: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export PNG")
        self.path = QLineEdit(str(target))
        self.path.setAccessibleName("File to save to")
        browse = QPushButton("Browse…")
        browse.clicked.connect(self._browse)
        self.heatmaps = QCheckBox("Heatmaps and contours")
        self.heatmaps.setChecked(heatmaps)
        self.text = QCheckBox("Corner text")
        self.text.setChecked(text)
        self.identifiers = QCheckBox("Identifiers: name, numbers and dates of the patient")
        self.caution = QLabel(
            "Text burned into the radiograph itself is not removed: look before you share."
        )
        self.caution.setObjectName("edited")
        self.caution.setWordWrap(True)
        self.text.toggled.connect(self._follow)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        size_text = QLabel(f"{size[0]} × {size[1]} pixels, as stored")
        size_text.setObjectName("muted")
        layout.addLayout(row)
        layout.addWidget(size_text)
        for widget in (self.heatmaps, self.text, self.identifiers, self.caution):
            layout.addWidget(widget)
        layout.addSpacing(6)
        layout.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)
        self._follow(text)

    @property
    def target(self) -> Path:
        """The file to save to, with its suffix."""
        path = Path(self.path.text().strip()).expanduser()
        return path if path.suffix.lower() == ".png" else path.with_name(path.name + ".png")

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Export PNG", self.path.text(), "PNG (*.png)")
        if chosen:
            self.path.setText(chosen)

    def _follow(self, text: bool) -> None:
        self.identifiers.setEnabled(text)
        if not text:
            self.identifiers.setChecked(False)
