"""FROC and AP: against pycocotools, by hand, and replicate by replicate."""

import contextlib
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from train.metrics.bootstrap import Resampler
from train.metrics.detection import IOU, NLF, Marked, average_precision, detect

ODD = np.array([0.15, 0.25, 0.35, 0.4, 0.5, 0.6, 0.75, 0.9])


def _coco_ap(marked: list[Marked], threshold: float) -> float:
    """Return what COCOeval says of the same marks and boxes."""
    truth = COCO()
    annotations = [
        {"id": number + 1, "image_id": one.item, "category_id": 1, "bbox": box.tolist(),
         "area": float(box[2] * box[3]), "iscrowd": 0}
        for number, (one, box) in enumerate((one, box) for one in marked for box in one.truth)
    ]  # fmt: skip
    truth.dataset = {
        "images": [{"id": one.item} for one in marked],
        "annotations": annotations,
        "categories": [{"id": 1}],
    }
    results = [
        {"image_id": one.item, "category_id": 1, "bbox": box.tolist(), "score": float(score)}
        for one in marked
        for box, score in zip(one.boxes, one.scores, strict=True)
    ]
    with contextlib.redirect_stdout(io.StringIO()):
        truth.createIndex()
        evaluation = COCOeval(truth, truth.loadRes(results), "bbox")
        evaluation.params.iouThrs = np.array([threshold])
        evaluation.params.areaRng = [[0, 1e10]]
        evaluation.params.areaRngLbl = ["all"]
        evaluation.evaluate()
        evaluation.accumulate()
    return float(evaluation.eval["precision"][0, :, 0, 0, 2].mean())


def _drawn(seed: int, images: int = 60, ties: bool = False) -> list[Marked]:
    rng = np.random.default_rng(seed)

    def boxes(count: int) -> np.ndarray:
        return np.column_stack([rng.uniform(0, 80, (count, 2)), rng.uniform(5, 60, (count, 2))])

    found = []
    for item in range(images):
        truth = boxes(int(rng.integers(0, 4)))
        near = truth + rng.normal(0, 4, truth.shape)
        near[:, 2:] = np.abs(near[:, 2:]) + 1
        marks = np.concatenate([near, boxes(int(rng.integers(0, 5)))])
        scores = rng.integers(0, 6, len(marks)) / 5 if ties else rng.random(len(marks))
        found.append(Marked(item, truth, marks, scores.astype(float)))
    return found


@pytest.mark.parametrize("threshold", ODD)
@pytest.mark.parametrize("ties", [False, True])
def test_average_precision_is_that_of_coco(threshold, ties):
    for seed in range(3):
        marked = _drawn(seed, ties=ties)
        assert average_precision(marked, threshold) == pytest.approx(
            _coco_ap(marked, threshold), abs=1e-6
        )


def test_average_precision_keeps_a_hundred_marks_an_image():
    truth = np.array([[0.0, 0, 10, 10]])
    marks = np.concatenate([np.tile([50.0, 50, 5, 5], (100, 1)), truth])
    marked = [Marked(0, truth, marks, np.linspace(1, 0, 101))]
    assert average_precision(marked, 0.5) == _coco_ap(marked, 0.5) == 0


def test_no_box_at_all():
    marked = [Marked(0, np.zeros((0, 4)), np.ones((1, 4)), np.ones(1))]
    assert np.isnan(average_precision(marked, 0.5))
    found = detect(marked, Resampler("a", 10), 0.5)
    assert np.isnan(found.llf[1.0].value)


def test_froc_by_hand():
    box = np.array([[0.0, 0, 10, 10]])
    away = np.array([[50.0, 50, 10, 10]])
    none = np.zeros((0, 4))
    marked = [
        Marked(0, box, np.concatenate([box, away, box]), np.array([0.9, 0.8, 0.7])),
        Marked(1, box, away, np.array([0.6])),
        Marked(2, none, away, np.array([0.95])),
        Marked(3, none, none, np.zeros(0)),
    ]
    found = detect(marked, Resampler("abcd", 0), 0.5)
    # One false mark scores above the only hit; the second mark on the same box is no false one.
    assert found.curve.tolist() == [[0.25, 0.5]]
    assert {rate: found.llf[rate].value for rate in NLF} == {
        0.125: 0, 0.25: 0.5, 0.5: 0.5, 1.0: 0.5, 2.0: 0.5, 4.0: 0.5,
    }  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(IOU), st.booleans())
def test_replicates_are_the_figures_of_the_drawn_images(seed, threshold, ties):
    marked = _drawn(seed, images=12, ties=ties)
    patients = [number // 2 for number in range(12)]
    found = detect(marked, Resampler(patients, 5, seed), threshold)
    generator = np.random.default_rng(seed)
    for replicate in range(5):
        drawn = np.bincount(generator.integers(6, size=6), minlength=6)
        again = [
            Marked(number * 100 + copy, one.truth, one.boxes, one.scores)
            for number, one in enumerate(marked)
            for copy in range(drawn[patients[number]])
        ]
        again = [Marked(k, one.truth, one.boxes, one.scores) for k, one in enumerate(again)]
        other = detect(again, Resampler(range(len(again)), 0), threshold)
        for rate in NLF:
            assert found.llf[rate].replicates[replicate] == pytest.approx(
                other.llf[rate].value, nan_ok=True
            )
        if not ties:
            # Between equal scores, repeated images stand in another order.
            assert found.ap.replicates[replicate] == pytest.approx(
                other.ap.value, nan_ok=True, abs=1e-9
            )
