"""Tables and padding of a header, as they should be and as they are."""

import numpy as np
import pytest
from dicom_factory import header, item, lut_item

from viewer.dicom.header import Header
from viewer.dicom.tables import lookup_table, modality_table, padding_range, rescale, voi_presets


def test_data_shorter_than_its_descriptor() -> None:
    table = lookup_table(Header(lut_item(5, [1, 2, 300], entries=100)), signed=False)
    assert table is not None
    assert (table.first, table.data.tolist(), table.bits) == (5, [1, 2, 300], 16)


def test_zero_entries_mean_65536() -> None:
    made = lut_item(0, [0] * 65536, entries=65536 + 65536)
    made["LUTDescriptor"].value = [0, 0, 16]
    table = lookup_table(Header(made), signed=False)
    assert table is not None
    assert len(table.data) == 65536


@pytest.mark.parametrize(("signed", "first"), [(True, -10), (False, 65526)])
def test_first_value_is_signed_as_the_pixels(signed: bool, first: int) -> None:
    table = lookup_table(Header(lut_item(-10, [1, 2])), signed=signed)
    assert table is not None
    assert table.first == first


def test_eight_bits_packed_in_words() -> None:
    made = lut_item(0, [0], bits=8)
    made["LUTDescriptor"].value = [4, 0, 8]
    made["LUTData"].value = bytes([1, 2, 3, 250])
    table = lookup_table(Header(made), signed=False)
    assert table is not None
    assert table.data.tolist() == [1, 2, 3, 250]


@pytest.mark.parametrize(("bits", "data", "wanted"), [(0, [1, 4095], 12), (8, [0, 1000], 10)])
def test_wrong_number_of_bits(bits: int, data: list[int], wanted: int) -> None:
    table = lookup_table(Header(lut_item(0, data, bits)), signed=False)
    assert table is not None
    assert table.bits == wanted


def test_data_as_numbers() -> None:
    made = item(LUTDescriptor=[2, 0, 16], LUTExplanation="STEEP")
    made.add_new("LUTData", "US", [7, 9])
    table = lookup_table(Header(made), signed=False)
    assert table is not None
    assert (table.data.tolist(), table.explanation) == ([7, 9], "STEEP")
    assert table.data.dtype == np.uint16


@pytest.mark.parametrize("keyword", ["LUTDescriptor", "LUTData"])
def test_item_without_what_it_needs_is_ignored(keyword: str) -> None:
    made = lut_item(0, [1, 2])
    delattr(made, keyword)
    assert lookup_table(Header(made), signed=False) is None
    assert voi_presets(header(VOILUTSequence=[made]), signed=False) == ()
    assert modality_table(header(ModalityLUTSequence=[made]), signed=False) == (None, True)


def test_no_table() -> None:
    assert modality_table(header(), signed=False) == (None, False)


def test_unknown_function_is_linear() -> None:
    presets = voi_presets(
        header(WindowCenter="1", WindowWidth="2", VOILUTFunction="ODD"), signed=False
    )
    assert presets[0].function.value == "LINEAR"  # type: ignore[union-attr]


def test_rescale() -> None:
    assert rescale(header()) == (1, 0)
    assert rescale(header(RescaleSlope="0", RescaleIntercept="-5")) == (1, -5)


@pytest.mark.parametrize(
    ("elements", "signed", "wanted"),
    [
        ({}, False, None),
        ({"PixelPaddingValue": 7}, False, (7, 7)),
        ({"PixelPaddingValue": 9, "PixelPaddingRangeLimit": 3}, False, (3, 9)),
        ({"PixelPaddingValue": 63536}, True, (-2000, -2000)),
        ({"PixelPaddingValue": 63536}, False, (63536, 63536)),
    ],
)
def test_padding(elements: dict[str, int], signed: bool, wanted: tuple[int, int] | None) -> None:
    made = header()
    for keyword, value in elements.items():
        made.dataset.add_new(keyword, "US", value)
    assert padding_range(made, signed=signed) == wanted


def test_negative_padding_of_unsigned_pixels() -> None:
    made = header()
    made.dataset.add_new("PixelPaddingValue", "SS", -1)
    assert padding_range(made, signed=False) == (65535, 65535)
