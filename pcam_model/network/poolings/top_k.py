"""Top-k mean pooling (Durand et al. 2017, WILDCAT, its k+ alone)."""

import torch
from torch import Tensor

from pcam_model.network.poolings.base import LogitPooling, cell_count, cells


class TopKPooling(LogitPooling):
    """Mean of the k largest logits, or of all where the map has fewer cells.

    Parameters
    ----------
    k : int
        At least 1.
    """

    meaning = (
        "logit of the finding in this cell alone; the logit of the image is the mean of the largest"
    )

    def __init__(self, k: int = 8) -> None:
        super().__init__()
        if k < 1:
            raise ValueError(f"pooling topk: k must be 1 or more, not {k}")
        self.k = k

    def pool(self, logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pooled logits (N, F)."""
        flat = cells(logit_maps, mask, -torch.inf)
        largest = flat.topk(min(self.k, flat.shape[-1]), -1).values
        counted = cell_count(logit_maps, mask).clamp(max=self.k)
        return largest.masked_fill(largest == -torch.inf, 0.0).sum(-1) / counted
