"""Backbones: shapes, strides, and where their cells really look."""

import copy
import importlib.util
import pickle
from functools import cache

import pytest
import torch
from torch import fx, nn
from torch.nn import functional as F

from pcam_model.network.backbones import BACKBONES, Extractor, build_extractor
from pcam_model.network.backbones.cells import Cells, Layer, joined
from pcam_model.network.backbones.fused import FusedFeatures
from pcam_model.network.network import PcamNetwork

#: The smallest of each family, whole and cut.
MEMBERS = (
    "resnet18",
    "resnet50",
    "resnet18-c4",
    "resnet18-c3",
    "resnet18-c2",
    "densenet121",
    "densenet121-c4",
    "efficientnet_v2_s",
    "convnext_tiny",
    "vgg11_bn",
    "inception_v3",
)
VARIANTS = [(name, stride) for name in MEMBERS for stride in BACKBONES[name].strides]

#: Layers without windows that are no positive linear maps.
NOT_LINEAR = (
    "BatchNorm2d",
    "LayerNorm",
    "LayerNorm2d",
    "GELU",
    "SiLU",
    "Linear",
    "SqueezeExcitation",
)

#: A fine and a coarse stride of the same backbone.
FUSED = [("resnet18", 16, 32), ("densenet121", 8, 32), ("convnext_tiny", 8, 16)]


@pytest.mark.parametrize(
    ("family", "finest"),
    [("resnet", 4), ("densenet", 8), ("efficientnet_v2", 8), ("convnext", 8), ("vgg", 8)],
)
def test_a_family_has_strides_down_to_its_finest(family: str, finest: int) -> None:
    strides = [b.strides for name, b in BACKBONES.items() if name.startswith(family)]
    assert strides
    wanted = {stride for stride in (32, 16, 8, 4) if stride >= finest}
    assert wanted == set(strides[0])
    assert set().union(*strides) == wanted


@cache
def built(name: str, stride: int) -> Extractor:
    extractor = build_extractor(name, stride)
    extractor.module.eval()
    return extractor


@pytest.mark.parametrize(("name", "stride"), VARIANTS)
def test_the_map_has_the_promised_stride(name: str, stride: int) -> None:
    extractor = built(name, stride)
    with torch.inference_mode():
        features = extractor.module(torch.zeros(1, 1, 160, 96))
    assert extractor.stride == stride
    # Inception has no padding: it loses the border.
    size = (3, 1) if name == "inception_v3" else (160 // stride, 96 // stride)
    assert features.shape == (1, extractor.channels, *size)


def thin_and_linear(graph: fx.GraphModule) -> nn.Module:
    """Return a positive linear backbone of one channel with the same windows.

    Its gradient shows where a cell looks. Maximum pooling would send the gradient to one corner of
    a constant input; its mean does not.
    """
    graph = copy.deepcopy(graph)
    for node in list(graph.graph.nodes):
        if node.target is F.layer_norm:
            node.replace_all_uses_with(node.args[0])
            graph.graph.erase_node(node)
        elif node.target is torch.cat:
            node.target, node.args, node.kwargs = sum, (node.args[0],), {}
        elif node.target is F.max_pool2d:
            node.target = F.avg_pool2d
            windows = ("kernel_size", "stride", "padding")
            node.kwargs = {key: value for key, value in node.kwargs.items() if key in windows}
        elif node.op == "get_attr" and str(node.target).endswith("layer_scale"):
            owner = graph.get_submodule(str(node.target).rpartition(".")[0])
            owner.layer_scale = nn.Parameter(torch.ones(1, 1, 1))
    graph.recompile()
    _make_thin(graph)
    return graph.double().eval()


def _make_thin(module: nn.Module) -> None:
    for name, child in module.named_children():
        if isinstance(child, nn.MaxPool2d):
            setattr(module, name, nn.AvgPool2d(child.kernel_size, child.stride, child.padding))
        elif isinstance(child, nn.Conv2d):
            child.in_channels = child.out_channels = child.groups = 1
            child.weight = nn.Parameter(torch.ones(1, 1, *child.kernel_size))
            child.bias = None
        elif type(child).__name__ in NOT_LINEAR:
            setattr(module, name, nn.Identity())
        else:
            _make_thin(child)


def _gradient_centre(module: nn.Module, size: int) -> tuple[int, float, float]:
    """Return the index of a cell in the middle, and the centre of what it sees along y and x."""
    image = torch.ones(1, 1, size, size, dtype=torch.float64, requires_grad=True)
    features = module(image)
    cell = features.shape[-1] // 2
    features[0, :, cell, cell].sum().backward()
    assert image.grad is not None
    weight = image.grad[0, 0] / image.grad.sum()
    places = torch.arange(size) + 0.5
    return cell, float((weight.sum(1) * places).sum()), float((weight.sum(0) * places).sum())


@pytest.mark.parametrize(("name", "stride"), VARIANTS)
def test_the_origin_is_the_centre_of_the_receptive_field(name: str, stride: int) -> None:
    extractor = built(name, stride)
    assert isinstance(extractor.module, fx.GraphModule)
    # So large that the cell in the middle sees no border.
    cell, y, x = _gradient_centre(thin_and_linear(extractor.module), 2048)
    assert y == pytest.approx(cell * extractor.stride + extractor.origin, abs=1e-6)
    assert x == pytest.approx(y, abs=1e-6)


@pytest.mark.parametrize(("name", "fine", "coarse"), FUSED)
@pytest.mark.parametrize("seen", ["fine", "coarse"])
def test_fused_features_lie_on_the_cells_of_the_finer_stride(
    name: str, fine: int, coarse: int, seen: str
) -> None:
    """The coarse map, interpolated, must look where the fine one does, and neither elsewhere."""
    extractor = build_extractor(name, fine, fuse=coarse)
    module = extractor.module.eval()
    assert isinstance(module, FusedFeatures)
    assert isinstance(module.body, fx.GraphModule)
    module.body = thin_and_linear(module.body)
    _make_thin(module.lateral_fine)
    _make_thin(module.lateral_coarse)
    hidden = module.lateral_fine if seen == "coarse" else module.lateral_coarse
    nn.init.zeros_(hidden[0].weight)
    cell, y, x = _gradient_centre(module.double(), 2048)
    assert y == pytest.approx(cell * extractor.stride + extractor.origin, abs=1e-6)
    assert x == pytest.approx(y, abs=1e-6)


def test_fused_features_have_the_finer_size_and_learn() -> None:
    network = PcamNetwork("resnet18", 2, output_stride=16, fuse=32)
    output = network(torch.randn(2, 1, 96, 64))
    assert output.logit_maps.shape == (2, 2, 6, 4)
    output.logits.sum().backward()
    assert all(parameter.grad is not None for parameter in network.parameters())


def test_geometry_of_a_chain_by_hand() -> None:
    """Two unpadded poolings of 2: cell 0 covers pixels 0 to 3, so its centre is at 2.0."""
    pool = Layer((2, 2), (2, 2), (0, 0))
    cells = Cells().through(pool).through(pool)
    assert (cells.stride, cells.origin) == (4, 2.0)


def test_a_dilated_kernel_without_padding_moves_the_centre_by_its_span() -> None:
    assert Cells().through(Layer((3, 3), (1, 1), (0, 0), (4, 4))).origin == 4.5


def test_geometry_that_has_no_one_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="different cells"):
        joined([Cells(2), Cells(4)])
    with pytest.raises(ValueError, match="differently"):
        _ = Cells(2, (0.0, 1.0)).origin
    with pytest.raises(ValueError, match="strides along y and x"):
        Cells().through(Layer((3, 3), (2, 1), (1, 1)))


