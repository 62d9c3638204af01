"""A folder of many small DICOM files, as an archive exports it."""

from pathlib import Path

import numpy as np
import pydicom
from pydicom.filebase import DicomBytesIO
from pydicom.uid import generate_uid

from benchmarks import radiographs

# Images of one series, series of one study, studies of one patient.
_PER_SERIES, _PER_STUDY, _PER_PATIENT = 2, 4, 8


def fill(folder: Path, count: int, side: int = 0) -> Path:
    """Write files into a folder, in subfolders of one patient each, and return the folder.

    Parameters
    ----------
    side : int
        Rows and columns of an image; 0 for headers that say 3000 × 2400 without any pixels.
    """
    ds = radiographs.header(side or 3000, side or 2400, 12)
    for number, name in enumerate(_ORDINARY):
        setattr(ds, name, f"TEXT {number}")
    if side:
        ds.PixelData = np.zeros((side, side), np.uint16).tobytes()
    for number in range(count):
        patient = number // _PER_PATIENT
        ds.PatientID, ds.PatientName = f"P{patient:05}", f"SYNTHETIC^NUMBER {patient}"
        ds.StudyInstanceUID = _uid("study", number // _PER_STUDY)
        ds.SeriesInstanceUID = _uid("series", number // _PER_SERIES)
        ds.SOPInstanceUID = _uid("image", number)
        ds.InstanceNumber = number % _PER_SERIES + 1
        target = folder / f"{patient:05}"
        target.mkdir(parents=True, exist_ok=True)
        buffer = DicomBytesIO()
        pydicom.dcmwrite(buffer, ds, enforce_file_format=True)
        (target / f"{number:06}").write_bytes(buffer.getvalue())
    return folder


# What a header of a hospital has besides, in no special order.
_ORDINARY = (
    "InstitutionName",
    "InstitutionAddress",
    "StationName",
    "ManufacturerModelName",
    "DeviceSerialNumber",
    "SoftwareVersions",
    "ProtocolName",
    "SeriesDescription",
    "AccessionNumber",
    "StudyID",
    "DetectorID",
    "DetectorDescription",
    "PerformedProcedureStepDescription",
    "RequestedProcedureDescription",
    "ImageComments",
    "ReferringPhysicianName",
)


def _uid(*of: object) -> str:
    return generate_uid(entropy_srcs=["benchmark", *map(str, of)])
