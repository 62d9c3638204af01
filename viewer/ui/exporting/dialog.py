"""The export dialog: which formats, of which images, with what, under which names."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from viewer.export.batch import Outcome, Planned, plan
from viewer.ui.dialog_buttons import save_box
from viewer.ui.exporting.choices import Choices
from viewer.ui.exporting.identity_box import IdentityBox
from viewer.ui.exporting.picture_box import PictureBox
from viewer.ui.language import tr

if TYPE_CHECKING:
    from viewer.dicom.radiograph import Radiograph
    from viewer.export.exporter import Exporter

# Milliseconds without a change after which the preview is drawn.
_PAUSE = 120
_MOST_NAMES = 4
# What most people want stands first.
_FIRST = ("png", "jpeg", "pdf", "csv", "json", "annotations", "dicom")
_MOST_REASONS = 6

#: Starts an export: what is planned, whether of all images, and what was chosen.
Start = Callable[[Sequence[Planned], bool, Choices], None]


class ExportDialog(QDialog):
    """Asks, shows how far the export is, and what went wrong.

    Parameters
    ----------
    exporters : mapping of str to Exporter
    base : Path
        Folder and name, without a suffix.
    choices : Choices
    parent : QWidget
    radiograph : Radiograph
        The image that is shown.
    images : int
        How many are open.
    quarter_turns : int
        How the image that is shown is turned.
    screen_scale : float
        Pixels of the screen per pixel of it.
    """

    def __init__(
        self,
        exporters: "Mapping[str, Exporter]",
        base: Path,
        choices: Choices,
        parent: QWidget,
        *,
        radiograph: "Radiograph",
        images: int,
        quarter_turns: int = 0,
        screen_scale: float = 1.0,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export"))
        self._exporters, self._radiograph, self._images = exporters, radiograph, images
        self._confirmed: tuple[Path, ...] = ()
        self._outcome: Outcome | None = None
        #: Set by who runs exports and paints previews.
        self.start: Start = lambda planned, everything, choices: None
        self.cancel_export: Callable[[], None] = lambda: None
        self.wants_preview: Callable[[Choices], None] = lambda choices: None
        self.quarter_turns, self.screen_scale = quarter_turns, screen_scale
        self.running = False
        self.path = QLineEdit(str(base))
        self.path.setAccessibleName(tr("Folder and name to save to"))
        self.path.setToolTip(tr("Each format adds its own ending"))
        self.browse = QPushButton(tr("Browse…"))
        self.browse.setToolTip(tr("Choose folder and name"))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._browse)
        self.names = _words("muted")
        self.names.setAccessibleName(tr("Names of the files"))
        order = sorted(exporters, key=lambda name: (*(name != known for known in _FIRST), name))
        self.formats = {name: _format(exporters[name]) for name in order}
        for name, check in self.formats.items():
            check.setChecked(name in choices.formats)
        self.this_image = QRadioButton(tr("This image"))
        self.this_image.setToolTip(tr("The image of the active tile, in the frame that is shown"))
        self.this_image.setChecked(True)
        every = tr("All {count} open images", count=images) if images > 1 else tr("All open images")
        self.all_images = QRadioButton(every)
        self.all_images.setToolTip(tr("What was not analysed yet is analysed first"))
        self.all_images.setEnabled(images > 1)
        self._scope = QButtonGroup(self)
        for button in (self.this_image, self.all_images):
            self._scope.addButton(button)
        self.picture = PictureBox(choices)
        self.identity = IdentityBox(choices, radiograph.burned_in)
        self.message = _words("edited")
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Files that are written"))
        self.buttons = save_box(self)
        self.save = self.buttons.button(self.buttons.StandardButton.Save)
        self._preview_soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._preview_soon.timeout.connect(lambda: self.wants_preview(self.choices()))
        # A dialog that is closed has no preview any more, until it is deleted.
        self.finished.connect(self._preview_soon.stop)
        self._lay_out()
        for signal in (
            self.path.textChanged,
            self.picture.changed,
            self.identity.changed,
            self.this_image.toggled,
            *(check.toggled for check in self.formats.values()),
        ):
            signal.connect(self._follow)
        self._follow()
        self.path.setFocus()
        self.path.selectAll()

    # Shortcuts to the parts, for what stands in them.

    @property
    def heatmaps(self) -> QCheckBox:
        """Whether heatmaps are drawn."""
        return self.picture.heatmaps

    @property
    def annotations(self) -> QCheckBox:
        """Whether annotations are drawn."""
        return self.picture.annotations

    @property
    def text(self) -> QCheckBox:
        """Whether the corners have text."""
        return self.picture.text

    @property
    def identifiers(self) -> QCheckBox:
        """Whether the patient may be named."""
        return self.identity.identifiers

    # What is chosen

    @property
    def base(self) -> Path:
        """Folder and name without the suffix of a format."""
        path = Path(self.path.text().strip())
        # Nobody may be called like the beginning of a name that is being typed.
        with suppress(RuntimeError):
            path = path.expanduser()
        known = {exporter.suffix for exporter in self._exporters.values()}
        return path.with_suffix("") if path.suffix.lower() in known else path

    def choices(self) -> Choices:
        """Return all that is chosen."""
        return Choices(
            tuple(name for name, check in self.formats.items() if check.isChecked()),
            self.picture.size_kind,
            self.picture.width_number.value(),
            self.picture.options(self.identifiers.isChecked()),
            self.identity.deidentification(),
        )

    def planned(self) -> tuple[Planned, ...]:
        """Return the files that would be written."""
        if not self.base.name:
            return ()
        chosen = [self._exporters[name] for name in self.choices().formats]
        return plan(chosen, self.base, self._images if self.all_images.isChecked() else 1)

    # What happens

    def accept(self) -> None:
        """Begin to export; files that are there already are asked about first."""
        if self.running:
            return
        planned = self.planned()
        if not planned:
            self.message.setText(tr("Choose a format and a name."))
            return
        folder = self.base.parent
        if not os.path.isdir(folder):
            self._tell(tr("The folder {folder} does not exist.", folder=folder))
            return
        there = tuple(one.target for one in planned if os.path.exists(one.target))
        if there and there != self._confirmed:
            self._confirmed = there
            names = _some([path.name for path in there])
            self._tell(tr("Already there: {names}. Save again to replace.", names=names))
            self.save.setText(tr("Replace"))
            return
        self.running = True
        self._tell("")
        self.progress.setRange(0, len(planned))
        self.progress.setValue(0)
        self._show_running()
        self.start(planned, self.all_images.isChecked(), self.choices())

    def reject(self) -> None:
        """Stop an export that runs; else close."""
        if self.running:
            self.cancel_export()
            self.running = False
            self._show_running()
            self._tell(
                tr(
                    "Cancelled. {done} of {total} files are written.",
                    done=self.progress.value(),
                    total=self.progress.maximum(),
                )
            )
            return
        super().reject()

    def show_progress(self, done: int) -> None:
        """Show how many files are written."""
        self.progress.setValue(done)

    def finish(self, outcome: Outcome) -> None:
        """Close if all is written; else say what is not."""
        self.running = False
        self._show_running()
        if not outcome.failed:
            super().accept()
            return
        reasons = [tr("{name}: {reason}", name=name, reason=why) for name, why in outcome.failed]
        more = len(reasons) - _MOST_REASONS
        if more > 0:
            reasons[_MOST_REASONS:] = [tr("and {count} more", count=more)]
        self._tell("\n".join((tr("Not everything could be saved."), *reasons)))

    def show_preview(self, picture: QImage) -> None:
        """Show how the picture would look."""
        self.picture.show_preview(picture)

    # Helpers

    def _lay_out(self) -> None:
        formats = QGroupBox(tr("Formats"))
        column = QVBoxLayout(formats)
        for check in self.formats.values():
            column.addWidget(check)
        column.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(formats)
        middle.addWidget(self.picture, 1)
        scope = QHBoxLayout()
        scope.addWidget(self.this_image)
        scope.addWidget(self.all_images)
        scope.addStretch(1)
        where = QHBoxLayout()
        where.addWidget(self.path, 1)
        where.addWidget(self.browse)
        bottom = QHBoxLayout()
        bottom.addWidget(self.progress, 1)
        bottom.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(where)
        layout.addWidget(self.names)
        layout.addLayout(scope)
        layout.addLayout(middle, 1)
        layout.addWidget(self.identity)
        layout.addWidget(self.message)
        layout.addLayout(bottom)
        self._show_running()

    def _follow(self) -> None:
        """Show what follows from what is chosen."""
        self._confirmed = ()
        self.save.setText(tr("Save"))
        self._tell("")
        choices, planned = self.choices(), self.planned()
        chosen = [self._exporters[name] for name in choices.formats]
        self.names.setText(_some([one.target.name for one in planned]))
        self.save.setEnabled(bool(planned))
        self.identity.ask_about_dicom(any(each.suffix == ".dcm" for each in chosen))
        longest = choices.longest_side(self._radiograph, self.quarter_turns, self.screen_scale)
        rows, columns = self._radiograph.rows, self._radiograph.columns
        if self.quarter_turns % 2:
            rows, columns = columns, rows
        scale = 1.0 if longest is None else longest / max(rows, columns)
        self.picture.size_told.setText(
            tr(
                "{width} × {height} pixels",
                width=round(columns * scale),
                height=round(rows * scale),
            )
        )
        self._preview_soon.start()

    def _show_running(self) -> None:
        self.progress.setVisible(self.running)
        self.save.setEnabled(not self.running and bool(self.planned()))
        for widget in (self.path, self.browse, self.picture, self.identity):
            widget.setEnabled(not self.running)

    def _tell(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            tr("Export"),
            self.path.text(),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.path.setText(chosen)


def _words(name: str) -> QLabel:
    """Return a label for names and reasons, in which nothing is markup."""
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _format(exporter: "Exporter") -> QCheckBox:
    check = QCheckBox(tr(exporter.description))
    check.setToolTip(tr("Saves a file that ends in {suffix}", suffix=exporter.suffix))
    return check


def _some(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    told = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return tr("{names} and {count} more", names=told, count=more) if more > 0 else told
