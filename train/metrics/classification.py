"""How well findings are recognised, per finding, over findings and in parts of the images."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from train.metrics.auroc import auprc, auroc, auroc_within
from train.metrics.bootstrap import REPLICATES, SEED, Resampler
from train.metrics.calibrate import choose_operating_point
from train.metrics.calibration import (
    brier_score,
    expected_calibration_error,
    sensitivity_specificity,
)
from train.metrics.estimates import Replicated, finite, macro, mean_of
from train.metrics.schema import ChosenPoint, Classification, Estimate, Point, Subgroup

Floats = npt.NDArray[np.float64]

#: How operating points are chosen, and what share is aimed at.
CRITERIA: tuple[tuple[str, float | None], ...] = (
    ("youden", None),
    ("sensitivity", 0.9),
    ("specificity", 0.9),
)


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What was found in images, and what their labels say.

    Attributes
    ----------
    findings : tuple of str
        Length F.
    patients : sequence
        The patient of each image, length N.
    logits, probabilities : ndarray, shape (N, F)
        Calibrated. The ranking is taken from the logits, in which float32 has no ties at the ends.
    labels : ndarray, shape (N, F)
        1, 0, or NaN where unknown.
    thresholds : ndarray, shape (N, F)
        The operating points of the model that saw the image.
    false_boxes : ndarray, shape (N, F)
        Number of boxes at the operating point.
    folds : ndarray or None, shape (N,)
        Which of several models saw the image.
    """

    findings: tuple[str, ...]
    patients: Sequence[Hashable]
    logits: Floats
    probabilities: Floats
    labels: Floats
    thresholds: Floats
    false_boxes: Floats
    folds: npt.NDArray[np.intp] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """Scores of other images, on which operating points are chosen; ``data`` names them."""

    scores: Scores
    data: str


def classify(
    scores: Scores,
    macros: Mapping[str, Sequence[str]],
    replicates: int = REPLICATES,
    seed: int = SEED,
    chosen: Chosen | None = None,
) -> tuple[tuple[Classification, ...], tuple[Classification, ...]]:
    """Return one row per finding, and one per macro.

    Parameters
    ----------
    scores : Scores
    macros : mapping of str to sequence of str
        Name of a macro row to its findings; those that the scores lack are left out.
    replicates, seed : int
        Of the bootstrap.
    chosen : Chosen, optional
        Where operating points are chosen; on the very images that are measured if None.
    """
    chosen = chosen or Chosen(scores, "the measured images: optimistic")
    resampler = Resampler(scores.patients, replicates, seed)
    rows: dict[str, Classification] = {}
    parts: dict[str, tuple[Replicated, Replicated, Replicated]] = {}
    for index, name in enumerate(scores.findings):
        rows[name], parts[name] = _finding(scores, index, resampler, chosen)
    return tuple(rows.values()), tuple(
        _macro(title, [name for name in names if name in rows], rows, parts)
        for title, names in macros.items()
    )


def _finding(
    scores: Scores, index: int, resampler: Resampler, chosen: Chosen
) -> tuple[Classification, tuple[Replicated, Replicated, Replicated]]:
    known = np.isfinite(scores.labels[:, index])
    labels = scores.labels[known, index] == 1
    logits = scores.logits[known, index]
    probabilities = scores.probabilities[known, index]
    thresholds = scores.thresholds[known, index]
    absent = known & (scores.labels[:, index] == 0)
    boxes = scores.false_boxes[absent, index]
    roc = Replicated(auroc(logits, labels), resampler.statistic(auroc, logits, labels, known))
    precision = Replicated(auprc(logits, labels), resampler.statistic(auprc, logits, labels, known))
    false = Replicated(
        float(boxes.mean()) if len(boxes) else float("nan"), resampler.mean(boxes, absent)
    )
    called = (probabilities >= thresholds).astype(np.float64)
    sensitivity, specificity = sensitivity_specificity(called, labels, 0.5)
    youden = None
    if labels.any() and not labels.all():
        best = choose_operating_point(probabilities, labels)
        youden = Point(
            threshold=best.probability,
            sensitivity=best.sensitivity,
            specificity=best.specificity,
        )
    within = float("nan")
    if scores.folds is not None:
        within = auroc_within(logits, labels, scores.folds[known])
    row = Classification(
        name=scores.findings[index],
        images=int(known.sum()),
        positives=int(labels.sum()),
        negatives=int((~labels).sum()),
        auroc=roc.estimate(),
        auprc=precision.estimate(),
        ece=finite(expected_calibration_error(probabilities, labels)),
        brier=finite(brier_score(probabilities, labels)),
        operating_point=Point(
            threshold=float(thresholds[0]) if len(set(thresholds)) == 1 else None,
            sensitivity=sensitivity,
            specificity=specificity,
        ),
        youden=youden,
        points=_points(scores, index, resampler, chosen),
        auroc_within_folds=finite(within),
        false_boxes=false.estimate(),
    )
    return row, (roc, precision, false)


