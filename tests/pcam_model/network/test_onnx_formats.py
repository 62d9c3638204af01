"""Smaller forms of a model: they run in the engine, and differ little from float32."""

from pathlib import Path

import msgspec
import numpy as np
import onnx
import pytest
import torch

from pcam_model.bundle import load_bundle
from pcam_model.engine import open_engine
from pcam_model.manifest import Finding, Format, Input, Manifest
from pcam_model.network.network import PcamNetwork
from pcam_model.network.onnx_export import OPSET, export_onnx
from pcam_model.network.onnx_formats import (
    FormatError,
    rewrite_manifest,
    write_fp16,
    write_int8,
)
from tests.support.onnx_factory import write_model

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Manifest]:
    torch.manual_seed(0)
    network = PcamNetwork("resnet18-c4", 2, "pcam", output_stride=16)
    # Norms that have seen something, as in a network that was fitted.
    network.train()(torch.randn(8, 1, 64, 64))
    manifest = Manifest(
        name="small",
        version="1",
        findings=(Finding(name="Mass"), Finding(name="Nodule")),
        input=Input(rows=64, columns=64, equalise=False),
        map=network.map,
        format=Format(opset=OPSET),
        pooling="pcam",
        backbone="resnet18-c4",
        training_data="none",
        licence="Apache-2.0",
        intended_use="Not for clinical use: research and teaching.",
        date="2026-01-01",
    )
    file = tmp_path_factory.mktemp("source") / "model.onnx"
    export_onnx(network.eval(), manifest, file)
    return file, manifest


def _image(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).random((64, 64)).astype(np.float32)


def _batches(count: int = 4) -> list[np.ndarray]:
    return [((_image(seed) - 0.5) / 0.25)[None, None] for seed in range(count)]


def _types(file: Path) -> set[int]:
    return {weights.data_type for weights in onnx.load(file).graph.initializer}


def test_float16_weights_halve_the_file_and_hardly_change_it(source, tmp_path):
    file, manifest = source
    smaller = tmp_path / "fp16.onnx"
    written = write_fp16(file, smaller, manifest)
    assert load_bundle(smaller).manifest == written
    assert written.format == Format(weights="fp16", opset=OPSET)
    assert smaller.stat().st_size < 0.55 * file.stat().st_size
    before, after = (open_engine(one, "cpu").predict(_image()) for one in (file, smaller))
    spread = before.logit_maps.std()
    np.testing.assert_allclose(after.logit_maps, before.logit_maps, atol=0.02 * spread)
    np.testing.assert_allclose(after.logits, before.logits, atol=0.02 * spread)
    assert after.logit_maps.dtype == np.float32
    graph = onnx.load(smaller).graph
    assert {one.type.tensor_type.elem_type for one in (*graph.input, *graph.output)} == {1}


def test_eight_bits_run_and_leave_the_head_alone(source, tmp_path):
    file, manifest = source
    smaller = tmp_path / "int8.onnx"
    written = write_int8(file, smaller, manifest, _batches(), "noise")
    assert load_bundle(smaller).manifest == written
    assert written.format == Format(weights="int8", opset=OPSET, data="noise")
    assert smaller.stat().st_size < 0.35 * file.stat().st_size
    assert onnx.TensorProto.INT8 in _types(smaller)
    before, after = (open_engine(one, "cpu").predict(_image(9)) for one in (file, smaller))
    one, other = before.logit_maps.ravel(), after.logit_maps.ravel()
    assert np.corrcoef(one, other)[0, 1] > 0.9
    # A quantised map would have few values.
    assert len(np.unique(other)) > 0.9 * len(np.unique(one))
    makers = {output: node for node in onnx.load(smaller).graph.node for output in node.output}
    head = makers["logit_maps"]
    while head.op_type != "Conv":
        head = makers[head.input[0]]
    assert "DequantizeLinear" not in {makers[name].op_type for name in head.input[1:]
                                      if name in makers}  # fmt: skip


def test_another_manifest_for_the_same_graph(source, tmp_path):
    file, manifest = source
    renamed = msgspec.structs.replace(manifest, name="renamed")
    rewrite_manifest(file, tmp_path / "copy.onnx", renamed)
    assert load_bundle(tmp_path / "copy.onnx").manifest == renamed
    before, after = onnx.load(file), onnx.load(tmp_path / "copy.onnx")
    assert before.graph == after.graph
    rewrite_manifest(tmp_path / "copy.onnx", tmp_path / "copy.onnx", manifest)
    assert load_bundle(tmp_path / "copy.onnx").manifest == manifest
    assert [entry.name for entry in tmp_path.iterdir()] == ["copy.onnx"]


def test_weights_too_large_for_float16_are_refused(tmp_path):
    file = write_model(tmp_path / "model.onnx", gains=[1e6, 1, 1])
    with pytest.raises(FormatError, match="too large for float16"):
        write_fp16(file, tmp_path / "fp16.onnx", load_bundle(file).manifest)
    assert not (tmp_path / "fp16.onnx").exists()


def test_what_is_float16_already_is_refused(source, tmp_path):
    file, manifest = source
    write_fp16(file, tmp_path / "fp16.onnx", manifest)
    with pytest.raises(FormatError, match="no float32 weights"):
        write_fp16(tmp_path / "fp16.onnx", tmp_path / "again.onnx", manifest)
