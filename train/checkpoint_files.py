"""The files of a fit: each Lightning checkpoint, and beside it the weights that are exported.

``NAME.ckpt`` holds all that a fit needs to go on; ``NAME.safetensors`` the network and its
manifest, averaged weights where a fit keeps them, which export, evaluate and ``init`` read.
"""

import os
from pathlib import Path
from typing import Any

import torch
from lightning.fabric.plugins import TorchCheckpointIO

from pcam_model.manifest import Manifest
from pcam_model.network.checkpoint import write_weights


class CheckpointFiles(TorchCheckpointIO):
    """Writes both files, each whole or not at all, in one process.

    Parameters
    ----------
    manifest : Manifest
        Goes into the exported file.
    prefix, instead : str
        Weights whose names start with ``prefix`` are exported, ``instead`` in its place.
    """

    def __init__(self, manifest: Manifest, prefix: str, instead: str) -> None:
        super().__init__()
        self.manifest, self.prefix, self.instead = manifest, prefix, instead

    def save_checkpoint(
        self, checkpoint: dict[str, Any], path: str | os.PathLike[str], storage_options: Any = None
    ) -> None:
        """Write ``path`` and, last, the weights beside it."""
        if storage_options is not None:
            raise TypeError("checkpoints are local files: they take no storage options")
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.{os.getpid()}")
        torch.save(checkpoint, beside)
        beside.replace(file)
        weights = {
            self.instead + name.removeprefix(self.prefix): value
            for name, value in checkpoint["state_dict"].items()
            if name.startswith(self.prefix)
        }
        write_weights(file.with_suffix(".safetensors"), self.manifest, weights)
