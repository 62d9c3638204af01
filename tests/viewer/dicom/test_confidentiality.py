"""The table of PS3.15: lines read by hand from the standard."""

import pytest
from pydicom.sr.codedict import codes
from pydicom.tag import Tag

from viewer.dicom.confidentiality import BASIC_PROFILE, Option, listed_tags, rule

# keyword or tag, basic profile, then options by the name of their column.
LINES = [
    ("PatientName", "Z", {}),
    ("PatientID", "Z/D", {}),
    ("PatientSex", "Z", {"characteristics": "K"}),
    ("PatientAge", "X", {"characteristics": "K"}),
    ("StudyInstanceUID", "U", {"uids": "K"}),
    ("StudyDate", "Z", {"full_dates": "K", "modified_dates": "C"}),
    ("ContentDate", "Z/D", {"full_dates": "K", "modified_dates": "C"}),
    ("SeriesDescription", "X", {"descriptors": "C"}),
    ("InstitutionName", "X/Z/D", {"institution": "K"}),
    ("DeviceSerialNumber", "X/Z/D", {"device": "K"}),
    ("ReferencedImageSequence", "X/Z/U*", {"uids": "K"}),
    (0x50120010, "X", {}),
    (0x60023000, "X", {}),
    (0x60024000, "X", {}),
    (0x00290010, "X", {"safe_private": "C"}),
]


@pytest.mark.parametrize(("tag", "basic", "options"), LINES)
def test_lines_read_by_hand(tag: str | int, basic: str, options: dict[str, str]) -> None:
    line = rule(Tag(tag))

    assert line is not None
    assert line.basic == basic
    assert {option.column: letter for option, letter in line.options.items()} == options


def test_what_is_about_pixels_is_not_listed() -> None:
    assert [rule(Tag(tag)) for tag in ("Rows", "PixelData", "Modality", "SOPClassUID")] == [
        None
    ] * 4


def test_keeping_is_stronger_than_cleaning_and_both_than_the_profile() -> None:
    line = rule(Tag("StudyDate"))

    assert line is not None
    assert line.letter([]) == ("Z", None)
    assert line.letter([Option.MODIFIED_DATES]) == ("C", Option.MODIFIED_DATES)
    assert line.letter([Option.MODIFIED_DATES, Option.FULL_DATES])[0] == "K"
    assert line.letter([Option.UIDS]) == ("Z", None)


def test_the_table_is_whole() -> None:
    letters = {line.basic for tag in listed_tags() if (line := _line(tag))}

    assert len(listed_tags()) == 656
    assert letters == {"D", "Z", "X", "U", "X/Z", "X/D", "Z/D", "X/Z/D", "X/Z/U*"}


def _line(tag: str):
    return (
        rule(int(tag.replace("xxxxxx", "000010").replace("xx", "00"), 16)) if tag != "odd" else None
    )


@pytest.mark.parametrize("code", [BASIC_PROFILE, *(option.code for option in Option)])
def test_codes_mean_what_pydicom_says(code: tuple[str, str]) -> None:
    value, meaning = code
    keywords = [*codes.DCM.dir("Option"), *codes.DCM.dir("ConfidentialityProfile")]
    known = {each.value: each.meaning for each in (getattr(codes.DCM, key) for key in keywords)}

    assert known[value] == meaning
