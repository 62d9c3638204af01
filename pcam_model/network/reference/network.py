"""The classifier of jfhealthcare/Chexpert: one head per finding over one backbone."""

import torch
from torch import Tensor, nn

from pcam_model.manifest import Map, ReferenceSpec
from pcam_model.network.backbones import build_extractor
from pcam_model.network.network import Network, Output
from pcam_model.network.poolings.base import cells
from pcam_model.network.poolings.pcam import PcamPooling
from pcam_model.network.poolings.per_channel import DERIVED_MEANING, pool_channels
from pcam_model.network.reference.attention import AttentionMap

BACKBONES = ("vgg19", "vgg19_bn", "densenet121", "densenet169", "densenet201", "inception_v3")

#: ``global_pool`` of a published configuration to what is done to each channel of the features
#: (:data:`pcam_model.network.poolings.per_channel.PARTS`); PCAM weighs cells instead.
POOLS: dict[str, tuple[str, ...]] = {
    "PCAM": (),
    "AVG": ("average",),
    "MAX": ("max",),
    "EXP": ("exp",),
    "LINEAR": ("linear",),
    "LSE": ("lse",),
    "AVG_MAX": ("average", "max"),
    "AVG_MAX_LSE": ("average", "max", "lse"),
}

#: How ImageNet's channels are re-normalised before an Inception-v3 that began with its weights.
_INCEPTION_SCALE = (0.229 / 0.5, 0.224 / 0.5, 0.225 / 0.5)
_INCEPTION_SHIFT = ((0.485 - 0.5) / 0.5, (0.456 - 0.5) / 0.5, (0.406 - 0.5) / 0.5)


class ReferenceNetwork(Network):
    """A network as jfhealthcare/Chexpert builds it from a configuration.

    For each finding in turn the attention is applied once more to the features that the finding
    before was given; then the features are pooled, normalised (``fc_bn``) and classified. Maps are
    derived: norm and head applied to each cell as if the whole image were like it. For PCAM without
    ``fc_bn`` these are the maps that the published code draws.

    Parameters
    ----------
    backbone : str
        One of :data:`BACKBONES`.
    findings : int
        Number of findings F.
    pool : str
        A key of :data:`POOLS`.
    spec : ReferenceSpec
        The rest of the configuration.

    Raises
    ------
    ValueError
        Unknown backbone or pooling.
    """

    spec: ReferenceSpec

    def __init__(self, backbone: str, findings: int, pool: str, spec: ReferenceSpec) -> None:
        super().__init__()
        if backbone not in BACKBONES:
            raise ValueError(f"backbone: one of {', '.join(BACKBONES)}, not {backbone!r}")
        if pool not in POOLS:
            raise ValueError(f"global_pool: one of {', '.join(POOLS)}, not {pool!r}")
        extractor = build_extractor(backbone, channels_in=3)
        self.backbone = extractor.module
        self.attention_map = AttentionMap(spec.attention, extractor.channels)
        self.parts, self.spec, self.findings = POOLS[pool], spec, findings
        width = extractor.channels * max(1, len(self.parts))
        for index in range(findings):
            self.add_module(f"fc_{index}", nn.Conv2d(width, 1, 1))
            self.add_module(f"bn_{index}", nn.BatchNorm2d(width) if spec.fc_bn else nn.Identity())
        if spec.norm == "InstanceNorm":
            _use_instance_norm(self.backbone)
            _use_instance_norm(self.attention_map)
        self.map = Map(
            stride=extractor.stride,
            origin=extractor.origin,
            meaning=DERIVED_MEANING if self.parts else PcamPooling.meaning,
        )

    def forward(self, image: Tensor) -> Output:
        """Run the network.

        Parameters
        ----------
        image : Tensor, shape (N, 1, H, W)
            Preprocessed images; each becomes three equal channels.
        """
        image = image.expand(-1, 3, -1, -1)
        if self.spec.transform_input:
            scale = image.new_tensor(_INCEPTION_SCALE)[:, None, None]
            image = image * scale + image.new_tensor(_INCEPTION_SHIFT)[:, None, None]
        features = self.backbone(image)
        logits, maps = [], []
        for index in range(self.findings):
            features = self.attention_map(features)
            head, norm = self.get_submodule(f"fc_{index}"), self.get_submodule(f"bn_{index}")
            pooled = self._pool(features, head)[:, :, None, None]
            alone = torch.cat([features] * max(1, len(self.parts)), 1)
            logits.append(head(norm(pooled)).flatten(1))
            maps.append(head(norm(alone)))
        return Output(torch.cat(logits, 1).float(), torch.cat(maps, 1).float())

    def _pool(self, features: Tensor, head: nn.Module) -> Tensor:
        """Return the pooled features (N, C), or a block of them for each part."""
        if self.parts:
            return pool_channels(features, self.parts, gamma=self.spec.lse_gamma)
        attention = PcamPooling.attention(head(features))
        return (cells(features, None, 0.0) * attention).sum(-1)


def _use_instance_norm(module: nn.Module) -> None:
    """Put instance norms with running statistics in the place of batch norms."""
    for name, child in module.named_children():
        if isinstance(child, nn.BatchNorm2d):
            own = nn.InstanceNorm2d(
                child.num_features, eps=child.eps, affine=True, track_running_stats=True
            )
            setattr(module, name, own)
        else:
            _use_instance_norm(child)
