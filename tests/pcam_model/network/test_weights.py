"""Weights to start from: by torchvision's names, from either format, without running code."""

import pickle
from pathlib import Path

import numpy as np
import pytest
import torch
from onnx_factory import make_manifest
from safetensors.torch import save_file
from torch import nn
from torchvision.models import densenet121, resnet18

from pcam_model.network.checkpoint import (
    CheckpointError,
    read_checkpoint,
    read_start,
    write_checkpoint,
)
from pcam_model.network.network import PcamNetwork
from pcam_model.network.weights import load_matching, read_weights


@pytest.fixture(scope="module")
def colour() -> nn.Module:
    torch.manual_seed(3)
    return resnet18(weights=None).eval()


@pytest.mark.parametrize("suffix", [".pth", ".safetensors"])
def test_a_state_dict_of_torchvision_is_taken_in_either_format(
    colour: nn.Module, suffix: str, tmp_path: Path
) -> None:
    file = tmp_path / f"weights{suffix}"
    if suffix == ".pth":
        torch.save(colour.state_dict(), file)
    else:
        save_file(colour.state_dict(), file)
    network = PcamNetwork("resnet18", 2).eval()
    fresh = load_matching(network, read_start(file).weights)
    assert fresh == ["head.bias", "head.weight"]
    grey = torch.randn(1, 1, 64, 64)
    children = list(colour.children())[:-2]
    with torch.inference_mode():
        expected = nn.Sequential(*children)(grey.expand(-1, 3, -1, -1))
        torch.testing.assert_close(network.backbone(grey), expected, atol=1e-4, rtol=1e-4)


def test_a_grey_stem_answers_in_colour_as_it_did() -> None:
    torch.manual_seed(0)
    grey, colour = PcamNetwork("resnet18", 2).eval(), PcamNetwork("resnet18", 2, channels=3).eval()
    assert load_matching(colour, grey.state_dict()) == []
    image = torch.randn(1, 1, 64, 64)
    with torch.inference_mode():
        torch.testing.assert_close(colour(image).logits, grey(image).logits, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("options", [{"output_stride": 16}, {"output_stride": 16, "fuse": 32}])
def test_dilated_and_fused_networks_start_from_the_same_weights(
    colour: nn.Module, options: dict[str, int]
) -> None:
    network = PcamNetwork("resnet18", 2, **options)  # type: ignore[arg-type]
    fresh = load_matching(network, colour.state_dict())
    assert not [name for name in fresh if "layer4" in name or "conv1" in name]


def test_what_a_training_script_wraps_round_is_taken_off(colour: nn.Module, tmp_path: Path) -> None:
    state = {f"module.{name}": value for name, value in colour.state_dict().items()}
    file = tmp_path / "best.ckpt"
    # Numbers of numpy are what scripts keep as their best metric.
    torch.save({"epoch": 3, "auc": np.float64(0.9), "state_dict": state}, file)
    assert read_weights(file).keys() == colour.state_dict().keys()


def test_old_names_of_densenets_are_understood() -> None:
    state = {
        name.replace(".norm1.", ".norm.1.").replace(".conv2.", ".conv.2."): value
        for name, value in densenet121(weights=None).state_dict().items()
    }
    assert any(".norm.1." in name for name in state)
    network = PcamNetwork("densenet121", 2)
    assert load_matching(network, state) == ["head.bias", "head.weight"]


def test_a_checkpoint_of_ours_tells_where_it_comes_from(tmp_path: Path) -> None:
    network = PcamNetwork("resnet18-c4", 3, output_stride=16)
    file = tmp_path / "last.safetensors"
    write_checkpoint(file, make_manifest(backbone="resnet18-c4"), network)
    start = read_start(file)
    assert start.description == "test-model: none"
    assert load_matching(PcamNetwork("resnet18-c4", 3, output_stride=8), start.weights) == []


@pytest.mark.parametrize(
    "options",
    [
        {"pooling": "lse_learned", "pooling_options": {"r": 4.0}},
        {"pooling": "avg_max", "channels": 3},
        {"pooling": "gated_attention", "pooling_options": {"width": 16}, "fuse": 32},
        {"pooling": "topk", "pooling_options": {"k": 3}, "output_stride": 8},
    ],
)
def test_a_checkpoint_builds_its_network_anew(options: dict[str, object], tmp_path: Path) -> None:
    torch.manual_seed(1)
    network = PcamNetwork("resnet18", 3, **({"output_stride": 16} | options)).eval()  # type: ignore[arg-type]
    file = tmp_path / "last.safetensors"
    manifest = make_manifest(backbone="resnet18", pooling=str(options["pooling"]))
    write_checkpoint(file, manifest, network)
    read = read_checkpoint(file)
    assert read.manifest.map == network.map
    image = torch.randn(1, 1, 64, 64)
    with torch.inference_mode():
        torch.testing.assert_close(read.network()(image), network(image), rtol=0, atol=0)


class Malicious:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return eval, ("1/0",)


def test_a_file_with_code_in_it_is_refused_unrun(tmp_path: Path) -> None:
    file = tmp_path / "evil.pth"
    torch.save({"state_dict": Malicious()}, file)
    with pytest.raises(CheckpointError, match="cannot read weights"):
        read_weights(file)


@pytest.mark.parametrize("content", [b"", b"no weights at all", pickle.dumps([1, 2])])
def test_a_file_without_weights_is_refused(content: bytes, tmp_path: Path) -> None:
    for name in ("weights.pth", "weights.safetensors"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(CheckpointError, match=r"weights\."):
            read_start(tmp_path / name)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match=r"cannot read weights.*no\.pth"):
        read_start(tmp_path / "no.pth")


def test_weights_of_another_network_are_refused(colour: nn.Module) -> None:
    with pytest.raises(CheckpointError, match="fits the network"):
        load_matching(PcamNetwork("vgg11", 2), colour.state_dict())
