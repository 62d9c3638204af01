"""Small DICOM objects of any kind, valid or not, made in memory."""

import io
import struct
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    ComputedRadiographyImageStorage,
    ExplicitVRLittleEndian,
    generate_uid,
)

from viewer.dicom.header import Header
from viewer.dicom.radiograph import Radiograph
from viewer.dicom.read import read

_JPEG_XL = tuple(f"1.2.840.10008.1.2.4.{number}" for number in (110, 111, 112))
_SAME_LENGTH = "1.2.840.10008.1.2.4.201"
PIXELS = np.arange(12 * 10, dtype=np.uint16).reshape(12, 10) * 8


def dataset(
    pixels: npt.NDArray[Any] = PIXELS,
    *,
    bits: int | None = None,
    frames: list[bytes] | None = None,
    syntax: str = ExplicitVRLittleEndian,
    **elements: Any,
) -> Dataset:
    """Return a CR image; an element set to None is left out, ``frames`` are compressed ones."""
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = syntax
    made.file_meta.MediaStorageSOPClassUID = ComputedRadiographyImageStorage
    made.SOPClassUID = ComputedRadiographyImageStorage
    made.SOPInstanceUID = made.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    made.StudyInstanceUID, made.SeriesInstanceUID = "1.2.3", "1.2.3.4"
    made.Modality = "CR"
    made.PatientName, made.PatientID = "Test^Person", "T1"
    colour = pixels.shape[-1] == 3 and pixels.ndim >= 3
    shape = pixels.shape[:-1] if colour else pixels.shape
    made.Rows, made.Columns = shape[-2:]
    if len(shape) == 3:
        made.NumberOfFrames = shape[0]
    made.SamplesPerPixel = 3 if colour else 1
    made.PhotometricInterpretation = "RGB" if colour else "MONOCHROME2"
    if colour:
        made.PlanarConfiguration = 0
    if pixels.dtype.kind == "f":
        made.BitsAllocated = 8 * pixels.dtype.itemsize
        name = "FloatPixelData" if pixels.dtype.itemsize == 4 else "DoubleFloatPixelData"
        setattr(made, name, pixels.tobytes())
    else:
        made.BitsAllocated = 8 * pixels.dtype.itemsize
        made.BitsStored = bits or made.BitsAllocated
        made.HighBit = made.BitsStored - 1
        made.PixelRepresentation = int(pixels.dtype.kind == "i")
        if frames is not None:
            made.PixelData = encapsulate(frames)
            made["PixelData"].is_undefined_length = True
        else:
            data = pixels.tobytes()
            made.PixelData = data + b"\0" * (len(data) % 2)
        made["PixelData"].VR = "OB" if made.BitsAllocated == 8 else "OW"
    for keyword, value in elements.items():
        if value is None:
            delattr(made, keyword)
        else:
            setattr(made, keyword, value)
    return made


def encoded(made: Dataset) -> bytes:
    """Return a data set as the bytes of a file, also in a transfer syntax pydicom cannot write."""
    buffer = io.BytesIO()
    syntax = made.file_meta.TransferSyntaxUID
    if syntax in _JPEG_XL:
        made.file_meta.TransferSyntaxUID = _SAME_LENGTH
    with warnings.catch_warnings():
        # Invalid values are the point.
        warnings.simplefilter("ignore")
        made.save_as(buffer, enforce_file_format=True)
    made.file_meta.TransferSyntaxUID = syntax
    if syntax in _JPEG_XL:
        return buffer.getvalue().replace(_SAME_LENGTH.encode(), syntax.encode(), 1)
    return buffer.getvalue()


def write(path: Path, made: Dataset | None = None, **elements: Any) -> Path:
    """Write a data set, or the default image with elements changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded(dataset(**elements) if made is None else made))
    return path


def radiograph(folder: Path, *arguments: Any, **elements: Any) -> Radiograph:
    """Return an image after a round trip through a file."""
    return read(write(folder / "image", dataset(*arguments, **elements)))


def item(**elements: Any) -> Dataset:
    """Return a sequence item."""
    made = Dataset()
    for keyword, value in elements.items():
        setattr(made, keyword, value)
    return made


def lut_item(first: int, data: list[int], bits: int = 16, entries: int | None = None) -> Dataset:
    """Return an item of a Modality or VOI LUT Sequence."""
    made = Dataset()
    made.add_new("LUTDescriptor", "US", [entries or len(data), first % 65536, bits])
    made.add_new("LUTData", "OW", struct.pack(f"<{len(data)}H", *data))
    return made


def header(**elements: Any) -> Header:
    """Return a header of nothing but these elements."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Header(item(**elements))


def directory(parts: list[list[str] | str]) -> Dataset:
    """Return a DICOMDIR that references files; nothing checks the references."""
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.1.3.10"
    made.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    made.FileSetID = "TEST"
    records = [item(DirectoryRecordType="PATIENT", PatientID="T1")]
    for reference in parts:
        record = item(DirectoryRecordType="IMAGE")
        record.add_new("ReferencedFileID", "CS", reference)
        records.append(record)
    made.DirectoryRecordSequence = records
    return made
