"""Measurements against numbers worked out by hand, and against the geometry they must obey."""

import math

import numpy as np
import pytest
from cases import make_radiograph
from hypothesis import assume, given
from hypothesis import strategies as st

from viewer.dicom.radiograph import LookupTable, Spacing, SpacingSource, View
from viewer.review.annotations import Annotation, Kind
from viewer.review.measure import (
    Caution,
    Quantity,
    Scale,
    angle_between,
    line_angle,
    measure,
    region_area,
)

SQUARE = Spacing(0.2, 0.2, SpacingSource.AT_DETECTOR)
# A pixel is 0.3 mm high and 0.1 mm wide.
TALL = Spacing(0.3, 0.1, SpacingSource.CALIBRATED)


def chest(spacing=SQUARE, **changes):
    aspect = 1.0 if spacing.row_mm is None else spacing.row_mm / spacing.column_mm
    return make_radiograph(spacing=spacing, **({"pixel_aspect": aspect} | changes))


def measured(kind, *points, of=None):
    return measure(Annotation(kind, points), of or chest())


def test_a_length_is_in_millimetres_and_names_their_source():
    found = measured(Kind.LENGTH, (10.0, 10.0), (40.0, 50.0))
    assert found.number(Quantity.LENGTH) == pytest.approx(10.0)
    assert found.values[0].unit == "mm"
    assert found.source is SpacingSource.AT_DETECTOR


def test_a_length_on_pixels_that_are_not_square():
    found = measured(Kind.LENGTH, (0.0, 0.0), (40.0, 10.0), of=chest(TALL))
    # 4 mm across, 3 mm down.
    assert found.number(Quantity.LENGTH) == pytest.approx(5.0)


@pytest.mark.parametrize(
    "spacing",
    [
        Spacing(None, None, SpacingSource.NONE),
        Spacing(0.1, None, SpacingSource.NONE),
    ],
)
def test_without_a_source_lengths_are_in_pixels(spacing):
    radiograph = make_radiograph(spacing=spacing, pixel_aspect=2.0)
    found = measured(Kind.LENGTH, (0.0, 0.0), (3.0, 2.0), of=radiograph)
    # In widths of a column: 3 across, 4 down.
    assert found.number(Quantity.LENGTH) == pytest.approx(5.0)
    assert found.values[0].unit == "px"
    assert found.source is SpacingSource.NONE


def test_angles():
    right = measured(Kind.ANGLE, (10.0, 0.0), (0.0, 0.0), (0.0, 10.0))
    assert right.number(Quantity.ANGLE) == pytest.approx(90.0)
    assert right.values[0].unit == "°"
    assert right.source is None
    # On the body 1 mm across and 1 mm down: 45°, though the pixels say 18°.
    tall = measured(Kind.ANGLE, (10.0, 0.0), (0.0, 0.0), (10.0, 10.0 / 3), of=chest(TALL))
    assert tall.number(Quantity.ANGLE) == pytest.approx(45.0)
    blunt = measured(Kind.ANGLE, (10.0, 0.0), (0.0, 0.0), (-10.0, 10.0))
    assert blunt.number(Quantity.ANGLE) == pytest.approx(135.0)


def test_a_cobb_angle_is_between_lines_not_directions():
    found = measured(Kind.COBB, (0.0, 0.0), (10.0, 0.0), (10.0, 30.0), (0.0, 20.0))
    assert found.number(Quantity.ANGLE) == pytest.approx(45.0)
    parallel = measured(Kind.COBB, (0.0, 0.0), (10.0, 0.0), (10.0, 30.0), (0.0, 30.0))
    assert parallel.number(Quantity.ANGLE) == pytest.approx(0.0)


def test_areas():
    scale = Scale.of(chest(TALL))
    corners = ((0.0, 0.0), (100.0, 10.0))
    # 10 mm by 3 mm.
    assert region_area(Annotation(Kind.RECTANGLE, corners), scale) == pytest.approx(30.0)
    assert region_area(Annotation(Kind.ELLIPSE, corners), scale) == pytest.approx(7.5 * math.pi)
    triangle = Annotation(Kind.POLYGON, ((0.0, 0.0), (100.0, 0.0), (0.0, 10.0)))
    assert region_area(triangle, scale) == pytest.approx(15.0)


