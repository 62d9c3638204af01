"""What a reader set for a model, for the images to come: thresholds, colours, shown heatmaps.

Kept by the SHA-256 of the model file: another model, or another version, begins as it was made.
"""

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.review.colours import COLOURS, Colour, colour_name
from viewer.review.review import Review
from viewer.ui import settings as remembered
from viewer.ui.session import Session
from viewer.ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from pcam_model.engine import Engine
    from viewer.dicom.source import Source


class ModelMemory(QObject):
    """Follows the active image of a session, and prepares the first review of others.

    Parameters
    ----------
    settings : Settings
    session : Session
    """

    def __init__(self, settings: Settings, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._session = session
        self._last: tuple[Source | None, Review] = (None, session.review)
        session.tile_results.first_review = self.applied
        session.image_changed.connect(self._look)
        session.prediction_changed.connect(self._look)
        session.review_changed.connect(self._follow)
        settings.changed.connect(self._follow_settings)

    def applied(self, first: Review) -> Review:
        """Return a first review with what is remembered of the model that is open."""
        engine = self._session.engine
        if engine is None or not self._settings.get(remembered.REMEMBER_MODELS):
            return first
        names = set(engine.manifest.finding_names)
        thresholds = {
            finding: min(max(value, 0.0), 1.0)
            for finding, value in self._get("thresholds", engine).items()
            if finding in names
        }
        shown = {
            finding: value
            for finding, value in self._get("shown", engine).items()
            if finding in names
        }
        visible = {finding for finding in first.visible if shown.get(finding, 1.0)}
        visible |= {finding for finding, value in shown.items() if value}
        return replace(
            first,
            visible=frozenset(visible),
            edited_thresholds=MappingProxyType(thresholds),
            colours=MappingProxyType(self._colours(names, engine)),
        )

    def choose_visible(self, chosen: "Mapping[str, bool]") -> None:
        """Remember which heatmaps the reader wants to see, and which not."""
        before = self._get("shown", self._session.asked.engine)
        self._put("shown", before | {name: float(on) for name, on in chosen.items()})

    def _look(self) -> None:
        self._last = (self._session.current, self._session.review)

    def _follow(self) -> None:
        (before_source, before), review = self._last, self._session.review
        self._look()
        recoloured = review.colours != before.colours
        # A review that was opened changes more than this, and is of one image alone.
        moved = replace(
            before,
            edited_thresholds=review.edited_thresholds,
            colours=review.colours,
            # Regions that mark a finding take its colour.
            annotations=review.annotations if recoloured else before.annotations,
        )
        same = self._session.current == before_source and self._session.prediction is not None
        if not same or review != moved:
            return
        if review.edited_thresholds != before.edited_thresholds:
            self._put("thresholds", review.edited_thresholds)
        if recoloured:
            self._keep("colours", {name: colour_name(rgb) for name, rgb in review.colours.items()})

    def _follow_settings(self, key: str) -> None:
        if key == remembered.REMEMBER_MODELS.key and not self._settings.get(
            remembered.REMEMBER_MODELS
        ):
            self._settings.forget("models")

    @staticmethod
    def _key(what: str, engine: "Engine | None") -> str:
        return f"models/{engine.identity.sha256[:16] if engine else 'none'}/{what}"

    def _colours(self, findings: "Container[str]", engine: "Engine") -> dict[str, Colour]:
        return {
            finding: COLOURS[name].rgb
            for finding, name in self._kept("colours", engine)
            if finding in findings and name in COLOURS
        }

    def _get(self, what: str, engine: "Engine | None") -> dict[str, float]:
        found = {}
        for name, value in self._kept(what, engine):
            try:
                found[name] = float(value)
            except ValueError:
                continue
        return found

    def _put(self, what: str, values: "Mapping[str, float]") -> None:
        self._keep(what, {name: repr(value) for name, value in values.items()})

    def _kept(self, what: str, engine: "Engine | None") -> "Iterator[tuple[str, str]]":
        for item in self._settings.get_list(self._key(what, engine)) or ():
            name, _, value = item.rpartition("=")
            yield name, value

    def _keep(self, what: str, values: "Mapping[str, str]") -> None:
        if self._settings.get(remembered.REMEMBER_MODELS):
            items = [f"{name}={value}" for name, value in sorted(values.items())]
            # Of the model that the reader has before them, which may be one that is compared.
            self._settings.set_list(self._key(what, self._session.asked.engine), items)
