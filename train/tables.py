"""The tables of a report: every figure with what it is measured beside."""

from collections.abc import Iterable, Sequence

from pcam_model.findings import label
from train.metrics.localization import IOBB, IOU
from train.metrics.schema import (
    Classification,
    Estimate,
    Evaluation,
    Localization,
    Overlap,
    Point,
    Rate,
)

#: What is not measurable. Never 0.
NOT_MEASURABLE = "n/a"

#: IoU thresholds that are printed; ``metrics.json`` has more.
PRINTED_IOU = (0.1, 0.3, 0.5)

#: The one that a model card prints of FROC.
BRIEF_IOU = (0.3,)

#: False marks per image whose LLF is printed.
PRINTED_NLF = (0.25, 0.5, 1.0)

# Thresholds of IoU and of IoBB.
_WANG = sorted({*IOU, *IOBB})


def number(value: float | None, digits: int = 3) -> str:
    """Return a number with so many decimals, or "n/a"."""
    return NOT_MEASURABLE if value is None else f"{value:.{digits}f}".replace("-", "−")


def estimate(value: Estimate, digits: int = 3) -> str:
    """Return ``0.712 (0.655–0.768)``, without the interval where there is none."""
    text = number(value.value, digits)
    if value.value is None or value.low is None or value.high is None:
        return text
    dash = " to " if value.low < 0 else "–"
    return f"{text} ({number(value.low, digits)}{dash}{number(value.high, digits)})"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table whose columns are padded, so that it reads as plain text too."""
    cells = [[cell.replace("|", "\\|") for cell in row] for row in (header, *rows)]
    widths = [max(3, *(len(row[column]) for row in cells)) for column in range(len(header))]

    def line(row: Sequence[str]) -> str:
        padded = (
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        return f"| {' | '.join(padded)} |"

    rule = [("-" * widths[0]), *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join([line(cells[0]), f"| {' | '.join(rule)} |", *map(line, cells[1:])])


def title(name: str, findings: int) -> str:
    """Return the name of a row: of a finding, or of a mean over so many findings."""
    return f"**{name}, {findings} findings**" if name.startswith("macro") else label(name)


def classification_table(evaluation: Evaluation) -> str:
    """Return AUROC, AUPRC and calibration per finding and over findings."""
    folds = bool(evaluation.folds)

    def row(item: Classification) -> list[str]:
        within = [number(item.auroc_within_folds)] if folds else []
        return [
            title(item.name, item.findings),
            str(item.positives),
            str(item.negatives),
            estimate(item.auroc),
            *within,
            estimate(item.auprc),
            number(item.ece),
            number(item.brier),
        ]

    rows = [*evaluation.classification, *evaluation.classification_macro]
    within = ["AUROC within folds"] if folds else []
    header = ("Finding", "Positives", "Negatives", "AUROC", *within, "AUPRC", "ECE", "Brier")
    return table(header, map(row, rows))


def operating_table(evaluation: Evaluation) -> str:
    """Return what the model's own thresholds are worth on these images."""

    def point(item: Point | None) -> list[str]:
        if item is None:
            return [NOT_MEASURABLE] * 3
        return [number(item.threshold), number(item.sensitivity), number(item.specificity)]

    rows = [
        [
            title(item.name, 1),
            *point(item.operating_point),
            *point(item.youden),
            estimate(item.false_boxes, 2),
        ]
        for item in evaluation.classification
    ]
    header = (
        "Finding",
        "Operating point",
        "Sensitivity",
        "Specificity",
        "Youden point",
        "Sensitivity there",
        "Specificity there",
        "False boxes per image",
    )
    return table(header, rows)


def points_table(evaluation: Evaluation) -> str:
    """Return what thresholds that were chosen by a criterion are worth on these images."""
    rows = [
        [
            title(item.name, 1),
            point.criterion,
            number(point.threshold),
            estimate(point.sensitivity, 2),
            estimate(point.specificity, 2),
        ]
        for item in evaluation.classification
        for point in item.points
    ]
    return table(("Finding", "Criterion", "Threshold", "Sensitivity", "Specificity"), rows)


