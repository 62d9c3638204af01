"""Every figure of an evaluation from what was observed: importable, without files or engines.

:func:`train.observations.observe_arrays` makes observations from arrays of a network's outputs.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Literal

import msgspec
import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

from pcam_model.findings import BOXED
from train.datasets.records import Record
from train.metrics import detection
from train.metrics.bootstrap import REPLICATES, SEED, Resampler
from train.metrics.boxes import iou
from train.metrics.ceiling import cell_lines
from train.metrics.classification import Chosen, Scores, classify, subgroups
from train.metrics.curves import precision_recall_curve, reliability, roc_curve, thinned
from train.metrics.estimates import Replicated, finite, macro
from train.metrics.floor import constant_boxes
from train.metrics.localization import Pair, localize
from train.metrics.masks import constant_masks, small
from train.metrics.pointing import scaled_tolerance
from train.metrics.schema import (
    Classification,
    Detection,
    FrocPoint,
    Localization,
    Masks,
    Subgroup,
)
from train.observations import MarkRow, Observation, Task

#: The only finding of the eight that lies in one place: means are told with and without it.
CONSTANT = "Cardiomegaly"

#: What one score stands for. A study is what the folder of an image says.
Unit = Literal["image", "study", "patient"]

#: How the probabilities of several images become one.
Aggregation = Literal["max", "mean"]

#: Ages from which a part begins, in years.
AGES = (0, 40, 60)

Floats = npt.NDArray[np.float64]

#: What was asked and what was observed, image by image; none of them failed.
Seen = Sequence[tuple[Task, Observation]]

Curve = list[list[float]]


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """All figures, as :mod:`train.metrics.schema` explains them, and curves for plots.

    ``curves`` holds by finding ``roc``, ``precision_recall``, ``reliability`` and ``froc 0.1`` …
    """

    classification: tuple[Classification, ...]
    classification_macro: tuple[Classification, ...]
    localization: tuple[Localization, ...]
    localization_macro: tuple[Localization, ...]
    wang2017: tuple[Localization, ...]
    wang2017_macro: tuple[Localization, ...]
    subgroups: tuple[Subgroup, ...]
    curves: dict[str, dict[str, Curve]] = field(default_factory=dict)


def figures(
    seen: Seen,
    findings: Sequence[str],
    *,
    replicates: int = REPLICATES,
    unit: Unit = "image",
    aggregation: Aggregation = "max",
    folds: Sequence[int] | None = None,
    chosen: Chosen | None = None,
) -> Figures:
    """Compute every figure.

    Parameters
    ----------
    seen : sequence of (Task, Observation)
    findings : sequence of str
        In the order of the rows.
    replicates : int
        Of the bootstrap over patients.
    unit, aggregation
        Of the classification; maps belong to images.
    folds : sequence of int, optional
        Which of several models saw each image.
    chosen : Chosen, optional
        Scores on which operating points are chosen.
    """
    records = [task.record for task, _ in seen]
    by_image = scores_of(seen, findings, folds)
    labelled = tuple(
        name for index, name in enumerate(findings) if np.isfinite(by_image.labels[:, index]).any()
    )
    by_image = _only(by_image, labelled)
    scores, owners = aggregate(by_image, records, unit, aggregation)
    rows, macros = classify(
        scores,
        {"macro": labelled, "macro of the boxed findings": BOXED},
        replicates,
        chosen=chosen,
    )
    parts = []
    for attribute, values in _attributes(owners, unit).items():
        parts += subgroups(scores, attribute, values, replicates)
    drawn = [name for name in findings if any(name in task.truth for task, _ in seen)]
    means = _means(drawn)
    places, place_macros = localize(_pairs(seen, drawn, "boxes"), means, replicates)
    wang, wang_macros = localize(_pairs(seen, drawn, "wang"), means, replicates)
    detected, detected_macros, froc = _detections(seen, drawn, means, replicates)
    masks = _masks(seen, drawn, replicates)
    curves = _curves(scores)
    for name, lines in froc.items():
        curves.setdefault(name, {}).update(lines)
    return Figures(
        rows,
        macros,
        tuple(
            msgspec.structs.replace(
                row,
                negatives=sum(row.name in task.absent for task, _ in seen),
                detection=detected[row.name],
                masks=masks.get(row.name),
            )
            for row in places
        ),
        tuple(
            msgspec.structs.replace(row, detection=detected_macros[row.name])
            for row in place_macros
        ),
        wang,
        wang_macros,
        tuple(parts),
        curves,
    )


def scores_of(seen: Seen, findings: Sequence[str], folds: Sequence[int] | None = None) -> Scores:
    """Return probabilities and labels as arrays; labels that are neither 0 nor 1 are unknown."""

    def table(rows: list[list[float]]) -> Floats:
        return np.array(rows, np.float64).reshape(len(seen), len(findings))

    logits = table([[item.logits[name] for name in findings] for _, item in seen])
    labels = [
        [value if (value := task.record.labels.get(name)) in (0, 1) else np.nan
         for name in findings]
        for task, _ in seen
    ]  # fmt: skip
    return Scores(
        findings=tuple(findings),
        patients=[task.record.patient for task, _ in seen],
        logits=logits,
        probabilities=expit(logits),
        labels=table(labels),  # type: ignore[arg-type]
        thresholds=table([[item.thresholds[name] for name in findings] for _, item in seen]),
        false_boxes=table(
            [[item.boxes_at_operating_point[name] for name in findings] for _, item in seen]
        ),
        folds=None if folds is None else np.array(folds, np.intp),
    )


def _only(scores: Scores, findings: tuple[str, ...]) -> Scores:
    kept = [scores.findings.index(name) for name in findings]
    columns = {
        name: getattr(scores, name)[:, kept]
        for name in ("logits", "probabilities", "labels", "thresholds", "false_boxes")
    }
    return replace(scores, findings=findings, **columns)


def aggregate(
    scores: Scores, records: Sequence[Record], unit: Unit, how: Aggregation
) -> tuple[Scores, list[Record]]:
    """Return one row per study or patient, and the first record of each.

    A unit has a finding if one of its images has it; unknown labels are left out. Its probability
    is the highest or the mean of its images', its false boxes are their mean.
    """
    if unit == "image":
        return scores, list(records)
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        study = str(PurePosixPath(record.name).parent) if "/" in record.name else record.name
        groups[record.patient, study if unit == "study" else ""].append(number)
    rows = list(groups.values())
    first = [members[0] for members in rows]

    def each(values: Floats, function: str) -> Floats:
        with np.errstate(all="ignore"):
            return np.array([getattr(np, function)(values[members], axis=0) for members in rows])

    known = np.isfinite(scores.labels)
    labels = each(np.where(known, scores.labels, -1.0), "max")
    labels[labels < 0] = np.nan
    if how == "max":
        logits = each(scores.logits, "max")
    else:
        tiny = np.finfo(np.float64).tiny
        logits = logit(np.clip(each(scores.probabilities, "mean"), tiny, 1 - 1e-16))
    together = Scores(
        findings=scores.findings,
        patients=[scores.patients[number] for number in first],
        logits=logits,
        probabilities=expit(logits),
        labels=labels,
        thresholds=scores.thresholds[first],
        false_boxes=each(scores.false_boxes, "mean"),
        folds=None if scores.folds is None else scores.folds[first],
    )
    return together, [records[number] for number in first]


def _attributes(records: Sequence[Record], unit: Unit) -> dict[str, list[str]]:
    """Return the value of each attribute for each row; a unit of several images has no view."""
    found = {"sex": [record.sex for record in records], "age": [_age(one.age) for one in records]}
    if unit == "image":
        found["view"] = [record.view for record in records]
    return found


def _age(years: float | None) -> str:
    if years is None:
        return ""
    start = max(limit for limit in AGES if limit <= max(years, 0))
    later = [limit for limit in AGES if limit > start]
    return f"{start}–{later[0] - 1}" if later else f"{start} and more"


def _means(drawn: Sequence[str]) -> dict[str, list[str]]:
    """Return the macro rows. Those of ChestX-ray14 that have boxes, else all that were drawn."""
    kept = [name for name in BOXED if name in drawn] or list(drawn)
    without = [name for name in kept if name != CONSTANT]
    return {"macro": kept, f"macro without {CONSTANT}": without}


def _pairs(seen: Seen, drawn: Sequence[str], rule: Literal["boxes", "wang"]) -> list[Pair]:
    """Return the (image, finding) pairs in which something was drawn, finding by finding."""
    found = []
    for finding in drawn:
        for task, item in seen:
            truth = task.truth.get(finding)
            if truth is None:
                continue
            place = item.places[finding]
            size = task.record.original_size
            found.append(
                Pair(
                    finding=finding,
                    patient=task.record.patient,
                    size=size,
                    truth=truth.boxes,
                    predicted=_rows(getattr(place, rule))[:, :4],
                    peak=place.peak,
                    lines=cell_lines(item.cell_grid(), item.cells, size),
                )
            )
    return found


def _rows(marks: Sequence[MarkRow]) -> Floats:
    return np.array(marks, np.float64).reshape(-1, 5)


def _detections(
    seen: Seen, drawn: Sequence[str], means: Mapping[str, Sequence[str]], replicates: int
) -> tuple[
    dict[str, tuple[Detection, ...]],
    dict[str, tuple[Detection, ...]],
    dict[str, dict[str, Curve]],
]:
    """Return FROC and AP by finding and by macro row, and the curves."""
    resampler = Resampler([task.record.patient for task, _ in seen], replicates, SEED)
    measured: dict[str, list[detection.Detected]] = {}
    floors: dict[str, list[_Floor]] = {}
    for name in drawn:
        marked = _marked(seen, name)
        measured[name] = [detection.detect(marked, resampler, one) for one in detection.IOU]
        floors[name] = _floors(seen, name, marked)
    rows = {
        name: tuple(map(_detection, [[one] for one in found], [[one] for one in floors[name]]))
        for name, found in measured.items()
    }
    macros = {}
    for title, names in means.items():
        if names:
            macros[title] = tuple(
                map(
                    _detection,
                    map(list, zip(*(measured[name] for name in names), strict=True)),
                    map(list, zip(*(floors[name] for name in names), strict=True)),
                )
            )
    curves = {
        name: {f"froc {one.threshold}": thinned(one.curve) for one in found}
        for name, found in measured.items()
    }
    return rows, macros, curves


def _marked(seen: Seen, finding: str) -> list[detection.Marked]:
    nothing = np.zeros((0, 4))
    found = []
    for number, (task, item) in enumerate(seen):
        truth = task.truth.get(finding)
        if truth is None and finding not in task.absent:
            continue
        rows = _rows(item.places[finding].boxes)
        boxes = nothing if truth is None else truth.boxes
        found.append(detection.Marked(number, boxes, rows[:, :4], rows[:, 4]))
    return found


@dataclass(frozen=True, slots=True)
class _Floor:
    """Of the constant box in every image: share of boxes found, false marks per image, AP."""

    found: float
    false: float
    ap: float

    def llf(self, nlf: float) -> float:
        """Return the share found if so few images, picked at random, get the box."""
        return self.found * (min(1.0, nlf / self.false) if self.false else 1.0)


def _floors(seen: Seen, finding: str, marked: Sequence[detection.Marked]) -> list[_Floor]:
    positive = [one for one in marked if len(one.truth)]
    sizes = [np.array(seen[one.item][0].record.original_size * 2, float) for one in positive]
    counts = [len(one.truth) for one in positive]
    relative = np.concatenate([one.truth / size for one, size in zip(positive, sizes, strict=True)])
    patients = np.repeat([str(seen[one.item][0].record.patient) for one in positive], counts)
    constant = constant_boxes(relative, patients.tolist())
    overlaps = []
    start = 0
    for count in counts:
        overlaps.append(iou(constant[start : start + 1], relative[start : start + count])[0])
        start += count
    floors = []
    for threshold in detection.IOU:
        if not np.isfinite(constant).all():
            floors.append(_Floor(float("nan"), float("nan"), float("nan")))
            continue
        hit = np.array([row.max() > threshold for row in overlaps])
        found = sum(int((row > threshold).sum()) for row in overlaps) / sum(counts)
        precision, recall = hit.sum() / len(marked), hit.sum() / sum(counts)
        reached = float((recall >= detection.RECALLS).mean()) if hit.any() else 0.0
        floors.append(_Floor(found, 1 - hit.sum() / len(marked), float(precision * reached)))
    return floors


def _detection(parts: Sequence[detection.Detected], floors: Sequence[_Floor]) -> Detection:
    """Return one finding's figures, or the mean of several."""

    def mean(values: list[float]) -> float | None:
        known = [value for value in values if np.isfinite(value)]
        return finite(float(np.mean(known))) if known else None

    return Detection(
        threshold=parts[0].threshold,
        ap=macro([part.ap for part in parts]).estimate(),
        ap_floor=mean([one.ap for one in floors]),
        froc=tuple(
            FrocPoint(
                nlf=rate,
                llf=macro([part.llf[rate] for part in parts]).estimate(),
                floor=mean([one.llf(rate) for one in floors]),
            )
            for rate in detection.NLF
        ),
    )


