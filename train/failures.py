"""The worst failures of a model as pictures: what was drawn, what the model drew, and its map.

Such pictures show patients. They are written where the user asks, and nowhere else.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from pcam_model.engine import Engine
from pcam_model.findings import label
from pcam_model.geometry import Box
from pcam_model.heatmap import boxes, probability_raster, region_level
from pcam_model.prediction import Prediction
from train.datasets.layouts import boxes as layout_boxes
from train.datasets.layouts import open_layout
from train.datasets.records import Record, read_image
from train.metrics.boxes import as_array, best_iou
from train.pages import write_whole
from train.truth import Truth, TruthByImage, join, truth_of_boxes
from train.whole_file import whole_file

#: What ``pcam-train evaluate`` writes beside ``metrics.json``.
PREDICTIONS = "predictions.csv"

_DRAWN, _SEEN = "#56B4E9", "#E69F00"


@dataclass(frozen=True, slots=True)
class Said:
    """What a model said of one finding in one image; ``label`` is None where it is unknown."""

    image: str
    finding: str
    label: float | None
    probability: float


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure: its kind in words, and how bad it is."""

    said: Said
    kind: str
    text: str


def read_said(file: Path) -> list[Said]:
    """Read ``predictions.csv``; nothing if it is not there.

    Raises
    ------
    ValueError
        If it is no such file.
    """
    if not file.is_file():
        return []
    try:
        with file.open(newline="", encoding="utf-8") as stream:
            return [
                Said(
                    row["image"],
                    row["finding"],
                    float(row["label"]) if row["label"] else None,
                    float(row["probability"]),
                )
                for row in csv.DictReader(stream)
            ]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(
            f"{file} is not the {PREDICTIONS} of pcam-train evaluate: {error}"
        ) from error


def worst(said: Sequence[Said], count: int) -> list[Failure]:
    """Return the surest wrong answers of each finding: positives missed, negatives called."""
    found = []
    for finding in dict.fromkeys(one.finding for one in said):
        own = sorted(
            (one for one in said if one.finding == finding), key=lambda one: one.probability
        )
        missed = [one for one in own if one.label == 1][:count]
        alarms = [one for one in own if one.label == 0][::-1][:count]
        found += [Failure(one, "missed", f"present, p = {one.probability:.3f}") for one in missed]
        found += [Failure(one, "alarm", f"absent, p = {one.probability:.3f}") for one in alarms]
    return found


def displaced(
    engine: Engine,
    said: Sequence[Said],
    records: Mapping[str, Record],
    truth: TruthByImage,
    count: int,
) -> list[Failure]:
    """Return, of the drawn findings, those whose surest box is farthest from what was drawn."""
    measured: dict[str, list[tuple[float, Said]]] = {}
    wanted = {(one.image, one.finding): one for one in said}
    for image, found in truth.items():
        prediction = engine.predict(read_image(records[image]))
        for finding, drawn in found.items():
            if (image, finding) in wanted:
                surest = _boxes(engine, prediction, finding, records[image])[:1]
                met = float(best_iou(drawn.boxes, as_array(surest)).max(initial=0.0))
                measured.setdefault(finding, []).append((met, wanted[image, finding]))
    return [
        Failure(one, "displaced", f"IoU of the surest box {met:.2f}, p = {one.probability:.3f}")
        for rows in measured.values()
        for met, one in sorted(rows, key=lambda row: row[0])[:count]
    ]


def draw_failures(  # noqa: PLR0917
    engine: Engine, said: Sequence[Said], data: Path, layout: str, folder: Path, count: int
) -> Path:
    """Draw the worst failures of each finding, ``count`` of a kind.

    Returns
    -------
    Path
        ``index.md`` in the folder, which names and shows them.

    Raises
    ------
    ValueError
        If the data set has none of the images.
    """
    images = {one.image for one in said}
    records = {one.name: one for one in open_layout(layout, data) if one.name in images}
    if not records:
        raise ValueError(f"{data} has none of the images that were measured")
    said = [one for one in said if one.image in records]
    truth = join(
        records.values(),
        [truth_of_boxes(layout_boxes(layout, data))],
        engine.manifest.finding_names,
    )
    failures = [*worst(said, count), *displaced(engine, said, records, truth, count)]
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        f"# Failures of {engine.identity.name} {engine.identity.version}",
        f"SHA-256 `{engine.identity.sha256}`. Not for clinical use: research and teaching. "
        "**These pictures show patients.** Left: what was drawn (blue) and what the model drew "
        "(orange, its surest box thick); right: its map.",
    ]
    numbers: dict[tuple[str, str], int] = {}
    for one in failures:
        key = one.said.finding, one.kind
        numbers[key] = numbers.get(key, 0) + 1
        name = f"{one.said.finding}-{one.kind}-{numbers[key]}.png"
        record = records[one.said.image]
        drawn = truth.get(record.name, {}).get(one.said.finding)
        _picture(engine, record, one, drawn, folder / name)
        lines.append(
            f"## {label(one.said.finding)}: {one.kind}\n\n"
            f"{one.said.image}: {one.text}\n\n![{name}]({name})"
        )
    index = folder / "index.md"
    write_whole(index, ("\n\n".join(lines) + "\n").encode())
    return index


def _boxes(engine: Engine, prediction: Prediction, finding: str, record: Record) -> list[Box]:
    """Return the model's boxes in pixels of the record's ``original_size``, surest first."""
    rows, columns = prediction.image_shape
    across, down = record.original_size[0] / columns, record.original_size[1] / rows
    fraction = engine.manifest.finding(finding).box_fraction
    return [
        Box(one.x * across, one.y * down, one.width * across, one.height * down, one.score)
        for one in boxes(prediction, finding, 0.0, fraction)
    ]


def _picture(
    engine: Engine, record: Record, failure: Failure, drawn: Truth | None, file: Path
) -> None:
    image = read_image(record)
    prediction = engine.predict(image)
    finding = failure.said.finding
    width, height = record.original_size
    figure = Figure(figsize=(9, 4.8), layout="constrained")
    figure.suptitle(f"{label(finding)}: {failure.text}", fontsize=10)
    left, right = figure.subplots(1, 2)
    extent = (0.0, float(width), float(height), 0.0)
    for axes in (left, right):
        axes.imshow(image, cmap="gray", vmin=0, vmax=1, extent=extent)
        axes.set_axis_off()
    raster = probability_raster(prediction, finding)
    # As in the viewer, what is below the outlined region stays as it is.
    level = region_level(raster, 0.0, engine.manifest.finding(finding).box_fraction)
    shown = np.ma.masked_less(raster, level)
    mapped = right.imshow(shown, cmap="magma", vmin=0, vmax=1, alpha=0.5, extent=extent)
    figure.colorbar(mapped, ax=right, shrink=0.8, label="probability")
    for box in [] if drawn is None else drawn.boxes:
        left.add_patch(Rectangle(box[:2], box[2], box[3], fill=False, ec=_DRAWN, lw=1.5))
    for number, box in enumerate(_boxes(engine, prediction, finding, record)):
        left.add_patch(
            Rectangle((box.x, box.y), box.width, box.height, fill=False, ec=_SEEN,
                      lw=2.0 if not number else 0.8, ls="--")
        )  # fmt: skip
    with whole_file(file) as beside:
        figure.savefig(beside, format="png", dpi=110)
