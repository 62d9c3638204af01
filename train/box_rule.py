"""How far down from its peak a finding's box reaches: chosen on boxes that radiologists drew."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from pcam_model.manifest import Manifest
from train.marks import RULES, logit_raster, marks
from train.metrics.boxes import as_array, best_iou
from train.observations import Task, predictions_of_arrays

Floats = npt.NDArray[np.floating[Any]]

#: By finding the row of each image with boxes, and the IoU there, shape (fractions, boxes).
Overlaps = dict[str, list[tuple[int, Floats]]]

#: Fractions of the peak that are tried where nobody says otherwise.
FRACTIONS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def overlaps_of(
    logits: Floats,
    logit_maps: Floats,
    tasks: Sequence[Task],
    manifest: Manifest,
    fractions: Sequence[float],
) -> Overlaps:
    """Return how well the boxes of each fraction fit those that were drawn.

    Parameters
    ----------
    logits : ndarray, shape (N, F)
    logit_maps : ndarray, shape (N, F, h, w)
    tasks : sequence of Task
        Length N, with what was drawn.
    manifest : Manifest
        Of the findings and their calibration.
    fractions : sequence of float
        Of the highest probability of a map, 0..1.
    """
    found: Overlaps = {}
    rows = [row for row, task in enumerate(tasks) if task.truth]
    drawn = [tasks[row] for row in rows]
    predictions = predictions_of_arrays(logits[rows], logit_maps[rows], manifest, drawn)
    for row, task, prediction in zip(rows, drawn, predictions, strict=True):
        for name, truth in task.truth.items():
            raster = logit_raster(prediction, name)
            overlap = [
                best_iou(
                    truth.boxes,
                    as_array(marks(raster, prediction.image_shape, RULES["model"], fraction)),
                )
                for fraction in fractions
            ]
            found.setdefault(name, []).append((row, np.array(overlap)))
    return found


def best_fractions(
    overlaps: Mapping[str, list[tuple[int, Floats]]],
    fractions: Sequence[float],
    wanted: npt.NDArray[np.bool_],
) -> dict[str, float]:
    """Return by finding the fraction of the highest mean IoU on the wanted rows."""
    chosen = {}
    for name, pairs in overlaps.items():
        kept = [overlap for row, overlap in pairs if wanted[row]]
        if kept:
            mean = np.concatenate(kept, axis=1).mean(axis=1)
            chosen[name] = fractions[int(mean.argmax())]
    return chosen


def with_fractions(manifest: Manifest, fractions: Mapping[str, float], data: str = "") -> Manifest:
    """Return a manifest with the box rule of the named findings, chosen on ``data``."""
    findings = tuple(
        msgspec.structs.replace(finding, box_fraction=fractions[finding.name], box_data=data)
        if finding.name in fractions
        else finding
        for finding in manifest.findings
    )
    return msgspec.structs.replace(manifest, findings=findings)
