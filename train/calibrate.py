"""``pcam-train calibrate``: give a model new calibration and operating points."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from pcam_model.bundle import BundleError, load_bundle
from pcam_model.findings import label
from pcam_model.geometry import Box
from pcam_model.manifest import Manifest
from train.box_rule import FRACTIONS, best_fractions, overlaps_of, with_fractions
from train.calibration import Plan, calibrated, known_labels, parse_criterion, probabilities
from train.datasets.layouts import LAYOUTS, boxes, open_layout
from train.datasets.records import Record
from train.fold_models import OPTION, fold_models
from train.likeness import with_known_images
from train.metrics.calibrate import METHODS, log_loss
from train.metrics.calibration import (
    brier_score,
    expected_calibration_error,
    sensitivity_specificity,
)
from train.observations import tasks
from train.provenance import described_as, fitted_on
from train.raw_outputs import RawOutputs, Runner, onnx_runner, run_raw
from train.tables import number, table
from train.truth import join, truth_of_boxes

HELP = "fit calibration and operating points on a split and write them into a model"
EXAMPLE = (
    "pcam-train calibrate --model model.onnx --out calibrated.onnx --method isotonic "
    "--criterion sensitivity=0.9 --data ../shared/data/chestxray14-mini --split val "
    "--boxes train --training-split train\n"
    "  pcam-train calibrate --model model.onnx --out calibrated.onnx --boxes "
    "--data ../shared/data/chestxray14-mini --model-fold 0=fold0.onnx --model-fold 1=fold1.onnx"
)

#: The split that is kept aside where nothing else is said.
VALIDATION = "val"


class CalibrationError(ValueError):
    """The model cannot be calibrated as asked; the message says why."""


def open_model(file: Path) -> tuple[Manifest, Runner]:
    """Return the manifest and what runs the network, of a model file or a checkpoint.

    Raises
    ------
    CalibrationError
        If the file is neither.
    """
    if file.suffix == ".safetensors":
        from pcam_model.network.checkpoint import CheckpointError, read_checkpoint
        from train.torch_runner import torch_runner

        try:
            checkpoint = read_checkpoint(file)
        except CheckpointError as error:
            raise CalibrationError(str(error)) from error
        return checkpoint.manifest, torch_runner(checkpoint.network())
    try:
        return load_bundle(file).manifest, onnx_runner(file)
    except BundleError as error:
        raise CalibrationError(str(error)) from error


def write_manifest(source: Path, target: Path, manifest: Manifest) -> None:
    """Write a copy of a model file or a checkpoint that carries another manifest."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix == ".safetensors":
        from pcam_model.network.checkpoint import read_checkpoint, write_checkpoint

        write_checkpoint(target, manifest, read_checkpoint(source).network())
    else:
        from pcam_model.network.onnx_formats import rewrite_manifest

        rewrite_manifest(source, target, manifest)


def comparison(
    before: Manifest,
    after: Manifest,
    logits: npt.NDArray[np.float32],
    records: Sequence[Record],
) -> str:
    """Return a table of what calibration changed on some images."""
    rows = []
    for index, (old, new) in enumerate(zip(before.findings, after.findings, strict=True)):
        known, labels = known_labels(records, new.name)
        if not labels.any() or labels.all():
            continue
        cells = [label(new.name), str(int(labels.sum()))]
        for measure in (expected_calibration_error, brier_score, log_loss):
            cells += [
                number(measure(probabilities(one, logits[known, index]), labels))
                for one in (old, new)
            ]
        threshold = new.operating_point.probability
        reached = sensitivity_specificity(
            probabilities(new, logits[known, index]), labels, threshold
        )
        rows.append([*cells, number(threshold), *(number(value) for value in reached)])
    header = (
        "Finding",
        "Positives",
        "ECE before",
        "after",
        "Brier before",
        "after",
        "Log loss before",
        "after",
        "Operating point",
        "Sensitivity",
        "Specificity",
    )
    return table(header, rows)


def add_training_split(parser: argparse.ArgumentParser) -> None:
    """Declare ``--training-split``, which ``pcam-train export`` has too."""
    parser.add_argument(
        "--training-split",
        metavar="NAME",
        help="measure what the images of this split look like and how old their patients are, so "
        "that the viewer can tell an image that is unlike them",
    )


def _on_a_split(
    args: argparse.Namespace, runner: Runner, manifest: Manifest, split: str
) -> tuple[list[Record], RawOutputs, str]:
    """Return the images of a split, what the model says of them, and what they are."""
    records = open_layout(args.layout, args.data, args.split_file, split)
    return (
        records,
        run_raw({"": runner}, records, manifest.input)[""],
        described_as(args.data, split, len(records)),
    )


