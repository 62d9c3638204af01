"""What the reader chose, for every image that was shown: it is there again when the image is."""

from collections.abc import Callable

from viewer.dicom.source import Source
from viewer.review.history import History
from viewer.review.review import Review


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

    def restore(self, source: Source, review: Review, *, analysed: bool) -> None:
        """Take a review that was saved; undo brings back what was there.

        Parameters
        ----------
        source : Source
        review : Review
        analysed : bool
            Whether it was made with a result: a result that comes now then switches nothing on.
        """
        if analysed:
            self._begun.add(source)
        history = self.of(source)
        history.end_merge()
        history.push(review)

    def begun(self, source: Source) -> bool:
        """Return whether an image has had a first result."""
        return source in self._begun

    def begin(self, source: Source, first: Review) -> None:
        """Switch on what a first result is shown with; later results change nothing.

        Parameters
        ----------
        source : Source
        first : Review
            Its visible findings are taken, and its thresholds and colours where a review has none;
            nothing that the reader chose before is lost, and nothing is added to undo.
        """
        if source in self._begun:
            return
        self._begun.add(source)
        self.of(source).rewrite(
            lambda review: review.changed(
                visible=first.visible,
                edited_thresholds=review.edited_thresholds or first.edited_thresholds,
                colours=review.colours or first.colours,
            )
        )

    def begin_again(self) -> None:
        """Let the next result of every image choose again: another model finds other things."""
        self._begun.clear()

    def continue_from(self, before: "Histories") -> None:
        """Take over all images of one that ends."""
        self._histories, self._begun = before._histories, before._begun

    def clear(self) -> None:
        """Forget all images."""
        self._histories.clear()
        self._begun.clear()
