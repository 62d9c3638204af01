"""What runs a model: the engine protocol, the onnxruntime engine and the registry of engines.

Engines are looked up through the entry point group ``pcam_viewer.engines``; the built-in one comes
in by the same door.
"""

import logging
import time
from collections.abc import Sequence
from importlib.metadata import EntryPoint
from pathlib import Path
from threading import Lock
from typing import Any, Protocol, Self, runtime_checkable

import numpy as np
import numpy.typing as npt

from pcam_model import plugins, processors
from pcam_model.bundle import (
    INPUT,
    LOGIT_MAPS,
    LOGITS,
    SUITABILITY,
    Bundle,
    default_path,
    load_bundle,
)
from pcam_model.cancel import Cancelled, CancelToken
from pcam_model.guarded_engine import GuardedEngine
from pcam_model.manifest import Manifest
from pcam_model.outputs import EngineError, each_of_batch, prediction_of
from pcam_model.prediction import ModelIdentity, Prediction
from pcam_model.preprocess import network_input
from pcam_model.wording import Text

__all__ = [
    "CancelToken",
    "Cancelled",
    "Engine",
    "EngineError",
    "OnnxEngine",
    "default_threads",
    "engine_class",
    "engine_classes",
    "engine_names",
    "open_engine",
]

logger = logging.getLogger(__name__)

DEFAULT_ENGINE = "onnxruntime"
DEVICES = ("auto", "cpu", "cuda")

_CUDA = "CUDAExecutionProvider"
_CPU = "CPUExecutionProvider"

# A chest network on one image gains little beyond this, and the window needs a core as well.
_MOST_THREADS = 4

_Floats = npt.NDArray[np.float32]
# onnxruntime has no types of its own.
_Session = Any


@runtime_checkable
class Engine(Protocol):
    """What runs a model on images. ``predict`` may be called from any one thread at a time."""

    @classmethod
    def open(cls, path: Path, device: str, threads: int | None) -> Self:
        """Open a model file; BundleError or EngineError in plain words if that fails."""
        ...

    @property
    def manifest(self) -> Manifest:
        """What the model says about itself."""
        ...

    @property
    def identity(self) -> ModelIdentity:
        """Name, version and SHA-256 of the model."""
        ...

    @property
    def device(self) -> str:
        """The device that really runs, e.g. ``"CPU"`` or ``"CUDA"``; never the one wished for."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went otherwise than asked, such as a fall-back to another device."""
        ...

    def predict(self, image: _Floats, cancel: CancelToken | None = None) -> Prediction:
        """Return what the model says about a network image (rows, columns), grey values 0..1."""
        ...


def open_engine(
    path: Path | None = None,
    device: str = "auto",
    engine: str = DEFAULT_ENGINE,
    threads: int | None = None,
) -> Engine:
    """Open a model with an engine.

    Parameters
    ----------
    path : Path or None
        The model file; None for the model that ships with the program.
    device : {"auto", "cpu", "cuda"}
        "auto" takes CUDA where this installation has it. A device that was asked for and cannot be
        had is replaced by the CPU, and the engine's ``warnings`` say so.
    engine : str
        Name of an entry point of the group ``pcam_viewer.engines``.
    threads : int or None
        Threads of the CPU; None for :func:`default_threads`.

    Raises
    ------
    BundleError
        If the model file cannot be used.
    EngineError
        If there is no such engine or device, or it cannot start.
    """
    if device not in DEVICES:
        raise EngineError(
            Text(
                "there is no device {device!r}; choose one of {devices}.",
                device=device,
                devices=", ".join(DEVICES),
            )
        )
    if threads is not None and threads < 1:
        raise EngineError(Text("threads must be 1 or more, not {threads}.", threads=threads))
    entry = _entry(engine)
    file = default_path() if path is None else path
    if entry is None or plugins.is_ours(entry):
        return _load(engine, entry).open(file, device, threads)
    return GuardedEngine.opened(entry, _load(engine, entry), file, device, threads)


def default_threads() -> int:
    """Return the CPU threads used unless told: those this process may use, at most four."""
    return processors.usable(_MOST_THREADS)


def engine_names() -> tuple[str, ...]:
    """Return the names of all installed engines, without loading them; the default comes first."""
    return tuple(dict.fromkeys((DEFAULT_ENGINE, *plugins.entries(plugins.ENGINES))))


def engine_class(name: str) -> type[Engine]:
    """Return an engine by its name; EngineError in plain words if it cannot be loaded."""
    return _load(name, _entry(name))


def engine_classes() -> tuple[dict[str, type[Engine]], tuple[str, ...]]:
    """Return every engine that can be loaded, by name, and what went wrong with the others."""
    classes: dict[str, type[Engine]] = {}
    problems = []
    for name in engine_names():
        try:
            classes[name] = engine_class(name)
        except EngineError as error:
            problems.append(str(error))
    return classes, tuple(problems)


