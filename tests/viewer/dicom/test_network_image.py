"""What a network sees does not depend on the reader."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from dicom_factory import PIXELS, radiograph
from PIL import Image

from viewer.dicom.display import default_voi, pipeline
from viewer.dicom.network_image import network_image
from viewer.dicom.radiograph import VoiFunction, Window
from viewer.dicom.read import read


def test_range_and_kind(tmp_path: Path) -> None:
    image = network_image(radiograph(tmp_path))
    assert image.dtype == np.float32
    assert image.shape == PIXELS.shape
    assert (image.min(), image.max()) == (0, 1)


def test_first_window_of_the_file(tmp_path: Path) -> None:
    pixels = np.array([[0, 100, 300, 500]], np.uint16)
    image = radiograph(
        tmp_path,
        pixels,
        WindowCenter=[200, 9],
        WindowWidth=[200, 9],
        VOILUTFunction="LINEAR_EXACT",
        RescaleIntercept=0,
        RescaleSlope=1,
    )
    assert image.vois[0] == Window(200, 200, VoiFunction.LINEAR_EXACT)
    assert network_image(image).tolist() == [[0, 0, 1, 1]]


def test_polarity_makes_dense_bright(tmp_path: Path) -> None:
    grey = radiograph(tmp_path)
    turned = radiograph(tmp_path, PhotometricInterpretation="MONOCHROME1")
    assert np.allclose(network_image(turned), 1 - network_image(grey))


def test_automatic_window_per_frame(tmp_path: Path) -> None:
    image = radiograph(tmp_path, np.stack([PIXELS, PIXELS * 2]))
    assert np.allclose(network_image(image, 0), network_image(image, 1))


def test_colour_becomes_luminance(tmp_path: Path) -> None:
    pixels = np.array([[[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]], np.uint8)
    shown = network_image(radiograph(tmp_path, pixels))
    assert np.allclose(shown, [[0.299, 0.587, 0.114, 1]])


def test_nothing_but_file_and_frame_decides(tmp_path: Path) -> None:
    # Values of a presets list beyond the first are for the reader alone.
    image = radiograph(tmp_path, WindowCenter=[500, 10], WindowWidth=[1000, 20])
    fewer = replace(image, vois=image.vois[:1])
    assert np.array_equal(network_image(image), network_image(fewer))


def test_a_picture_that_is_shown_as_it_is_gives_the_numbers_of_its_table(tmp_path: Path) -> None:
    file = tmp_path / "every.png"
    Image.fromarray(np.arange(256, dtype=np.uint8).reshape(16, 16)).save(file)
    picture = read(file)
    first, shown = pipeline(picture, default_voi(picture))
    assert first == 0
    expected = shown.astype(np.float32).reshape(16, 16)
    image = network_image(picture)
    assert image.dtype == np.float32
    np.testing.assert_array_equal(image, expected)
    # Any other window or polarity goes through the table, also of eight bits.
    turned = network_image(replace(picture, inverted=True))
    np.testing.assert_array_equal(turned, (1 - shown).astype(np.float32).reshape(16, 16))
    narrow = network_image(replace(picture, vois=(Window(128.0, 100.0),)))
    assert np.unique(narrow).size == 100
