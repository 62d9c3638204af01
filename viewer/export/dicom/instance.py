"""What all objects have in common: their place in the study, their UIDs, and how they are written.

UIDs come from the content (:mod:`viewer.dicom.uids`): the same review exported twice is the same
object, which an archive takes once. The time of the export is not content.
"""

import io
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydicom.dataset import Dataset
from pydicom.uid import UID, ExplicitVRLittleEndian

from viewer.dicom.quiet import quiet
from viewer.dicom.uids import derived_uid
from viewer.export.atomic import write_bytes
from viewer.export.dicom import provenance
from viewer.export.dicom.codes import scheme_identification
from viewer.export.dicom.subject import Subject
from viewer.review.case import Case

# Stands for the UID until the content is known.
_UNKNOWN_UID = "2.25.0"
_DATES = (
    "InstanceCreationDate", "ContentDate", "PresentationCreationDate", "DateOfSecondaryCapture",
)  # fmt: skip
_TIMES = (
    "InstanceCreationTime", "ContentTime", "PresentationCreationTime", "TimeOfSecondaryCapture",
)  # fmt: skip
# What a date says that must be there and may say nothing, as in de-identified images.
_NO_DATE, _NO_TIME = "19000101", "000000"
# Value representations that the character set applies to (PS3.5 section 6.1.2.2).
_TEXT_VRS = frozenset(("SH", "LO", "ST", "PN", "LT", "UC", "UT"))
# Said of patient and study where the constructors of highdicom leave it out.
_OF_THE_STUDY = (
    "StudyDescription", "PatientAge", "PatientIdentityRemoved", "DeidentificationMethod",
    "DeidentificationMethodCodeSequence", "LongitudinalTemporalInformationModified",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of object: the series it goes to.

    Attributes
    ----------
    name : str
        As given to ``--formats``.
    series_number : int
        Far above those of modalities.
    description : str
        Of the series.
    """

    name: str
    series_number: int
    description: str

    def placed(self, case: Case, subject: Subject) -> dict[str, Any]:
        """Return series and instance, equipment and qualification, for highdicom's constructors."""
        series = derived_uid("series", self.name, subject.image.SeriesInstanceUID)
        return {
            "series_instance_uid": series,
            "series_number": self.series_number,
            "sop_instance_uid": _UNKNOWN_UID,
            "instance_number": int(subject.image.InstanceNumber),
            "series_description": f"{self.description}, for research only",
            "content_qualification": "RESEARCH",
            "transfer_syntax_uid": ExplicitVRLittleEndian,
            **provenance.equipment(case),
        }


def finish(made: Dataset, case: Case, subject: Subject, *, private_codes: bool) -> Dataset:
    """Complete an object: who contributed, when it was made, and its UID.

    Parameters
    ----------
    made : Dataset
        As highdicom made it; it is changed.
    case : Case
    subject : Subject
    private_codes : bool
        Whether it uses codes of the private scheme, which must then be declared.
    """
    made.SpecificCharacterSet = _character_set(made)
    # highdicom names itself, with the time.
    library = list(made.get("ContributingEquipmentSequence", []))
    for item in library:
        item.pop("ContributionDateTime", None)
    made.ContributingEquipmentSequence = [*provenance.contributors(case), *library]
    if private_codes:
        made.CodingSchemeIdentificationSequence = [scheme_identification()]
    for keyword in _OF_THE_STUDY:
        if keyword in subject.image:
            made[keyword] = deepcopy(subject.image[keyword])
    _replace_dimensions(made, derived_uid("dimensions", made.SeriesInstanceUID))
    uid = UID(derived_uid("instance", _content(made)))
    made.SOPInstanceUID = made.file_meta.MediaStorageSOPInstanceUID = uid
    now = datetime.now()
    date, time = now.strftime("%Y%m%d"), now.strftime("%H%M%S")
    if not subject.dated:
        date, time = _NO_DATE, _NO_TIME
    for keywords, value in ((_DATES, date), (_TIMES, time)):
        for keyword in keywords:
            if keyword in made:
                setattr(made, keyword, value)
    return made


def write(made: Dataset, target: Path) -> None:
    """Write an object as a DICOM file (PS3.10), whole or not at all.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    data = io.BytesIO()
    with quiet():
        made.save_as(data, enforce_file_format=True)
    write_bytes(target, data.getvalue())


def _character_set(made: Dataset) -> str:
    """Return Latin-1 where it has all letters, else UTF-8, which older readers do not know."""
    texts = (str(element.value) for element in made.iterall() if element.VR in _TEXT_VRS)
    try:
        "".join(texts).encode("latin-1")
    except UnicodeEncodeError:
        return "ISO_IR 192"
    return "ISO_IR 100"


def _content(made: Dataset) -> bytes:
    """Return an object as bytes, without what is different at every export."""
    kept = Dataset()
    kept.update({element.tag: element for element in made})
    for keyword in ("SOPInstanceUID", *_DATES, *_TIMES):
        kept.pop(keyword, None)
    data = io.BytesIO()
    kept.save_as(data, implicit_vr=False, little_endian=True)
    return data.getvalue()


def _replace_dimensions(made: Dataset, uid: str) -> None:
    """Give the organisation of dimensions a UID of its own, which highdicom makes up anew."""
    for name in ("DimensionOrganizationSequence", "DimensionIndexSequence"):
        for item in made.get(name, []):
            item.DimensionOrganizationUID = uid
