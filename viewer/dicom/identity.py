"""Who and what a header says this is."""

from typing import TYPE_CHECKING

from viewer.dicom.radiograph import Identity

if TYPE_CHECKING:
    from viewer.dicom.header import Header

_KEYWORDS = {
    "patient_name": "PatientName",
    "patient_id": "PatientID",
    "patient_birth_date": "PatientBirthDate",
    "patient_sex": "PatientSex",
    "patient_age": "PatientAge",
    "accession_number": "AccessionNumber",
    "institution": "InstitutionName",
    "study_date": "StudyDate",
    "study_time": "StudyTime",
    "study_description": "StudyDescription",
    "series_description": "SeriesDescription",
    "series_number": "SeriesNumber",
    "instance_number": "InstanceNumber",
    "study_instance_uid": "StudyInstanceUID",
    "series_instance_uid": "SeriesInstanceUID",
    "sop_instance_uid": "SOPInstanceUID",
}
# What the rest of the header says in free text; it may tell the body part or the view.
_DESCRIPTIONS = (
    "StudyDescription",
    "SeriesDescription",
    "ProtocolName",
    "PerformedProcedureStepDescription",
    "AcquisitionDeviceProcessingDescription",
    "ImageComments",
)
_SYNTHETIC = "SYNTHETIC"

#: What :func:`identity` looks at.
KEYWORDS = tuple(_KEYWORDS.values())


def identity(header: "Header") -> Identity:
    """Return the identity, every text cleaned of control characters."""
    return Identity(**{field: header.text(keyword) for field, keyword in _KEYWORDS.items()})


def person_name(stored: str) -> str:
    """Return a name as it is read: ``Doe Jane``, ``Hong Gildong (洪 吉洞, 홍 길동)``.

    A stored one divides its groups of characters by ``=`` and its components by ``^`` (PS3.5 6.2).
    """
    groups = (" ".join(group.replace("^", " ").split()) for group in stored.split("="))
    first, *others = [*filter(None, groups)] or [""]
    return f"{first} ({', '.join(others)})" if others else first


def descriptions(header: "Header") -> tuple[str, ...]:
    """Return the free texts that are not empty, each once."""
    texts = (header.text(keyword) for keyword in _DESCRIPTIONS)
    return tuple(dict.fromkeys(text for text in texts if text))


def is_synthetic(header: "Header") -> bool:
    """Return whether the header says that the image was generated, not taken of a person."""
    stated = (*header.texts("ImageType"), header.text("PatientName"), header.text("PatientID"))
    return any(_SYNTHETIC in text.upper() for text in (*stated, *descriptions(header)))
