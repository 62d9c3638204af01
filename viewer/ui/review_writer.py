"""Files of reviews, written and deleted in one thread, in the order in which that was wanted."""

import itertools
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pcam_model.wording import Text
from viewer.ui.workers import Lane

if TYPE_CHECKING:
    from viewer.review.review_file import ReviewFile

Write = Callable[[], None]


class ReviewWriter:
    """Writes files whole; an older state never takes the place of a newer one.

    Parameters
    ----------
    lane : Lane
        Does the newest first.
    """

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self._numbers = itertools.count(1)
        # By file, the number of the state that was written last; in the thread of the lane alone.
        self._written: dict[Path, int] = {}

    def write(
        self,
        path: Path,
        make: "Callable[[], ReviewFile]",
        done: Write,
        failed: Callable[[Exception], None],
        first: Write,
    ) -> None:
        """Write a file, durably.

        Parameters
        ----------
        path : Path
        make : callable
            Gives what is written; called in the thread that writes.
        done, failed : callable
            Called in this thread; ``failed`` gets an OSError.
        first : callable
            Writes what belongs to this state as well, in the thread that writes.
        """
        number = next(self._numbers)

        def work(task: object) -> None:
            from viewer.export.atomic import write_bytes
            from viewer.review.review_file import LARGEST, encode

            # The newest is done first: an older state must not take its place after that.
            if number < self._written.get(path, 0):
                return
            data = encode(make())
            if len(data) > LARGEST:
                raise OSError(Text("there is too much for one file"))
            first()
            write_bytes(path, data, durable=True)
            self._written[path] = number

        self._lane.submit(work, lambda nothing: done(), failed)

    def remove(self, paths: Sequence[Path], done: Write) -> None:
        """Delete files that were written, also those that are being written now."""
        number = next(self._numbers)

        def work(task: object) -> None:
            for path in paths:
                self._written[path] = number
                with suppress(OSError):
                    path.unlink(missing_ok=True)

        self._lane.submit(work, lambda nothing: done(), lambda error: done())
