"""What the model in use says, asked for tiles and brought to every tile that shows the image."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pcam_model.findings import label
from viewer.review.review import Review
from viewer.ui.analysis import reason_of
from viewer.ui.language import tr
from viewer.ui.tile import State, Tile

if TYPE_CHECKING:
    from pcam_model.prediction import Prediction
    from viewer.dicom.source import Source
    from viewer.ui.session import Session


class TileResults:
    """Stands between the analysis of a session and its tiles.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._analysis = session.analysis
        #: Gives what a first result is shown with, from what the model alone calls for.
        self.first_review: Callable[[Review], Review] = lambda first: first
        self._analysis.begin = self.begin
        self._analysis.engine_changed.connect(self._follow_engine)
        self._analysis.arrived.connect(self._show)
        self._analysis.refused.connect(self._show_refusal)
        self._analysis.failed.connect(self._show_failure)

    # Asking

    def use_model(self, model: Path | None, engine: str | None) -> None:
        """Analyse with another model; no result of the last one is shown any more."""
        served = [tile for tile in self._session.tiles if tile.lead is None]
        for tile in served:
            tile.drop_prediction()
        self._analysis.use(model, engine)
        for tile in served:
            if tile.opened is not None:
                self._analysis.follow(tile, self._session.priority(tile))

    def follow(self, tile: Tile) -> None:
        """Ask the model of a tile, if that goes without asking the reader.

        A tile that shows what another says asks nobody.
        """
        asked = tile.analysis or (self._analysis if tile.lead is None else None)
        if asked is not None:
            asked.follow(tile, self._session.priority(tile))

    def follow_image(self, source: "Source") -> None:
        """Have the frame that is shown of an image analysed, if that goes without asking."""
        for tile in self._session.tiles:
            if tile.source == source and tile.opened is not None:
                self.follow(tile)

    def hold(self, source: "Source") -> None:
        """Show no result of an image until the reader has it analysed; see :meth:`Analysis.hold`.

        What was shown before is known still.
        """
        self._analysis.hold(source)
        self.follow_image(source)

    def let_go(self, tile: Tile) -> None:
        """Have a tile show its image for itself, with what the model in use says of it."""
        compared = tile.analysis is not None
        tile.set_lead(None)
        if compared and tile.opened is not None:
            self._analysis.follow(tile, self._session.priority(tile))

    def begin(self, source: "Source", prediction: "Prediction") -> None:
        """Show a first result with the heatmap that it calls for, and no thresholds of others."""
        from viewer.review.analysis import default_review

        session = self._session
        assert session.engine is not None
        first = default_review(prediction, session.engine.manifest)
        before = session.histories.model(source)
        aside = session.histories.begin(source, self.first_review(first), prediction.model)
        if not aside:
            return
        assert before is not None
        session.reviewed.emit(source)
        session.noted.emit(
            tr(
                "Thresholds that were set for {name} {version} say nothing of another model, and "
                "are left out: {thresholds}.",
                name=before.name,
                version=before.version,
                thresholds=", ".join(
                    f"{tr(label(finding))} {value:.2f}" for finding, value in aside.items()
                ),
            ),
            tr("A file that they were saved in has them until it is saved again."),
        )

    # What comes, all in the GUI thread

    def _showing(self, source: "Source", frame: int) -> list[Tile]:
        """Return the tiles that show this frame, and what the model in use says of it."""
        tiles = self._session.tiles
        return [tile for tile in tiles if tile.analysis is None and tile.shows(source, frame)]

    def _follow_engine(self) -> None:
        session = self._session
        session.engine_changed.emit()
        if self._analysis.opening:
            return
        if session.engine is None:
            session.problem.emit(
                tr("The model cannot be opened: {reason}", reason=session.model_problem),
                tr(
                    "Images are shown without findings. Choose another model under “Models…” "
                    "in the menu of heatmaps."
                ),
            )
        for tile in session.tiles:
            if tile.state is State.ANALYSING and tile.lead is None:
                self._analysis.ask(tile, session.priority(tile))

    def _show(self, source: "Source", frame: int, prediction: "Prediction") -> None:
        for tile in self._session.tiles:
            if tile.analysis is None and tile.shows(source, frame):
                self.begin(source, prediction)
                assert self._session.engine is not None
                tile.show_prediction(prediction, self._session.engine.manifest)

    def _show_refusal(self, source: "Source", frame: int, concerns: tuple[str, ...]) -> None:
        for tile in self._showing(source, frame):
            if not tile.review.forced:
                tile.refuse_analysis(concerns)

    def _show_failure(self, source: "Source", frame: int, error: Exception) -> None:
        showing = self._showing(source, frame)
        for tile in showing:
            tile.set_state(State.FAILED, reason_of(error))
        if showing:
            self._session.tell_failure(tr("The analysis failed"), error)
