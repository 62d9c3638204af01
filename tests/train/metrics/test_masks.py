"""Regions against masks."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycocotools import mask as coco_mask

from train.metrics.masks import (
    ceiling_mask_iou,
    constant_masks,
    distance_to_mask,
    mask_iou,
    small,
)


def _blob(seed: int, shape=(24, 36)) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.random(shape) < rng.uniform(0.1, 0.9)


@pytest.mark.parametrize("seed", range(5))
def test_iou_is_that_of_pycocotools(seed):
    first, second = _blob(seed), _blob(seed + 100)
    encoded = [coco_mask.encode(np.asfortranarray(one.astype(np.uint8))) for one in (first, second)]
    expected = coco_mask.iou([encoded[0]], [encoded[1]], [0])[0, 0]
    assert mask_iou(first, second) == pytest.approx(expected, abs=1e-12)


def test_two_empty_masks_do_not_meet():
    assert mask_iou(np.zeros((2, 2), bool), np.zeros((2, 2), bool)) == 0


def test_distance_by_hand():
    mask = np.zeros((10, 10), bool)
    mask[2, 3] = True
    assert distance_to_mask(3.5, 2.5, mask) == 0
    assert distance_to_mask(4, 3, mask) == 0  # its corner
    assert distance_to_mask(7, 7, mask) == 5
    assert distance_to_mask(1, 1, np.zeros((4, 4), bool)) == float("inf")


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_no_union_of_cells_is_better(seed):
    rng = np.random.default_rng(seed)
    mask = np.repeat(np.repeat(_blob(seed, (4, 6)), 2, 0), 2, 1) & _blob(seed + 1, (8, 12))
    x = np.array([0, *np.sort(rng.choice(np.arange(1, 12), 2, replace=False)), 12.0])
    y = np.array([0, *np.sort(rng.choice(np.arange(1, 8), 2, replace=False)), 8.0])
    cells = [
        (slice(int(top), int(bottom)), slice(int(left), int(right)))
        for (top, bottom), (left, right) in product(pairwise(y), pairwise(x))
    ]
    best = 0.0
    for chosen in product((False, True), repeat=len(cells)):
        union = np.zeros(mask.shape, bool)
        for cell, taken in zip(cells, chosen, strict=True):
            union[cell] |= taken
        best = max(best, mask_iou(mask, union))
    assert ceiling_mask_iou(mask, x, y) == pytest.approx(best)


def test_ceiling_of_nothing_is_zero():
    assert ceiling_mask_iou(np.zeros((4, 4), bool), np.array([0, 4.0]), np.array([0, 4.0])) == 0


def test_constant_region_of_the_other_patients():
    left, right = np.zeros((128, 96), bool), np.zeros((128, 96), bool)
    left[:, :48] = True
    right[:, 48:] = True
    found = constant_masks([small(one) for one in (left, left, left, right)], "abcd")
    assert found[:3] == pytest.approx([1, 1, 1])
    assert found[3] == 0
    assert np.isnan(constant_masks([small(left)], "a")).all()


def test_a_patients_own_mask_is_never_used():
    left, right = np.zeros((64, 64), bool), np.zeros((64, 64), bool)
    left[:, :32] = True
    right[:, 32:] = True
    assert constant_masks([small(one) for one in (left, left, right)], "aab").tolist() == [0, 0, 0]
