"""The optimiser, its groups of parameters, and schedules of the learning rate."""

import math
from collections.abc import Callable
from typing import Any

from torch import nn
from torch.optim import AdamW, Optimizer
from torch.optim.lr_scheduler import LambdaLR, LinearLR, ReduceLROnPlateau

from train.config import FitConfig

#: Learning rate at the start of a warm-up, as a fraction; torch's LinearLR must not start at 0.
_COLD = 0.01


def parameter_groups(module: nn.Module, weight_decay: float) -> list[dict[str, Any]]:
    """Return trainable parameters in two groups: decayed, and biases and norms that are not."""
    trained = [p for p in module.parameters() if p.requires_grad]
    return [
        {"params": [p for p in trained if p.ndim > 1], "weight_decay": weight_decay},
        {"params": [p for p in trained if p.ndim <= 1], "weight_decay": 0.0},
    ]


def cosine_factor(step: int, steps: int, warm: int) -> float:
    """Return the learning rate as a fraction: up linearly over ``warm`` steps, cosine to zero."""
    if step < warm:
        return (step + 1) / warm
    return 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))


def constant_factor(step: int, _steps: int, warm: int) -> float:
    """Return the learning rate as a fraction: up linearly over ``warm`` steps, then constant."""
    return min(1.0, (step + 1) / warm)


#: Schedules that are a function of (step, steps, warm-up steps).
_FACTORS: dict[str, Callable[[int, int, int], float]] = {
    "cosine": cosine_factor,
    "constant": constant_factor,
}


def optimizers(
    module: nn.Module, config: FitConfig, steps: int, batches: int
) -> tuple[list[Optimizer], list[dict[str, Any]]]:
    """Return AdamW and its schedules as Lightning takes them.

    Parameters
    ----------
    module : nn.Module
        What to optimise.
    config : FitConfig
        Rates and the schedule.
    steps : int
        Optimiser steps of the whole fit.
    batches : int
        Batches of an epoch.
    """
    groups = parameter_groups(module, config.weight_decay)
    optimizer = AdamW(groups, lr=config.learning_rate)
    warm = max(1, round(steps * config.warmup))
    if config.schedule in _FACTORS:
        factor = _FACTORS[config.schedule]
        chosen = LambdaLR(optimizer, lambda step: factor(step, steps, warm))
        return [optimizer], [{"scheduler": chosen, "interval": "step"}]
    warmup = LinearLR(optimizer, start_factor=_COLD, total_iters=warm)
    plateau = ReduceLROnPlateau(
        optimizer,
        config.monitor_mode,
        factor=config.plateau.factor,
        patience=config.plateau.patience,
    )
    # Counted in batches of an epoch, not in epochs: Lightning steps the schedules of epochs only
    # after it has written the checkpoint of the epoch, so a resumed fit would lack that step.
    return [optimizer], [
        {"scheduler": warmup, "interval": "step"},
        {
            "scheduler": plateau,
            "interval": "step",
            "frequency": batches,
            "monitor": config.monitor,
            "reduce_on_plateau": True,
        },
    ]
