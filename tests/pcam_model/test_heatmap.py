"""Rasters, contours, boxes and peaks against positions worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import ndimage

from pcam_model.geometry import Box, CellGrid
from pcam_model.heatmap import (
    Peak,
    boxes,
    contours,
    peak,
    probability_raster,
    raster_boxes,
    raster_contours,
    raster_peak,
    raster_shape,
)
from pcam_model.prediction import ModelIdentity, Prediction


def make_prediction(maps, grid, image_shape):
    maps = np.asarray(maps, np.float32)
    names = tuple(f"finding {number}" for number in range(len(maps)))
    return Prediction(
        findings=names,
        logits=maps.max(axis=(1, 2)),
        logit_maps=maps,
        grid=grid,
        image_shape=image_shape,
        model=ModelIdentity("m", "1", "0" * 64),
        device="CPU",
    )


def area(line):
    """Signed area that a closed line encloses (shoelace formula)."""
    x, y = line.T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)


def square_raster(shape=(40, 60), rows=(10, 20), columns=(30, 45), inside=0.9, outside=0.1):
    raster = np.full(shape, outside, np.float32)
    raster[slice(*rows), slice(*columns)] = inside
    return raster


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ((3000, 2400), (512, 410)),
        ((1024, 1024), (512, 512)),
        ((100, 60), (100, 60)),
        ((2000, 3), (512, 3)),
        ((2000, 200), (512, 128)),
        ((1, 1), (1, 1)),
    ],
)
def test_raster_shape_keeps_the_aspect(image, expected):
    assert raster_shape(image) == expected


def test_a_small_raster_of_a_small_size():
    assert raster_shape((3000, 2400), longest=50) == (50, 40)
    assert raster_shape((3000, 100), longest=3) == (3, 1)


def test_the_raster_is_the_sigmoid_of_interpolated_logits():
    # Cells at x = 0.5 and 4.5 with logits -4 and 4: half way the probability is 1/2.
    prediction = make_prediction([[[-4, 4]]], CellGrid(4, 5, 0.5, 2.5), (5, 5))
    raster = probability_raster(prediction, "finding 0")
    expected = 1 / (1 + np.exp(-np.array([-4, -2, 0, 2, 4])))
    np.testing.assert_allclose(raster, np.broadcast_to(expected, (5, 5)), rtol=1e-5)


def test_an_unknown_finding_is_a_key_error():
    prediction = make_prediction([[[0]]], CellGrid(4, 4, 2, 2), (4, 4))
    with pytest.raises(KeyError, match="no finding 'Gout'"):
        probability_raster(prediction, "Gout")


@st.composite
def hot_cells(draw):
    """A map with one hot cell whose centre lies inside a random image."""
    image = draw(st.tuples(st.integers(40, 3000), st.integers(40, 3000)))
    cells = draw(st.tuples(st.integers(2, 20), st.integers(2, 20)))
    stride = draw(st.sampled_from([8, 16, 32]))
    origin = draw(st.floats(0, stride))
    network = (cells[0] * stride, cells[1] * stride)
    grid = CellGrid.from_stretch(image, network, stride, origin)
    row, column = draw(st.integers(0, cells[0] - 1)), draw(st.integers(0, cells[1] - 1))
    maps = np.full((1, *cells), -5, np.float32)
    maps[0, row, column] = 5
    return make_prediction(maps, grid, image), column, row


@given(hot_cells())
def test_the_peak_lies_on_the_hot_cell(case):
    prediction, column, row = case
    grid, (height, width) = prediction.grid, prediction.image_shape
    x, y = grid.to_image(column, row)
    rows, columns = raster_shape(prediction.image_shape)
    found = peak(prediction, "finding 0")
    cells_down, cells_across = prediction.logit_maps.shape[1:]
    # Beyond the outermost centres the map is flat up to the edge: any place there is the peak.
    if 0 < column < cells_across - 1:
        assert abs(found.x - x) <= width / columns
    elif column == 0:
        assert found.x <= x + width / columns
    else:
        assert found.x >= x - width / columns
    if 0 < row < cells_down - 1:
        assert abs(found.y - y) <= height / rows
    elif row == 0:
        assert found.y <= y + height / rows
    else:
        assert found.y >= y - height / rows


@given(hot_cells())
def test_contour_box_and_peak_agree(case):
    prediction, _, _ = case
    height, width = prediction.image_shape
    rows, columns = raster_shape(prediction.image_shape)
    pixel_x, pixel_y = width / columns, height / rows
    found = peak(prediction, "finding 0")
    assume(found.probability > 0.5)
    lines = contours(prediction, "finding 0", 0.5)
    found_boxes = boxes(prediction, "finding 0", 0.5, 0.01)
    assert len(lines) == len(found_boxes) == 1
    (line,), (box,) = lines, found_boxes
    np.testing.assert_array_equal(line[0], line[-1])
    # The box holds whole pixels whose centres the contour encloses: apart by half a pixel or so.
    assert abs(line[:, 0].min() - box.x) <= pixel_x
    assert abs(line[:, 1].min() - box.y) <= pixel_y
    assert abs(line[:, 0].max() - box.x - box.width) <= pixel_x
    assert abs(line[:, 1].max() - box.y - box.height) <= pixel_y
    assert box.x <= found.x <= box.x + box.width
    assert box.y <= found.y <= box.y + box.height
    assert box.score == found.probability


@given(
    scale=st.tuples(st.floats(0.5, 8), st.floats(0.5, 8)),
    top=st.integers(0, 38),
    left=st.integers(0, 58),
    data=st.data(),
)
def test_contour_and_box_of_a_known_square(scale, top, left, data):
    bottom = data.draw(st.integers(top + 1, 40))
    right = data.draw(st.integers(left + 1, 60))
    raster = square_raster(rows=(top, bottom), columns=(left, right))
    image = (math.ceil(40 * scale[0]), math.ceil(60 * scale[1]))
    step_y, step_x = image[0] / 40, image[1] / 60

    (box,) = raster_boxes(raster, image, 0.5, 0.1)
    assert (box.x, box.y) == pytest.approx((left * step_x, top * step_y))
    assert (box.width, box.height) == pytest.approx(
        ((right - left) * step_x, (bottom - top) * step_y)
    )
    assert box.score == np.float32(0.9)

    (line,) = raster_contours(raster, image, 0.5)
    # Half way from .9 to .1: the lines run along the pixels' borders, corners cut.
    low, high = line.min(axis=0), line.max(axis=0)
    np.testing.assert_allclose(low, (box.x, box.y), atol=1e-3 * max(step_x, step_y))
    np.testing.assert_allclose(
        high, (box.x + box.width, box.y + box.height), atol=1e-3 * max(step_x, step_y)
    )


def test_contours_close_on_the_edge_of_the_image():
    raster = square_raster(rows=(0, 40), columns=(0, 60))
    (line,) = raster_contours(raster, (400, 600), 0.5)
    assert abs(area(line)) == pytest.approx(400 * 600, rel=1e-6)
    np.testing.assert_array_equal(line.min(axis=0), (0, 0))
    np.testing.assert_array_equal(line.max(axis=0), (600, 400))


def test_a_hole_has_a_contour_of_its_own():
    raster = square_raster(rows=(5, 35), columns=(5, 55))
    raster[15:25, 20:40] = 0.1
    lines = raster_contours(raster, (40, 60), 0.5)
    outer, inner = sorted(lines, key=lambda line: -abs(area(line)))
    assert abs(area(outer)) == pytest.approx(30 * 50, rel=0.01)
    assert abs(area(inner)) == pytest.approx(10 * 20, rel=0.05)


def test_nothing_reaches_the_threshold():
    raster = square_raster()
    assert raster_contours(raster, (40, 60), 0.95) == []
    assert raster_boxes(raster, (40, 60), 0.95, 0.5) == []


def test_a_value_equal_to_the_threshold_reaches_it():
    raster = square_raster(inside=0.7)
    threshold = 0.7
    (line,) = raster_contours(raster, (40, 60), threshold)
    # The line runs through the outermost centres: half a pixel inside the box on every side.
    assert abs(area(line)) == pytest.approx(9 * 14, rel=0.01)
    (box,) = raster_boxes(raster, (40, 60), threshold, 0.5)
    assert box == Box(30, 10, 15, 10, float(np.float32(0.7)))


def test_a_constant_map_at_threshold_zero_is_the_whole_image():
    raster = np.zeros((4, 6), np.float32)
    (line,) = raster_contours(raster, (40, 60), 0.0)
    assert abs(area(line)) == pytest.approx(40 * 60, rel=1e-3)
    assert raster_boxes(raster, (40, 60), 0.0, 0.5) == [Box(0, 0, 60, 40, 0)]


def test_boxes_one_per_region_the_surest_first():
    raster = np.full((20, 20), 0.05, np.float32)
    raster[2:4, 2:5] = 0.6
    raster[10:15, 10:12] = 0.8
    raster[11, 11] = 0.95
    first, second = raster_boxes(raster, (200, 100), 0.5, 0.1)
    assert first == Box(50, 100, 10, 50, float(np.float32(0.95)))
    assert second == Box(10, 20, 15, 20, float(np.float32(0.6)))


def test_regions_whose_boxes_overlap_keep_their_own_scores():
    raster = np.zeros((10, 10), np.float32)
    raster[0, :] = raster[:, 9] = 0.6  # an angle …
    raster[5, 2] = 0.9  # … whose box also covers this spot
    assert [round(box.score, 3) for box in raster_boxes(raster, (10, 10), 0.5, 0.1)] == [0.9, 0.6]


@given(
    cells=st.lists(
        st.sampled_from([-30, -9, -1, -0.61903924, 0, 2, 5, 30]), min_size=9, max_size=9
    ),
    threshold=st.sampled_from([0.0, 1e-4, 0.35, 0.5, 0.9999, 1.0]),
    fraction=st.sampled_from([0.01, 0.5, 0.999]),
)
def test_boxes_of_a_prediction_are_those_of_its_raster(cells, threshold, fraction):
    prediction = make_prediction([np.reshape(cells, (3, 3))], CellGrid(20, 20, 10, 10), (60, 60))
    raster = probability_raster(prediction, "finding 0")
    regions, count = ndimage.label(raster >= max(threshold, fraction * float(raster.max())))
    found = boxes(prediction, "finding 0", threshold, fraction)
    expected = []
    for number in range(1, count + 1):
        y, x = np.nonzero(regions == number)
        score = float(raster[y, x].max())
        expected.append(Box(x.min(), y.min(), x.max() - x.min() + 1, y.max() - y.min() + 1, score))
    assert sorted(map(str, found)) == sorted(
        str(Box(float(b.x), float(b.y), float(b.width), float(b.height), b.score)) for b in expected
    )


def test_the_level_is_the_higher_of_threshold_and_share_of_the_peak():
    raster = np.full((10, 10), 0.1, np.float32)
    raster[2:8, 2:8] = 0.4
    raster[4:6, 4:6] = 0.8
    wide = Box(2, 2, 6, 6, float(np.float32(0.8)))
    narrow = Box(4, 4, 2, 2, float(np.float32(0.8)))
    assert raster_boxes(raster, (10, 10), 0.3, 0.2) == [wide]  # .3 against .16
    assert raster_boxes(raster, (10, 10), 0.3, 0.6) == [narrow]  # .3 against .48
    assert raster_boxes(raster, (10, 10), 0.5, 0.2) == [narrow]  # .5 against .16


def test_the_peak_is_the_centre_of_a_pixel():
    raster = np.zeros((4, 5), np.float32)
    raster[1, 3] = 0.25
    assert raster_peak(raster, (40, 100)) == Peak(x=70, y=15, probability=0.25)


def test_each_finding_has_its_own_map():
    maps = np.full((2, 4, 4), -5.0)
    maps[0, 0, 0] = maps[1, 3, 3] = 5
    prediction = make_prediction(maps, CellGrid(10, 10, 5, 5), (40, 40))
    first, second = peak(prediction, "finding 0"), peak(prediction, "finding 1")
    assert first.x < 10
    assert first.y < 10
    assert second.x > 30
    assert second.y > 30
