"""What is done to each input of ``analyze``, on this computer or on another one."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass

from pcam_model.cancel import CancelToken
from pcam_model.engine import Engine, EngineError
from pcam_model.outputs import EngineDefectError
from pcam_model.prediction import Prediction
from viewer.commands.common import not_suitable
from viewer.commands.file_exports import FileExports
from viewer.commands.outcome import Analysed, Failed, Outcome
from viewer.dicom.radiograph import Radiograph, UnreadableError
from viewer.dicom.read import read
from viewer.dicom.source import Source
from viewer.export.record import result_record
from viewer.review.analysis import UnsuitableError, analyse, default_review
from viewer.review.case import Case, prediction_rows
from viewer.review.review import Review

logger = logging.getLogger(__name__)

# What a damaged file may still raise behind the reader's own checks.
_UNEXPECTED = (
    ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Job:
    """One file to analyse.

    Attributes
    ----------
    source : Source
    path : str
        Where it comes from, as it shall be written.
    name : str
        Of the files that are written for it, without suffix; each its own.
    finished : frozenset of int
        Frames that an earlier run has done.
    """

    source: Source
    path: str
    name: str
    finished: frozenset[int] = frozenset()


class Batch:
    """Does one job after another; may be called by many threads.

    Parameters
    ----------
    engine : Engine
        One that many threads may ask (:func:`pcam_model.shared_engine.share`).
    thresholds : Review
        Its edited thresholds hold for every image. If it is ``forced``, images are analysed too
        that do not suit the model, and their results marked.
    exports : FileExports
    """

    def __init__(self, engine: Engine, thresholds: Review, exports: FileExports) -> None:
        self.cancel = CancelToken()
        self._engine = engine
        self._thresholds = thresholds
        self._exports = exports

    def analyse(self, job: Job) -> list[Outcome]:
        """Read one file, and analyse and export every frame of it; never fails itself.

        Raises
        ------
        Cancelled
            If ``cancel`` was cancelled.
        EngineDefectError
            If the engine is broken: nothing more can be done with it.
        """
        path = job.path
        try:
            return list(self._frames(job, path))
        except UnreadableError as error:
            return [Failed(path, str(error))]
        except MemoryError:
            return [Failed(path, "There is not enough memory for this image.")]
        # One file among thousands must not end the run, whatever is wrong with it.
        except _UNEXPECTED as error:
            logger.debug("unexpected", exc_info=True)
            return [Failed(path, f"It cannot be analysed ({type(error).__name__}: {error}).")]

    def _frames(self, job: Job, path: str) -> Iterator[Outcome]:
        self.cancel.raise_if_cancelled()
        start = time.perf_counter()
        radiograph = read(job.source)
        # The file is read once, so its first result alone bears the time.
        seconds = time.perf_counter() - start
        for frame in sorted(set(range(radiograph.frames)) - job.finished):
            try:
                prediction = analyse(
                    radiograph, self._engine, frame, self.cancel, self._thresholds.forced
                )
            except UnsuitableError as error:
                reason = f"{_frame(radiograph, frame)}{not_suitable(error)}"
                yield Failed(path, reason, unsuitable=True)
                continue
            except EngineDefectError:
                raise
            except EngineError as error:
                yield Failed(path, f"{_frame(radiograph, frame)}{error}")
                continue
            review = self._review(prediction).changed(frame=frame)
            case = Case(radiograph, review, prediction, self._engine.manifest)
            yield self._exported(job, path, case, {"read": seconds, **prediction.seconds})
            seconds = 0.0

    def _exported(self, job: Job, path: str, case: Case, seconds: dict[str, float]) -> Analysed:
        name = job.name
        if case.radiograph.frames > 1:
            name = f"{name}-frame{case.review.frame:03d}"
        start = time.perf_counter()
        files, failures = self._exports.write(case, path, name, seconds)
        record = result_record(case, path, seconds)
        record["seconds"]["export"] = round(time.perf_counter() - start, 4)
        return Analysed(record | {"files": files}, failures)

    def _review(self, prediction: Prediction) -> Review:
        """Return what is shown of a result: what the window would, at the thresholds given."""
        review = default_review(prediction, self._engine.manifest)
        review = review.changed(forced=self._thresholds.forced)
        if not self._thresholds.edited_thresholds:
            return review
        shown = max(len(review.visible), 1)
        review = review.changed(edited_thresholds=self._thresholds.edited_thresholds)
        rows = prediction_rows(prediction, self._engine.manifest, review)
        positive = [row.finding for row in rows if row.positive]
        return review.changed(visible=frozenset(positive[:shown]))


def _frame(radiograph: Radiograph, frame: int) -> str:
    return f"Frame {frame}: " if radiograph.frames > 1 else ""
