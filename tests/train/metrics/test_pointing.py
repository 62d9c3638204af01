"""The pointing game."""

import numpy as np
import pytest

from train.metrics.pointing import distance_to_boxes, hit, scaled_tolerance

BOXES = np.array([[10, 20, 30, 40], [100, 100, 10, 10]], float)


@pytest.mark.parametrize(
    ("x", "y", "distance"),
    [(10, 20, 0), (40, 60, 0), (25, 30, 0), (43, 64, 5), (25, 15, 5), (105, 112, 2)],
)
def test_distance_to_the_nearest_box(x, y, distance):
    assert distance_to_boxes(x, y, BOXES) == pytest.approx(distance)


def test_tolerance():
    assert not hit(43, 64, BOXES)
    assert not hit(43, 64, BOXES, 4.9)
    assert hit(43, 64, BOXES, 5)


def test_nothing_to_hit():
    assert not hit(0, 0, np.zeros((0, 4)), 1e9)


def test_tolerance_scales_with_the_image():
    assert scaled_tolerance((1024, 1024)) == 15
    assert scaled_tolerance((2048, 1000)) == 30
