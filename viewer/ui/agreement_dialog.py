"""How often the reader agreed with the model: a table, and files of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pcam_model.findings import label
from pcam_model.wording import Text
from viewer.export.agreement_file import FORMATS, Agreement
from viewer.review.agreement import FindingAgreement
from viewer.ui.dialog_buttons import close_box
from viewer.ui.language import tr
from viewer.ui.theme import tabular

_COLUMNS = (
    Text("Finding"),
    Text("Agree"),
    Text("Disagree"),
    Text("Unsure"),
    Text("Not judged"),
    Text("Agreement (95 % CI)"),
)


class AgreementDialog(QDialog):
    """Shows counts per finding, and asks for a file to write them to.

    Parameters
    ----------
    agreement : tuple of FindingAgreement
    folder : str
        Where the file dialog begins.
    export : callable
        Writes the file whose name was chosen.
    """

    def __init__(
        self, agreement: Agreement, folder: str, export: Callable[[Path], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._folder, self._export = folder, export
        self.setWindowTitle(tr("Agreement with the model"))
        self.table = QTreeWidget()
        self.table.setAccessibleName(self.windowTitle())
        self.table.setAccessibleDescription(tr("One line per finding; counts of images"))
        self.table.setRootIsDecorated(False)
        self.table.setFont(tabular(self.font()))
        self.table.setHeaderLabels([tr(name) for name in _COLUMNS])
        for one in agreement:
            self.table.addTopLevelItem(_item(one))
        for column in range(1, len(_COLUMNS)):
            self.table.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        models = dict.fromkeys(f"{one.model.name} {one.model.version}" for one in agreement)
        said = QLabel(
            tr(
                "Images that {models} analysed. The interval takes them as independent.",
                models=", ".join(models),
            )
            if models
            else tr("No image has been analysed.")
        )
        said.setObjectName("muted")
        said.setWordWrap(True)
        self.export_button = QPushButton(tr("Export…"))
        self.export_button.setToolTip(tr("Counts as CSV or JSON; nothing of any image is in it"))
        self.export_button.setAutoDefault(False)
        self.export_button.setEnabled(bool(agreement))
        self.export_button.clicked.connect(self._ask)
        bottom = QHBoxLayout()
        bottom.addWidget(self.export_button)
        bottom.addStretch(1)
        bottom.addWidget(close_box(self))
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(said)
        layout.addLayout(bottom)
        unit = self.fontMetrics().averageCharWidth()
        needed = sum(header.sectionSizeHint(column) for column in range(len(_COLUMNS)))
        self.table.setMinimumWidth(needed + unit * 8)
        self.resize(unit * 100, unit * 60)

    def _ask(self) -> None:
        kinds = ";;".join(f"{tr(each.description)} (*{each.suffix})" for each in FORMATS)
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Export agreement"), str(Path(self._folder) / "agreement.csv"), kinds
        )
        if name:
            self._export(Path(name))
            self.accept()


def _item(one: FindingAgreement) -> QTreeWidgetItem:
    counts = (one.agree, one.disagree, one.unsure, one.not_judged)
    item = QTreeWidgetItem([tr(label(one.finding)), *map(str, counts), share_text(one)])
    for column in range(1, len(_COLUMNS)):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
    return item


def share_text(one: FindingAgreement) -> str:
    """Return the share of agreement with its interval in per cent; empty where nothing is."""
    if one.share is None or one.interval is None:
        return ""
    low, high = one.interval
    return f"{100 * one.share:.0f} % ({100 * low:.0f}–{100 * high:.0f} %)"
