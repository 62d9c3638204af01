"""Feature extractors by name, with a chosen output stride and a grey or a colour stem.

torchvision's architectures are in :mod:`pcam_model.network.backbones.families`; every one takes the
same path: traced, cut, its stride set and its cells located
(:mod:`pcam_model.network.backbones.graph`).
"""

from dataclasses import dataclass

import torch
from torch import fx, nn
from torchvision.models.feature_extraction import get_graph_node_names

from pcam_model.network.backbones.families import BACKBONES, Stages
from pcam_model.network.backbones.fused import WIDTH, FusedFeatures
from pcam_model.network.backbones.graph import cut_after, set_output_stride
from pcam_model.network.backbones.timm_models import PREFIX, build_timm

__all__ = ["BACKBONES", "Extractor", "build_extractor"]

#: Side in pixels of the image that is sent through to count channels; Inception needs 75.
_PROBE = 96


@dataclass(frozen=True)
class Extractor:
    """A backbone ready for a head.

    Attributes
    ----------
    module : nn.Module
        Maps (N, channels_in, H, W) to (N, channels, H / stride, W / stride), about: convolutions
        without padding lose a cell at the border.
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


def build_extractor(
    name: str, output_stride: int = 32, channels_in: int = 1, fuse: int | None = None
) -> Extractor:
    """Build a randomly initialised backbone.

    Parameters
    ----------
    name : str
        A key of :data:`BACKBONES`, or ``timm:NAME``.
    output_stride : int
        32, 16 or 8, as far as the architecture allows it. What its deepest stage has not by itself
        is made by dilation.
    channels_in : int
        Channels of the input image.
    fuse : int, optional
        A coarser stride whose features are added to those of ``output_stride``; no dilation then.

    Raises
    ------
    ValueError
        Unknown name, or a stride the backbone does not have.
    """
    if name.startswith(PREFIX):
        return _build_timm(name, output_stride, channels_in, fuse)
    if name not in BACKBONES:
        raise ValueError(f"unknown backbone {name!r}: known are {', '.join(BACKBONES)}")
    backbone = BACKBONES[name]
    if output_stride not in backbone.strides:
        raise ValueError(f"{name} has output stride {' or '.join(map(str, backbone.strides))}")
    model, stages = backbone.build()
    if channels_in != 3:
        _replace_stem(model, channels_in)
    if fuse is None:
        return _single(cut_after(model, [stages[max(stages)]]), output_stride, channels_in)
    return _fused(name, model, stages, (output_stride, fuse), channels_in)


def _single(module: fx.GraphModule, output_stride: int, channels_in: int) -> Extractor:
    (cells,) = set_output_stride(module, output_stride)
    (channels,) = _channels(module, channels_in)
    return Extractor(module, channels, cells.stride, cells.origin)


def _fused(
    name: str, model: nn.Module, stages: Stages, strides: tuple[int, int], channels_in: int
) -> Extractor:
    if not set(strides) <= stages.keys() or strides[0] >= strides[1]:
        known = ", ".join(map(str, sorted(stages)))
        raise ValueError(
            f"fuse: a stride coarser than output_stride, both of {known} for {name}; "
            f"not {strides[1]} onto {strides[0]}"
        )
    body = cut_after(model, [stages[stride] for stride in strides])
    fine, coarse = set_output_stride(body, strides[1])
    widths = _channels(body, channels_in)
    module = FusedFeatures(body, (widths[0], widths[1]), fine, coarse)
    return Extractor(module, WIDTH, fine.stride, fine.origin)


def _build_timm(name: str, output_stride: int, channels_in: int, fuse: int | None) -> Extractor:
    if fuse is not None:
        raise ValueError(f"fuse: not for backbones of timm such as {name}")
    model = build_timm(name, channels_in)
    try:
        last = get_graph_node_names(model.eval())[1][-1]
        extractor = _single(cut_after(model, [last]), output_stride, channels_in)
    # torch.fx raises whatever the model's own code does on a symbol.
    except Exception as error:
        raise ValueError(f"{name} cannot be traced to a map of cells: {error}") from error
    if extractor.stride != output_stride:
        raise ValueError(f"{name} has output stride {extractor.stride}, not {output_stride}")
    return extractor


def _replace_stem(model: nn.Module, channels_in: int) -> None:
    """Put a convolution of other input channels in the place of the first."""
    path, stem = next(
        (path, module) for path, module in model.named_modules() if isinstance(module, nn.Conv2d)
    )
    fresh = nn.Conv2d(
        channels_in,
        stem.out_channels,
        (stem.kernel_size[0], stem.kernel_size[1]),
        (stem.stride[0], stem.stride[1]),
        (int(stem.padding[0]), int(stem.padding[1])),
        bias=stem.bias is not None,
    )
    nn.init.kaiming_normal_(fresh.weight, mode="fan_out", nonlinearity="relu")
    if fresh.bias is not None:
        nn.init.zeros_(fresh.bias)
    model.set_submodule(path, fresh)


def _channels(module: nn.Module, channels_in: int) -> list[int]:
    """Return the channels of a module's maps, by sending an image through."""
    with torch.inference_mode():
        maps = module.eval()(torch.zeros(1, channels_in, _PROBE, _PROBE))
    module.train()
    return [one.shape[1] for one in (maps if isinstance(maps, tuple) else (maps,))]
