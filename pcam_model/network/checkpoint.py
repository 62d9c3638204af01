"""Checkpoints that can be exported: weights in safetensors, the manifest in their metadata."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from pcam_model.manifest import METADATA_KEY, Manifest, ManifestError, ReferenceSpec, parse_manifest
from pcam_model.network.network import Network, PcamNetwork
from pcam_model.network.reference import ReferenceNetwork
from pcam_model.network.weights import CheckpointError, read_weights

__all__ = [
    "Checkpoint",
    "CheckpointError",
    "Start",
    "build_network",
    "read_checkpoint",
    "read_start",
    "weights_sha256",
    "write_checkpoint",
]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Weights and the manifest that tells what they are."""

    manifest: Manifest
    weights: dict[str, Tensor]

    def network(self) -> Network:
        """Return the network with these weights, in evaluation mode.

        Raises
        ------
        CheckpointError
            If the weights are not all of the network's, as those of pre-training.
        """
        network = build_network(self.manifest)
        missing = sorted(network.state_dict().keys() - self.weights.keys())
        if missing:
            raise CheckpointError(
                f"the checkpoint lacks {', '.join(missing[:3])}: it is a start for a fit (init), "
                "not a model"
            )
        network.load_state_dict(self.weights)
        return network.eval()


def build_network(manifest: Manifest) -> Network:
    """Return a network with random weights that is what a manifest says."""
    spec = manifest.network
    if isinstance(spec, ReferenceSpec):
        return ReferenceNetwork(manifest.backbone, len(manifest.findings), manifest.pooling, spec)
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


def write_checkpoint(file: Path, manifest: Manifest, network: Network) -> None:
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


@dataclass(frozen=True, slots=True)
class Start:
    """Weights to start a fit from, and what they are."""

    weights: dict[str, Tensor]
    description: str


def read_start(file: Path) -> Start:
    """Read weights to start from: a checkpoint of ours, or any state dict.

    Raises
    ------
    CheckpointError
        If the file is neither.
    """
    if file.suffix == ".safetensors" and METADATA_KEY in _metadata(file):
        checkpoint = read_checkpoint(file)
        manifest = checkpoint.manifest
        return Start(checkpoint.weights, f"{manifest.name}: {manifest.training_data}")
    return Start(read_weights(file), file.name)


def _metadata(file: Path) -> dict[str, str]:
    try:
        with safe_open(file, framework="pt") as stream:
            return dict(stream.metadata() or {})
    except (OSError, SafetensorError) as error:
        raise CheckpointError(f"cannot read the checkpoint {file}: {error}") from error
