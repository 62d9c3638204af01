"""Curves and their like against scikit-learn."""

import numpy as np
import pytest
from sklearn import metrics
from sklearn.calibration import calibration_curve

from train.metrics.auroc import auroc, auroc_within
from train.metrics.calibration import expected_calibration_error
from train.metrics.curves import precision_recall_curve, reliability, roc_curve, thinned


def _drawn(seed: int, ties: bool, count: int = 300):
    rng = np.random.default_rng(seed)
    labels = rng.random(count) < 0.3
    scores = 1 / (1 + np.exp(-rng.normal(labels * 1.0, 1)))
    return (np.round(scores, 1) if ties else scores), labels


@pytest.mark.parametrize("ties", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_curves_are_those_of_scikit_learn(seed, ties):
    scores, labels = _drawn(seed, ties)
    false, true, _ = metrics.roc_curve(labels, scores, drop_intermediate=False)
    np.testing.assert_allclose(roc_curve(scores, labels), np.stack([false, true], 1), atol=1e-6)
    precision, recall, _ = metrics.precision_recall_curve(labels, scores)
    np.testing.assert_allclose(
        precision_recall_curve(scores, labels),
        np.stack([recall[:-1], precision[:-1]], 1)[::-1],
        atol=1e-6,
    )


@pytest.mark.parametrize("seed", range(3))
def test_reliability_is_that_of_scikit_learn(seed):
    scores, labels = _drawn(seed, False)
    share, mean = calibration_curve(labels, scores, n_bins=15)
    found = reliability(scores, labels)
    np.testing.assert_allclose(found[:, 0], mean, atol=1e-6)
    np.testing.assert_allclose(found[:, 1], share, atol=1e-6)
    assert found[:, 2].sum() == len(labels)
    error = np.abs(found[:, 0] - found[:, 1]) @ found[:, 2] / len(labels)
    assert expected_calibration_error(scores, labels) == pytest.approx(error, abs=1e-12)


@pytest.mark.parametrize("labels", [[0, 0, 0], [1, 1, 1], []])
def test_no_curve_without_both_classes(labels):
    scores = np.arange(len(labels), dtype=float)
    assert roc_curve(scores, labels).shape == precision_recall_curve(scores, labels).shape == (0, 2)


def test_a_thinned_curve_keeps_its_ends():
    curve = np.stack([np.arange(1000.0), np.arange(1000.0) ** 2], 1)
    found = thinned(curve, 50)
    assert len(found) == 50
    assert (found[0], found[-1]) == ([0, 0], [999, 998001])
    assert len(thinned(curve[:7], 50)) == 7


def test_auroc_within_groups_weighs_by_pairs():
    scores, labels = _drawn(0, True)
    groups = np.arange(len(labels)) % 3
    own = [metrics.roc_auc_score(labels[groups == g], scores[groups == g]) for g in range(3)]
    pairs = [labels[groups == g].sum() * (~labels[groups == g]).sum() for g in range(3)]
    expected = np.average(own, weights=pairs)
    # A scale of its own in each group changes nothing.
    assert auroc_within(scores + 10 * groups, labels, groups) == pytest.approx(expected, abs=1e-6)
    assert auroc_within(scores, labels, np.zeros(len(labels))) == auroc(scores, labels)
    assert np.isnan(auroc_within([0.1, 0.2], [0, 1], [0, 1]))
