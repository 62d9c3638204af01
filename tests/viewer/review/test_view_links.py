"""Looking at the same place of two images."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.review.view_links import Extent, Look, Offset, same_look

sizes = st.floats(100, 5000)
extents = st.builds(Extent, sizes, sizes, st.none() | st.floats(0.05, 1.0))
looks = st.builds(Look, st.floats(-2000, 2000), st.floats(-2000, 2000), st.floats(0.05, 30))


def close(one, other):
    return (one.x, one.y, one.unit) == pytest.approx((other.x, other.y, other.unit), abs=1e-6)


@given(looks, extents, extents)
def test_there_and_back_is_the_same_look(look, of, to):
    assert close(same_look(same_look(look, of, to), to, of), look)


def test_millimetres_decide_where_both_images_have_them():
    # 30 mm right of the middle, 1 mm per pixel of the screen, in columns of 0.1 and 0.2 mm.
    fine, coarse = Extent(4000, 4000, 0.1), Extent(1000, 1500, 0.2)
    assert close(same_look(Look(300, 0, 10), fine, coarse), Look(150, 0, 5))


def test_else_the_size_of_the_image_decides():
    # A tenth of the width right of the middle, whatever one image knows of millimetres.
    one, half = Extent(4000, 3000, 0.1), Extent(2000, 1500)
    assert close(same_look(Look(400, 300, 8), one, half), Look(200, 150, 4))


@given(looks, extents, extents, looks)
def test_what_was_aligned_by_hand_stays_aligned(look, of, to, real):
    offset = Offset.between(same_look(look, of, to), real)
    assert close(offset.applied(same_look(look, of, to)), real)


def test_an_offset_stays_the_same_distance_on_the_image():
    extent = Extent(1000, 1000)
    offset = Offset.between(Look(0, 0, 2), Look(25, -10, 2))
    assert close(offset.applied(same_look(Look(50, 50, 1), extent, extent)), Look(75, 40, 1))
