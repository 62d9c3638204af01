"""Draws of patients and the intervals they give."""

import numpy as np
import pytest

from train.metrics.auroc import auroc
from train.metrics.bootstrap import Resampler, bootstrap_interval, interval


def test_images_of_one_patient_are_drawn_together():
    # Each patient's two values cancel: whoever is drawn, the mean is 0.
    patients = ["a", "a", "b", "b", "c", "c"]
    means = Resampler(patients, 200).mean(np.array([1.0, -1, 2, -2, 3, -3]))
    assert means == pytest.approx(np.zeros(200))


def test_the_mean_varies_as_statistics_say():
    values = np.random.default_rng(1).normal(size=400)
    means = Resampler(range(400), 2000).mean(values)
    assert means.std() == pytest.approx(values.std() / 20, rel=0.06)
    assert means.mean() == pytest.approx(values.mean(), abs=0.01)


def test_twin_images_do_not_make_an_interval_narrower():
    values = np.random.default_rng(2).normal(size=100)
    once = interval(Resampler(range(100), 500).mean(values))
    twice = interval(Resampler(np.repeat(range(100), 2).tolist(), 500).mean(np.repeat(values, 2)))
    assert twice == pytest.approx(once)


def test_batches_do_not_change_the_replicates(monkeypatch):
    rng = np.random.default_rng(3)
    scores, labels = rng.normal(size=60), rng.random(60) < 0.4
    whole = Resampler(range(60), 50).statistic(auroc, scores, labels)
    monkeypatch.setattr("train.metrics.bootstrap._BATCH", 7 * 60)
    assert np.array_equal(Resampler(range(60), 50).statistic(auroc, scores, labels), whole)


def test_seed_decides():
    arguments = auroc, np.arange(20.0), np.arange(20) % 3 == 0, list(range(20))
    assert bootstrap_interval(*arguments) == bootstrap_interval(*arguments)
    assert bootstrap_interval(*arguments) != bootstrap_interval(*arguments, seed=1)


def test_interval_holds_the_value_and_narrows_with_data():
    widths = []
    for count in (60, 600):
        rng = np.random.default_rng(4)
        labels = np.arange(count) % 2 == 0
        scores = rng.normal(labels, 1)
        low, high = bootstrap_interval(auroc, scores, labels, list(range(count)))
        assert low < auroc(scores, labels) < high
        widths.append(high - low)
    assert widths[1] < widths[0] / 2


def test_values_that_are_not_known_are_left_out():
    means = Resampler("ab", 50).mean(np.array([5.0, np.nan]))
    assert set(means[np.isfinite(means)]) == {5.0}
    assert np.isnan(means).any()  # replicates that drew b twice


def test_no_interval_from_few_defined_replicates():
    assert interval(np.array([0.5, np.nan, np.nan])) == (None, None)
    assert interval(np.array([])) == (None, None)
    assert interval(np.array([0.5, 0.5, np.nan])) == (0.5, 0.5)


def test_no_replicates_no_interval():
    resampler = Resampler("abc", 0)
    assert interval(resampler.mean(np.ones(3))) == (None, None)
