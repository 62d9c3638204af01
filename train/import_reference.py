"""``pcam-train import-reference``: a network of jfhealthcare/Chexpert becomes a model file."""

import argparse
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from pcam_model.network.checkpoint import Checkpoint, write_checkpoint
from pcam_model.network.reference import ReferenceNetwork
from pcam_model.network.weights import read_weights
from train.export import export
from train.reference_config import (
    FINDINGS,
    ReferenceConfig,
    ReferenceConfigError,
    manifest_of,
    read_config,
)

HELP = "make a model file of weights that were trained with jfhealthcare/Chexpert"
EXAMPLE = "pcam-train import-reference --config config.json --weights best1.ckpt --out model.onnx"

#: Weights of a published state dict that a forward pass never uses.
_UNUSED = (
    "backbone.classifier.",
    "backbone.fc.",
    "backbone.AuxLogits.",
    "attention_map.channel_attention.",
    "attention_map.spatial_attention.",
    "attention_map.pyramid_attention.",
    "bn_",
)

#: Counters that evaluation does not read; files of old versions of torch lack them.
_COUNTER = ".num_batches_tracked"


def load_reference(config: ReferenceConfig, weights: Mapping[str, Tensor]) -> ReferenceNetwork:
    """Return the network of a configuration with its published weights, in evaluation mode.

    Raises
    ------
    ReferenceConfigError
        If the weights are not those of this configuration: with names of what is missing, too many
        or of another shape.
    """
    try:
        network = ReferenceNetwork(
            config.backbone, len(config.num_classes), config.pool, config.network
        )
    except ValueError as error:
        raise ReferenceConfigError(str(error)) from error
    own = network.state_dict()
    missing = [name for name in own if name not in weights and not name.endswith(_COUNTER)]
    foreign = [name for name in weights if name not in own and not name.startswith(_UNUSED)]
    wrong = [
        f"{name} {tuple(weights[name].shape)} instead of {tuple(own[name].shape)}"
        for name in own
        if name in weights and weights[name].shape != own[name].shape
    ]
    for what, names in (("missing", missing), ("too many", foreign), ("of other shape", wrong)):
        if names:
            raise ReferenceConfigError(
                f"these are not the weights of this configuration; {len(names)} {what}: "
                f"{', '.join(names[:3])}{' …' if len(names) > 3 else ''}"
            )
    network.load_state_dict({name: weights[name] for name in own if name in weights}, strict=False)
    return network.eval()


def import_reference(
    config_file: Path,
    weights_file: Path,
    out: Path,
    *,
    findings: tuple[str, ...] = FINDINGS,
    name: str | None = None,
    data: str = "not told; the code it was trained with is meant for CheXpert",
    licence: str = "not told",
) -> tuple[float, float] | None:
    """Write a model file (``.onnx``) or a checkpoint (``.safetensors``) of published weights.

    Returns
    -------
    tuple of float, or None
        Largest differences of logits and maps between torch and onnxruntime; None for a checkpoint.

    Raises
    ------
    ReferenceConfigError
        If configuration, weights or findings do not fit one another.
    train.export.ParityError
        If the model file would not compute what the network does.
    """
    if out.suffix not in (".onnx", ".safetensors"):
        raise ReferenceConfigError(f"--out must end in .onnx or .safetensors, not {out.name}")
    config = read_config(config_file)
    network = load_reference(config, read_weights(weights_file))
    manifest = manifest_of(
        config,
        network.map,
        name=name or weights_file.stem,
        findings=findings,
        data=data,
        licence=licence,
    )
    with torch.inference_mode():
        network(torch.zeros(1, 1, manifest.input.rows, manifest.input.columns))
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.suffix == ".safetensors":
        write_checkpoint(out, manifest, network)
        return None
    (written,) = export(Checkpoint(manifest, network.state_dict()), out)
    return written.parity


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``pcam-train import-reference``."""
    parser.add_argument("--config", type=Path, required=True, help="its JSON configuration")
    parser.add_argument("--weights", type=Path, required=True, help="its checkpoint or state dict")
    parser.add_argument(
        "--out",
        type=Path,
        help=".onnx for the viewer, .safetensors to calibrate or compare; beside the weights if "
        "not given",
    )
    parser.add_argument(
        "--findings",
        default=",".join(FINDINGS),
        help="names in the order of its heads, with commas between",
    )
    parser.add_argument("--name", help="name of the model in its manifest")
    parser.add_argument("--training-data", help="what is known of it, for the manifest")
    parser.add_argument("--licence", help="of the weights, for the manifest")


def run(args: argparse.Namespace) -> int:
    """Run ``pcam-train import-reference``."""
    out = args.out or args.weights.with_suffix(".onnx")
    told = {"data": args.training_data, "licence": args.licence, "name": args.name}
    difference = import_reference(
        args.config,
        args.weights,
        out,
        findings=tuple(part.strip() for part in args.findings.split(",")),
        **{key: value for key, value in told.items() if value},
    )
    print(f"{'checkpoint' if difference is None else 'model'}: {out}")
    if difference is not None:
        print(f"largest difference to torch: logits {difference[0]:.1e}, maps {difference[1]:.1e}")
    print("not calibrated yet: pcam-train calibrate --help")
    return 0
