"""What a reader wants of de-identification, without the means to do it: quick to import."""

from dataclasses import dataclass
from enum import Enum

from viewer.dicom.confidentiality import Option


class Dates(Enum):
    """What becomes of dates and times."""

    REMOVED = "REMOVED"
    SHIFTED = "MODIFIED"
    KEPT = "UNMODIFIED"


@dataclass(frozen=True, slots=True)
class Deidentification:
    """What the basic profile may leave in place.

    Attributes
    ----------
    dates : Dates
        Shifted ones move by the same number of days in all data sets of a patient.
    device, institution, characteristics, uids : bool
        Whether to retain serial numbers and names of devices; the institution; age, sex, size and
        weight; UIDs.
    descriptors : bool
        Whether words of descriptions stay that only name what was examined.
    safe_private : bool
        Whether private attributes stay that the standard lists as safe.
    accept_burned_in : bool
        Whether to go on where the data set says that its pixels hold text.
    """

    dates: Dates = Dates.REMOVED
    device: bool = False
    institution: bool = False
    characteristics: bool = False
    descriptors: bool = False
    safe_private: bool = False
    uids: bool = False
    accept_burned_in: bool = False

    @property
    def options(self) -> tuple[Option, ...]:
        """The options of the standard that apply."""
        chosen = {
            Option.UIDS: self.uids,
            Option.DEVICE: self.device,
            Option.INSTITUTION: self.institution,
            Option.CHARACTERISTICS: self.characteristics,
            Option.FULL_DATES: self.dates is Dates.KEPT,
            Option.MODIFIED_DATES: self.dates is Dates.SHIFTED,
            Option.DESCRIPTORS: self.descriptors,
            Option.SAFE_PRIVATE: self.safe_private,
        }
        return tuple(option for option, on in chosen.items() if on)
