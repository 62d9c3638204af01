"""The studies that are open as rows of a table, in the order that was chosen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from pcam_model.findings import label
from pcam_model.wording import Text
from viewer.review.verdict import Verdict
from viewer.review.worklist import (
    ORDERS,
    Order,
    ReadState,
    WorkImage,
    WorkItem,
    ordered,
)
from viewer.ui.judging import SIGNS
from viewer.ui.language import tr
from viewer.ui.reading import Reading
from viewer.ui.session import Session
from viewer.ui.studies.texts import VIEWS, ItemText, patient_text, study_text
from viewer.ui.tips import literal

if TYPE_CHECKING:
    from viewer.dicom.source import Source

Index = QModelIndex | QPersistentModelIndex

_NO_INDEX = QModelIndex()
# Findings that a row names; more are counted.
_NAMED = 3

COLUMNS: tuple[Text, ...] = (
    Text("Study"),
    Text("View"),
    Text("Strongest findings"),
    Text("Status"),
    Text("Verdicts"),
)

#: The column that says most.
FINDINGS = 2

STATES: dict[ReadState, Text] = {
    ReadState.UNREAD: Text("unread"),
    ReadState.IN_PROGRESS: Text("in progress"),
    ReadState.READ: Text("read"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One study, and what it is called with and without names."""

    item: WorkItem
    name: ItemText


class WorklistModel(QAbstractTableModel):
    """Rows are worked out when they are asked for; texts when they are seen.

    Parameters
    ----------
    session : Session
    reading : Reading
    """

    def __init__(self, session: Session, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._results = reading.results
        self.rows: tuple[Row, ...] = ()
        self.order: Order = ORDERS[0]
        self.private = False

    @property
    def items(self) -> tuple[WorkItem, ...]:
        """The studies, from top to bottom."""
        return tuple(row.item for row in self.rows)

    def refresh(self) -> None:
        """Look at all studies anew."""
        names: dict[int, ItemText] = {}
        items = []
        for number, patient in enumerate(self._session.search.studies.patients, start=1):
            who = patient_text(patient, number)
            for place, study in enumerate(patient.studies, start=1):
                what = study_text(study, place)
                images = tuple(
                    WorkImage(
                        instance.source,
                        instance.view,
                        self._session.histories.current(instance.source),
                        self._results.of(instance.source),
                        self._results.refused(instance.source),
                        self._results.others(instance.source),
                        instance.frames,
                    )
                    for instance in study.instances
                )
                item = WorkItem(f"{study.date}{study.time}" if study.date else "", images)
                items.append(item)
                names[id(item)] = ItemText(*map(" · ".join, zip(who, what, strict=True)))
        self.beginResetModel()
        self.rows = tuple(Row(item, names[id(item)]) for item in ordered(tuple(items), self.order))
        self.endResetModel()

    def row_of(self, source: "Source | None") -> int:
        """Return the row of the study that an image belongs to, −1 if there is none."""
        for place, row in enumerate(self.rows):
            if any(image.source == source for image in row.item.images):
                return place
        return -1

    # Qt's own

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return how many studies there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column."""
        told = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation is Qt.Orientation.Horizontal and told:
            return tr(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell; for screen readers with the name of its column."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(self.text(row, index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tr(COLUMNS[index.column()])}: {self.text(row, index.column())}"
        return None

    def text(self, row: Row, column: int) -> str:
        """Return what stands in a cell."""
        item = row.item
        if column == 0:
            return row.name.private if self.private else row.name.plain
        if column == 1:
            return ", ".join(dict.fromkeys(tr(VIEWS[image.view]) for image in item.images))
        if column == FINDINGS:
            return _findings(item)
        if column == 3:
            return tr(STATES[item.state])
        counts = ((SIGNS[verdict][0], item.count(verdict)) for verdict in Verdict)
        return "  ".join(f"{count} {sign}" for sign, count in counts if count)


def _findings(item: WorkItem) -> str:
    if not item.analysed:
        if item.unsuitable:
            return tr("⚠ not suitable for the model")
        models = {one.model.name: None for image in item.images for one in image.earlier}
        if models:
            return tr("not analysed; earlier: {model}", model=", ".join(models))
        return tr("not analysed")
    names = [f"▲ {tr(label(finding))}" for finding, _ in item.strongest]
    if len(names) > _NAMED:
        names[_NAMED:] = [tr("▲ {count} more", count=len(names) - _NAMED)]
    text = "  ".join(names) or tr("○ none positive")
    if item.urgent_frame is not None:
        text = tr("{findings} · frame {number}", findings=text, number=item.urgent_frame + 1)
    return f"⚠ {text}" if item.unsuitable else text
