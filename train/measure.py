"""Every figure of an evaluation from what was observed: importable, without files or engines.

:func:`train.observations.observe_arrays` makes observations from arrays of a network's outputs.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Literal

import msgspec
import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

from pcam_model.findings import BOXED
from train.datasets.records import Record
from train.detections import Curve, Seen, detections, mark_rows, masks_by_finding
from train.metrics.bootstrap import REPLICATES
from train.metrics.ceiling import cell_lines
from train.metrics.classification import Chosen, Scores, classify, subgroups
from train.metrics.curves import precision_recall_curve, reliability, roc_curve, thinned
from train.metrics.localization import Pair, localize
from train.metrics.schema import (
    Classification,
    Localization,
    Subgroup,
)

#: The only finding of the eight that lies in one place: means are told with and without it.
CONSTANT = "Cardiomegaly"

#: What one score stands for. A study is what the folder of an image says.
Unit = Literal["image", "study", "patient"]

#: How the probabilities of several images become one.
Aggregation = Literal["max", "mean"]

#: Ages from which a part begins, in years.
AGES = (0, 40, 60)

Floats = npt.NDArray[np.float64]


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
    detected, detected_macros, froc = detections(seen, drawn, means, replicates)
    masks = masks_by_finding(seen, drawn, replicates)
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
    """Return the findings of the macro rows: all that were drawn."""
    without = [name for name in drawn if name != CONSTANT]
    return {"macro": list(drawn), f"macro without {CONSTANT}": without}


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
                    predicted=mark_rows(getattr(place, rule))[:, :4],
                    peak=place.peak,
                    lines=cell_lines(item.cell_grid(), item.cells, size),
                )
            )
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
