"""Tiny ONNX models made on the fly, whose output is a known function of the image.

The map of finding k is ``gain_k * (mean grey value of the cell) + bias_k`` over cells of
``stride`` × ``stride`` input pixels, and the pooled logit is that map's PCAM pooling (softmax of
the log-sigmoid), so that every place in a heatmap can be worked out by hand.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from pcam_model.manifest import (
    METADATA_KEY,
    Calibration,
    Finding,
    Input,
    Manifest,
    Map,
    OperatingPoint,
    Suitability,
)

FINDINGS = ("Mass", "Effusion", "Cardiomegaly")

# ONNX opset and IR version that every supported onnxruntime knows.
_OPSET = 17
_IR_VERSION = 9


def make_manifest(
    findings: Sequence[str] = FINDINGS,
    *,
    rows: int = 64,
    columns: int = 64,
    stride: int = 8,
    operating_points: Mapping[str, float] | None = None,
    calibrations: Mapping[str, tuple[float, float]] | None = None,
    suitability_threshold: float | None = None,
    **changes: Any,
) -> Manifest:
    """Return the manifest of a model of :func:`write_model`."""
    points, platt = operating_points or {}, calibrations or {}
    fields: dict[str, Any] = {
        "name": "test-model",
        "version": "1.2",
        "findings": tuple(
            Finding(
                name=name,
                calibration=Calibration(
                    scale=platt.get(name, (1.0, 0.0))[0], offset=platt.get(name, (1.0, 0.0))[1]
                ),
                operating_point=OperatingPoint(probability=points.get(name, 0.5)),
            )
            for name in findings
        ),
        # Grey values reach the network as they are: what goes in can be told from what comes out.
        "input": Input(rows=rows, columns=columns, equalise=False, mean=0.0, std=1.0),
        "map": Map(stride=float(stride), origin=stride / 2),
        "pooling": "pcam",
        "backbone": "average pooling",
        "training_data": "none",
        "licence": "Apache-2.0",
        "intended_use": "tests",
        "date": "2024-01-01",
    }
    if suitability_threshold is not None:
        fields["suitability"] = Suitability(threshold=suitability_threshold)
    return Manifest(**(fields | changes))


def write_model(
    path: Path,
    findings: Sequence[str] = FINDINGS,
    *,
    manifest: Manifest | str | None = None,
    gains: Sequence[float] | None = None,
    biases: Sequence[float] | None = None,
    suitability: bool = False,
    input_name: str = "image",
    leave_out: Sequence[str] = (),
    metadata: bool = True,
    static_size: bool = True,
    repeat: int = 0,
    **manifest_changes: Any,
) -> Path:
    """Write a model and return its path.

    Parameters
    ----------
    path : Path
    findings : sequence of str
        Findings of the graph and, unless ``manifest`` is given, of the manifest.
    manifest : Manifest or str or None
        What to carry; a string is stored as it is.
    gains, biases : sequence of float or None
        One per finding; 8 and −4 unless given (grey 0 → p = .018, grey 1 → p = .982). A gain that
        is not a number gives outputs that are not.
    suitability : bool
        Whether there is the output ``suitability``: the mean grey value of the input.
    input_name : str
    leave_out : sequence of str
        Outputs left out of the graph.
    metadata : bool
        Whether the manifest is stored at all.
    static_size : bool
        Whether the graph fixes the size of its input.
    repeat : int
        So many useless convolutions are made first: a model that takes time, for cancelling.
    **manifest_changes
        Passed to :func:`make_manifest`.
    """
    if not isinstance(manifest, Manifest):
        carried = manifest
        manifest = make_manifest(findings, **manifest_changes)
    else:
        carried = None
    count = len(findings)
    stride = int(manifest.map.stride)
    rows, columns = manifest.input.rows, manifest.input.columns
    gain = np.array(gains if gains is not None else [8.0] * count, np.float32)
    bias = np.array(biases if biases is not None else [-4.0] * count, np.float32)
    constants = {
        "gain": gain.reshape(count, 1, 1, 1),
        "bias": bias,
        "flat": np.array([0, count, -1], np.int64),
        "one": np.array([-1], np.int64),
    }
    nodes = []
    source = input_name
    if repeat:
        constants["blur"] = np.full((1, 1, 9, 9), 1 / 81, np.float32)
        constants["nothing"] = np.zeros(1, np.float32)
        for step in range(repeat):
            nodes.append(
                helper.make_node("Conv", [source, "blur"], [f"blurred{step}"], pads=[4] * 4)
            )
            source = f"blurred{step}"
        nodes.append(helper.make_node("Mul", [source, "nothing"], ["zeros"]))
        nodes.append(helper.make_node("Add", [input_name, "zeros"], ["same"]))
        source = "same"
    nodes += [
        helper.make_node(
            "AveragePool", [source], ["cells"], kernel_shape=[stride] * 2, strides=[stride] * 2
        ),
        helper.make_node("Conv", ["cells", "gain", "bias"], ["logit_maps"]),
        helper.make_node("Reshape", ["logit_maps", "flat"], ["scores"]),
        helper.make_node("Neg", ["scores"], ["negative"]),
        helper.make_node("Softplus", ["negative"], ["minus_log_p"]),
        helper.make_node("Neg", ["minus_log_p"], ["log_p"]),
        helper.make_node("Softmax", ["log_p"], ["attention"], axis=-1),
        helper.make_node("Mul", ["attention", "scores"], ["weighted"]),
        helper.make_node("ReduceSum", ["weighted", "one"], ["logits"], keepdims=0),
    ]
    height, width = (rows, columns) if static_size else ("height", "width")
    cells = (rows // stride, columns // stride) if static_size else ("h", "w")
    outputs = {"logits": ["batch", count], "logit_maps": ["batch", count, *cells]}
    if suitability:
        nodes.append(
            helper.make_node(
                "ReduceMean", [input_name], ["suitability"], axes=[1, 2, 3], keepdims=0
            )
        )
        outputs["suitability"] = ["batch"]
    graph = helper.make_graph(
        nodes,
        "test",
        [helper.make_tensor_value_info(input_name, TensorProto.FLOAT, ["batch", 1, height, width])],
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
            for name, shape in outputs.items()
            if name not in leave_out
        ],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)])
    model.ir_version = _IR_VERSION
    if metadata:
        text = manifest.to_json() if carried is None else carried
        helper.set_model_props(model, {METADATA_KEY: text})
    onnx.save(model, str(path))
    return path


def network_image_with_square(
    shape: tuple[int, int], x: float, y: float, width: float, height: float
) -> np.ndarray:
    """Return a dark image (rows, columns) with a bright rectangle, float32."""
    image = np.zeros(shape, np.float32)
    image[round(y) : round(y + height), round(x) : round(x + width)] = 1
    return image
