"""Undo and redo: a list of reviews with a place in it."""

from collections.abc import Callable

from viewer.review.review import Review


class History:
    """The reviews an image went through.

    Steps that are pushed one after another with the same ``merge`` key are one step to undo: a
    slider that is dragged gives a hundred reviews, but was moved once. No step is ever forgotten:
    reviews share what did not change, so thousands of them are small.
    """

    def __init__(self, review: Review) -> None:
        self._reviews = [review]
        self._place = 0
        self._merge: str | None = None
        #: How often another review came into force; rewriting all of them does not count.
        self.moves = 0
        #: Whether the last step went on with the one before it.
        self.merging = False

    @property
    def current(self) -> Review:
        """The review in force."""
        return self._reviews[self._place]

    @property
    def first(self) -> Review:
        """The review it began with."""
        return self._reviews[0]

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier review."""
        return self._place > 0

    @property
    def can_redo(self) -> bool:
        """Whether an undone review can be had again."""
        return self._place < len(self._reviews) - 1

    def push(self, review: Review, merge: str | None = None) -> None:
        """Make a review the current one; what was undone is forgotten.

        Parameters
        ----------
        review : Review
            Nothing happens if it equals the current one.
        merge : str or None
            Name of the drag it belongs to, e.g. ``"threshold Mass"``.
        """
        if review == self.current:
            return
        self.moves += 1
        del self._reviews[self._place + 1 :]
        self.merging = merge is not None and merge == self._merge
        if self.merging:
            self._reviews[self._place] = review
        else:
            self._reviews.append(review)
            self._place = len(self._reviews) - 1
        self._merge = merge

    def rewrite(self, change: Callable[[Review], Review]) -> None:
        """Change every review in the same way; there is nothing to undo about it."""
        self._reviews = [change(review) for review in self._reviews]

    def end_merge(self) -> None:
        """End a drag: the next step is one of its own, whatever its key."""
        self._merge = None
        self.merging = False

    def undo(self) -> Review:
        """Go one step back, if there is one, and return the review then in force."""
        self.moves += self.can_undo
        self._place = max(self._place - 1, 0)
        self.end_merge()
        return self.current

    def redo(self) -> Review:
        """Go one step forward, if there is one, and return the review then in force."""
        self.moves += self.can_redo
        self._place = min(self._place + 1, len(self._reviews) - 1)
        self.end_merge()
        return self.current
