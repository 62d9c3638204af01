"""Attention between backbone and head, as in jfhealthcare/Chexpert.

Each maps features (N, C, h, w) to features of the same shape. Names of attributes are those of the
published state dicts.
"""

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class ChannelAttention(nn.Module):
    """CAM: squeeze and excitation (Hu et al. 2018, arXiv 1709.01507), reduction 2."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(channels, channels // 2)
        self.fc2 = nn.Linear(channels // 2, channels)

    def forward(self, features: Tensor) -> Tensor:
        """Weigh the channels."""
        weights = self.fc2(self.fc1(features.flatten(2).mean(2)).relu()).sigmoid()
        weighed: Tensor = features * weights[:, :, None, None]
        return weighed


class SpatialAttention(nn.Module):
    """SAM: position attention (Fu et al. 2019, arXiv 1809.02983).

    The published code passes softmax an argument that it does not have; meant is the last axis, as
    in the paper.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels // 8, 1)
        self.conv2 = nn.Conv2d(channels, channels // 8, 1)
        self.conv3 = nn.Conv2d(channels, channels, 1)
        self.gamma = nn.Parameter(torch.zeros(1))

    def forward(self, features: Tensor) -> Tensor:
        """Add to each cell what it attends to."""
        query, key = self.conv1(features).flatten(2), self.conv2(features).flatten(2)
        attention = (query.mT @ key).softmax(-1)
        attended = (self.conv3(features).flatten(2) @ attention.mT).unflatten(
            2, (features.shape[2], features.shape[3])
        )
        added: Tensor = self.gamma * attended + features
        return added


class PyramidAttention(nn.Module):
    """FPA: feature pyramid attention (Li et al. 2018, arXiv 1805.10180)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.gap_branch = nn.Sequential(nn.AdaptiveAvgPool2d(1), _Convolution(channels, channels))
        self.mid_branch = _Convolution(channels, channels)
        self.downsample1 = _Convolution(channels, 1, 7, stride=2)
        self.downsample2 = _Convolution(1, 1, 5, stride=2)
        self.downsample3 = _Convolution(1, 1, 3, stride=2)
        self.scale1 = _Convolution(1, 1, 7)
        self.scale2 = _Convolution(1, 1, 5)
        self.scale3 = _Convolution(1, 1, 3)

    def forward(self, features: Tensor) -> Tensor:
        """Weigh the cells by three scales, and add the mean of the image."""
        height, width = features.shape[2], features.shape[3]
        if height % 4 or width % 4:
            raise ValueError(
                f"attention FPA needs a map whose sides are multiples of 4, not {height} × {width}"
            )
        half = self.downsample1(features)
        quarter = self.downsample2(half)
        eighth = self.downsample3(quarter)
        summed = self.scale2(quarter) + _to_size(self.scale3(eighth), height // 4, width // 4)
        summed = self.scale1(half) + _to_size(summed, height // 2, width // 2)
        weights = _to_size(summed, height, width)
        weighed: Tensor = weights * self.mid_branch(features) + self.gap_branch(features)
        return weighed


class _Convolution(nn.Module):
    """A convolution that keeps the size (or halves it), a norm and a ReLU."""

    def __init__(self, before: int, after: int, kernel: int = 1, stride: int = 1) -> None:
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(before, after, kernel, stride, kernel // 2),
            nn.BatchNorm2d(after),
            nn.ReLU(),
        )

    def forward(self, features: Tensor) -> Tensor:
        """Return what the layers make of it."""
        result: Tensor = self.conv(features)
        return result


def _to_size(maps: Tensor, height: int, width: int) -> Tensor:
    return F.interpolate(maps, (height, width), mode="bilinear", align_corners=False)


#: Name in a published configuration to the attribute of the state dict, and the module.
ATTENTIONS: dict[str, tuple[str, Callable[[int], nn.Module]]] = {
    "CAM": ("channel_attention", ChannelAttention),
    "SAM": ("spatial_attention", SpatialAttention),
    "FPA": ("pyramid_attention", PyramidAttention),
}


class AttentionMap(nn.Module):
    """One of :data:`ATTENTIONS` under its published name, or none.

    A state dict holds the weights of all three, whichever was used.
    """

    def __init__(self, attention: str, channels: int) -> None:
        super().__init__()
        self.used: str | None = None
        if attention != "None":
            self.used, build = ATTENTIONS[attention]
            self.add_module(self.used, build(channels))

    def forward(self, features: Tensor) -> Tensor:
        """Apply it."""
        if self.used is None:
            return features
        result: Tensor = self.get_submodule(self.used)(features)
        return result
