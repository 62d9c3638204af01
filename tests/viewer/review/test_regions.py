"""Pixels inside a region: counted by hand, and against the definition pixel by pixel."""

import math

import numpy as np
import pytest
from cases import make_radiograph
from hypothesis import given
from hypothesis import strategies as st

from viewer.dicom.radiograph import LookupTable
from viewer.review.annotations import Annotation, Kind
from viewer.review.regions import inside, statistics

SHAPE = (12, 10)
# Every pixel tells its place: ten times the row plus the column.
STORED = (10 * np.arange(12)[:, None] + np.arange(10)[None]).astype(np.uint16)[None]


def chest(**changes):
    return make_radiograph(*SHAPE, **({"stored": STORED} | changes))


def region(kind, *points):
    return Annotation(kind, points)


def test_a_rectangle_holds_the_pixels_whose_centre_it_holds():
    # Columns 2 and 3, rows 1 to 3: the centre of column 4 lies outside.
    found = statistics(region(Kind.RECTANGLE, (1.6, 1.0), (4.4, 4.0)), chest())
    values = [12, 13, 22, 23, 32, 33]
    assert found.pixels == 6
    assert found.mean == pytest.approx(22.5)
    assert found.deviation == pytest.approx(math.sqrt(sum((v - 22.5) ** 2 for v in values) / 6))
    assert (found.lowest, found.highest) == (12, 33)
    assert found.exact


def test_the_corners_may_come_in_any_order():
    one = statistics(region(Kind.RECTANGLE, (4.4, 4.0), (1.6, 1.0)), chest())
    assert one == statistics(region(Kind.RECTANGLE, (1.6, 1.0), (4.4, 4.0)), chest())


def test_a_centre_on_the_edge_counts_left_and_above_only():
    assert statistics(region(Kind.RECTANGLE, (2.5, 3.5), (4.5, 5.5)), chest()).pixels == 4
    mask = inside(region(Kind.RECTANGLE, (2.5, 3.5), (4.5, 5.5)), SHAPE)
    assert np.argwhere(mask).tolist() == [[3, 2], [3, 3], [4, 2], [4, 3]]


def test_regions_that_share_an_edge_share_no_pixel():
    left = inside(region(Kind.POLYGON, (0, 0), (4.5, 0), (4.5, 12), (0, 12)), SHAPE)
    right = inside(region(Kind.POLYGON, (4.5, 0), (10, 0), (10, 12), (4.5, 12)), SHAPE)
    assert not (left & right).any()
    assert (left | right).all()


def test_a_triangle_by_hand():
    # Centres with x + y < 4 (in pixels from the corner).
    mask = inside(region(Kind.POLYGON, (0.0, 0.0), (4.0, 0.0), (0.0, 4.0)), SHAPE)
    expected = [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [2, 0]]
    assert np.argwhere(mask).tolist() == expected
    found = statistics(region(Kind.POLYGON, (0.0, 0.0), (4.0, 0.0), (0.0, 4.0)), chest())
    assert found.pixels == 6
    assert found.mean == pytest.approx((0 + 1 + 2 + 10 + 11 + 20) / 6)


def test_where_a_polygon_crosses_itself_twice_inside_is_outside():
    bow = region(Kind.POLYGON, (0, 0), (10, 12), (10, 0), (0, 12))
    mask = inside(bow, SHAPE)
    assert mask[6, 0]
    assert mask[6, 9]
    assert not mask[0, 5]
    assert not mask[11, 5]


def test_a_circle_by_hand():
    mask = inside(region(Kind.ELLIPSE, (2.0, 2.0), (6.0, 6.0)), SHAPE)
    # Centres nearer than 2 to (4, 4): all of 4 × 4 but the corners, which lie at 1.5·√2 = 2.12.
    expected = np.zeros(SHAPE, bool)
    expected[2:6, 2:6] = True
    for row in (2, 5):
        for column in (2, 5):
            expected[row, column] = False
    assert (mask == expected).all()
    assert statistics(region(Kind.ELLIPSE, (2.0, 2.0), (6.0, 6.0)), chest()).pixels == 12


@pytest.mark.parametrize("kind", [Kind.RECTANGLE, Kind.ELLIPSE])
def test_a_flat_region_holds_nothing(kind):
    assert statistics(region(kind, (2.0, 3.0), (2.0, 9.0)), chest()) is None
    assert statistics(region(kind, (2.0, 3.2), (8.0, 3.2)), chest()) is None
    assert not inside(region(kind, (2.5, 2.5), (2.5, 8.5)), SHAPE).any()
    assert not inside(region(kind, (2.5, 2.5), (8.5, 2.5)), SHAPE).any()


