"""What DICOM says must become of each attribute: PS3.15 Annex E, Table E.1-1.

The table is a file, ``resources/deidentification/table-e1-1.csv``, one line an attribute, with the
letters of the standard: D dummy, Z empty, X remove, K keep, C clean, U replace the UID. Tags are of
the edition 2026c, options of 2025b. Three transcriptions made by others were compared: they agree
in every letter where more than one has it.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache

import resources

_TABLE = "deidentification/table-e1-1.csv"
_PRIVATE = "odd"


class Option(Enum):
    """Options of the profile (PS3.15 E.3), and their codes in CID 7050.

    The value is the column of the table, the code, and its meaning.
    """

    UIDS = ("uids", "113110", "Retain UIDs Option")
    DEVICE = ("device", "113109", "Retain Device Identity Option")
    INSTITUTION = ("institution", "113112", "Retain Institution Identity Option")
    CHARACTERISTICS = ("characteristics", "113108", "Retain Patient Characteristics Option")
    FULL_DATES = (
        "full_dates",
        "113106",
        "Retain Longitudinal Temporal Information Full Dates Option",
    )
    MODIFIED_DATES = (
        "modified_dates",
        "113107",
        "Retain Longitudinal Temporal Information Modified Dates Option",
    )
    DESCRIPTORS = ("descriptors", "113105", "Clean Descriptors Option")
    SAFE_PRIVATE = ("safe_private", "113111", "Retain Safe Private Option")

    @property
    def column(self) -> str:
        """Name of the column of the table."""
        return self.value[0]

    @property
    def code(self) -> tuple[str, str]:
        """Code value in the scheme DCM, and code meaning."""
        return self.value[1], self.value[2]


BASIC_PROFILE = ("113100", "Basic Application Confidentiality Profile")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table.

    Attributes
    ----------
    name : str
    basic : str
        Letter of the basic profile, or several with slashes: which of them applies depends on
        whether the information object needs the attribute.
    options : dict
        K or C of each option that says something about the attribute.
    """

    name: str
    basic: str
    options: dict[Option, str]

    def letter(self, options: Iterable[Option]) -> tuple[str, Option | None]:
        """Return K or C and the option that says so, else the basic profile's letters and None.

        Of several options, one that keeps is stronger than one that cleans.
        """
        stated = {self.options[option]: option for option in options if option in self.options}
        for letter in ("K", "C"):
            if letter in stated:
                return letter, stated[letter]
        return self.basic, None


def rule(tag: int) -> Rule | None:
    """Return the line for an attribute, None where the table has none."""
    if (tag >> 16) % 2:
        return _rules()[_PRIVATE]
    text = f"{tag:08X}"
    for key in (text, f"{text[:2]}xx{text[4:]}", f"{text[:2]}xxxxxx"):
        found = _rules().get(key)
        if found is not None:
            return found
    return None


def listed_tags() -> tuple[str, ...]:
    """Return the tags as the table has them: eight digits, ``x`` for any digit, ``odd``."""
    return tuple(_rules())


@cache
def _rules() -> dict[str, Rule]:
    with resources.path(_TABLE).open(encoding="utf-8", newline="") as stream:
        return {
            line["tag"]: Rule(
                line["name"],
                line["basic"],
                {option: line[option.column] for option in Option if line[option.column]},
            )
            for line in csv.DictReader(stream)
        }
