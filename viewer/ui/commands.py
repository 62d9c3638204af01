"""What the actions do: one method per handler named in the table of actions."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

import resources
from viewer.dicom.radiograph import Voi
from viewer.models.library import SUFFIX as MODEL_SUFFIX
from viewer.review.hanging import Layout
from viewer.review.review import HeatmapStyle
from viewer.ui import jobs
from viewer.ui import settings as remembered
from viewer.ui.annotate.commands import AnnotationCommands
from viewer.ui.exporting.commands import ExportCommands
from viewer.ui.help import HelpDialog, about_page, keys_page
from viewer.ui.jobs import REVIEW_SUFFIX
from viewer.ui.keys_dialog import KeysDialog
from viewer.ui.language import chosen_language, tr
from viewer.ui.palette import Palette
from viewer.ui.review_files import ReviewFiles
from viewer.ui.settings_dialog import SettingsDialog
from viewer.ui.verdict_commands import VerdictCommands
from viewer.ui.window_dialog import WindowDialog
from viewer.ui.worklist_commands import WorklistCommands

if TYPE_CHECKING:
    from viewer.models.library import Model
    from viewer.ui.main_window import MainWindow

_PATTERNS = "*.dcm *.dicom *.ima *.png *.jpg *.jpeg *.webp *.tif *.tiff *.zip DICOMDIR *.onnx"

_MM_PER_INCH = 25.4
# What a screen says of itself is nonsense outside of this.
_SMALLEST_DPI, _LARGEST_DPI = 40.0, 800.0


class Commands:
    """Handlers of the actions of one window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session
        self._dialog: QDialog | None = None
        self.annotations = AnnotationCommands(window)
        self.exports = ExportCommands(window)
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
        self._window.settings.set(remembered.FOLDER, str(first if first.is_dir() else first.parent))
        reviews = [
            path for path in paths if path.suffix.lower() == REVIEW_SUFFIX and path.is_file()
        ]
        images = [path for path in paths if path not in reviews]
        if images:
            self._session.open(images)
        for review in reviews:
            self.reviews.open(review)

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

    # Image

    def tool(self, name: str) -> None:
        """Choose what the left mouse button does."""
        self.verdicts.drawn()
        self._window.tiles.set_tool(name)

    def drop_tool(self) -> None:
        """Forget what is half done; else go back to window/level, and leave the full screen."""
        view = self._window.view
        if view.drop():
            return
        view.annotations.select("")
        self._window.action_set["tool-window"].trigger()
        if self._window.isFullScreen():
            self._window.action_set["full-screen"].trigger()

    def window_numbers(self) -> None:
        """Ask for centre and width of the window."""
        window, before = self._window.view.window_now, self._session.review.voi
        if window is None:
            return
        dialog = WindowDialog(window, self._window)
        dialog.changed.connect(lambda wanted: self._session.change(voi=wanted, merge="numbers"))
        dialog.rejected.connect(lambda: self._session.change(voi=before, merge="numbers"))
        dialog.finished.connect(lambda result: self._session.end_drag())
        self.show_dialog(dialog)

    def auto_window(self) -> None:
        """Window the image by its own values."""
        presets = self._session.presets
        if presets is not None:
            self._set_window(presets.automatic)

    def file_window(self) -> None:
        """Window the image as its file says."""
        self._set_window(None)

    def preset(self, number: int) -> None:
        """Choose a window of the list."""
        presets = self._session.presets
        if presets is not None and number < len(presets.names):
            self._set_window(presets.numbered[number].voi)

    def preset_name(self, number: object) -> str:
        """Return the name of a window of the list, empty if there is none."""
        presets = self._session.presets
        names = presets.names if presets is not None else ()
        return tr(names[number]) if isinstance(number, int) and number < len(names) else ""

    def rotate(self, quarter_turns: int) -> None:
        """Rotate clockwise."""
        turned = (self._session.review.quarter_turns + quarter_turns) % 4
        self._session.change(quarter_turns=turned)

    def flip_horizontal(self) -> None:
        """Mirror left to right, as seen now."""
        self._flip(0)

    def flip_vertical(self) -> None:
        """Mirror top to bottom, as seen now."""
        self._flip(2)

    def invert(self, on: bool) -> None:
        """Exchange black and white, or do not."""
        self._session.change(inverted=on)

    def overlays(self, on: bool) -> None:
        """Draw the overlay planes of the file, or do not."""
        self._session.change(overlays_on=on)

    def shutter(self, on: bool) -> None:
        """Cover what the file's display shutter covers, or show all."""
        self._session.change(shutter_on=on)

    def companions(self, on: bool) -> None:
        """Draw what objects beside the image show, or do not."""
        self._session.companions.set_shown(on)

    def fit(self) -> None:
        """Show the whole image."""
        self._window.view.fit()

    def actual_size(self) -> None:
        """Show one pixel on one pixel."""
        self._window.view.actual_size()

    def zoom(self, factor: float) -> None:
        """Zoom about the middle."""
        self._window.view.zoom(factor)

    def true_size(self) -> None:
        """Show the patient as large as life, or say why that cannot be."""
        radiograph, banner = self._session.radiograph, self._window.banner
        if radiograph is None:
            return
        from viewer.dicom.radiograph import SpacingSource

        spacing, screen = radiograph.spacing, self._window.screen()
        if spacing.column_mm is None:
            banner.show_message(
                tr("True size is not possible: the file does not say how large a pixel is."),
                tr("1:1 shows one pixel of the image on one pixel of the screen."),
            )
            return
        dots_per_inch = screen.physicalDotsPerInchX()
        if not _SMALLEST_DPI <= dots_per_inch <= _LARGEST_DPI:
            banner.show_message(
                tr("True size is not possible: the screen does not say how large it is."),
                tr("1:1 shows one pixel of the image on one pixel of the screen."),
            )
            return
        self._window.view.show_at_unit(spacing.column_mm, dots_per_inch / _MM_PER_INCH)
        if spacing.source is SpacingSource.AT_DETECTOR:
            banner.show_message(
                tr("Sizes are those at the detector: the patient is a little smaller."),
                kind="caution",
            )

    def reset(self) -> None:
        """Show the image as on opening; findings and thresholds stay."""
        self._window.view.fit()
        self._session.change(voi=None, inverted=False, quarter_turns=0, flipped=False)

    # Heatmaps

    def heatmaps(self, on: bool) -> None:
        """Switch all heatmaps on or off."""
        self._session.change(heatmaps_on=on)

    def hide_heatmaps(self) -> None:
        """Hide all heatmaps while the key is held."""
        self._window.sight.hold()

    def blink_heatmaps(self, on: bool) -> None:
        """Have heatmaps come and go, or no longer."""
        self._window.sight.set_blinking(on)

    def plain_beside(self, on: bool) -> None:
        """Show the plain image beside the one with heatmaps, or what was shown before."""
        self._window.beside.show(on)

    def link_heatmaps(self, on: bool) -> None:
        """Have tiles share findings and thresholds, or no longer."""
        self._window.links.link_heatmaps(on)

    def apply_heatmaps(self) -> None:
        """Give all tiles the findings and thresholds of the active one."""
        self._window.links.apply_heatmaps()

    def heatmap_style(self, value: str) -> None:
        """Draw heatmaps in a style, here and on images that are opened from now on."""
        style = HeatmapStyle(value)
        self._window.settings.set(remembered.STYLE, style.name)
        self._session.change(style=style)

    def heatmap_colours(self, name: str) -> None:
        """Colour heatmaps by a map, here and on images that are opened from now on."""
        self._window.settings.set(remembered.COLOUR_MAP, name)
        self._session.change(colour_map=name)

    def next_finding(self) -> None:
        """Show the next finding alone."""
        self._window.findings.step_finding(1)

    def previous_finding(self) -> None:
        """Show the previous finding alone."""
        self._window.findings.step_finding(-1)

    def all_findings(self) -> None:
        """Show all heatmaps."""
        self._window.findings.controls.show_all()

    def no_findings(self) -> None:
        """Show no heatmap."""
        self._window.findings.controls.show_none()

    def reset_thresholds(self) -> None:
        """Set all thresholds to the operating points."""
        self._window.findings.controls.reset_thresholds()

    def analyse_again(self) -> None:
        """Analyse once more, or after all."""
        self._session.analyse(again=True)

    def run_anyway(self) -> None:
        """Have an image analysed that the model does not suit."""
        self._session.run_anyway()

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
                intended_use=said.intended_use,
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
        deeds = {remembered.AUTOSAVE.key: (tr("Delete what was kept"), self._window.autosave.clear)}
        self.show_dialog(SettingsDialog(self._window.settings, self._window, deeds))

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

    def _set_window(self, voi: Voi | None) -> None:
        self._session.change(voi=voi)

    def _flip(self, extra_turns: int) -> None:
        """Mirror what is seen: the review mirrors before it turns, so the turns run backwards."""
        review = self._session.review
        turns = (extra_turns - review.quarter_turns) % 4
        self._session.change(flipped=not review.flipped, quarter_turns=turns)
