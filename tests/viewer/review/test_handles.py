"""Handles: where they are, and that what is dragged goes where the mouse goes."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.review.annotations import POINTS, Annotation, Kind
from viewer.review.handles import across, foot, handles, levelled, move_handle, offset

number = st.floats(-1000, 1000)
point = st.tuples(number, number)
aspect = st.floats(0.5, 2.0)


@st.composite
def annotations(draw):
    kind = draw(st.sampled_from(Kind))
    count = POINTS[kind]
    return Annotation(kind, tuple(draw(point) for _ in range(count)))


def test_of_a_rectangle_and_an_ellipse():
    corners = ((1.0, 2.0), (5.0, 8.0))
    rectangle, ellipse = Annotation(Kind.RECTANGLE, corners), Annotation(Kind.ELLIPSE, corners)
    assert handles(rectangle) == ((1, 2), (5, 2), (5, 8), (1, 8))
    assert handles(ellipse) == ((1, 5), (3, 2), (5, 5), (3, 8))


@given(annotations(), st.integers(0, 6), point, aspect)
def test_a_moved_handle_is_where_it_was_put(annotation, chosen, to, aspect):
    chosen %= len(handles(annotation))
    moved = move_handle(annotation, chosen, to, aspect)
    assert moved.id == annotation.id
    places = handles(moved)
    if annotation.kind is Kind.ELLIPSE:
        # An end of an axis moves along its axis, and may come to be the opposite end.
        axis = chosen % 2
        assert any(math.isclose(each[axis], to[axis], abs_tol=1e-6) for each in places)
    else:
        assert any(each == pytest.approx(to, abs=1e-6) for each in places)


@given(annotations(), st.integers(0, 6))
def test_a_handle_put_where_it_was_changes_no_handle(annotation, chosen):
    if annotation.kind is Kind.CARDIOTHORACIC:
        annotation = Annotation(annotation.kind, levelled(annotation.points, 1.0))
    places = handles(annotation)
    chosen %= len(places)
    again = handles(move_handle(annotation, chosen, places[chosen]))
    flat = [value for each in places for value in each]
    # A midline that is nearly a point has a direction made of rounding errors.
    if annotation.kind is Kind.CARDIOTHORACIC and math.dist(*annotation.points[:2]) < 1:
        return
    assert [value for each in again for value in each] == pytest.approx(flat, abs=1e-3)


@pytest.mark.parametrize("corner", range(4))
def test_the_opposite_corner_of_a_rectangle_stays(corner):
    rectangle = Annotation(Kind.RECTANGLE, ((1.0, 2.0), (5.0, 8.0)))
    opposite = handles(rectangle)[(corner + 2) % 4]
    moved = move_handle(rectangle, corner, (20.0, 30.0))
    assert opposite in handles(moved)
    assert (20.0, 30.0) in handles(moved)


CTR = Annotation(
    Kind.CARDIOTHORACIC,
    ((50.0, 0.0), (50.0, 100.0), (40.0, 60.0), (80.0, 70.0), (10.0, 90.0), (95.0, 90.0)),
)


def test_an_end_of_the_thoracic_span_takes_the_other_to_its_level():
    moved = move_handle(CTR, 4, (5.0, 80.0))
    assert moved.points[4:] == ((5.0, 80.0), (95.0, 80.0))
    moved = move_handle(CTR, 5, (90.0, 70.0))
    assert moved.points[4:] == ((10.0, 70.0), (90.0, 70.0))


def test_a_border_of_the_heart_moves_alone():
    assert move_handle(CTR, 2, (30.0, 50.0)).points == (
        *CTR.points[:2], (30.0, 50.0), *CTR.points[3:],
    )  # fmt: skip


def test_the_midline_moves_as_a_whole_by_its_middle():
    moved = move_handle(CTR, 6, (60.0, 50.0))
    assert moved.points == ((60.0, 0.0), (60.0, 100.0), *CTR.points[2:])


@given(st.integers(0, 6), point, aspect)
def test_the_thoracic_span_stays_at_right_angles_to_the_midline_on_the_body(chosen, to, aspect):
    points = move_handle(CTR, chosen, to, aspect).points
    span = points[5][0] - points[4][0], (points[5][1] - points[4][1]) * aspect
    midline = points[1][0] - points[0][0], (points[1][1] - points[0][1]) * aspect
    dot = span[0] * midline[0] + span[1] * midline[1]
    assert abs(dot) <= 1e-6 * max(math.hypot(*span) * math.hypot(*midline), 1.0)


def test_a_midline_without_length_counts_as_vertical():
    points = ((3.0, 3.0), (3.0, 3.0))
    assert across(points, 1.0) == (1.0, 0.0)
    assert offset(points, (10.0, 50.0), 1.0) == 7.0
    assert foot(points, (10.0, 50.0), 1.0) == (3.0, 50.0)
