"""Rows of the list of studies: what each stands for, and what it says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTreeWidgetItem

from viewer.ui.closings import Level
from viewer.ui.language import tr
from viewer.ui.studies.icons import ICON, blank, warning
from viewer.ui.studies.texts import ItemText, companion_text, instance_text
from viewer.ui.theme import colour
from viewer.ui.tips import literal

if TYPE_CHECKING:
    from viewer.dicom.companion import Companion
    from viewer.dicom.scan import Instance
    from viewer.dicom.source import Source

# Pixels between two rows.
_GAP = 6


@dataclass(slots=True)
class Manner:
    """How rows are written: whether they name nobody, and how high a line is."""

    private: bool = False
    line: int = 0


class Row(QTreeWidgetItem):
    """A row that says its text, and in a tool tip also what the list is too narrow for.

    Parameters
    ----------
    manner : Manner
        Shared by all rows, which are to be written again when it changes.
    text : ItemText
    file : str
        Where it was read; empty for what is no file.
    """

    #: The image that the row is; None for all other rows.
    source: "Source | None" = None
    #: How much is meant when the row is.
    level = Level.IMAGE
    #: What rows below the same one are sorted by.
    order: tuple[Any, ...] = ()
    _least_height = 0

    def __init__(self, manner: Manner, text: ItemText, file: str = "") -> None:
        super().__init__()
        self._manner = manner
        self._text = text
        self._file = file
        self._remark = ""
        self.rewrite()

    @property
    def above(self) -> "Row | None":
        """The row that this one stands below."""
        return self.parent()

    @property
    def below(self) -> "list[Row]":
        """The rows that stand below this one."""
        return [self.child(row) for row in range(self.childCount())]

    def say(self, text: ItemText) -> None:
        """Have another text."""
        if text != self._text:
            self._text = text
            self.rewrite()

    def rewrite(self) -> None:
        """Write the text in the manner of all rows."""
        private = self._manner.private
        shown = self._text[int(private)]
        self.setText(0, shown)
        file = "" if private else self._file
        self.setToolTip(0, literal("\n".join(filter(None, (shown, file, self._remark)))))
        # Known heights spare Qt from measuring ten thousand texts to place the scroll bar.
        height = max(self._manner.line * (shown.count("\n") + 1), self._least_height)
        self.setSizeHint(0, QSize(0, height + _GAP))

    def remark(self, remark: str) -> None:
        """Tell something more in the tool tip, and to those who have the window read to them."""
        self._remark = remark
        self.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, remark)
        self.rewrite()

    def sift(self, words: Sequence[str], above: str = "") -> bool:
        """Stay visible if the row with all above it has all words, or a row below it stays."""
        text = f"{above} {self._text.plain} {self._file}".casefold()
        # Each is asked: none may stay visible from the last time.
        below = [row.sift(words, text) for row in self.below]
        stays = any(below) if below else all(word in text for word in words)
        self.setHidden(not stays)
        return stays


class GroupRow(Row):
    """A patient, study or series; ``key`` tells it from all others."""

    def __init__(self, manner: Manner, text: ItemText, key: tuple[str, ...]) -> None:
        super().__init__(manner, text)
        self.key = key
        self.level = (Level.PATIENT, Level.STUDY, Level.SERIES)[len(key) - 1]
        self.setFlags(self.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)


class ImageRow(Row):
    """An image, with the objects about it below.

    Parameters
    ----------
    manner : Manner
    instance : Instance
    number : int
        Stands for an image that has no better name.
    badge : str
        What was found in it.
    """

    source: "Source"
    _least_height = ICON.height()

    def __init__(self, manner: Manner, instance: "Instance", number: int, badge: str) -> None:
        text = instance_text(instance, number, badge)
        super().__init__(manner, text, instance.source.label)
        self.source = instance.source
        self._instance, self._number = instance, number
        self._companions: list[CompanionRow] = []
        #: Whether the image cannot be shown.
        self.unreadable = False
        self.setIcon(0, blank())

    def set_badge(self, badge: str) -> None:
        """Say what was found in the image."""
        self.say(instance_text(self._instance, self._number, badge))

    def mark_unreadable(self) -> None:
        """Say that the image cannot be shown."""
        self.unreadable = True
        self.setIcon(0, warning())
        self.setForeground(0, colour("faint"))

    def list_companions(self, companions: "Iterable[Companion]") -> None:
        """List objects about the image, each with a check mark for its layers."""
        new = [CompanionRow(self._manner, companion) for companion in companions]
        self._companions += new
        self.addChildren(new)
        if new:
            self.setExpanded(True)

    def say_undrawn(self, companion: "Companion", why: str) -> None:
        """Say at an object about the image why it is not drawn."""
        for row in self._companions:
            if row.companion == companion:
                row.setIcon(0, warning())
                row.remark(tr("Not drawn: {why}", why=why))


class CompanionRow(Row):
    """An object about the image above it."""

    def __init__(self, manner: Manner, companion: "Companion") -> None:
        super().__init__(manner, companion_text(companion), companion.source.label)
        self.companion = companion
        self.setFlags(self.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        self.setCheckState(0, Qt.CheckState.Checked)

    @property
    def image(self) -> ImageRow:
        """The image that the object is about."""
        return self.above
