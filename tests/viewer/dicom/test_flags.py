"""Burned-in text and lossy compression are told as the header has them."""

from typing import Any

import pytest
from dicom_factory import dataset

from viewer.dicom.flags import burned_in, lossy
from viewer.dicom.header import Header


@pytest.mark.parametrize(
    ("value", "said"), [("YES", True), ("yes", True), ("NO", False), ("", None), ("MAYBE", None)]
)
def test_burned_in(value: str, said: bool | None) -> None:
    assert burned_in(Header(dataset(BurnedInAnnotation=value))) is said


def test_burned_in_not_said() -> None:
    assert burned_in(Header(dataset())) is None


@pytest.mark.parametrize(
    ("elements", "said"),
    [
        ({}, ""),
        ({"LossyImageCompression": "00", "LossyImageCompressionRatio": 10}, ""),
        ({"LossyImageCompression": "01"}, "Lossy"),
        ({"LossyImageCompression": "01", "LossyImageCompressionRatio": 10}, "Lossy 10:1"),
        ({"LossyImageCompression": "01", "LossyImageCompressionRatio": [2, 6.5]}, "Lossy 13:1"),
        ({"LossyImageCompression": "01", "LossyImageCompressionRatio": 0}, "Lossy"),
        (
            {"LossyImageCompression": "01", "LossyImageCompressionRatio": [1e308, 1e308]},
            "Lossy",
        ),
    ],
)
def test_lossy(elements: dict[str, Any], said: str) -> None:
    assert lossy(Header(dataset(**elements))) == said


@pytest.mark.parametrize(
    ("syntax", "said"),
    [
        ("1.2.840.10008.1.2.4.50", "Lossy JPEG"),
        ("1.2.840.10008.1.2.4.51", "Lossy JPEG"),
        ("1.2.840.10008.1.2.4.81", "Lossy JPEG-LS"),
        ("1.2.840.10008.1.2.4.70", ""),
        ("1.2.840.10008.1.2.4.91", ""),
    ],
)
def test_the_transfer_syntax_tells_where_the_header_does_not(syntax: str, said: str) -> None:
    assert lossy(Header(dataset(syntax=syntax))) == said
