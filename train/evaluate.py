"""``pcam-train evaluate``: measure a model on a labelled data set.

The model runs through the engine that the viewer uses, on images read by the viewer's own code.
Writes ``metrics.json`` (:mod:`train.metrics.schema`), ``report.md`` and ``predictions.csv``.
"""

import argparse
import csv
import io
import logging
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from scipy.special import expit
from tqdm import tqdm

from pcam_model.bundle import BundleError
from pcam_model.engine import DEVICES, Engine, EngineError, open_engine
from pcam_model.findings import BOXED
from pcam_model.geometry import Box
from train.datasets.ground_truth import boxes_by_image
from train.datasets.layouts import LAYOUTS, boxes, open_layout
from train.datasets.records import Record
from train.metrics.bootstrap import REPLICATES, SEED
from train.metrics.boxes import as_array
from train.metrics.calibration import BINS
from train.metrics.ceiling import cell_lines
from train.metrics.classification import Scores, classify, subgroups
from train.metrics.localization import Pair, localize
from train.metrics.pointing import REFERENCE, TOLERANCE
from train.metrics.schema import Data, Evaluation, Model, Seconds, to_json
from train.observations import Observation, Unfinished, run_all
from train.report import report, summary

_log = logging.getLogger(__name__)

HELP = "measure a model: AUROC per finding, boxes and peaks beside the image-blind floor"
EXAMPLE = (
    "pcam-train evaluate --data ../shared/data/chestxray14-mini --layout chestxray14 "
    "--model model.onnx --split val --out runs/evaluation"
)

#: The only finding of the eight that lies in one place: means are told with and without it.
CONSTANT = "Cardiomegaly"

BoxesByImage = Mapping[str, Mapping[str, Sequence[Box]]]


class EvaluationError(ValueError):
    """The evaluation cannot be done as asked; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is measured, on what.

    Attributes
    ----------
    data : Path
        Folder of the data set.
    out : Path
        Folder for the results.
    layout : str
        A key of :data:`train.datasets.layouts.LAYOUTS`.
    split_file : Path or None
    split : str or None
    findings : tuple of str
        Those of the model to measure; all that the data set labels if empty.
    workers : int
        Threads that read images.
    replicates : int
        Of the bootstrap.
    """

    data: Path
    out: Path
    layout: str = "chestxray14"
    split_file: Path | None = None
    split: str | None = None
    findings: tuple[str, ...] = ()
    workers: int = 1
    replicates: int = REPLICATES


def evaluate(engine: Engine, settings: Settings) -> Evaluation:
    """Measure a model and write the results into a folder.

    Images that cannot be read are named in ``data.failed`` and left out. An evaluation that was
    cut short goes on where it stopped if it is started again with the same model and images.

    Raises
    ------
    EvaluationError
        If no image could be used, or a finding was asked for that model or data set lack.
    train.datasets.layouts.LayoutError
        If the data set is not laid out as it should be.
    """
    began = time.perf_counter()
    records = open_layout(settings.layout, settings.data, settings.split_file, settings.split)
    _check_names(records)
    findings = _findings(engine, records, settings.findings)
    truth = boxes_by_image(records, boxes(settings.layout, settings.data), findings)
    out = settings.out
    out.mkdir(parents=True, exist_ok=True)
    observations = _observations(engine, records, findings, truth, settings)
    failed = {item.name: item.error for item in observations if item.error}
    used = [
        (record, item) for record, item in zip(records, observations, strict=True) if not item.error
    ]
    if not used:
        name, why = next(iter(failed.items()))
        raise EvaluationError(f"none of the {len(records)} images could be used; {name}: {why}")
    result = measure(engine, settings, used, findings, truth)
    result = msgspec.structs.replace(
        result,
        data=msgspec.structs.replace(result.data, failed=failed),
        seconds=_seconds(time.perf_counter() - began, [item for _, item in used]),
    )
    _write(out / "predictions.csv", _predictions_csv(used, findings).encode())
    _write(out / "report.md", report(result).encode())
    _write(out / "metrics.json", to_json(result))
    return result


