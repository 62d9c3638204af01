"""What the pixels would take is checked before it is taken."""

from typing import Any

import pytest
from dicom_factory import dataset, header

from viewer.dicom.header import Header
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.sizes import check_file_size, pixel_layout

_EXPLICIT, _JPEG = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.4.70"


def _layout(**elements: Any) -> Any:
    made = dataset()
    for keyword, value in elements.items():
        if value is None:
            delattr(made, keyword)
        elif isinstance(value, str) and keyword == "NumberOfFrames":
            made.add_new(keyword, "LO", value)
        else:
            setattr(made, keyword, value)
    return pixel_layout(Header(made))


@pytest.mark.parametrize(
    ("elements", "words"),
    [
        ({"Rows": None}, "how many rows"),
        ({"Columns": None}, "how many columns"),
        ({"BitsAllocated": None}, "how many bits"),
        ({"Rows": 0}, "0 rows"),
        ({"Rows": [5, 6]}, "not one whole number"),
        ({"NumberOfFrames": "1A"}, "1A"),
        ({"NumberOfFrames": -4}, "-4"),
        ({"NumberOfFrames": 10_000_000}, "is not opened"),
        ({"BitsAllocated": 24}, "24 bits"),
        ({"BitsStored": 0}, "Bits Stored is 0"),
        ({"BitsStored": 33}, "Bits Stored is 33"),
        ({"PixelRepresentation": 5}, "Pixel Representation"),
        ({"PlanarConfiguration": 3}, "Planar Configuration"),
        ({"SamplesPerPixel": 3}, "3 samples"),
        ({"SamplesPerPixel": 2}, "2 samples"),
        ({"PhotometricInterpretation": "ODD"}, "ODD"),
        ({"PhotometricInterpretation": "RGB"}, "RGB"),
    ],
)
def test_refused(elements: dict[str, Any], words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        _layout(**elements)


def test_what_is_missing_is_assumed_and_said() -> None:
    layout = _layout(SamplesPerPixel=None, PhotometricInterpretation=None, BitsStored=None)
    assert (layout.samples, layout.photometric, layout.bits_stored) == (1, "MONOCHROME2", 16)
    assert len(layout.guessed) == 2


def test_zero_frames_count_as_one() -> None:
    assert _layout(NumberOfFrames=0).frames == 1


def test_sizes() -> None:
    assert _layout().native_bytes == 240
    assert _layout(BitsAllocated=1, BitsStored=1).native_bytes == 15
    colour = _layout(
        SamplesPerPixel=3, PhotometricInterpretation="YBR_FULL_422", BitsAllocated=8, BitsStored=8
    )
    assert colour.native_bytes == 240
    assert colour.decoded_bytes == 360


def test_claims_against_the_file() -> None:
    layout = _layout()
    check_file_size(layout, _EXPLICIT, 240)
    with pytest.raises(UnreadableError, match="240 bytes of pixels, but the file has only 239"):
        check_file_size(layout, _EXPLICIT, 239)
    check_file_size(layout, _JPEG, 10)
    large = _layout(Rows=30000, Columns=30000)
    check_file_size(large, _JPEG, 5_000_000)
    with pytest.raises(UnreadableError, match=r"1\.8 GB.*2\.0 kB"):
        check_file_size(large, _JPEG, 2000)


def test_empty_header() -> None:
    with pytest.raises(UnreadableError):
        pixel_layout(header())
