"""An evaluation from files to files: run the models, measure, write the report.

The model runs through the engine that the viewer uses, on images read by the viewer's own code.
Writes ``metrics.json`` (:mod:`train.metrics.schema`), ``curves.json``, ``report.md`` and
``report.html`` with plots, and ``predictions.csv``. The figures themselves come from
:mod:`train.measure`, which can be called with arrays too.
"""

import csv
import io
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np
from scipy.special import expit
from tqdm import tqdm

from pcam_model.engine import Engine
from pcam_model.manifest import Manifest
from train.datasets.layouts import boxes, open_layout, read_splits
from train.datasets.records import Record
from train.detections import Seen
from train.marks import RULES
from train.measure import Aggregation, Unit, figures, scores_of
from train.metrics.bootstrap import REPLICATES, SEED
from train.metrics.calibration import BINS
from train.metrics.classification import Chosen
from train.metrics.pointing import REFERENCE, TOLERANCE
from train.metrics.schema import Data, Evaluation, Model, Seconds, to_json
from train.observations import EngineOf, Observation, Task, run_all, tasks
from train.pages import write_report, write_whole
from train.provenance import chosen_on, fitted_on
from train.truth import Truth, TruthTable, join, truth_of_boxes
from train.truth_files import read_truth
from train.unfinished import Unfinished

_log = logging.getLogger(__name__)


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
        Those of the model to measure; all that the data set labels or draws if empty.
    workers : int
        Threads that read images.
    replicates : int
        Of the bootstrap.
    ground_truth : Path or None
        A file of boxes or masks (:mod:`train.truth_files`); its findings replace the layout's own.
    names : mapping of str to str
        What that file calls a finding, to what the model calls it.
    unit, aggregation
        What one score stands for, and how it comes from several images.
    choose_split : str or None
        Choose operating points on this split.
    """

    data: Path
    out: Path
    layout: str = "chestxray14"
    split_file: Path | None = None
    split: str | None = None
    findings: tuple[str, ...] = ()
    workers: int = 1
    replicates: int = REPLICATES
    ground_truth: Path | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    unit: Unit = "image"
    aggregation: Aggregation = "max"
    choose_split: str | None = None


def evaluate(engine: Engine | Mapping[int, Engine], settings: Settings) -> Evaluation:
    """Measure a model and write the results into a folder.

    Images that cannot be read are named in ``data.failed`` and left out. An evaluation that was
    cut short goes on where it stopped if it is started again with the same model and images.

    Parameters
    ----------
    engine : Engine, or mapping of int to Engine
        One model, or for each fold of the split file the model that was fitted without it.
    settings : Settings

    Raises
    ------
    EvaluationError
        If no image could be used, or a finding was asked for that model or data set lack.
    train.datasets.layouts.LayoutError
        If the data set is not laid out as it should be.
    """
    began = time.perf_counter()
    if isinstance(engine, Mapping) and settings.choose_split:
        raise EvaluationError(
            "operating points cannot be chosen on a split that the models of folds were fitted on"
        )
    engines: dict[int | None, Engine] = (
        dict(engine) if isinstance(engine, Mapping) else {None: engine}
    )
    records = open_layout(settings.layout, settings.data, settings.split_file, settings.split)
    _check_names(records)
    fold_of = _folds(engines, records, settings)
    records = [record for record in records if record.name in fold_of]

    def engine_of(record: Record) -> Engine:
        return engines[fold_of.get(record.name)]

    manifests = [one.manifest for one in engines.values()]
    findings, truth = _wanted(manifests, records, settings)
    settings.out.mkdir(parents=True, exist_ok=True)
    wanted = tasks(records, truth)
    observations = _observations(engine_of, wanted, findings, settings, "unfinished.jsonl")
    failed = {item.name: item.error for item in observations if item.error}
    seen = [pair for pair in zip(wanted, observations, strict=True) if not pair[1].error]
    if not seen:
        name, why = next(iter(failed.items()))
        raise EvaluationError(f"none of the {len(records)} images could be used; {name}: {why}")
    folds = [fold_of[task.record.name] for task, _ in seen]
    found = figures(
        seen,
        findings,
        replicates=settings.replicates,
        unit=settings.unit,
        aggregation=settings.aggregation,
        folds=None if None in engines else [fold or 0 for fold in folds],
        chosen=_chosen(engine_of, findings, settings) if None in engines else None,
    )
    models = tuple(_model(one, fold) for fold, one in engines.items())
    seconds = _seconds(time.perf_counter() - began, [item for _, item in seen])
    result = Evaluation(
        model=models[0],
        folds=() if None in engines else models,
        data=_data(settings, seen, failed, findings),
        seconds=seconds,
        bootstrap={"replicates": settings.replicates, "seed": SEED, "confidence": 0.95},
        definitions=DEFINITIONS,
        classification=found.classification,
        classification_macro=found.classification_macro,
        localization=found.localization,
        localization_macro=found.localization_macro,
        wang2017=found.wang2017,
        wang2017_macro=found.wang2017_macro,
        subgroups=found.subgroups,
        warnings=_warnings(engines, settings, findings),
    )
    out = settings.out
    write_whole(out / "predictions.csv", _predictions_csv(seen, findings).encode())
    write_whole(out / "curves.json", msgspec.json.encode(found.curves))
    write_report(out, result, found.curves)
    write_whole(out / "metrics.json", to_json(result))
    return result


#: What the figures mean, for readers of ``metrics.json``.
DEFINITIONS: dict[str, str | float] = {
    "ece_bins": BINS,
    "pointing_tolerance_px": TOLERANCE,
    "pointing_reference_px": REFERENCE,
    "predicted_boxes": RULES["model"].text,
    "wang2017_boxes": RULES["wang2017"].text,
    "floor": "of the other patients' boxes the one with the highest mean IoU with these",
    "ceiling": "best box whose edges lie on edges of the map's cells or of the image",
    "froc": "a mark is false if its IoU with every true box is at most the threshold; a box is "
    "found by any other mark; images labelled as without the finding are the negatives",
    "ap": "COCO's: greedy matching, IoU at least the threshold, 101 recalls, 100 marks an image",
    "mask_floor": "region that at least a share of the other patients' masks cover, with the share "
    "of the highest mean IoU with these",
    "mask_ceiling": "best union of the map's cells",
}


def _wanted(
    manifests: Sequence[Manifest], records: Sequence[Record], settings: Settings
) -> tuple[tuple[str, ...], dict[str, dict[str, Truth]]]:
    """Return the findings to measure, in the model's order, and what was drawn of them."""
    tables: list[TruthTable] = [truth_of_boxes(boxes(settings.layout, settings.data))]
    if settings.ground_truth:
        tables.append(read_truth(settings.ground_truth, settings.names))
    common = [
        name
        for name in manifests[0].finding_names
        if all(name in manifest.finding_names for manifest in manifests)
    ]
    truth = join(records, tables, common)
    if settings.ground_truth and not join(records, tables[1:], common):
        known = sorted({finding for _, finding in tables[1]})
        raise EvaluationError(
            f"{settings.ground_truth} has nothing of these images and of the model's findings "
            f"({', '.join(common)}). It has {', '.join(known)}; --ground-truth-name A=B calls its "
            "A the model's B"
        )
    drawn = {finding for found in truth.values() for finding in found}
    findings = _findings(common, records, drawn, settings.findings)
    return findings, truth


