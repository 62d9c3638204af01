"""The composed table: order, polarity, automatic window."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from dicom_factory import PIXELS, lut_item, radiograph

from viewer.dicom.display import (
    automatic_window,
    default_voi,
    display_table,
    render,
    voi_source,
)
from viewer.dicom.radiograph import LookupTable, VoiFunction, Window

_WINDOW = {"WindowCenter": 512, "WindowWidth": 1024}


@pytest.mark.parametrize(
    ("photometric", "shape", "inverted"),
    [
        ("MONOCHROME2", None, False),
        ("MONOCHROME2", "IDENTITY", False),
        ("MONOCHROME2", "INVERSE", True),
        ("MONOCHROME1", None, True),
        ("MONOCHROME1", "INVERSE", True),
        ("MONOCHROME1", "IDENTITY", True),
    ],
)
def test_exactly_one_inversion(
    tmp_path: Path, photometric: str, shape: str | None, inverted: bool
) -> None:
    elements = {} if shape is None else {"PresentationLUTShape": shape}
    plain = render(radiograph(tmp_path, **_WINDOW)).astype(int)
    image = radiograph(tmp_path, PhotometricInterpretation=photometric, **elements, **_WINDOW)
    assert image.inverted is inverted
    wanted = 255 - plain if inverted else plain
    # Rounding halves up, so the inverse may be one level off at a half.
    assert np.abs(render(image).astype(int) - wanted).max() <= 1
    again = render(image, inverted=True).astype(int)
    assert np.abs(again + render(image) - 255).max() <= 1


def test_by_hand(tmp_path: Path) -> None:
    pixels = np.array([[0, 511, 512, 1023]], np.uint16)
    image = radiograph(tmp_path, pixels, **_WINDOW)
    # ((x - 511.5) / 1023 + 0.5) * 255, rounded.
    assert render(image).tolist() == [[0, 127, 128, 255]]


def test_modality_before_voi(tmp_path: Path) -> None:
    pixels = np.array([[0, 1023]], np.uint16)
    image = radiograph(tmp_path, pixels, RescaleSlope=-1, RescaleIntercept=1023, **_WINDOW)
    assert render(image).tolist() == [[255, 0]]


def test_table_comes_before_windows(tmp_path: Path) -> None:
    pixels = np.array([[0, 1, 2, 3]], np.uint8)
    image = radiograph(tmp_path, pixels, VOILUTSequence=[lut_item(0, [0, 255, 51], 8)], **_WINDOW)
    assert voi_source(image) == "VOILUTSequence"
    assert [type(voi) for voi in image.vois] == [LookupTable, Window]
    assert render(image).tolist() == [[0, 255, 51, 51]]
    assert render(image, voi=image.vois[1]).max() < 10


def test_several_windows_are_presets(tmp_path: Path) -> None:
    image = radiograph(
        tmp_path,
        WindowCenter=[100, 200],
        WindowWidth=[50, 60],
        WindowCenterWidthExplanation=["NORMAL", "HARDER"],
        VOILUTFunction="SIGMOID",
    )
    assert image.vois == (
        Window(100, 50, VoiFunction.SIGMOID, "NORMAL"),
        Window(200, 60, VoiFunction.SIGMOID, "HARDER"),
    )
    assert voi_source(image) == "window SIGMOID"


@pytest.mark.parametrize("width", ["0", "-5", "nan"])
def test_unusable_width_falls_back(tmp_path: Path, width: str) -> None:
    image = radiograph(tmp_path, WindowCenter="100", WindowWidth=width)
    assert image.vois == ()
    assert voi_source(image) == "auto percentile"
    assert any("window" in warning for warning in image.warnings)
    assert default_voi(image) == automatic_window(image)


def test_unusable_first_window_leaves_the_second(tmp_path: Path) -> None:
    image = radiograph(tmp_path, WindowCenter=[100, 300], WindowWidth=[0, 400])
    assert image.vois == (Window(300, 400),)


def test_width_below_one_becomes_linear_exact(tmp_path: Path) -> None:
    image = radiograph(tmp_path, WindowCenter="0.5", WindowWidth="0.25")
    assert image.vois == (Window(0.5, 0.25, VoiFunction.LINEAR_EXACT),)


def test_automatic_window_shows_all_but_the_extremes(tmp_path: Path) -> None:
    pixels = np.full((100, 100), 500, np.uint16)
    pixels[:50] = 600
    pixels[0, :5], pixels[0, 5:10] = 0, 60000
    window = automatic_window(radiograph(tmp_path, pixels))
    assert (window.centre, window.width) == (550, 100)
    picture = render(radiograph(tmp_path, pixels))
    assert picture[99, 99] == 0
    assert picture[10, 10] == 255


def test_automatic_window_leaves_padding_out(tmp_path: Path) -> None:
    pixels = np.full((10, 10), 65000, np.uint16)
    pixels[4:6], pixels[6:8] = 1000, 2000
    padded = radiograph(tmp_path, pixels, PixelPaddingValue=64000, PixelPaddingRangeLimit=65535)
    assert padded.padding == (64000, 65535)
    window = automatic_window(padded)
    assert (window.centre, window.width) == (1500, 1000)
    assert automatic_window(replace(padded, padding=None)).width == 64000


def test_image_of_nothing_but_padding(tmp_path: Path) -> None:
    image = radiograph(tmp_path, np.full((4, 4), 7, np.uint16), PixelPaddingValue=7)
    assert render(image).tolist() == [[0] * 4] * 4


def test_padding_outside_the_range_of_values(tmp_path: Path) -> None:
    image = radiograph(tmp_path, np.arange(16, dtype=np.uint8).reshape(4, 4))
    assert automatic_window(replace(image, padding=(-2000, -1000))) == automatic_window(image)


def test_one_lonely_bright_pixel_is_seen(tmp_path: Path) -> None:
    pixels = np.zeros((100, 100), np.uint16)
    pixels[3, 3] = 900
    picture = render(radiograph(tmp_path, pixels))
    assert picture[3, 3] == 255
    assert picture[0, 0] == 0


def test_each_frame_has_its_own_automatic_window(tmp_path: Path) -> None:
    pixels = np.stack([PIXELS, PIXELS * 3])
    image = radiograph(tmp_path, pixels)
    assert automatic_window(image, 1).width == pytest.approx(3 * automatic_window(image, 0).width)
    assert np.array_equal(render(image, 0), render(image, 1))


def test_signed_pixels(tmp_path: Path) -> None:
    pixels = np.array([[-2048, -1, 0, 2047]], np.int16)
    image = radiograph(tmp_path, pixels, bits=12, WindowCenter=0, WindowWidth=4096)
    table = display_table(image)
    assert (table.first, len(table.values)) == (-2048, 4096)
    assert np.array_equal(table.values[pixels - table.first], render(image))
    assert render(image).tolist() == [[0, 127, 128, 255]]


def test_one_bit(tmp_path: Path) -> None:
    image = radiograph(tmp_path, np.array([[0, 1]], np.uint8), bits=1)
    assert render(image).tolist() == [[0, 255]]


def test_colour_is_shown_as_it_is(tmp_path: Path) -> None:
    pixels = np.arange(4 * 4 * 3, dtype=np.uint8).reshape(4, 4, 3)
    image = radiograph(tmp_path, pixels)
    assert np.array_equal(render(image), pixels)
    assert np.array_equal(render(image, inverted=True), 255 - pixels)
    with pytest.raises(ValueError, match="colour"):
        display_table(image)
    assert automatic_window(image).width == 255


def test_colour_is_never_inverted_by_the_file(tmp_path: Path) -> None:
    image = radiograph(tmp_path, np.zeros((2, 2, 3), np.uint8), PresentationLUTShape="INVERSE")
    assert not image.inverted
