"""A header can be read, searched and compared, however damaged it is."""

import io
import os
from pathlib import Path
from typing import Any

import pydicom
import pytest
from dicom_factory import dataset, encoded, item
from hypothesis import given
from hypothesis import strategies as st
from pydicom.dataset import Dataset

from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.source import Source
from viewer.dicom.tags import (
    HIDDEN,
    PairRow,
    TagRow,
    compare,
    read_tags,
    tag_rows,
    without_identifiers,
)

_SHARED = Path(os.environ.get("PCAM_SHARED", Path(__file__).resolve().parents[4] / "shared"))
_FILES = sorted(
    file
    for folder in ("7_headers_and_charsets", "8_malformed")
    for file in (_SHARED / "dicom" / folder).rglob("*")
    if file.is_file()
)


def _named(rows: tuple[TagRow, ...]) -> dict[str, TagRow]:
    return {row.keyword: row for row in rows}


def test_elements_items_and_meta_information(tmp_path: Path) -> None:
    made = dataset(
        PatientName="A\x1b[1mB",
        ReferencedStudySequence=[item(Rows=1), item(Rows=2)],
        Manufacturer="",
    )
    file = tmp_path / "a"
    file.write_bytes(encoded(made))
    rows = read_tags(Source(file))
    named = _named(rows)
    assert named["TransferSyntaxUID"].value == "1.2.840.10008.1.2.1 = Explicit VR Little Endian"
    assert named["PatientName"].tag == "(0010,0010)"
    assert named["PatientName"].name == "Patient's Name"
    assert named["PatientName"].value == "AB"
    assert named["Manufacturer"].value == ""
    assert "PixelData" not in named
    sequence = named["ReferencedStudySequence"]
    assert sequence.value == "2 items"
    assert [each.tag for each in sequence.children] == ["#1", "#2"]
    assert [each.children[0].value for each in sequence.children] == ["1", "2"]


def test_bytes_several_values_and_private_elements() -> None:
    made = dataset(WindowCenter=[40, 50], RedPaletteColorLookupTableData=bytes(range(20)))
    block = made.private_block(0x0009, "ACME 1", create=True)
    block.add_new(0x01, "LO", "something")
    made.add_new(0x00091201, "LO", "without a creator")
    rows = tag_rows(made)
    named = _named(rows)
    assert named["WindowCenter"].value == "40.0\\50.0"
    table = named["RedPaletteColorLookupTableData"].value
    assert table == "20 bytes: " + bytes(range(16)).hex(" ") + " …"
    private = next(row for row in rows if row.tag == "(0009,1001)")
    assert (private.keyword, private.name, private.value) == ("ACME 1", "Private", "something")
    orphan = next(row for row in rows if row.tag == "(0009,1201)")
    assert (orphan.keyword, orphan.name) == ("", "Private")


def test_an_unknown_element_has_a_line() -> None:
    made = Dataset()
    made.add_new(0x00100FF0, "LO", "x")
    assert tag_rows(made) == (TagRow("(0010,0FF0)", "", "Unknown", "LO", "x", True),)


def test_a_tree_that_is_too_large_says_so() -> None:
    made = dataset(ReferencedStudySequence=[item(Rows=number) for number in range(9)])
    rows = tag_rows(made, most=len(made.file_meta) + 3)
    assert rows[-1].value == "More elements follow; they are not shown."
    few = Dataset()
    few.ReferencedStudySequence = made.ReferencedStudySequence
    children = tag_rows(few, most=4)[0].children
    assert len(children) == 3
    assert children[-1].value == "More items follow; they are not shown."


def test_a_tree_that_is_too_deep_is_counted_only() -> None:
    inner = item(Rows=1)
    for _ in range(40):
        inner = item(ReferencedStudySequence=[inner])
    row: TagRow = tag_rows(inner)[0]
    depth = 0
    while row.children:
        row = row.children[0].children[0]
        depth += 1
    assert depth == 12
    assert row.value == "1 item"


