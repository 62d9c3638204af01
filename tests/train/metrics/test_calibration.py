"""Calibration error, Brier score and sensitivity by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss

from train.metrics.calibration import (
    brier_score,
    expected_calibration_error,
    sensitivity_specificity,
)


def test_hand_computed_calibration_error():
    # Two bins: (.1, .3 | one positive) gap |.4 − 1|, (.9 | none) gap .9; over three images.
    found = expected_calibration_error([0.1, 0.3, 0.9], [0, 1, 0], bins=2)
    assert found == pytest.approx((0.6 + 0.9) / 3)


def test_perfect_and_worst_probabilities():
    assert expected_calibration_error([0, 1, 1], [0, 1, 1]) == 0
    assert expected_calibration_error([1, 0, 0], [0, 1, 1]) == 1


def test_probability_one_belongs_to_the_last_bin():
    assert expected_calibration_error([1.0, 0.95], [1, 1], bins=10) == pytest.approx(0.025)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_brier_agrees_with_scikit_learn(rows):
    probabilities, labels = (np.array(column) for column in zip(*rows, strict=True))
    expected = brier_score_loss(labels, probabilities, pos_label=True)
    assert brier_score(probabilities, labels) == pytest.approx(expected)
    assert 0 <= expected_calibration_error(probabilities, labels) <= 1


def test_no_images_is_not_zero():
    assert np.isnan(brier_score([], []))
    assert np.isnan(expected_calibration_error([], []))


def test_probabilities_out_of_range_are_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        brier_score([1.2], [1])


def test_a_probability_at_the_threshold_is_called():
    assert sensitivity_specificity([0.5, 0.4, 0.5, 0.1], [1, 1, 0, 0], 0.5) == (0.5, 0.5)


def test_what_cannot_be_counted_is_none():
    assert sensitivity_specificity([0.5, 0.2], [1, 1], 0.3) == (0.5, None)
    assert sensitivity_specificity([0.5, 0.2], [0, 0], 0.3) == (None, 0.5)
