"""What the actions do: one method per handler named in the table of actions."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

import resources
from viewer.models.library import SUFFIX as MODEL_SUFFIX
from viewer.review.hanging import Layout
from viewer.ui import jobs
from viewer.ui import settings as remembered
from viewer.ui.annotate.commands import AnnotationCommands
from viewer.ui.closing_commands import ClosingCommands
from viewer.ui.exporting.commands import ExportCommands
from viewer.ui.heatmap_commands import HeatmapCommands
from viewer.ui.help import HelpDialog, about_page, keys_page
from viewer.ui.image_commands import ImageCommands
from viewer.ui.jobs import REVIEW_SUFFIX
from viewer.ui.keys_dialog import KeysDialog
from viewer.ui.language import chosen_language, tr
from viewer.ui.model_card import use_of
from viewer.ui.palette import Palette
from viewer.ui.review_files import ReviewFiles
from viewer.ui.settings_dialog import SettingsDialog
from viewer.ui.verdict_commands import VerdictCommands
from viewer.ui.worklist_commands import WorklistCommands

if TYPE_CHECKING:
    from viewer.models.library import Model
    from viewer.ui.main_window import MainWindow

_PATTERNS = "*.dcm *.dicom *.ima *.png *.jpg *.jpeg *.webp *.tif *.tiff *.zip DICOMDIR *.onnx"


class Commands:
    """Handlers of the actions of one window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session
        self._dialog: QDialog | None = None
        self.annotations = AnnotationCommands(window)
        self.closing = ClosingCommands(window)
        self.exports = ExportCommands(window)
        self.heatmaps = HeatmapCommands(window)
        self.image = ImageCommands(window)
        self.reviews = ReviewFiles(window)
        self.verdicts = VerdictCommands(window)
        self.worklist = WorklistCommands(window)

    # File

    def open_files(self) -> None:
        """Ask for files and open them."""
        kinds = f"{tr('Radiographs')} ({_PATTERNS});;{tr('All files')} (*)"
        names, _ = QFileDialog.getOpenFileNames(
            self._window, tr("Open files"), self._window.settings.get(remembered.FOLDER), kinds
        )
        self.open_paths([Path(name) for name in names])

    def open_folder(self) -> None:
        """Ask for a folder and open all that is in it."""
        name = QFileDialog.getExistingDirectory(
            self._window, tr("Open folder"), self._window.settings.get(remembered.FOLDER)
        )
        self.open_paths([Path(name)] if name else [])

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open files and folders, and remember where they lay; reviews go to their images."""
        models = [path for path in paths if path.suffix.lower() == MODEL_SUFFIX]
        for path in models:
            self._window.models.install(path)
        paths = [path for path in paths if path not in models]
        if not paths:
            return
        first = paths[0]
        folder = first if first.is_dir() else first.parent
        self._window.recent.keep_folder(remembered.FOLDER, folder)
        reviews = [
            path for path in paths if path.suffix.lower() == REVIEW_SUFFIX and path.is_file()
        ]
        images = [path for path in paths if path not in reviews]
        if images:
            self._session.open(images)
        self.reviews.open(*reviews)

    def open_recent(self, number: int) -> None:
        """Open again what was opened lately."""
        paths = self._window.recent.paths
        if number < len(paths):
            self.open_paths([paths[number]])

    def clear_recent(self) -> None:
        """Forget what was opened lately."""
        self._window.recent.clear()

    def open_demo(self) -> None:
        """Open the study that ships with the program."""
        try:
            self._session.open([resources.path(resources.DEMO_STUDY)])
        except FileNotFoundError as error:
            self._window.banner.show_message(str(error))

    def step_frame(self, by: int) -> None:
        """Show the next or the previous frame."""
        self._session.show_frame(self._session.review.frame + by)

    def cine(self, on: bool) -> None:
        """Begin or end to show all frames one after another."""
        self._window.tiles.active.frames.set_playing(on)

    def close_all(self) -> None:
        """Close everything that is open, after asking about unsaved reviews."""
        if self.reviews.guard(self._session.close_all):
            self._session.close_all()

    def export(self) -> None:
        """Ask for formats, names and contents, and save them."""
        dialog = self.exports.make_dialog()
        if dialog is not None:
            self.show_dialog(dialog)

    def copy_picture(self) -> None:
        """Put the selected annotation on the clipboard, else the picture without identifiers."""
        if not self.annotations.editor.copy():
            self.exports.copy_picture()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    # Edit and view

    def undo(self) -> None:
        """Take back the last change."""
        self._session.undo()

    def redo(self) -> None:
        """Make the change again."""
        self._session.redo()

    def next_image(self) -> None:
        """Show the next image of the list."""
        self.step_image(1)

    def previous_image(self) -> None:
        """Show the previous image of the list."""
        self.step_image(-1)

    def step_image(self, by: int) -> None:
        """Show the next or the previous image of the list in the active tile."""
        self._session.step(by, self._window.studies.order)

    def layout(self, layout: Layout) -> None:
        """Lay out the tiles."""
        self._session.set_layout(layout)

    def hang(self, rule: str) -> None:
        """Hang the study of the active image by a rule; the first that fits for an empty name."""
        self._window.hanger.apply(rule)

    def link_geometry(self, on: bool) -> None:
        """Have tiles zoom and pan together, or no longer."""
        self._window.links.link_geometry(on)

    def link_window(self, on: bool) -> None:
        """Have tiles share one window, or no longer."""
        self._window.links.link_window(on)

    def maximise(self, on: bool) -> None:
        """Have the active tile fill the window, or bring the others back."""
        self._window.tiles.set_maximised(on)

    def next_tile(self) -> None:
        """Make the next tile active."""
        self._window.tiles.step_active(1)

    def previous_tile(self) -> None:
        """Make the previous tile active."""
        self._window.tiles.step_active(-1)

    def full_screen(self, on: bool) -> None:
        """Fill the screen with the image, or go back."""
        self._window.set_full_screen(on)

    def cycle_corner_text(self) -> None:
        """Show more or less text in the corners."""
        kinds = [kind for kind, _ in remembered.CORNER_TEXT.choices]
        now = kinds.index(self._window.corner_text)
        self._window.settings.set(remembered.CORNER_TEXT, kinds[(now + 1) % len(kinds)])

    def privacy(self, on: bool) -> None:
        """Hide all identifiers, or show them."""
        self._window.set_private(on)

    def toggle_panel(self, name: str) -> None:
        """Show a panel or the toolbar, or hide it."""
        getattr(self._window, name).toggleViewAction().trigger()

    def header(self) -> None:
        """Show every element of the file."""
        from viewer.ui.header_dialog import HeaderDialog

        self.show_dialog(HeaderDialog(self._session, self._window.private, self._window))

    def restore_layout(self) -> None:
        """Put the panels back where they were at first."""
        self._window.restore_first_layout()

    # Help

    def keys(self) -> None:
        """Show mouse and keys."""
        self.show_dialog(
            HelpDialog(tr("Mouse and keys"), keys_page(self._window.action_set), self._window)
        )

    def about(self) -> None:
        """Show versions, licences and the intended use."""
        engine = self._session.engine
        model = ""
        if engine is not None:
            said, who = engine.manifest, engine.identity
            model = tr(
                "{name} {version} ({licence}), on {device}. {intended_use} SHA-256 {sha256}",
                name=who.name,
                version=who.version,
                licence=said.licence,
                device=engine.device,
                intended_use=use_of(said),
                sha256=who.sha256,
            )
        self.show_dialog(HelpDialog(tr("About pcam-viewer"), about_page(model), self._window))

    def copy_diagnostics(self) -> None:
        """Put what the program can do here on the clipboard."""
        analysis, settings = self._session.analysis, self._window.settings
        asked = (analysis.model_file, analysis.device, analysis.engine_name)
        screen = self._window.screen()
        window = {
            "language": chosen_language(settings.get(remembered.LANGUAGE)),
            "theme": settings.get(remembered.THEME),
            "platform": QGuiApplication.platformName(),
            "screen": f"{screen.size().width()} × {screen.size().height()}, "
            f"{screen.devicePixelRatio():g} pixels per unit",
        }

        def copied(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._window.banner.show_message(
                tr("Diagnostic information is on the clipboard."), kind="caution"
            )

        self._session.reading.submit(
            lambda task: jobs.diagnostics(*asked, window),
            copied,
            lambda error: self._window.banner.show_message(
                tr("Diagnostic information could not be collected: {reason}", reason=error)
            ),
        )

    def show_palette(self) -> None:
        """Ask for a command by name."""
        self.show_dialog(Palette(self._window))

    def show_models(self, model: "Model | None" = None) -> None:
        """Show the models; with the card of one that was just installed."""
        from viewer.ui.models_dialog import ModelsDialog

        if isinstance(self._dialog, ModelsDialog) and self._dialog.isVisible():
            return
        selected = model.file if model is not None else None
        self.show_dialog(ModelsDialog(self._window, selected))

    def compare_models(self, on: bool) -> None:
        """Choose another model to compare with, or end the comparison."""
        if on:
            self.show_models()
        else:
            self._window.comparison.show(False)

    def show_settings(self) -> None:
        """Show all settings."""
        window = self._window
        deeds = {
            remembered.LANGUAGE.key: (tr("Change the language now"), self.change_language),
            remembered.AUTOSAVE.key: (tr("Delete what was kept"), window.autosave.clear),
        }
        self.show_dialog(SettingsDialog(window.settings, window, deeds))

    def change_language(self) -> None:
        """Have the window made anew in the language that is chosen."""
        if self._dialog is not None:
            self._dialog.close()
        self._window.renewal_wanted.emit()

    def show_key_editor(self) -> None:
        """Show all keys, to be changed."""
        self.show_dialog(KeysDialog(self._window))

    # Helpers

    def show_dialog(self, dialog: QDialog) -> None:
        """Show a dialog that does not stop the work; the last one is replaced."""
        if self._dialog is not None:
            self._dialog.close()
        self._dialog = dialog
        dialog.finished.connect(lambda: self._let_go(dialog))
        dialog.show()

    def _let_go(self, dialog: QDialog) -> None:
        """Delete a dialog that was closed: the window would keep it for as long as it lives."""
        if self._dialog is dialog:
            self._dialog = None
        dialog.deleteLater()
