"""Rows and means over findings, and parts of the images."""

import numpy as np
import pytest
from scipy.special import expit

from train.metrics.classification import Scores, classify, subgroups

NAN = np.nan


def _scores(logits, labels, **changes) -> Scores:
    logits, labels = np.array(logits, float), np.array(labels, float)
    fields = {
        "findings": tuple(f"F{index}" for index in range(labels.shape[1])),
        "patients": list(range(len(labels))),
        "logits": logits,
        "probabilities": expit(logits),
        "labels": labels,
        "thresholds": np.full(labels.shape, 0.5),
        "false_boxes": np.zeros(labels.shape),
    }
    return Scores(**(fields | changes))


def test_counts_figures_and_unknown_labels():
    scores = _scores([[2], [1], [-1], [-2], [9]], [[1], [0], [1], [0], [NAN]],
                     false_boxes=np.array([[7.0], [3], [7], [0], [7]]))  # fmt: skip
    (row,), _ = classify(scores, {}, replicates=50)
    assert (row.images, row.positives, row.negatives) == (4, 2, 2)
    assert row.auroc.value == pytest.approx(0.75)
    assert (row.operating_point.sensitivity, row.operating_point.specificity) == (0.5, 0.5)
    assert row.false_boxes.value == 1.5  # on the two negatives only
    assert row.youden.sensitivity + row.youden.specificity == pytest.approx(1.5)


def test_no_positives_is_not_measurable_and_left_out_of_the_mean():
    scores = _scores([[1, 0], [0, 1], [2, 2]], [[1, 0], [0, 0], [1, 0]])
    rows, (macro, none) = classify(scores, {"macro": ("F0", "F1"), "none": ("F1",)}, 50)
    assert rows[1].auroc.value is None
    assert rows[1].auroc.low is None
    assert rows[1].operating_point.sensitivity is None
    assert rows[1].operating_point.specificity is not None
    assert rows[1].youden is None
    assert (macro.findings, macro.auroc.value) == (1, rows[0].auroc.value)
    assert (none.findings, none.auroc.value, none.ece) == (0, None, None)


def test_macro_is_the_mean_and_leaves_unknown_names_out():
    rng = np.random.default_rng(0)
    labels = (rng.random((80, 3)) < 0.4).astype(float)
    scores = _scores(rng.normal(labels, [0.3, 1, 3]), labels)
    rows, (macro,) = classify(scores, {"macro": ("F0", "F2", "Hernia")}, 100)
    assert macro.findings == 2
    mean = (rows[0].auroc.value + rows[2].auroc.value) / 2
    assert macro.auroc.value == pytest.approx(mean)
    assert macro.auroc.low < mean < macro.auroc.high
    widths = [row.auroc.high - row.auroc.low for row in (*rows, macro)]
    assert widths[3] < widths[2]  # of independent findings the mean varies less than the worst


def test_saturated_probabilities_are_still_ranked():
    scores = _scores([[90], [80], [-1]], [[1], [0], [0]], probabilities=np.array([[1.0], [1], [0]]))
    (row,), _ = classify(scores, {}, 0)
    assert row.auroc.value == 1


def test_parts_share_their_findings():
    rng = np.random.default_rng(1)
    labels = (rng.random((60, 2)) < 0.5).astype(float)
    sex = ["F", "M", ""] * 20
    labels[[value == "M" for value in sex], 1] = 0  # F1 has no positive in M
    found = subgroups(_scores(rng.normal(labels), labels), "sex", sex, 50)
    assert [part.value for part in found] == ["F", "M"]
    assert all(part.findings == ("F0",) for part in found)
    assert all(part.images == 20 and part.auroc.value > 0.5 for part in found)


def test_parts_without_anything_to_measure():
    found = subgroups(_scores([[1], [0]], [[0], [0]]), "view", ["PA", "AP"], 10)
    assert [part.auroc.value for part in found] == [None, None]
    assert subgroups(_scores([[1]], [[0]]), "view", [""], 10) == ()
