"""Smaller forms of an exported model, and a new manifest for a model that is there.

Inputs and outputs stay float32 in every form, so that the engine runs them all alike.
"""

import logging
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
import onnx
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from pcam_model.manifest import METADATA_KEY, Format, Manifest

Floats = npt.NDArray[np.float32]

# Larger than this a float16 is infinite.
_LARGEST_FP16 = float(np.finfo(np.float16).max)

# What of a backbone is computed in 8 bits. The head and what pools its map are left alone: a map
# of 256 steps would have plateaus for peaks.
_QUANTISED = {"Conv", "MaxPool", "Add", "Concat", "AveragePool", "GlobalAveragePool", "Mul"}


class FormatError(ValueError):
    """A model cannot be stored in the form that was asked for; the message says why."""


def opset_of(model: ModelProto) -> int:
    """Return the version of ONNX's own operator set that a graph uses."""
    return next(int(entry.version) for entry in model.opset_import if not entry.domain)


def set_manifest(model: ModelProto, manifest: Manifest) -> None:
    """Put a manifest into a model's metadata, in the place of an older one."""
    others = {entry.key: entry.value for entry in model.metadata_props if entry.key != METADATA_KEY}
    helper.set_model_props(model, {**others, METADATA_KEY: manifest.to_json()})


def save(model: ModelProto, file: Path) -> None:
    """Write a model file, whole or not at all, without what an exporter noted in its graph.

    torch notes on every node by which lines of which files it was made: the folders of whoever
    exported are nobody's business, and they make equal models differ.
    """
    graph = model.graph
    for part in (graph, *graph.node, *graph.input, *graph.output, *graph.value_info):
        del part.metadata_props[:]
    for weights in graph.initializer:
        del weights.metadata_props[:]
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    onnx.save(model, beside)
    beside.replace(file)


def rewrite_manifest(source: Path, target: Path, manifest: Manifest) -> None:
    """Write a copy of a model that carries another manifest; both may be the same file."""
    model = onnx.load(source)
    set_manifest(model, manifest)
    save(model, target)


def write_fp16(source: Path, target: Path, manifest: Manifest) -> Manifest:
    """Store the weights of a float32 model as float16; it computes in float32 as before.

    Weights with fewer than two axes (biases, norms) stay as they are: they are few, and the
    variances of a norm may be too small for a float16.

    Parameters
    ----------
    source, target : Path
    manifest : Manifest
        Of the source; returned, and written, with its ``format`` changed.

    Raises
    ------
    FormatError
        If a weight is too large for a float16.
    """
    model = onnx.load(source)
    graph = model.graph
    casts: list[NodeProto] = []
    for weights in graph.initializer:
        values = numpy_helper.to_array(weights)
        if values.dtype != np.float32 or values.ndim < 2:
            continue
        if np.abs(values).max(initial=0) > _LARGEST_FP16:
            raise FormatError(f"weights {weights.name} are too large for float16: keep fp32")
        name, stored = weights.name, f"{weights.name}.fp16"
        weights.CopyFrom(numpy_helper.from_array(values.astype(np.float16), stored))
        casts.append(
            helper.make_node("Cast", [stored], [name], f"{name}.cast", to=TensorProto.FLOAT)
        )
    if not casts:
        raise FormatError(f"{source.name} holds no float32 weights: export it as fp32 first")
    own = list(graph.node)
    del graph.node[:]
    graph.node.extend([*casts, *own])
    return _finish(model, target, manifest, Format(weights="fp16", opset=opset_of(model)))


def write_int8(
    source: Path, target: Path, manifest: Manifest, batches: Iterable[Floats], data: str
) -> Manifest:
    """Quantise the backbone of a float32 model to 8 bits, with ranges seen on images.

    Static quantisation of onnxruntime (QDQ): signed weights per channel in 7 bits, since processors
    without VNNI overflow with 8, and unsigned activations. The head and the pooling stay float32.

    Parameters
    ----------
    source, target : Path
    manifest : Manifest
        Of the source; returned, and written, with its ``format`` changed.
    batches : iterable of ndarray of float32, shape (n, 1, rows, columns)
        Preprocessed images.
    data : str
        What the images are, for the manifest.
    """
    from onnxruntime.quantization.calibrate import CalibrationDataReader, CalibrationMethod
    from onnxruntime.quantization.quant_utils import QuantFormat, QuantType
    from onnxruntime.quantization.quantize import quantize_static
    from onnxruntime.quantization.shape_inference import quant_pre_process

    class Reader(CalibrationDataReader):
        def __init__(self) -> None:
            self._batches: Iterator[Floats] = iter(batches)

        def get_next(self) -> dict[str, Floats] | None:  # type: ignore[override]
            batch = next(self._batches, None)
            return None if batch is None else {"image": batch}

    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.ERROR)  # onnxruntime writes its advice there
    try:
        with tempfile.TemporaryDirectory() as folder:
            prepared, quantised = Path(folder) / "prepared.onnx", Path(folder) / "int8.onnx"
            quant_pre_process(source, prepared, skip_symbolic_shape=True)
            quantize_static(
                prepared,
                quantised,
                Reader(),
                quant_format=QuantFormat.QDQ,
                per_channel=True,
                reduce_range=True,
                activation_type=QuantType.QUInt8,
                weight_type=QuantType.QInt8,
                calibrate_method=CalibrationMethod.MinMax,
                nodes_to_quantize=_backbone_nodes(onnx.load(prepared)),
            )
            model = onnx.load(quantised)
    finally:
        root.setLevel(level)
    return _finish(
        model, target, manifest, Format(weights="int8", opset=opset_of(model), data=data)
    )


def _backbone_nodes(model: ModelProto) -> list[str]:
    """Return the names of the nodes before the head, the last convolution before the map."""
    makers = {output: node for node in model.graph.node for output in node.output}
    waiting, seen = ["logit_maps"], set()
    head: NodeProto | None = None
    while waiting and head is None:
        node = makers.get(waiting.pop(0))
        if node is not None and node.op_type == "Conv":
            head = node
        elif node is not None:
            waiting += node.input
    if head is None:
        raise FormatError("the graph's map does not come from a convolution: keep fp32 or fp16")
    waiting, names = [head.input[0]], []
    while waiting:
        node = makers.get(waiting.pop())
        if node is None or node.name in seen:
            continue
        seen.add(node.name)
        waiting += node.input
        if node.op_type in _QUANTISED:
            names.append(node.name)
    return names


def _finish(model: ModelProto, target: Path, manifest: Manifest, form: Format) -> Manifest:
    changed = msgspec.structs.replace(manifest, format=form)
    set_manifest(model, changed)
    onnx.checker.check_model(model)
    save(model, target)
    return changed
