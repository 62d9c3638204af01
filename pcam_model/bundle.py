"""A model file: its bytes, its manifest and its identity, checked against one another.

One ONNX file is a whole model. Opening it reads the file once: the SHA-256 that is printed on every
result belongs to the very bytes that will run. The network itself starts later
(:mod:`pcam_model.engine`).
"""

import hashlib
import logging
from dataclasses import dataclass, field
from pathlib import Path

import resources
from pcam_model.manifest import METADATA_KEY, Manifest, ManifestError, parse_manifest
from pcam_model.onnx_file import (
    FLOAT,
    FLOAT16,
    INT8,
    OnnxFormatError,
    OnnxSummary,
    Tensor,
    summarise,
)
from pcam_model.prediction import ModelIdentity
from pcam_model.wording import Text

logger = logging.getLogger(__name__)

INPUT = "image"
LOGITS = "logits"
LOGIT_MAPS = "logit_maps"
SUITABILITY = "suitability"

# Protocol buffers end at 2 GiB; nothing larger can be a model in one file.
_LARGEST_FILE = 2**31


class BundleError(Exception):
    """A model file that cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """A model file that holds together.

    Attributes
    ----------
    path : Path
    manifest : Manifest
    identity : ModelIdentity
        Name, version and SHA-256 of the file.
    model_bytes : bytes
        The file as it was read: what is hashed is what runs.
    has_suitability : bool
        Whether the graph has the ``suitability`` output.
    """

    path: Path
    manifest: Manifest
    identity: ModelIdentity
    model_bytes: bytes = field(repr=False)
    has_suitability: bool = False


def load_bundle(path: Path | None = None) -> Bundle:
    """Open a model file and check it, without starting the network.

    Parameters
    ----------
    path : Path or None
        An ONNX file; None for the model that ships with the program.

    Raises
    ------
    BundleError
        If the file is missing or no whole ONNX model, has no manifest or a wrong one, or its graph
        is not what the manifest says; the message names the field.
    """
    path = default_path() if path is None else Path(path)
    data = _read(path)
    try:
        summary = summarise(data)
    except OnnxFormatError as error:
        raise BundleError(
            Text(
                "{path} is not a whole ONNX model ({error}). Copy or export the file again.",
                path=path,
                error=error,
            )
        ) from error
    text = summary.metadata.get(METADATA_KEY)
    if text is None:
        raise BundleError(
            Text(
                "{path} is an ONNX model without {metadata_key}: it was not made for this "
                "program. Make one with: pcam-train export",
                path=path,
                metadata_key=METADATA_KEY,
            )
        )
    try:
        manifest = parse_manifest(text)
    except ManifestError as error:
        raise BundleError(Text("{path}: {error}", path=path, error=error)) from error
    problem = _mismatch(summary, manifest)
    if problem:
        raise BundleError(
            Text(
                "{path}: the graph and its manifest disagree. {problem}", path=path, problem=problem
            )
        )
    identity = ModelIdentity(manifest.name, manifest.version, hashlib.sha256(data).hexdigest())
    logger.debug("opened model %s %s", identity.name, identity.version)
    return Bundle(path, manifest, identity, data, SUITABILITY in summary.outputs)


def default_path() -> Path:
    """Return where the shipped model lies; BundleError if this installation lacks it."""
    try:
        return resources.path(resources.DEFAULT_MODEL)
    except FileNotFoundError as error:
        raise BundleError(str(error)) from error


def _read(path: Path) -> bytes:
    if path.suffix == ".safetensors":
        raise BundleError(
            Text(
                "{path} is a training checkpoint. Export it first (pcam-train export), or run it "
                "with the torch engine.",
                path=path,
            )
        )
    try:
        size = path.stat().st_size
        if size == 0:
            raise BundleError(Text("{path} is empty. Copy or export the file again.", path=path))
        if size >= _LARGEST_FILE:
            raise BundleError(
                Text("{path} is larger than 2 GiB: this is no model in one file.", path=path)
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise BundleError(Text("there is no model file {path}.", path=path)) from None
    except IsADirectoryError:
        raise BundleError(
            Text("{path} is a folder; a model is one ONNX file.", path=path)
        ) from None
    except OSError as error:
        raise BundleError(
            Text("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror or error)
        ) from error


def _mismatch(summary: OnnxSummary, manifest: Manifest) -> str:
    """Return in one sentence what the graph has otherwise than its manifest, or nothing."""
    if list(summary.inputs) != [INPUT]:
        return (
            f"The graph must have one input named {INPUT}; it has {_listing(list(summary.inputs))}."
        )
    for name in (LOGITS, LOGIT_MAPS):
        if name not in summary.outputs:
            return f"Output {name} is missing; the graph has {_listing(list(summary.outputs))}."
    if manifest.suitability is not None and SUITABILITY not in summary.outputs:
        return f"suitability: the manifest has a threshold, but output {SUITABILITY} is missing."
    findings = len(manifest.findings)
    maps = summary.outputs[LOGIT_MAPS]
    wanted = {
        "input": (summary.inputs[INPUT], (None, 1, manifest.input.rows, manifest.input.columns)),
        "findings": (summary.outputs[LOGITS], (None, findings)),
        "findings (of the maps)": (maps, (None, findings, None, None)),
    }
    for name, (tensor, shape) in wanted.items():
        problem = _unlike(tensor, shape)
        if problem:
            return f"{name}: {problem}"
    return map_problem(maps.shape[2], maps.shape[3], manifest) or _format_problem(summary, manifest)


def _format_problem(summary: OnnxSummary, manifest: Manifest) -> str:
    """Return in one sentence what ``format`` says wrongly of the graph, or nothing."""
    said = manifest.format
    if said is None:
        return ""
    if said.opset != summary.opset:
        return f"format.opset: the manifest says {said.opset}, the graph has {summary.opset}."
    stored = (
        "int8"
        if INT8 in summary.weight_types
        else "fp16"
        if FLOAT16 in summary.weight_types
        else "fp32"
    )
    if said.weights != stored:
        return f"format.weights: the manifest says {said.weights}, the graph holds {stored}."
    return ""


def _unlike(tensor: Tensor, shape: tuple[int | None, ...]) -> str:
    if tensor.element_type != FLOAT:
        return f"{tensor.name} must be float32."
    same = len(tensor.shape) == len(shape) and all(
        has is None or want is None or has == want
        for has, want in zip(tensor.shape, shape, strict=True)
    )
    if same:
        return ""
    return f"the manifest says {_sizes(shape)}, but {tensor.name} has {_sizes(tensor.shape)}."


def map_problem(rows: int | None, columns: int | None, manifest: Manifest) -> str:
    """Return why a map of this size cannot lie where the manifest says, or an empty string.

    A wrong stride would draw every heatmap in the wrong place. Convolutions may lose or gain a
    cell at the border, and those without padding lose at the far border what they lost at the near
    one, where it shows in the origin; a larger difference is an error. None stands for an unknown
    size.
    """
    stride = manifest.map.stride
    lost = max(0.0, manifest.map.origin - stride / 2)
    for cells, pixels in ((rows, manifest.input.rows), (columns, manifest.input.columns)):
        if cells is not None and abs(cells * stride - pixels) > stride + 2 * lost:
            return (
                f"map.stride: {cells} cells of {stride:g} input pixels do not cover "
                f"the input of {pixels}."
            )
    return ""


def _sizes(shape: tuple[int | None, ...]) -> str:
    return "(" + ", ".join("any" if size is None else str(size) for size in shape) + ")"


def _listing(names: list[str]) -> str:
    return ", ".join(names) if names else "none"