def test_a_region_tells_area_and_grey_values():
    radiograph = chest(stored=np.full((1, 40, 30), 500, np.uint16), slope=2.0, intercept=-24.0)
    found = measured(Kind.RECTANGLE, (0.0, 0.0), (10.0, 5.0), of=radiograph)
    assert found.number(Quantity.AREA) == pytest.approx(2.0)
    assert found.values[0].unit == "mm²"
    assert found.source is SpacingSource.AT_DETECTOR
    numbers = {each.quantity: each.number for each in found.values[1:]}
    assert numbers == {
        Quantity.MEAN: 976.0,
        Quantity.DEVIATION: 0.0,
        Quantity.LOWEST: 976.0,
        Quantity.HIGHEST: 976.0,
        Quantity.PIXELS: 50,
    }
    assert found.exact


def test_a_region_off_the_image_has_an_area_alone():
    found = measured(Kind.ELLIPSE, (-20.0, -20.0), (-10.0, -10.0))
    assert [each.quantity for each in found.values] == [Quantity.AREA]


def test_a_region_that_is_dragged_says_that_it_is_not_exact():
    large = Annotation(Kind.RECTANGLE, ((0.0, 0.0), (300.0, 400.0)))
    assert measure(large, chest()).exact
    assert not measure(large, chest(), at_most=100).exact


def test_a_probe_tells_the_pixel_it_lies_in():
    stored = np.arange(12, dtype=np.uint16).reshape(1, 3, 4)
    radiograph = chest(stored=stored, slope=10.0, intercept=1.0)
    found = measured(Kind.PROBE, (2.999, 1.0), of=radiograph)
    assert found.number(Quantity.STORED) == 6
    assert found.number(Quantity.VALUE) == 61
    assert measured(Kind.PROBE, (-0.1, 1.0), of=radiograph).values == ()
    assert measured(Kind.PROBE, (1.0, 3.0), of=radiograph).values == ()
    table = LookupTable(0, np.array([5, 50], np.uint16), 16)
    looked_up = measured(Kind.PROBE, (1.5, 0.5), of=chest(stored=stored, modality_lut=table))
    assert looked_up.number(Quantity.VALUE) == 50


def test_a_probe_of_a_colour_image_tells_its_three_values():
    stored = np.zeros((1, 3, 4, 3), np.uint8)
    stored[0, 1, 2] = 200, 30, 4
    found = measured(Kind.PROBE, (2.5, 1.5), of=chest(stored=stored))
    told = {value.quantity: value.number for value in found.values}
    assert told == {Quantity.RED: 200, Quantity.GREEN: 30, Quantity.BLUE: 4}


def test_words_and_arrows_measure_nothing():
    nothing = measured(Kind.TEXT, (1.0, 1.0))
    assert nothing == measured(Kind.ARROW, (1.0, 1.0), (2.0, 2.0))
    assert nothing.values == ()
    assert nothing.number(Quantity.LENGTH) is None


HEART = (
    (150.0, 20.0), (150.0, 380.0),
    # 40 to one side, 90 to the other, at different heights.
    (110.0, 250.0), (240.0, 270.0),
    (20.0, 330.0), (280.0, 330.0),
)  # fmt: skip


def test_the_cardiothoracic_ratio_by_hand():
    found = measured(Kind.CARDIOTHORACIC, *HEART)
    assert found.number(Quantity.RATIO) == pytest.approx(130 / 260)
    assert found.number(Quantity.HEART) == pytest.approx(26.0)
    assert found.number(Quantity.THORAX) == pytest.approx(52.0)
    assert found.values[0].quantity is Quantity.RATIO
    assert found.cautions == ()


def test_a_heart_on_one_side_is_measured_from_border_to_border():
    shifted = (*HEART[:2], (170.0, 250.0), (240.0, 270.0), *HEART[4:])
    found = measured(Kind.CARDIOTHORACIC, *shifted)
    assert found.number(Quantity.HEART) == pytest.approx(14.0)


def test_a_thorax_without_width_has_no_ratio():
    found = measured(Kind.CARDIOTHORACIC, *HEART[:4], (20.0, 330.0), (20.0, 330.0))
    assert found.number(Quantity.RATIO) is None


