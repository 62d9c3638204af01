"""Many images through one model: reading ahead in threads, results in the order of the input."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from queue import SimpleQueue

from pcam_model.cancel import CancelToken
from pcam_model.engine import Engine, EngineError
from pcam_model.prediction import Prediction
from viewer.commands.common import not_suitable, path_of, say
from viewer.commands.progress import Progress
from viewer.commands.writer import Analysed, Failed, Outcome, ResultWriter
from viewer.dicom.radiograph import Radiograph, UnreadableError
from viewer.dicom.read import read
from viewer.dicom.scan import Instance, Rejected
from viewer.review.analysis import UnsuitableError, analyse, default_review
from viewer.review.case import Case, prediction_rows
from viewer.review.review import Review

logger = logging.getLogger(__name__)

# What a damaged file may still raise behind the reader's own checks.
_UNEXPECTED = (
    ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip

Input = tuple[int, Instance | Rejected]


class Batch:
    """What is done to each file.

    Parameters
    ----------
    engines : sequence of Engine
        One for each worker, all of the same model; each runs one image at a time.
    thresholds : Review
        Its edited thresholds hold for every image. If it is ``forced``, images are analysed too
        that do not suit the model, and their results marked.
    """

    def __init__(self, engines: Sequence[Engine], thresholds: Review) -> None:
        self.workers = len(engines)
        self.cancel = CancelToken()
        self._manifest = engines[0].manifest
        self._thresholds = thresholds
        self._free: SimpleQueue[Engine] = SimpleQueue()
        for engine in engines:
            self._free.put(engine)

    def analyse(self, number: int, one: Instance, finished: frozenset[int]) -> list[Outcome]:
        """Read one file and analyse every frame of it that is not finished; never fails itself.

        Raises
        ------
        Cancelled
            If ``cancel`` was cancelled.
        """
        path = path_of(one.source)
        try:
            return list(self._frames(number, one, path, finished))
        except UnreadableError as error:
            return [Failed(path, str(error))]
        except MemoryError:
            return [Failed(path, "There is not enough memory for this image.")]
        # One file among thousands must not end the run, whatever is wrong with it.
        except _UNEXPECTED as error:
            logger.debug("unexpected", exc_info=True)
            return [Failed(path, f"It cannot be analysed ({type(error).__name__}: {error}).")]

    def _frames(
        self, number: int, one: Instance, path: str, finished: frozenset[int]
    ) -> Iterator[Outcome]:
        self.cancel.raise_if_cancelled()
        start = time.perf_counter()
        radiograph = read(one.source)
        # The file is read once, so its first result alone bears the time.
        seconds = time.perf_counter() - start
        for frame in sorted(set(range(radiograph.frames)) - finished):
            try:
                with self._engine() as engine:
                    prediction = analyse(
                        radiograph, engine, frame, self.cancel, self._thresholds.forced
                    )
            except UnsuitableError as error:
                yield Failed(
                    path, f"{_frame(radiograph, frame)}{not_suitable(error)}", unsuitable=True
                )
                continue
            except EngineError as error:
                yield Failed(path, f"{_frame(radiograph, frame)}{error}")
                continue
            review = self._review(prediction).changed(frame=frame)
            case = Case(radiograph, review, prediction, self._manifest)
            yield Analysed(number, path, case, {"read": seconds, **prediction.seconds})
            seconds = 0.0

    def _review(self, prediction: Prediction) -> Review:
        """Return what is shown of a result: what the window would, at the thresholds given."""
        review = default_review(prediction, self._manifest).changed(forced=self._thresholds.forced)
        if not self._thresholds.edited_thresholds:
            return review
        shown = max(len(review.visible), 1)
        review = review.changed(edited_thresholds=self._thresholds.edited_thresholds)
        rows = prediction_rows(prediction, self._manifest, review)
        positive = [row.finding for row in rows if row.positive]
        return review.changed(visible=frozenset(positive[:shown]))

    @contextmanager
    def _engine(self) -> Iterator[Engine]:
        """Lend an engine that is free, waiting for it if need be."""
        engine = self._free.get()
        try:
            yield engine
        finally:
            self._free.put(engine)


def analyse_all(inputs: Iterable[Instance | Rejected], batch: Batch, writer: ResultWriter) -> None:
    """Work through all inputs, except what the writer has already, and write what comes out."""
    writer.begin()
    todo: list[Input] = []
    finished: dict[int, frozenset[int]] = {}
    for number, one in enumerate(inputs, 1):
        if isinstance(one, Instance):
            finished[number] = writer.finished(path_of(one.source))
            if finished[number].issuperset(range(one.frames)):
                writer.skipped += 1
                continue
        todo.append((number, one))

    def job(number: int, one: Instance | Rejected) -> list[Outcome]:
        if isinstance(one, Rejected):
            return [Failed(one.label, one.reason)]
        return batch.analyse(number, one, finished[number])

    progress = Progress(len(todo), "Analysing")
    try:
        for outcomes in _in_order(todo, job, batch):
            for outcome in outcomes:
                for failure in writer.write(outcome):
                    progress.clear()
                    say(f"{failure.path}: {failure.reason}")
            progress.step()
    finally:
        progress.clear()


def _in_order(
    todo: Iterable[Input],
    job: Callable[[int, Instance | Rejected], list[Outcome]],
    batch: Batch,
) -> Iterator[list[Outcome]]:
    """Yield the outcomes of every input in order, working only a few ahead."""
    pending: deque[Future[list[Outcome]]] = deque()
    pool = ThreadPoolExecutor(batch.workers, thread_name_prefix="analyse")
    try:
        for number, one in todo:
            pending.append(pool.submit(job, number, one))
            if len(pending) > batch.workers:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    # Also when the user interrupts: no worker goes on, and no thread outlives the command.
    except BaseException:
        batch.cancel.cancel()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _frame(radiograph: Radiograph, frame: int) -> str:
    return f"Frame {frame}: " if radiograph.frames > 1 else ""
