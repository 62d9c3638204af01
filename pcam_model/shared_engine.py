"""One engine for many threads: what waits while it is busy goes through it as one batch.

On a CPU a batch is worth nothing (measured: the time per image of a chest network is the same with
1 and with 8), and an engine that may be ``concurrent`` runs one image per thread, each on a core of
its own. A GPU does one thing at a time, and does many images nearly as fast as one. So nobody ever
waits for a batch to fill: the images that came while the engine was busy are the next batch.

Both are extras that an engine may have besides the protocol:

``concurrent`` : bool
    Whether ``predict`` may be called by several threads at once.
``predict_many(images, cancel)`` : list of Prediction
    Runs several images as one batch.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from pcam_model.cancel import Cancelled, CancelToken
from pcam_model.engine import Engine, open_engine
from pcam_model.manifest import Manifest
from pcam_model.prediction import ModelIdentity, Prediction

_Floats = npt.NDArray[np.float32]

_MOST = 16


def share(engine: Engine) -> Engine:
    """Return an engine that many threads may ask at once: the very one, if it is made for that."""
    return engine if getattr(engine, "concurrent", False) else SharedEngine(engine)


def predict_many(
    engine: Engine, images: Sequence[_Floats], cancel: CancelToken | None = None
) -> list[Prediction]:
    """Return the predictions of several images, as one batch where the engine can do that."""
    together: Any = getattr(engine, "predict_many", None)
    if together is None or len(images) == 1:
        return [engine.predict(image, cancel) for image in images]
    return list(together(images, cancel))


@dataclass(slots=True, eq=False)
class _Request:
    image: _Floats
    cancel: CancelToken | None
    prediction: Prediction | None = None
    error: Exception | None = None

    @property
    def answered(self) -> bool:
        return self.prediction is not None or self.error is not None


class SharedEngine:
    """Lets many threads ask an engine that serves one thread at a time.

    Parameters
    ----------
    engine : Engine
    most : int
        Images in a batch.
    """

    def __init__(self, engine: Engine, most: int = _MOST) -> None:
        self._engine = engine
        self._most = most
        self._busy = Lock()
        self._listed = Lock()
        self._waiting: list[_Request] = []

    @classmethod
    def open(cls, path: Path, device: str, threads: int | None) -> Self:
        """Open a model file with the built-in engine; :func:`share` takes any other."""
        return cls(open_engine(path, device, threads=threads))

    @property
    def manifest(self) -> Manifest:
        """What the model says about itself."""
        return self._engine.manifest

    @property
    def identity(self) -> ModelIdentity:
        """Name, version and SHA-256 of the model."""
        return self._engine.identity

    @property
    def device(self) -> str:
        """The device that really runs."""
        return self._engine.device

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went otherwise than asked."""
        return self._engine.warnings

    def predict(self, image: _Floats, cancel: CancelToken | None = None) -> Prediction:
        """Return what the model says about an image; see :meth:`Engine.predict`.

        Threads that stop their work together share one ``cancel``: it stops the whole batch.
        """
        request = _Request(image, cancel)
        with self._listed:
            self._waiting.append(request)
        with self._busy:
            while not request.answered:
                with self._listed:
                    batch = self._waiting[: self._most]
                    del self._waiting[: self._most]
                self._answer(batch)
        if request.error is not None:
            raise request.error
        assert request.prediction is not None
        return request.prediction

    def _answer(self, batch: list[_Request]) -> None:
        try:
            found = predict_many(self._engine, [one.image for one in batch], batch[0].cancel)
            for request, prediction in zip(batch, found, strict=True):
                request.prediction = prediction
        # Whatever a plug-in raises belongs to who asked, in that one's thread.
        except Exception as error:
            if len(batch) == 1 or isinstance(error, Cancelled):
                for request in batch:
                    request.error = error
                return
            # One image may have spoilt it for the others, or together they are too large.
            for request in batch:
                self._answer([request])
