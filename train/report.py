"""An evaluation as Markdown: tables, each with the note that says how to read it."""

from collections.abc import Mapping

from train.metrics.schema import Evaluation
from train.tables import (
    BRIEF_IOU,
    PRINTED_IOU,
    classification_table,
    detection_table,
    masks_table,
    operating_table,
    overlap_table,
    pointing_table,
    points_table,
    subgroup_table,
    wang_table,
)

_CLASSIFICATION_NOTE = """\
In brackets: 95 % interval of a bootstrap that draws patients. AUROC and AUPRC (average precision) \
rank images; n/a: no positive or no negative. ECE: expected calibration error over {ece_bins:.0f} \
bins of equal width. Brier: mean squared difference between probability and label. Means over \
findings leave out those that are n/a. Labels are the data set's own."""

_OPERATING_NOTE = """\
The operating point is the model's own threshold; sensitivity and specificity are measured here. \
The Youden point is the best threshold for these very images, and so optimistic. False boxes per \
image: boxes that the viewer draws by itself on images labelled as without the finding: none where
the probability stays below the operating point."""

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
true one with more than the threshold. *Floor* and *ceiling* as above. Published means over the \
eight findings at IoU .1 .3 .5: Wang 2017 .57 .22 .06, on all 984 boxes."""

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


def sections(
    evaluation: Evaluation, plots: Mapping[str, str] | None = None, *, brief: bool = False
) -> list[str]:
    """Return the sections with figures, each with the note that says how to read them.

    Parameters
    ----------
    evaluation : Evaluation
    plots : mapping of str to str, optional
        Name of a plot (:mod:`train.plots`) to the file that shows it.
    brief : bool
        Leave out what a card does not need: other criteria, Wang's protocol, FROC at other IoU.
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
    if chosen and not brief:
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
                detection_table(evaluation, BRIEF_IOU if brief else PRINTED_IOU),
                _DETECTION_NOTE,
                *pictures("froc"),
            ),
        ]
        if any(item.masks for item in evaluation.localization):
            parts.append(_section("Outlines against masks", masks_table(evaluation), _MASKS_NOTE))
        if not brief:
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
