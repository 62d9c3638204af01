"""``pcam-train card``: the model card, from the manifest and the measured figures alone."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from pcam_model.bundle import BundleError, load_bundle
from pcam_model.engine import OnnxEngine
from pcam_model.findings import FINDINGS, label
from pcam_model.manifest import Calibration, Finding, Input, Manifest
from pcam_model.prediction import ModelIdentity
from train.datasets.layouts import LAYOUTS
from train.failures import PREDICTIONS, Said, draw_failures, read_said
from train.metrics.schema import Classification, Evaluation, Localization, read_evaluation
from train.pages import write_whole
from train.report import sections
from train.tables import NOT_MEASURABLE, number, table

HELP = "write the model card: what the model is, can do and cannot do, from measured figures"
EXAMPLE = (
    "pcam-train card --model model.onnx --metrics runs/evaluation/metrics.json "
    "--out docs/model-card.md"
)

#: Stated on every card, whatever the manifest says.
NOT_CLINICAL = "Not for clinical use: research and teaching."

# An interval this wide, or so few positives, says little about a finding.
_FEW_POSITIVES = 20

# Below, the bootstrap draws the same few again and again, and its interval is far too narrow.
_LEAST_POSITIVES = 5

_IOU = 0.3

_LIMITS = """\
- It sees one frontal radiograph (PA or AP) of an adult chest, without history, priors or a \
lateral view. Lateral views, other body parts, photographs of films and other modalities are \
outside of what it was made for.
- It knows the findings listed here and no others. A low probability is no evidence that an image \
is normal.
- It was fitted from labels of whole images. A heatmap shows what the network used; it is not the \
outline of a lesion, and tends to be larger than small ones.
- Operating points and calibration belong to the images named beside them. Elsewhere, with another \
share of ill patients or other machines, they have to be chosen anew.
- Labels of ChestX-ray14 were mined from reports by a program, about one in ten is wrong; figures \
on them carry that error. Infiltration, Consolidation and Pneumonia overlap in meaning."""


class CardError(ValueError):
    """The card cannot be written from what was given; the message says why."""


def check_same_model(identity: ModelIdentity, evaluation: Evaluation) -> None:
    """Refuse figures that were measured on another file than the model's.

    Raises
    ------
    CardError
    """
    if identity.sha256 != evaluation.model.sha256:
        raise CardError(
            f"the figures were measured on {evaluation.model.name} {evaluation.model.version} "
            f"(SHA-256 {evaluation.model.sha256[:12]}…), but the model file is {identity.name} "
            f"{identity.version} ({identity.sha256[:12]}…): evaluate this file first"
        )


def card(
    manifest: Manifest,
    identity: ModelIdentity,
    evaluation: Evaluation | None,
    said: Sequence[Said] = (),
) -> str:
    """Return the model card as Markdown.

    Parameters
    ----------
    manifest : Manifest
        The model's account of itself.
    identity : ModelIdentity
        Its hash.
    evaluation : Evaluation or None
        Figures of this very file; None if it was not measured, and the card says so.
    said : sequence of Said
        What it said of each image, for the section on failures.

    Raises
    ------
    CardError
        If the figures belong to another file.
    """
    if evaluation is not None:
        check_same_model(identity, evaluation)
    parts = [
        f"# Model card: {manifest.name} {manifest.version}",
        f"**{NOT_CLINICAL}**",
        _what(manifest, identity),
        f"## Intended use\n\n{_sentence(manifest.intended_use)}\n\n"
        "It is no medical device and has not been assessed as one. It must not be used to make, "
        "delay or replace a diagnosis or a decision on treatment.",
        _can_and_cannot(evaluation),
        f"## Training data\n\n{_sentence(manifest.training_data)}\n\n{_use_of_boxes(manifest)}",
    ]
    if evaluation is None:
        parts.append("## Figures\n\nThis file was not measured. Do not rely on it for anything.")
    else:
        parts += [_measured_on(evaluation), *sections(evaluation, brief=True)]
    if said:
        parts.append(_failures(manifest, said))
    parts += [_points(manifest), *_file(manifest), _licence(manifest)]
    if manifest.notes:
        parts.append(f"## Notes\n\n{_sentence(manifest.notes)}")
    return "\n\n".join(parts) + "\n"


def _use_of_boxes(manifest: Manifest) -> str:
    chosen = sorted({item.box_data for item in manifest.findings} - {""})
    if not chosen:
        return "Boxes were used to measure, never to fit."
    return (
        "Boxes were never used to fit. How far below its peak the map is outlined and boxed was "
        f"chosen by finding on boxes of: {'; '.join(chosen)}."
    )


def _sentence(text: str) -> str:
    stripped = text.strip() or "Not stated."
    return stripped if stripped[-1] in ".!?" else f"{stripped}."


def _what(manifest: Manifest, identity: ModelIdentity) -> str:
    cells = f"{manifest.map.stride:g} px of its input"
    return f"""\
## What it is

