"""Exponential-softmax pooling (McFee, Salamon, Bello 2018; Wang, Li, Metze 2019, table 1)."""

import torch
from torch import Tensor

from pcam_model.network.poolings.base import LogitPooling, cells, logit_of_mean_probability


class ExpSoftmaxPooling(LogitPooling):
    """``P = Σ p exp(p) / Σ exp(p)`` over the probabilities of the cells, given as a logit."""

    meaning = (
        "logit of the finding in this cell alone; the probability of the image is the mean of the "
        "cells' probabilities p, weighted by exp(p)"
    )

    def pool(self, logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pooled logits (N, F)."""
        flat = cells(logit_maps, mask, 0.0)
        log_weights = flat.sigmoid()
        if mask is not None:
            log_weights = log_weights.masked_fill(~mask.flatten(2), -torch.inf)
        return logit_of_mean_probability(log_weights, flat)
