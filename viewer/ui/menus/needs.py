"""What actions make no sense without, and what to say where it is missing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcam_model.wording import Text
from viewer.ui.menus.spec import ActionSpec
from viewer.ui.tile import State

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Need:
    """A condition, and what to say where it is not fulfilled."""

    fulfilled: "Callable[[MainWindow, ActionSpec], bool]"
    reason: Text


def _has(window: "MainWindow", part: str) -> bool:
    radiograph = window.session.radiograph
    return radiograph is not None and getattr(radiograph, part) is not None


NEEDS: dict[str, Need] = {
    "image": Need(
        lambda window, spec: window.session.opened is not None, Text("Open an image first.")
    ),
    "source": Need(
        lambda window, spec: window.session.current is not None, Text("Open an image first.")
    ),
    "motion": Need(
        lambda window, spec: window.session.opened is not None and not window.sight.still,
        Text("Open an image first; where the settings say reduced motion, hold the key to hide."),
    ),
    "window": Need(
        lambda window, spec: window.session.presets is not None,
        Text("Open an image first; a colour image has no window."),
    ),
    "overlays": Need(
        lambda window, spec: _has(window, "overlays"), Text("This image has no overlay planes.")
    ),
    "shutter": Need(
        lambda window, spec: _has(window, "shutter"), Text("This image has no display shutter.")
    ),
    "layers": Need(
        lambda window, spec: window.session.companions.has_layers(window.session.current),
        Text("No segmentation, report or presentation state of another program is about it."),
    ),
    "preset": Need(
        lambda window, spec: window.commands.image.preset_name(spec.argument) != "",
        Text("This image has no such preset."),
    ),
    "prediction": Need(
        lambda window, spec: window.session.prediction is not None,
        Text("The image has not been analysed."),
    ),
    "refused": Need(
        lambda window, spec: window.session.state is State.REFUSED,
        Text("Nothing speaks against analysing what is shown."),
    ),
    "recent": Need(
        lambda window, spec: len(window.recent.paths) > (spec.argument or 0),
        Text("Nothing is remembered."),
    ),
    "closed": Need(
        lambda window, spec: window.commands.closing.can_reopen, Text("Nothing was closed.")
    ),
    "frames": Need(
        lambda window, spec: (
            window.session.radiograph is not None and window.session.radiograph.frames > 1
        ),
        Text("This image does not have several frames."),
    ),
    "studies": Need(lambda window, spec: bool(window.session.instances), Text("Nothing is open.")),
    "tiles": Need(
        lambda window, spec: len(window.session.tiles) > 1, Text("There is one tile only.")
    ),
    "hanging": Need(
        lambda window, spec: window.hanger.fits(str(spec.argument)),
        Text("The open studies of this patient lack an image for it, or a view is unknown."),
    ),
    "annotation": Need(
        lambda window, spec: window.view.annotations.selected is not None,
        Text("Select an annotation first."),
    ),
    "annotations": Need(
        lambda window, spec: bool(window.session.review.annotations),
        Text("Nothing is drawn on this image."),
    ),
    "finding": Need(
        lambda window, spec: window.session.finding in window.findings.rows,
        Text("Choose a finding first, by a click on its row or with N."),
    ),
    "region": Need(
        lambda window, spec: (
            window.session.finding in window.findings.rows
            and window.view.annotations.selected is not None
            and window.view.annotations.selected.kind.is_region
        ),
        Text("Choose a finding, and select a rectangle, an ellipse or a polygon."),
    ),
    "undo": Need(lambda window, spec: window.session.can_undo, Text("Nothing was changed.")),
    "redo": Need(lambda window, spec: window.session.can_redo, Text("Nothing was taken back.")),
}