def measure(
    engine: Engine,
    settings: Settings,
    used: Sequence[tuple[Record, Observation]],
    findings: tuple[str, ...],
    truth: BoxesByImage,
) -> Evaluation:
    """Compute every figure from what was observed."""
    records = [record for record, _ in used]
    scores = scores_of(engine, used, findings)
    everything = {"macro": findings, "macro of the boxed findings": BOXED}
    rows, macros = classify(scores, everything, settings.replicates)
    pairs = pairs_of(used, findings, truth)
    places, place_macros = localize(
        pairs,
        {
            "macro": [name for name in BOXED if name in findings],
            f"macro without {CONSTANT}": [
                name for name in BOXED if name in findings and name != CONSTANT
            ],
        },
        settings.replicates,
    )
    parts = (
        *subgroups(scores, "sex", [item.sex for item in records], settings.replicates),
        *subgroups(scores, "view", [item.view for item in records], settings.replicates),
    )
    identity = engine.identity
    return Evaluation(
        model=Model(
            name=identity.name,
            version=identity.version,
            sha256=identity.sha256,
            device=engine.device,
        ),
        data=Data(
            name=settings.data.resolve().name,
            layout=settings.layout,
            split=settings.split,
            images=len(used),
            patients=len({record.patient for record in records}),
            boxes=sum(len(pair.truth) for pair in pairs),
        ),
        seconds=Seconds(total=0.0),
        bootstrap={"replicates": settings.replicates, "seed": SEED, "confidence": 0.95},
        definitions={
            "ece_bins": BINS,
            "pointing_tolerance_px": TOLERANCE,
            "pointing_reference_px": REFERENCE,
            "predicted_boxes": "regions of the probability map above box_fraction of its peak",
            "floor": "of the other patients' boxes the one with the highest mean IoU with these",
            "ceiling": "best box whose edges lie on edges of the map's cells or of the image",
        },
        classification=rows,
        classification_macro=macros,
        localization=places,
        localization_macro=place_macros,
        subgroups=parts,
        warnings=(*engine.warnings, *_seen_before(engine, settings, findings)),
    )


def scores_of(
    engine: Engine, used: Sequence[tuple[Record, Observation]], findings: tuple[str, ...]
) -> Scores:
    """Return probabilities and labels as arrays."""
    logits = np.array([[item.logits[name] for name in findings] for _, item in used])
    labels = [
        [np.nan if (value := record.labels.get(name)) is None else value for name in findings]
        for record, _ in used
    ]
    counts = [[item.boxes_at_operating_point[name] for name in findings] for _, item in used]
    return Scores(
        findings=findings,
        patients=[record.patient for record, _ in used],
        logits=logits,
        probabilities=expit(logits),
        labels=np.array(labels, np.float64),
        thresholds=np.array(
            [engine.manifest.finding(name).operating_point.probability for name in findings]
        ),
        false_boxes=np.array(counts, np.float64),
    )


def pairs_of(
    used: Sequence[tuple[Record, Observation]], findings: Sequence[str], truth: BoxesByImage
) -> list[Pair]:
    """Return the (image, finding) pairs that have a box, finding by finding."""
    pairs = []
    for finding in findings:
        for record, item in used:
            wanted = truth.get(record.name, {}).get(finding)
            if not wanted:
                continue
            place = item.places[finding]
            predicted = np.array(place.boxes, np.float64).reshape(-1, 5)[:, :4]
            pairs.append(
                Pair(
                    finding=finding,
                    patient=record.patient,
                    size=record.original_size,
                    truth=as_array(wanted),
                    predicted=predicted,
                    peak=place.peak,
                    lines=cell_lines(item.cell_grid(), item.cells, record.original_size),
                )
            )
    return pairs


def _check_names(records: Sequence[Record]) -> None:
    seen: set[str] = set()
    for record in records:
        if record.name in seen:
            raise EvaluationError(f"the data set lists image {record.name} twice")
        seen.add(record.name)


