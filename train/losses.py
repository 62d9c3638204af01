"""Losses of multi-label classification, per element, and their mean over the known labels.

A label is 1, 0, anything between (an uncertain label), or unknown, which is masked.
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, logsigmoid
from torchvision.ops import sigmoid_focal_loss

from train.config import ConfigError, LossConfig
from train.datasets.labels import UNKNOWN

#: A balanced weight is at most this: a handful of positives must not be all that is learnt from.
LARGEST_BALANCED = 50.0


def _cross_entropy(logits: Tensor, targets: Tensor, _config: LossConfig) -> Tensor:
    return binary_cross_entropy_with_logits(logits, targets, reduction="none")


def _focal(logits: Tensor, targets: Tensor, config: LossConfig) -> Tensor:
    return sigmoid_focal_loss(logits, targets, alpha=-1, gamma=config.gamma, reduction="none")


def asymmetric(logits: Tensor, targets: Tensor, config: LossConfig) -> Tensor:
    """Return the asymmetric loss (Ridnik et al. 2021, arXiv 2009.14119, equations 4 to 7).

    Easy negatives are down-weighted more than easy positives, and negatives whose probability is
    below the margin do not count at all.
    """
    probability = logits.sigmoid()
    shifted = (probability - config.margin).clamp(min=0)
    positive = (1 - probability) ** config.gamma * logsigmoid(logits)
    negative = shifted**config.gamma_negative * torch.log1p(-shifted.clamp(max=1 - 1e-6))
    return -(targets * positive + (1 - targets) * negative)


#: Name in a configuration to the loss: (logits, targets, config), each (N, F), to (N, F).
LOSSES: dict[str, Callable[[Tensor, Tensor, LossConfig], Tensor]] = {
    "bce": _cross_entropy,
    "focal": _focal,
    "asymmetric": asymmetric,
}


def known_loss(
    logits: Tensor,
    labels: Tensor,
    config: LossConfig | None = None,
    *,
    smoothing: float = 0.0,
    positive_weight: Tensor | None = None,
    known_count: Tensor | None = None,
) -> Tensor:
    """Return the mean loss over the known labels.

    Parameters
    ----------
    logits, labels : Tensor, shape (N, F)
        Labels are 0..1, or :data:`UNKNOWN`.
    config : LossConfig, optional
        Which loss; binary cross-entropy if left out.
    smoothing : float
        Labels become ``smoothing`` and ``1 - smoothing``.
    positive_weight : Tensor, shape (F,), optional
        Factor on the loss of positives.
    known_count : Tensor, shape (), optional
        What to divide the sum by; the number of known labels if left out. With several processes
        it is the mean of their numbers, so that the mean of their losses is that of one batch.
    """
    known = labels != UNKNOWN
    targets = labels.clamp(min=0) * (1 - 2 * smoothing) + smoothing
    config = config or LossConfig()
    loss = LOSSES[config.name](logits, targets, config)
    if positive_weight is not None:
        loss = loss * (1 + targets * (positive_weight - 1))
    count = known.sum() if known_count is None else known_count
    return (loss * known).sum() / count.clamp(min=1)


def positive_weights(config: LossConfig, findings: Sequence[str], labels: Tensor) -> Tensor | None:
    """Return the factor on positives per finding, shape (F,), or None where all are 1.

    Parameters
    ----------
    config : LossConfig
        One factor for all, one per named finding, or "balanced": negatives / positives of
        ``labels``, at most :data:`LARGEST_BALANCED`.
    findings : sequence of str
        In the order of the columns.
    labels : Tensor, shape (n, F)
        All labels of the fit.

    Raises
    ------
    ConfigError
        If a named finding is not an output of the network.
    """
    wanted = config.positive_weight
    if wanted == "balanced":
        positives = (labels > 0.5).sum(0)
        negatives = ((labels >= 0) & (labels <= 0.5)).sum(0)
        balanced = (negatives / positives.clamp(min=1)).clamp(max=LARGEST_BALANCED)
        return torch.where((positives > 0) & (negatives > 0), balanced, 1.0)
    if isinstance(wanted, dict):
        strangers = wanted.keys() - set(findings)
        if strangers:
            raise ConfigError(
                f"loss.positive_weight: {', '.join(sorted(strangers))} not among the findings "
                f"{', '.join(findings)}"
            )
        return torch.tensor([wanted.get(name, 1.0) for name in findings])
    return None if wanted == 1.0 else torch.full((len(findings),), float(wanted))
