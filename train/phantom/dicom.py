"""Write a phantom as Digital X-Ray Image Storage - For Presentation (PS3.3 A.26).

Every object says that it is synthetic: in the patient's name, the descriptions, the comments and
Quality Control Image, which is YES for pictures of phantoms (PS3.3 C.7.6.1).
"""

from pathlib import Path

import imagecodecs
import numpy as np
import numpy.typing as npt
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.sequence import Sequence
from pydicom.uid import (
    DigitalXRayImageStorageForPresentation,
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    generate_uid,
)

from train.phantom.generate import Phantom

_BITS = 12

#: Enlargement of the middle of the chest on the detector: standing at 1.8 m, lying at 1 m.
_MAGNIFICATION = {"PA": 1.05, "AP": 1.12}

# Of no meaning, but equal every time: files of one seed are equal byte for byte.
_DATE, _TIME = "20260101", "120000"


def _code(value: str, scheme: str, meaning: str) -> Dataset:
    code = Dataset()
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = value, scheme, meaning
    return code


def dataset(phantom: Phantom, compress: bool = True) -> Dataset:
    """Return a phantom as a DICOM object with file meta information.

    Parameters
    ----------
    phantom : Phantom
    compress : bool
        JPEG 2000 lossless rather than native Explicit VR Little Endian.
    """
    size = phantom.image.shape[0]
    entropy = ["phantom", str(phantom.seed), str(size), *phantom.findings,
               *(f"{value:.6f}" for value in phantom.severities.values())]  # fmt: skip
    pixels = np.round(phantom.image * (2**_BITS - 1)).astype(np.uint16)

    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.MediaStorageSOPClassUID = DigitalXRayImageStorageForPresentation
    ds.file_meta.MediaStorageSOPInstanceUID = generate_uid(entropy_srcs=[*entropy, "instance"])
    ds.file_meta.TransferSyntaxUID = JPEG2000Lossless if compress else ExplicitVRLittleEndian
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID
    ds.SpecificCharacterSet = "ISO_IR 100"

    _describe(ds, phantom, entropy)
    _place(ds, phantom)
    _set_pixels(ds, pixels, compress)
    return ds


def _describe(ds: Dataset, phantom: Phantom, entropy: list[str]) -> None:
    """Fill in patient, study, series, equipment and image."""
    ds.PatientName = "SYNTHETIC^PHANTOM"
    ds.PatientID = f"SYNTHETIC-{phantom.seed:08d}"
    ds.PatientBirthDate = ""
    ds.PatientSex = phantom.sex
    ds.PatientAge = f"{phantom.age:03d}Y"
    ds.StudyInstanceUID = generate_uid(entropy_srcs=[*entropy, "study"])
    ds.StudyDate = ds.SeriesDate = ds.ContentDate = ds.AcquisitionDate = _DATE
    ds.StudyTime = ds.SeriesTime = ds.ContentTime = ds.AcquisitionTime = _TIME
    ds.ReferringPhysicianName = ""
    ds.StudyID = "1"
    ds.AccessionNumber = ""
    ds.StudyDescription = "SYNTHETIC chest radiograph"

    # Series and equipment.
    ds.Modality = "DX"
    ds.SeriesInstanceUID = generate_uid(entropy_srcs=[*entropy, "series"])
    ds.SeriesNumber = 1
    ds.SeriesDescription = f"SYNTHETIC chest {phantom.view}"
    ds.PresentationIntentType = "FOR PRESENTATION"
    ds.Manufacturer = "pcam-viewer"
    ds.ManufacturerModelName = "phantom generator"

    # Image.
    ds.InstanceNumber = 1
    ds.ImageType = ["DERIVED", "PRIMARY"]
    present = ", ".join(
        f"{name} ({phantom.sides[name]})" if phantom.sides[name] else name
        for name in phantom.findings
    )
    ds.ImageComments = f"SYNTHETIC: computed from a seed, no patient. {present or 'No finding'}"
    ds.DerivationDescription = "SYNTHETIC: computed from a geometric model of the chest"
    ds.QualityControlImage = "YES"
    ds.BurnedInAnnotation = "NO"
    ds.LossyImageCompression = "00"
    ds.PresentationLUTShape = "IDENTITY"
    ds.AcquisitionContextSequence = Sequence()


def _place(ds: Dataset, phantom: Phantom) -> None:
    """Fill in anatomy, position and detector."""
    ds.BodyPartExamined = "CHEST"
    ds.AnatomicRegionSequence = Sequence([_code("43799004", "SCT", "Chest")])
    ds.ImageLaterality = "U"
    ds.PatientOrientation = ["L", "F"]
    ds.ViewPosition = phantom.view
    ds.PositionerType = ""
    ds.DetectorType = ""
    magnification = _MAGNIFICATION[phantom.view]
    spacing = f"{phantom.spacing_mm:.5f}"
    ds.ImagerPixelSpacing = [f"{phantom.spacing_mm * magnification:.5f}"] * 2
    ds.EstimatedRadiographicMagnificationFactor = f"{magnification:.2f}"
    ds.PixelSpacing = [spacing, spacing]
    ds.PixelSpacingCalibrationType = "GEOMETRY"
    ds.PixelSpacingCalibrationDescription = "Middle of the chest"


def _set_pixels(ds: Dataset, pixels: npt.NDArray[np.uint16], compress: bool) -> None:
    """Fill in the pixels and how they are shown."""
    ds.SamplesPerPixel = 1
    ds.PhotometricInterpretation = "MONOCHROME2"
    ds.Rows, ds.Columns = pixels.shape
    ds.BitsAllocated = 16
    ds.BitsStored = _BITS
    ds.HighBit = _BITS - 1
    ds.PixelRepresentation = 0
    ds.PixelIntensityRelationship = "LOG"
    ds.PixelIntensityRelationshipSign = -1
    ds.RescaleIntercept, ds.RescaleSlope, ds.RescaleType = "0", "1", "US"
    ds.WindowCenter, ds.WindowWidth = str(2 ** (_BITS - 1)), str(2**_BITS)
    if compress:
        stream = imagecodecs.jpeg2k_encode(
            pixels, reversible=True, codecformat="j2k", bitspersample=_BITS
        )
        ds.PixelData = encapsulate([bytes(stream)])
        ds["PixelData"].VR = "OB"
    else:
        ds.PixelData = pixels.astype("<u2").tobytes()
        ds["PixelData"].VR = "OW"


def write_dicom(phantom: Phantom, file: Path, compress: bool = True) -> None:
    """Write a phantom as one DICOM file.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    dataset(phantom, compress).save_as(file, enforce_file_format=True)
