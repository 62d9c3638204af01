"""The picture's geometry is that of the array operations, point for point."""

import numpy as np
import pytest

from pcam_model.geometry import Box
from viewer.export.orientation import Orientation
from viewer.export.placement import Rect
from viewer.review.review import Review


@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_points_follow_their_pixel(flipped: bool, turns: int, scale: float) -> None:
    rows, columns = 5, 7
    orientation = Orientation.of(Review(flipped=flipped, quarter_turns=turns), rows, columns, scale)
    for row in range(rows):
        for column in range(columns):
            pixels = np.zeros((rows, columns), np.uint8)
            pixels[row, column] = 1
            turned = orientation.turn(pixels)
            assert turned.shape[::-1] == tuple(int(side / scale) for side in orientation.size)
            (place,) = np.argwhere(turned)
            centre = orientation.points(np.array([[column + 0.5, row + 0.5]]))[0]
            np.testing.assert_allclose(centre / scale, place[::-1] + 0.5)


def test_one_quarter_turn_is_clockwise() -> None:
    orientation = Orientation(2, 3, quarter_turns=1)
    assert orientation.turn(np.array([[1, 2, 3], [4, 5, 6]])).tolist() == [[4, 1], [5, 2], [6, 3]]


def test_a_box_stays_a_box() -> None:
    assert Orientation(10, 20, flipped=True).box(Box(1, 2, 3, 4)) == Rect(16, 2, 3, 4)
    assert Orientation(10, 20, quarter_turns=1).box(Box(1, 2, 3, 4)) == Rect(4, 1, 4, 3)
