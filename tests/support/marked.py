"""A data set with a marked value in every attribute that may identify somebody."""

import re
from typing import Any

import numpy as np
from pydicom.datadict import dictionary_has_tag, dictionary_VR
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.tag import Tag
from pydicom.uid import DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian

from viewer.dicom.confidentiality import listed_tags

DATE, TIME = "19470313", "031459.265"
UID_ROOT = "1.3.6.4711.815"
#: What must not be found in any byte of an export; the time of day stays where dates are shifted.
MARKS = re.compile(rb"ZQ\d{4}KX|19470313|1947-03-13|031459\.265|1\.3\.6\.4711\.815|047Y")
PIXELS = (np.arange(64 * 48, dtype=np.uint16).reshape(64, 48) * 21) % 4096

_TEXTS = ("AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UR", "UT")
# Attributes that say how pixels are read, not who is on them, do not stand in the table.
_IMAGE: dict[str, Any] = {
    "SOPClassUID": DigitalXRayImageStorageForPresentation,
    "Modality": "DX",
    "BodyPartExamined": "CHEST",
    "ViewPosition": "PA",
    "PatientOrientation": ["L", "F"],
    "PresentationIntentType": "FOR PRESENTATION",
    "SamplesPerPixel": 1,
    "PhotometricInterpretation": "MONOCHROME2",
    "BitsAllocated": 16,
    "BitsStored": 12,
    "HighBit": 11,
    "PixelRepresentation": 0,
    "Rows": 64,
    "Columns": 48,
    "BurnedInAnnotation": "NO",
    "PixelSpacing": [0.2, 0.2],
}


def marked_dataset() -> Dataset:
    """Return an image with every attribute of Table E.1-1, also inside a sequence that stays."""
    made = marked_elements()
    for keyword, value in _IMAGE.items():
        setattr(made, keyword, value)
    made.PixelData = PIXELS.tobytes()
    made["PixelData"].VR = "OW"
    nested = marked_elements()
    nested.CodeValue, nested.CodingSchemeDesignator = "399348003", "SCT"
    made.ViewCodeSequence = Sequence([nested])
    made.file_meta = FileMetaDataset()
    made.file_meta.MediaStorageSOPClassUID = DigitalXRayImageStorageForPresentation
    made.file_meta.MediaStorageSOPInstanceUID = made.SOPInstanceUID
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.file_meta.SourceApplicationEntityTitle = "ZQ0001KX"
    made.file_meta.SendingApplicationEntityTitle = "ZQ0002KX"
    made.file_meta.PrivateInformationCreatorUID = f"{UID_ROOT}.2"
    made.file_meta.PrivateInformation = b"ZQ0003KX"
    made.preamble = b"ZQ0004KX" * 16
    return made


def marked_elements() -> Dataset:
    """Return every attribute of the table with a marked value."""
    made = Dataset()
    for number, text in enumerate(listed_tags(), start=100):
        if text[:4] in ("0000", "0002", "0004") or text == "odd":
            continue
        tag = Tag(int(text.replace("xxxxxx", "000010").replace("xx", "00"), 16))
        vr = dictionary_VR(tag) if dictionary_has_tag(tag) else "LO"
        made.add(DataElement(tag, vr, _value(vr, number)))
        # Of these the table lets the references stay, and what a reference says about itself.
        if vr == "SQ" and text not in ("00081140", "00082112"):
            made[tag].value[0].CodeValue = made[tag].value[0].CodeMeaning = f"ZQ{number:04d}KX"
    made.private_block(0x0009, "ZQ0005KX", create=True).add_new(0x01, "LO", "ZQ0006KX")
    made.private_block(0x6001, "ZQ0007KX", create=True).add_new(0x01, "PN", "ZQ0008KX")
    # Newer than any dictionary, or wrong: nobody knows what it means.
    made.add(DataElement(Tag(0x0008FFF0), "LO", "ZQ0009KX"))
    made.add(DataElement(Tag(0x60000022), "LO", "ZQ0010KX"))
    made.add(DataElement(Tag(0x0040A067), "PN", "ZQ0011KX"))
    made.add(DataElement(Tag(0x00141020), "DA", DATE))
    made.add(DataElement(Tag(0x00143077), "TM", TIME))
    made.add(DataElement(Tag(0x40101025), "DT", DATE + TIME))
    made.add(DataElement(Tag(0x0040A021), "UI", f"{UID_ROOT}.1"))
    return made


def _value(vr: str, number: int) -> Any:
    mark = f"ZQ{number:04d}KX"
    if vr in _TEXTS:
        return mark
    if vr == "SQ":
        item = Dataset()
        item.PatientComments = mark
        item.ReferencedSOPInstanceUID = f"{UID_ROOT}.{number}"
        item.add_new(0x00091001, "LO", mark)
        return Sequence([item])
    dates = {"DA": DATE, "TM": TIME, "DT": DATE + TIME, "AS": "047Y", "IS": "4711", "DS": "4711.5"}
    if vr in dates:
        return dates[vr]
    if vr == "UI":
        return f"{UID_ROOT}.{number}"
    if vr in ("FD", "FL"):
        return 4711.5
    if vr.startswith("O") or vr == "UN":
        return mark.encode()
    return 4711
