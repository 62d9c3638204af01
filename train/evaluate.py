"""``pcam-train evaluate``: measure a model on a labelled data set. See :mod:`train.evaluation`."""

import argparse
import os
import sys
from pathlib import Path
from typing import get_args

from pcam_model.bundle import BundleError
from pcam_model.engine import DEVICES, Engine, EngineError, open_engine
from train.datasets.layouts import LAYOUTS
from train.evaluation import EvaluationError, Settings, evaluate
from train.fold_models import fold_models, parted
from train.measure import Aggregation, Unit
from train.metrics.bootstrap import REPLICATES
from train.report import summary

HELP = "measure a model: recognition, calibration, boxes and peaks beside the image-blind floor"
EXAMPLE = (
    "pcam-train evaluate --data ../shared/data/chestxray14-mini --layout chestxray14 "
    "--model model.onnx --split val --out runs/evaluation\n"
    "  pcam-train evaluate --data ../shared/data/chestxray14-mini --out runs/out-of-fold "
    "--model-fold 0=runs/fold0.onnx --model-fold 1=runs/fold1.onnx"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``pcam-train evaluate``."""
    parser.add_argument("--data", type=Path, required=True, help="folder of the data set")
    parser.add_argument("--layout", default="chestxray14", choices=sorted(LAYOUTS))
    parser.add_argument(
        "--model",
        type=Path,
        help="ONNX file or safetensors checkpoint; the shipped one if left out",
    )
    parser.add_argument(
        "--model-fold",
        action="append",
        default=[],
        metavar="K=FILE",
        help="measure the images of fold K of the split file with this model, which was fitted "
        "without them; once per fold, instead of --model",
    )
    parser.add_argument("--split-file", type=Path, help="CSV with Image Index and split")
    parser.add_argument("--split", help="measure this split only; all images if left out")
    parser.add_argument(
        "--choose-split",
        metavar="NAME",
        help="choose operating points (Youden, fixed sensitivity, fixed specificity) on this split "
        "and report them on the measured one",
    )
    parser.add_argument(
        "--ground-truth",
        type=Path,
        metavar="FILE",
        help="boxes or masks beside the layout's own: JSON of COCO or CheXlocalize, or a CSV of "
        "boxes; where both have a finding, the file's count",
    )
    parser.add_argument(
        "--ground-truth-name",
        action="append",
        default=[],
        metavar="A=B",
        help="what that file calls A is the model's finding B",
    )
    parser.add_argument(
        "--unit",
        default="image",
        choices=get_args(Unit),
        help="what one score stands for; intervals are by patient in any case (default image)",
    )
    parser.add_argument(
        "--aggregation",
        default="max",
        choices=get_args(Aggregation),
        help="how the probabilities of a study's or a patient's images become one (default max)",
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the results")
    parser.add_argument(
        "--findings", nargs="+", default=[], metavar="NAME", help="measure only these"
    )
    parser.add_argument("--device", default="auto", choices=DEVICES)
    parser.add_argument(
        "--workers", type=int, default=min(4, os.cpu_count() or 1), help="threads reading images"
    )
    parser.add_argument(
        "--bootstrap",
        type=int,
        default=REPLICATES,
        metavar="N",
        help=f"replicates behind each interval, 0 for none (default {REPLICATES})",
    )


def run(args: argparse.Namespace) -> int:
    """Run ``pcam-train evaluate``.

    Returns
    -------
    int
        0 done, 1 if some images could not be read; they are named on stderr.
    """
    if args.workers < 1 or args.bootstrap < 0:
        raise EvaluationError("--workers must be 1 or more, --bootstrap 0 or more")
    if args.split_file and not (args.split or args.model_fold):
        raise EvaluationError("--split-file needs --split: the name of the split to measure")
    if args.model and args.model_fold:
        raise EvaluationError("--model and --model-fold exclude each other")
    engine: Engine | dict[int, Engine]
    if args.model_fold:
        engine = {
            fold: _open(file, args.device) for fold, file in fold_models(args.model_fold).items()
        }
    else:
        engine = _open(args.model, args.device)
    settings = Settings(
        data=args.data,
        out=args.out,
        layout=args.layout,
        split_file=args.split_file,
        split=args.split,
        findings=tuple(args.findings),
        workers=args.workers,
        replicates=args.bootstrap,
        ground_truth=args.ground_truth,
        names=parted(args.ground_truth_name, "--ground-truth-name"),
        unit=args.unit,
        aggregation=args.aggregation,
        choose_split=args.choose_split,
    )
    result = evaluate(engine, settings)
    sys.stdout.write(summary(result) + f"\nreport: {args.out / 'report.html'}\n")
    for warning in result.warnings:
        sys.stderr.write(f"warning: {warning}\n")
    for name, why in result.data.failed.items():
        sys.stderr.write(f"{name}: {why}\n")
    return 1 if result.data.failed else 0


def _open(file: Path | None, device: str) -> Engine:
    kind = "torch" if file is not None and file.suffix == ".safetensors" else "onnxruntime"
    try:
        return open_engine(file, device, engine=kind)
    except (BundleError, EngineError) as error:
        raise EvaluationError(str(error)) from error
