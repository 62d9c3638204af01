"""The image that a result is about: what an object must say of its patient, study and source.

It comes from :func:`viewer.export.source_dataset.source_dataset`: the header as it is, or
de-identified, so nothing that identifies can reach an object by default, in whatever way that is
built, and a de-identified image and its results refer to each other.
"""

import math
import re
from dataclasses import dataclass, replace

from pydicom.dataset import Dataset
from pydicom.uid import UID
from pydicom.valuerep import DA, TM

from pcam_model.wording import Text
from viewer.dicom.deidentification import Dates
from viewer.dicom.header import Header
from viewer.dicom.pseudonyms import user_pseudonyms
from viewer.dicom.quiet import quiet
from viewer.dicom.radiograph import Radiograph, UnreadableError
from viewer.export.options import ExportOptions
from viewer.export.source_dataset import source_dataset
from viewer.review.case import Case

# Must be there, and may be empty (type 2) in every object.
_TYPE_2 = (
    "PatientName", "PatientID", "PatientBirthDate", "PatientSex", "StudyDate", "StudyTime",
    "AccessionNumber", "StudyID", "ReferringPhysicianName",
)  # fmt: skip
# Said again where the source says it: patient, study, and where the image lies.
_TAKEN = (
    "IssuerOfPatientID", "PatientAge", "StudyDescription", "StudyInstanceUID",
    "SeriesInstanceUID", "SOPClassUID", "SOPInstanceUID", "Modality", "Laterality",
    "FrameOfReferenceUID", "PositionReferenceIndicator", "BodyPartExamined",
    "ImageLaterality", "LossyImageCompression", "LossyImageCompressionRatio",
    "LossyImageCompressionMethod", "PatientIdentityRemoved", "DeidentificationMethod",
    "DeidentificationMethodCodeSequence", "LongitudinalTemporalInformationModified",
)  # fmt: skip
# All of them or none: the position of a plane in space.
_PLANE = {
    "ImagePositionPatient": 3, "ImageOrientationPatient": 6, "PixelSpacing": 2, "SliceThickness": 1,
}  # fmt: skip
# Values that many files write otherwise (PS3.5 section 6.2, PS3.3 C.2.3).
_PATTERNS = {
    "PatientSex": "[MFO]",
    "PatientAge": "[0-9]{3}[DWMY]",
    "StudyDescription": ".{,64}",
}
# Information objects of one frame (PS3.3 A.2 to A.26): a reference to such an image may name no
# frame, though files with several exist.
_SINGLE_FRAME = frozenset(
    f"1.2.840.10008.5.1.4.1.1.{end}"
    for end in ("1", "1.1", "1.1.1", "1.2", "1.2.1", "1.3", "1.3.1", "2", "4", "6.1", "7", "128",
                "77.1.1", "77.1.2", "77.1.4")
)  # fmt: skip


class SubjectError(ValueError):
    """An image that no DICOM object can be about; the message says why and what to do."""


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What objects say of the image.

    Attributes
    ----------
    image : Dataset
        Patient, study and source image without pixels, safe to be copied into an object.
    header : Header
        All that may be said of the source: for what says how its pixels are shown.
    frame_number : int or None
        Of the reviewed frame, from 1, for references; None where the image may have only one.
    dated : bool
        Whether the object may say when it was made: the day of the reading tells that of the
        examination.
    """

    image: Dataset
    header: Header
    frame_number: int | None
    dated: bool

    @classmethod
    def of(cls, case: Case, options: ExportOptions, *, pixels: bool = False) -> "Subject":
        """Return what objects say of the image of a case.

        Parameters
        ----------
        case : Case
        options : ExportOptions
        pixels : bool
            Whether pixels of the image go into the object: only then does it matter that text is
            burned into them.

        Raises
        ------
        SubjectError
            If the image is no DICOM object, or its file is gone or was exchanged.
        DeidentifyError
            If text is burned into pixels that go into the object.
        """
        radiograph = case.radiograph
        if radiograph.is_dicom and not _is_uid(radiograph.identity.sop_instance_uid):
            raise SubjectError(
                Text("the image has no SOP Instance UID to refer to: save PNG or JSON")
            )
        wanted = options.deidentification
        if not pixels:
            wanted = replace(wanted, accept_burned_in=True)
        try:
            dataset = source_dataset(radiograph, replace(options, deidentification=wanted))
        except UnreadableError as error:
            raise SubjectError(
                Text("the file of the image cannot be read again: {error}", error=error)
            ) from error
        header = Header(dataset)
        _check_same(header, radiograph)
        several = radiograph.frames > 1 and radiograph.sop_class not in _SINGLE_FRAME
        number = case.review.frame + 1 if several else None
        dated = options.identifiers or wanted.dates is Dates.KEPT
        return cls(_stand_in(header, radiograph), header, number, dated)


def _check_same(header: Header, radiograph: Radiograph) -> None:
    uid = radiograph.identity.sop_instance_uid
    if header.text("SOPInstanceUID") not in (uid, user_pseudonyms().uid(uid)):
        raise SubjectError(Text("the file holds another image by now: open it again"))


def _stand_in(header: Header, radiograph: Radiograph) -> Dataset:
    """Return the source image as objects refer to it: only what is valid is taken over."""
    image = Dataset()
    with quiet():
        for keyword in (*_TYPE_2, *_TAKEN):
            value = header.value(keyword)
            usable = value not in (None, "") and _is_valid(keyword, value)
            if usable or keyword in _TYPE_2:
                setattr(image, keyword, value if usable else "")
        missing = [name for name in ("StudyInstanceUID", "SeriesInstanceUID") if name not in image]
        if missing:
            raise SubjectError(Text("the image has no {what}: save PNG or JSON", what=missing[0]))
        image.PatientOrientation = list(radiograph.orientation or ()) or ""
        planes = {keyword: header.numbers(keyword) for keyword in _PLANE}
        if all(
            len(planes[keyword]) == count and all(map(math.isfinite, planes[keyword]))
            for keyword, count in _PLANE.items()
        ):
            for keyword in _PLANE:
                setattr(image, keyword, header.value(keyword))
    image.SpecificCharacterSet = "ISO_IR 192"
    image.InstanceNumber = str(max(int(header.number("InstanceNumber") or 1), 1))
    image.Rows, image.Columns = radiograph.rows, radiograph.columns
    if radiograph.sop_class not in _SINGLE_FRAME:
        image.NumberOfFrames = radiograph.frames
    image.SamplesPerPixel = 3 if radiograph.is_colour else 1
    image.PhotometricInterpretation = radiograph.photometric
    return image


def _is_uid(text: str) -> bool:
    return bool(text) and UID(text).is_valid


def _is_valid(keyword: str, value: object) -> bool:
    """Return whether a value may stand in another object; a bad date would make it invalid too."""
    try:
        if keyword.endswith("Date"):
            DA(str(value))
        elif keyword.endswith("Time"):
            TM(str(value))
    except ValueError:
        return False
    if keyword.endswith("UID"):
        return _is_uid(str(value))
    pattern = _PATTERNS.get(keyword)
    return pattern is None or re.fullmatch(pattern, str(value)) is not None
