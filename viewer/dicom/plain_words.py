"""Clean descriptions: keep the words that only name what was examined (PS3.15 E.3.6).

No program recognises every name in a free text. So the cleaning goes the other way round: words of
this short list stay, everything else goes.
"""

import re

from pydicom.dataset import Dataset

from viewer.dicom.dummies import WORD

# None of them is a common family name: "Post", "Ganz" or "Ray" would not be safe here.
_WORDS = """
abdomen adult and angle ap apical apices axial axillary bedside bilateral body chest clavicle
computed coronal costophrenic cr cxr decubitus detector digital dr dual dx energy erect
expiration exposure film frontal hemithorax hip image imaging in inspiration knee landscape lat
lateral left lordotic ll lung lungs mobile neonatal oblique on pa paediatric pediatric pelvis
portable portrait pre processed projection radiograph radiography radiology rib ribs right
routine screening scapula series shoulder sitting skull soft spine standard standing sternum
study supine thoracic thorax tissue tomography trachea unilateral upright view views with
without xr xray
aufnahme becken bettaufnahme im lendenwirbelsäule liegen liegend links lunge lungen rechts
rippen röntgen schulter seitlich sitzen sitzend stehen stehend übersicht wirbelsäule
가슴 단순촬영 방사선 서서 앉아서 엑스레이 좌측 촬영 측면 후전 흉부
"""
# Coding schemes that are public (PS3.16 section 8): their codes name nobody.
_PUBLIC_SCHEMES = ("DCM", "LN", "RADELEMENT", "RADLEX", "RPID", "SCT", "SRT", "SNM3", "UCUM")
_KEPT = frozenset(_WORDS.split())


def plain_words(text: str) -> str:
    """Return the words of a text that are on the list, in their order, with single spaces."""
    words = re.findall(r"[^\W\d_]+", text)
    return " ".join(word for word in words if word.casefold() in _KEPT)


def plain_code(item: Dataset) -> Dataset | None:
    """Return a code of a public scheme with a cleaned meaning, None if it is of no such scheme."""
    if item.get("CodingSchemeDesignator") not in _PUBLIC_SCHEMES:
        return None
    code = Dataset()
    code.CodeValue = item.get("CodeValue", "")
    code.CodingSchemeDesignator = item.CodingSchemeDesignator
    code.CodeMeaning = plain_words(str(item.get("CodeMeaning", ""))) or WORD
    return code
