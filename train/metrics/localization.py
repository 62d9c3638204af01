"""Where findings are seen: boxes and peaks of the map against radiologists' boxes.

Only (image, finding) pairs that have a box are scored. Boxes are not exhaustive, so that a finding
without one is unknown, not absent.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from train.metrics import boxes as overlap
from train.metrics.bootstrap import REPLICATES, SEED, Resampler
from train.metrics.ceiling import ceiling_iou
from train.metrics.estimates import Replicated, macro
from train.metrics.floor import constant_points, floor_overlaps
from train.metrics.pointing import hit, scaled_tolerance
from train.metrics.schema import Estimate, Localization, Overlap, Rate

Floats = npt.NDArray[np.float64]

#: Thresholds of Wang et al., CVPR 2017 (table 7 and supplement); the report prints .1 .3 .5.
IOU = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
IOBB = (0.1, 0.25, 0.5, 0.75, 0.9)


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """One image and one finding that has a box in it. All in pixels of an image of ``size``.

    Attributes
    ----------
    finding : str
    patient : hashable
    size : tuple of int
        Width and height.
    truth : ndarray, shape (n, 4)
        Radiologists' boxes: x, y, width, height.
    predicted : ndarray, shape (m, 4)
        The model's boxes, the one of highest score first.
    peak : tuple of float
        Where the map is highest.
    lines : tuple of ndarray
        Edges of the map's cells along x and along y.
    """

    finding: str
    patient: Hashable
    size: tuple[int, int]
    truth: Floats
    predicted: Floats
    peak: tuple[float, float]
    lines: tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Per true box (``box_…``) and per pair the numbers whose means are reported."""

    by_box: dict[str, Floats]
    by_pair: dict[str, Floats]


def localize(
    pairs: Sequence[Pair],
    macros: Mapping[str, Sequence[str]],
    replicates: int = REPLICATES,
    seed: int = SEED,
) -> tuple[tuple[Localization, ...], tuple[Localization, ...]]:
    """Return one row per finding that has a box, and one per macro.

    Parameters
    ----------
    pairs : sequence of Pair
    macros : mapping of str to sequence of str
        Name of a macro row to its findings; those without a box are left out.
    replicates, seed : int
        Of the bootstrap over patients.
    """
    names = list(dict.fromkeys(pair.finding for pair in pairs))
    resampler = Resampler([pair.patient for pair in pairs], replicates, seed)
    measured: dict[str, dict[str, Replicated]] = {}
    counts: dict[str, tuple[int, int]] = {}
    for name in names:
        chosen = np.array([number for number, pair in enumerate(pairs) if pair.finding == name])
        own = [pairs[number] for number in chosen]
        columns = _columns(own)
        of_box = np.repeat(chosen, [len(pair.truth) for pair in own])
        measured[name] = {
            key: Replicated(_mean(values), resampler.mean(values, of_box))
            for key, values in columns.by_box.items()
        } | {
            key: Replicated(_mean(values), resampler.mean(values, chosen))
            for key, values in columns.by_pair.items()
        }
        counts[name] = (len(own), len(of_box))
    rows = tuple(_row(name, *counts[name], 1, _estimates(measured[name])) for name in names)
    means = []
    for title, wanted in macros.items():
        kept = [name for name in wanted if name in measured]
        if kept:
            together = {
                key: macro([measured[name][key] for name in kept]) for key in measured[kept[0]]
            }
            images, boxes = (sum(counts[name][which] for name in kept) for which in (0, 1))
            means.append(_row(title, images, boxes, len(kept), _estimates(together)))
    return rows, tuple(means)


def _mean(values: Floats) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else float("nan")


def _estimates(measured: Mapping[str, Replicated]) -> dict[str, Estimate]:
    return {key: value.estimate() for key, value in measured.items()}