def _folds(
    engines: Mapping[int | None, Engine], records: Sequence[Record], settings: Settings
) -> dict[str, int | None]:
    """Return which engine measures each record; records of other folds are left out."""
    if None in engines:
        return {record.name: None for record in records}
    splits = read_splits(settings.split_file or settings.data / "splits.csv")
    found = {}
    for record in records:
        entry = splits.get(record.name)
        if entry is not None and entry.fold in engines:
            found[record.name] = entry.fold
    if not found:
        known = sorted({str(one.fold) for one in splits.values() if one.fold is not None})
        raise EvaluationError(
            f"no image is in one of the folds {', '.join(map(str, engines))}; the split file has "
            f"{', '.join(known) or 'no column fold'}"
        )
    left = len(records) - len(found)
    if left:
        _log.warning("%d images are in no fold that has a model: left out", left)
    return found


def _chosen(engine_of: EngineOf, findings: Sequence[str], settings: Settings) -> Chosen | None:
    """Return the scores of the split on which operating points are chosen."""
    if settings.choose_split is None:
        return None
    records = open_layout(
        settings.layout, settings.data, settings.split_file, settings.choose_split
    )
    wanted = [Task(record) for record in records]
    observations = _observations(engine_of, wanted, findings, settings, "unfinished-points.jsonl")
    seen = [pair for pair in zip(wanted, observations, strict=True) if not pair[1].error]
    name = f"{settings.data.resolve().name}, split {settings.choose_split}, {len(seen)} images"
    return Chosen(scores_of(seen, findings), name)