def test_a_region_between_the_centres_holds_nothing():
    assert statistics(region(Kind.POLYGON, (2.6, 2.6), (3.4, 2.6), (3.0, 3.9)), chest()) is None


def test_only_what_lies_on_the_image_counts():
    found = statistics(region(Kind.RECTANGLE, (-50.0, -50.0), (2.0, 2.0)), chest())
    assert found.pixels == 4
    assert statistics(region(Kind.ELLIPSE, (20.0, 20.0), (30.0, 30.0)), chest()) is None


def test_values_are_modality_values():
    rescaled = statistics(
        region(Kind.RECTANGLE, (0.0, 0.0), (2.0, 1.0)), chest(slope=-2.0, intercept=100.0)
    )
    # Stored 0 and 1.
    assert (rescaled.lowest, rescaled.highest) == (98.0, 100.0)
    assert rescaled.mean == pytest.approx(99.0)
    assert rescaled.deviation == pytest.approx(1.0)
    table = LookupTable(0, np.array([7, 70, 700], np.uint16), 16)
    through = statistics(region(Kind.RECTANGLE, (0.0, 0.0), (3.0, 1.0)), chest(modality_lut=table))
    assert (through.lowest, through.highest) == (7.0, 700.0)
    assert through.mean == pytest.approx(259.0)


def test_negative_stored_values():
    stored = (STORED.astype(np.int16) - 60).astype(np.int16)
    found = statistics(
        region(Kind.RECTANGLE, (0.0, 0.0), (2.0, 1.0)), chest(stored=stored, bits_stored=12)
    )
    assert (found.lowest, found.highest) == (-60.0, -59.0)


def test_the_frame_of_the_annotation_counts():
    two = np.concatenate((STORED, STORED + 1000))
    one = Annotation(Kind.RECTANGLE, ((0.0, 0.0), (1.0, 1.0)), frame=1)
    assert statistics(one, chest(stored=two)).mean == 1000


def test_colour_has_no_values():
    colour = chest(stored=np.zeros((1, *SHAPE, 3), np.uint8))
    assert statistics(region(Kind.RECTANGLE, (0.0, 0.0), (5.0, 5.0)), colour) is None


def test_a_large_region_can_be_looked_at_more_quickly():
    everything = region(Kind.ELLIPSE, (0.0, 0.0), (300.0, 400.0))
    radiograph = make_radiograph(400, 300)
    exact, quick = statistics(everything, radiograph), statistics(everything, radiograph, 1000)
    assert exact.exact
    assert not quick.exact
    assert quick.pixels < 1100
    assert quick.mean == pytest.approx(exact.mean, rel=0.02)
    # A small one is looked at whole.
    small = region(Kind.RECTANGLE, (0.0, 0.0), (10.0, 10.0))
    assert statistics(small, radiograph, 1000) == statistics(small, radiograph)


def even_odd(corners, x, y):
    """Count the crossings of a ray to the right, edge by edge."""
    count = 0
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (y0 <= y) != (y1 <= y):
            count += x0 + (y - y0) / (y1 - y0) * (x1 - x0) > x
    return count % 2 == 1


coordinate = st.floats(-3, 14).map(lambda value: round(value, 3) + 0.0001)


@given(st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=8))
def test_a_polygon_is_filled_by_the_even_odd_rule(corners):
    mask = inside(Annotation(Kind.POLYGON, tuple(corners)), SHAPE)
    expected = [[even_odd(corners, x + 0.5, y + 0.5) for x in range(10)] for y in range(12)]
    assert (mask == np.array(expected)).all()


@given(
    st.sampled_from([Kind.RECTANGLE, Kind.ELLIPSE]),
    st.tuples(coordinate, coordinate),
    st.tuples(coordinate, coordinate),
)
def test_statistics_are_those_of_the_mask(kind, corner, opposite):
    one = Annotation(kind, (corner, opposite))
    values, found = STORED[0][inside(one, SHAPE)], statistics(one, chest())
    if values.size == 0:
        assert found is None
        return
    assert found.pixels == values.size
    assert found.mean == pytest.approx(float(np.mean(values)))
    assert found.deviation == pytest.approx(float(np.std(values)), abs=1e-9)
    assert (found.lowest, found.highest) == (values.min(), values.max())
