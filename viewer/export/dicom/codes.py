"""Coded concepts of the objects (PS3.16): public ones where they exist, private ones declared.

The public codes stand in the context groups that PS3.16 names; what no public scheme has is in the
private scheme :data:`SCHEME`, which every object that uses it declares with its name.
"""

from highdicom.sr import CodedConcept
from pydicom.dataset import Dataset

from pcam_model.findings import FINDINGS, label
from viewer.dicom.companion import PROCESSOR_CODE, STATE_CODE
from viewer.dicom.uids import derived_uid
from viewer.review.measure import Quantity

#: Designator of the private coding scheme; "99" marks a private one (PS3.16 section 8.2).
SCHEME = STATE_CODE[1]
_SCHEME_NAME = "pcam-viewer findings and reader's verdicts"
_SCHEME_UID = derived_uid("coding scheme", SCHEME)

# Values of SH have at most 16 characters, meanings at most 64.
_LONGEST_VALUE, _LONGEST_MEANING = 16, 64


def concept(value: str, scheme: str, meaning: str) -> CodedConcept:
    """Return a coded concept; a meaning that is too long is cut off."""
    return CodedConcept(value, scheme, meaning[:_LONGEST_MEANING])


ABNORMAL = concept("49755003", "SCT", "Morphologically Abnormal Structure")
AI = concept("123110", "DCM", "Artificial Intelligence")
PROCESSING_EQUIPMENT = concept("109102", "DCM", "Processing Equipment")
PLAIN_RADIOGRAPHY = concept("168537006", "SCT", "Plain radiography")
IMAGING = concept("363679005", "SCT", "Imaging procedure")
DEVICE = concept("121007", "DCM", "Device")
COMMENT = concept("121106", "DCM", "Comment")

# What a measurement group says of a finding.
PROBABILITY = concept("122157", "DCM", "Probability")
OPERATING_POINT = concept("111071", "DCM", "CAD Operating Point")
THRESHOLD = concept("122411", "DCM", "Threshold Value")
AT_THRESHOLD = concept("AT_THRESHOLD", SCHEME, "Result at the threshold in force")
POSITIVE = concept("10828004", "SCT", "Positive")
NEGATIVE = concept("260385009", "SCT", "Negative")
EDITED = concept("EDITED", SCHEME, "Threshold was edited by the reader")
YES = concept("373066001", "SCT", "Yes")
NO = concept("373067005", "SCT", "No")
VERDICT = concept("VERDICT", SCHEME, "Reader's verdict")
CLASS_ACTIVATION = concept("130402", "DCM", "Class activation")

# What the report says as a whole.
INTENDED_USE = concept("INTENDED_USE", SCHEME, "Intended use")
WARNING = concept("WARNING", SCHEME, "Warning")
DEVICE_USED = concept(*PROCESSOR_CODE, "Processor that ran the model")
STATE = concept(*STATE_CODE, "State of the review, to be opened again")

# What was drawn.
ANNOTATION = concept("ANNOTATION", SCHEME, "Annotation")
CAUTION = concept("CAUTION", SCHEME, "Caution")
SCALE = concept("SCALE", SCHEME, "Source of the millimetres")

UNITLESS = concept("1", "UCUM", "no units")

#: Units of measurements by how they are written for people.
UNITS = {
    "": UNITLESS,
    "mm": concept("mm", "UCUM", "millimeter"),
    "mm²": concept("mm2", "UCUM", "square millimeter"),
    "px": concept("{pixels}", "UCUM", "pixels"),
    "px²": concept("{pixels}2", "UCUM", "square pixels"),
    "°": concept("deg", "UCUM", "degree"),
}

#: What a measured number is. Grey values are modality values of the image.
QUANTITIES = {
    Quantity.LENGTH: concept("410668003", "SCT", "Length"),
    Quantity.ANGLE: concept("1483009", "SCT", "Angle"),
    Quantity.AREA: concept("42798000", "SCT", "Area"),
    Quantity.MEAN: concept("373098007", "SCT", "Mean"),
    Quantity.DEVIATION: concept("386136009", "SCT", "Standard Deviation"),
    Quantity.LOWEST: concept("255605001", "SCT", "Minimum"),
    Quantity.HIGHEST: concept("56851009", "SCT", "Maximum"),
    Quantity.PIXELS: concept("PIXELS", SCHEME, "Pixels inside the region"),
    Quantity.STORED: concept("STORED_VALUE", SCHEME, "Stored pixel value"),
    Quantity.VALUE: concept("PIXEL_VALUE", SCHEME, "Pixel value after the modality transformation"),
    Quantity.RED: concept("RED_VALUE", SCHEME, "Red of a pixel"),
    Quantity.GREEN: concept("GREEN_VALUE", SCHEME, "Green of a pixel"),
    Quantity.BLUE: concept("BLUE_VALUE", SCHEME, "Blue of a pixel"),
    Quantity.RATIO: concept("CTR", SCHEME, "Cardiothoracic ratio"),
    Quantity.HEART: concept("HEART_WIDTH", SCHEME, "Transverse diameter of the heart"),
    Quantity.THORAX: concept("THORAX_WIDTH", SCHEME, "Transverse diameter of the thorax"),
}
COBB_ANGLE = concept("285285000", "SCT", "Cobb angle")


def private(value: str, meaning: str) -> CodedConcept:
    """Return a concept of the private scheme."""
    clean = "".join(each if each.isalnum() else "_" for each in value.upper())
    return concept(clean[:_LONGEST_VALUE], SCHEME, meaning)


def finding_code(finding: str) -> CodedConcept:
    """Return the code of a finding, from the private scheme where none was verified."""
    info = FINDINGS.get(finding)
    if info is not None and info.code is not None:
        return concept(info.code.value, info.code.scheme, info.code.meaning)
    return private(finding, label(finding))


def scheme_identification() -> Dataset:
    """Return the item of Coding Scheme Identification Sequence (PS3.3 C.12.1.1.1.1) for ours."""
    item = Dataset()
    item.CodingSchemeDesignator = SCHEME
    item.CodingSchemeUID = _SCHEME_UID
    item.CodingSchemeName = _SCHEME_NAME
    return item
