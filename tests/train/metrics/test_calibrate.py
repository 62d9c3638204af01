"""Calibration and operating points."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_curve

from pcam_model.calibration import calibrate
from pcam_model.manifest import Calibration
from train.metrics.calibrate import (
    METHODS,
    choose_operating_point,
    fit_isotonic,
    fit_platt,
    fit_temperature,
    log_loss,
    operating_curve,
)
from train.metrics.calibration import expected_calibration_error, sensitivity_specificity


def _drawn(count: int, scale: float, offset: float, seed: int = 0):
    rng = np.random.default_rng(seed)
    logits = rng.normal(1, 3, count)
    return logits, rng.random(count) < expit(scale * logits + offset)


def test_recovers_the_true_scale_and_offset():
    found = fit_platt(*_drawn(20000, 0.6, -2.0))
    assert found.scale == pytest.approx(0.6, abs=0.03)
    assert found.offset == pytest.approx(-2.0, abs=0.08)
    assert "positives" in found.data


def test_agrees_with_logistic_regression_on_much_data():
    logits, labels = _drawn(5000, 0.9, 0.5)
    found = fit_platt(logits, labels)
    oracle = LogisticRegression(C=np.inf).fit(logits[:, None], labels)
    assert found.scale == pytest.approx(oracle.coef_[0, 0], rel=0.01)
    assert found.offset == pytest.approx(oracle.intercept_[0], abs=0.01)


@pytest.mark.parametrize(("shift", "stretch"), [(0, 1), (50, 1), (-300, 20), (0, 1e-3)])
def test_a_network_of_another_scale_gives_the_same_probabilities(shift, stretch):
    logits, labels = _drawn(400, 0.6, -1.0)
    first = fit_platt(logits, labels)
    second = fit_platt(logits * stretch + shift, labels)
    assert second.scale * (logits * stretch + shift) + second.offset == pytest.approx(
        first.scale * logits + first.offset, abs=1e-3
    )


def test_calibration_lowers_error_and_loss():
    logits, labels = _drawn(2000, 0.3, -1.5)
    found = fit_platt(logits, labels)
    before, after = expit(logits), expit(found.scale * logits + found.offset)
    assert log_loss(after, labels) < log_loss(before, labels)
    assert (
        expected_calibration_error(after, labels)
        < 0.04
        < expected_calibration_error(before, labels)
    )


@given(st.lists(st.tuples(st.floats(-60, 60), st.booleans()), min_size=2, max_size=40))
def test_any_labels_give_a_finite_increasing_function(rows):
    logits, labels = (np.array(column) for column in zip(*rows, strict=True))
    found = fit_platt(logits, labels)
    assert found.scale > 0
    assert np.isfinite([found.scale, found.offset]).all()


def test_perfect_separation_stays_finite():
    found = fit_platt([-2, -1, 1, 2], [0, 0, 1, 1])
    # Platt's targets: 3/4 and 1/4 at the most with two images of each.
    assert 0.6 < expit(found.scale * 2 + found.offset) < 0.95


def test_labels_all_alike_leave_the_logits_alone():
    found = fit_platt([1.0, 2.0], [0, 0])
    assert (found.scale, found.offset, found.data) == (1, 0, "not calibrated")


def test_logits_that_are_not_finite_are_refused():
    with pytest.raises(ValueError, match="not finite"):
        fit_platt([0.0, np.inf], [0, 1])


def test_youden_by_hand():
    found = choose_operating_point([0.1, 0.3, 0.4, 0.8], [0, 0, 1, 1])
    assert found.probability == pytest.approx(0.35)
    assert (found.sensitivity, found.specificity) == (1, 1)
    assert "Youden" in found.criterion


some = st.lists(
    st.tuples(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.9, 1.0]), st.booleans()), min_size=2
).filter(lambda rows: len({y for _, y in rows}) == 2)


@given(some)
def test_the_figures_hold_at_the_threshold_and_youden_is_the_best(rows):
    values, labels = (np.array(column) for column in zip(*rows, strict=True))
    found = choose_operating_point(values, labels)
    assert 0 < found.probability < 1
    assert (found.sensitivity, found.specificity) == sensitivity_specificity(
        values, labels, found.probability
    )
    false, true, thresholds = roc_curve(labels, values, drop_intermediate=False)
    # Thresholds of exactly 0 or above 1 cannot be a threshold of a manifest.
    reachable = (thresholds > 0) & (thresholds <= 1)
    best = (true - false)[reachable].max(initial=-1)
    assert found.sensitivity + found.specificity - 1 >= best - 1e-12


@given(some, st.integers(1, 8))
def test_a_curve_tells_what_each_of_its_thresholds_is_worth(rows, most):
    values, labels = (np.array(column) for column in zip(*rows, strict=True))
    point = choose_operating_point(values, labels).probability
    curve = operating_curve(values, labels, point, "drawn", most)
    assert point in curve.thresholds
    assert len(curve.thresholds) <= most + 1
    assert (curve.positives, curve.negatives) == (labels.sum(), (~labels).sum())
    for threshold, *worth in zip(
        curve.thresholds, curve.sensitivities, curve.specificities, strict=True
    ):
        assert worth == pytest.approx(sensitivity_specificity(values, labels, threshold), abs=1e-4)


@pytest.mark.parametrize("criterion", ["specificity", "sensitivity"])
@pytest.mark.parametrize("target", [0.5, 0.9, 0.99])
def test_target_is_reached_at_the_least_cost(criterion, target):
    logits, labels = _drawn(300, 0.8, -1.0)
    values = expit(logits)
    found = choose_operating_point(values, labels, criterion, target)
    other = {"specificity": "sensitivity", "sensitivity": "specificity"}[criterion]
    assert getattr(found, criterion) >= target
    false, true, _ = roc_curve(labels, values, drop_intermediate=False)
    held, free = (1 - false, true) if criterion == "specificity" else (true, 1 - false)
    assert getattr(found, other) == pytest.approx(free[held >= target].max())
    assert f"{target:g}" in found.criterion


def test_neighbouring_floats_are_parted():
    low = 0.5
    high = np.nextafter(low, 1)
    found = choose_operating_point([low, high], [0, 1])
    assert (found.sensitivity, found.specificity) == (1, 1)


def test_labels_all_alike_choose_nothing():
    found = choose_operating_point([0.2, 0.7], [1, 1])
    assert (found.probability, found.sensitivity) == (0.5, None)
    assert "default" in found.criterion


def test_wrong_criteria_are_refused():
    with pytest.raises(ValueError, match="unknown criterion"):
        choose_operating_point([0.2, 0.7], [0, 1], "f1")
    with pytest.raises(ValueError, match="needs a target"):
        choose_operating_point([0.2, 0.7], [0, 1], "specificity")


def _applied(calibration: Calibration, logits: np.ndarray) -> np.ndarray:
    return calibrate(np.asarray(logits, np.float32)[None], [calibration])[0]


def test_temperature_agrees_with_logistic_regression_without_intercept():
    logits, labels = _drawn(5000, 0.7, 0.0)
    found = fit_temperature(logits, labels)
    oracle = LogisticRegression(C=np.inf, fit_intercept=False).fit(logits[:, None], labels)
    assert found.scale == pytest.approx(oracle.coef_[0, 0], rel=0.01)
    assert (found.offset, found.method) == (0, "temperature")


def test_isotonic_knots_are_the_steps_of_scikit_learn():
    logits, labels = _drawn(300, 0.8, -0.5)
    logits = np.round(logits, 1)  # with ties
    found = fit_isotonic(logits, labels)
    positives = labels.sum()
    targets = np.where(labels, (positives + 1) / (positives + 2), 1 / (len(labels) - positives + 2))
    oracle = IsotonicRegression().fit(logits, targets)
    assert len(found.knots) > 3
    for x, y in found.knots:
        # The knot lies within its step, so that the step's height is the nearest point's.
        nearest = logits[np.abs(logits - x).argmin()]
        assert expit(y) == pytest.approx(oracle.predict([nearest])[0], abs=1e-6)


def test_isotonic_lowers_the_loss_of_a_bent_scale():
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 3, 20000)
    labels = rng.random(20000) < expit(np.where(logits < 0, 0.2 * logits, 2 * logits) - 1)
    loss = {
        method: log_loss(expit(_applied(fit(logits, labels), logits)), labels)
        for method, fit in METHODS.items()
    }
    assert loss["isotonic"] < loss["platt"] < loss["temperature"]


@given(st.lists(st.tuples(st.floats(-60, 60), st.booleans()), min_size=2, max_size=40))
def test_any_labels_give_an_isotonic_calibration_that_keeps_the_order(rows):
    logits, labels = (np.array(column) for column in zip(*rows, strict=True))
    found = _applied(fit_isotonic(logits, labels), np.sort(logits))
    assert (np.diff(found) >= 0).all()
    assert np.isfinite(found).all()


@pytest.mark.parametrize("method", sorted(METHODS))
def test_every_method_leaves_labels_that_are_all_alike(method):
    assert METHODS[method]([1.0, 2.0], [0, 0]).data == "not calibrated"
    with pytest.raises(ValueError, match="one label per logit"):
        METHODS[method]([1.0, 2.0], [0])
