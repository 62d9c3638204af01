"""The PCAM network: backbone, one 1×1 convolution per finding, pooling."""

import math
from typing import NamedTuple

from torch import Tensor, nn

from pcam_model.manifest import Map
from pcam_model.network.backbones import build_extractor
from pcam_model.network.poolings import build_pooling


class Output(NamedTuple):
    """Pooled logits (N, F) and logit maps (N, F, h, w), not calibrated."""

    logits: Tensor
    logit_maps: Tensor


class PcamNetwork(nn.Module):
    """A backbone whose map of features is turned into one logit map per finding, then pooled.

    Parameters
    ----------
    backbone : str
        A key of :data:`pcam_model.network.backbones.BACKBONES`.
    findings : int
        Number of findings F.
    pooling : str
        A key of :data:`pcam_model.network.poolings.POOLINGS`.
    output_stride : int
        Input pixels per cell.
    prior : float
        Probability 0..1 that an untrained network gives; sets the head's bias, so that the first
        steps are not spent on learning that most findings are rare.
    """

    def __init__(
        self,
        backbone: str,
        findings: int,
        pooling: str = "pcam",
        output_stride: int = 32,
        prior: float = 0.1,
    ) -> None:
        super().__init__()
        extractor = build_extractor(backbone, output_stride)
        self.backbone = extractor.module
        self.head = nn.Conv2d(extractor.channels, findings, kernel_size=1)
        self.pooling = build_pooling(pooling)
        self.map = Map(stride=extractor.stride, origin=extractor.origin)
        bias = self.head.bias
        if bias is None:
            raise AssertionError("a 1×1 convolution of ours has a bias")
        nn.init.normal_(self.head.weight, std=0.01)
        nn.init.constant_(bias, math.log(prior / (1 - prior)))

    def forward(self, image: Tensor, mask: Tensor | None = None) -> Output:
        """Run the network.

        Parameters
        ----------
        image : Tensor, shape (N, 1, H, W)
            Preprocessed images (:func:`pcam_model.preprocess.network_input`).
        mask : Tensor of bool, shape (N, 1, h, w), optional
            False where a cell is padding.
        """
        logit_maps = self.head(self.backbone(image)).float()
        return Output(self.pooling(logit_maps, mask), logit_maps)