def _entry(name: str) -> EntryPoint | None:
    """Return an entry point, None for the default engine of a folder that was never installed."""
    found = plugins.entries(plugins.ENGINES)
    if name not in found and name != DEFAULT_ENGINE:
        raise EngineError(
            Text(
                "there is no engine {name!r}; installed are {entries}.",
                name=name,
                entries=", ".join(engine_names()),
            )
        )
    entry = found.get(name)
    # A plug-in never takes the place of the built-in engine.
    return None if name == DEFAULT_ENGINE and entry and not plugins.is_ours(entry) else entry


def _load(name: str, entry: EntryPoint | None) -> type[Engine]:
    if entry is None:
        return OnnxEngine
    problem = plugins.why_off(plugins.ENGINES, name)
    if problem:
        raise EngineError(problem)
    try:
        found = entry.load()
        if not callable(getattr(found, "open", None)):
            raise TypeError("it is no engine: it has no open()")
    # A plug-in may fail in any way; it must be named, and must not take the program with it.
    except plugins.FAILURES as error:
        raise EngineError(
            plugins.switch_off(
                entry,
                Text(
                    "engine {name!r} ({value}) cannot be loaded: {kind}: {error}",
                    name=name,
                    value=entry.value,
                    kind=type(error).__name__,
                    error=error,
                ),
            )
        ) from error
    return found  # type: ignore[no-any-return]


