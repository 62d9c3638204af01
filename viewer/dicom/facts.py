"""What the suitability check of a model asks of an image."""

import re

from pcam_model.suitability import ImageFacts
from viewer.dicom.radiograph import Radiograph

# Patient's Age (0010,1010), value representation AS: three digits and a unit.
_AGE = re.compile(r"^(\d{1,3})([DWMY])$")
_YEARS = {"D": 1 / 365.25, "W": 7 / 365.25, "M": 1 / 12, "Y": 1.0}


def age_years(radiograph: Radiograph) -> float | None:
    """Return the age from Patient's Age, else from birth date and study date, else None."""
    identity = radiograph.identity
    stated = _AGE.match(identity.patient_age.strip().upper())
    if stated is not None:
        return int(stated[1]) * _YEARS[stated[2]]
    born, studied = _date(identity.patient_birth_date), _date(identity.study_date)
    if born is None or studied is None or studied < born:
        return None
    return studied - born


def _date(text: str) -> float | None:
    """Return YYYYMMDD in years, to the precision that an age in years needs."""
    digits = text.replace(".", "").replace("-", "")
    if len(digits) != 8 or not digits.isascii() or not digits.isdigit():
        return None
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not (1 <= month <= 12 and 1 <= day <= 31 and year >= 1850):
        return None
    return year + (month - 1) / 12 + (day - 1) / 372


def image_facts(radiograph: Radiograph) -> ImageFacts:
    """Return what a model must know to say whether it suits an image."""
    return ImageFacts(
        modality=radiograph.modality,
        body_part=radiograph.body_part,
        view=radiograph.view.value,
        colour=radiograph.is_colour,
        frames=radiograph.frames,
        rows=radiograph.rows,
        columns=radiograph.columns,
        age_years=age_years(radiograph),
        photometric=radiograph.photometric,
        descriptions=radiograph.descriptions,
        is_dicom=radiograph.is_dicom,
        processing=radiograph.presentation_intent,
        species=radiograph.species,
    )
