"""Checkpoints that can be exported: weights in safetensors, the manifest in their metadata."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from pcam_model.manifest import METADATA_KEY, Manifest, ManifestError, parse_manifest
from pcam_model.network.network import PcamNetwork


class CheckpointError(ValueError):
    """A checkpoint cannot be read or does not fit; the message says why."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Weights and the manifest that tells what they are."""

    manifest: Manifest
    weights: dict[str, Tensor]

    def network(self) -> PcamNetwork:
        """Return the network with these weights, in evaluation mode."""
        network = build_network(self.manifest)
        network.load_state_dict(self.weights)
        return network.eval()


def build_network(manifest: Manifest) -> PcamNetwork:
    """Return a network with random weights that is what a manifest says."""
    spec = manifest.network
    return PcamNetwork(
        manifest.backbone,
        len(manifest.findings),
        manifest.pooling,
        spec.output_stride if spec else round(manifest.map.stride),
        channels=spec.channels if spec else 1,
        pooling_options=spec.pooling_options if spec else None,
        fuse=spec.fuse if spec else None,
    )


def weights_sha256(weights: dict[str, Tensor]) -> str:
    """Return a hash of names and values, independent of how they are stored."""
    digest = hashlib.sha256()
    for name in sorted(weights):
        digest.update(name.encode())
        digest.update(weights[name].contiguous().cpu().numpy().tobytes())
    return digest.hexdigest()


def write_checkpoint(file: Path, manifest: Manifest, network: PcamNetwork) -> None:
    """Write a checkpoint, whole or not at all.

    How to build the network anew is taken from the network, whatever the manifest says of it.
    """
    manifest = msgspec.structs.replace(manifest, map=network.map, network=network.spec)
    write_weights(file, manifest, network.state_dict())


def write_weights(file: Path, manifest: Manifest, weights: Mapping[str, Tensor]) -> None:
    """Write weights that are at hand without their network, whole or not at all."""
    weights = {name: value.contiguous().cpu() for name, value in weights.items()}
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    beside.write_bytes(save(weights, metadata={METADATA_KEY: manifest.to_json()}))
    beside.replace(file)


def read_checkpoint(file: Path) -> Checkpoint:
    """Read a checkpoint.

    Raises
    ------
    CheckpointError
        If the file is not a checkpoint of this project.
    """
    try:
        with safe_open(file, framework="pt") as stream:
            text = (stream.metadata() or {}).get(METADATA_KEY)
            if text is None:
                raise CheckpointError(f"{file} has no {METADATA_KEY}: it was not written by fit")
            weights = {name: stream.get_tensor(name) for name in stream.keys()}  # noqa: SIM118
        return Checkpoint(parse_manifest(text), weights)
    except (OSError, SafetensorError, ManifestError) as error:
        raise CheckpointError(f"cannot read the checkpoint {file}: {error}") from error


def load_matching(network: torch.nn.Module, weights: dict[str, Tensor]) -> list[str]:
    """Load the weights whose name and shape fit and return the names that stay random.

    Raises
    ------
    CheckpointError
        If nothing fits.
    """
    own = network.state_dict()
    fitting = {k: v for k, v in weights.items() if k in own and own[k].shape == v.shape}
    if not fitting:
        raise CheckpointError("no weight of this checkpoint fits the network")
    network.load_state_dict(fitting, strict=False)
    return sorted(own.keys() - fitting.keys())