def _masks(seen: Seen, drawn: Sequence[str], replicates: int) -> dict[str, Masks]:
    """Return how the outlined regions meet masks, by finding."""
    found = {}
    for name in drawn:
        items = [
            (task, place.mask)
            for task, item in seen
            if name in task.truth and (place := item.places[name]).mask is not None
        ]
        if not items:
            continue
        patients = [task.record.patient for task, _ in items]
        resampler = Resampler(patients, replicates, SEED)
        floor = constant_masks([small(task.truth[name].pixels()) for task, _ in items], patients)
        columns = {
            "iou": [place.iou for _, place in items],
            "floor": floor,
            "ceiling": [place.ceiling for _, place in items],
            "pointing": [float(place.distance == 0) for _, place in items],
            "pointing_tolerant": [
                float(place.distance <= scaled_tolerance((place.side, place.side)))
                for _, place in items
            ],
        }
        estimates = {}
        for key, column in columns.items():
            values = np.array(column, np.float64)
            known = values[np.isfinite(values)]
            mean = float(known.mean()) if len(known) else float("nan")
            estimates[key] = Replicated(mean, resampler.mean(values)).estimate()
        found[name] = Masks(images=len(items), **estimates)
    return found


def _curves(scores: Scores) -> dict[str, dict[str, Curve]]:
    found = {}
    for index, name in enumerate(scores.findings):
        known = np.isfinite(scores.labels[:, index])
        labels = scores.labels[known, index] == 1
        found[name] = {
            "roc": thinned(roc_curve(scores.logits[known, index], labels)),
            "precision_recall": thinned(
                precision_recall_curve(scores.logits[known, index], labels)
            ),
            "reliability": thinned(reliability(scores.probabilities[known, index], labels)),
        }
    return found
