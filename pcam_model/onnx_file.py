"""Read what an ONNX file says about itself, without loading the network.

A model's manifest must be at hand before the first image is, and starting onnxruntime takes far
longer than reading a few bytes. Only the outermost fields of the protocol buffer are walked
(onnx.proto3: ModelProto, GraphProto, ValueInfoProto); nodes and weights are skipped unread.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

#: Element types of TensorProto.DataType.
FLOAT, INT8, FLOAT16 = 1, 3, 10

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


class OnnxFormatError(ValueError):
    """The bytes are not a whole ONNX model."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """An input or output of the graph; a dimension without a fixed size is None."""

    name: str
    element_type: int
    shape: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class OnnxSummary:
    """Inputs, outputs and metadata of a model by name, its operator set, and types of weights."""

    inputs: dict[str, Tensor] = field(default_factory=dict)
    outputs: dict[str, Tensor] = field(default_factory=dict)
    metadata: dict[str, str] = field(default_factory=dict)
    opset: int = 0
    weight_types: frozenset[int] = frozenset()


def summarise(data: bytes) -> OnnxSummary:
    """Return inputs, outputs and metadata of an ONNX model.

    Parameters
    ----------
    data : bytes
        The whole file.

    Raises
    ------
    OnnxFormatError
        If the bytes are no ONNX model or end too early.
    """
    graph = None
    opset = 0
    initialised: set[str] = set()
    weight_types: set[int] = set()
    inputs: list[Tensor] = []
    outputs: dict[str, Tensor] = {}
    metadata: dict[str, str] = {}
    for number, value in _fields(memoryview(data)):
        if number == 7:
            graph = _message(value)
            for inner, content in _fields(graph):
                if inner == 5:
                    weights = _message(content)
                    initialised.add(_text_field(weights, 8))
                    weight_types.add(_number_field(weights, 2))
                elif inner == 11:
                    inputs.append(_tensor(_message(content)))
                elif inner == 12:
                    output = _tensor(_message(content))
                    outputs[output.name] = output
        elif number == 8:
            operators = _message(value)
            if not _text_field(operators, 1):  # the operators of ONNX itself have no domain
                opset = _number_field(operators, 2)
        elif number == 14:
            entry = _message(value)
            metadata[_text_field(entry, 1)] = _text_field(entry, 2)
    if graph is None:
        raise OnnxFormatError("it holds no graph")
    return OnnxSummary(
        # Up to IR version 3 weights are listed among the inputs as well.
        inputs={one.name: one for one in inputs if one.name not in initialised},
        outputs=outputs,
        metadata=metadata,
        opset=opset,
        weight_types=frozenset(weight_types),
    )


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview | int]]:
    """Yield number and value of every field of a protocol buffer message."""
    position = 0
    while position < len(message):
        key, position = _varint(message, position)
        number, kind = key >> 3, key & 7
        if number == 0:
            raise OnnxFormatError("it is not a protocol buffer")
        if kind == _VARINT:
            value, position = _varint(message, position)
            yield number, value
            continue
        if kind == _BYTES:
            length, position = _varint(message, position)
        elif kind in (_FIXED32, _FIXED64):
            length = 4 if kind == _FIXED32 else 8
        else:
            raise OnnxFormatError("it is not a protocol buffer")
        end = position + length
        if end > len(message):
            raise OnnxFormatError("it ends too early")
        yield number, message[position:end]
        position = end


def _varint(message: memoryview, position: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if position >= len(message):
            raise OnnxFormatError("it ends too early")
        byte = message[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, position
    raise OnnxFormatError("it is not a protocol buffer")


def _message(value: memoryview | int) -> memoryview:
    if isinstance(value, int):
        raise OnnxFormatError("it is not an ONNX model")
    return value


def _text_field(message: memoryview, wanted: int) -> str:
    for number, value in _fields(message):
        if number == wanted:
            try:
                return bytes(_message(value)).decode()
            except UnicodeDecodeError:
                raise OnnxFormatError("it is not an ONNX model") from None
    return ""


def _number_field(message: memoryview, wanted: int) -> int:
    for number, value in _fields(message):
        if number == wanted and isinstance(value, int):
            return value
    return 0


def _tensor(message: memoryview) -> Tensor:
    """Return a ValueInfoProto: name = 1, type = 2 (tensor_type = 1: elem_type = 1, shape = 2)."""
    element_type = 0
    shape: list[int | None] = []
    for kind in _all(message, 2):
        for tensor in _all(kind, 1):
            for number, value in _fields(tensor):
                if number == 1 and isinstance(value, int):
                    element_type = value
                elif number == 2:
                    shape.extend(_dimension(one) for one in _all(_message(value), 1))
    return Tensor(_text_field(message, 1), element_type, tuple(shape))


def _dimension(message: memoryview) -> int | None:
    for number, value in _fields(message):
        if number == 1 and isinstance(value, int):
            return value
    return None


def _all(message: memoryview, wanted: int) -> Iterator[memoryview]:
    for number, value in _fields(message):
        if number == wanted:
            yield _message(value)
