"""All inputs of ``analyze`` through a runner: a few ahead, results in the order of the input."""

from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, Protocol, Self

from viewer.commands.batch import Batch, Job
from viewer.commands.common import path_of, say
from viewer.commands.outcome import Failed, Outcome
from viewer.commands.progress import Progress
from viewer.commands.writer import ResultWriter
from viewer.dicom.scan import Instance, Rejected


class Runner(Protocol):
    """Does jobs somewhere; a context manager, which stops all work if it ends with an error."""

    @property
    def ahead(self) -> int:
        """Jobs that may be under way at the same time: enough to keep everyone busy."""
        ...

    def submit(self, job: Job) -> Any:
        """Begin a job; return a future of its outcomes."""
        ...

    def outcomes(self, job: Job, future: Any) -> list[Outcome]:
        """Wait for the outcomes of a job."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Threads:
    """A runner on this computer: each thread reads, analyses and exports one image at a time.

    While one image is read or written, others are in the network. The work is done by libraries
    that let other threads run meanwhile; on many processors Python itself becomes the limit.
    """

    # A slow image holds up the writing of those behind it, not the work on them.
    _AHEAD = 8

    def __init__(self, batch: Batch, count: int) -> None:
        self.ahead = self._AHEAD * count
        self._batch = batch
        self._pool = ThreadPoolExecutor(count, thread_name_prefix="analyse")

    def submit(self, job: Job) -> Future[list[Outcome]]:
        """Begin a job."""
        return self._pool.submit(self._batch.analyse, job)

    def outcomes(self, job: Job, future: Future[list[Outcome]]) -> list[Outcome]:
        """Wait for the outcomes of a job."""
        return future.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Also when the user interrupts: no thread outlives the command.
        if error is not None:
            self._batch.cancel.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)


def analyse_all(
    inputs: Iterable[Instance | Rejected], runner: Runner, writer: ResultWriter, progress: Progress
) -> None:
    """Work through all inputs, except what the writer has already, and write what comes out.

    The inputs are taken as they are needed, so that of ten thousand the first is done before the
    last was looked at. The caller enters and leaves the runner.
    """
    writer.begin()
    pending: deque[tuple[Job, Any] | Failed] = deque()

    def write_first() -> None:
        first = pending.popleft()
        outcomes = [first] if isinstance(first, Failed) else runner.outcomes(*first)
        for outcome in outcomes:
            for failure in writer.write(outcome):
                progress.clear()
                say(f"{failure.path}: {failure.reason}")
        progress.step()

    try:
        for number, one in enumerate(inputs, 1):
            if isinstance(one, Rejected):
                pending.append(Failed(one.label, one.reason))
            else:
                path = path_of(one.source)
                finished = writer.finished(path)
                if finished.issuperset(range(one.frames)):
                    writer.skipped += 1
                    progress.skip()
                    continue
                job = Job(one.source, path, writer.name(number, one), finished)
                pending.append((job, runner.submit(job)))
            while pending and (len(pending) > runner.ahead or _is_done(pending[0])):
                write_first()
        while pending:
            write_first()
    finally:
        progress.clear()


def _is_done(entry: tuple[Job, Any] | Failed) -> bool:
    return isinstance(entry, Failed) or bool(entry[1].done())
