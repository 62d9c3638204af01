"""What an evaluation writes to ``metrics.json``. Read it back with :func:`read_evaluation`.

``null`` means not measurable (no positive, no box), never 0. Every interval is the 95 % percentile
interval of a bootstrap that draws patients.
"""

from pathlib import Path

import msgspec
from msgspec import Struct, field

SCHEMA_VERSION = 1


class Estimate(Struct, frozen=True, kw_only=True):
    """A value and the ends of its interval; None where it cannot be measured."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


class Point(Struct, frozen=True, kw_only=True):
    """A threshold on the probability, and what it gives on the evaluated images."""

    threshold: float
    sensitivity: float | None = None
    specificity: float | None = None


class Classification(Struct, frozen=True, kw_only=True):
    """How well a finding is recognised, or the mean over findings.

    Attributes
    ----------
    name : str
        The finding, or ``macro`` / ``macro of the boxed findings``.
    images, positives, negatives : int
        Images whose label is known; in a macro row the sums over its findings.
    findings : int
        How many findings the row is the mean of; those without AUROC are left out.
    auroc, auprc : Estimate
        AUPRC is the average precision.
    ece, brier : float or None
        Expected calibration error over ``definitions["ece_bins"]`` bins of equal width, and the
        Brier score.
    operating_point : Point or None
        The model's own threshold. None in a macro row.
    youden : Point or None
        The threshold of highest sensitivity + specificity on these very images: optimistic.
    false_boxes : Estimate
        Boxes per image at the operating point on images labelled as without the finding.
    """

    name: str
    images: int
    positives: int
    negatives: int
    findings: int = 1
    auroc: Estimate = field(default_factory=Estimate)
    auprc: Estimate = field(default_factory=Estimate)
    ece: float | None = None
    brier: float | None = None
    operating_point: Point | None = None
    youden: Point | None = None
    false_boxes: Estimate = field(default_factory=Estimate)


class Overlap(Struct, frozen=True, kw_only=True):
    """Share of true boxes with IoU > ``threshold``.

    Attributes
    ----------
    threshold : float
    best : Estimate
        With the best of the predicted boxes, the rule of the literature.
    top1 : Estimate
        With the predicted box of highest score only.
    floor : Estimate
        With the constant box of the finding that other patients' boxes suggest: no image looked at.
    ceiling : Estimate
        With the best box whose edges lie on the edges of the map's cells.
    gain : Estimate
        ``top1`` − ``floor``, with the interval of the difference on the same boxes.
    """

    threshold: float
    best: Estimate
    top1: Estimate
    floor: Estimate
    ceiling: Estimate
    gain: Estimate = field(default_factory=Estimate)


class Rate(Struct, frozen=True, kw_only=True):
    """A figure at a threshold."""

    threshold: float
    rate: Estimate


class Localization(Struct, frozen=True, kw_only=True):
    """Where a finding is seen, on (image, finding) pairs that have a box; or a mean over findings.

    Attributes
    ----------
    name : str
        The finding, or ``macro`` / ``macro without Cardiomegaly``.
    images, boxes : int
        Pairs, and the true boxes in them.
    findings : int
        How many findings the row is the mean of.
    iou : tuple of Overlap
    iobb : tuple of Rate
        Share of true boxes with intersection over *detected* box > threshold, best box.
    pointing, pointing_tolerant, pointing_floor : Estimate
        Share of pairs whose map is highest inside a true box; or within the tolerance of one; or
        that hold the point which lies in most boxes of other patients.
    predicted_boxes : Estimate
        Mean number of predicted boxes per pair.
    false_boxes : tuple of Rate
        Mean number per pair of predicted boxes with IoU ≤ threshold to every true one (AFP).
    mean_iou : Estimate
        Mean over true boxes of the IoU with the box of highest score.
    """

    name: str
    images: int
    boxes: int
    findings: int = 1
    iou: tuple[Overlap, ...] = ()
    iobb: tuple[Rate, ...] = ()
    pointing: Estimate = field(default_factory=Estimate)
    pointing_tolerant: Estimate = field(default_factory=Estimate)
    pointing_floor: Estimate = field(default_factory=Estimate)
    predicted_boxes: Estimate = field(default_factory=Estimate)
    false_boxes: tuple[Rate, ...] = ()
    mean_iou: Estimate = field(default_factory=Estimate)


class Subgroup(Struct, frozen=True, kw_only=True):
    """Macro AUROC of a part of the images, over the findings that every part can measure."""

    attribute: str
    value: str
    images: int
    patients: int
    findings: tuple[str, ...] = ()
    auroc: Estimate = field(default_factory=Estimate)


class Model(Struct, frozen=True, kw_only=True):
    """The model file that was measured, and the device that really ran."""

    name: str
    version: str
    sha256: str
    device: str


class Data(Struct, frozen=True, kw_only=True):
    """What it was measured on; ``failed`` names the images that could not be read, with why."""

    name: str
    layout: str
    split: str | None
    images: int
    patients: int
    boxes: int
    failed: dict[str, str] = field(default_factory=dict)


class Seconds(Struct, frozen=True, kw_only=True):
    """Wall-clock seconds; ``inference`` and ``preprocess`` are means per image."""

    total: float
    preprocess: float | None = None
    inference: float | None = None


class Evaluation(Struct, frozen=True, kw_only=True):
    """Everything an evaluation found."""

    schema_version: int = SCHEMA_VERSION
    model: Model
    data: Data
    seconds: Seconds
    bootstrap: dict[str, float]
    definitions: dict[str, str | float]
    classification: tuple[Classification, ...]
    classification_macro: tuple[Classification, ...]
    localization: tuple[Localization, ...]
    localization_macro: tuple[Localization, ...]
    subgroups: tuple[Subgroup, ...]
    warnings: tuple[str, ...] = ()
    intended_use: str = "Not for clinical use: research and teaching"


def to_json(evaluation: Evaluation) -> bytes:
    """Return an evaluation as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(evaluation), indent=2) + b"\n"


def read_evaluation(file: Path) -> Evaluation:
    """Read ``metrics.json``.

    Raises
    ------
    ValueError
        If it is none, or was written by another version; the message names the field.
    """
    try:
        found = msgspec.json.decode(file.read_bytes(), type=Evaluation)
    except msgspec.DecodeError as error:
        raise ValueError(
            f"{file} is not the metrics.json of pcam-train evaluate: {error}"
        ) from error
    if found.schema_version != SCHEMA_VERSION:
        raise ValueError(
            f"{file} has schema version {found.schema_version}, this program reads "
            f"{SCHEMA_VERSION}: evaluate again"
        )
    return found
