"""Frames per second, from three elements that may say it."""

import pytest
from pydicom.dataset import Dataset

from viewer.dicom.frame_rate import frame_rate
from viewer.dicom.header import Header


@pytest.mark.parametrize(
    ("elements", "rate"),
    [
        ({}, 0.0),
        ({"FrameTime": "40"}, 25.0),
        ({"FrameTime": "0"}, 0.0),
        ({"FrameTime": "-40"}, 0.0),
        ({"CineRate": "15", "FrameTime": "40"}, 15.0),
        ({"CineRate": "0", "FrameTime": "40"}, 25.0),
        ({"RecommendedDisplayFrameRate": "30", "CineRate": "15"}, 30.0),
        ({"CineRate": ""}, 0.0),
    ],
)
def test_the_rate_for_the_screen_comes_first(elements, rate):
    dataset = Dataset()
    for keyword, value in elements.items():
        setattr(dataset, keyword, value)
    assert frame_rate(Header(dataset)) == pytest.approx(rate)