def _findings(engine: Engine, records: Sequence[Record], wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the findings to measure, in the model's order."""
    model = engine.manifest.finding_names
    labelled = {name for record in records for name, value in record.labels.items()
                if value is not None}  # fmt: skip
    for name in wanted:
        if name not in model:
            raise EvaluationError(f"the model has no finding {name}; it has {', '.join(model)}")
        if name not in labelled:
            known = ", ".join(sorted(labelled))
            raise EvaluationError(f"the data set has no labels of {name}; it has {known}")
    chosen = tuple(name for name in model if name in (set(wanted) or labelled))
    if not chosen:
        raise EvaluationError("model and data set have no finding in common")
    left_out = [name for name in model if name not in labelled]
    if left_out:
        _log.warning("not measured, since the data set has no labels: %s", ", ".join(left_out))
    return chosen


def _seen_before(engine: Engine, settings: Settings, findings: Sequence[str]) -> tuple[str, ...]:
    """Return warnings if the model was fitted or calibrated on what is measured.

    By the names in its manifest, as ``fit`` and ``export`` write them: no proof of the contrary.
    """
    data = settings.data.resolve().name
    manifest = engine.manifest
    found = []
    trained = f"split {settings.split}" if settings.split else ""
    if any(data in part and trained in part for part in manifest.training_data.split(";")):
        found.append(
            f"the model's manifest names {data} as training data: figures on images that it was "
            "fitted on say nothing; measure a split that was kept aside"
        )
    here = f"{data}, split {settings.split}, "
    names = [
        item.name
        for item in map(manifest.finding, findings)
        if item.calibration.data.startswith(here) or item.operating_point.data.startswith(here)
    ]
    if names:
        found.append(
            "calibration and operating points were chosen on these very images, so that ECE, "
            f"Brier, sensitivity and specificity are optimistic: {', '.join(names)}"
        )
    return tuple(found)


def _observations(
    engine: Engine,
    records: Sequence[Record],
    findings: Sequence[str],
    truth: BoxesByImage,
    settings: Settings,
) -> list[Observation]:
    """Run the model on all images, or on those that an interrupted run left."""
    boxed = {name: list(found) for name, found in truth.items()}
    unfinished = Unfinished(settings.out / "unfinished.jsonl", engine, records, findings, boxed)
    known = unfinished.load()
    left = [record for record in records if record.name not in known]
    if known:
        _log.info("%d of %d images were done before", len(known), len(records))
    running = run_all(engine, left, findings, boxed, workers=settings.workers)
    recording = unfinished.record(list(known.values()), running)
    bar = tqdm(
        recording,
        total=len(records),
        initial=len(known),
        desc="images",
        unit="image",
        mininterval=1.0,
    )
    for item in bar:
        known[item.name] = item
    unfinished.finish()
    return [known[record.name] for record in records]


def _seconds(total: float, used: Sequence[Observation]) -> Seconds:
    def mean(key: str) -> float | None:
        found = [item.seconds[key] for item in used if key in item.seconds]
        return float(np.mean(found)) if found else None

    return Seconds(total=total, preprocess=mean("preprocess"), inference=mean("inference"))


def _predictions_csv(used: Sequence[tuple[Record, Observation]], findings: Sequence[str]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("image", "finding", "label", "probability"))
    for record, item in used:
        for name in findings:
            value = record.labels.get(name)
            writer.writerow(
                (
                    record.name,
                    name,
                    "" if value is None else f"{value:g}",
                    f"{float(expit(item.logits[name])):.6f}",
                )
            )
    return stream.getvalue()


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    beside = file.with_name(f".{file.name}.part")
    beside.write_bytes(content)
    beside.replace(file)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``pcam-train evaluate``."""
    parser.add_argument("--data", type=Path, required=True, help="folder of the data set")
    parser.add_argument("--layout", default="chestxray14", choices=sorted(LAYOUTS))
    parser.add_argument("--model", type=Path, help="ONNX file; the shipped one if left out")
    parser.add_argument("--split-file", type=Path, help="CSV with Image Index and split")
    parser.add_argument("--split", help="measure this split only; all images if left out")
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
    if args.split_file and not args.split:
        raise EvaluationError("--split-file needs --split: the name of the split to measure")
    try:
        engine = open_engine(args.model, args.device)
    except (BundleError, EngineError) as error:
        raise EvaluationError(str(error)) from error
    settings = Settings(
        data=args.data,
        out=args.out,
        layout=args.layout,
        split_file=args.split_file,
        split=args.split,
        findings=tuple(args.findings),
        workers=args.workers,
        replicates=args.bootstrap,
    )
    result = evaluate(engine, settings)
    sys.stdout.write(summary(result) + f"\nreport: {args.out / 'report.md'}\n")
    for warning in result.warnings:
        sys.stderr.write(f"warning: {warning}\n")
    for name, why in result.data.failed.items():
        sys.stderr.write(f"{name}: {why}\n")
    return 1 if result.data.failed else 0
