"""Linear-softmax pooling (Wang, Li, Metze 2019, arXiv 1810.09050)."""

import torch
from torch import Tensor

from pcam_model.network.poolings.base import (
    LogitPooling,
    cells,
    log_sigmoid,
    logit_of_mean_probability,
)


class LinearSoftmaxPooling(LogitPooling):
    """``P = Σ p² / Σ p`` over the probabilities of the cells, given as a logit.

    PCAM has the same weights, but takes the mean of the logits with them.
    """

    meaning = (
        "logit of the finding in this cell alone; the probability of the image is the mean of the "
        "cells' probabilities, weighted by themselves"
    )

    def pool(self, logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pooled logits (N, F)."""
        flat = cells(logit_maps, mask, 0.0)
        log_weights = log_sigmoid(flat)
        if mask is not None:
            log_weights = log_weights.masked_fill(~mask.flatten(2), -torch.inf)
        return logit_of_mean_probability(log_weights, flat)
