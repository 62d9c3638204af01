"""Log-sum-exp pooling (Pinheiro and Collobert 2015; Wang et al. 2017, equation 2)."""

import math

import torch
from torch import Tensor, nn

from pcam_model.network.poolings.base import LogitPooling, cell_count, cells


class LogSumExpPooling(LogitPooling):
    """``log(mean(exp(r s))) / r``: between the mean (r → 0) and the maximum (r → ∞).

    Parameters
    ----------
    r : float
        Sharpness, > 0. Wang 2017's best on chest radiographs is 10.
    learn : bool
        Learn r from that start on, as exp of a parameter so that it stays positive.
    """

    def __init__(self, r: float = 10.0, learn: bool = False) -> None:
        super().__init__()
        if not r > 0:
            raise ValueError(f"pooling lse: r must be above 0, not {r}")
        log_r = torch.tensor(math.log(r))
        if learn:
            self.log_r = nn.Parameter(log_r)
        else:
            self.register_buffer("log_r", log_r, persistent=False)

    @property
    def r(self) -> Tensor:
        """The sharpness."""
        return self.log_r.exp()

    def pool(self, logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pooled logits (N, F)."""
        r = self.r.to(logit_maps.dtype)
        summed = torch.logsumexp(r * cells(logit_maps, mask, -torch.inf), -1)
        return (summed - cell_count(logit_maps, mask).log()) / r
