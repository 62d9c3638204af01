"""``pcam-train export``: a checkpoint becomes the one ONNX file that the viewer loads."""

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np
import onnx

from pcam_model.bundle import BundleError, load_bundle
from pcam_model.manifest import Format, Manifest, Metric
from pcam_model.network.checkpoint import Checkpoint, read_checkpoint, weights_sha256
from pcam_model.network.onnx_export import OPSET, export_onnx
from pcam_model.network.onnx_formats import opset_of, rewrite_manifest, write_fp16, write_int8
from train.calibrate import add_training_split
from train.calibration import Plan, calibrated, parse_criterion
from train.datasets.layouts import LAYOUTS, boxes, open_layout
from train.datasets.records import Record
from train.likeness import with_known_images
from train.measure import figures
from train.metrics.calibrate import METHODS
from train.observations import observe_arrays, tasks
from train.provenance import described_as
from train.raw_outputs import RawOutputs, Runner, batches, onnx_runner, run_raw
from train.tables import NOT_MEASURABLE, number, table
from train.torch_runner import torch_runner
from train.truth import TruthTable, join, truth_of_boxes

HELP = "write a checkpoint as the one file that the viewer loads, calibrated on a split"
EXAMPLE = (
    "pcam-train export --checkpoint runs/default/last.safetensors --out model.onnx "
    "--format fp32 fp16 int8 --data ../shared/data/chestxray14-mini --split val "
    "--training-split train"
)

#: Largest difference of an output between torch and onnxruntime that is let through.
PARITY = 1e-4

FORMATS = ("fp32", "fp16", "int8")

#: Images whose activations set the ranges of int8.
RANGE_IMAGES = 200

#: What is compared between formats: name of the metric, and what it is.
MEASURED = {
    "auroc": "macro AUROC",
    "iou_0.3": "boxes met by the surest box, IoU > 0.3 (macro)",
    "pointing": "peak in box (macro)",
}


class ParityError(ValueError):
    """The exported graph does not compute what the network computes."""


class ExportError(ValueError):
    """A model cannot be exported as asked; the message says what to do."""


@dataclass(frozen=True, slots=True, eq=False)
class Images:
    """Labelled images to calibrate, quantise and measure on; none by default.

    Attributes
    ----------
    records : sequence of Record
    data : str
        What they are, for the manifest.
    boxes : TruthTable
        Radiologists' boxes by image and finding.
    known : sequence of Record
        The images that the model was made from, to measure what they look like.
    known_data : str
        What those are, for the manifest.
    """

    records: Sequence[Record] = ()
    data: str = ""
    boxes: TruthTable = field(default_factory=dict)
    known: Sequence[Record] = ()
    known_data: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Exported:
    """A file that was written.

    ``parity`` holds the largest differences of logits and maps, of fp32 to its source and of the
    other formats to fp32; ``measured`` the metrics of :data:`MEASURED`, None without images.
    """

    file: Path
    format: str
    manifest: Manifest
    parity: tuple[float, float]
    measured: Mapping[str, float | None]