@pytest.mark.parametrize(
    ("view", "caution"),
    [
        (View.AP, Caution.AP),
        (View.LATERAL, Caution.NOT_FRONTAL),
        (View.OTHER, Caution.NOT_FRONTAL),
        (View.UNKNOWN, Caution.VIEW_UNKNOWN),
    ],
)
def test_a_view_that_misleads_is_said(view, caution):
    found = measured(Kind.CARDIOTHORACIC, *HEART, of=chest(view=view))
    assert found.cautions == (caution,)


@pytest.mark.parametrize("told", ["CHEST SUPINE", "Thorax_bedside", "Chest (semi-erect)"])
def test_a_patient_who_lies_is_said(told):
    found = measured(Kind.CARDIOTHORACIC, *HEART, of=chest(descriptions=("Chest", told)))
    assert found.cautions == (Caution.NOT_UPRIGHT,)


@pytest.mark.parametrize("column_mm", [0.1, None])
def test_the_ratio_needs_no_calibration_but_its_absence_is_said(column_mm):
    radiograph = make_radiograph(spacing=Spacing(None, column_mm, SpacingSource.NONE))
    found = measured(Kind.CARDIOTHORACIC, *HEART, of=radiograph)
    assert found.number(Quantity.RATIO) == pytest.approx(0.5)
    assert found.values[1].unit == "px"
    assert found.cautions == (Caution.NOT_CALIBRATED,)


def test_angles_of_directions_without_length():
    assert angle_between((0.0, 0.0), (1.0, 0.0)) == 0.0


coordinate = st.floats(-500, 500)
vector = st.tuples(coordinate, coordinate).filter(lambda v: math.hypot(*v) > 0.1)
turn = st.floats(0, 2 * math.pi)


def turned(v, angle):
    cos, sin = math.cos(angle), math.sin(angle)
    return v[0] * cos - v[1] * sin, v[0] * sin + v[1] * cos


@given(vector, st.floats(0, math.pi), turn)
def test_the_angle_between_a_direction_and_its_turn(v, angle, both):
    other = turned(v, angle)
    found = angle_between(turned(v, both), turned(other, both))
    assert found == pytest.approx(math.degrees(angle), abs=1e-4)


@given(vector, vector, st.floats(0.1, 10))
def test_an_angle_does_not_depend_on_order_or_length(one, other, factor):
    longer = one[0] * factor, one[1] * factor
    assert angle_between(longer, other) == pytest.approx(angle_between(other, one), abs=1e-4)
    assert line_angle((-one[0], -one[1]), other) == pytest.approx(line_angle(one, other), abs=1e-4)
    assert 0 <= line_angle(one, other) <= 90


@given(st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=9), turn)
def test_an_area_does_not_depend_on_where_it_lies_or_begins(corners, angle):
    scale = Scale(0.5, 0.5, "mm", SpacingSource.CALIBRATED)

    def area(points):
        return region_area(Annotation(Kind.POLYGON, tuple(points)), scale)

    expected = pytest.approx(area(corners), rel=1e-6, abs=1e-5)
    assert area([turned(corner, angle) for corner in corners]) == expected
    assert area([(x + 300, y - 200) for x, y in corners]) == expected
    assert area(corners[1:] + corners[:1]) == expected
    assert area(corners[::-1]) == expected


@given(turn, st.floats(0.2, 5))
def test_the_ratio_is_the_same_however_the_patient_is_turned_or_enlarged(angle, factor):
    moved = tuple(turned((x * factor, y * factor), angle) for x, y in HEART)
    assert measured(Kind.CARDIOTHORACIC, *moved).number(Quantity.RATIO) == pytest.approx(0.5)


@given(st.tuples(coordinate, coordinate), st.tuples(coordinate, coordinate), st.floats(0.3, 3))
def test_the_ratio_on_tall_pixels_is_that_on_square_ones(top, bottom, aspect):
    assume(math.dist(top, bottom) > 10)
    points = (top, bottom, *HEART[2:])
    flat = tuple((x, y / aspect) for x, y in points)
    square, tall = chest(), chest(Spacing(0.2 * aspect, 0.2, SpacingSource.CALIBRATED))
    one = measured(Kind.CARDIOTHORACIC, *points, of=square).number(Quantity.HEART)
    assert measured(Kind.CARDIOTHORACIC, *flat, of=tall).number(Quantity.HEART) == pytest.approx(
        one, rel=1e-6, abs=1e-6
    )
