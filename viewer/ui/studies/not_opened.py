"""Files that could not be used, at the end of the list of studies."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget

from viewer.ui.language import tr
from viewer.ui.studies.row import Manner, Row
from viewer.ui.studies.texts import ItemText, rejected_text
from viewer.ui.theme import colour

if TYPE_CHECKING:
    from viewer.dicom.scan import Rejected

# More are counted, not listed.
_MOST = 500


class NotOpened(Row):
    """Counts files that could not be used, and lists them with the reason.

    Parameters
    ----------
    tree : QTreeWidget
        Where it stands once there is such a file.
    manner : Manner
    """

    # Whatever is listed later comes before it.
    order = (math.inf,)

    def __init__(self, tree: QTreeWidget, manner: Manner) -> None:
        super().__init__(manner, ItemText("", ""))
        self._tree = tree
        self._listed: list[Row] = []
        self._count = 0
        self.setForeground(0, colour("caution"))

    def add(self, rejected: "Sequence[Rejected]") -> None:
        """List some more."""
        if not self._count:
            self._tree.addTopLevelItem(self)
            self.setExpanded(True)
        self._count += len(rejected)
        new = [self._row(each) for each in rejected[: _MOST - len(self._listed)]]
        self._listed += new
        self.addChildren(new)
        text = tr("Not opened ({count})", count=self._count)
        if self._count > _MOST:
            text = tr("Not opened ({count}, the first {shown} listed)",
                      count=self._count, shown=_MOST)  # fmt: skip
        self.say(ItemText(text, text))

    def clear(self) -> None:
        """List nothing."""
        if self._count:
            self._tree.takeTopLevelItem(self._tree.indexOfTopLevelItem(self))
        self.takeChildren()
        self._listed.clear()
        self._count = 0

    def _row(self, rejected: "Rejected") -> Row:
        row = Row(self._manner, rejected_text(rejected), rejected.label)
        row.setForeground(0, colour("muted"))
        row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        return row
