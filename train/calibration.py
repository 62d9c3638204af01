"""Calibration and operating points of a whole model, from its logits on labelled images."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
import numpy.typing as npt
from scipy.special import expit

from pcam_model.calibration import calibrate
from pcam_model.manifest import Finding, Manifest, Metric
from train.datasets.records import Record
from train.metrics.auroc import auroc
from train.metrics.bootstrap import bootstrap_interval
from train.metrics.calibrate import METHODS, choose_operating_point, operating_curve


@dataclass(frozen=True, slots=True)
class Plan:
    """How a model is calibrated.

    Attributes
    ----------
    method : str or None
        A key of :data:`train.metrics.calibrate.METHODS`; None keeps the calibration that is there.
    criterion : {"youden", "sensitivity", "specificity"}
        Of the operating point.
    target : float or None
        The share aimed at, for the latter two.
    """

    method: str | None = "platt"
    criterion: str = "youden"
    target: float | None = None


def parse_criterion(text: str) -> tuple[str, float | None]:
    """Return ``youden``, or ``sensitivity=0.9`` / ``specificity=0.9``, as criterion and target.

    Raises
    ------
    ValueError
        If it is none of these.
    """
    name, separator, value = text.partition("=")
    if text == "youden":
        return text, None
    try:
        target = float(value)
    except ValueError:
        target = -1.0
    if name not in {"sensitivity", "specificity"} or not separator or not 0 < target < 1:
        raise ValueError(
            f"criterion {text!r}: expected youden, sensitivity=0.9 or specificity=0.9 (a share "
            "between 0 and 1)"
        )
    return name, target


def known_labels(
    records: Sequence[Record], finding: str
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return which records have a label 0 or 1, and which of these have 1."""
    values = [record.labels.get(finding) for record in records]
    known = np.array([value in (0, 1) for value in values], np.bool_)
    return known, np.array([value == 1 for value in values], np.bool_)[known]


def calibrated(
    manifest: Manifest,
    logits: npt.NDArray[np.floating],
    records: Sequence[Record],
    data: str,
    plan: Plan | None = None,
) -> Manifest:
    """Return the manifest with calibration, operating points, curves and AUROC on ``records``.

    Findings whose labels there are all alike keep what they had.

    Parameters
    ----------
    manifest : Manifest
    logits : ndarray, shape (N, F)
        Not calibrated.
    records : sequence of Record
        Length N.
    data : str
        What the records are.
    plan : Plan, optional
    """
    plan = plan or Plan()
    findings = []
    for index, finding in enumerate(manifest.findings):
        known, labels = known_labels(records, finding.name)
        if not labels.any() or labels.all():
            findings.append(finding)
            continue
        patients = [one.patient for one, is_known in zip(records, known, strict=True) if is_known]
        values = np.asarray(logits[known, index], np.float64)
        findings.append(_measured(finding, values, labels, patients, data, plan))
    return msgspec.structs.replace(manifest, findings=tuple(findings))


def probabilities(finding: Finding, logits: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """Return the calibrated probabilities of raw logits, shape (N,)."""
    values = np.asarray(logits, np.float32)[None]
    return np.asarray(expit(calibrate(values, [finding.calibration])[0].astype(np.float64)))


def _measured(  # noqa: PLR0917
    finding: Finding,
    logits: npt.NDArray[np.float64],
    labels: npt.NDArray[np.bool_],
    patients: list[str],
    data: str,
    plan: Plan,
) -> Finding:
    changed = finding
    if plan.method is not None:
        fitted = msgspec.structs.replace(METHODS[plan.method](logits, labels), data=data)
        changed = msgspec.structs.replace(finding, calibration=fitted)
    found = probabilities(changed, logits)
    point = choose_operating_point(found, labels, plan.criterion, plan.target)
    low, high = bootstrap_interval(auroc, logits, labels, patients)
    metric = Metric(
        value=auroc(logits, labels), low=low, high=high, positives=int(labels.sum()), data=data
    )
    return msgspec.structs.replace(
        changed,
        operating_point=msgspec.structs.replace(point, data=data),
        metrics={**finding.metrics, "auroc": metric},
        curve=operating_curve(found, labels, point.probability, data),
    )
