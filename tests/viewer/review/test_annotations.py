"""Annotations as values: what is refused, and what changes make of them."""

from datetime import datetime

import pytest

from viewer.review.annotations import (
    LONGEST_TEXT,
    PALETTE,
    POINTS,
    Annotation,
    Kind,
    find,
    of_frame,
    with_annotation,
    without_annotation,
)

LENGTH = Annotation(Kind.LENGTH, ((1.0, 2.0), (4.0, 6.0)), text="heart")


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_takes_just_its_points(kind):
    points = tuple((float(number), 1.0) for number in range(POINTS[kind]))
    assert Annotation(kind, points).points == points
    with pytest.raises(ValueError, match=f"points: {kind.value} needs {POINTS[kind]}"):
        Annotation(kind, points[:-1])
    more = (*points, (9.0, 9.0))
    if kind is Kind.POLYGON:
        assert Annotation(kind, more).points == more
    else:
        with pytest.raises(ValueError, match="points"):
            Annotation(kind, more)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("points", ((float("nan"), 1.0), (1.0, 1.0))),
        ("points", ((1.0, float("inf")), (1.0, 1.0))),
        ("colour", (0, 0, 256)),
        ("frame", -1),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(name, value):
    fields = {"kind": Kind.LENGTH, "points": LENGTH.points} | {name: value}
    with pytest.raises(ValueError, match=f"^{name}:"):
        Annotation(**fields)


def test_every_annotation_is_its_own_and_says_when_it_was_made():
    other = Annotation(Kind.LENGTH, LENGTH.points)
    assert other.id != LENGTH.id
    assert datetime.fromisoformat(other.created).utcoffset().total_seconds() == 0


def test_moving_renaming_and_recolouring_keep_the_identity():
    moved = LENGTH.moved(10, -1)
    assert moved.points == ((11.0, 1.0), (14.0, 5.0))
    assert {moved.id, moved.renamed("x").id, moved.recoloured(PALETTE[1]).id} == {LENGTH.id}
    assert moved.recoloured(PALETTE[1]).colour == PALETTE[1]


def test_a_text_is_one_clean_line():
    assert LENGTH.renamed("  left\nlung\x1b[0m ").text == "left lung [0m"
    assert len(LENGTH.renamed("x" * 1000).text) == LONGEST_TEXT


def test_a_copy_is_another_annotation():
    copy = LENGTH.copied(5, 5, frame=2)
    assert copy.id != LENGTH.id
    assert copy.points == ((6.0, 7.0), (9.0, 11.0))
    assert (copy.text, copy.frame) == ("heart", 2)


def test_a_list_keeps_its_order_when_one_changes():
    arrow = Annotation(Kind.ARROW, LENGTH.points, frame=1)
    both = with_annotation(with_annotation((), LENGTH), arrow)
    assert both == (LENGTH, arrow)
    renamed = LENGTH.renamed("other")
    assert with_annotation(both, renamed) == (renamed, arrow)
    assert without_annotation(both, LENGTH.id) == (arrow,)
    assert find(both, arrow.id) is arrow
    assert find(both, "unknown") is None
    assert of_frame(both, 1) == (arrow,)


def test_only_regions_have_an_inside():
    assert {kind for kind in Kind if kind.is_region} == {
        Kind.RECTANGLE,
        Kind.ELLIPSE,
        Kind.POLYGON,
    }
