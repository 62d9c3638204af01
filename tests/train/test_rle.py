"""Run-length codes against pycocotools."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycocotools import mask as coco_mask

from train.rle import decode

side = st.integers(1, 40)


@given(side, side, st.integers(0, 10**6), st.sampled_from([0, 0.02, 0.5, 1]))
def test_what_pycocotools_wrote(rows, columns, seed, share):
    mask = np.random.default_rng(seed).random((rows, columns)) < share
    code = coco_mask.encode(np.asfortranarray(mask.astype(np.uint8)))
    np.testing.assert_array_equal(decode(code), mask)
    np.testing.assert_array_equal(decode({**code, "counts": code["counts"].decode()}), mask)


def test_long_runs():
    mask = np.zeros((2000, 3000), bool)
    mask[5:1990, 700:701] = True
    code = coco_mask.encode(np.asfortranarray(mask.astype(np.uint8)))
    np.testing.assert_array_equal(decode(code), mask)


@pytest.mark.parametrize("counts", [[3], [5, -1], "0", "zzzz"])
def test_runs_that_do_not_fill_the_mask(counts):
    with pytest.raises(ValueError, match="do not fill its 2 × 2"):
        decode({"size": [2, 2], "counts": counts})
