"""``pcam-train export``: a checkpoint becomes the one ONNX file that the viewer loads."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
import torch
from tqdm import tqdm

from pcam_model.manifest import Finding, Manifest, Metric
from pcam_model.network.checkpoint import Checkpoint, read_checkpoint, weights_sha256
from pcam_model.network.network import PcamNetwork
from pcam_model.network.onnx_export import export_onnx, largest_difference
from pcam_model.preprocess import network_input
from train.datasets.layouts import open_layout
from train.datasets.records import Record, read_image
from train.metrics.auroc import auroc
from train.metrics.bootstrap import bootstrap_interval
from train.metrics.calibrate import choose_operating_point, fit_platt

HELP = "write a checkpoint as the one file that the viewer loads, calibrated on a split"
EXAMPLE = (
    "pcam-train export --checkpoint runs/default/last.safetensors --out model.onnx "
    "--data ../shared/data/chestxray14-mini --split val"
)

#: Largest difference of an output between torch and onnxruntime that is let through.
PARITY = 1e-4

_BATCH = 16


class ParityError(ValueError):
    """The exported graph does not compute what the network computes."""


def inputs(records: Sequence[Record], manifest: Manifest) -> npt.NDArray[np.float32]:
    """Return the preprocessed images of records, shape (N, 1, rows, columns)."""
    images = [
        network_input(read_image(record), manifest.input)[0]
        for record in tqdm(records, desc="reading", unit="image")
    ]
    return np.stack(images)


def logits_of(network: PcamNetwork, images: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Return the pooled logits (N, F), not calibrated."""
    with torch.inference_mode():
        parts = [
            network(torch.from_numpy(images[start : start + _BATCH])).logits.numpy()
            for start in tqdm(range(0, len(images), _BATCH), desc="running", unit="batch")
        ]
    return np.concatenate(parts).astype(np.float64)


def calibrated(
    manifest: Manifest, logits: npt.NDArray[np.float64], records: Sequence[Record], data: str
) -> Manifest:
    """Return the manifest with calibration, operating points and AUROC measured on ``records``.

    Findings whose labels there are all alike keep what they had.
    """
    patients = [record.patient for record in records]
    findings = []
    for index, finding in enumerate(manifest.findings):
        values = [record.labels.get(finding.name) for record in records]
        known = np.array([value is not None for value in values])
        labels = np.array([value == 1 for value in values])[known]
        if not labels.any() or labels.all():
            findings.append(finding)
            continue
        own = [patient for patient, is_known in zip(patients, known, strict=True) if is_known]
        findings.append(_measured(finding, logits[known, index], labels, own, data))
    return msgspec.structs.replace(manifest, findings=tuple(findings))


def _measured(
    finding: Finding,
    logits: npt.NDArray[np.float64],
    labels: npt.NDArray[np.bool_],
    patients: list[str],
    data: str,
) -> Finding:
    calibration = msgspec.structs.replace(fit_platt(logits, labels), data=data)
    probabilities = 1 / (1 + np.exp(-(calibration.scale * logits + calibration.offset)))
    point = choose_operating_point(probabilities, labels, criterion="youden")
    low, high = bootstrap_interval(auroc, logits, labels, patients)
    metric = Metric(
        value=auroc(logits, labels), low=low, high=high, positives=int(labels.sum()), data=data
    )
    return msgspec.structs.replace(
        finding,
        calibration=calibration,
        operating_point=msgspec.structs.replace(point, data=data),
        metrics={**finding.metrics, "auroc": metric},
    )


def export(
    checkpoint: Checkpoint,
    file: Path,
    records: Sequence[Record] = (),
    data: str = "",
    **changes: str,
) -> tuple[float, float]:
    """Write the model file and return the largest differences of logits and maps to torch.

    Parameters
    ----------
    checkpoint : Checkpoint
        What to export.
    file : Path
        The ONNX file.
    records : sequence of Record
        Images to calibrate on and to compare both runtimes on; without them the model stays
        uncalibrated and is compared on noise.
    data : str
        What the records are, for the manifest.
    **changes : str
        Fields of the manifest to replace, e.g. ``name``.

    Raises
    ------
    ParityError
        If the difference exceeds :data:`PARITY`; the file is removed.
    """
    network = checkpoint.network()
    manifest = msgspec.structs.replace(
        checkpoint.manifest, weights_sha256=weights_sha256(checkpoint.weights), **changes
    )
    if records:
        images = inputs(records, manifest)
        manifest = calibrated(manifest, logits_of(network, images), records, data)
    else:
        shape = (4, 1, manifest.input.rows, manifest.input.columns)
        images = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    export_onnx(network, manifest, file)
    difference = largest_difference(network, file, images[:_BATCH])
    if max(difference) > PARITY:
        file.unlink()
        raise ParityError(
            f"logits differ by {difference[0]:.1e} and maps by {difference[1]:.1e} between torch "
            f"and onnxruntime; {PARITY:.0e} is allowed. The file was removed"
        )
    return difference


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``pcam-train export``."""
    parser.add_argument("--checkpoint", type=Path, required=True, help="safetensors file of fit")
    parser.add_argument("--out", type=Path, required=True, help="the model file, .onnx")
    parser.add_argument("--data", type=Path, help="data set to calibrate and choose points on")
    parser.add_argument("--layout", default="chestxray14")
    parser.add_argument("--split-file", type=Path)
    parser.add_argument("--split", default="val")
    parser.add_argument("--name", help="name of the model in its manifest")
    parser.add_argument("--model-version", help="version of the model in its manifest")


def run(args: argparse.Namespace) -> int:
    """Run ``pcam-train export``."""
    checkpoint = read_checkpoint(args.checkpoint)
    records: list[Record] = []
    described = ""
    if args.data:
        records = open_layout(args.layout, args.data, args.split_file, args.split)
        described = f"{args.data.name}, split {args.split}, {len(records)} images"
    wished = {"name": args.name, "version": args.model_version}
    changes = {key: value for key, value in wished.items() if value}
    args.out.parent.mkdir(parents=True, exist_ok=True)
    logits, maps = export(checkpoint, args.out, records, described, **changes)
    print(f"model: {args.out} ({args.out.stat().st_size / 2**20:.1f} MiB)")
    print(f"largest difference to torch: logits {logits:.1e}, maps {maps:.1e}")
    return 0