def _points(
    scores: Scores, index: int, resampler: Resampler, chosen: Chosen
) -> tuple[ChosenPoint, ...]:
    """Choose operating points on some images and measure them on these."""
    name = scores.findings[index]
    if name not in chosen.scores.findings:
        return ()
    column = chosen.scores.findings.index(name)
    known = np.isfinite(chosen.scores.labels[:, column])
    labels = chosen.scores.labels[known, column] == 1
    if not labels.any() or labels.all():
        return ()
    found = []
    for criterion, target in CRITERIA:
        point = choose_operating_point(
            chosen.scores.probabilities[known, column], labels, criterion, target
        )
        called = (scores.probabilities[:, index] >= point.probability).astype(np.float64)
        estimates = []
        for value, right in ((1, called), (0, 1 - called)):
            those = np.flatnonzero(scores.labels[:, index] == value)
            mean = float(right[those].mean()) if len(those) else float("nan")
            estimates.append(Replicated(mean, resampler.mean(right[those], those)).estimate())
        found.append(
            ChosenPoint(
                criterion=criterion if target is None else f"{criterion} {target:g}",
                chosen_on=chosen.data,
                threshold=point.probability,
                sensitivity=estimates[0],
                specificity=estimates[1],
            )
        )
    return tuple(found)


def _macro(
    title: str,
    names: Sequence[str],
    rows: Mapping[str, Classification],
    parts: Mapping[str, tuple[Replicated, Replicated, Replicated]],
) -> Classification:
    kept = [name for name in names if rows[name].auroc.value is not None]
    roc, precision, false = (
        macro([parts[name][which] for name in kept]).estimate() for which in range(3)
    )
    return Classification(
        name=title,
        images=max((rows[name].images for name in kept), default=0),
        positives=sum(rows[name].positives for name in kept),
        negatives=sum(rows[name].negatives for name in kept),
        findings=len(kept),
        auroc=roc,
        auprc=precision,
        ece=mean_of([rows[name].ece for name in kept]),
        brier=mean_of([rows[name].brier for name in kept]),
        auroc_within_folds=mean_of([rows[name].auroc_within_folds for name in kept]),
        false_boxes=false,
    )


def subgroups(
    scores: Scores,
    attribute: str,
    values: Sequence[str],
    replicates: int = REPLICATES,
    seed: int = SEED,
) -> tuple[Subgroup, ...]:
    """Return the macro AUROC of the images of each value of an attribute.

    The mean is over the findings that have a positive and a negative in *every* part: else a part
    would look worse for having the harder findings.

    Parameters
    ----------
    scores : Scores
    attribute : str
        Its name, e.g. ``"sex"``.
    values : sequence of str
        Its value for each image, length N; images without one ("") are left out.
    replicates, seed : int
        Of the bootstrap.
    """
    column = np.array(values, dtype=object)
    masks = {value: column == value for value in sorted({value for value in values if value})}
    common = [
        index
        for index in range(len(scores.findings))
        if all(_measurable(scores.labels[mask, index]) for mask in masks.values())
    ]
    found = []
    for value, mask in masks.items():
        patients = [
            patient for patient, inside in zip(scores.patients, mask, strict=True) if inside
        ]
        resampler = Resampler(patients, replicates, seed)
        parts = []
        for index in common:
            known = np.isfinite(scores.labels[mask, index])
            labels = scores.labels[mask, index][known] == 1
            logits = scores.logits[mask, index][known]
            parts.append(
                Replicated(auroc(logits, labels), resampler.statistic(auroc, logits, labels, known))
            )
        found.append(
            Subgroup(
                attribute=attribute,
                value=value,
                images=int(mask.sum()),
                patients=len(set(patients)),
                findings=tuple(scores.findings[index] for index in common),
                auroc=macro(parts).estimate() if parts else Estimate(),
            )
        )
    return tuple(found)


def _measurable(labels: Floats) -> bool:
    return bool((labels == 1).any() and (labels == 0).any())
