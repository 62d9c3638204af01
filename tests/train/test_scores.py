"""Scores of an epoch against scikit-learn."""

import numpy as np
import pytest
import torch
from sklearn.metrics import average_precision_score, log_loss, roc_auc_score

from train.datasets.labels import UNKNOWN
from train.scores import ValidationScores


@pytest.fixture
def batches() -> tuple[torch.Tensor, torch.Tensor]:
    """Return logits and labels (60, 3); Mass is never seen, some of Nodule is unknown or unsure."""
    generator = torch.Generator().manual_seed(0)
    logits = torch.randn(60, 3, generator=generator)
    labels = (torch.rand(60, 3, generator=generator) < 0.4).float()
    labels[:, 1] = 0
    labels[:10, 2] = UNKNOWN
    labels[10:15, 2] = 0.6
    return logits, labels


def test_scores_are_those_of_scikit_learn(batches: tuple[torch.Tensor, torch.Tensor]) -> None:
    logits, labels = batches
    scores = ValidationScores(("Effusion", "Mass", "Nodule"))
    for start in range(0, 60, 16):
        scores.update(logits[start : start + 16], labels[start : start + 16])
    found = {name: float(value) for name, value in scores.compute().items()}
    p, t = logits.sigmoid().numpy(), labels.numpy()
    for name, score in (("val_auroc", roc_auc_score), ("val_auprc", average_precision_score)):
        effusion, nodule = score(t[:, 0], p[:, 0]), score(t[15:, 2], p[15:, 2])
        assert found[f"{name}/Effusion"] == pytest.approx(effusion, abs=1e-6)
        assert found[f"{name}/Nodule"] == pytest.approx(nodule, abs=1e-6)
        assert found[name] == pytest.approx((effusion + nodule) / 2, abs=1e-6)
        assert f"{name}/Mass" not in found
    known = t != UNKNOWN
    truth = np.stack([1 - t[known], t[known]], 1)
    expected = -(truth * np.log(np.stack([1 - p[known], p[known]], 1))).sum(1).mean()
    assert found["val_loss"] == pytest.approx(expected, rel=1e-5)
    certain = log_loss(t[:, 0], p[:, 0])
    scores.reset()
    scores.update(logits[:, :1], labels[:, :1])
    assert float(scores.compute()["val_loss"]) == pytest.approx(certain, rel=1e-5)


def test_where_one_class_is_missing_everywhere_there_is_the_loss_alone() -> None:
    scores = ValidationScores(("Effusion",))
    scores.update(torch.zeros(4, 1), torch.zeros(4, 1))
    assert set(scores.compute()) == {"val_loss"}
