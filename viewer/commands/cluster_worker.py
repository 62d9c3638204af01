"""What happens in a worker of a Dask cluster: one model per process, one job after another.

The client sends the model's bytes with a plug-in of Dask, once to each worker process and, without
more, to those that join later. Nothing else of the client's computer is needed but the images.
"""

import logging
import socket
import sys
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Any

from distributed import WorkerPlugin, get_worker

from pcam_model.bundle import BundleError
from pcam_model.engine import Engine, EngineError, open_engine
from pcam_model.outputs import EngineDefectError
from pcam_model.shared_engine import share
from viewer.commands.batch import Batch, Job
from viewer.commands.file_exports import FileExports, Privacy
from viewer.commands.outcome import Analysed, Failed, Outcome
from viewer.dicom.pseudonyms import lent_key
from viewer.export.exporter import Exporter, ExporterError, load_exporter
from viewer.review.review import Review

logger = logging.getLogger(__name__)


class WorkerProblemError(Exception):
    """A worker cannot do anything; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is done to every image, sent to the workers once.

    Attributes
    ----------
    model : bytes
        The model file.
    sha256 : str
        Its hash, checked where it arrives.
    engine, device : str
    thresholds : Review
    formats : tuple of str
    privacy : Privacy
    key : bytes or None
        Of de-identification, that new names and shifted dates agree whoever makes a file.
    """

    model: bytes = field(repr=False)
    sha256: str
    engine: str
    device: str
    thresholds: Review
    formats: tuple[str, ...]
    privacy: Privacy
    key: bytes | None = field(default=None, repr=False)


class Analyst(WorkerPlugin):  # type: ignore[misc]
    """Keeps what a worker process needs; the model is opened when the first job comes."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._engine: Engine | None = None
        self._exporters: dict[str, Exporter] = {}

    def setup(self, worker: Any) -> None:
        """Be there; called in each worker process."""
        self._lock = Lock()

    def __getstate__(self) -> dict[str, Any]:
        """Send the order alone."""
        return {"_order": self._order, "_engine": None, "_exporters": {}}

    def do(self, job: Job) -> list[Outcome]:
        """Do a job in a folder that is gone afterwards; the files come back as bytes."""
        self._make_ready()
        assert self._engine is not None
        if not job.source.path.exists():
            reason = (
                f"The worker {socket.gethostname()} cannot see this file. Put the images where "
                "every worker finds them at the same path."
            )
            return [Failed(job.path, reason)]
        temporaries = tempfile.TemporaryDirectory(prefix="pcam-viewer-")
        with temporaries as temporary, lent_key(self._order.key):
            folder = Path(temporary)
            exports = FileExports(folder, self._exporters, self._order.privacy)
            outcomes = Batch(self._engine, self._order.thresholds, exports).analyse(job)
            return [_with_contents(outcome, folder) for outcome in outcomes]

    def _make_ready(self) -> None:
        with self._lock:
            if self._engine is not None:
                return
            try:
                self._exporters = {name: load_exporter(name) for name in self._order.formats}
                if "viewer.export.qt" in sys.modules:
                    from viewer.export.qt import ensure_application

                    ensure_application()
                self._engine = self._open()
            except (BundleError, EngineError, ExporterError, OSError) as error:
                raise WorkerProblemError(f"{socket.gethostname()}: {error}") from None

    def _open(self) -> Engine:
        order = self._order
        with tempfile.TemporaryDirectory(prefix="pcam-viewer-") as folder:
            file = Path(folder) / "model.onnx"
            file.write_bytes(order.model)
            # Each thread of the worker has an image of its own.
            engine = open_engine(file, order.device, order.engine, threads=1)
        if engine.identity.sha256 != order.sha256:
            raise EngineError("the model that arrived is not the one that was sent.")
        return share(engine)


def do_job(name: str, job: Job) -> list[Outcome]:
    """Do a job with the plug-in of that name; what Dask calls in a worker.

    Raises
    ------
    WorkerProblemError
        If this worker, or its engine, is of no use.
    """
    analyst: Analyst = get_worker().plugins[name]
    try:
        return analyst.do(job)
    except EngineDefectError as error:
        # Messages that are translated in the window do not travel.
        raise WorkerProblemError(f"{socket.gethostname()}: {error}") from None


def _with_contents(outcome: Outcome, folder: Path) -> Outcome:
    if not isinstance(outcome, Analysed):
        return outcome
    files = outcome.record["files"].values()
    return replace(outcome, contents={name: (folder / name).read_bytes() for name in files})
