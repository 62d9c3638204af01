"""What an evaluation writes to ``metrics.json``. Read it back with :func:`read_evaluation`.

``null`` means not measurable (no positive, no box), never 0. Every interval is the 95 % percentile
interval of a bootstrap that draws patients.
"""

from pathlib import Path

import msgspec
from msgspec import Struct, field

from pcam_model.wording import plain

SCHEMA_VERSION = 2


class Estimate(Struct, frozen=True, kw_only=True):
    """A value and the ends of its interval; None where it cannot be measured."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


class Point(Struct, frozen=True, kw_only=True):
    """A threshold on the probability, and what it gives on the evaluated images.

    ``threshold`` is None where the models of several folds have several.
    """

    threshold: float | None
    sensitivity: float | None = None
    specificity: float | None = None


class ChosenPoint(Struct, frozen=True, kw_only=True):
    """A threshold chosen on some images, and what it gives on the evaluated ones.

    Attributes
    ----------
    criterion : str
        ``youden``, or ``sensitivity`` / ``specificity`` with the share that was aimed at.
    chosen_on : str
        The images; optimistic if they are the evaluated ones.
    threshold : float
        A probability.
    sensitivity, specificity : Estimate
        On the evaluated images.
    """

    criterion: str
    chosen_on: str
    threshold: float
    sensitivity: Estimate = field(default_factory=Estimate)
    specificity: Estimate = field(default_factory=Estimate)


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
    points : tuple of ChosenPoint
        Youden, fixed sensitivity and fixed specificity.
    auroc_within_folds : float or None
        Only pairs of images of the same fold are compared; None with one model.
    false_boxes : Estimate
        Boxes per image on images labelled as without the finding; none where the image's
        probability stays below the operating point.
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
    points: tuple[ChosenPoint, ...] = ()
    auroc_within_folds: float | None = None
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


class FrocPoint(Struct, frozen=True, kw_only=True):
    """Lesion localization fraction (LLF) at so many non-lesion marks per image (NLF).

    ``floor``: of the constant box, drawn in a share of all images picked at random.
    """

    nlf: float
    llf: Estimate
    floor: float | None = None


class Detection(Struct, frozen=True, kw_only=True):
    """Marks over images with the finding drawn and images labelled as without it.

    Attributes
    ----------
    threshold : float
        IoU that a mark needs.
    ap : Estimate
        Average precision as COCO has it, at this IoU.
    ap_floor : float or None
        Of the constant box in every image, with one score.
    froc : tuple of FrocPoint
    """

    threshold: float
    ap: Estimate
    ap_floor: float | None = None
    froc: tuple[FrocPoint, ...] = ()


class Masks(Struct, frozen=True, kw_only=True):
    """The outlined region against masks, on images that have one.

    Attributes
    ----------
    images : int
    iou : Estimate
        Mean IoU (mIoU).
    floor : Estimate
        Of a constant region that other patients' masks suggest.
    ceiling : Estimate
        Of the best union of the map's cells.
    pointing, pointing_tolerant : Estimate
        Share of images whose map is highest in the mask, or that close to it.
    """

    images: int
    iou: Estimate
    floor: Estimate
    ceiling: Estimate
    pointing: Estimate
    pointing_tolerant: Estimate


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
    iobb_floor : tuple of Rate
        The same of the constant box.
    pointing, pointing_tolerant, pointing_floor : Estimate
        Share of pairs whose map is highest inside a true box; or within the tolerance of one; or
        that hold the point which lies in most boxes of other patients.
    predicted_boxes : Estimate
        Mean number of predicted boxes per pair.
    false_boxes, false_boxes_iobb : tuple of Rate
        Mean number per pair of predicted boxes with IoU, or IoBB, ≤ threshold to every true one
        (AFP).
    mean_iou : Estimate
        Mean over true boxes of the IoU with the box of highest score.
    negatives : int
        Images labelled as without the finding, for ``detection``.
    detection : tuple of Detection
    masks : Masks or None
        Where masks were drawn.
    """

    name: str
    images: int
    boxes: int
    findings: int = 1
    iou: tuple[Overlap, ...] = ()
    iobb: tuple[Rate, ...] = ()
    iobb_floor: tuple[Rate, ...] = ()
    pointing: Estimate = field(default_factory=Estimate)
    pointing_tolerant: Estimate = field(default_factory=Estimate)
    pointing_floor: Estimate = field(default_factory=Estimate)
    predicted_boxes: Estimate = field(default_factory=Estimate)
    false_boxes: tuple[Rate, ...] = ()
    false_boxes_iobb: tuple[Rate, ...] = ()
    mean_iou: Estimate = field(default_factory=Estimate)
    negatives: int = 0
    detection: tuple[Detection, ...] = ()
    masks: Masks | None = None


class Subgroup(Struct, frozen=True, kw_only=True):
    """Macro AUROC of a part of the images, over the findings that every part can measure."""

    attribute: str
    value: str
    images: int
    patients: int
    findings: tuple[str, ...] = ()
    auroc: Estimate = field(default_factory=Estimate)


class Model(Struct, frozen=True, kw_only=True):
    """The model file that was measured, and the device that really ran.

    ``fold``: it measured the images of this fold only.
    """

    name: str
    version: str
    sha256: str
    device: str
    fold: int | None = None


class Data(Struct, frozen=True, kw_only=True):
    """What it was measured on.

    ``unit`` says what one score stands for (image, study or patient), and ``aggregation`` how it
    came from several images; ``ground_truth`` names a file beside the layout's own boxes;
    ``failed`` names the images that could not be read, with why.
    """

    name: str
    layout: str
    split: str | None
    images: int
    patients: int
    boxes: int
    unit: str = "image"
    aggregation: str = ""
    ground_truth: str = ""
    failed: dict[str, str] = field(default_factory=dict)


class Seconds(Struct, frozen=True, kw_only=True):
    """Wall-clock seconds; ``inference`` and ``preprocess`` are means per image."""

    total: float
    preprocess: float | None = None
    inference: float | None = None


class Evaluation(Struct, frozen=True, kw_only=True):
    """Everything an evaluation found.

    ``folds`` lists all models of an out-of-fold evaluation, of which ``model`` is the first;
    ``wang2017`` is ``localization`` with boxes by the rule of Wang et al.
    """

    schema_version: int = SCHEMA_VERSION
    model: Model
    folds: tuple[Model, ...] = ()
    data: Data
    seconds: Seconds
    bootstrap: dict[str, float]
    definitions: dict[str, str | float]
    classification: tuple[Classification, ...]
    classification_macro: tuple[Classification, ...]
    localization: tuple[Localization, ...]
    localization_macro: tuple[Localization, ...]
    wang2017: tuple[Localization, ...] = ()
    wang2017_macro: tuple[Localization, ...] = ()
    subgroups: tuple[Subgroup, ...]
    warnings: tuple[str, ...] = ()
    intended_use: str = "Not for clinical use: research and teaching"


def to_json(evaluation: Evaluation) -> bytes:
    """Return an evaluation as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(evaluation, enc_hook=plain), indent=2) + b"\n"


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