def test_what_cannot_be_read_says_so() -> None:
    class Broken(Dataset):
        def __getitem__(self, key: Any) -> Any:
            raise RecursionError

    class Unspeakable:
        def __str__(self) -> str:
            raise NotImplementedError

    rows = tag_rows(Broken(dataset()))
    assert {row.value for row in rows if row.vr == "??"} == {"unreadable (RecursionError)"}
    made = Dataset()
    made.PatientComments = "x"
    made["PatientComments"]._value = Unspeakable()
    assert tag_rows(made)[0].value == "unreadable (NotImplementedError)"


def test_other_files_are_refused() -> None:
    with pytest.raises(UnreadableError):
        read_tags(Source(Path(__file__)))


def test_hidden_are_words_dates_numbers_of_instances_and_private_values() -> None:
    made = dataset(
        PatientName="Marked^Name",
        PatientSex="F",
        StudyDate="20200101",
        InstitutionName="Marked",
        ReferencedStudySequence=[item(AccessionNumber="Marked")],
        Manufacturer="",
    )
    made.private_block(0x0009, "ACME 1", create=True).add_new(0x01, "DS", "1")
    hidden = without_identifiers(tag_rows(made))
    named = _named(hidden)
    for keyword in ("PatientName", "PatientSex", "StudyDate", "InstitutionName", "ACME 1"):
        assert named[keyword].value == HIDDEN
    assert named["SOPInstanceUID"].value == HIDDEN
    assert named["SOPClassUID"].value.endswith("Computed Radiography Image Storage")
    assert named["Rows"].value == "12"
    assert named["Modality"].value == "CR"
    assert named["Manufacturer"].value == ""
    assert named["ReferencedStudySequence"].children[0].children[0].value == HIDDEN


def test_two_headers_side_by_side() -> None:
    one = dataset(Rows=1, Manufacturer="A", ReferencedStudySequence=[item(Rows=1), item(Rows=2)])
    two = dataset(Rows=1, PatientAge="030Y", ReferencedStudySequence=[item(Rows=1)])
    two.SOPInstanceUID = one.SOPInstanceUID
    pairs = {pair.row.keyword: pair for pair in compare(tag_rows(one), tag_rows(two))}
    assert not pairs["Rows"].differs
    assert not pairs["SOPInstanceUID"].differs
    assert pairs["Manufacturer"].right is None
    assert pairs["Manufacturer"].differs
    assert pairs["PatientAge"].left is None
    sequence = pairs["ReferencedStudySequence"]
    assert [child.differs for child in sequence.children] == [False, True]
    assert sequence.differs
    tags = [pair.row.tag for pair in compare(tag_rows(one), tag_rows(two))]
    assert tags == sorted(tags)


def test_a_pair_of_nothing_has_no_line() -> None:
    with pytest.raises(ValueError, match="at least one"):
        _ = PairRow(None, None).row


def test_a_difference_deep_inside_marks_all_above_it() -> None:
    one = item(ReferencedStudySequence=[item(ReferencedSeriesSequence=[item(Rows=1)])])
    two = item(ReferencedStudySequence=[item(ReferencedSeriesSequence=[item(Rows=2)])])
    pair = compare(tag_rows(one), tag_rows(two))[0]
    while pair.children:
        assert pair.differs
        pair = pair.children[0]
    assert (pair.left.value, pair.right.value) == ("1", "2")  # type: ignore[union-attr]


@given(st.binary(max_size=200))
def test_random_bytes_behind_a_header(noise: bytes) -> None:
    stream = io.BytesIO(encoded(dataset())[:400] + noise)
    made = pydicom.dcmread(stream, force=True, stop_before_pixels=True)
    for row in tag_rows(made):
        assert row.tag


@pytest.mark.shared
@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.name)
def test_every_real_header_is_listed_or_refused_in_words(file: Path) -> None:
    rows: tuple[TagRow, ...] = ()
    reason = ""
    try:
        rows = read_tags(Source(file))
    except UnreadableError as error:
        reason = str(error)
    assert bool(rows) or reason.endswith(".")
    assert not any(pair.differs for pair in compare(rows, rows))
    assert len({row.tag for row in rows}) == len(rows)