class OnnxEngine:
    """Runs an ONNX model with onnxruntime, on the CPU or with CUDA."""

    def __init__(self, bundle: Bundle, device: str = "auto", threads: int | None = None) -> None:
        self._bundle = bundle
        self._threads = threads or default_threads()
        self._lock = Lock()
        self._warnings: list[str] = []
        self._session = self._start(device)

    @classmethod
    def open(cls, path: Path, device: str = "auto", threads: int | None = None) -> Self:
        """Open a model file; see :func:`open_engine`."""
        return cls(load_bundle(path), device, threads)

    @property
    def manifest(self) -> Manifest:
        """What the model says about itself."""
        return self._bundle.manifest

    @property
    def identity(self) -> ModelIdentity:
        """Name, version and SHA-256 of the model file."""
        return self._bundle.identity

    @property
    def device(self) -> str:
        """The device that really runs: ``"CPU"`` or ``"CUDA"``."""
        return "CUDA" if _CUDA in self._session.get_providers() else "CPU"

    @property
    def threads(self) -> int:
        """Number of CPU threads."""
        return self._threads

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went otherwise than asked."""
        return tuple(self._warnings)

    @property
    def concurrent(self) -> bool:
        """Whether ``predict`` may be called by several threads at once."""
        return self.device == "CPU"

    def predict(self, image: _Floats, cancel: CancelToken | None = None) -> Prediction:
        """Return what the model says about an image.

        Parameters
        ----------
        image : ndarray of float32, shape (H, W)
            Network image: grey values 0..1, bright is dense.
        cancel : CancelToken or None
            Cancelling it from another thread stops the network in mid-run.

        Raises
        ------
        Cancelled
            If ``cancel`` was cancelled before there was a result.
        EngineError
            If the image is unfit, or the model fails or gives values that are not numbers.
        """
        return self.predict_many([image], cancel)[0]

    def predict_many(
        self, images: Sequence[_Floats], cancel: CancelToken | None = None
    ) -> list[Prediction]:
        """Return what the model says about several images, run as one batch; see :meth:`predict`.

        The seconds of the run are shared out evenly.
        """
        cancel = cancel or CancelToken()
        cancel.raise_if_cancelled()
        feeds, preprocess = [], []
        for image in images:
            start = time.perf_counter()
            feeds.append(self._feed(image))
            preprocess.append(time.perf_counter() - start)
        start = time.perf_counter()
        feed = feeds[0] if len(feeds) == 1 else np.concatenate(feeds)
        outputs, fell_back = self._run(feed, cancel)
        inference = (time.perf_counter() - start) / len(images)
        return [
            prediction_of(
                one,
                manifest=self.manifest,
                identity=self.identity,
                image_shape=(image.shape[0], image.shape[1]),
                device=self.device,
                warnings=(fell_back,) if fell_back else (),
                seconds={"preprocess": seconds, "inference": inference},
            )
            for one, image, seconds in zip(
                each_of_batch(outputs, len(images)), images, preprocess, strict=True
            )
        ]

    def _feed(self, image: _Floats) -> _Floats:
        """Return the network's input for one image."""
        try:
            return network_input(image, self.manifest.input)
        except ValueError as error:
            raise EngineError(
                Text("the image cannot be analysed: {error}.", error=error)
            ) from error

    def _start(self, device: str) -> _Session:
        """Start a session on the device, or on the CPU with a warning."""
        if device == "cpu":
            return self._session_on([_CPU])
        if _CUDA not in _runtime().get_available_providers():
            if device == "cuda":
                self._warn(
                    Text(
                        "CUDA was asked for but this installation of onnxruntime has no CUDA "
                        "(pip install 'pcam-viewer[gpu]'); running on CPU."
                    )
                )
            return self._session_on([_CPU])
        asked = device == "cuda"
        wished = Text("CUDA was asked for") if asked else Text("CUDA is installed")
        try:
            session = self._session_on([_CUDA, _CPU])
        except EngineError as error:
            self._warn(
                Text(
                    "{wished} but could not start ({error}); running on CPU.",
                    wished=wished,
                    error=error,
                )
            )
            return self._session_on([_CPU])
        if _CUDA not in session.get_providers():
            self._warn(
                Text(
                    "{wished} but could not start (driver or CUDA libraries are missing or do not "
                    "fit); running on CPU.",
                    wished=wished,
                )
            )
        return session

    def _session_on(self, providers: list[str]) -> _Session:
        onnxruntime = _runtime()
        # A second time: older Windows builds know no other way.
        onnxruntime.disable_telemetry_events()
        if _CUDA in providers and hasattr(onnxruntime, "preload_dlls"):
            # CUDA libraries that came as Python packages are not on the loader's path.
            onnxruntime.preload_dlls()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            return onnxruntime.InferenceSession(
                self._bundle.model_bytes, sess_options=options, providers=providers
            )
        # onnxruntime's exceptions share no base class but Exception.
        except Exception as error:
            raise EngineError(
                Text(
                    "onnxruntime {version} cannot start {name}: {error}",
                    version=onnxruntime.__version__,
                    name=self._bundle.path.name,
                    error=_first_line(error),
                )
            ) from error

    def _run(self, feed: _Floats, cancel: CancelToken) -> tuple[dict[str, _Floats], str]:
        """Return the outputs by name, and a warning if CUDA failed and the CPU stepped in."""
        names = [LOGITS, LOGIT_MAPS]
        if self._bundle.has_suitability:
            names.append(SUITABILITY)
        session = self._session
        try:
            return self._run_on(session, names, feed, cancel), ""
        except EngineError as error:
            if len(feed) > 1 and _lacks_memory(error):
                return self._run_halves(feed, cancel)
            if _CUDA not in session.get_providers():
                raise
            warning = Text("CUDA failed ({error}); running on CPU from now on.", error=error)
        with self._lock:
            if self._session is session:
                self._session = self._session_on([_CPU])
                self._warn(warning)
        return self._run_on(self._session, names, feed, cancel), warning

    def _run_halves(self, feed: _Floats, cancel: CancelToken) -> tuple[dict[str, _Floats], str]:
        """Return the outputs of a batch for which memory was too small, from two halves of it."""
        half = len(feed) // 2
        (first, one), (second, other) = (
            self._run(part, cancel) for part in (feed[:half], feed[half:])
        )
        outputs = {name: np.concatenate([first[name], second[name]]) for name in first}
        warning = Text(
            "memory was too small for {images} images at once on {device}; they ran in smaller "
            "batches.",
            images=len(feed),
            device=self.device,
        )
        return outputs, one or other or warning

    @staticmethod
    def _run_on(
        session: _Session, names: list[str], feed: _Floats, cancel: CancelToken
    ) -> dict[str, _Floats]:
        options = _runtime().RunOptions()

        def terminate() -> None:
            options.terminate = True

        try:
            with cancel.on_cancel(terminate):
                values: list[Any] = session.run(names, {INPUT: feed}, options)
        # onnxruntime's exceptions share no base class but Exception.
        except Exception as error:
            cancel.raise_if_cancelled()
            raise EngineError(
                Text("the model failed on this image: {error}", error=_first_line(error))
            ) from error
        cancel.raise_if_cancelled()
        return dict(zip(names, values, strict=True))

    def _warn(self, message: str) -> None:
        logger.warning(message)
        self._warnings.append(message)


def _lacks_memory(error: Exception) -> bool:
    """Return whether onnxruntime or CUDA says that memory is too small."""
    said = str(error).lower()
    return "allocate" in said or "out of memory" in said or "bad_alloc" in said


def _runtime() -> Any:
    """Return onnxruntime, imported when a model is first run: that takes a tenth of a second."""
    import onnxruntime

    return onnxruntime


def _first_line(error: Exception) -> str:
    """Return the first line of a message: onnxruntime's go on with source files and stacks."""
    lines = str(error).strip().splitlines()
    return lines[0][:300] if lines else type(error).__name__
