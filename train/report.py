"""An evaluation as Markdown: every figure with what it is measured beside."""

from collections.abc import Iterable, Mapping, Sequence

from pcam_model.findings import label
from train.metrics.localization import IOBB, IOU
from train.metrics.schema import (
    Classification,
    Estimate,
    Evaluation,
    Localization,
    Point,
    Rate,
)

#: What is not measurable. Never 0.
NOT_MEASURABLE = "n/a"

#: IoU thresholds that are printed; ``metrics.json`` has more.
PRINTED_IOU = (0.1, 0.3, 0.5)

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


def _title(name: str, findings: int) -> str:
    return f"**{name}, {findings} findings**" if name.startswith("macro") else label(name)


def classification_table(evaluation: Evaluation) -> str:
    """Return AUROC, AUPRC and calibration per finding and over findings."""
    folds = bool(evaluation.folds)

    def row(item: Classification) -> list[str]:
        within = [number(item.auroc_within_folds)] if folds else []
        return [
            _title(item.name, item.findings),
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
            _title(item.name, 1),
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
            _title(item.name, 1),
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
            _title(item.name, item.findings),
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
            _title(item.name, item.findings),
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
        for measure, accuracy, false in (
            ("IoU", [Rate(threshold=one.threshold, rate=one.best) for one in item.iou],
             item.false_boxes),
            ("IoBB", item.iobb, item.false_boxes_iobb),
        ):  # fmt: skip
            for title, values in (("accuracy", accuracy), ("AFP", false)):
                cells = {one.threshold: number(one.rate.value, 2) for one in values}
                rows.append(
                    [
                        _title(item.name, item.findings),
                        f"{measure} {title}",
                        *(cells.get(threshold, "") for threshold in _WANG),
                    ]
                )
    return table(("Finding", "", *(f"> {threshold}" for threshold in _WANG)), rows)


def detection_table(evaluation: Evaluation) -> str:
    """Return FROC and AP beside what the constant box gets."""
    rows = []
    for item in [*evaluation.localization, *evaluation.localization_macro]:
        for one in item.detection:
            read = {point.nlf: point for point in one.froc}
            rows.append(
                [
                    _title(item.name, item.findings),
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
            _title(item.name, 1),
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


_CLASSIFICATION_NOTE = """\
In brackets: 95 % interval of a bootstrap that draws patients. AUROC and AUPRC (average precision) \
rank images; n/a: no positive or no negative. ECE: expected calibration error over {ece_bins:.0f} \
bins of equal width. Brier: mean squared difference between probability and label. Means over \
findings leave out those that are n/a. Labels are the data set's own."""

_OPERATING_NOTE = """\
The operating point is the model's own threshold; sensitivity and specificity are measured here. \
The Youden point is the best threshold for these very images, and so optimistic. False boxes per \
image: boxes drawn at the operating point on images labelled as without the finding."""

_LOCALIZATION_NOTE = """\
Only (image, finding) pairs with a radiologist's box count; a finding without a box is unknown, \
not absent. The model's boxes surround what exceeds a fraction (the model's own) of the map's \
peak, whether the finding is called or not. *Best box*: for each true box the predicted box of \
highest IoU, the rule of the literature, which favours a model that draws many. *Surest box*: \
only the box of highest probability. *Floor*: of the other patients' boxes the one that meets \
these best; it looks at no image, but knows the radiologists' boxes, which the model does not. \
*Grid ceiling*: the best box whose edges lie on those of the map's cells; the interpolated map \
can be finer. Cardiomegaly always lies in the same place, hence the mean without it."""

_POINTING_NOTE = """\
*Peak in box*: the highest place of the map lies in a true box; *within 15 px*: or so close to \
one, in an image of 1024 px. *Floor*: the point that lies in most boxes of the other patients. \
*Mean IoU*: of the surest box. *Boxes drawn* and *false boxes* are per pair of image and finding."""

_POINTS_NOTE = """\
Chosen on: {chosen_on}. Measured here. *sensitivity 0.9*: the most specific threshold with at \
least that sensitivity where it was chosen; *specificity 0.9* the other way round."""

_WANG_NOTE = """\
The protocol of Wang et al. (CVPR 2017), for comparison with published tables. Boxes: {rule}. \
*Accuracy*: share of true boxes that the best box meets with more than the threshold. *IoBB*: \
intersection over the area of the detected box. *AFP*: mean number per image of boxes that meet no \
true one with more than the threshold. Published means over the eight findings at IoU .1 .3 .5: \
Wang 2017 .57 .22 .06, on all 984 boxes."""

_DETECTION_NOTE = """\
Over the images in which the finding is drawn and those labelled as without it; images labelled \
with it but not drawn are left out. The score of a mark is the highest probability inside it. \
*AP*: COCO's average precision at one IoU. *LLF at n false marks*: share of true boxes found at \
the threshold that draws at most n false marks per image (FROC). *Floor*: the constant box in as \
many images, picked at random."""

_MASKS_NOTE = """\
*mIoU*: mean IoU of what the viewer outlines (the region of the box rule) with the mask, on \
images that have one. *Floor*: the region that most of the other patients' masks share. *Grid \
ceiling*: the best union of the map's cells."""

_SUBGROUP_NOTE = """\
The mean is over the findings that every part of the attribute can measure. Parts differ in more \
than the attribute: bedside (AP) views show sicker patients."""


def _section(title: str, *parts: str) -> str:
    return "\n\n".join([f"## {title}", *parts])


def _about(evaluation: Evaluation) -> str:
    data = evaluation.data
    split = f", split {data.split}" if data.split else ""
    lines = []
    for model in evaluation.folds or (evaluation.model,):
        fold = "" if model.fold is None else f", on fold {model.fold}"
        lines.append(
            f"- Model: {model.name} {model.version}, SHA-256 `{model.sha256}`, run on "
            f"{model.device}{fold}"
        )
    lines.append(
        f"- Data: {data.name} ({data.layout}{split}): {data.images} images of {data.patients} "
        f"patients, {data.boxes} radiologists' boxes of the findings below"
    )
    if data.ground_truth:
        lines.append(f"- Drawn ground truth: {data.ground_truth}")
    if data.unit != "image":
        lines.append(
            f"- Recognition is measured by {data.unit}: the {data.aggregation} of its images' "
            "probabilities. Maps are measured by image"
        )
    lines.append(
        "- Intervals: 95 %, bootstrap over patients, "
        f"{evaluation.bootstrap['replicates']:.0f} replicates"
    )
    if data.failed:
        lines.append(f"- {len(data.failed)} images could not be used; `metrics.json` names them")
    if evaluation.seconds.inference is not None:
        lines.append(f"- Inference: {evaluation.seconds.inference * 1000:.0f} ms per image (mean)")
    lines.append(f"- {evaluation.intended_use}")
    lines += [f"- Warning: {text}" for text in evaluation.warnings]
    return "\n".join(lines)


def sections(evaluation: Evaluation, plots: Mapping[str, str] | None = None) -> list[str]:
    """Return the sections with figures, each with the note that says how to read them.

    Parameters
    ----------
    evaluation : Evaluation
    plots : mapping of str to str, optional
        Name of a plot (:mod:`train.plots`) to the file that shows it.
    """
    drawn = plots or {}

    def pictures(*names: str) -> list[str]:
        return [f"![{name.replace('-', ' ')}]({drawn[name]})" for name in names if name in drawn]

    definitions = evaluation.definitions
    note = _CLASSIFICATION_NOTE.format(**definitions)
    parts = [
        _section(
            "Recognising findings",
            classification_table(evaluation),
            note,
            *pictures("roc", "precision-recall", "reliability"),
        ),
        _section("At the operating point", operating_table(evaluation), _OPERATING_NOTE),
    ]
    chosen = sorted({p.chosen_on for item in evaluation.classification for p in item.points})
    if chosen:
        text = _POINTS_NOTE.format(chosen_on="; ".join(chosen))
        parts.append(_section("Operating points by criterion", points_table(evaluation), text))
    if evaluation.localization:
        overlaps: list[str] = []
        for threshold in PRINTED_IOU:
            overlaps += [f"### IoU > {threshold}", overlap_table(evaluation, threshold)]
        parts += [
            _section(
                "Share of boxes found",
                *overlaps,
                _LOCALIZATION_NOTE,
                *pictures("localization", "localization-by-finding"),
            ),
            _section("Pointing", pointing_table(evaluation), _POINTING_NOTE),
            _section(
                "Marks over ill and healthy",
                detection_table(evaluation),
                _DETECTION_NOTE,
                *pictures("froc"),
            ),
        ]
        if any(item.masks for item in evaluation.localization):
            parts.append(_section("Outlines against masks", masks_table(evaluation), _MASKS_NOTE))
        wang = _WANG_NOTE.format(rule=definitions["wang2017_boxes"])
        parts.append(_section("As Wang 2017 measures", wang_table(evaluation), wang))
    else:
        parts.append(_section("Where findings lie", "No image has a box of these findings."))
    if evaluation.subgroups:
        parts.append(_section("Parts of the images", subgroup_table(evaluation), _SUBGROUP_NOTE))
    return parts


def report(evaluation: Evaluation, plots: Mapping[str, str] | None = None) -> str:
    """Return the whole report as Markdown, with the plots that :func:`sections` takes."""
    head = f"# {evaluation.model.name} {evaluation.model.version}, measured"
    return "\n\n".join([head, _about(evaluation), *sections(evaluation, plots)]) + "\n"


def summary(evaluation: Evaluation) -> str:
    """Return the tables alone, for a terminal."""
    tables = [
        ("Recognising findings", classification_table(evaluation)),
        ("At the operating point", operating_table(evaluation)),
    ]
    if evaluation.localization:
        tables += [
            (f"Share of boxes with IoU > {threshold}", overlap_table(evaluation, threshold))
            for threshold in PRINTED_IOU
        ]
        tables.append(("Pointing", pointing_table(evaluation)))
    if evaluation.subgroups:
        tables.append(("Parts of the images", subgroup_table(evaluation)))
    return "\n\n".join(f"{title}\n{drawn}" for title, drawn in tables) + "\n"