def export(
    source: Checkpoint | Path,
    file: Path,
    images: Images | None = None,
    formats: Sequence[str] = ("fp32",),
    plan: Plan | None = None,
    **changes: str,
) -> list[Exported]:
    """Write model files.

    Parameters
    ----------
    source : Checkpoint or Path
        What to export; or an fp32 model file, whose calibration is kept.
    file : Path
        The ONNX file. Of several formats all but fp32 have theirs before the suffix:
        ``model-int8.onnx``.
    images : Images, optional
        Without them the model stays uncalibrated and is compared on noise.
    formats : sequence of str
        Of :data:`FORMATS`.
    plan : Plan, optional
        How to calibrate.
    **changes : str
        Fields of the manifest to replace, e.g. ``name``.

    Raises
    ------
    ParityError
        If fp32 differs from its source by more than :data:`PARITY`; nothing is written.
    ExportError
        If int8 is asked for without images, or the model file is not fp32.
    """
    images = images or Images()
    if "int8" in formats and not images.records:
        raise ExportError("int8 needs images to see the range of values: name --data and --split")
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as folder:
        made = {name: Path(folder) / f"{name}.onnx" for name in ("fp32", *formats)}
        manifest, reference = _write_fp32(source, made["fp32"], changes)
        manifests = {"fp32": manifest}
        if "fp16" in made:
            manifests["fp16"] = write_fp16(made["fp32"], made["fp16"], manifest)
        if "int8" in made:
            chosen = _spread(images.records, RANGE_IMAGES)
            manifests["int8"] = write_int8(
                made["fp32"],
                made["int8"],
                manifest,
                batches(chosen, manifest.input),
                f"{len(chosen)} of {images.data}",
            )
        runners = {name: onnx_runner(path) for name, path in made.items()}
        outputs = _outputs({"source": reference, **runners}, manifest, images)
        _check_parity(outputs)
        if images.records and isinstance(source, Checkpoint):
            fitted = calibrated(manifest, outputs["fp32"].logits, images.records, images.data, plan)
            manifests = {
                name: msgspec.structs.replace(one, findings=fitted.findings)
                for name, one in manifests.items()
            }
        if images.known:
            seen = with_known_images(manifest, images.known, images.known_data)
            manifests = {
                name: msgspec.structs.replace(one, likeness=seen.likeness, ages=seen.ages)
                for name, one in manifests.items()
            }
        measured = {name: _measure(manifests[name], outputs[name], images) for name in made}
        found = []
        for name in dict.fromkeys(formats):
            parity = _differences(outputs[name], outputs["source" if name == "fp32" else "fp32"])
            metrics = _metrics(name, parity, measured, images.data)
            complete = msgspec.structs.replace(
                manifests[name], metrics={**manifests[name].metrics, **metrics}
            )
            target = file
            if name != "fp32" and len(set(formats)) > 1:
                target = file.with_name(f"{file.stem}-{name}{file.suffix}")
            rewrite_manifest(made[name], target, complete)
            found.append(Exported(target, name, complete, parity, measured[name]))
    return found


def _write_fp32(
    source: Checkpoint | Path, file: Path, changes: Mapping[str, str]
) -> tuple[Manifest, Runner]:
    """Write the model as fp32; return its manifest and what it has to agree with."""
    if isinstance(source, Checkpoint):
        network = source.network()
        manifest = msgspec.structs.replace(
            source.manifest,
            weights_sha256=weights_sha256(source.weights),
            format=Format(opset=OPSET),
            **changes,
        )
        export_onnx(network, manifest, file)
        return manifest, torch_runner(network)
    try:
        manifest = load_bundle(source).manifest
    except BundleError as error:
        raise ExportError(str(error)) from error
    if manifest.format is not None and manifest.format.weights != "fp32":
        raise ExportError(
            f"{source} is {manifest.format.weights} already: export from the checkpoint or from "
            "the fp32 file"
        )
    opset = opset_of(onnx.load(source))
    manifest = msgspec.structs.replace(manifest, format=Format(opset=opset), **changes)
    rewrite_manifest(source, file, manifest)
    return manifest, onnx_runner(source)


def _spread(records: Sequence[Record], count: int) -> list[Record]:
    """Return at most so many records, evenly over all of them."""
    places = np.unique(np.linspace(0, len(records) - 1, min(count, len(records))).round())
    return [records[int(place)] for place in places]


def _outputs(
    runners: Mapping[str, Runner], manifest: Manifest, images: Images
) -> dict[str, RawOutputs]:
    if images.records:
        return run_raw(runners, images.records, manifest.input)
    shape = (4, 1, manifest.input.rows, manifest.input.columns)
    noise = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    return {name: RawOutputs(*runner(noise)) for name, runner in runners.items()}


def _differences(one: RawOutputs, other: RawOutputs) -> tuple[float, float]:
    return (
        float(np.abs(one.logits - other.logits).max()),
        float(np.abs(one.logit_maps - other.logit_maps).max()),
    )


def _check_parity(outputs: Mapping[str, RawOutputs]) -> None:
    logits, maps = _differences(outputs["fp32"], outputs["source"])
    if not max(logits, maps) <= PARITY:  # NaN too
        raise ParityError(
            f"logits differ by {logits:.1e} and maps by {maps:.1e} between the source and "
            f"onnxruntime; {PARITY:.0e} is allowed. Nothing was written"
        )


def _measure(manifest: Manifest, outputs: RawOutputs, images: Images) -> dict[str, float | None]:
    """Return the figures of :data:`MEASURED` by the very code of ``pcam-train evaluate``."""
    if not images.records:
        return dict.fromkeys(MEASURED)
    truth = join(images.records, [images.boxes], manifest.finding_names)
    wanted = tasks(images.records, truth)
    observed = observe_arrays(outputs.logits, outputs.logit_maps, manifest, wanted)
    found = figures(list(zip(wanted, observed, strict=True)), manifest.finding_names, replicates=0)
    place = next(iter(found.localization_macro), None)
    overlap = None if place is None else next(one for one in place.iou if one.threshold == 0.3)
    return {
        "auroc": found.classification_macro[0].auroc.value,
        "iou_0.3": None if overlap is None else overlap.top1.value,
        "pointing": None if place is None else place.pointing.value,
    }


