"""What the actions of the image do: tools, windows, turning, zoom."""

from typing import TYPE_CHECKING

from viewer.dicom.radiograph import Voi
from viewer.ui.language import tr
from viewer.ui.true_size import dots_per_mm
from viewer.ui.window_dialog import WindowDialog

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow


class ImageCommands:
    """Handlers of the actions for the image of the active tile."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session

    def tool(self, name: str) -> None:
        """Choose what the left mouse button does."""
        self._window.commands.verdicts.drawn()
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
        self._window.commands.show_dialog(dialog)

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

        spacing, dots = radiograph.spacing, dots_per_mm(self._window.screen())
        if spacing.column_mm is None:
            banner.show_message(
                tr("True size is not possible: the file does not say how large a pixel is."),
                tr("1:1 shows one pixel of the image on one pixel of the screen."),
            )
            return
        if dots is None:
            banner.show_message(
                tr("True size is not possible: the screen does not say how large it is."),
                tr("1:1 shows one pixel of the image on one pixel of the screen."),
            )
            return
        self._window.view.show_at_unit(spacing.column_mm, dots)
        if spacing.source is SpacingSource.AT_DETECTOR:
            banner.show_message(
                tr("Sizes are those at the detector: the patient is a little smaller."),
                kind="caution",
            )

    def reset(self) -> None:
        """Show the image as on opening; findings and thresholds stay."""
        self._window.view.fit()
        self._session.change(voi=None, inverted=False, quarter_turns=0, flipped=False)

    def _set_window(self, voi: Voi | None) -> None:
        self._session.change(voi=voi)

    def _flip(self, extra_turns: int) -> None:
        """Mirror what is seen: the review mirrors before it turns, so the turns run backwards."""
        review = self._session.review
        turns = (extra_turns - review.quarter_turns) % 4
        self._session.change(flipped=not review.flipped, quarter_turns=turns)
