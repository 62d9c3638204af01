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