def _columns(pairs: Sequence[Pair]) -> _Columns:
    """Measure the pairs of one finding."""
    sizes = np.concatenate([np.tile(np.array(pair.size * 2, float), (len(pair.truth), 1))
                            for pair in pairs])  # fmt: skip
    truth = np.concatenate([pair.truth for pair in pairs])
    patients = [pair.patient for pair in pairs for _ in pair.truth]
    # IoU does not change when both axes are stretched: the floor works in fractions of the image.
    relative = truth / sizes
    floor, floor_share = floor_overlaps(relative, patients)
    overlaps = {
        "best": _each(pairs, lambda pair: overlap.best_iou(pair.truth, pair.predicted)),
        "top1": _each(pairs, lambda pair: overlap.best_iou(pair.truth, pair.predicted[:1])),
        "ceiling": _ceilings(pairs),
        "floor": floor,
    }
    by_box = {
        f"{kind}>{threshold}": _above(values, threshold)
        for kind, values in overlaps.items()
        for threshold in IOU
    }
    by_box |= {f"gain>{value}": by_box[f"top1>{value}"] - by_box[f"floor>{value}"] for value in IOU}
    by_box["mean_iou"] = overlaps["top1"]
    share = _each(pairs, lambda pair: overlap.best_iobb(pair.truth, pair.predicted))
    by_box |= {f"iobb>{threshold}": _above(share, threshold) for threshold in IOBB}
    by_box |= {f"iobb_floor>{value}": _above(floor_share, value) for value in IOBB}
    by_pair = {
        "pointing": np.array([float(hit(*pair.peak, pair.truth)) for pair in pairs]),
        "tolerant": np.array(
            [float(hit(*pair.peak, pair.truth, scaled_tolerance(pair.size))) for pair in pairs]
        ),
        "pointing_floor": _pointing_floor(pairs, constant_points(relative, patients)),
        "predicted": np.array([float(len(pair.predicted)) for pair in pairs]),
    }
    for name, thresholds, best in (
        ("false", IOU, [overlap.best_iou(pair.predicted, pair.truth) for pair in pairs]),
        ("false_iobb", IOBB, [overlap.best_met(pair.predicted, pair.truth) for pair in pairs]),
    ):
        by_pair |= {
            f"{name}>{threshold}": np.array([float((met <= threshold).sum()) for met in best])
            for threshold in thresholds
        }
    return _Columns(by_box, by_pair)


def _ceilings(pairs: Sequence[Pair]) -> Floats:
    """Return the best IoU on the grid of each true box; images of one grid are done together."""
    grids: dict[tuple[bytes, bytes], list[int]] = {}
    for number, pair in enumerate(pairs):
        grids.setdefault((pair.lines[0].tobytes(), pair.lines[1].tobytes()), []).append(number)
    found: list[Floats] = [np.zeros(0)] * len(pairs)
    for members in grids.values():
        boxes = np.concatenate([pairs[number].truth for number in members])
        best = ceiling_iou(boxes, *pairs[members[0]].lines)
        ends = np.cumsum([len(pairs[number].truth) for number in members])[:-1]
        for number, part in zip(members, np.split(best, ends), strict=True):
            found[number] = part
    return np.concatenate(found)


def _each(pairs: Sequence[Pair], function: Callable[[Pair], Floats]) -> Floats:
    return np.concatenate([function(pair) for pair in pairs])


def _above(values: Floats, threshold: float) -> Floats:
    return np.where(np.isfinite(values), values > threshold, np.nan)


def _pointing_floor(pairs: Sequence[Pair], points: Floats) -> Floats:
    """Return per pair whether its boxes hold the point that other patients' boxes suggest."""
    first = np.cumsum([0, *(len(pair.truth) for pair in pairs)])[:-1]
    hits = np.full(len(pairs), np.nan)
    for number, (pair, start) in enumerate(zip(pairs, first, strict=True)):
        x, y = points[start] * np.array(pair.size)
        if np.isfinite(x):
            hits[number] = hit(float(x), float(y), pair.truth)
    return hits


def _row(
    name: str, images: int, boxes: int, findings: int, found: Mapping[str, Estimate]
) -> Localization:
    return Localization(
        name=name,
        images=images,
        boxes=boxes,
        findings=findings,
        iou=tuple(
            Overlap(
                threshold=threshold,
                best=found[f"best>{threshold}"],
                top1=found[f"top1>{threshold}"],
                floor=found[f"floor>{threshold}"],
                ceiling=found[f"ceiling>{threshold}"],
                gain=found[f"gain>{threshold}"],
            )
            for threshold in IOU
        ),
        iobb=tuple(Rate(threshold=value, rate=found[f"iobb>{value}"]) for value in IOBB),
        iobb_floor=tuple(
            Rate(threshold=value, rate=found[f"iobb_floor>{value}"]) for value in IOBB
        ),
        pointing=found["pointing"],
        pointing_tolerant=found["tolerant"],
        pointing_floor=found["pointing_floor"],
        predicted_boxes=found["predicted"],
        false_boxes=tuple(Rate(threshold=value, rate=found[f"false>{value}"]) for value in IOU),
        false_boxes_iobb=tuple(
            Rate(threshold=value, rate=found[f"false_iobb>{value}"]) for value in IOBB
        ),
        mean_iou=found["mean_iou"],
    )
