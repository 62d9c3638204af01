"""Hangs images by the rules: when a study opens, and when asked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.review.hanging import RULES, Layout, Rule, choose, hang
from viewer.ui.links import Links
from viewer.ui.session import Session

if TYPE_CHECKING:
    from viewer.dicom.scan import Instance
    from viewer.dicom.source import Source
    from viewer.dicom.studies import Place, Study

_RULES = {rule.id: rule for rule in RULES}


class Hanger(QObject):
    """Applies the rules of :mod:`viewer.review.hanging` to a session.

    Parameters
    ----------
    session : Session
    links : Links
    """

    def __init__(self, session: Session, links: Links, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._links = links
        #: Whether a study that opens hangs itself.
        self.automatic = True
        # What hangs, as long as the reader has not chosen anything else.
        self._hung: tuple[Rule, tuple[Source, ...]] | None = None
        # Studies met since the last opening.
        self._met: set[Study] = set()
        session.opening.connect(lambda paths: self._met.clear())
        session.closings.reopening.connect(lambda *_: self._met.clear())
        session.closings.moved_on.connect(self._hang_next)
        session.search.met.connect(self._follow_search)

    def fits(self, rule_id: str) -> bool:
        """Return whether there is an image for every tile of a rule; any rule for an empty id."""
        place = self._session.place
        if place is None:
            return False
        rules = [_RULES[rule_id]] if rule_id else [rule for rule in RULES if rule.automatic]
        return any(hang(rule, place) is not None for rule in rules)

    def apply(self, rule_id: str) -> None:
        """Hang the study of the active image by a rule; the first that fits for an empty id."""
        place = self._session.place
        rule = _RULES[rule_id] if rule_id else choose(place) if place else None
        if place is not None and rule is not None:
            self._hang(rule, place)

    def _hang(self, rule: Rule, place: "Place") -> None:
        images = hang(rule, place)
        if images is None:
            return
        sources = tuple(image.source for image in images)
        self._hung = (rule, sources)
        self._session.hang(rule.layout, sources)
        self._links.link_geometry(rule.linked, aligned=True)
        self._links.link_heatmaps(rule.linked)

    def _hang_next(self) -> None:
        self._hung = None
        if self.automatic:
            self.apply("")

    def _follow_search(self, instances: "tuple[Instance, ...]") -> None:
        session = self._session
        places = (session.search.place(each.source) for each in instances)
        self._met.update(place.study for place in places if place is not None)
        if not self.automatic or not session.first_image.unasked or session.place is None:
            return
        place = self._latest(session.place)
        rule = choose(place)
        images = hang(rule, place) if rule else None
        if rule is not None and images is not None:
            if self._hung != (rule, tuple(image.source for image in images)):
                self._hang(rule, place)
        elif self._hung is not None:
            # Images of the last study must not stay beside another one that no rule fits.
            self._hung = None
            session.hang(Layout(1, 1), (place.study.instances[0].source,))

    def _latest(self, place: "Place") -> "Place":
        """Return the place of the latest study of the patient that was opened now."""
        from viewer.dicom.studies import Place

        for study in place.patient.studies:
            if study in self._met:
                return Place(place.patient, study, study.series[0])
        return place
