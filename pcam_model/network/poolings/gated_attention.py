"""Gated attention pooling (Ilse, Tomczak, Welling 2018, arXiv 1802.04712, equation 9)."""

import torch
from torch import Tensor, nn

from pcam_model.network.poolings.base import Pooled, Pooling, at_least_float32, cells


class GatedAttentionPooling(Pooling):
    """``a = softmax(w · (tanh(V x) ⊙ sigmoid(U x)))`` over the cells, one w per finding.

    Parameters
    ----------
    channels : int
        Of the feature map.
    findings : int
        Number of findings F.
    width : int
        Rows of V and U.
    """

    meaning = (
        "logit of the finding in this cell alone: the head applied to the features of the cell; "
        "the attention of the cell is learned beside it and is not in the map"
    )

    def __init__(self, channels: int, findings: int, width: int = 128) -> None:
        super().__init__()
        if width < 1:
            raise ValueError(f"pooling gated_attention: width must be 1 or more, not {width}")
        self.value = nn.Conv2d(channels, width, 1)
        self.gate = nn.Conv2d(channels, width, 1)
        self.score = nn.Conv2d(width, findings, 1, bias=False)

    def forward(self, features: Tensor, head: nn.Conv2d, mask: Tensor | None = None) -> Pooled:
        """Pool; see :class:`Pooling`."""
        logit_maps = at_least_float32(head(features))
        gated = torch.tanh(self.value(features)) * torch.sigmoid(self.gate(features))
        attention = cells(self.score(gated), mask, -torch.inf).softmax(-1)
        return Pooled((attention * cells(logit_maps, mask, 0.0)).sum(-1), logit_maps)
