"""What the reader chose, for every image that was shown: it is there again when the image is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viewer.dicom.source import Source
from viewer.review.history import History
from viewer.review.review import Review

if TYPE_CHECKING:
    from pcam_model.prediction import ModelIdentity


@dataclass(frozen=True, slots=True)
class Kept:
    """The history of an image that was closed, if it has one, and what was known with it."""

    history: History | None
    begun: bool
    model: "ModelIdentity | None"


class Histories:
    """One history per image.

    Parameters
    ----------
    new_review : callable
        Gives the review that an image starts with.
    """

    def __init__(self, new_review: Callable[[], Review] = Review) -> None:
        self.new_review = new_review
        self._histories: dict[Source, History] = {}
        self._begun: set[Source] = set()
        # The model that thresholds and visible findings of an image are about.
        self._models: dict[Source, ModelIdentity] = {}

    def of(self, source: Source) -> History:
        """Return the history of an image, begun if there is none."""
        if source not in self._histories:
            self._histories[source] = History(self.new_review())
        return self._histories[source]

    def current(self, source: Source) -> Review:
        """Return the review in force of an image; one that has none does not get one by this."""
        history = self._histories.get(source)
        return history.current if history is not None else self.new_review()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Images that have a history."""
        return tuple(self._histories)

    def model(self, source: Source) -> "ModelIdentity | None":
        """Return the model that thresholds of an image are about, None if it is not known."""
        return self._models.get(source)

    def restore(
        self,
        source: Source,
        review: Review,
        *,
        analysed: bool,
        model: "ModelIdentity | None" = None,
    ) -> None:
        """Take a review that was saved; undo brings back what was there.

        Parameters
        ----------
        source : Source
        review : Review
        analysed : bool
            Whether it was made with a result: a result that comes now then switches nothing on.
        model : ModelIdentity or None
            The model that its thresholds are about, if that is known.
        """
        if model is not None:
            self._models[source] = model
        if analysed:
            self._begun.add(source)
        history = self.of(source)
        history.end_merge()
        history.push(review)

    def begun(self, source: Source) -> bool:
        """Return whether an image has had a first result."""
        return source in self._begun

    def begin(
        self, source: Source, first: Review, model: "ModelIdentity | None" = None
    ) -> Mapping[str, float]:
        """Switch on what a first result is shown with; later results of a model change nothing.

        Nothing is added to undo, and nothing that the reader chose is lost, but for thresholds
        of another model: they say nothing of what this one finds.

        Parameters
        ----------
        source : Source
        first : Review
            Its visible findings are taken, and its thresholds and colours where a review has none.
        model : ModelIdentity or None
            Who made the result.

        Returns
        -------
        mapping of str to float
            Thresholds of another model that were in force.
        """
        before = self._models.get(source)
        # Names may have been shortened on their way; the file is what a model is.
        other = before is not None and model is not None and before.sha256 != model.sha256
        if model is not None:
            self._models[source] = model
        if source in self._begun and not other:
            return {}
        self._begun.add(source)
        history = self.of(source)
        laid_aside = history.current.edited_thresholds if other else {}
        history.rewrite(
            lambda review: review.changed(
                visible=first.visible,
                edited_thresholds=first.edited_thresholds
                if other
                else review.edited_thresholds or first.edited_thresholds,
                colours=review.colours or first.colours,
            )
        )
        return laid_aside

    def continue_from(self, before: "Histories") -> None:
        """Take over all images of one that ends."""
        self._histories, self._begun = before._histories, before._begun
        self._models = before._models

    def pop(self, source: Source) -> "Kept":
        """Forget an image; return what brings it back."""
        kept = Kept(
            self._histories.pop(source, None), source in self._begun, self._models.pop(source, None)
        )
        self._begun.discard(source)
        return kept

    def put_back(self, source: Source, kept: "Kept") -> None:
        """Take back what was forgotten of an image."""
        if kept.history is not None:
            self._histories[source] = kept.history
        if kept.begun:
            self._begun.add(source)
        if kept.model is not None:
            self._models[source] = kept.model

    def clear(self) -> None:
        """Forget all images."""
        self._histories.clear()
        self._models.clear()
        self._begun.clear()
