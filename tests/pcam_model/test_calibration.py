"""Calibration and the way between logits and probabilities."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx_factory import make_manifest

from pcam_model.calibration import calibrate, calibrations, logit_of, probability_of
from pcam_model.manifest import Calibration

PAIR = (Calibration(scale=2.0, offset=-1.0), Calibration())


def test_logits_and_maps_by_hand():
    np.testing.assert_array_equal(calibrate(np.array([3, 3], np.float32), PAIR), [5, 3])
    maps = np.arange(8, dtype=np.float32).reshape(2, 2, 2)
    calibrated = calibrate(maps, PAIR)
    assert calibrated.dtype == np.float32
    np.testing.assert_array_equal(calibrated, [[[-1, 1], [3, 5]], [[4, 5], [6, 7]]])


def test_the_numbers_of_findings_must_agree():
    with pytest.raises(ValueError, match="3 findings in the logits, but 2 calibrations"):
        calibrate(np.zeros(3, np.float32), PAIR)


def test_calibrations_in_output_order():
    manifest = make_manifest(("A", "B"), calibrations={"B": (0.5, 2.0)})
    assert calibrations(manifest) == (Calibration(), Calibration(scale=0.5, offset=2.0))


def test_logits_of_known_probabilities():
    assert logit_of(0.5) == 0
    assert logit_of(0.9) == pytest.approx(math.log(9))
    assert probability_of(math.log(9)) == pytest.approx(0.9)


@given(st.floats(0, 1))
def test_logit_is_finite_and_undone(probability):
    assert math.isfinite(logit_of(probability))
    assert probability_of(logit_of(probability)) == pytest.approx(probability, abs=1e-9)


ISOTONIC = Calibration(method="isotonic", knots=((-2.0, -5.0), (0.0, -1.0), (1.0, 2.0)))


def test_isotonic_by_hand():
    logits = np.array([[-4, -2, -1, 0, 0.5, 1, 3], [0] * 7], np.float32)
    found = calibrate(logits, (ISOTONIC, PAIR[0]))
    np.testing.assert_allclose(found[0], [-7, -5, -3, -1, 0.5, 2, 4])
    np.testing.assert_array_equal(found[1], np.full(7, -1))
    assert found.dtype == np.float32


knots = st.lists(
    st.tuples(st.floats(1e-3, 20), st.floats(1e-3, 20)), min_size=1, max_size=8
).map(lambda steps: tuple(zip(*(np.cumsum(column) - 30 for column in zip(*steps, strict=True)),
                              strict=True)))  # fmt: skip


@given(knots, st.lists(st.floats(-80, 80, width=32), min_size=2, max_size=30))
def test_calibrated_cells_keep_their_order(points, values):
    points = tuple((float(x), float(y)) for x, y in points)
    ranked = np.sort(np.array(values, np.float32))
    found = calibrate(ranked[None], (Calibration(method="isotonic", knots=points),))[0]
    assert (np.diff(found) >= 0).all()
    assert np.isfinite(found).all()


def test_knots_that_are_next_to_each_other():
    tiny = float(np.finfo(np.float64).smallest_subnormal)
    steep = Calibration(method="isotonic", knots=((0.0, -1.0), (tiny, 1.0)))
    found = calibrate(np.array([[-1, 0, 1]], np.float32), (steep,))
    assert found.tolist() == [[-2, -1, 2]]
