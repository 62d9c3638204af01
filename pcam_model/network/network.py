"""The PCAM network: backbone, one 1×1 convolution per finding, pooling."""

import math
from collections.abc import Mapping

from torch import Tensor, nn

from pcam_model.manifest import Map, NetworkSpec, ReferenceSpec
from pcam_model.network.backbones import build_extractor
from pcam_model.network.poolings import Pooled, build_pooling

#: What a network gives: pooled logits (N, F) and logit maps (N, F, h, w), not calibrated.
Output = Pooled


class Network(nn.Module):
    """A network that gives a logit and a logit map per finding.

    Attributes
    ----------
    map : Map
        Where the cells lie, and what their values mean.
    spec : NetworkSpec or ReferenceSpec
        What, beside backbone and pooling, builds the network anew.
    """

    map: Map
    spec: NetworkSpec | ReferenceSpec


class PcamNetwork(Network):
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
    channels : int
        Channels of the stem, 1 or 3; a grey image is repeated for a stem of 3.
    pooling_options : mapping, optional
        Options of the pooling, e.g. ``{"r": 5.0}`` for ``lse``.
    fuse : int, optional
        A coarser stride whose features are added to those of ``output_stride``.
    """

    def __init__(
        self,
        backbone: str,
        findings: int,
        pooling: str = "pcam",
        output_stride: int = 32,
        prior: float = 0.1,
        *,
        channels: int = 1,
        pooling_options: Mapping[str, float] | None = None,
        fuse: int | None = None,
    ) -> None:
        super().__init__()
        if channels not in (1, 3):
            raise ValueError(f"channels: 1 or 3, not {channels}")
        extractor = build_extractor(backbone, output_stride, channels, fuse)
        self.backbone = extractor.module
        self.pooling = build_pooling(pooling, extractor.channels, findings, pooling_options)
        self.head = nn.Conv2d(extractor.channels * self.pooling.expansion, findings, kernel_size=1)
        self.channels = channels
        self.map = Map(
            stride=extractor.stride, origin=extractor.origin, meaning=self.pooling.meaning
        )
        self.spec = NetworkSpec(
            output_stride=output_stride,  # type: ignore[arg-type]
            channels=channels,  # type: ignore[arg-type]
            pooling_options=dict(pooling_options or {}),
            fuse=fuse,  # type: ignore[arg-type]
        )
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
        if self.channels == 3:
            image = image.expand(-1, 3, -1, -1)
        pooled: Output = self.pooling(self.backbone(image), self.head, mask)
        return pooled
