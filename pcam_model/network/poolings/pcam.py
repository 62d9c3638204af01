"""Probabilistic-CAM pooling (Ye, Yao, Xue, Li 2020, arXiv 2005.14480, equations 3 to 6)."""

import torch
from torch import Tensor

from pcam_model.network.poolings.base import LogitPooling, cells, log_sigmoid


class PcamPooling(LogitPooling):
    """Features weighted by the probability of their cell.

    The probability of a cell, ``p = sigmoid(s)``, divided by its sum over the map, is the attention
    with which the cell's features are pooled. The weights are taken in the log domain,
    ``softmax(log sigmoid(s))``: the same numbers as ``p / sum(p)``, but finite where every p
    underflows (all logits below about −88 give 0/0 otherwise).
    """

    meaning = (
        "logit of the finding in this cell alone: its sigmoid is the probability with which PCAM "
        "weighs the features of the cell"
    )

    def pool(self, logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pooled logits (N, F)."""
        return (self.attention(logit_maps, mask) * cells(logit_maps, mask, 0.0)).sum(-1)

    @staticmethod
    def attention(logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the attention weights (N, F, cells), which sum to 1 over the cells."""
        log_probability = log_sigmoid(cells(logit_maps, mask, 0.0))
        if mask is not None:
            log_probability = log_probability.masked_fill(~mask.flatten(2), -torch.inf)
        return log_probability.softmax(-1)
