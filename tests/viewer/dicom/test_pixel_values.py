"""Pixels read in a shorter way are those that pydicom gives in its own."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from dicom_factory import dataset, write

from viewer.dicom import decode
from viewer.dicom.pixel_stream import PixelStream
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.read import read_stored
from viewer.dicom.source import Source


@pytest.mark.shared
def test_every_frame_of_grey_is_what_pydicom_decodes(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pixels(file: Path) -> Any:
        try:
            with Source(file).open() as stream:
                return read_stored(stream).pixels
        except UnreadableError:
            return None

    files = [path for path in sorted((shared / "dicom").rglob("*")) if path.is_file()]
    short = [pixels(file) for file in files]
    assert sum(each is not None for each in short) > 100
    monkeypatch.setattr(decode, "_is_single_grey", lambda *_: False)
    for file, ours in zip(files, short, strict=True):
        theirs = pixels(file)
        if theirs is None:
            assert ours is None, file
        else:
            assert ours.dtype == theirs.dtype, file
            assert np.array_equal(ours, theirs), file


def test_large_pixel_data_is_read_in_place(tmp_path: Path) -> None:
    pixels = np.arange(2048 * 1100, dtype=np.uint16).reshape(2048, 1100)
    file = write(tmp_path / "large.dcm", dataset(pixels, bits=16))
    with Source(file).open() as stream:
        stored = read_stored(stream)
    assert np.array_equal(stored.pixels[0], pixels)
    assert isinstance(stored.header.dataset.PixelData, memoryview)
    assert not stored.pixels.flags.writeable
    assert stored.header.dataset.PixelData == pydicom.dcmread(file).PixelData


@pytest.mark.parametrize("kept", [0.4, 0.999])
def test_large_pixel_data_that_is_cut_off_says_so(kept: float, tmp_path: Path) -> None:
    pixels = np.zeros((2048, 2500), np.uint16)
    file = write(tmp_path / "cut.dcm", dataset(pixels, bits=16))
    whole = file.read_bytes()
    file.write_bytes(whole[: int(kept * len(whole))])
    with Source(file).open() as stream, pytest.raises(UnreadableError, match="cut short"):
        read_stored(stream)


def test_what_a_damaged_length_asks_for_is_not_taken(tmp_path: Path) -> None:
    file = tmp_path / "small"
    file.write_bytes(bytes(6 << 20))
    with file.open("rb") as stream:
        assert len(PixelStream(stream, 0).read(4 << 30)) == 6 << 20


def test_what_stands_before_the_pixels_stays_bytes(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(bytes(20 << 20))
    with file.open("rb") as stream:
        assert isinstance(PixelStream(stream, 1).read(5 << 20), bytes)
        assert isinstance(PixelStream(stream, 1).read(5 << 20), memoryview)
        assert isinstance(PixelStream(stream, 1).read(100), bytes)
    assert isinstance(PixelStream(io.BytesIO(bytes(6 << 20)), 0).read(5 << 20), bytes)
