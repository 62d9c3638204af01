"""Poolings of the feature map, channel by channel, before the head.

The head takes all poolings of all channels, one block of channels after another, as in
jfhealthcare/Chexpert (AVG, MAX, EXP, LINEAR, LSE, AVG_MAX, AVG_MAX_LSE). Such a network has no map
of its own. One is derived: the logit that the head would give if every cell of the image were like
this one. Each of these poolings gives a constant map back as its constant, so the blocks of the
head's weights are summed and applied to each cell.
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from pcam_model.network.poolings.base import Pooled, Pooling, at_least_float32, cell_count, cells

#: Sharpness of log-sum-exp in the published configurations.
GAMMA = 0.5

#: Keeps the linear pooling of a channel that is 0 everywhere at 0, as published.
_EPSILON = 1e-7

DERIVED_MEANING = (
    "class activation map, derived: the logit that the network would give if every cell were like "
    "this one; the network itself pools each feature over the image before the head and has no map"
)


def average(features: Tensor, mask: Tensor | None, _gamma: float) -> Tensor:
    """Return the mean of each channel, (N, C)."""
    return cells(features, mask, 0.0).sum(-1) / cell_count(features, mask)


def maximum(features: Tensor, mask: Tensor | None, _gamma: float) -> Tensor:
    """Return the largest value of each channel, (N, C)."""
    return cells(features, mask, -torch.inf).amax(-1)


def log_sum_exp(features: Tensor, mask: Tensor | None, gamma: float) -> Tensor:
    """Return ``log(mean(exp(gamma x))) / gamma`` of each channel, (N, C)."""
    summed = torch.logsumexp(gamma * cells(features, mask, -torch.inf), -1)
    return (summed - cell_count(features, mask).log()) / gamma


def exponential(features: Tensor, mask: Tensor | None, _gamma: float) -> Tensor:
    """Return ``Σ x exp(x) / Σ exp(x)`` of each channel, (N, C)."""
    weights = cells(features, mask, -torch.inf).softmax(-1)
    return (weights * cells(features, mask, 0.0)).sum(-1)


def linear(features: Tensor, mask: Tensor | None, _gamma: float) -> Tensor:
    """Return ``Σ x² / Σ x`` of each channel, (N, C), meant for features that are not negative."""
    flat = cells(features, mask, 0.0)
    return (flat * (flat / (flat.sum(-1, keepdim=True) + _EPSILON))).sum(-1)


_Part = Callable[[Tensor, Tensor | None, float], Tensor]

#: Poolings of one channel by name.
PARTS: dict[str, _Part] = {
    "average": average,
    "max": maximum,
    "lse": log_sum_exp,
    "exp": exponential,
    "linear": linear,
}


def pool_channels(
    features: Tensor, parts: Sequence[str], mask: Tensor | None = None, gamma: float = GAMMA
) -> Tensor:
    """Return the poolings of each channel, one block of channels per part.

    Parameters
    ----------
    features : Tensor, shape (N, C, h, w)
    parts : sequence of str
        Keys of :data:`PARTS`.
    mask : Tensor of bool, shape (N, 1, h, w), optional
        False where a cell is padding.
    gamma : float
        Sharpness of log-sum-exp.

    Returns
    -------
    Tensor, shape (N, len(parts) · C), at least float32
    """
    features = at_least_float32(features)
    return torch.cat([PARTS[part](features, mask, gamma) for part in parts], 1)


class PerChannelPooling(Pooling):
    """Each channel pooled in one or several ways, then the head.

    Parameters
    ----------
    parts : sequence of str
        Keys of :data:`PARTS`; the head has one block of weights for each.
    gamma : float
        Sharpness of log-sum-exp, > 0.
    """

    meaning = DERIVED_MEANING

    def __init__(self, parts: Sequence[str], gamma: float = GAMMA) -> None:
        super().__init__()
        unknown = [part for part in parts if part not in PARTS]
        if unknown or not parts:
            raise ValueError(f"parts: choose of {', '.join(PARTS)}, not {list(parts)}")
        if not gamma > 0:
            raise ValueError(f"gamma must be above 0, not {gamma}")
        self.parts = tuple(parts)
        self.gamma = gamma
        self.expansion = len(parts)

    def forward(self, features: Tensor, head: nn.Conv2d, mask: Tensor | None = None) -> Pooled:
        """Pool; see :class:`Pooling`."""
        features = at_least_float32(features)
        pooled = pool_channels(features, self.parts, mask, self.gamma)
        weight = head.weight.to(features.dtype)
        bias = None if head.bias is None else head.bias.to(features.dtype)
        summed = torch.stack(weight.chunk(self.expansion, 1)).sum(0)
        logits = F.linear(pooled, weight.flatten(1), bias)
        logit_maps = F.conv2d(features, summed, bias)
        # Autocast gives both in half precision.
        return Pooled(at_least_float32(logits), at_least_float32(logit_maps))
