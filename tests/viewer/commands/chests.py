"""Images of known content that name a patient wherever they can."""

from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ComputedRadiographyImageStorage, ExplicitVRLittleEndian

ROWS, COLUMNS = 480, 400

#: A value that can be found again in any file, for every element that tells who it is.
IDENTIFYING = {
    "PatientName": "MARKNAME^MARKGIVEN",
    "PatientID": "MARKPATIENTID",
    "PatientBirthDate": "19511213",
    "OtherPatientIDs": "MARKOTHERID",
    "PatientAddress": "MARKADDRESS",
    "PatientComments": "MARKCOMMENT",
    "AccessionNumber": "MARKACCESSION",
    "InstitutionName": "MARKINSTITUTION",
    "InstitutionAddress": "MARKSTREET",
    "ReferringPhysicianName": "MARKREFERRER",
    "PerformingPhysicianName": "MARKPERFORMER",
    "OperatorsName": "MARKOPERATOR",
    "StationName": "MARKSTATION",
    "StudyID": "MARKSTUDYID",
    "StudyDate": "20210907",
    "SeriesDate": "20210908",
    "ContentDate": "20210909",
    "StudyTime": "101112",
    "StudyDescription": "MARKSTUDYTEXT",
    "SeriesDescription": "MARKSERIESTEXT",
    "ProtocolName": "MARKPROTOCOL",
    "ImageComments": "MARKIMAGETEXT",
    "StudyInstanceUID": "1.2.826.77701.1",
    "SeriesInstanceUID": "1.2.826.77701.2",
    "FrameOfReferenceUID": "1.2.826.77701.3",
}
SOP_INSTANCE_UID = "1.2.826.77701.4"


def bright_square() -> np.ndarray:
    """Return stored values: dark, with a bright square in the upper left quarter."""
    pixels = np.full((ROWS, COLUMNS), 100, np.uint16)
    pixels[60:180, 50:150] = 4000
    return pixels


def write_chest(path: Path, pixels: np.ndarray | None = None, **elements: object) -> Path:
    """Write a frontal chest radiograph; elements set to None are left out."""
    pixels = bright_square() if pixels is None else pixels
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.file_meta.MediaStorageSOPClassUID = ComputedRadiographyImageStorage
    made.file_meta.MediaStorageSOPInstanceUID = SOP_INSTANCE_UID
    made.SOPClassUID, made.SOPInstanceUID = ComputedRadiographyImageStorage, SOP_INSTANCE_UID
    made.Modality, made.BodyPartExamined, made.ViewPosition = "CR", "CHEST", "PA"
    made.Rows, made.Columns = pixels.shape[-2:]
    if pixels.ndim == 3:
        made.NumberOfFrames = len(pixels)
    made.SamplesPerPixel, made.PhotometricInterpretation = 1, "MONOCHROME2"
    made.BitsAllocated, made.BitsStored, made.HighBit, made.PixelRepresentation = 16, 12, 11, 0
    made.WindowCenter, made.WindowWidth = [2048, 1000], [4096, 500]
    made.PixelData = pixels.astype("<u2").tobytes()
    made["PixelData"].VR = "OW"
    for keyword, value in elements.items():
        setattr(made, keyword, value)
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save_as(path, enforce_file_format=True)
    return path
