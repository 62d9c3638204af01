"""Losses against straight computations in float64."""

import numpy as np
import pytest
import torch
from torch import Tensor

from train.config import ConfigError, LossConfig
from train.datasets.labels import UNKNOWN
from train.losses import LARGEST_BALANCED, known_loss, positive_weights

LOGITS = torch.tensor([[-3.0, 0.2], [1.5, -0.4]])
LABELS = torch.tensor([[0.0, 1.0], [0.7, UNKNOWN]])


def straight(config: LossConfig) -> float:
    """Compute the mean loss of LOGITS and LABELS with numpy, one element at a time."""
    total = 0.0
    for s, t in [(-3.0, 0.0), (0.2, 1.0), (1.5, 0.7)]:
        p = 1 / (1 + np.exp(-s))
        if config.name == "asymmetric":
            low = max(p - config.margin, 0)
            total -= t * (1 - p) ** config.gamma * np.log(p)
            total -= (1 - t) * low**config.gamma_negative * np.log(1 - low)
        else:
            entropy = -t * np.log(p) - (1 - t) * np.log(1 - p)
            right = t * p + (1 - t) * (1 - p)
            total += entropy * ((1 - right) ** config.gamma if config.name == "focal" else 1)
    return total / 3


@pytest.mark.parametrize(
    "config",
    [
        LossConfig(),
        LossConfig("focal", gamma=1.5),
        LossConfig("asymmetric", gamma=1, gamma_negative=3, margin=0.1),
    ],
    ids=lambda config: config.name,
)
def test_each_loss_is_its_formula(config: LossConfig) -> None:
    assert known_loss(LOGITS, LABELS, config).item() == pytest.approx(straight(config), rel=1e-5)


@pytest.mark.parametrize("name", ["bce", "focal", "asymmetric"])
@pytest.mark.parametrize("size", [0.0, 20.0, 1e4])
def test_each_loss_is_finite_with_finite_gradients(name: str, size: float) -> None:
    logits = torch.tensor([[size, -size, size, -size]], requires_grad=True)
    known_loss(logits, torch.tensor([[1.0, 1.0, 0.0, 0.0]]), LossConfig(name)).backward()
    assert logits.grad is not None
    assert torch.isfinite(logits.grad).all()


def test_unknown_labels_do_not_touch_the_loss() -> None:
    logits = torch.tensor([[0.0, 9.0]], requires_grad=True)
    loss = known_loss(logits, torch.tensor([[1.0, UNKNOWN]]))
    loss.backward()
    assert loss.item() == pytest.approx(np.log(2), rel=1e-6)
    assert logits.grad is not None
    assert logits.grad[0, 1] == 0


def test_all_unknown_is_a_loss_of_zero() -> None:
    assert known_loss(torch.zeros(1, 2), torch.full((1, 2), float(UNKNOWN))) == 0


def test_smoothing_moves_labels_to_the_middle() -> None:
    loss = known_loss(torch.zeros(1, 1) + 2, torch.ones(1, 1), smoothing=0.1)
    assert loss.item() == pytest.approx(np.log1p(np.exp(-2)) * 0.9 + np.log1p(np.exp(2)) * 0.1)


def test_a_positive_weight_multiplies_the_loss_of_positives_alone() -> None:
    labels = torch.tensor([[1.0], [0.0]])
    logits = torch.zeros(2, 1)
    weighted = known_loss(logits, labels, positive_weight=torch.tensor([5.0]))
    assert weighted.item() == pytest.approx((5 + 1) / 2 * np.log(2))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("balanced", [3.0, 1.0, LARGEST_BALANCED]),
        (2.5, [2.5, 2.5, 2.5]),
        ({"Mass": 4.0}, [1.0, 4.0, 1.0]),
    ],
)
def test_positive_weights(wanted: str | float | dict[str, float], expected: list[float]) -> None:
    labels = torch.zeros(101, 3)
    labels[:, 1] = UNKNOWN
    labels[0, 2] = 1
    labels[:4, 0] = torch.tensor([1.0, 0.0, 0.0, 0.0])
    labels[4:, 0] = UNKNOWN
    weights = positive_weights(
        LossConfig(positive_weight=wanted), ("Effusion", "Mass", "Nodule"), labels
    )
    assert isinstance(weights, Tensor)
    assert weights.tolist() == pytest.approx(expected)


def test_no_weights_are_none() -> None:
    assert positive_weights(LossConfig(), ("Mass",), torch.ones(1, 1)) is None


def test_a_weight_for_a_stranger_is_refused() -> None:
    with pytest.raises(ConfigError, match="Hernia not among the findings Mass"):
        positive_weights(LossConfig(positive_weight={"Hernia": 2}), ("Mass",), torch.ones(1, 1))
