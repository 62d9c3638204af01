"""Noisy-or pooling (Maron and Lozano-Pérez 1998; Viola, Platt, Zhang 2005)."""

import torch
from torch import Tensor

from pcam_model.network.poolings.base import LogitPooling, cells

# Below this, softplus(x) = exp(x) to float32's precision, and its logarithm is x.
_SMALL = -15.0


class NoisyOrPooling(LogitPooling):
    """``P = 1 − Π (1 − p)``: the image is positive if any cell is, and cells err independently.

    With ``L = −log Π (1 − p) = Σ softplus(s)``, the logit of P is ``log(exp(L) − 1)``; L itself is
    kept as its logarithm, so that cells of −10,000 do not end in log 0.
    """

    meaning = (
        "logit of the finding in this cell alone; the image is positive if any cell is, so its "
        "probability can exceed that of every cell"
    )

    def pool(self, logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pooled logits (N, F)."""
        log_each = _log_softplus(cells(logit_maps, mask, 0.0))
        if mask is not None:
            log_each = log_each.masked_fill(~mask.flatten(2), -torch.inf)
        return _log_expm1_of_exp(torch.logsumexp(log_each, -1))


def _log_softplus(x: Tensor) -> Tensor:
    """Return log(softplus(x)), finite for any finite x."""
    inner = x.clamp(min=_SMALL)
    softplus = inner.clamp(min=0) + torch.log1p(torch.exp(-inner.abs()))
    return torch.where(x < _SMALL, x, softplus.log())


def _log_expm1_of_exp(log_l: Tensor) -> Tensor:
    """Return log(exp(L) − 1) of log L, finite for any finite log L below 80."""
    inner = log_l.clamp(min=_SMALL).exp()
    return torch.where(log_l < _SMALL, log_l, inner + torch.log(-torch.expm1(-inner)))
