"""The table of safe private attributes: lines read by hand, and how many there are."""

import csv

import pytest

import resources
from viewer.dicom.safe_private import is_safe


@pytest.mark.parametrize(
    ("creator", "tag", "safe"),
    [
        # Lines as PS3.15 Table E.3.10-1 has them.
        ("Philips PET Private Group", 0x70531000, True),
        ("Philips PET Private Group", 0x70531009, True),
        ("Philips PET Private Group", 0x70531001, False),
        ("ELSCINT1", 0x00E11021, True),
        ("ELSCINT1", 0x00E11022, False),
        ("Philips Imaging DD 001", 0x2001100A, True),
        ("Philips Imaging DD 001", 0x2001107D, True),
        ("Philips Imaging DD 001", 0x20011020, False),
        ("SIEMENS Ultrasound SC2000", 0x01191011, True),
        ("SIEMENS Ultrasound SC2000", 0x0119100A, False),
        ("GEMS_PARM_01", 0x00431039, True),
        ("GEMS_PARM_01", 0x00451039, False),
        ("gems_parm_01", 0x00431039, False),
        ("", 0x00431039, False),
    ],
)
def test_lines_read_by_hand(creator: str, tag: int, safe: bool) -> None:
    assert is_safe(creator, tag >> 16, tag & 0xFFFF) is safe


def test_the_table_is_whole() -> None:
    """479 attributes of 20 creators: as many as the edition 2026d has."""
    with resources.path("deidentification/safe-private.csv").open(newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert len({line["creator"] for line in lines}) == 20
    listed = [
        (line["creator"], int(line["group"], 16), element)
        for line in lines
        for element in range(0x100)
        if is_safe(line["creator"], int(line["group"], 16), element)
    ]
    assert len(listed) == len(set(listed)) == 479
    assert all(group % 2 for _, group, _ in listed)