@pytest.mark.parametrize("name", ["resnet18", "densenet121", "convnext_tiny", "vgg11_bn"])
def test_all_strides_share_their_weights(name: str) -> None:
    coarse = build_extractor(name, 32).module.state_dict()
    fine = build_extractor(name, 8).module.state_dict()
    assert {k: v.shape for k, v in coarse.items()} == {k: v.shape for k, v in fine.items()}


def test_a_dilated_network_sees_on_every_second_cell_what_the_coarse_one_saw() -> None:
    """That is what dilation is for: trained weights stay valid (Chen et al. 2017)."""
    torch.manual_seed(0)
    for name in ("resnet18", "convnext_tiny"):
        coarse = build_extractor(name, 32).module.eval()
        fine = build_extractor(name, 16).module.eval()
        fine.load_state_dict(coarse.state_dict())
        image = torch.randn(1, 1, 320, 320)
        with torch.inference_mode():
            seen, expected = fine(image)[:, :, ::2, ::2], coarse(image)
        inner = slice(4, -4)  # padding differs at the border
        torch.testing.assert_close(
            seen[:, :, inner, inner], expected[:, :, inner, inner], atol=1e-4, rtol=1e-3
        )


def test_what_a_backbone_lacks_is_said() -> None:
    with pytest.raises(ValueError, match="output stride 16 or 8"):
        build_extractor("resnet18-c4", 32)
    with pytest.raises(ValueError, match="output stride 8"):
        build_extractor("resnet18-c3", 16)
    with pytest.raises(ValueError, match="inception_v3 has output stride 32"):
        build_extractor("inception_v3", 16)
    with pytest.raises(ValueError, match=r"unknown backbone 'vit'.*resnet18"):
        build_extractor("vit")
    with pytest.raises(ValueError, match="coarser than output_stride"):
        build_extractor("resnet18", 32, fuse=16)
    with pytest.raises(ValueError, match="channels: 1 or 3"):
        PcamNetwork("resnet18", 2, channels=2)


def test_a_stem_of_three_channels_sees_the_grey_image_three_times() -> None:
    network = PcamNetwork("resnet18", 2, channels=3).eval()
    grey = torch.randn(1, 1, 64, 64)
    with torch.inference_mode():
        by_hand = network.head(network.backbone(grey.repeat(1, 3, 1, 1)))
        torch.testing.assert_close(network(grey).logit_maps, by_hand)


def test_a_network_can_be_copied_and_pickled() -> None:
    """Averaged weights and several processes need it."""
    network = PcamNetwork("densenet121", 2, fuse=32, output_stride=16).eval()
    image = torch.randn(1, 1, 64, 64)
    with torch.inference_mode():
        expected = network(image).logits
        torch.testing.assert_close(copy.deepcopy(network)(image).logits, expected)
        torch.testing.assert_close(pickle.loads(pickle.dumps(network))(image).logits, expected)


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


@pytest.mark.skipif(importlib.util.find_spec("timm") is not None, reason="timm is installed")
def test_without_timm_its_names_say_what_to_install() -> None:
    with pytest.raises(ValueError, match="pip install timm"):
        build_extractor("timm:resnet18")


@pytest.mark.skipif(importlib.util.find_spec("timm") is None, reason="timm is not installed")
def test_a_backbone_of_timm_has_the_geometry_of_its_twin() -> None:
    ours, theirs = build_extractor("resnet18", 32), build_extractor("timm:resnet18", 32)
    assert (theirs.stride, theirs.origin) == (ours.stride, ours.origin)
    assert theirs.channels == ours.channels
    with pytest.raises(ValueError, match="timm cannot build 'resnet_of_nobody'"):
        build_extractor("timm:resnet_of_nobody")
