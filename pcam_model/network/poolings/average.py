"""Average pooling: class activation mapping (Zhou et al. 2016, arXiv 1512.04150)."""

from torch import Tensor

from pcam_model.network.poolings.base import LogitPooling, cell_count, cells


class AveragePooling(LogitPooling):
    """Mean of the logits."""

    meaning = (
        "class activation map: the head applied to the features of the cell; the logit of the "
        "image is its mean"
    )

    def pool(self, logit_maps: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pooled logits (N, F)."""
        return cells(logit_maps, mask, 0.0).sum(-1) / cell_count(logit_maps, mask)
