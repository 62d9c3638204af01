"""Synthetic radiographs for benchmarks: a smooth field with noise, written as DICOM."""

from pathlib import Path

import imagecodecs
import numpy as np
import numpy.typing as npt
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    UID,
    DigitalXRayImageStorageForPresentation,
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLosslessSV1,
    generate_uid,
)


def field(rows: int, columns: int, bits: int) -> npt.NDArray[np.uint16]:
    """Return pixels, shape (rows, columns): bright in the middle, with noise, seed 0."""
    highest = 2**bits - 1
    y, x = np.mgrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j]
    noise = np.random.default_rng(0).normal(0, highest / 270, (rows, columns))
    values = 0.73 * highest * np.exp(-(x**2 + y**2)) + noise + highest / 33
    return np.clip(values, 0, highest).astype(np.uint16)


def header(rows: int, columns: int, bits: int, syntax: UID = ExplicitVRLittleEndian) -> Dataset:
    """Return the header of a frontal chest radiograph, without pixels."""
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = syntax
    ds.SOPClassUID = DigitalXRayImageStorageForPresentation
    ds.SOPInstanceUID, ds.StudyInstanceUID, ds.SeriesInstanceUID = (generate_uid() for _ in "123")
    ds.PatientName, ds.PatientID, ds.PatientBirthDate = "SYNTHETIC^BENCHMARK", "1", "19700101"
    ds.StudyDate, ds.StudyTime, ds.StudyDescription = "20240102", "101500", "Chest"
    ds.Modality, ds.BodyPartExamined, ds.ViewPosition = "DX", "CHEST", "PA"
    ds.PatientOrientation = ["L", "F"]
    ds.Rows, ds.Columns, ds.SamplesPerPixel = rows, columns, 1
    ds.PhotometricInterpretation = "MONOCHROME1"
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, bits, bits - 1, 0
    ds.WindowCenter, ds.WindowWidth = round(0.37 * 2**bits), round(0.67 * 2**bits)
    ds.RescaleSlope, ds.RescaleIntercept = 1, 0
    return ds


def write(
    file: Path,
    pixels: npt.NDArray[np.uint16],
    bits: int,
    syntax: UID = ExplicitVRLittleEndian,
    **changes: object,
) -> Path:
    """Write pixels as a file and return its path.

    Parameters
    ----------
    syntax : UID
        Explicit VR Little Endian, JPEG Lossless or JPEG 2000 Lossless.
    **changes
        Elements that differ from :func:`header`, by keyword.
    """
    ds = header(*pixels.shape, bits, syntax)
    for keyword, value in changes.items():
        setattr(ds, keyword, value)
    if syntax == ExplicitVRLittleEndian:
        ds.PixelData = pixels.tobytes()
    else:
        encode = _ENCODERS[syntax]
        ds.PixelData = encapsulate([encode(pixels, bits)])
        ds["PixelData"].is_undefined_length = True
    ds.save_as(file, enforce_file_format=True)
    return file


def _jpeg_2000(pixels: npt.NDArray[np.uint16], bits: int) -> bytes:
    return bytes(imagecodecs.jpeg2k_encode(pixels, codecformat="j2k", reversible=True, level=0))


def _jpeg_lossless(pixels: npt.NDArray[np.uint16], bits: int) -> bytes:
    return bytes(imagecodecs.ljpeg_encode(pixels, bitspersample=bits))


_ENCODERS = {pydicom.uid.UID(JPEG2000Lossless): _jpeg_2000, JPEGLosslessSV1: _jpeg_lossless}
