"""The lines that are drawn, and how far a place is from them."""

import math

import numpy as np
import pytest

from viewer.review.annotations import POINTS, Kind
from viewer.review.outline import Outline, distance, ellipse, outlines

POINTS_OF = ((10.0, 10.0), (30.0, 10.0), (30.0, 40.0), (12.0, 44.0), (0.0, 50.0), (40.0, 50.0))


@pytest.mark.parametrize("kind", Kind)
def test_everything_can_be_drawn_while_it_is_made(kind):
    for count in range(1, POINTS[kind] + 1):
        for line in outlines(kind, POINTS_OF[:count]):
            assert line.points.shape[1] == 2
            assert len(line.points) >= 2
            assert np.isfinite(line.points).all()


def test_a_marker_has_no_lines():
    assert outlines(Kind.TEXT, POINTS_OF[:1]) == outlines(Kind.PROBE, POINTS_OF[:1]) == ()


def test_the_curve_of_an_ellipse_is_on_the_ellipse():
    curve = ellipse((10.0, 20.0), (30.0, 80.0))
    radii = ((curve[:, 0] - 20) / 10) ** 2 + ((curve[:, 1] - 50) / 30) ** 2
    np.testing.assert_allclose(radii, 1)


def test_the_arc_joins_the_sides_of_an_angle():
    sides, arc = outlines(Kind.ANGLE, ((10.0, 0.0), (0.0, 0.0), (0.0, 10.0)))
    np.testing.assert_allclose(sides.points, [[10, 0], [0, 0], [0, 10]])
    np.testing.assert_allclose(arc.points[[0, -1]], [[3, 0], [0, 3]], atol=1e-9)
    np.testing.assert_allclose(np.hypot(*arc.points.T), 3)


def test_the_arc_takes_the_short_way():
    _, arc = outlines(Kind.ANGLE, ((-10.0, -1.0), (0.0, 0.0), (-10.0, 1.0)))
    assert (arc.points[:, 0] < 0).all()


def test_the_arc_is_round_on_the_body_where_pixels_are_not_square():
    _, arc = outlines(Kind.ANGLE, ((10.0, 0.0), (0.0, 0.0), (0.0, 10.0)), aspect=2.0)
    np.testing.assert_allclose(np.hypot(arc.points[:, 0], 2 * arc.points[:, 1]), 3)


def test_the_two_lines_of_a_cobb_angle_are_joined_by_a_dashed_one():
    one, other, joint = outlines(Kind.COBB, POINTS_OF[:4])
    assert joint.dashed
    np.testing.assert_allclose(joint.points, [[20, 10], [21, 42]])
    assert not one.dashed
    assert not other.dashed


def test_the_borders_of_the_heart_are_drawn_from_the_midline():
    lines = outlines(
        Kind.CARDIOTHORACIC, ((50, 0), (50, 100), (40, 60), (80, 70), (10, 90), (95, 90))
    )
    assert [line.dashed for line in lines] == [True, False, False, False]
    np.testing.assert_allclose(lines[1].points, [[50, 60], [40, 60]])
    np.testing.assert_allclose(lines[2].points, [[50, 70], [80, 70]])
    np.testing.assert_allclose(lines[3].points, [[10, 90], [95, 90]])


def test_the_distance_is_to_the_line_and_not_to_its_ends():
    (line,) = outlines(Kind.LENGTH, ((0.0, 0.0), (10.0, 0.0)))
    assert distance((line,), (5.0, 3.0), (1.0, 1.0)) == pytest.approx(3)
    assert distance((line,), (13.0, 4.0), (1.0, 1.0)) == pytest.approx(5)
    # On a screen where rows are twice as high.
    assert distance((line,), (5.0, 3.0), (1.0, 2.0)) == pytest.approx(6)


def test_a_closed_line_is_near_at_its_last_side_too():
    (line,) = outlines(Kind.POLYGON, ((0.0, 0.0), (10.0, 0.0), (0.0, 10.0)))
    assert distance((line,), (0.5, 5.0), (1.0, 1.0)) == pytest.approx(0.5)


def test_a_line_without_length_is_a_place():
    (line,) = outlines(Kind.LENGTH, ((3.0, 3.0), (3.0, 3.0)))
    assert distance((line,), (6.0, 7.0), (1.0, 1.0)) == pytest.approx(5)
    assert distance((), (6.0, 7.0), (1.0, 1.0)) == math.inf
    assert not Outline(np.zeros((2, 2))).closed
