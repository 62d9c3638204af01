"""Max pooling (Oquab et al. 2015, "Is object localization for free?")."""

import torch
from torch import Tensor

from pcam_model.network.poolings.base import LogitPooling, cells


class MaxPooling(LogitPooling):
    """Largest logit of the map: only that cell learns."""

    meaning = (
        "logit of the finding in this cell alone; the logit of the image is the largest of them"
    )

    def pool(self, logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pooled logits (N, F)."""
        return cells(logit_maps, mask, -torch.inf).amax(-1)
