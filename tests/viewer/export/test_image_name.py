"""What exports call an image: never by a name that tells who was examined."""

from pathlib import Path

import pytest
from cases import make_radiograph
from dicom_factory import dataset, item, write
from pydicom.dataelem import DataElement
from pydicom.tag import Tag

from viewer.dicom.read import read
from viewer.export.image_name import image_name
from viewer.export.options import ExportOptions


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("image.dcm", True),
        ("IM-0001.dcm", True),
        ("chest_pa.dcm", True),
        ("visit_ADM4711.dcm", False),
        ("house.dcm", False),
        ("mr_jones_chest.dcm", False),
        ("private4711.dcm", False),
        ("NESTED-12.dcm", False),
    ],
)
def test_any_identifying_attribute_hides_the_name(tmp_path: Path, name: str, said: bool) -> None:
    made = dataset(
        AdmissionID="ADM-4711",
        ReferringPhysicianName="House^Greg",
        StudyDescription="Chest PA of Mr Jones",
        ReferencedStudySequence=[item(AdmissionID="NESTED-12")],
        PatientWeight="80",
    )
    made.private_block(0x0009, "MAKER", create=True).add_new(1, "LO", ["a", "private4711"])
    made.add(DataElement(Tag("AdmittingDate"), "DA", None))
    radiograph = read(write(tmp_path / name, made))

    assert image_name(radiograph, ExportOptions()) == (name if said else "")
    assert image_name(radiograph, ExportOptions(identifiers=True)) == name


def test_a_file_that_is_gone_is_judged_by_what_is_known(tmp_path: Path) -> None:
    radiograph = read(write(tmp_path / "image.dcm"))
    (tmp_path / "image.dcm").unlink()

    assert image_name(radiograph, ExportOptions()) == "image.dcm"


def test_elements_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    made = dataset(StudyDate="20200101", ReferringPhysicianName="House")
    path = write(tmp_path / "house.dcm", made)
    path.write_bytes(path.read_bytes().replace(b"\x20\x00DA", b"\x20\x00ZZ"))

    assert image_name(read(path), ExportOptions()) == ""


def test_a_picture_has_no_header() -> None:
    assert image_name(make_radiograph(), ExportOptions()) == "chest.dcm"