def _metrics(
    name: str,
    parity: tuple[float, float],
    measured: Mapping[str, Mapping[str, float | None]],
    data: str,
) -> dict[str, Metric]:
    """Return what the manifest says of a file: its figures, and what the format cost."""
    against = "its source" if name == "fp32" else "fp32"
    where = data or "noise"
    found = {
        f"parity_{output}": Metric(value=value, data=f"largest difference to {against}, {where}")
        for output, value in zip(("logits", "maps"), parity, strict=True)
    }
    for key, value in measured[name].items():
        if value is None:
            continue
        found[key] = Metric(value=value, data=data)
        before = measured["fp32"][key]
        if name != "fp32" and before is not None:
            found[f"{key}_loss"] = Metric(value=before - value, data=f"fp32 − {name}, {data}")
    return found


def comparison(found: Sequence[Exported]) -> str:
    """Return a table of the files, their sizes and what each format cost."""
    rows = []
    for one in found:
        form = one.manifest.format
        rows.append(
            [
                one.file.name,
                one.format,
                str(form.opset) if form else NOT_MEASURABLE,
                f"{one.file.stat().st_size / 2**20:.1f}",
                *(f"{value:.1e}" for value in one.parity),
                *(
                    cell
                    for key in MEASURED
                    for cell in (number(one.measured[key]), _loss(one.manifest, key))
                ),
            ]
        )
    header = ["File", "Format", "Opset", "MiB", "Logits differ by", "Maps differ by"]
    return table([*header, *(cell for name in MEASURED for cell in (name, "loss"))], rows)


def _loss(manifest: Manifest, key: str) -> str:
    metric = manifest.metrics.get(f"{key}_loss")
    return "" if metric is None else number(metric.value)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``pcam-train export``."""
    parser.add_argument(
        "--checkpoint",
        type=Path,
        required=True,
        help="safetensors file of fit; or an fp32 model file, to make its other formats",
    )
    parser.add_argument("--out", type=Path, required=True, help="the model file, .onnx")
    parser.add_argument(
        "--format",
        nargs="+",
        default=["fp32"],
        choices=FORMATS,
        help="fp16: half the size; int8: a quarter, and faster. With several, NAME-fp16.onnx and "
        "NAME-int8.onnx lie beside the file",
    )
    parser.add_argument("--data", type=Path, help="data set to calibrate and measure on")
    parser.add_argument("--layout", default="chestxray14", choices=sorted(LAYOUTS))
    parser.add_argument("--split-file", type=Path)
    parser.add_argument("--split", default="val")
    add_training_split(parser)
    parser.add_argument("--calibration", default="platt", choices=sorted(METHODS))
    parser.add_argument(
        "--criterion",
        default="youden",
        help="of operating points: youden (default), sensitivity=0.9 or specificity=0.9",
    )
    parser.add_argument("--name", help="name of the model in its manifest")
    parser.add_argument("--model-version", help="version of the model in its manifest")


def run(args: argparse.Namespace) -> int:
    """Run ``pcam-train export``."""
    plan = Plan(args.calibration, *parse_criterion(args.criterion))
    from_model = args.checkpoint.suffix == ".onnx"
    source = args.checkpoint if from_model else read_checkpoint(args.checkpoint)
    images = Images()
    if args.data:
        records = open_layout(args.layout, args.data, args.split_file, args.split)
        known: list[Record] = []
        if args.training_split:
            known = open_layout(args.layout, args.data, args.split_file, args.training_split)
        images = Images(
            records,
            described_as(args.data, args.split, len(records)),
            truth_of_boxes(boxes(args.layout, args.data)),
            known,
            described_as(args.data, args.training_split or "", len(known)),
        )
    wished = {"name": args.name, "version": args.model_version}
    changes = {key: value for key, value in wished.items() if value}
    found = export(source, args.out, images, args.format, plan, **changes)
    print(comparison(found))
    print(
        "\nDifferences: of fp32 to its source, of the others to fp32, before calibration. "
        + "; ".join(f"{key}: {text}" for key, text in MEASURED.items())
        + f". Measured on {images.data or 'noise'}"
        + ("." if from_model or not images.data else "; calibrated there too.")
    )
    for one in found:
        print(f"model: {one.file}")
    return 0
