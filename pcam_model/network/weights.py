"""Weights to start from: our checkpoints, and state dicts of torchvision or anyone else."""

import pickle
import re
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn


class CheckpointError(ValueError):
    """A checkpoint cannot be read or does not fit; the message says why."""


#: Where in our networks a backbone's weights lie.
_PREFIXES = ("", "backbone.", "backbone.body.")

#: Keys under which a training script keeps the state dict.
_WRAPPERS = ("state_dict", "model_state_dict", "model")

# torchvision's DenseNets of 2017 are stored with a dot that module names may not have.
_OLD_DENSENET = re.compile(r"(denselayer\d+\.(?:norm|conv))\.([12])\.")


def read_weights(file: Path) -> dict[str, Tensor]:
    """Read a state dict, ``.safetensors`` or torch's own format; no code in it is run.

    Names lose the ``module.`` of data-parallel training.

    Raises
    ------
    CheckpointError
        If the file is missing, or holds anything but weights and numbers.
    """
    try:
        if file.suffix == ".safetensors":
            return load_file(file)
        with torch.serialization.safe_globals(_numpy_scalars()), warnings.catch_warnings():
            # torch doubts pickles that are not its own; what it cannot read, it refuses.
            warnings.simplefilter("ignore")
            found: Any = torch.load(file, map_location="cpu", weights_only=True)
    except (OSError, SafetensorError, RuntimeError, EOFError, pickle.UnpicklingError) as error:
        reason = getattr(error, "strerror", None) or str(error).strip().split("\n")[0]
        raise CheckpointError(f"cannot read weights from {file}: {reason}") from error
    for key in _WRAPPERS:
        if isinstance(found, Mapping) and isinstance(found.get(key), Mapping):
            found = found[key]
    if not isinstance(found, Mapping):
        raise CheckpointError(f"{file} holds no state dict")
    weights = {
        str(name).removeprefix("module."): value
        for name, value in found.items()
        if isinstance(value, Tensor)
    }
    if not weights:
        raise CheckpointError(f"{file} holds no state dict")
    return weights


def _numpy_scalars() -> list[Any]:
    """Return what pickles of numpy's numbers name: training scripts keep their best metric so."""
    scalar = np._core.multiarray.scalar  # type: ignore[attr-defined]
    kinds = [type(np.dtype(kind)) for kind in (np.float64, np.float32, np.int64)]
    return [np.dtype, scalar, (scalar, "numpy.core.multiarray.scalar"), *kinds]


def load_matching(network: nn.Module, weights: Mapping[str, Tensor]) -> list[str]:
    """Load the weights whose name and shape fit and return the names that stay random.

    A backbone's weights are found by torchvision's names. A colour stem is summed to grey, which
    answers to a grey image as before; a grey stem is spread over three channels.

    Raises
    ------
    CheckpointError
        If nothing fits.
    """
    own = network.state_dict()
    fitting = {}
    for name, value in weights.items():
        today = _OLD_DENSENET.sub(r"\1\2.", name)
        place = next((prefix + today for prefix in _PREFIXES if prefix + today in own), None)
        if place is not None:
            adapted = _to_channels(value, own[place].shape)
            if adapted.shape == own[place].shape:
                fitting[place] = adapted
    if not any(value.ndim > 1 for value in fitting.values()):
        raise CheckpointError("no weight of this checkpoint fits the network: is it the backbone?")
    network.load_state_dict(fitting, strict=False)
    return sorted(own.keys() - fitting.keys())


def _to_channels(weight: Tensor, shape: torch.Size) -> Tensor:
    """Return a stem's weight (C, 3 or 1, k, k) for as many input channels as ``shape`` has."""
    if weight.ndim == 4 and len(shape) == 4:
        if weight.shape[1] == 3 and shape[1] == 1:
            return weight.sum(dim=1, keepdim=True)
        if weight.shape[1] == 1 and shape[1] == 3:
            return weight.expand(-1, 3, -1, -1) / 3
    return weight