A neural network that takes a frontal chest radiograph and gives, for each of \
{len(manifest.findings)} findings, a calibrated probability and a map of where it is seen\
{_pooling(manifest)}. It was fitted from labels of whole \
images, without boxes. It runs on the user's own computer.

| Property | Value |
| --- | --- |
| Network | {manifest.backbone} with {manifest.pooling} pooling |
| Input | {manifest.input.rows} × {manifest.input.columns} px, grey\
{", histogram equalised" if _equalised(manifest.input) else ""} |
| Map | one cell per {cells}, interpolated for display{_meaning(manifest)} |
| Findings | {", ".join(label(name) for name in manifest.finding_names)} |
| Date | {manifest.date} |
| Licence | {manifest.licence} |
| SHA-256 of the file | `{identity.sha256}` |
| SHA-256 of the weights | {f"`{manifest.weights_sha256}`" if manifest.weights_sha256 else "–"} |"""


def _pooling(manifest: Manifest) -> str:
    if manifest.pooling.lower() != "pcam":
        return ""
    return " (Probabilistic-CAM pooling: Ye et al. 2020, arXiv 2005.14480)"


def _meaning(manifest: Manifest) -> str:
    return f"; {manifest.map.meaning}" if manifest.map.meaning else ""


def _equalised(spec: Input) -> bool:
    return spec.equalise or (spec.eight_bit is not None and spec.eight_bit.equalise)


def _can_and_cannot(evaluation: Evaluation | None) -> str:
    lines = ["## What it can and cannot do"]
    if evaluation is not None:
        lines.append("\n".join(f"- {line}" for line in _verdicts(evaluation)))
    lines.append(_LIMITS)
    return "\n\n".join(lines)


def _verdicts(evaluation: Evaluation) -> list[str]:
    """Return what the figures say in words; each follows from them by a stated rule."""
    found = []
    rows = evaluation.classification
    above = [
        item
        for item in rows
        if item.positives >= _LEAST_POSITIVES
        and item.auroc.low is not None
        and item.auroc.low > 0.5
    ]
    unproven = [item for item in rows if item not in above]
    if above:
        found.append(
            f"Ranks images better than chance (lower end of the interval of AUROC above 0.5): "
            f"{_names(above)}."
        )
    if unproven:
        found.append(
            f"**Not shown to recognise** (interval reaches 0.5, or fewer than {_LEAST_POSITIVES} "
            f"positives): {_names(unproven)}."
        )
    few = [item for item in rows if item.positives < _FEW_POSITIVES]
    if few:
        counted = ", ".join(f"{label(item.name)} ({item.positives})" for item in few)
        found.append(f"Measured on fewer than {_FEW_POSITIVES} positives, so uncertain: {counted}.")
    if evaluation.localization:
        better = [item for item in evaluation.localization if _beats_floor(item)]
        worse = [item for item in evaluation.localization if item not in better]
        rule = (
            f"share of boxes met with IoU > {_IOU} by its surest box minus that of a constant box "
            "that looks at no image; lower end of the interval above 0"
        )
        if better:
            found.append(f"Locates better than the floor ({rule}): {_names(better)}.")
        if worse:
            found.append(
                f"**Not shown to locate better than the floor** ({rule}): {_names(worse)}."
            )
    return found


def _names(rows: list[Classification] | list[Localization]) -> str:
    return ", ".join(label(item.name) for item in rows)


def _beats_floor(item: Localization) -> bool:
    gains = [one.gain.low for one in item.iou if one.threshold == _IOU]
    return any(low is not None and low > 0 for low in gains)


def _measured_on(evaluation: Evaluation) -> str:
    data = evaluation.data
    split = f", split {data.split}" if data.split else ""
    return (
        f"## Measured on\n\n{data.name} ({data.layout}{split}): {data.images} images of "
        f"{data.patients} patients, with {data.boxes} radiologists' boxes. Device: "
        f"{evaluation.model.device}."
        + (f" {len(data.failed)} images could not be used." if data.failed else "")
        + "".join(f"\n\n**Warning:** {_sentence(text)}" for text in evaluation.warnings)
    )


def _failures(manifest: Manifest, said: Sequence[Said]) -> str:
    """Return how often and how badly each finding is missed or seen where it is not."""

    def row(item: Finding) -> list[str]:
        point = item.operating_point.probability
        own = [one for one in said if one.finding == item.name]
        ill = [one.probability for one in own if one.label == 1]
        healthy = [one.probability for one in own if one.label == 0]
        missed, alarms = (sum(p < point for p in ill), sum(p >= point for p in healthy))
        return [
            label(item.name),
            f"{missed} of {len(ill)}",
            number(min(ill, default=None)),
            f"{alarms} of {len(healthy)}",
            number(max(healthy, default=None)),
        ]

    measured = {one.finding for one in said}
    header = (
        "Finding",
        "Missed",
        "Lowest probability of a positive",
        "False alarms",
        "Highest of a negative",
    )
    rows = [row(item) for item in manifest.findings if item.name in measured]
    return (
        "## Failures\n\n"
        f"{table(header, rows)}\n\n"
        "At the model's operating points, on the images measured above. `pcam-train card "
        "--failures FOLDER` draws the worst of them, with what was drawn and what the model drew. "
        "Such pictures show patients and stay where they were asked for; none is part of this card."
    )


def _points(manifest: Manifest) -> str:
    def row(item: Finding) -> list[str]:
        point = item.operating_point
        info = FINDINGS.get(item.name)
        return [
            label(item.name),
            info.meaning if info else NOT_MEASURABLE,
            number(point.probability),
            number(point.sensitivity),
            number(point.specificity),
            f"{item.box_fraction:g}",
            _calibration(item.calibration),
        ]

    header = (
        "Finding",
        "Meaning",
        "Operating point",
        "Sensitivity",
        "Specificity",
        "Box, of peak",
        "Calibrated logit",
    )
    chosen = sorted(
        {
            f"{item.operating_point.criterion}, on {item.operating_point.data}"
            for item in manifest.findings
        }
    )
    fitted = sorted({item.calibration.data for item in manifest.findings})
    return (
        "## Operating points and calibration in the file\n\n"
        f"{table(header, map(row, manifest.findings))}\n\n"
        f"Chosen by: {'; '.join(chosen)}. Calibration (the probability is the sigmoid of the "
        f"calibrated logit) fitted on: {'; '.join(fitted)}. A box surrounds what reaches the "
        "share of the map's peak, and the threshold. Figures measured on the images that they were "
        "chosen on are optimistic."
    )


def _calibration(found: Calibration) -> str:
    """Return the function in a few words."""
    if found.method == "isotonic":
        return f"isotonic, {len(found.knots)} knots"
    if found.method == "temperature":
        return f"logit / {1 / found.scale:.3g}"
    sign = "−" if found.offset < 0 else "+"
    return f"{found.scale:.3g} × logit {sign} {abs(found.offset):.3g}"


#: What the manifest's metrics of a file mean.
_COSTS = {
    "parity_logits": "largest difference of a logit",
    "parity_maps": "largest difference of a cell's logit",
    "auroc": "macro AUROC",
    "auroc_loss": "loss of macro AUROC",
    "iou_0.3": "boxes met by the surest box, IoU > 0.3 (macro)",
    "iou_0.3_loss": "loss of the same",
    "pointing": "peak in box (macro)",
    "pointing_loss": "loss of the same",
}


def _file(manifest: Manifest) -> list[str]:
    """Return how the file stores the graph, and what export measured of it, if it says so."""
    form = manifest.format
    if form is None:
        return []
    ranges = f", ranges of values seen on {form.data}" if form.data else ""
    said = f"Weights as {form.weights}, ONNX operator set {form.opset}{ranges}."
    rows = [
        [text, f"{metric.value:.2g}".replace("-", "−"), metric.data]
        for key, text in _COSTS.items()
        if (metric := manifest.metrics.get(key)) is not None
    ]
    measured = [table(("Measured at export", "Value", "On"), rows)] if rows else []
    return ["## The file", said, *measured]


def _licence(manifest: Manifest) -> str:
    return (
        f"## Licence\n\n{_sentence(manifest.licence)} The data it was fitted on has terms of its "
        "own, see above."
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``pcam-train card``."""
    parser.add_argument("--model", type=Path, help="ONNX file; the shipped one if left out")
    parser.add_argument(
        "--metrics", type=Path, help="metrics.json of pcam-train evaluate of this very file"
    )
    parser.add_argument("--out", type=Path, required=True, help="the Markdown file")
    parser.add_argument(
        "--failures",
        type=Path,
        metavar="FOLDER",
        help="draw the worst failures of each finding into this folder; needs --metrics and "
        "--data. They show patients: keep them where they may be",
    )
    parser.add_argument("--data", type=Path, help="the data set that was measured")
    parser.add_argument("--layout", default="chestxray14", choices=sorted(LAYOUTS))
    parser.add_argument(
        "--per-finding", type=int, default=2, metavar="N", help="pictures of a kind (default 2)"
    )


def run(args: argparse.Namespace) -> int:
    """Run ``pcam-train card``."""
    try:
        bundle = load_bundle(args.model)
    except BundleError as error:
        raise CardError(str(error)) from error
    evaluation = read_evaluation(args.metrics) if args.metrics else None
    said = read_said(args.metrics.with_name(PREDICTIONS)) if args.metrics else []
    text = card(bundle.manifest, bundle.identity, evaluation, said)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    write_whole(args.out, text.encode())
    if args.failures:
        if not (said and args.data):
            raise CardError("--failures needs --metrics with its predictions.csv, and --data")
        index = draw_failures(
            OnnxEngine(bundle), said, args.data, args.layout, args.failures, args.per_finding
        )
        print(f"{index}: these pictures show patients; keep them out of repositories and mail")
    return 0
