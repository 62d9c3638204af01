"""Feature extractors from torchvision, by name, with a chosen output stride and one grey channel.

A name ending in ``-c4`` stops after ResNet's conv4 stage (He et al. 2015, table 1): stride 16
without dilation, a quarter of the weights. Otherwise stride 16 is made from stride 32 as DeepLab
does (Chen et al. 2017): the last reduction is dropped and the last stage dilated, so the weights
of both strides are interchangeable.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from torchvision.models import DenseNet, ResNet, densenet121, resnet18, resnet34


@dataclass(frozen=True)
class Extractor:
    """A backbone ready for a head.

    Attributes
    ----------
    module : nn.Module
        Maps (N, channels_in, H, W) to (N, channels, H / stride, W / stride).
    channels : int
        Channels of the feature map.
    stride : int
        Input pixels between the centres of neighbouring cells.
    origin : float
        Centre of the receptive field of cell 0, in input pixels from the corner of the image.
    """

    module: nn.Module
    channels: int
    stride: int
    origin: float


@dataclass(frozen=True)
class Reduction:
    """A layer that moves cell centres: kernel size, stride, padding."""

    kernel: int
    stride: int
    padding: int


def cell_geometry(reductions: list[Reduction]) -> tuple[int, float]:
    """Return (stride, origin) of the cells behind a chain of layers.

    Output cell k of a layer sees inputs ``k * stride - padding`` to ``… + kernel - 1``, so its
    centre moves by ``(kernel - 1) / 2 - padding`` of the layer's input cells.
    """
    jump = 1
    centre = 0.0
    for layer in reductions:
        centre += ((layer.kernel - 1) / 2 - layer.padding) * jump
        jump *= layer.stride
    return jump, centre + 0.5


def build_extractor(name: str, output_stride: int = 32, channels_in: int = 1) -> Extractor:
    """Build a randomly initialised backbone.

    Parameters
    ----------
    name : str
        A key of :data:`BACKBONES`.
    output_stride : int
        32 or 16; a ``-c4`` backbone has 16 only.
    channels_in : int
        Channels of the input image.

    Raises
    ------
    ValueError
        Unknown name, or a stride the backbone does not have.
    """
    if name not in BACKBONES:
        raise ValueError(f"unknown backbone {name!r}: known are {', '.join(BACKBONES)}")
    strides, builder = BACKBONES[name]
    if output_stride not in strides:
        raise ValueError(f"{name} has output stride {' or '.join(map(str, strides))}")
    return builder(name.removesuffix("-c4"), output_stride, channels_in)


_RESNETS = {"resnet18": resnet18, "resnet34": resnet34}
_DENSENETS = {"densenet121": densenet121}

_STEM = [Reduction(7, 2, 3), Reduction(3, 2, 1)]
_HALVING_CONV = Reduction(3, 2, 1)
_HALVING_POOL = Reduction(2, 2, 0)


def _resnet(name: str, output_stride: int, channels_in: int, *, last_stage: int) -> Extractor:
    net: ResNet = _RESNETS[name](weights=None)
    net.conv1 = nn.Conv2d(channels_in, 64, 7, stride=2, padding=3, bias=False)
    nn.init.kaiming_normal_(net.conv1.weight, mode="fan_out", nonlinearity="relu")
    stages = [net.layer1, net.layer2, net.layer3, net.layer4][:last_stage]
    channels = 64 * 2 ** (last_stage - 1)
    reductions = _STEM + [_HALVING_CONV] * (last_stage - 1)
    if last_stage == 4 and output_stride == 16:
        _dilate_residual_stage(net.layer4)
        reductions.pop()
    stride, origin = cell_geometry(reductions)
    module = nn.Sequential(net.conv1, net.bn1, net.relu, net.maxpool, *stages)
    return Extractor(module, channels, stride, origin)


def _resnet_full(name: str, output_stride: int, channels_in: int) -> Extractor:
    return _resnet(name, output_stride, channels_in, last_stage=4)


def _resnet_c4(name: str, output_stride: int, channels_in: int) -> Extractor:
    return _resnet(name, output_stride, channels_in, last_stage=3)


def _dilate_residual_stage(stage: nn.Module) -> None:
    """Take the stride out of a stage of basic blocks and dilate what follows it.

    torchvision offers this for bottleneck blocks only.
    """
    for index, conv in enumerate(m for m in stage.modules() if isinstance(m, nn.Conv2d)):
        conv.stride = (1, 1)
        if conv.kernel_size == (3, 3) and index > 0:
            conv.dilation = conv.padding = (2, 2)


def _densenet(name: str, output_stride: int, channels_in: int) -> Extractor:
    net: DenseNet = _DENSENETS[name](weights=None)
    features: Any = net.features
    features.conv0 = nn.Conv2d(channels_in, 64, 7, stride=2, padding=3, bias=False)
    nn.init.kaiming_normal_(features.conv0.weight)
    reductions = _STEM + [_HALVING_POOL] * 3
    if output_stride == 16:
        features.transition3.pool = nn.Identity()
        for module in features.denseblock4.modules():
            if isinstance(module, nn.Conv2d) and module.kernel_size == (3, 3):
                module.dilation = module.padding = (2, 2)
        reductions.pop()
    stride, origin = cell_geometry(reductions)
    module = nn.Sequential(features, nn.ReLU(inplace=True))
    return Extractor(module, int(features.norm5.num_features), stride, origin)


_Builder = Callable[[str, int, int], Extractor]

#: Name of a backbone to its possible output strides and its builder.
BACKBONES: dict[str, tuple[tuple[int, ...], _Builder]] = {
    "resnet18": ((32, 16), _resnet_full),
    "resnet34": ((32, 16), _resnet_full),
    "resnet18-c4": ((16,), _resnet_c4),
    "resnet34-c4": ((16,), _resnet_c4),
    "densenet121": ((32, 16), _densenet),
}


def sum_stem_to_grey(weight: torch.Tensor) -> torch.Tensor:
    """Return a colour stem's weight (C, 3, k, k) for grey input: the same response to R = G = B."""
    return weight.sum(dim=1, keepdim=True)
