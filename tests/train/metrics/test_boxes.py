"""Overlap of boxes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcam_model.geometry import Box
from train.metrics.boxes import as_array, best_iobb, best_iou, best_met, iobb, iou, paired_overlaps

NONE = np.zeros((0, 4))


def _one(*values: float) -> np.ndarray:
    return np.array([values], float)


def test_hand_computed_overlap():
    # 10×10 and 10×10, shifted by 5 both ways: 25 of 175.
    first, second = _one(0, 0, 10, 10), _one(5, 5, 10, 10)
    assert iou(first, second)[0, 0] == pytest.approx(25 / 175)
    assert iobb(first, second)[0, 0] == pytest.approx(25 / 100)


def test_iobb_is_relative_to_the_detected_box():
    small, large = _one(2, 2, 2, 2), _one(0, 0, 10, 10)
    assert iobb(small, large)[0, 0] == 1
    assert iobb(large, small)[0, 0] == pytest.approx(0.04)


def test_boxes_that_touch_share_nothing():
    assert iou(_one(0, 0, 10, 10), _one(10, 0, 10, 10))[0, 0] == 0


side = st.floats(0.5, 100)
boxes = st.lists(
    st.tuples(st.floats(-100, 100), st.floats(-100, 100), side, side), min_size=1, max_size=4
).map(lambda rows: np.array(rows, float))


@given(boxes, boxes)
def test_iou_is_symmetric_and_within_bounds(first, second):
    found = iou(first, second)
    assert found == pytest.approx(iou(second, first).T)
    assert (found >= 0).all()
    assert (found <= 1).all()
    assert (iobb(first, second) >= found - 1e-12).all()  # the union is never the smaller


@given(boxes)
def test_a_box_meets_itself(first):
    assert np.diag(iou(first, first)) == pytest.approx(np.ones(len(first)))


@given(boxes, boxes, st.floats(0.1, 10), st.floats(0.1, 10))
def test_stretching_an_image_changes_no_overlap(first, second, across, down):
    stretch = np.array([across, down, across, down])
    assert iou(first * stretch, second * stretch) == pytest.approx(iou(first, second), abs=1e-9)


@given(boxes, boxes)
def test_agrees_with_pycocotools(first, second):
    mask = pytest.importorskip("pycocotools.mask")
    oracle = mask.iou(first, second, np.zeros(len(second), np.uint8))
    assert iou(first, second) == pytest.approx(oracle, abs=1e-9)


def test_best_of_several_per_true_box():
    truth = np.array([[0, 0, 10, 10], [50, 50, 10, 10]], float)
    detected = np.array([[0, 0, 10, 5], [0, 0, 10, 8]], float)
    assert best_iou(truth, detected) == pytest.approx([0.8, 0])
    assert best_iobb(truth, detected) == pytest.approx([1, 0])


def test_no_detected_box_meets_nothing():
    truth = _one(0, 0, 10, 10)
    assert best_iou(truth, NONE).tolist() == [0]
    assert best_iobb(truth, NONE).tolist() == [0]
    assert best_met(NONE, truth).shape == (0,)


def test_each_detected_box_and_what_it_meets():
    truth = np.array([[0.0, 0, 10, 10], [50, 50, 10, 10]])
    detected = np.array([[0.0, 0, 10, 5], [5, 5, 20, 20], [80, 80, 5, 5]])
    assert best_iou(detected, truth) == pytest.approx([0.5, 25 / 475, 0])
    assert best_met(detected, truth) == pytest.approx([1, 25 / 400, 0])
    assert best_met(detected, NONE).tolist() == [0, 0, 0]


def test_pairs_are_the_diagonal():
    rng = np.random.default_rng(0)
    first, second = rng.uniform(0, 50, (2, 20, 4))
    by_iou, by_iobb = paired_overlaps(first, second)
    assert by_iou == pytest.approx(np.diag(iou(first, second)))
    assert by_iobb == pytest.approx(np.diag(iobb(first, second)))


def test_as_array():
    assert as_array([]).shape == (0, 4)
    assert as_array([Box(1, 2, 3, 4, 0.5)]).tolist() == [[1, 2, 3, 4]]
