"""What one variant of a comparison is worth: its outputs on images that no fit of it has seen."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pcam_model.manifest import Manifest
from train.box_rule import best_fractions, overlaps_of, with_fractions
from train.measure import Figures, figures
from train.metrics.schema import Estimate, Localization
from train.observations import Observation, Task, observe_arrays

Floats = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Outputs:
    """What networks gave for images, in the order of the tasks.

    Attributes
    ----------
    tasks : list of Task
    folds : list of int
        The fold of each image: the fit that gave its outputs had not seen it.
    logits : ndarray, shape (N, F)
    logit_maps : ndarray, shape (N, F, h, w)
    seconds : float
        What the fits took, together.
    """

    tasks: list[Task]
    folds: list[int]
    logits: Floats
    logit_maps: Floats
    seconds: float


def measure(outputs: Outputs, manifest: Manifest, fractions: Sequence[float]) -> dict[str, float]:
    """Return metric name to value; those that cannot be measured are left out.

    Names end in ``/FINDING``, ``/macro`` or ``/macro without Cardiomegaly``. The floor looks at no
    image, the ceiling is the best that edges on the map's cells could do.
    """
    observations = cross_fitted(outputs, manifest, fractions)
    seen = list(zip(outputs.tasks, observations, strict=True))
    found = figures(seen, manifest.finding_names, replicates=0, folds=outputs.folds)
    values = {"seconds": outputs.seconds} | _classification(found) | _localization(found)
    return {name: value for name, value in values.items() if value is not None}


def cross_fitted(
    outputs: Outputs, manifest: Manifest, fractions: Sequence[float]
) -> list[Observation]:
    """Return observations whose box rule was chosen on the other half of the patients."""
    halves = np.array([half_of(task.record.patient) for task in outputs.tasks])
    overlaps = overlaps_of(outputs.logits, outputs.logit_maps, outputs.tasks, manifest, fractions)
    found: list[Observation | None] = [None] * len(outputs.tasks)
    for half in (0, 1):
        ruled = with_fractions(manifest, best_fractions(overlaps, fractions, halves != half))
        rows = np.flatnonzero(halves == half)
        observed = observe_arrays(
            outputs.logits[rows],
            outputs.logit_maps[rows],
            ruled,
            [outputs.tasks[row] for row in rows],
        )
        for row, observation in zip(rows, observed, strict=True):
            found[row] = observation
    return [observation for observation in found if observation is not None]


def half_of(patient: str) -> int:
    """Return 0 or 1, the same for one patient on every computer."""
    return zlib.crc32(patient.encode()) % 2


def _classification(found: Figures) -> dict[str, float | None]:
    # Logits of different fits are not on one scale: pairs of images of one fold are compared.
    rows = {row.name: row.auroc_within_folds for row in found.classification}
    known = [value for value in rows.values() if value is not None]
    mean = float(np.mean(known)) if known else None
    return {f"auroc/{name}": value for name, value in rows.items()} | {"auroc/macro": mean}


def _localization(found: Figures) -> dict[str, float | None]:
    values: dict[str, float | None] = {}
    for row in (*found.localization, *found.localization_macro):
        for name, estimate in _estimates(row).items():
            values[f"{name}/{row.name}"] = estimate.value
    return values


def _estimates(row: Localization) -> dict[str, Estimate]:
    values = {"pointing": row.pointing, "pointing floor": row.pointing_floor}
    for overlap in row.iou:
        values[f"IoU > {overlap.threshold:g}"] = overlap.best
        values[f"IoU > {overlap.threshold:g} floor"] = overlap.floor
        values[f"IoU > {overlap.threshold:g} ceiling"] = overlap.ceiling
    return values
