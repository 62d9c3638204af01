"""The composed table: order, polarity, automatic window."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from dicom_factory import PIXELS, lut_item, radiograph

from viewer.dicom.display import (
    automatic_window,
    default_voi,
    display_at,
    display_table,
    render,
    voi_source,
    with_planes,
)
from viewer.dicom.radiograph import LookupTable, Shutter, VoiFunction, Window

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


@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
def test_grey_value_of_one_pixel_is_that_of_the_picture(
    tmp_path: Path, photometric: str, inverted: bool
) -> None:
    image = radiograph(
        tmp_path, PhotometricInterpretation=photometric, RescaleSlope=2, RescaleIntercept=-7
    )
    window = Window(600.0, 900.0)
    picture = render(image, 0, window, inverted)
    for row, column in ((0, 0), (5, 3), (11, 9)):
        stored = int(image.stored[0, row, column])
        assert display_at(image, stored, window, inverted) == picture[row, column]


def test_planes_are_laid_over_the_picture_and_leave_it_alone(tmp_path: Path) -> None:
    covered = np.zeros((2, 3), np.bool_)
    covered[0] = True
    overlays = np.zeros((2, 2, 3), np.bool_)
    overlays[0, 0, 0] = overlays[1, 1, 2] = True
    image = replace(radiograph(tmp_path), shutter=Shutter(covered, 40), overlays=overlays)
    picture = np.full((2, 3), 7, np.uint8)
    both = with_planes(picture, image, overlays=True, shutter=True)
    assert both.tolist() == [[255, 40, 40], [7, 7, 255]]
    assert with_planes(picture, image, overlays=False, shutter=True).tolist() == [
        [40, 40, 40],
        [7, 7, 7],
    ]
    assert with_planes(picture, image, overlays=True, shutter=False).tolist() == [
        [255, 7, 7],
        [7, 7, 255],
    ]
    assert with_planes(picture, image, overlays=False, shutter=False) is picture
    assert (picture == 7).all()
    plain = replace(image, shutter=None, overlays=None)
    assert with_planes(picture, plain, overlays=True, shutter=True) is picture
