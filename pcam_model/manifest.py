"""The manifest: everything a model says about itself, carried inside the model file.

JSON in the ONNX ``metadata_props["pcam.manifest"]`` and in the safetensors metadata of a
checkpoint. Decoded and checked by msgspec; what the types cannot say is checked in
:meth:`Manifest.__post_init__`. A wrong manifest is refused with the name of the field.
"""

from itertools import pairwise
from typing import Annotated, Literal

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Meta, Struct, field

#: Key of the manifest in the metadata of an ONNX file or a safetensors checkpoint.
METADATA_KEY = "pcam.manifest"

#: What every model of this project is for.
INTENDED_USE = "Not for clinical use: research and teaching."

Probability = Annotated[float, Meta(ge=0, le=1)]
Positive = Annotated[float, Meta(gt=0)]
Name = Annotated[str, Meta(min_length=1)]


class ManifestError(ValueError):
    """The manifest is missing or wrong; the message names the field and what is expected."""


class EightBit(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Steps on the image in 8 bits and at full size (:mod:`pcam_model.eight_bit`), in this order.

    Attributes
    ----------
    equalise : bool
        Histogram equalisation.
    blur : int
        Side of a Gaussian blur in pixels; 0 for none.
    """

    equalise: bool = True
    blur: Literal[0, 3, 5, 7] = 0


class Input(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the network wants to see; :mod:`pcam_model.preprocess` does exactly this.

    Attributes
    ----------
    rows, columns : int
        Size of the network input in pixels.
    eight_bit : EightBit or None
        Steps in 8 bits before the size is changed, which is then done in 8 bits too.
    fit : {"stretch", "pad"}
        How the image comes to that size: stretched, or kept in shape with padding right and below.
    padding : float
        Grey value of the padding, 0..1.
    equalise : bool
        Histogram equalisation at input size, before normalisation.
    mean, std : float
        Normalisation ``(grey - mean) / std`` of grey values 0..1.
    """

    rows: Annotated[int, Meta(ge=8)]
    columns: Annotated[int, Meta(ge=8)]
    eight_bit: EightBit | None = None
    fit: Literal["stretch", "pad"] = "stretch"
    padding: Annotated[float, Meta(ge=0, le=1)] = 0.5
    equalise: bool = True
    mean: float = 0.5
    std: Positive = 0.25

    def __post_init__(self) -> None:
        if self.equalise and self.fit == "pad":
            raise ValueError("equalise: padding would be equalised too; equalise in eight_bit")


class Calibration(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An increasing function of the logit; the probability is the sigmoid of its value.

    Attributes
    ----------
    method : {"platt", "temperature", "isotonic"}
        Platt scaling ``scale * logit + offset``; the same without offset; or ``knots``.
    scale, offset : float
        Of the first two.
    knots : tuple of (logit, calibrated logit)
        Of isotonic calibration: straight lines between them, and beyond the first and the last
        the slope 1. Both columns increase strictly, so that no ranking changes.
    data : str
        What it was fitted on.
    """

    method: Literal["platt", "temperature", "isotonic"] = "platt"
    scale: Positive = 1.0
    offset: float = 0.0
    knots: tuple[tuple[float, float], ...] = ()
    data: str = "not calibrated"

    def __post_init__(self) -> None:
        if (self.method == "isotonic") != bool(self.knots):
            raise ValueError("knots: isotonic calibration has them, and no other")
        if self.method != "platt" and self.offset != 0:
            raise ValueError(f"offset: {self.method} calibration has none")
        if self.method == "isotonic" and self.scale != 1:
            raise ValueError("scale: isotonic calibration has none")
        for (x, y), (next_x, next_y) in pairwise(self.knots):
            if next_x <= x or next_y <= y:
                raise ValueError("knots: each must lie above the one before, in both numbers")


class OperatingPoint(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The calibrated probability from which a finding is called, and what that was worth.

    Attributes
    ----------
    probability : float
        Threshold 0..1 on the calibrated probability.
    sensitivity, specificity : float or None
        Measured on ``data`` at this threshold; None where they were not measured.
    criterion, data : str
        How and on which images it was chosen.
    """

    probability: Annotated[float, Meta(gt=0, lt=1)] = 0.5
    sensitivity: Probability | None = None
    specificity: Probability | None = None
    criterion: str = "default"
    data: str = "none"


class Curve(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What other thresholds than the operating point are worth, measured on ``data``.

    Attributes
    ----------
    thresholds : tuple of float
        On the calibrated probability, 0..1, rising.
    sensitivities, specificities : tuple of float
        At each of them; the former never rises, the latter never falls.
    positives, negatives : int
        How many images are behind it.
    data : str
        Which.
    """

    thresholds: Annotated[tuple[Probability, ...], Meta(min_length=1)]
    sensitivities: tuple[Probability, ...]
    specificities: tuple[Probability, ...]
    positives: Annotated[int, Meta(ge=1)]
    negatives: Annotated[int, Meta(ge=1)]
    data: str

    def __post_init__(self) -> None:
        if not len(self.thresholds) == len(self.sensitivities) == len(self.specificities):
            raise ValueError("curve: as many sensitivities and specificities as thresholds")
        for name, values in (
            ("thresholds", self.thresholds),
            ("sensitivities", self.sensitivities[::-1]),
            ("specificities", self.specificities),
        ):
            strict = name == "thresholds"
            if any(b < a or (strict and b == a) for a, b in pairwise(values)):
                raise ValueError(f"curve: {name} must go one way")


class Ages(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Ages in years between which nearly all patients of the training data lie."""

    low: Annotated[float, Meta(ge=0)]
    high: Annotated[float, Meta(gt=0)]
    data: str = ""

    def __post_init__(self) -> None:
        if self.high < self.low:
            raise ValueError("ages: high lies below low")


class Likeness(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the training images look like from afar; see :mod:`pcam_model.likeness`.

    Attributes
    ----------
    side : int
        Cells of a pattern each way; n = side * side.
    mean : bytes
        Mean pattern, little-endian float16, shape (n,).
    axes : bytes
        Directions in which patterns differ most, orthonormal, little-endian float16, shape (k, n).
    spreads : tuple of float
        Standard deviation along each of them, length k.
    rest_variance : float
        Variance along each of the n - k other directions.
    unusual, foreign : float
        Distances above which a picture gives a warning, and is refused.
    data : str
        The images that it was measured on.
    """

    side: Annotated[int, Meta(ge=2, le=64)]
    mean: bytes
    axes: bytes
    spreads: Annotated[tuple[Positive, ...], Meta(min_length=1)]
    rest_variance: Positive
    unusual: Positive
    foreign: Positive
    data: str = ""

    def __post_init__(self) -> None:
        cells = self.side**2
        if len(self.mean) != 2 * cells:
            raise ValueError(f"likeness.mean: expected {cells} numbers of 16 bits")
        if len(self.axes) != 2 * cells * len(self.spreads) or len(self.spreads) >= cells:
            raise ValueError("likeness.axes: expected one direction for each of spreads")
        if self.foreign < self.unusual:
            raise ValueError("likeness.foreign: lies below unusual")

    def mean_pattern(self) -> npt.NDArray[np.float64]:
        """Return the mean pattern, shape (n,)."""
        return np.frombuffer(self.mean, "<f2").astype(np.float64)

    def axes_matrix(self) -> npt.NDArray[np.float64]:
        """Return the directions, shape (k, n)."""
        return np.frombuffer(self.axes, "<f2").astype(np.float64).reshape(-1, self.side**2)


class Metric(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A measured value, its 95 % confidence interval and the number of positives behind it."""

    value: float
    low: float | None = None
    high: float | None = None
    positives: int | None = None
    data: str = ""


class Finding(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One output of the network.

    Attributes
    ----------
    name : str
        A name of :mod:`pcam_model.findings`, or any other unique name.
    box_fraction : float
        A box surrounds cells whose probability exceeds this fraction of the map's peak.
    box_data : str
        On whose boxes the fraction was chosen; empty if on none.
    curve : Curve or None
        Sensitivity and specificity at other thresholds, where they were measured.
    metrics : dict
        Name of a metric (``auroc``, ``pointing``, ``iou_0.1`` …) to its value.
    """

    name: Name
    calibration: Calibration = field(default_factory=Calibration)
    operating_point: OperatingPoint = field(default_factory=OperatingPoint)
    box_fraction: Annotated[float, Meta(gt=0, lt=1)] = 0.5
    box_data: str = ""
    metrics: dict[str, Metric] = field(default_factory=dict)
    curve: Curve | None = None


class Map(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the cells of the map lie in the network input, in input pixels.

    ``stride`` is the distance of cell centres, ``origin`` the centre of cell 0 (the centre of
    its receptive field), both measured from the corner of the first pixel. ``meaning`` says what
    the value of a cell is.
    """

    stride: Positive
    origin: float
    meaning: str = ""


class NetworkSpec(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag="pcam"):
    """What, beside backbone and pooling, builds the network anew.

    Attributes
    ----------
    output_stride : int
        As in :class:`pcam_model.network.network.PcamNetwork`, and so are the others.
    channels : int
    pooling_options : dict
    fuse : int or None
    """

    output_stride: Literal[4, 8, 16, 32]
    channels: Literal[1, 3] = 1
    pooling_options: dict[str, int | float] = {}
    fuse: Literal[16, 32] | None = None


class ReferenceSpec(
    Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag="jfhealthcare"
):
    """What, beside backbone and pooling, builds a network of jfhealthcare/Chexpert anew.

    Attributes
    ----------
    attention : str
        ``attention_map`` of its configuration, and so are ``fc_bn`` and ``lse_gamma``.
    fc_bn : bool
    lse_gamma : float
    norm : str
        ``norm_type`` of its configuration.
    transform_input : bool
        Whether an Inception-v3 re-normalises its input.
    """

    attention: Literal["None", "CAM", "SAM", "FPA"] = "None"
    fc_bn: bool = False
    lse_gamma: Positive = 0.5
    norm: Literal["BatchNorm", "InstanceNorm"] = "BatchNorm"
    transform_input: bool = False


class Format(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the graph is stored. What that cost is in the manifest's ``metrics``.

    Attributes
    ----------
    weights : {"fp32", "fp16", "int8"}
        fp16: weights are stored as float16 and computed with as float32. int8: convolutions compute
        in 8 bits (static quantisation). Inputs and outputs are float32 in all of them.
    opset : int
        ONNX operator set.
    data : str
        The images that set the ranges of int8.
    """

    weights: Literal["fp32", "fp16", "int8"] = "fp32"
    opset: Annotated[int, Meta(ge=1)]
    data: str = ""


class Suitability(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Threshold on the network's own suitability output; below it an image is flagged."""

    threshold: float
    data: str = ""


class Manifest(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A model's account of itself. See the module's docstring."""

    schema_version: Literal[1] = 1
    name: Name
    version: Name
    findings: Annotated[tuple[Finding, ...], Meta(min_length=1)]
    input: Input
    map: Map
    pooling: Name
    backbone: Name
    network: NetworkSpec | ReferenceSpec | None = None
    training_data: str
    licence: Name
    intended_use: Name
    date: str
    suitability: Suitability | None = None
    format: Format | None = None
    metrics: dict[str, Metric] = field(default_factory=dict)
    notes: str = ""
    weights_sha256: str = ""
    ages: Ages | None = None
    likeness: Likeness | None = None

    def __post_init__(self) -> None:
        names = [finding.name for finding in self.findings]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"findings: each name once, but {', '.join(twice)} is repeated")

    @property
    def finding_names(self) -> tuple[str, ...]:
        """Names of the findings in output order."""
        return tuple(finding.name for finding in self.findings)

    def finding(self, name: str) -> Finding:
        """Return the finding of that name; KeyError with the known names if there is none."""
        for finding in self.findings:
            if finding.name == name:
                return finding
        raise KeyError(f"no finding {name!r}; this model has {', '.join(self.finding_names)}")

    def to_json(self) -> str:
        """Return the manifest as indented JSON."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode()


def parse_manifest(text: str | bytes) -> Manifest:
    """Decode and check a manifest.

    Raises
    ------
    ManifestError
        With the JSON path of the offending field.
    """
    try:
        return msgspec.json.decode(text, type=Manifest)
    except (msgspec.DecodeError, ValueError) as error:
        raise ManifestError(f"the model's manifest is wrong: {error}") from error
