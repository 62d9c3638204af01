"""Compressed pixels come back as they were, whatever their kind."""

import struct
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import numpy.typing as npt
import pytest
from dicom_factory import PIXELS, dataset, encoded, radiograph, write
from pydicom.uid import UID

from viewer.dicom import decode
from viewer.dicom.codestream import FrameHeader, frame_header
from viewer.dicom.decode import can_decode, decoder_table, is_available, register
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.read import read

_UID = "1.2.840.10008.1.2.4."
_GREY8 = (np.add.outer(np.arange(32), np.arange(40)) * 3).astype(np.uint8)
_GREY12 = (np.add.outer(np.arange(32), np.arange(40)) * 57).astype(np.uint16)
_COLOUR = np.stack([_GREY8, 255 - _GREY8, _GREY8 // 2], axis=-1)


def _lossless_jpeg(pixels: npt.NDArray[Any], bits: int) -> bytes:
    return imagecodecs.jpeg8_encode(pixels, lossless=True, predictor=1, bitspersample=bits)


@pytest.mark.parametrize(
    ("syntax", "pixels", "bits", "data"),
    [
        ("57", _GREY12, 12, _lossless_jpeg(_GREY12, 12)),
        ("70", _GREY12, 16, _lossless_jpeg(_GREY12, 16)),
        ("70", _GREY8, 8, _lossless_jpeg(_GREY8, 8)),
        ("80", _GREY12, 12, imagecodecs.jpegls_encode(_GREY12)),
        ("90", _GREY12, 12, imagecodecs.jpeg2k_encode(_GREY12, reversible=True, codecformat="J2K")),
        ("90", _COLOUR, 8, imagecodecs.jpeg2k_encode(_COLOUR, reversible=True, codecformat="J2K")),
        ("201", _GREY12, 12, imagecodecs.htj2k_encode(_GREY12, reversible=True)),
        ("110", _GREY12, 16, imagecodecs.jpegxl_encode(_GREY12, lossless=True)),
        ("112", _COLOUR, 8, imagecodecs.jpegxl_encode(_COLOUR, lossless=True)),
    ],
)
def test_lossless(
    syntax: str, pixels: npt.NDArray[Any], bits: int, data: bytes, tmp_path: Path
) -> None:
    image = radiograph(tmp_path, pixels, bits=bits, frames=[data], syntax=_UID + syntax)
    assert np.array_equal(image.stored[0], pixels)
    assert image.stored.dtype == pixels.dtype


def test_signed_pixels_of_lossless_jpeg(tmp_path: Path) -> None:
    pixels = _GREY12.astype(np.int16) - 2000
    data = _lossless_jpeg((pixels & 0xFFF).astype(np.uint16), 12)
    image = radiograph(tmp_path, pixels, bits=12, frames=[data], syntax=_UID + "70")
    assert image.stored.dtype == np.int16
    assert np.array_equal(image.stored[0], pixels)


def test_frames(tmp_path: Path) -> None:
    pixels = np.stack([_GREY8, _GREY8[::-1], _GREY8[:, ::-1]])
    frames = [imagecodecs.jpegls_encode(np.ascontiguousarray(frame)) for frame in pixels]
    image = radiograph(tmp_path, pixels, frames=frames, syntax=_UID + "80")
    assert np.array_equal(image.stored, pixels)


def test_lossy_overshoot_is_clipped_not_masked(tmp_path: Path) -> None:
    # Twelve-bit codestream in an image that says it stores ten.
    pixels = np.minimum(_GREY12, 1100)
    data = _lossless_jpeg(pixels, 12)
    image = radiograph(tmp_path, pixels, bits=10, frames=[data], syntax=_UID + "70")
    assert np.array_equal(image.stored[0], np.minimum(pixels, 1023))


@pytest.mark.parametrize("photometric", ["YBR_FULL_422", "YBR_FULL"])
def test_ybr_becomes_rgb_once(photometric: str, tmp_path: Path) -> None:
    data = imagecodecs.jpeg8_encode(_COLOUR, level=98, subsampling="444")
    image = radiograph(
        tmp_path,
        _COLOUR,
        frames=[data],
        syntax=_UID + "50",
        PhotometricInterpretation=photometric,
    )
    assert np.abs(image.stored[0].astype(int) - _COLOUR).max() < 12


def test_jpeg2000_colour_transform_is_undone_once(tmp_path: Path) -> None:
    data = imagecodecs.jpeg2k_encode(_COLOUR, reversible=True, codecformat="J2K", mct=True)
    image = radiograph(
        tmp_path,
        _COLOUR,
        frames=[data],
        syntax=_UID + "90",
        PhotometricInterpretation="YBR_RCT",
    )
    assert np.array_equal(image.stored[0], _COLOUR)


@pytest.mark.parametrize("syntax", ["50", "57", "80", "90", "201", "110"])
def test_garbage_names_the_transfer_syntax(syntax: str, tmp_path: Path) -> None:
    path = write(tmp_path / "x", frames=[b"\xff\xd8garbage" * 9], syntax=_UID + syntax)
    with pytest.raises(UnreadableError, match=_UID.replace(".", r"\.") + syntax):
        read(path)


def test_frame_of_another_size_is_not_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytearray(imagecodecs.jpegls_encode(_GREY8))
    start = data.index(b"\xff\xf7")
    data[start + 5 : start + 9] = struct.pack(">2H", 65535, 65535)
    path = write(tmp_path / "x", dataset(_GREY8, frames=[bytes(data)], syntax=_UID + "80"))

    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(decode.imagecodecs, "jpegls_decode", never)
    with pytest.raises(UnreadableError, match="65535 x 65535"):
        read(path)


def test_too_few_frames(tmp_path: Path) -> None:
    data = imagecodecs.jpegls_encode(_GREY8)
    for syntax, frame in (("80", data), ("110", imagecodecs.jpegxl_encode(_GREY8, lossless=True))):
        made = dataset(_GREY8, frames=[frame], syntax=_UID + syntax, NumberOfFrames=3)
        with pytest.raises(UnreadableError):
            read(write(tmp_path / "x", made))


def test_signed_jpeg_xl_is_refused(tmp_path: Path) -> None:
    frame = imagecodecs.jpegxl_encode(_GREY8, lossless=True)
    made = dataset(_GREY8.astype(np.int16), frames=[frame], syntax=_UID + "110")
    with pytest.raises(UnreadableError, match="JPEG XL"):
        read(write(tmp_path / "x", made))


def test_unknown_transfer_syntax(tmp_path: Path) -> None:
    whole = encoded(dataset()).replace(b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.9.9\0")
    path = tmp_path / "x"
    path.write_bytes(whole)
    with pytest.raises(UnreadableError, match=r"1\.2\.840\.10008\.1\.9\.9.*doctor"):
        read(path)


def test_surplus_bytes_are_no_frames(tmp_path: Path) -> None:
    made = dataset()
    made.PixelData = made.PixelData * 5
    image = read(write(tmp_path / "x", made))
    assert np.array_equal(image.stored, PIXELS[np.newaxis])


def test_unused_bits_are_ignored(tmp_path: Path) -> None:
    dirty = PIXELS | 0xF000
    assert np.array_equal(radiograph(tmp_path, dirty, bits=12).stored[0], PIXELS)
    signed = np.array([[0x0FFF, 0x0001]], np.int16)
    assert radiograph(tmp_path, signed, bits=12).stored[0].tolist() == [[-1, 1]]


def test_native_pixels_are_not_copied_without_need(tmp_path: Path) -> None:
    image = radiograph(tmp_path)
    assert image.stored.base is not None
    assert not image.stored.flags.writeable


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_float_pixels(dtype: type, tmp_path: Path) -> None:
    pixels = np.linspace(-3, 5, 120).reshape(12, 10).astype(dtype)
    image = radiograph(tmp_path, pixels)
    values = image.stored[0] * image.slope + image.intercept
    assert np.abs(values - pixels).max() < 8 / 65535
    assert any("65536 steps" in warning for warning in image.warnings)


def test_float_pixels_that_are_not_finite(tmp_path: Path) -> None:
    pixels = np.array([[np.nan, np.inf], [1, 2]], np.float32)
    assert radiograph(tmp_path, pixels).stored[0].tolist() == [[0, 0], [32768, 65535]]


def test_wide_pixels(tmp_path: Path) -> None:
    pixels = np.array([[0, 4_000_000_000], [1, 5]], np.uint32)
    image = radiograph(tmp_path, pixels)
    assert image.stored[0].tolist() == [[0, 65535], [0, 0]]
    assert image.slope == pytest.approx(4_000_000_000 / 65535)


def test_sixteen_bit_colour(tmp_path: Path) -> None:
    pixels = np.array([[[0, 0x1234, 0xFFFF]]], np.uint16)
    assert radiograph(tmp_path, pixels).stored[0].tolist() == [[[0, 0x12, 0xFF]]]


def test_colour_by_plane(tmp_path: Path) -> None:
    made = dataset(_COLOUR, PlanarConfiguration=1)
    made.PixelData = np.ascontiguousarray(_COLOUR.transpose(2, 0, 1)).tobytes()
    assert np.array_equal(read(write(tmp_path / "x", made)).stored[0], _COLOUR)


def test_palette_is_needed(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="palette"):
        radiograph(tmp_path, _GREY8, PhotometricInterpretation="PALETTE COLOR")


def test_every_syntax_of_the_table_is_decoded_here() -> None:
    table = decoder_table()
    assert len({row.uid for row in table}) == len(table) == 19
    for row in table:
        assert row.available
        assert can_decode(row.uid)
        assert row.package.split()[0] in ("pydicom", "imagecodecs")
        assert row.name != row.uid
    assert not can_decode("1.2.840.10008.1.2.4.100")


def test_missing_codec_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing:
        available = False

    monkeypatch.setattr(decode.imagecodecs, "JPEGLS", Missing)
    assert not is_available(_UID + "80")
    assert not can_decode(_UID + "80")
    monkeypatch.setattr(decode, "version", _not_found)
    assert "imagecodecs" in decoder_table()[-1].package


def _not_found(name: str) -> str:
    raise decode.PackageNotFoundError(name)


def test_registering_again_is_harmless() -> None:
    register()
    decoder = decode.get_decoder(UID(_UID + "80"))
    assert decoder.available_plugins.count("imagecodecs") == 1


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (imagecodecs.jpeg8_encode(_COLOUR), FrameHeader(32, 40, 3, 8, 0xC0)),
        (imagecodecs.jpegls_encode(_GREY12), FrameHeader(32, 40, 1, 16, 0xF7)),
        (_lossless_jpeg(_GREY8, 8), FrameHeader(32, 40, 1, 8, 0xC3)),
        (imagecodecs.jpeg2k_encode(_GREY8, codecformat="J2K"), FrameHeader(32, 40, 1, 8, 0x51)),
        (imagecodecs.jpeg2k_encode(_GREY8, codecformat="JP2"), FrameHeader(32, 40, 1, 8, 0x51)),
    ],
)
def test_frame_header(data: bytes, wanted: FrameHeader) -> None:
    assert frame_header(data) == wanted


def test_stray_bytes_before_the_frame_header() -> None:
    data = imagecodecs.jpeg8_encode(_COLOUR)
    stray = data[:2] + b"\x00\xff\xff\xd0" + data[2:]
    assert frame_header(stray) == frame_header(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 50,
        b"\xff\xd8",
        b"\xff\xd8\xff\xc0\x00",
        b"\xff\xd8\xff\xc0\x00\x11\x08",
        b"\xff\xd8\xff\xe0\xff\xff",
        b"\xff\x4f\xff\x51\x00",
    ],
)
def test_no_frame_header(data: bytes) -> None:
    with pytest.raises(ValueError, match="frame"):
        frame_header(data)
