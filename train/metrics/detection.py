"""Marks with scores against true boxes over positive *and* negative images: FROC and AP.

Images that are labelled with a finding but have no box of it are left out: their lesions are
unknown, not absent.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from train.metrics.bootstrap import Resampler
from train.metrics.boxes import iou
from train.metrics.estimates import Replicated

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

#: IoU that a mark needs to count.
IOU = (0.1, 0.3, 0.5)

#: False marks per image at which the FROC curve is read (those of LUNA16, and the image-blind 1).
NLF = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0)

#: Recalls at which COCO reads the precision.
RECALLS = np.linspace(0, 1, 101)

# COCO keeps this many marks per image.
_MOST_MARKS = 100

# COCO adds this to the denominator of the precision.
_TINY = float(np.spacing(1))


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """The marks of one finding in one image, and its true boxes: none in a negative image.

    Attributes
    ----------
    item : int
        The image's number in the resampler.
    truth : ndarray, shape (n, 4)
        x, y, width, height.
    boxes : ndarray, shape (m, 4)
    scores : ndarray, shape (m,)
    """

    item: int
    truth: Floats
    boxes: Floats
    scores: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Matched:
    """Marks and boxes of a finding at one IoU, highest score first where there are scores.

    ``lesions``: the item of each true box that a mark hits, ``lesion_scores`` the best score of
    such a mark. ``others``: items of marks that hit nothing, with ``other_scores``. ``ranked`` and
    ``true``: item of each mark in order of score, and whether COCO counts it.
    """

    lesions: Ints
    lesion_scores: Floats
    others: Ints
    other_scores: Floats
    ranked: Ints
    true: npt.NDArray[np.bool_]
    boxes: Ints
    images: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Detected:
    """Figures of a finding at one IoU.

    Attributes
    ----------
    threshold : float
    ap : Replicated
        Average precision as COCO has it.
    llf : dict of float to Replicated
        Lesion localization fraction at so many false marks per image (:data:`NLF`).
    curve : ndarray, shape (K, 2)
        False marks per image and lesion localization fraction, from the highest score down.
    """

    threshold: float
    ap: Replicated
    llf: dict[float, Replicated]
    curve: Floats


def detect(marked: Sequence[Marked], resampler: Resampler, threshold: float) -> Detected:
    """Return FROC and AP of one finding.

    FROC: a mark is false if its IoU with every true box is at most ``threshold``; a true box is
    found by any other mark, and has the highest score of these. AP: COCO's greedy matching, in
    which a second mark on a box that is taken is false, and IoU ≥ ``threshold`` counts.
    """
    found = _match(marked, threshold)
    value = _ap(_own_counts(found.true), len(found.boxes))[0]
    replicates = _ap(_ap_counts(found, resampler), _totals(found.boxes, resampler))
    llf, curve = _froc(found, resampler)
    return Detected(threshold, Replicated(float(value), replicates), llf, curve)


def average_precision(marked: Sequence[Marked], threshold: float) -> float:
    """Return COCO's average precision at one IoU; NaN without a true box."""
    found = _match(marked, threshold)
    return float(_ap(_own_counts(found.true), len(found.boxes))[0])


def _match(marked: Sequence[Marked], threshold: float) -> _Matched:
    lesions: list[tuple[float, int]] = []
    others: list[tuple[float, int]] = []
    ranked: list[tuple[float, int, bool]] = []
    for one in marked:
        order = np.argsort(-one.scores, kind="stable")[:_MOST_MARKS]
        scores = one.scores[order]
        if not len(one.truth):
            others += [(score, one.item) for score in scores]
            ranked += [(score, one.item, False) for score in scores]
            continue
        overlaps = iou(one.boxes[order], one.truth)
        for column in overlaps.T:
            hits = np.flatnonzero(column > threshold)
            if len(hits):
                lesions.append((scores[hits[0]], one.item))
        missed = (overlaps <= threshold).all(axis=1)
        others += [(score, one.item) for score in scores[missed]]
        taken = _greedy(overlaps, threshold)
        ranked += [(score, one.item, bool(t)) for score, t in zip(scores, taken, strict=True)]
    lesion_scores, lesion_items = _sorted(lesions)
    other_scores, other_items = _sorted(others)
    ranks = np.argsort([-row[0] for row in ranked], kind="stable")
    return _Matched(
        lesions=lesion_items,
        lesion_scores=lesion_scores,
        others=other_items,
        other_scores=other_scores,
        ranked=np.array([row[1] for row in ranked], np.intp)[ranks],
        true=np.array([row[2] for row in ranked], np.bool_)[ranks],
        boxes=np.repeat(
            np.array([one.item for one in marked], np.intp), [len(one.truth) for one in marked]
        ),
        images=np.array([one.item for one in marked], np.intp),
    )


