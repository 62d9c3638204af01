"""What the actions of the heatmaps do."""

from typing import TYPE_CHECKING

from viewer.review.colours import COLOURS, colour_name
from viewer.review.review import HeatmapStyle
from viewer.ui import settings as remembered

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow


class HeatmapCommands:
    """Handlers of the actions for heatmaps, findings and the analysis."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session

    def switch(self, on: bool) -> None:
        """Switch all heatmaps on or off."""
        self._session.change(heatmaps_on=on)

    def hide(self) -> None:
        """Hide all heatmaps while the key is held."""
        self._window.sight.hold()

    def blink(self, on: bool) -> None:
        """Have heatmaps come and go, or no longer."""
        self._window.sight.set_blinking(on)

    def plain_beside(self, on: bool) -> None:
        """Show the plain image beside the one with heatmaps, or what was shown before."""
        self._window.beside.show(on)

    def link(self, on: bool) -> None:
        """Have tiles share findings and thresholds, or no longer."""
        self._window.links.link_heatmaps(on)

    def apply(self) -> None:
        """Give all tiles the findings and thresholds of the active one."""
        self._window.links.apply_heatmaps()

    def style(self, value: str) -> None:
        """Draw heatmaps in a style, here and on images that are opened from now on."""
        style = HeatmapStyle(value)
        self._window.settings.set(remembered.STYLE, style.name)
        self._session.change(style=style)

    def colours(self, name: str) -> None:
        """Colour heatmaps by a map, here and on images that are opened from now on."""
        self._window.settings.set(remembered.COLOUR_MAP, name)
        self._session.change(colour_map=name)

    @property
    def finding_shown(self) -> bool:
        """Whether the heatmap of the chosen finding is switched on."""
        review = self._session.review
        return review.heatmaps_on and self._session.finding in review.visible

    def show_finding(self, on: bool) -> None:
        """Show or hide the heatmap of the chosen finding."""
        self._window.findings.show_finding(self._session.finding, on)

    def only_finding(self) -> None:
        """Show the heatmap of the chosen finding alone."""
        self._session.change(visible=frozenset({self._session.finding}), heatmaps_on=True)

    def reset_threshold(self) -> None:
        """Set the threshold of the chosen finding to the model's operating point."""
        self._session.change_to(self._session.review.with_threshold(self._session.finding, None))

    @property
    def chosen_colour(self) -> str:
        """Name of the colour that the reader gave to the chosen finding; empty for its own."""
        own = self._session.review.colours.get(self._session.finding)
        return "" if own is None else colour_name(own) or "other"

    def finding_colour(self, name: str) -> None:
        """Give the chosen finding a colour of the table, or its first one by an empty name."""
        colour = COLOURS[name].rgb if name else None
        review = self._session.review.with_colour(self._session.finding, colour)
        self._session.change_to(review)

    def offer_colours(self) -> None:
        """Have the colour of the chosen finding chosen at its row."""
        self._show_panel()
        self._window.findings.offer_colours()

    def focus_findings(self) -> None:
        """Go to the rows of the findings."""
        self._show_panel()
        self._window.findings.focus_findings()

    def _show_panel(self) -> None:
        self._window.findings_dock.show()
        self._window.findings_dock.raise_()

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
