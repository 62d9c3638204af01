"""Cells, boxes and resampling against positions worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcam_model.geometry import Box, CellGrid, interpolation_matrix, resample

finite = st.floats(-1e4, 1e4)
step = st.floats(0.5, 200)


def test_from_stretch_by_hand():
    # 320 × 320 input of a 640 × 1600 image: one input pixel is 2 rows high, 5 columns wide.
    grid = CellGrid.from_stretch((640, 1600), (320, 320), stride=16, origin=0.5)
    assert grid == CellGrid(step_x=80, step_y=32, origin_x=2.5, origin_y=1)
    assert grid.to_image(0, 0) == (2.5, 1)
    assert grid.to_image(3, 2) == (242.5, 65)


@given(step, step, finite, finite, finite, finite)
def test_to_cell_undoes_to_image(step_x, step_y, origin_x, origin_y, column, row):
    grid = CellGrid(step_x, step_y, origin_x, origin_y)
    back = grid.to_cell(*grid.to_image(column, row))
    assert back == pytest.approx((column, row), abs=1e-6, rel=1e-6)


def test_box_area_and_score():
    assert Box(1, 2, 3, 4).area == 12
    assert Box(1, 2, 3, 4).score == 1


def test_interpolation_by_hand():
    matrix = interpolation_matrix(np.array([-1.0, 0.0, 0.25, 1.5, 2.0, 7.0]), 3)
    expected = [[1, 0, 0], [1, 0, 0], [0.75, 0.25, 0], [0, 0.5, 0.5], [0, 0, 1], [0, 0, 1]]
    np.testing.assert_allclose(matrix, expected)


def test_interpolation_of_a_single_cell_is_constant():
    np.testing.assert_array_equal(interpolation_matrix(np.array([-3.0, 0.0, 5.0]), 1), [[1]] * 3)


@given(st.lists(finite, min_size=1, max_size=20), st.integers(1, 12))
def test_interpolation_weights_are_a_convex_combination(positions, cells):
    matrix = interpolation_matrix(np.array(positions), cells)
    np.testing.assert_allclose(matrix.sum(axis=1), 1, atol=1e-6)
    assert (matrix >= 0).all()
    assert ((matrix > 0).sum(axis=1) <= 2).all()


def test_resample_gives_a_linear_ramp_back():
    # The value of each cell is the x of its centre: between the outer centres it must be x.
    grid = CellGrid(step_x=10, step_y=5, origin_x=5, origin_y=2.5)
    maps = np.broadcast_to(np.arange(8) * 10.0 + 5, (2, 4, 8)).astype(np.float32)
    raster = resample(maps, grid, (20, 80), (20, 80))
    assert raster.shape == (2, 20, 80)
    x = np.arange(80) + 0.5
    np.testing.assert_allclose(raster[1, 7], np.clip(x, 5, 75), rtol=1e-6)


def test_resample_gives_a_ramp_downwards_back_on_a_coarser_raster():
    # The value of each cell is the y of its centre; raster pixels are 2 image pixels high.
    grid = CellGrid(step_x=10, step_y=5, origin_x=5, origin_y=2.5)
    maps = np.broadcast_to(np.arange(4)[:, None] * 5.0 + 2.5, (4, 8)).astype(np.float32)
    raster = resample(maps, grid, (20, 80), (10, 16))
    y = np.arange(10) * 2 + 1.0
    np.testing.assert_allclose(raster[:, 3], np.clip(y, 2.5, 17.5), rtol=1e-6)


@given(
    shape=st.tuples(st.integers(8, 300), st.integers(8, 300)),
    cells=st.tuples(st.integers(1, 9), st.integers(1, 9)),
    out=st.tuples(st.integers(1, 60), st.integers(1, 60)),
    seed=st.integers(0, 99),
)
def test_resample_never_leaves_the_range_of_the_map(shape, cells, out, seed):
    maps = np.random.default_rng(seed).normal(size=cells).astype(np.float32)
    grid = CellGrid.from_stretch(shape, (cells[0] * 16, cells[1] * 16), 16, 0.5)
    raster = resample(maps, grid, shape, out)
    assert raster.shape == out
    assert raster.dtype == np.float32
    assert raster.min() >= maps.min() - 1e-5
    assert raster.max() <= maps.max() + 1e-5