def _greedy(overlaps: Floats, threshold: float) -> list[bool]:
    """Give each mark, best first, the free true box that it meets best."""
    free = np.ones(overlaps.shape[1], bool)
    taken = []
    for row in overlaps:
        usable = free & (row >= min(threshold, 1 - 1e-10))
        if usable.any():
            # Of equal overlaps COCO takes the last.
            best = np.flatnonzero(usable & (row == row[usable].max()))[-1]
            free[best] = False
        taken.append(bool(usable.any()))
    return taken


def _sorted(rows: list[tuple[float, int]]) -> tuple[Floats, Ints]:
    rows = sorted(rows, key=lambda row: -row[0])
    return np.array([row[0] for row in rows], np.float64), np.array(
        [row[1] for row in rows], np.intp
    )


def _totals(items: Ints, resampler: Resampler) -> Floats:
    return resampler.sums(items, np.zeros(len(items), np.intp), 1)[:, 0]


def _own_counts(true: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Return true and false marks up to each true one, shape (1, K)."""
    places = np.flatnonzero(true)
    hits = np.arange(1, len(places) + 1)
    return hits[None].astype(float), (places + 1 - hits)[None].astype(float)


def _ap_counts(found: _Matched, resampler: Resampler) -> tuple[Floats, Floats]:
    """Return the same for every replicate, shape (B, K)."""
    count = int(found.true.sum())
    # The number of the true mark that a mark comes before, or is.
    kind = np.cumsum(found.true) - found.true
    before = (kind < count) & ~found.true
    false = resampler.sums(found.ranked[before], kind[before], count)
    true = resampler.sums(found.ranked[found.true], np.arange(count), count)
    return np.cumsum(true, axis=1), np.cumsum(false, axis=1)


def _ap(counts: tuple[Floats, Floats], boxes: float | Floats) -> Floats:
    """Return AP per row: the precision only matters where the recall rises, at true marks."""
    true, false = counts
    total = np.broadcast_to(np.asarray(boxes, np.float64), len(true))
    with np.errstate(invalid="ignore", divide="ignore"):
        recall = true / total[:, None]
    precision = true / (true + false + _TINY)
    envelope = np.maximum.accumulate(precision[:, ::-1], axis=1)[:, ::-1]
    padded = np.concatenate([envelope, np.zeros((len(true), 1))], axis=1)
    areas = np.full(len(true), np.nan)
    for row in np.flatnonzero(total > 0):
        areas[row] = padded[row, np.searchsorted(recall[row], RECALLS, side="left")].mean()
    return areas


def _froc(found: _Matched, resampler: Resampler) -> tuple[dict[float, Replicated], Floats]:
    thresholds = np.unique(found.lesion_scores)[::-1]
    count = len(thresholds)
    # The first threshold, from the highest down, that a score reaches; ``count``: none.
    of_lesion = np.searchsorted(-thresholds, -found.lesion_scores, side="left")
    of_other = np.searchsorted(-thresholds, -found.other_scores, side="left")
    used = of_other < count
    images, boxes = len(found.images), len(found.boxes)
    hits = np.cumsum(np.bincount(of_lesion, minlength=count))[None, :count]
    false = np.cumsum(np.bincount(of_other[used], minlength=count))[None, :count]
    curve = np.stack([false[0] / max(images, 1), hits[0] / max(boxes, 1)], axis=1)
    drawn_hits = np.cumsum(resampler.sums(found.lesions, of_lesion, count), axis=1)
    drawn_false = np.cumsum(resampler.sums(found.others[used], of_other[used], count), axis=1)
    drawn_images, drawn_boxes = (_totals(items, resampler) for items in (found.images, found.boxes))
    llf = {}
    for rate in NLF:
        own = _read(hits, false, np.array([float(boxes)]), np.array([float(images)]), rate)
        drawn = _read(drawn_hits, drawn_false, drawn_boxes, drawn_images, rate)
        llf[rate] = Replicated(float(own[0]), drawn)
    return llf, curve


def _read(hits: Floats, false: Floats, boxes: Floats, images: Floats, rate: float) -> Floats:
    """Return the share of boxes found at the lowest threshold of at most so many false marks."""
    allowed = (false <= rate * images[:, None]).sum(axis=1)
    padded = np.concatenate([np.zeros((len(hits), 1)), hits], axis=1)
    reached = padded[np.arange(len(hits)), allowed]
    return np.asarray(np.divide(reached, boxes, out=np.full(len(hits), np.nan), where=boxes > 0))
