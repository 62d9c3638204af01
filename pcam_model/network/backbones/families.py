"""The backbones by name: one line per architecture family of torchvision."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from torch import nn
from torchvision.models._api import get_model

#: Node of the traced graph after which a map of this native stride is taken.
Stages = dict[int, str]


@dataclass(frozen=True)
class Family:
    """An architecture.

    Attributes
    ----------
    members : tuple of str
        Names in torchvision.
    stages : callable
        From a model to its :data:`Stages`.
    strides : tuple of int
        Output strides it can have; those below the deepest stage's by dilation.
    options : mapping
        Arguments of torchvision's builder.
    """

    members: tuple[str, ...]
    stages: Callable[[Any], Stages]
    strides: tuple[int, ...] = (32, 16, 8)
    options: Mapping[str, Any] = field(default_factory=dict)


def _resnet(_model: nn.Module) -> Stages:
    return {4: "layer1", 8: "layer2", 16: "layer3", 32: "layer4"}


def _densenet(_model: nn.Module) -> Stages:
    # A dense block ends before normalisation; the transition behind it begins with one.
    return {8: "features.transition2.relu", 16: "features.transition3.relu", 32: "relu"}


def _efficientnet_v2(model: Any) -> Stages:
    return {8: "features.3", 16: "features.5", 32: f"features.{len(model.features) - 1}"}


def _convnext(_model: nn.Module) -> Stages:
    return {8: "features.3", 16: "features.5", 32: "features.7"}


def _vgg(model: Any) -> Stages:
    pools = [i for i, layer in enumerate(model.features) if isinstance(layer, nn.MaxPool2d)]
    return {
        8: f"features.{pools[3] - 1}",
        16: f"features.{pools[4] - 1}",
        32: f"features.{pools[4]}",
    }


def _inception(_model: nn.Module) -> Stages:
    return {32: "Mixed_7c"}


FAMILIES = (
    Family(
        (
            "resnet18",
            "resnet34",
            "resnet50",
            "resnet101",
            "resnet152",
            "resnext50_32x4d",
            "resnext101_32x8d",
            "resnext101_64x4d",
            "wide_resnet50_2",
            "wide_resnet101_2",
        ),
        _resnet,
        strides=(32, 16, 8, 4),
    ),
    Family(("densenet121", "densenet161", "densenet169", "densenet201"), _densenet),
    Family(("efficientnet_v2_s", "efficientnet_v2_m", "efficientnet_v2_l"), _efficientnet_v2),
    Family(("convnext_tiny", "convnext_small", "convnext_base", "convnext_large"), _convnext),
    Family(
        tuple(f"vgg{depth}{norm}" for depth in (11, 13, 16, 19) for norm in ("", "_bn")),
        _vgg,
        options={"init_weights": False},
    ),
    # Its reductions have no padding: dilated, they would cut the map away from the border.
    Family(
        ("inception_v3",),
        _inception,
        strides=(32,),
        options={"init_weights": False, "aux_logits": False},
    ),
)

#: A name ending so stops after the stage of that stride, e.g. ResNet's conv4, 3 or 2 (He et al.
#: 2015, table 1): fewer weights, no dilation, and cells that see less of the image round them.
CUTS = {"-c4": 16, "-c3": 8, "-c2": 4}


@dataclass(frozen=True)
class Backbone:
    """A family's member, whole or cut off after a stage.

    Attributes
    ----------
    family : Family
    member : str
    last : int
        Native stride of the last stage that is kept.
    """

    family: Family
    member: str
    last: int = 32

    @property
    def strides(self) -> tuple[int, ...]:
        """Output strides it can have."""
        return tuple(stride for stride in self.family.strides if stride <= self.last)

    def build(self) -> tuple[nn.Module, Stages]:
        """Return torchvision's model with random weights, and its stages."""
        model = get_model(self.member, weights=None, **self.family.options)
        if "init_weights" in self.family.options:
            # torchvision's own initialisation also fills the classifier, which is thrown away.
            for module in model.modules():
                if isinstance(module, nn.Conv2d):
                    nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
        stages = self.family.stages(model)
        return model, {stride: node for stride, node in stages.items() if stride <= self.last}


#: Every backbone of torchvision by name.
BACKBONES: dict[str, Backbone] = {
    member + suffix: Backbone(family, member, last)
    for family in FAMILIES
    for member in family.members
    for suffix, last in {"": 32, **CUTS}.items()
    if last in family.strides
}
