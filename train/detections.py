"""Marks over ill and healthy images, and outlines against masks: from observations to rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from train.metrics import detection
from train.metrics.bootstrap import SEED, Resampler
from train.metrics.boxes import iou
from train.metrics.curves import thinned
from train.metrics.estimates import Replicated, finite, macro
from train.metrics.floor import constant_boxes
from train.metrics.masks import constant_masks, small
from train.metrics.pointing import scaled_tolerance
from train.metrics.schema import Detection, FrocPoint, Masks
from train.observations import MarkRow, Observation, Task

Floats = npt.NDArray[np.float64]

#: What was asked and what was observed, image by image; none of them failed.
Seen = Sequence[tuple[Task, Observation]]

Curve = list[list[float]]


def mark_rows(marks: Sequence[MarkRow]) -> Floats:
    """Return marks as an array (n, 5): x, y, width, height, score."""
    return np.array(marks, np.float64).reshape(-1, 5)


def detections(
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
        rows = mark_rows(item.places[finding].boxes)
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


def masks_by_finding(seen: Seen, drawn: Sequence[str], replicates: int) -> dict[str, Masks]:
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
