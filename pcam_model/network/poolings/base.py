"""What every pooling is: features and head in, pooled logits and logit maps out."""

from abc import ABC, abstractmethod
from typing import NamedTuple

import torch
from torch import Tensor, nn


class Pooled(NamedTuple):
    """What a pooling gives, in float32 whatever the network runs in.

    Attributes
    ----------
    logits : Tensor, shape (N, F)
        Of the whole image.
    logit_maps : Tensor, shape (N, F, h, w)
        Of each cell; their sigmoid is the probability map. What a cell's value means is in the
        pooling's ``meaning``.
    """

    logits: Tensor
    logit_maps: Tensor

    @property
    def probability_maps(self) -> Tensor:
        """The heatmaps, 0..1, shape (N, F, h, w)."""
        return self.logit_maps.sigmoid()


class Pooling(nn.Module, ABC):
    """Base of all poolings.

    Attributes
    ----------
    meaning : str
        What a cell of the map says; goes into the manifest, so that nobody has to guess.
    expansion : int
        The head takes this many times the channels of the feature map.
    """

    meaning: str = (
        "logit of the finding in this cell alone: the head applied to the features of the cell"
    )
    expansion: int = 1

    @abstractmethod
    def forward(self, features: Tensor, head: nn.Conv2d, mask: Tensor | None = None) -> Pooled:
        """Pool a feature map.

        Parameters
        ----------
        features : Tensor, shape (N, C, h, w)
        head : nn.Conv2d
            1×1, from ``expansion`` · C channels to F findings.
        mask : Tensor of bool, shape (N, 1, h, w), optional
            False where a cell is padding and does not count. Each image has a cell that does.
        """


class LogitPooling(Pooling):
    """A pooling of the logit map.

    With a linear head and nothing between pooling and head, weighting the features and then
    applying the head equals weighting the logits (Ye et al. 2020, section 3): the logit map alone
    is enough.
    """

    def forward(self, features: Tensor, head: nn.Conv2d, mask: Tensor | None = None) -> Pooled:
        """Pool; see :class:`Pooling`."""
        logit_maps = at_least_float32(head(features))
        return Pooled(self.pool(logit_maps, mask), logit_maps)

    @abstractmethod
    def pool(self, logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pooled logits (N, F) of logit maps (N, F, h, w), at least float32."""


def at_least_float32(values: Tensor) -> Tensor:
    """Return values in float32, or float64 if they were.

    Half precision overflows at 65,504 and resolves logits near 10 to 0.01 only.
    """
    return values if values.dtype == torch.float64 else values.float()


def cells(maps: Tensor, mask: Tensor | None, fill: float) -> Tensor:
    """Return maps (N, K, h, w) as (N, K, cells), with padding set to ``fill``."""
    maps = at_least_float32(maps)
    if mask is not None:
        maps = maps.masked_fill(~mask, fill)
    return maps.flatten(2)


def cell_count(maps: Tensor, mask: Tensor | None) -> Tensor:
    """Return how many cells count, shape () or (N, 1), in the dtype of the maps."""
    if mask is None:
        return torch.full((), maps.shape[-2] * maps.shape[-1], dtype=maps.dtype, device=maps.device)
    return mask.flatten(2).sum(-1).to(maps.dtype)


def log_sigmoid(logits: Tensor) -> Tensor:
    """Return log(sigmoid(x)) in a form that stays exact and finite in an exported graph too.

    torch's own operator is exported to ONNX as Log(Sigmoid(x)), which is −inf where the sigmoid
    underflows, and the softmax of a map of −inf is NaN.
    """
    return logits.clamp(max=0) - torch.log1p(torch.exp(-logits.abs()))


def logit_of_mean_probability(log_weights: Tensor, logits: Tensor) -> Tensor:
    """Return the logit of the weighted mean of probabilities, without leaving the log domain.

    With weights w, ``P = Σwp / Σw`` and ``1 − P = Σw(1−p) / Σw``, so the weights' sum cancels:
    ``logit P = log Σwp − log Σw(1−p)``. Finite for any finite logits, where P itself would round
    to 0 or 1.

    Parameters
    ----------
    log_weights : Tensor, shape (N, F, cells)
        −inf where a cell is padding.
    logits : Tensor, shape (N, F, cells)
        Finite everywhere.

    Returns
    -------
    Tensor, shape (N, F)
    """
    present = torch.logsumexp(log_weights + log_sigmoid(logits), -1)
    absent = torch.logsumexp(log_weights + log_sigmoid(-logits), -1)
    return present - absent
