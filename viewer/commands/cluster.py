"""The work of ``analyze`` on a Dask cluster, wherever that runs: an address is all it takes.

Dask moves the jobs of a worker that is lost to others. A result counts when it has come back: it is
written by the one writer of this process, in the order of the input, so nothing is lost or double.
"""

import importlib.metadata
import importlib.util
import logging
import time
import uuid
import warnings
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from viewer.commands.batch import Job
from viewer.commands.common import InputError, UsageError, say
from viewer.commands.outcome import Failed, Outcome
from viewer.dicom.source import Source

if TYPE_CHECKING:
    from viewer.commands.cluster_worker import Order

_INSTALL = "pip install 'pcam-viewer[cluster]'"
_PROGRAM = "pcam-viewer"

# What must be alike: Dask's messages and Python's pickles are those of one version.
_ALIKE = ("python", "distributed", "dask", "cloudpickle", "msgpack")

# Jobs for each thread of the cluster that are under way: the next one is there when one is done.
_AHEAD = 4
# Seconds between two looks at how many threads there are: workers may join and go.
_COUNT_EVERY = 5.0


class Cluster:
    """A runner on the workers of a Dask scheduler.

    Parameters
    ----------
    address : str
        As ``tcp://host:8786``, or the path of a scheduler file.
    order : Order
        What is done to every image.
    seconds : float
        How long the scheduler may take to answer.

    Raises
    ------
    UsageError
        If nobody answers, or the workers' versions do not fit.
    """

    def __init__(self, address: str, order: "Order", seconds: float = 15.0) -> None:
        self._client = _connect(address, seconds)
        try:
            self._wait_for_workers()
            self._check_versions()
            self._name = f"pcam-viewer-{uuid.uuid4().hex}"
            self._register(order)
        except BaseException:
            self._client.close()
            raise
        self._threads, self._counted = 1, 0.0

    @property
    def ahead(self) -> int:
        """Jobs that may be under way."""
        if time.monotonic() - self._counted > _COUNT_EVERY:
            self._threads = max(1, sum(self._client.nthreads().values()))
            self._counted = time.monotonic()
        return _AHEAD * self._threads

    def submit(self, job: Job) -> Any:
        """Begin a job on some worker."""
        from viewer.commands.cluster_worker import do_job

        source = Source(job.source.path.absolute(), job.source.member)
        # A pure task would be taken from the results of another run.
        return self._client.submit(do_job, self._name, replace(job, source=source), pure=False)

    def outcomes(self, job: Job, future: Any) -> list[Outcome]:
        """Wait for the outcomes of a job.

        Raises
        ------
        InputError
            If the cluster is of no use any more.
        """
        from distributed import KilledWorker

        from viewer.commands.cluster_worker import WorkerProblemError

        try:
            found: list[Outcome] = future.result()
        except KilledWorker:
            reason = (
                "Every worker that took this image ended before it was done; "
                "is there enough memory for it?"
            )
            return [Failed(job.path, reason)]
        except WorkerProblemError as error:
            raise InputError(f"a worker is of no use: {error} With --resume it goes on.") from None
        # Dask has many names for a lost connection, and passes on whatever a worker raises.
        except Exception as error:
            raise InputError(
                f"the cluster was lost ({type(error).__name__}: {error}). What came back is "
                "written; with --resume it goes on."
            ) from error
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # The scheduler may be gone: nothing that is tidied up here matters then.
        with suppress(Exception):
            if error is None:
                self._client.unregister_worker_plugin(self._name)
        with suppress(Exception):
            # Closing gives up what was submitted and is not wanted any more.
            self._client.close(timeout=5)

    def _wait_for_workers(self) -> None:
        if not self._client.nthreads():
            say("The scheduler has no worker yet; waiting for one …")
            self._client.wait_for_workers(1)

    def _check_versions(self) -> None:
        """Raise UsageError if a worker differs where it must not, with what to install."""
        versions = self._client.get_versions()
        ours = versions["client"]["packages"]
        for place in (versions["scheduler"], *versions["workers"].values()):
            theirs = place["packages"]
            host = place["host"]["host"] if "host" in place.get("host", {}) else "a worker"
            for name in _ALIKE:
                if _fits(name, theirs.get(name)) != _fits(name, ours.get(name)):
                    raise UsageError(
                        f"the cluster has {name} {theirs.get(name)} ({host}), this computer "
                        f"{ours.get(name)}: install the same versions on both."
                    )
        own = importlib.metadata.version(_PROGRAM)
        found = self._client.run(importlib.metadata.version, _PROGRAM, on_error="return")
        for worker, version in found.items():
            if version != own:
                has = "no pcam-viewer" if isinstance(version, Exception) else f"{version}"
                raise UsageError(
                    f"the worker {worker} has {has}, this computer {own}: {_INSTALL}=={own}"
                )

    def _register(self, order: "Order") -> None:
        from viewer.commands.cluster_worker import Analyst

        try:
            self._client.register_plugin(Analyst(order), name=self._name)
        except Exception as error:
            raise UsageError(
                f"the workers cannot take the model ({type(error).__name__}: {error})."
            ) from error


def _fits(name: str, version: Any) -> str:
    """Return the part of a version that must be alike: of Python the first two numbers."""
    text = str(version)
    return ".".join(text.split(".")[:2]) if name == "python" else text


def check_installed() -> None:
    """Raise UsageError if this installation lacks Dask."""
    if importlib.util.find_spec("distributed") is None:
        raise UsageError(f"--scheduler needs Dask: {_INSTALL}")


def _connect(address: str, seconds: float) -> Any:
    from distributed import Client

    # Its warnings and lost connections are told in words of our own.
    log = logging.getLogger("distributed")
    log.handlers, log.propagate = [logging.NullHandler()], False
    file = Path(address)
    where = {"scheduler_file": address} if file.is_file() else {"address": address}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Client(**where, timeout=seconds, set_as_default=False)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UsageError(
            f"no Dask scheduler answers at {address} ({error}). Give an address such as "
            "tcp://host:8786, or the path of a scheduler file that exists."
        ) from error
