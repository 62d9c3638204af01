"""Learning rates over a fit, and which parameters are decayed."""

import pytest
import torch
from torch import nn

from train.config import FitConfig, PlateauConfig
from train.schedules import optimizers, parameter_groups


def rates(config: FitConfig, steps: int) -> list[float]:
    """Return the learning rate of every step."""
    (optimizer,), (first, *_) = optimizers(nn.Linear(2, 2), config, steps, 5)
    found = []
    for _ in range(steps):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        first["scheduler"].step()
    return found


def test_cosine_rises_then_falls_to_zero() -> None:
    found = rates(FitConfig(learning_rate=1.0, warmup=0.1), 100)
    assert found[:10] == pytest.approx([(i + 1) / 10 for i in range(10)])
    assert found[55] == pytest.approx(0.5)
    assert found[10:] == sorted(found[10:], reverse=True)
    assert found[-1] < 1e-3


def test_constant_rises_then_stays() -> None:
    found = rates(FitConfig(learning_rate=1.0, warmup=0.1, schedule="constant"), 100)
    assert found[4] == pytest.approx(0.5)
    assert set(found[9:]) == {1.0}


def test_plateau_waits_for_the_metric() -> None:
    config = FitConfig(
        schedule="plateau", learning_rate=1.0, plateau=PlateauConfig(factor=0.5, patience=1)
    )
    (optimizer,), (warmup, plateau) = optimizers(nn.Linear(2, 2), config, 100, 5)
    for _ in range(10):
        optimizer.step()
        warmup["scheduler"].step()
    seen = []
    for value in (0.5, 0.6, 0.6, 0.6, 0.7):
        plateau["scheduler"].step(value)
        seen.append(optimizer.param_groups[0]["lr"])
    # More of val_auroc is better: two epochs without are one too many.
    assert seen == pytest.approx([1, 1, 1, 0.5, 0.5])
    assert (plateau["interval"], plateau["frequency"]) == ("step", 5)
    assert plateau["monitor"] == "val_auroc"


def test_biases_and_norms_are_not_decayed() -> None:
    module = nn.Sequential(nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.Conv2d(4, 1, 1))
    module[2].weight.requires_grad_(False)
    decayed, plain = parameter_groups(module, 0.3)
    assert [id(p) for p in decayed["params"]] == [id(module[0].weight)]
    assert (decayed["weight_decay"], plain["weight_decay"]) == (0.3, 0.0)
    assert len(plain["params"]) == 4
    assert all(isinstance(p, torch.Tensor) for p in plain["params"])
