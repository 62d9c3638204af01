"""Runs a checkpoint in torch: the engine for models that are still being built."""

import hashlib
import logging
import time
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt
import torch

from pcam_model.cancel import CancelToken
from pcam_model.manifest import Manifest
from pcam_model.network.checkpoint import CheckpointError, read_checkpoint
from pcam_model.outputs import EngineError, prediction_of
from pcam_model.prediction import ModelIdentity, Prediction
from pcam_model.preprocess import network_input

_log = logging.getLogger(__name__)


class TorchEngine:
    """Runs a safetensors checkpoint with torch. See :class:`pcam_model.engine.Engine`."""

    def __init__(self, path: Path, device: str = "auto", threads: int | None = None) -> None:
        try:
            checkpoint = read_checkpoint(path)
            network = checkpoint.network()
        except CheckpointError as error:
            raise EngineError(str(error)) from error
        self._manifest = checkpoint.manifest
        self._identity = ModelIdentity(
            self._manifest.name,
            self._manifest.version,
            hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        self._warnings: tuple[str, ...] = ()
        self._device = torch.device("cpu")
        if device in ("auto", "cuda") and torch.cuda.is_available():
            self._device = torch.device("cuda")
        elif device == "cuda":
            self._warnings = ("CUDA was asked for but torch does not see it; running on CPU.",)
            _log.warning(self._warnings[0])
        if threads is not None:
            torch.set_num_threads(threads)
        self._network = network.to(self._device)

    @classmethod
    def open(cls, path: Path, device: str = "auto", threads: int | None = None) -> Self:
        """Open a checkpoint; EngineError in plain words if it cannot be used."""
        return cls(path, device, threads)

    @property
    def manifest(self) -> Manifest:
        """What the model says about itself."""
        return self._manifest

    @property
    def identity(self) -> ModelIdentity:
        """Name, version and SHA-256 of the checkpoint."""
        return self._identity

    @property
    def device(self) -> str:
        """``"CPU"`` or ``"CUDA"``, whichever runs."""
        return self._device.type.upper()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went otherwise than asked."""
        return self._warnings

    def predict(
        self, image: npt.NDArray[np.float32], cancel: CancelToken | None = None
    ) -> Prediction:
        """Return what the model says about a network image (H, W), grey values 0..1.

        Cancelling takes effect before and after the network runs, not within.
        """
        cancel = cancel or CancelToken()
        cancel.raise_if_cancelled()
        start = time.perf_counter()
        try:
            feed = network_input(image, self._manifest.input)
        except ValueError as error:
            raise EngineError(f"the image cannot be analysed: {error}.") from error
        prepared = time.perf_counter()
        with torch.inference_mode():
            output = self._network(torch.from_numpy(feed).to(self._device))
        outputs = {
            "logits": output.logits.cpu().numpy(),
            "logit_maps": output.logit_maps.cpu().numpy(),
        }
        done = time.perf_counter()
        cancel.raise_if_cancelled()
        return prediction_of(
            outputs,
            manifest=self._manifest,
            identity=self._identity,
            image_shape=(image.shape[0], image.shape[1]),
            device=self.device,
            seconds={"preprocess": prepared - start, "inference": done - prepared},
        )
