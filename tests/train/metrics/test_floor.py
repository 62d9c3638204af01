"""The image-blind floor."""

import csv
from pathlib import Path

import numpy as np
import pytest

from pcam_model.findings import BOXED
from pcam_model.geometry import CellGrid
from train.datasets.chestxray14 import boxes as read_boxes
from train.metrics.boxes import as_array
from train.metrics.ceiling import cell_lines
from train.metrics.floor import constant_boxes, constant_points
from train.metrics.localization import Pair, localize


def test_the_box_of_other_patients_that_meets_theirs_best():
    boxes = np.array(
        [[0.0, 0, 0.2, 0.2], [0.1, 0, 0.2, 0.2], [0.05, 0, 0.2, 0.2], [0.7, 0.7, 0.2, 0.2]]
    )
    found = constant_boxes(boxes, "abcd")
    # Without d the middle one (c) meets a and b best; without c there is no middle: a, the first.
    assert found[3].tolist() == boxes[2].tolist()
    assert found[2].tolist() == boxes[0].tolist()


def test_a_patients_own_boxes_are_never_used():
    boxes = np.array([[0.1, 0.1, 0.2, 0.2], [0.1, 0.1, 0.2, 0.2], [0.6, 0.6, 0.3, 0.3]])
    found = constant_boxes(boxes, "aab")
    assert found[0].tolist() == found[1].tolist() == boxes[2].tolist()
    points = constant_points(boxes, "aab")
    assert 0.6 <= points[0, 0] <= 0.9
    assert 0.1 <= points[2, 0] <= 0.3


def test_one_patient_alone_has_no_floor():
    boxes = np.array([[0.1, 0.1, 0.2, 0.2], [0.5, 0.1, 0.2, 0.2]])
    assert np.isnan(constant_boxes(boxes, "aa")).all()
    assert np.isnan(constant_points(boxes, "aa")).all()


def test_the_point_in_most_boxes():
    boxes = np.array([[0.0, 0.0, 0.5, 0.5], [0.4, 0.4, 0.3, 0.3], [0.4, 0.4, 0.2, 0.2],
                      [0.9, 0.9, 0.1, 0.1]])  # fmt: skip
    x, y = constant_points(boxes, "abcd")[3]
    assert 0.4 <= x <= 0.5
    assert 0.4 <= y <= 0.5


@pytest.mark.shared
def test_floor_and_ceiling_of_the_real_boxes(shared: Path):
    """Figures measured independently: floor .46/.27/.15; ceilings at IoU .5 / .7 by grid."""
    root = shared / "data" / "chestxray14-mini"
    with (root / "Data_Entry_2017_v2020.csv").open() as stream:
        patients = {Path(row["Image Index"]).stem: row["Patient ID"]
                    for row in csv.DictReader(stream)}  # fmt: skip
    table = read_boxes(root)

    def macro(cells: int):
        step = 1024 / cells
        grid = CellGrid(step, step, step / 2, step / 2)
        lines = cell_lines(grid, (cells, cells), (1024, 1024))
        pairs = [
            Pair(finding, patients[name], (1024, 1024), as_array(found), np.zeros((0, 4)),
                 (0.0, 0.0), lines)
            for (name, finding), found in table.items()
        ]  # fmt: skip
        rows, macros = localize(pairs, {"macro": BOXED}, replicates=0)
        assert len(rows) == 8
        assert macros[0].boxes == 471
        return {one.threshold: one for one in macros[0].iou}

    sixteen = macro(16)
    floors = [sixteen[threshold].floor.value for threshold in (0.1, 0.3, 0.5)]
    assert floors == pytest.approx([0.46, 0.27, 0.15], abs=0.03)
    for cells, expected in ((7, (0.54, 0.18)), (16, (0.87, 0.58)), (32, (0.98, 0.84))):
        found = macro(cells)
        ceilings = [found[threshold].ceiling.value for threshold in (0.5, 0.7)]
        assert ceilings == pytest.approx(expected, abs=0.02)


def _iou(first: tuple[float, ...], second: tuple[float, ...]) -> float:
    """Return the overlap of two boxes, written anew and in plain numbers."""
    left, top = max(first[0], second[0]), max(first[1], second[1])
    right = min(first[0] + first[2], second[0] + second[2])
    bottom = min(first[1] + first[3], second[1] + second[3])
    shared = max(0.0, right - left) * max(0.0, bottom - top)
    return shared / (first[2] * first[3] + second[2] * second[3] - shared)


@pytest.mark.shared
def test_floor_of_the_real_boxes_counted_anew(shared: Path):
    """The published floor over all 984 boxes is .46 / .27 / .15; here are 471 of them."""
    root = shared / "data" / "chestxray14-mini"
    with (root / "Data_Entry_2017_v2020.csv").open() as stream:
        patient_of = {row["Image Index"]: row["Patient ID"] for row in csv.DictReader(stream)}
    drawn: dict[str, list[tuple[str, tuple[float, ...]]]] = {}
    with (root / "BBox_List_2017.csv").open() as stream:
        for row in list(csv.reader(stream))[1:]:
            box = tuple(float(value) for value in row[2:6])
            drawn.setdefault(row[1], []).append((patient_of[row[0]], box))
    thresholds = (0.1, 0.3, 0.5)
    expected = {}
    for finding, rows in drawn.items():
        table = [[_iou(one, other) for _, other in rows] for _, one in rows]
        met = []
        for patient in {who for who, _ in rows}:
            others = [place for place, (who, _) in enumerate(rows) if who != patient]
            sums = {place: sum(table[place][other] for other in others) for place in others}
            constant = max(sums, key=sums.__getitem__)
            met += [table[place][constant] for place in range(len(rows)) if place not in others]
        name = finding.replace("Infiltrate", "Infiltration")
        expected[name] = [sum(value > t for value in met) / len(met) for t in thresholds]
    pairs = [
        Pair(finding, patient_of[f"{name}.png"], (1024, 1024), as_array(found), np.zeros((0, 4)),
             (0.0, 0.0), (np.array([0.0, 1024]), np.array([0.0, 1024])))
        for (name, finding), found in read_boxes(root).items()
    ]  # fmt: skip
    rows, (macro,) = localize(pairs, {"macro": BOXED}, replicates=0)
    assert sum(row.boxes for row in rows) == 471
    for row in rows:
        at = {one.threshold: one.floor.value for one in row.iou}
        assert [at[t] for t in thresholds] == pytest.approx(expected[row.name], abs=1e-9)
    at = {one.threshold: one.floor.value for one in macro.iou}
    assert [round(at[t], 2) for t in thresholds] == [0.46, 0.27, 0.17]
