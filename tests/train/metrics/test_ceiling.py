"""The best box on a grid."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcam_model.geometry import CellGrid
from train.metrics.boxes import best_iou
from train.metrics.ceiling import ceiling_iou, cell_lines


def test_lines_of_cells_include_the_image_edges():
    # torchvision's stride 32: the centre of cell 0 is at 0.5, so cells reach beyond the image.
    across, down = cell_lines(CellGrid(32, 32, 0.5, 0.5), (2, 3), (96, 64))
    assert across.tolist() == [0, 16.5, 48.5, 80.5, 96]
    assert down.tolist() == [0, 16.5, 48.5, 64]


def test_box_on_the_grid_is_met_exactly():
    lines = np.arange(0, 101, 10.0)
    assert ceiling_iou(np.array([[20.0, 30, 40, 10]]), lines, lines) == pytest.approx([1])


def test_box_within_a_cell():
    lines = np.arange(0, 101, 10.0)
    assert ceiling_iou(np.array([[22.0, 32, 5, 5]]), lines, lines) == pytest.approx([0.25])


box = st.tuples(st.floats(0, 60), st.floats(0, 60), st.floats(0.5, 40), st.floats(0.5, 40))


@settings(max_examples=40)
@given(box, st.integers(1, 5), st.integers(1, 5))
def test_no_box_on_the_grid_is_better(values, columns, rows):
    boxes = np.array([values], float)
    x, y = np.linspace(0, 100, columns + 1), np.linspace(0, 100, rows + 1)
    everything = np.array(
        [
            (left, top, right - left, bottom - top)
            for left, right in combinations(x, 2)
            for top, bottom in combinations(y, 2)
        ]
    )
    assert ceiling_iou(boxes, x, y) == pytest.approx(best_iou(boxes, everything))
