"""An evaluation as Markdown: every figure with what it is measured beside."""

from collections.abc import Iterable, Sequence

from pcam_model.findings import label
from train.metrics.schema import Classification, Estimate, Evaluation, Localization, Point

#: What is not measurable. Never 0.
NOT_MEASURABLE = "n/a"

#: IoU thresholds that are printed; ``metrics.json`` has more.
PRINTED_IOU = (0.1, 0.3, 0.5)


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

    def row(item: Classification) -> list[str]:
        return [
            _title(item.name, item.findings),
            str(item.positives),
            str(item.negatives),
            estimate(item.auroc),
            estimate(item.auprc),
            number(item.ece),
            number(item.brier),
        ]

    rows = [*evaluation.classification, *evaluation.classification_macro]
    header = ("Finding", "Positives", "Negatives", "AUROC", "AUPRC", "ECE", "Brier")
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

_SUBGROUP_NOTE = """\
The mean is over the findings that every part of the attribute can measure. Parts differ in more \
than the attribute: bedside (AP) views show sicker patients."""


def _section(title: str, *parts: str) -> str:
    return "\n\n".join([f"## {title}", *parts])


def _about(evaluation: Evaluation) -> str:
    model, data = evaluation.model, evaluation.data
    split = f", split {data.split}" if data.split else ""
    lines = [
        f"- Model: {model.name} {model.version}, SHA-256 `{model.sha256}`, run on {model.device}",
        f"- Data: {data.name} ({data.layout}{split}): {data.images} images of {data.patients} "
        f"patients, {data.boxes} radiologists' boxes of the findings below",
    ]
    if data.failed:
        lines.append(f"- {len(data.failed)} images could not be used; `metrics.json` names them")
    if evaluation.seconds.inference is not None:
        lines.append(f"- Inference: {evaluation.seconds.inference * 1000:.0f} ms per image (mean)")
    lines.append(f"- {evaluation.intended_use}")
    lines += [f"- Warning: {text}" for text in evaluation.warnings]
    return "\n".join(lines)


def sections(evaluation: Evaluation) -> list[str]:
    """Return the sections with figures, each with the note that says how to read them."""
    note = _CLASSIFICATION_NOTE.format(**evaluation.definitions)
    parts = [
        _section("Recognising findings", classification_table(evaluation), note),
        _section("At the operating point", operating_table(evaluation), _OPERATING_NOTE),
    ]
    if evaluation.localization:
        overlaps: list[str] = []
        for threshold in PRINTED_IOU:
            overlaps += [f"### IoU > {threshold}", overlap_table(evaluation, threshold)]
        parts += [
            _section("Share of boxes found", *overlaps, _LOCALIZATION_NOTE),
            _section("Pointing", pointing_table(evaluation), _POINTING_NOTE),
        ]
    else:
        parts.append(_section("Where findings lie", "No image has a box of these findings."))
    if evaluation.subgroups:
        parts.append(_section("Parts of the images", subgroup_table(evaluation), _SUBGROUP_NOTE))
    return parts


def report(evaluation: Evaluation) -> str:
    """Return the whole report as Markdown."""
    head = f"# {evaluation.model.name} {evaluation.model.version}, measured"
    return "\n\n".join([head, _about(evaluation), *sections(evaluation)]) + "\n"


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
