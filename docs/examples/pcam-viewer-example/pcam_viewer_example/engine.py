"""An engine that looks at nothing: every image gets the same map."""

import hashlib
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from pcam_model.bundle import load_bundle
from pcam_model.cancel import CancelToken
from pcam_model.geometry import CellGrid
from pcam_model.manifest import Manifest
from pcam_model.prediction import ModelIdentity, Prediction

_CELLS = 8
# Logits: a probability of 0.88 in one cell, and of 0.02 elsewhere.
_HIGH, _LOW = 2.0, -4.0


class FixedMapEngine:
    """Takes the findings of a model file, and says of each that it is in the same place."""

    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest
        # Results name what made them: this code, not the network of the file.
        code = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
        self.identity = ModelIdentity("fixed-map example", "1.0", code)
        self.device = "CPU"
        self.warnings = ("The map is always the same: this is an example of an engine.",)

    @classmethod
    def open(cls, path: Path, device: str, threads: int | None) -> Self:
        """Open a model file; the device makes no difference here."""
        return cls(load_bundle(path).manifest)

    def predict(
        self, image: npt.NDArray[np.float32], cancel: CancelToken | None = None
    ) -> Prediction:
        """Return the same map for every image (rows, columns)."""
        rows, columns = image.shape
        count = len(self.manifest.findings)
        maps = np.full((count, _CELLS, _CELLS), _LOW, np.float32)
        maps[:, 2, 5] = _HIGH
        step_x, step_y = columns / _CELLS, rows / _CELLS
        return Prediction(
            findings=self.manifest.finding_names,
            logits=np.full(count, _HIGH, np.float32),
            logit_maps=maps,
            # The middle of cell (0, 0), and how far it is to the next one, in pixels of the image.
            grid=CellGrid(step_x, step_y, step_x / 2, step_y / 2),
            image_shape=(rows, columns),
            model=self.identity,
            device=self.device,
        )
