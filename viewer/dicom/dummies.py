"""Values that say nothing, valid for each value representation (PS3.5 section 6.2).

They are what the letter D of PS3.15 Table E.1-1 asks for: present, and about nobody.
"""

from typing import Any

from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from viewer.dicom.pseudonyms import Pseudonyms

WORD = "ANONYMIZED"

_VALUES: dict[str, Any] = {
    "AS": "000Y",
    "AT": 0,
    "DA": "19000101",
    "DS": "0",
    "DT": "19000101000000",
    "IS": "0",
    "TM": "000000",
    "UR": "http://anonymized.invalid",
    **dict.fromkeys(("AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UT"), WORD),
    **dict.fromkeys(("FD", "FL"), 0.0),
    **dict.fromkeys(("SL", "SS", "SV", "UL", "US", "UV"), 0),
    # A multiple of the longest word, so that it is valid for all of them.
    **dict.fromkeys(("OB", "OD", "OF", "OL", "OV", "OW", "UN"), bytes(8)),
}


def dummy(element: DataElement, pseudonyms: Pseudonyms) -> DataElement:
    """Return an element with a value that says nothing; sequences keep their items' attributes.

    UIDs are replaced, so that what refers to an object still does.
    """
    vr = element.VR
    value: Any
    if vr == "SQ":
        value = Sequence([_dummies(item, pseudonyms) for item in element.value or [Dataset()]])
    elif vr == "UI":
        value = replaced_uids(element, pseudonyms)
    else:
        # An ambiguous one, as "US or SS", stands only where nothing said which it is.
        value = _VALUES.get(vr, 0)
    return DataElement(element.tag, vr, value)


def replaced_uids(element: DataElement, pseudonyms: Pseudonyms) -> list[str] | str:
    """Return the replacement of each UID of an element."""
    uids = [element.value or ""] if isinstance(element.value, str | None) else element.value
    new = [pseudonyms.uid(str(uid)) for uid in uids]
    return new[0] if len(new) == 1 else new


def _dummies(item: Dataset, pseudonyms: Pseudonyms) -> Dataset:
    new = Dataset()
    for tag in list(item.keys()):
        if not tag.is_private:
            new.add(dummy(item[tag], pseudonyms))
    return new
