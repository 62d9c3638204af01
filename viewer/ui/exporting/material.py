"""The images of an export with their reviews and results; what is missing is read and analysed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viewer.ui.workers import Task

if TYPE_CHECKING:
    from pcam_model.engine import Engine
    from pcam_model.prediction import ModelIdentity, Prediction
    from viewer.dicom.radiograph import Radiograph
    from viewer.dicom.source import Source
    from viewer.review.case import Case
    from viewer.review.review import Review
    from viewer.ui.session import Session


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """One image as it is when the export begins.

    Attributes
    ----------
    source : Source
    review : Review
    begun : bool
        Whether it has had a first result, so that the review says which heatmaps are shown.
    radiograph : Radiograph or None
        None if it has to be read.
    prediction : Prediction or None
        None if it has to be asked for.
    model : ModelIdentity or None
        The model that thresholds and shown heatmaps of the review are about, if it is known.
    """

    source: "Source"
    review: "Review"
    begun: bool
    radiograph: "Radiograph | None"
    prediction: "Prediction | None"
    model: "ModelIdentity | None" = None

    @classmethod
    def of(cls, session: "Session", source: "Source") -> "Material":
        """Return what the session has of an image; in the GUI thread."""
        review = session.histories.of(source).current
        opened = session.images.get(source)
        return cls(
            source,
            review,
            session.histories.begun(source),
            opened.radiograph if opened is not None else None,
            session.analysis.known(source, review.frame),
            session.histories.model(source),
        )

    def case(self, engine: "Engine | None", task: Task) -> "Case":
        """Return the image with its result; in a worker.

        It has no result where there is no model, or where the model does not suit it.
        """
        from viewer.dicom.read import read
        from viewer.review.analysis import UnsuitableError, analyse, default_review
        from viewer.review.case import Case

        task.token.raise_if_cancelled()
        radiograph = self.radiograph or read(self.source)
        if engine is None:
            return Case(radiograph, self.review)
        prediction, review = self.prediction, self.review
        if prediction is None or (prediction.refusals and not review.forced):
            try:
                prediction = analyse(radiograph, engine, review.frame, task.token, review.forced)
            except UnsuitableError:
                return Case(radiograph, review)
        of_another = self.model is not None and self.model.sha256 != prediction.model.sha256
        if not self.begun or of_another:
            first = default_review(prediction, engine.manifest)
            review = review.changed(visible=first.visible)
        if of_another:
            # They say nothing of what this model finds.
            review = review.changed(edited_thresholds={})
        return Case(radiograph, review, prediction, engine.manifest)


def material(session: "Session", sources: "Sequence[Source]") -> tuple[Material, ...]:
    """Return what the session has of images; in the GUI thread."""
    return tuple(Material.of(session, source) for source in sources)
