"""Poolings: from a map of logits to one logit per finding.

Every pooling is a module with the signature ``(logit_maps (N, F, h, w), mask (N, 1, h, w) or
None) -> logits (N, F)``. With a linear head and nothing between pooling and head, pooling the
features and then applying the head equals pooling the logits (Ye et al. 2020, section 3), so
the logit map alone is enough. Cells where ``mask`` is False are padding and do not count.
"""

import math

import torch
from torch import Tensor, nn


def _flat(logit_maps: Tensor, mask: Tensor | None, fill: float) -> Tensor:
    """Return (N, F, cells) in float32 with padding set to ``fill``.

    Half precision overflows at 65,504 and resolves logits near 10 to 0.01 only: pooling is done
    in float32 whatever the network runs in.
    """
    maps = logit_maps.float()
    if mask is not None:
        maps = maps.masked_fill(~mask, fill)
    return maps.flatten(2)


def log_sigmoid(logits: Tensor) -> Tensor:
    """Return log(sigmoid(x)) in a form that stays exact and finite in an exported graph too.

    torch's own operator is exported to ONNX as Log(Sigmoid(x)), which is −inf where the sigmoid
    underflows, and the softmax of a map of −inf is NaN.
    """
    return logits.clamp(max=0) - torch.log1p(torch.exp(-logits.abs()))


class PcamPooling(nn.Module):
    """Probabilistic-CAM pooling (Ye, Yao, Xue, Li 2020, arXiv 2005.14480, equations 3 to 6).

    The probability of a cell, ``p = sigmoid(s)``, divided by its sum over the map, is the attention
    with which the cell's features are pooled. The weights are taken in the log domain,
    ``softmax(log sigmoid(s))``: the same numbers as ``p / sum(p)``, but finite where every p
    underflows (all logits below about −88 give 0/0 otherwise).
    """

    def forward(self, logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pooled logits (N, F)."""
        weights = self.attention(logit_maps, mask)
        return (weights * _flat(logit_maps, mask, 0.0)).sum(-1)

    @staticmethod
    def attention(logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the attention weights (N, F, cells), which sum to 1 over the cells."""
        log_probability = log_sigmoid(_flat(logit_maps, mask, 0.0))
        if mask is not None:
            log_probability = log_probability.masked_fill(~mask.flatten(2), -torch.inf)
        return log_probability.softmax(-1)


class AveragePooling(nn.Module):
    """Mean of the logits: class activation mapping (Zhou et al. 2016)."""

    def forward(self, logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pooled logits (N, F)."""
        flat = _flat(logit_maps, mask, 0.0)
        cells = flat.shape[-1] if mask is None else mask.flatten(2).sum(-1)
        return flat.sum(-1) / cells


class MaxPooling(nn.Module):
    """Largest logit of the map."""

    def forward(self, logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pooled logits (N, F)."""
        return _flat(logit_maps, mask, -torch.inf).amax(-1)


class LogSumExpPooling(nn.Module):
    """Log-sum-exp with sharpness r (Wang et al. 2017, equation 2): between mean and maximum."""

    def __init__(self, r: float = 10.0) -> None:
        super().__init__()
        self.r = r

    def forward(self, logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pooled logits (N, F)."""
        flat = _flat(logit_maps, mask, -torch.inf)
        if mask is None:
            log_cells: float | Tensor = math.log(flat.shape[-1])
        else:
            log_cells = mask.flatten(2).sum(-1).float().log()
        return (torch.logsumexp(self.r * flat, -1) - log_cells) / self.r


#: Name in a manifest or a configuration to the pooling.
POOLINGS: dict[str, type[nn.Module]] = {
    "pcam": PcamPooling,
    "average": AveragePooling,
    "max": MaxPooling,
    "lse": LogSumExpPooling,
}


def build_pooling(name: str) -> nn.Module:
    """Return a pooling by name; ValueError with the known names if there is none."""
    if name not in POOLINGS:
        raise ValueError(f"unknown pooling {name!r}: known are {', '.join(POOLINGS)}")
    return POOLINGS[name]()
