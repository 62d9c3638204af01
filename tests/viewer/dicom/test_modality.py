"""Stored values to modality values."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from dicom_factory import PIXELS, lut_item, radiograph
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from viewer.dicom.modality import look_up, modality_at, modality_values, stored_range


def test_slope_and_intercept(tmp_path: Path) -> None:
    image = radiograph(tmp_path, RescaleSlope=2, RescaleIntercept=-100)
    assert np.array_equal(modality_values(image), PIXELS.astype(np.float32) * 2 - 100)
    assert modality_at(image, 50) == 0


def test_slope_zero_counts_as_one(tmp_path: Path) -> None:
    image = radiograph(tmp_path, RescaleSlope=0, RescaleIntercept=5)
    assert image.slope == 1
    assert np.array_equal(modality_values(image), PIXELS + 5)


def test_table_before_slope(tmp_path: Path) -> None:
    pixels = np.array([[0, 1, 2], [3, 4, 200]], np.uint8)
    image = radiograph(
        tmp_path,
        pixels,
        ModalityLUTSequence=[lut_item(1, [1000, 2000, 3000])],
        RescaleSlope=7,
    )
    assert modality_values(image).tolist() == [[1000, 1000, 2000], [3000, 3000, 3000]]
    assert [modality_at(image, value) for value in (0, 2, 9)] == [1000, 2000, 3000]


def test_signed_table(tmp_path: Path) -> None:
    pixels = np.array([[-3, -2], [-1, 0]], np.int16)
    image = radiograph(tmp_path, pixels, ModalityLUTSequence=[lut_item(-2, [5, 6, 7])])
    assert modality_values(image).tolist() == [[5, 5], [6, 7]]


def test_wide_pixels_that_need_no_steps(tmp_path: Path) -> None:
    pixels = np.array([[100_000, 100_007], [100_003, 150_000]], np.uint32)
    image = radiograph(tmp_path, pixels)
    assert stored_range(image) == (100_000, 150_000)
    assert np.array_equal(modality_values(image), pixels)


def test_colour_has_none(tmp_path: Path) -> None:
    image = radiograph(tmp_path, np.zeros((2, 2, 3), np.uint8))
    with pytest.raises(ValueError, match="colour"):
        modality_values(image)


def _lowest(dtype: type) -> int:
    return 0 if np.dtype(dtype).kind == "u" else -100


@given(
    st.sampled_from([np.uint8, np.int8, np.uint16, np.int16, np.int32]).flatmap(
        lambda dtype: arrays(dtype, (3, 5), elements=st.integers(_lowest(dtype), 100))
    )
)
def test_look_up_is_indexing(stored: np.ndarray[Any, Any]) -> None:
    first = int(stored.min())
    values = np.arange(int(stored.max()) - first + 1) * 3.5
    assert np.array_equal(look_up(stored, first, values), values[stored.astype(int) - first])


def test_look_up_of_negative_values() -> None:
    stored = np.array([[-32768, -1, 0, 32767]], np.int16)
    values = np.arange(65536, dtype=np.float32)
    assert look_up(stored, -32768, values).tolist() == [[0, 32767, 32768, 65535]]
