"""The findings this project knows by name, and their codes for DICOM results.

A model may have any finding; one that stands here also has a code and a plain explanation.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A coded concept: value, coding scheme designator and meaning (DICOM PS3.3 section 8)."""

    value: str
    scheme: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FindingInfo:
    """One finding: its data-set name, label for people, code where verified, plain meaning."""

    name: str
    label: str
    code: Code | None
    meaning: str


_TABLE = (
    FindingInfo("Atelectasis", "Atelectasis", Code("46621007", "SCT", "Atelectasis"),
                "collapse of part of a lung"),
    FindingInfo("Cardiomegaly", "Cardiomegaly", Code("8186001", "SCT", "Cardiomegaly"),
                "enlarged heart"),
    FindingInfo("Effusion", "Effusion", Code("60046008", "SCT", "Pleural effusion"),
                "fluid between lung and chest wall"),
    FindingInfo("Infiltration", "Infiltration", Code("112121", "DCM", "Infiltrate"),
                "ill-defined density in the lung"),
    FindingInfo("Mass", "Mass", Code("4147007", "SCT", "Mass"),
                "rounded density of 3 cm or more"),
    FindingInfo("Nodule", "Nodule", Code("27925004", "SCT", "Nodule"),
                "rounded density below 3 cm"),
    FindingInfo("Pneumonia", "Pneumonia", Code("233604007", "SCT", "Pneumonia"),
                "infection of the lung"),
    FindingInfo("Pneumothorax", "Pneumothorax", Code("36118008", "SCT", "Pneumothorax"),
                "air between lung and chest wall"),
    FindingInfo("Consolidation", "Consolidation", Code("95436008", "SCT", "Consolidation"),
                "airspace filled with fluid or tissue"),
    FindingInfo("Edema", "Edema", Code("19242006", "SCT", "Pulmonary edema"),
                "fluid in the lung from congestion"),
    FindingInfo("Emphysema", "Emphysema", Code("87433001", "SCT", "Pulmonary emphysema"),
                "destroyed, over-inflated lung"),
    FindingInfo("Fibrosis", "Fibrosis", Code("51615001", "SCT", "Fibrosis of lung"),
                "scarred lung"),
    FindingInfo("Pleural_Thickening", "Pleural thickening", None,
                "thickened lining of the lung"),
    FindingInfo("Hernia", "Hernia", None, "abdominal content in the chest"),
    FindingInfo("Lung_Opacity", "Lung opacity", Code("112001", "DCM", "Opacity"),
                "any density in the lung"),
)  # fmt: skip

FINDINGS: dict[str, FindingInfo] = {info.name: info for info in _TABLE}

#: The 14 findings of ChestX-ray14, in its publishers' order.
CHESTXRAY14 = tuple(info.name for info in _TABLE[:14])

#: The eight findings that have radiologists' boxes in BBox_List_2017.csv.
BOXED = CHESTXRAY14[:8]


def label(name: str) -> str:
    """Return the name for people: a known finding's label, else the name without underscores."""
    info = FINDINGS.get(name)
    return info.label if info else name.replace("_", " ")
