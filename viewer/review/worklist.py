"""Studies as a list of work: what most needs a look comes first."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pcam_model.wording import Text
from viewer.dicom.radiograph import View
from viewer.dicom.source import Source
from viewer.review.results import FrameResult
from viewer.review.review import Review
from viewer.review.verdict import Verdict

# Characters of a date and a time with microseconds.
_DATE = 21


class ReadState(Enum):
    """How far the reading of a study is."""

    UNREAD = "unread"
    IN_PROGRESS = "in progress"
    READ = "read"


@dataclass(frozen=True, slots=True)
class WorkImage:
    """One image of a study.

    Attributes
    ----------
    source : Source
    view : View
    review : Review
    results : tuple of FrameResult
        Of the frames that were analysed.
    refused : bool
        Whether the model does not suit the image.
    earlier : tuple of FrameResult
        What other models said of frames that were not analysed since.
    frames : int
        How many the image has.
    """

    source: Source
    view: View
    review: Review
    results: tuple[FrameResult, ...] = ()
    refused: bool = False
    earlier: tuple[FrameResult, ...] = ()
    frames: int = 1

    @property
    def shown(self) -> FrameResult | None:
        """The result of the frame that the reader saw last, else of the first one that has any."""
        seen = (one for one in self.results if one.frame == self.review.frame)
        return next(seen, self.results[0] if self.results else None)

    @property
    def begun(self) -> bool:
        """Whether the reader did any work on it."""
        review = self.review
        return bool(review.read or review.verdicts or review.annotations)


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One study.

    Attributes
    ----------
    date : str
        ``YYYYMMDD`` and the time, as the files say; may be empty.
    images : tuple of WorkImage
    """

    date: str
    images: tuple[WorkImage, ...]

    @property
    def state(self) -> ReadState:
        """How far the reading is: read when every image is marked so."""
        if all(image.review.read for image in self.images):
            return ReadState.READ
        begun = any(image.begun for image in self.images)
        return ReadState.IN_PROGRESS if begun else ReadState.UNREAD

    @property
    def analysed(self) -> bool:
        """Whether a model said anything."""
        return any(image.results for image in self.images)

    @property
    def unsuitable(self) -> bool:
        """Whether the model suits no image of it, or was asked all the same."""
        forced = any(result.refusals for image in self.images for result in image.results)
        refused = any(image.refused for image in self.images)
        return forced or (refused and not self.analysed)

    @property
    def strongest(self) -> tuple[tuple[str, float], ...]:
        """Findings that reach a threshold, and their distance; the farthest above it first."""
        farthest: dict[str, float] = {}
        for image in self.images:
            for result in image.results:
                for finding in result.probabilities:
                    if result.positive(finding, image.review):
                        distance = result.distance(finding)
                        farthest[finding] = max(distance, farthest.get(finding, -math.inf))
        return tuple(sorted(farthest.items(), key=lambda each: -each[1]))

    @property
    def highest(self) -> float:
        """How far the strongest finding lies above its operating point, as logits; −inf if none."""
        distances = (
            result.distance(finding)
            for image in self.images
            for result in image.results
            for finding in result.probabilities
        )
        return max(distances, default=-math.inf)

    @property
    def urgent_frame(self) -> int | None:
        """The frame with the strongest finding, where an image of several frames has it."""
        frames = {
            (image.source, result.frame): (
                max((result.distance(name) for name in result.probabilities), default=-math.inf),
                image.frames,
            )
            for image in self.images
            for result in image.results
        }
        if not frames:
            return None
        # Of equal ones the first.
        (_, frame), (_, count) = max(frames.items(), key=lambda each: each[1][0])
        return frame if count > 1 else None

    def count(self, verdict: Verdict) -> int:
        """Return how often a verdict was given."""
        return sum(
            one.verdict is verdict
            for image in self.images
            for one in image.review.verdicts.values()
        )

    @property
    def neediest(self) -> WorkImage:
        """The image to look at first: unread, with the strongest finding."""
        alone = {image.source: WorkItem("", (image,)) for image in self.images}
        return min(
            self.images,
            key=lambda image: (bool(image.review.read), -alone[image.source].highest),
        )


@dataclass(frozen=True, slots=True)
class Order:
    """One way to sort the list; equal studies stay in the order in which they were opened."""

    id: str
    text: Text
    key: Callable[[WorkItem], Any]


def _newest_first(item: WorkItem) -> tuple[bool, tuple[int, ...]]:
    # A day without a time counts as its midnight.
    return not item.date, tuple(-ord(each) for each in item.date.ljust(_DATE, "0"))


#: The first is the one to begin with.
ORDERS: tuple[Order, ...] = (
    Order(
        "need",
        Text("What most needs a look"),
        lambda item: (item.state is ReadState.READ, not item.unsuitable, -item.highest),
    ),
    Order("highest", Text("Highest above the operating point"), lambda item: -item.highest),
    Order("unsuitable", Text("Unsuitable first"), lambda item: not item.unsuitable),
    Order("unread", Text("Unread first"), lambda item: list(ReadState).index(item.state)),
    Order("disagree", Text("Most disagreements"), lambda item: -item.count(Verdict.DISAGREE)),
    Order("date", Text("Newest first"), _newest_first),
)


def ordered(items: tuple[WorkItem, ...], order: Order) -> tuple[WorkItem, ...]:
    """Return the list in an order."""
    return tuple(sorted(items, key=order.key))


def next_unread(items: tuple[WorkItem, ...], current: Source | None, by: int) -> WorkItem | None:
    """Return the next study that is not read, in the order of a list and round it.

    Parameters
    ----------
    items : tuple of WorkItem
        In the order that the reader sees.
    current : Source or None
        An image of the study that is open.
    by : int
        1 for the next one, −1 for the one before.
    """
    places = [
        place
        for place, item in enumerate(items)
        if any(image.source == current for image in item.images)
    ]
    start = places[0] if places else (-1 if by > 0 else 0)
    for step in range(1, len(items) + 1):
        item = items[(start + by * step) % len(items)]
        if item.state is not ReadState.READ:
            return item
    return None
