"""Somebody else's engine, kept from taking the program with it.

An :class:`EngineError` is an answer, and so is ``Cancelled``. Any other exception, and a result
that does not fit the model's manifest, is a defect: the engine is switched off.
"""

from collections.abc import Callable, Sequence
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, Self, TypeVar

import numpy as np
import numpy.typing as npt

from pcam_model import plugins
from pcam_model.bundle import BundleError
from pcam_model.cancel import Cancelled, CancelToken
from pcam_model.manifest import Manifest
from pcam_model.outputs import EngineDefectError, EngineError
from pcam_model.prediction import ModelIdentity, Prediction
from pcam_model.wording import Text

_Floats = npt.NDArray[np.float32]
T = TypeVar("T")

# What an engine may answer with.
_ANSWERS = (EngineError, BundleError, Cancelled, MemoryError)


class GuardedEngine:
    """Passes everything on to an engine, and looks at what comes back.

    Parameters
    ----------
    entry : EntryPoint
        Where the engine comes from.
    engine : Engine

    Raises
    ------
    EngineError
        If it does not have what an engine has.
    """

    def __init__(self, entry: EntryPoint, engine: Any) -> None:
        self._entry = entry
        self.engine = engine
        self.manifest: Manifest = self._guarded(lambda: _of(engine.manifest, Manifest))
        self.identity: ModelIdentity = self._guarded(lambda: _of(engine.identity, ModelIdentity))
        self.concurrent = bool(getattr(engine, "concurrent", False))
        self.device = ""
        self.warnings: tuple[str, ...] = ()
        self._guarded(self._look)

    @classmethod
    def open(cls, path: Path, device: str, threads: int | None) -> Self:
        """Not for a wrapper: :func:`pcam_model.engine.open_engine` makes it."""
        raise NotImplementedError

    @classmethod
    def opened(
        cls, entry: EntryPoint, found: Any, path: Path, device: str, threads: int | None
    ) -> Self:
        """Open a model file with the engine class of a plug-in.

        Raises
        ------
        EngineError, BundleError
            If that fails, whatever the plug-in itself raises.
        """
        return cls(entry, guarded(entry, lambda: found.open(path, device, threads)))

    def predict(self, image: _Floats, cancel: CancelToken | None = None) -> Prediction:
        """Return what the model says about an image; see :class:`pcam_model.engine.Engine`."""
        return self.predict_many([image], cancel)[0]

    def predict_many(
        self, images: Sequence[_Floats], cancel: CancelToken | None = None
    ) -> list[Prediction]:
        """Return what the model says about several images."""
        problem = plugins.why_off(self._entry.group, self._entry.name)
        if problem:
            raise EngineDefectError(problem)
        together = getattr(self.engine, "predict_many", None)

        def ask() -> list[Prediction]:
            if together is None or len(images) == 1:
                found = [self.engine.predict(image, cancel) for image in images]
            else:
                found = list(together(images, cancel))
            for image, prediction in zip(images, found, strict=True):
                _check(prediction, self.manifest, image)
            self._look()
            return found

        return self._guarded(ask)

    def _look(self) -> None:
        self.device, self.warnings = str(self.engine.device), tuple(map(str, self.engine.warnings))

    def _guarded(self, action: Callable[[], T]) -> T:
        return guarded(self._entry, action)


def guarded(entry: EntryPoint, action: Callable[[], T]) -> T:
    """Return what a plug-in's code gives; a defect switches it off and is an EngineError."""
    try:
        return action()
    except _ANSWERS:
        raise
    except plugins.FAILURES as error:
        problem = Text(
            "engine {name!r} ({value}, of {package}) failed: {kind}: {error}",
            name=entry.name,
            value=entry.value,
            package=plugins.package_of(entry),
            kind=type(error).__name__,
            error=error,
        )
        raise EngineDefectError(plugins.switch_off(entry, problem)) from error


def _of(value: Any, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise TypeError(f"it gave a {type(value).__name__} where a {kind.__name__} is due")
    return value


def _check(prediction: Any, manifest: Manifest, image: _Floats) -> None:
    """Raise TypeError or ValueError unless a prediction is whole and of this image."""
    _of(prediction, Prediction)
    count = len(manifest.findings)
    if prediction.findings != manifest.finding_names:
        raise ValueError("its prediction lists other findings than its manifest")
    if prediction.image_shape != image.shape:
        raise ValueError(f"its prediction is of an image of {prediction.image_shape}")
    maps = prediction.logit_maps
    if prediction.logits.shape != (count,) or maps.ndim != 3 or len(maps) != count:
        raise ValueError(f"its outputs have shapes {prediction.logits.shape} and {maps.shape}")
    if not (np.isfinite(prediction.logits).all() and np.isfinite(maps).all()):
        raise ValueError("its outputs are not all numbers")