def overlap_table(evaluation: Evaluation, threshold: float) -> str:
    """Return the share of boxes with IoU above a threshold beside floor and ceiling."""

    def row(item: Localization) -> list[str]:
        found = next(one for one in item.iou if one.threshold == threshold)
        return [
            title(item.name, item.findings),
            str(item.boxes),
            estimate(found.best, 2),
            estimate(found.top1, 2),
            estimate(found.floor, 2),
            estimate(found.gain, 2),
            number(found.ceiling.value, 2),
        ]

    header = (
        "Finding",
        "Boxes",
        "Best box",
        "Surest box",
        "Floor: no image seen",
        "Surest − floor",
        "Grid ceiling",
    )
    return table(header, map(row, [*evaluation.localization, *evaluation.localization_macro]))


def pointing_table(evaluation: Evaluation) -> str:
    """Return the pointing game and how many boxes the model draws."""

    def row(item: Localization) -> list[str]:
        false = next(one.rate for one in item.false_boxes if one.threshold == PRINTED_IOU[0])
        return [
            title(item.name, item.findings),
            str(item.images),
            estimate(item.pointing, 2),
            estimate(item.pointing_tolerant, 2),
            estimate(item.pointing_floor, 2),
            number(item.mean_iou.value, 2),
            number(item.predicted_boxes.value, 2),
            number(false.value, 2),
        ]

    header = (
        "Finding",
        "Images",
        "Peak in box",
        "Peak within 15 px",
        "Floor: no image seen",
        "Mean IoU",
        "Boxes drawn",
        f"False boxes (IoU ≤ {PRINTED_IOU[0]})",
    )
    return table(header, map(row, [*evaluation.localization, *evaluation.localization_macro]))


def wang_table(evaluation: Evaluation) -> str:
    """Return accuracy and false boxes as Wang et al. 2017 print them."""
    rows = []
    for item in [*evaluation.wang2017, *evaluation.wang2017_macro]:
        lines = {
            "IoU accuracy": _rates(item.iou, "best"),
            "IoU floor": _rates(item.iou, "floor"),
            "IoU ceiling": _rates(item.iou, "ceiling"),
            "IoU AFP": item.false_boxes,
            "IoBB accuracy": item.iobb,
            "IoBB floor": item.iobb_floor,
            "IoBB AFP": item.false_boxes_iobb,
        }
        for line, rates in lines.items():
            cells = {one.threshold: number(one.rate.value, 2) for one in rates}
            row = [title(item.name, item.findings), line]
            rows.append([*row, *(cells.get(threshold, "") for threshold in _WANG)])
    return table(("Finding", "", *(f"> {threshold}" for threshold in _WANG)), rows)


def _rates(overlaps: Sequence[Overlap], kind: str) -> list[Rate]:
    return [Rate(threshold=one.threshold, rate=getattr(one, kind)) for one in overlaps]


def detection_table(evaluation: Evaluation, thresholds: Sequence[float]) -> str:
    """Return FROC and AP beside what the constant box gets."""
    rows = []
    for item in [*evaluation.localization, *evaluation.localization_macro]:
        for one in item.detection:
            if one.threshold not in thresholds:
                continue
            read = {point.nlf: point for point in one.froc}
            rows.append(
                [
                    title(item.name, item.findings),
                    f"> {one.threshold}",
                    estimate(one.ap),
                    number(one.ap_floor),
                    *(
                        cell
                        for rate in PRINTED_NLF
                        for cell in (estimate(read[rate].llf, 2), number(read[rate].floor, 2))
                    ),
                ]
            )
    header = [cell for rate in PRINTED_NLF for cell in (f"LLF at {rate:g} false marks", "floor")]
    return table(("Finding", "IoU", "AP", "floor", *header), rows)


def masks_table(evaluation: Evaluation) -> str:
    """Return how the outlined regions meet masks."""
    rows = [
        [
            title(item.name, 1),
            str(item.masks.images),
            estimate(item.masks.iou),
            estimate(item.masks.floor),
            estimate(item.masks.ceiling),
            estimate(item.masks.pointing, 2),
            estimate(item.masks.pointing_tolerant, 2),
        ]
        for item in evaluation.localization
        if item.masks is not None
    ]
    header = (
        "Finding",
        "Images",
        "mIoU",
        "Floor: no image seen",
        "Grid ceiling",
        "Peak in mask",
        "Peak within tolerance",
    )
    return table(header, rows)


def subgroup_table(evaluation: Evaluation) -> str:
    """Return the macro AUROC of parts of the images."""
    rows = [
        [
            f"{item.attribute} {item.value}",
            str(item.images),
            str(item.patients),
            str(len(item.findings)),
            estimate(item.auroc),
        ]
        for item in evaluation.subgroups
    ]
    return table(("Part", "Images", "Patients", "Findings", "Macro AUROC"), rows)
