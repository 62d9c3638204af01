"""The exported graph computes what the network computes, at the extremes too."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from torch import nn

from pcam_model.bundle import load_bundle
from pcam_model.manifest import Finding, Input, Manifest
from pcam_model.network.network import PcamNetwork
from pcam_model.network.onnx_export import export_onnx, largest_difference
from pcam_model.network.poolings import POOLINGS

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")


def _exported(
    network: PcamNetwork, pooling: str, file: Path, backbone: str = "resnet18-c4"
) -> None:
    manifest = Manifest(
        name="small",
        version="1",
        findings=(Finding(name="Mass"), Finding(name="Nodule")),
        input=Input(rows=64, columns=64),
        map=network.map,
        pooling=pooling,
        backbone=backbone,
        training_data="none",
        licence="Apache-2.0",
        intended_use="Not for clinical use: research and teaching.",
        date="2026-01-01",
    )
    export_onnx(network, manifest, file)


@pytest.mark.parametrize("pooling", sorted(POOLINGS))
def test_onnxruntime_agrees_with_torch_for_any_batch(pooling: str, tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = PcamNetwork("resnet18-c4", 2, pooling, output_stride=16).eval()
    file = tmp_path / "model.onnx"
    _exported(network, pooling, file)
    for batch in (1, 3):
        images = np.random.default_rng(0).normal(size=(batch, 1, 64, 64)).astype(np.float32)
        assert max(largest_difference(network, file, images)) < 1e-4
    assert load_bundle(file).manifest.pooling == pooling
    assert [entry.name for entry in tmp_path.iterdir()] == ["model.onnx"]


@pytest.mark.parametrize("level", [-1e4, -200.0, 200.0, 1e4])
def test_a_map_that_underflows_everywhere_stays_finite_in_the_graph(
    level: float, tmp_path: Path
) -> None:
    network = PcamNetwork("resnet18-c4", 2, "pcam", output_stride=16).eval()
    assert network.head.bias is not None
    nn.init.constant_(network.head.bias, level)
    file = tmp_path / "model.onnx"
    _exported(network, "pcam", file)
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    logits, maps = session.run(None, {"image": np.zeros((1, 1, 64, 64), np.float32)})
    np.testing.assert_allclose(logits, maps.mean((2, 3)), rtol=1e-3)


def test_fused_features_and_a_colour_stem_are_exported(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = PcamNetwork("resnet18", 2, output_stride=8, fuse=32, channels=3).eval()
    file = tmp_path / "model.onnx"
    _exported(network, "pcam", file, "resnet18")
    images = np.random.default_rng(0).normal(size=(2, 1, 64, 64)).astype(np.float32)
    assert max(largest_difference(network, file, images)) < 1e-4
    assert load_bundle(file).manifest.map.stride == 8


def test_the_file_tells_nothing_of_where_it_was_made(tmp_path: Path) -> None:
    """The exporter notes source files and their folders on every node."""
    network = PcamNetwork("resnet18-c4", 2, "pcam", output_stride=16).eval()
    file = tmp_path / "model.onnx"
    _exported(network, "pcam", file)
    data = file.read_bytes()
    assert b"stack_trace" not in data
    assert str(Path(__file__).parents[3]).encode() not in data
