"""Direction of projection, as the header tells it: never guessed from the picture."""

import re

from viewer.dicom.header import Header
from viewer.dicom.radiograph import View

# View Position (0018,5101): defined terms of PS3.3 C.8.7.1 and C.8.11.5, and what vendors write.
_POSITIONS = {
    "PA": View.PA,
    "AP": View.AP,
    "LL": View.LATERAL,
    "RL": View.LATERAL,
    "LAT": View.LATERAL,
    "LATERAL": View.LATERAL,
    "LLAT": View.LATERAL,
    "RLAT": View.LATERAL,
}
# View Code Sequence, context group CID 4010: SNOMED CT, and the SRT codes of older files.
_CODES = {
    "272479007": View.PA,
    "R-10214": View.PA,
    "R-40888": View.PA,
    "399348003": View.AP,
    "R-10206": View.AP,
    "399173006": View.LATERAL,
    "R-10236": View.LATERAL,
    "399198007": View.LATERAL,
    "R-10232": View.LATERAL,
    "399067008": View.LATERAL,
    "R-102CD": View.LATERAL,
    "399352003": View.LATERAL,
    "R-10228": View.LATERAL,
}
_DESCRIPTIONS = (
    "SeriesDescription",
    "AcquisitionDeviceProcessingDescription",
    "ProtocolName",
    "PerformedProcedureStepDescription",
    "StudyDescription",
)
# What this module looks at: a scan reads nothing else.
KEYWORDS = ("ViewPosition", "ViewCodeSequence", *_DESCRIPTIONS)
# Written where nothing is known.
_NOTHING_SAID = frozenset(("UNKNOWN", "NONE", "OTHER", "N/A", "NA", "--", "-", "?"))
# "p.a." is one word.
_DOTTED = re.compile(r"(?<![A-Z0-9])([AP])\. ?([AP])(?![A-Z0-9])\.?")
_WORDS = re.compile(r"[A-Z0-9]+")
_BY_WORD = {
    "PA": View.PA,
    "AP": View.AP,
    "LAT": View.LATERAL,
    "LATERAL": View.LATERAL,
    "LLAT": View.LATERAL,
    "RLAT": View.LATERAL,
    "LL": View.LATERAL,
    "RL": View.LATERAL,
    "SEITLICH": View.LATERAL,
    "SEITL": View.LATERAL,
    "PROFIL": View.LATERAL,
}


def view(header: Header) -> View:
    """Return the view from View Position, else View Code Sequence, else the descriptions."""
    position = header.text("ViewPosition").upper()
    if position and position not in _NOTHING_SAID:
        named = _POSITIONS.get(position) or view_in_words(position)
        return View.OTHER if named is View.UNKNOWN else named
    for item in header.items("ViewCodeSequence"):
        code = item.text("CodeValue").upper()
        if code:
            return _CODES.get(code, View.OTHER)
    for keyword in _DESCRIPTIONS:
        named = view_in_words(header.text(keyword))
        if named is not View.UNKNOWN:
            return named
    return View.UNKNOWN


def view_in_words(text: str) -> View:
    """Return the one view that a description names; two views ("PA and LAT") name none."""
    text = _DOTTED.sub(r" \1\2 ", text.upper())
    found = {_BY_WORD[word] for word in _WORDS.findall(text) if word in _BY_WORD}
    return found.pop() if len(found) == 1 else View.UNKNOWN


def orientation(header: Header) -> tuple[str, str] | None:
    """Return Patient Orientation (0020,0020): where rows and columns point, such as L and F."""
    texts = header.texts("PatientOrientation")
    return (texts[0], texts[1]) if len(texts) == 2 and all(texts) else None


def laterality(header: Header) -> str:
    """Return Image Laterality, else Laterality: L, R, B, U or empty."""
    stated = (header.text("ImageLaterality") or header.text("Laterality")).upper()
    return stated if stated in ("L", "R", "B", "U") else ""
