"""Backbones: shapes, and where their cells really look."""

import pytest
import torch
from torch import nn

from pcam_model.network.backbones import (
    BACKBONES,
    Reduction,
    build_extractor,
    cell_geometry,
    sum_stem_to_grey,
)
from pcam_model.network.network import PcamNetwork

VARIANTS = [(name, stride) for name, (strides, _) in BACKBONES.items() for stride in strides]


@pytest.mark.parametrize(("name", "stride"), VARIANTS)
def test_the_map_has_the_promised_stride(name: str, stride: int) -> None:
    network = PcamNetwork(name, findings=3, output_stride=stride).eval()
    with torch.inference_mode():
        output = network(torch.zeros(1, 1, 128, 96))
    assert output.logits.shape == (1, 3)
    assert output.logit_maps.shape == (1, 3, 128 // stride, 96 // stride)
    assert network.map.stride == stride


def _make_linear(module: nn.Module) -> None:
    """Turn a backbone into a positive linear map, so that a gradient shows where a cell looks.

    Maximum pooling sends the gradient to one corner of a constant input; its mean does not.
    """
    for name, child in module.named_children():
        if isinstance(child, nn.MaxPool2d):
            mean = nn.AvgPool2d(child.kernel_size, child.stride, child.padding)
            setattr(module, name, mean)
        elif isinstance(child, nn.BatchNorm2d):
            setattr(module, name, nn.Identity())
        else:
            _make_linear(child)
        if isinstance(child, nn.Conv2d):
            nn.init.constant_(child.weight, 1 / child.weight[0].numel())


@pytest.mark.parametrize(("name", "stride"), VARIANTS)
def test_the_origin_is_the_centre_of_the_receptive_field(name: str, stride: int) -> None:
    extractor = build_extractor(name, stride)
    module = extractor.module.double().eval()
    _make_linear(module)
    image = torch.ones(1, 1, 512, 512, dtype=torch.float64, requires_grad=True)
    features = module(image)
    cell = features.shape[-1] // 2
    features[0, :, cell, cell].sum().backward()
    assert image.grad is not None
    weight = image.grad[0, 0] / image.grad.sum()
    centre = float((weight.sum(0) * (torch.arange(512) + 0.5)).sum())
    assert centre == pytest.approx(cell * extractor.stride + extractor.origin, abs=0.2)


def test_geometry_of_a_chain_by_hand() -> None:
    """Two unpadded poolings of 2: cell 0 covers pixels 0 to 3, so its centre is at 2.0."""
    assert cell_geometry([Reduction(2, 2, 0), Reduction(2, 2, 0)]) == (4, 2.0)


def test_both_strides_share_their_weights() -> None:
    coarse = build_extractor("resnet18", 32).module.state_dict()
    fine = build_extractor("resnet18", 16).module.state_dict()
    assert {k: v.shape for k, v in coarse.items()} == {k: v.shape for k, v in fine.items()}


def test_a_grey_stem_answers_as_the_colour_stem_did() -> None:
    torch.manual_seed(0)
    colour = nn.Conv2d(3, 8, 7, bias=False)
    grey = nn.Conv2d(1, 8, 7, bias=False)
    grey.weight.data = sum_stem_to_grey(colour.weight.data)
    image = torch.randn(1, 1, 16, 16)
    torch.testing.assert_close(grey(image), colour(image.expand(-1, 3, -1, -1)))


def test_what_a_backbone_lacks_is_said() -> None:
    with pytest.raises(ValueError, match="output stride 16"):
        build_extractor("resnet18-c4", 32)
    with pytest.raises(ValueError, match=r"unknown backbone 'vit'.*resnet18"):
        build_extractor("vit")


def test_an_untrained_network_starts_at_its_prior() -> None:
    network = PcamNetwork("resnet18", findings=2, prior=0.2).eval()
    with torch.inference_mode():
        output = network(torch.zeros(1, 1, 64, 64))
    assert float(output.logits.sigmoid().mean()) == pytest.approx(0.2, abs=0.1)


def test_padding_is_masked_through_the_network() -> None:
    network = PcamNetwork("resnet18", findings=2).eval()
    image = torch.randn(1, 1, 128, 64)
    mask = torch.tensor([True, True, False, False]).view(1, 1, 4, 1).expand(1, 1, 4, 2)
    with torch.inference_mode():
        output = network(image, mask)
        alone = network.pooling(network.backbone(image)[:, :, :2], network.head).logits
    torch.testing.assert_close(output.logits, alone)
