"""AUROC and AUPRC against hand-computed numbers and scikit-learn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, roc_auc_score

from train.metrics.auroc import auprc, auroc


def test_hand_computed_area_with_a_tie():
    # Pairs (positive, negative): .8>.5 .8>.3 .5=.5 .5>.3 → (3 + ½) / 4.
    assert auroc([0.8, 0.5, 0.5, 0.3], [1, 1, 0, 0]) == pytest.approx(3.5 / 4)


def test_hand_computed_average_precision():
    # Ranks 1 and 3 are positive: recall rises by ½ at precision 1, by ½ at precision 2/3.
    assert auprc([0.9, 0.8, 0.7, 0.1], [1, 0, 1, 0]) == pytest.approx(0.5 + 0.5 * 2 / 3)


@pytest.mark.parametrize("labels", [[0, 0, 0], [1, 1, 1], []])
def test_labels_that_are_all_alike_are_not_measurable(labels):
    scores = np.arange(len(labels))
    assert np.isnan(auroc(scores, labels))
    assert np.isnan(auprc(scores, labels))


# Few distinct scores, so that ties are the rule.
tied = st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.integers(0, 4)), min_size=2).filter(
    lambda rows: any(y for _, y, w in rows if w) and any(not y for _, y, w in rows if w)
)


@given(tied)
def test_agrees_with_scikit_learn_with_ties_and_weights(rows):
    scores, labels, weights = (np.array(column) for column in zip(*rows, strict=True))
    table = np.stack([weights, weights * 3])
    expected = roc_auc_score(labels, scores, sample_weight=weights)
    assert auroc(scores, labels, table) == pytest.approx([expected] * 2, abs=1e-9)
    expected = average_precision_score(labels, scores, sample_weight=weights)
    assert auprc(scores, labels, table) == pytest.approx([expected] * 2, abs=1e-9)
    if not labels.all() and labels.any():
        assert auroc(scores, labels) == pytest.approx(roc_auc_score(labels, scores), abs=1e-9)
        expected = average_precision_score(labels, scores)
        assert auprc(scores, labels) == pytest.approx(expected, abs=1e-9)


@given(tied)
def test_opposite_scores_give_the_complement(rows):
    scores, labels, weights = (np.array(column) for column in zip(*rows, strict=True))
    forward, backward = (auroc(sign * scores, labels, weights[None])[0] for sign in (1, -1))
    assert forward + backward == pytest.approx(1)


@given(tied)
def test_weights_count_as_repetitions(rows):
    scores, labels, weights = (np.array(column) for column in zip(*rows, strict=True))
    repeated = [np.repeat(column, weights) for column in (scores, labels)]
    assert auroc(scores, labels, weights[None])[0] == pytest.approx(auroc(*repeated))
    assert auprc(scores, labels, weights[None])[0] == pytest.approx(auprc(*repeated))


def test_a_replicate_without_positives_is_nan_and_the_others_are_not():
    weights = np.array([[0, 1, 1], [1, 1, 0]])
    assert auroc([3, 2, 1], [1, 0, 0], weights) == pytest.approx([np.nan, 1], nan_ok=True)


def test_a_score_that_is_not_a_number_is_refused():
    with pytest.raises(ValueError, match="not a number"):
        auroc([0.1, np.nan], [0, 1])


def test_shapes_that_differ_are_refused():
    with pytest.raises(ValueError, match="one label per score"):
        auroc([0.1, 0.2], [1])
    with pytest.raises(ValueError, match="weights"):
        auroc([0.1, 0.2], [1, 0], np.ones((4, 3)))
