"""Pictures that are not DICOM."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from viewer.dicom import raster
from viewer.dicom.display import render
from viewer.dicom.network_image import network_image
from viewer.dicom.radiograph import SpacingSource, UnreadableError, View
from viewer.dicom.raster import raster_size
from viewer.dicom.read import read

_GREY = np.arange(20, 140, dtype=np.uint8).reshape(12, 10)


def _save(path: Path, image: Image.Image, kind: str, **options: Any) -> Path:
    image.save(path, kind, **options)
    return path


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_eight_bits_are_shown_as_they_are(kind: str, tmp_path: Path) -> None:
    options = {"lossless": True} if kind == "WEBP" else {}
    image = read(_save(tmp_path / "x", Image.fromarray(_GREY), kind, **options))
    assert np.array_equal(image.stored[0], _GREY)
    assert np.array_equal(render(image), _GREY)
    assert np.allclose(network_image(image), _GREY / 255, atol=1e-6)
    assert not image.is_dicom
    assert image.warnings[0].startswith("Not DICOM:")
    assert image.view is View.UNKNOWN
    assert image.spacing.source is SpacingSource.NONE


def test_jpeg(tmp_path: Path) -> None:
    image = read(_save(tmp_path / "x", Image.fromarray(_GREY), "JPEG", quality=98))
    assert np.abs(image.stored[0].astype(int) - _GREY).max() < 5


def test_grey_that_a_codec_rounded_by_a_level_is_grey(tmp_path: Path) -> None:
    grey = np.add.outer(np.arange(64), np.arange(64)).astype(np.uint8)
    picture = Image.fromarray(grey).convert("RGB")
    stored = io.BytesIO()
    picture.save(stored, "WEBP", quality=90)
    assert np.ptp(np.asarray(Image.open(stored)), axis=2).max() == 1
    image = read(_save(tmp_path / "x", picture, "WEBP", quality=90))
    assert not image.is_colour
    assert np.abs(image.stored[0].astype(int) - grey).max() < 12


@pytest.mark.parametrize(
    "mode_and_value", [("RGB", (7, 7, 7)), ("RGBA", (7, 7, 7, 255)), ("P", 7), ("LA", (7, 255))]
)
def test_grey_in_colour_clothes(mode_and_value: tuple[str, Any], tmp_path: Path) -> None:
    mode, value = mode_and_value
    made = Image.new(mode, (4, 3), value)
    if mode == "P":
        made.putpalette([level for level in range(256) for _ in range(3)])
    image = read(_save(tmp_path / "x", made, "PNG"))
    assert not image.is_colour
    assert np.array_equal(image.stored, np.full((1, 3, 4), 7))


def test_colour(tmp_path: Path) -> None:
    image = read(_save(tmp_path / "x", Image.new("RGB", (4, 3), (9, 8, 7)), "PNG"))
    assert image.is_colour
    assert image.stored[0, 0, 0].tolist() == [9, 8, 7]


def test_transparent_is_black(tmp_path: Path) -> None:
    image = read(_save(tmp_path / "x", Image.new("RGBA", (2, 2), (255, 255, 255, 0)), "PNG"))
    assert image.stored.max() == 0


def test_one_bit(tmp_path: Path) -> None:
    image = read(_save(tmp_path / "x", Image.new("1", (2, 2), 1), "PNG"))
    assert image.stored[0].tolist() == [[255, 255], [255, 255]]


def test_sixteen_bits(tmp_path: Path) -> None:
    pixels = np.array([[0, 1000], [40000, 65535]], np.uint16)
    image = read(_save(tmp_path / "x", Image.fromarray(pixels), "PNG"))
    assert image.stored.dtype == np.uint16
    assert np.array_equal(image.stored[0], pixels)
    assert render(image)[1, 1] == 255


def test_float_and_wide(tmp_path: Path) -> None:
    floats = Image.fromarray(np.array([[0.0, 0.5, 1.0]], np.float32))
    assert read(_save(tmp_path / "f", floats, "TIFF")).stored[0].tolist() == [[0, 32767, 65535]]
    flat = Image.fromarray(np.full((2, 2), 3.0, np.float32))
    assert read(_save(tmp_path / "g", flat, "TIFF")).stored.max() == 0
    whole = Image.fromarray(np.array([[0, 70]], np.int32))
    assert read(_save(tmp_path / "i", whole, "TIFF")).stored[0].tolist() == [[0, 70]]
    bad = Image.fromarray(np.array([[np.nan, 1]], np.float32))
    with pytest.raises(UnreadableError, match="cannot be decoded"):
        read(_save(tmp_path / "n", bad, "TIFF"))


def test_pages(tmp_path: Path) -> None:
    pages = [Image.fromarray(_GREY), Image.fromarray(255 - _GREY)]
    path = _save(tmp_path / "x", pages[0], "TIFF", save_all=True, append_images=pages[1:])
    image = read(path)
    assert np.array_equal(image.stored, _GREY[np.newaxis])
    assert "first of 2 pages" in image.warnings[1]


def test_turned_as_exif_says(tmp_path: Path) -> None:
    made = Image.fromarray(_GREY)
    exif = made.getexif()
    exif[0x0112] = 6
    image = read(_save(tmp_path / "x", made, "PNG", exif=exif))
    assert (image.rows, image.columns) == (10, 12)


def test_synthetic_says_so(tmp_path: Path) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Description", "SYNTHETIC radiograph, not a person")
    assert read(_save(tmp_path / "x", Image.fromarray(_GREY), "PNG", pnginfo=info)).synthetic
    assert not read(_save(tmp_path / "y", Image.fromarray(_GREY), "PNG")).synthetic


@pytest.mark.parametrize("start", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0" + b"\0" * 9])
def test_damaged(start: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(start + b"nonsense")
    with pytest.raises(UnreadableError):
        read(tmp_path / "x")


def test_cut_short(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    noise = Image.fromarray(rng.integers(0, 256, (64, 64), np.uint8))
    path = _save(tmp_path / "x", noise, "PNG")
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(UnreadableError, match="cannot be decoded"):
        read(path)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _save(tmp_path / "x", Image.fromarray(_GREY), "PNG")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 20)
    with path.open("rb") as stream, pytest.raises(UnreadableError, match="too many pixels"):
        raster_size(stream)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    monkeypatch.setattr(raster, "MEMORY_LIMIT", 100)
    with pytest.raises(UnreadableError, match="too large"):
        read(path)
    with path.open("rb") as stream:
        assert raster_size(io.BytesIO(stream.read())) == (12, 10, 1)