def _out_of_fold(
    args: argparse.Namespace, manifest: Manifest
) -> tuple[list[Record], RawOutputs, str]:
    """Return the images of all folds, what the model that has not seen each says, what they are."""
    records: list[Record] = []
    parts: list[RawOutputs] = []
    for fold, file in fold_models(args.model_fold).items():
        known, runner = open_model(file)
        if known.finding_names != manifest.finding_names or known.input != manifest.input:
            raise CalibrationError(f"{file} has other findings or another input than {args.model}")
        kept = open_layout(args.layout, args.data, args.split_file, args.split, fold=fold)
        records += kept
        parts.append(run_raw({"": runner}, kept, manifest.input)[""])
    together = RawOutputs(
        np.concatenate([part.logits for part in parts]),
        np.concatenate([part.logit_maps for part in parts]),
    )
    described = f"{args.data.resolve().name}, out of fold, {len(records)} images"
    return records, together, described


def _with_box_rule(
    manifest: Manifest,
    found: RawOutputs,
    records: Sequence[Record],
    drawn: Mapping[tuple[str, str], Sequence[Box]],
    data: str,
) -> Manifest:
    truth = join(records, [truth_of_boxes(drawn)], manifest.finding_names)
    overlaps = overlaps_of(
        found.logits, found.logit_maps, tasks(records, truth), manifest, FRACTIONS
    )
    every = np.ones(len(records), np.bool_)
    return with_fractions(manifest, best_fractions(overlaps, FRACTIONS, every), data)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``pcam-train calibrate``."""
    parser.add_argument(
        "--model", type=Path, required=True, help="ONNX file or safetensors checkpoint"
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="where to write it; may be the model itself"
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the data set")
    parser.add_argument("--layout", default="chestxray14", choices=sorted(LAYOUTS))
    parser.add_argument("--split-file", type=Path, help="CSV with Image Index and split")
    parser.add_argument("--split", help="fit on this split (default val; all with folds)")
    parser.add_argument(
        OPTION,
        action="append",
        default=[],
        metavar="K=FILE",
        help="fit on what this model says of fold K of the split file, which it has not seen; once "
        "per fold. For a --model that was fitted by the same recipe to all of the images",
    )
    parser.add_argument(
        "--boxes",
        nargs="?",
        const="",
        metavar="SPLIT",
        help="also choose how far down from its peak each finding's box reaches, on the boxes that "
        "radiologists drew in the images of this split, or in those calibrated on. Boxes are never "
        "fitted to, so a split that the model was fitted to is as good, and leaves the others to "
        "measure on",
    )
    add_training_split(parser)
    parser.add_argument("--check-split", metavar="NAME", help="show the result on this split too")
    parser.add_argument("--method", default="platt", choices=sorted(METHODS))
    parser.add_argument(
        "--criterion",
        default="youden",
        help="youden (default), sensitivity=0.9 or specificity=0.9",
    )
    parser.add_argument("--model-version", help="version of the model in its manifest")
    parser.add_argument(
        "--keep-calibration",
        action="store_true",
        help="choose operating points only: the file's calibration stays",
    )


def run(args: argparse.Namespace) -> int:
    """Run ``pcam-train calibrate``."""
    method = None if args.keep_calibration else args.method
    plan = Plan(method, *parse_criterion(args.criterion))
    if args.out.suffix != args.model.suffix:
        raise CalibrationError(f"--out must end in {args.model.suffix}, as the model does")
    before, runner = open_model(args.model)
    records, found, described = (
        _out_of_fold(args, before)
        if args.model_fold
        else _on_a_split(args, runner, before, args.split or VALIDATION)
    )
    logits = found.logits
    after = calibrated(before, logits, records, described, plan)
    if args.boxes is not None:
        boxed = _on_a_split(args, runner, before, args.boxes) if args.boxes else (
            records, found, described)  # fmt: skip
        after = _with_box_rule(after, boxed[1], boxed[0], boxes(args.layout, args.data), boxed[2])
    if args.training_split:
        known = open_layout(args.layout, args.data, args.split_file, args.training_split)
        after = with_known_images(
            after, known, described_as(args.data, args.training_split, len(known))
        )
    if args.model_version:
        after = msgspec.structs.replace(after, version=args.model_version)
    write_manifest(args.model, args.out, after)
    warning = "" if args.model_fold else fitted_on(before, args.data, args.split or VALIDATION)
    if warning:
        print(f"warning: {warning}", file=sys.stderr)
    print(f"calibrated on {described}: figures on these images are optimistic")
    print(comparison(before, after, logits, records))
    if args.check_split:
        others = open_layout(args.layout, args.data, args.split_file, args.check_split)
        print(f"\non split {args.check_split}, {len(others)} images")
        print(comparison(before, after, run_raw({"": runner}, others, before.input)[""].logits,
                         others))  # fmt: skip
    print(f"\nmodel: {args.out}")
    return 0
