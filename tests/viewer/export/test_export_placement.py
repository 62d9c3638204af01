"""Labels are not cut off and do not cover one another."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.export.placement import Rect, place

CANVAS = Rect(0, 0, 400, 300)
anchors = st.builds(
    Rect, st.floats(0, 390), st.floats(0, 290), st.floats(1, 300), st.floats(1, 300)
)


def test_stands_above_its_box_where_there_is_room() -> None:
    assert place((60, 20), Rect(100, 100, 50, 50), CANVAS, [], gap=4) == Rect(100, 76, 60, 20)


def test_a_box_at_the_top_gets_its_label_inside_the_picture() -> None:
    spot = place((60, 20), Rect(380, 0, 20, 300), CANVAS, [])
    assert spot.x >= 0
    assert spot.y >= 0
    assert spot.right <= 400


@given(st.lists(anchors, min_size=1, max_size=12))
def test_labels_never_overlap_while_there_is_room(boxes: list[Rect]) -> None:
    taken: list[Rect] = []
    for box in boxes:
        spot = place((70, 16), box, CANVAS, taken, gap=3)
        assert spot.inside(CANVAS) == spot
        assert all(spot.overlap(other) == 0 for other in taken)
        taken.append(spot)


def test_without_any_room_the_least_is_covered() -> None:
    taken = [Rect(0, 0, 400, 200), Rect(0, 200, 400, 90)]
    spot = place((50, 20), Rect(10, 10, 30, 30), CANVAS, taken)
    assert sum(spot.overlap(other) for other in taken) == 50 * 10


def test_a_label_wider_than_the_picture_starts_at_its_edge() -> None:
    assert place((900, 20), Rect(10, 100, 30, 30), CANVAS, []).x == 0