def _model(engine: Engine, fold: int | None) -> Model:
    identity = engine.identity
    return Model(
        name=identity.name,
        version=identity.version,
        sha256=identity.sha256,
        device=engine.device,
        fold=fold,
    )


def _data(settings: Settings, seen: Seen, failed: dict[str, str], findings: Sequence[str]) -> Data:
    return Data(
        name=settings.data.resolve().name,
        layout=settings.layout,
        split=settings.split,
        images=len(seen),
        patients=len({task.record.patient for task, _ in seen}),
        boxes=sum(
            len(truth.boxes)
            for task, _ in seen
            for name, truth in task.truth.items()
            if name in findings
        ),
        unit=settings.unit,
        aggregation="" if settings.unit == "image" else settings.aggregation,
        ground_truth=settings.ground_truth.name if settings.ground_truth else "",
        failed=failed,
    )


def _check_names(records: Sequence[Record]) -> None:
    seen: set[str] = set()
    for record in records:
        if record.name in seen:
            raise EvaluationError(f"the data set lists image {record.name} twice")
        seen.add(record.name)


def _findings(
    model: Sequence[str], records: Sequence[Record], drawn: set[str], wanted: Sequence[str]
) -> tuple[str, ...]:
    """Return the findings to measure, in the model's order."""
    known = drawn | {
        name for record in records for name, value in record.labels.items() if value is not None
    }
    for name in wanted:
        if name not in model:
            raise EvaluationError(f"the model has no finding {name}; it has {', '.join(model)}")
        if name not in known:
            raise EvaluationError(
                f"the data set has no labels of {name}; it has {', '.join(sorted(known))}"
            )
    chosen = tuple(name for name in model if name in (set(wanted) or known))
    if not chosen:
        raise EvaluationError("model and data set have no finding in common")
    left_out = [name for name in model if name not in known]
    if left_out:
        _log.warning("not measured, since the data set has no labels: %s", ", ".join(left_out))
    return chosen


def _warnings(
    engines: Mapping[int | None, Engine], settings: Settings, findings: Sequence[str]
) -> tuple[str, ...]:
    found = list(dict.fromkeys(text for one in engines.values() for text in one.warnings))
    if None in engines:
        manifest = engines[None].manifest
        found += [
            fitted_on(manifest, settings.data, settings.split),
            chosen_on(manifest, tuple(findings), settings.data, settings.split),
        ]
        return tuple(text for text in found if text)
    return (
        *found,
        "several models were measured, each on the images of its own fold: AUROC over all images "
        "compares probabilities of different models; auroc_within_folds does not",
    )


def _observations(
    engine_of: EngineOf,
    wanted: Sequence[Task],
    findings: Sequence[str],
    settings: Settings,
    file: str,
) -> list[Observation]:
    """Run the model on all images, or on those that an interrupted run left."""
    unfinished = Unfinished(settings.out / file, engine_of, wanted, findings)
    known = unfinished.load()
    left = [task for task in wanted if task.record.name not in known]
    if known:
        _log.info("%d of %d images were done before", len(known), len(wanted))
    running = run_all(engine_of, left, findings, workers=settings.workers)
    recording = unfinished.record(list(known.values()), running)
    bar = tqdm(
        recording,
        total=len(wanted),
        initial=len(known),
        desc="images",
        unit="image",
        mininterval=1.0,
    )
    for item in bar:
        known[item.name] = item
    unfinished.finish()
    return [known[task.record.name] for task in wanted]


def _seconds(total: float, used: Sequence[Observation]) -> Seconds:
    def mean(key: str) -> float | None:
        found = [item.seconds[key] for item in used if key in item.seconds]
        return float(np.mean(found)) if found else None

    return Seconds(total=total, preprocess=mean("preprocess"), inference=mean("inference"))


def _predictions_csv(seen: Seen, findings: Sequence[str]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("image", "finding", "label", "probability"))
    for task, item in seen:
        for name in findings:
            value = task.record.labels.get(name)
            writer.writerow(
                (
                    task.record.name,
                    name,
                    "" if value is None else f"{value:g}",
                    f"{float(expit(item.logits[name])):.6f}",
                )
            )
    return stream.getvalue()
