"""The data set that exports start from."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from cases import make_radiograph
from marked import MARKS, marked_dataset

from viewer.dicom.quiet import quiet
from viewer.dicom.read import read
from viewer.dicom.source import Source
from viewer.export.options import ExportOptions
from viewer.export.source_dataset import NoDicomError, source_dataset


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "image.dcm"
    with quiet():
        marked_dataset().save_as(path, enforce_file_format=True)
    return path


def test_it_is_deidentified_unless_asked_otherwise(file: Path) -> None:
    radiograph = read(file)

    hidden = source_dataset(radiograph, ExportOptions())
    open_ = source_dataset(radiograph, ExportOptions(identifiers=True))

    assert not MARKS.search(hidden.to_json().encode())
    assert hidden.PatientIdentityRemoved == "YES"
    assert open_.StudyInstanceUID == radiograph.identity.study_instance_uid
    assert "PixelData" not in hidden


def test_two_exports_refer_to_each_other(file: Path) -> None:
    radiograph = read(file)

    first = source_dataset(radiograph, ExportOptions(), pixels=True)
    second = source_dataset(radiograph, ExportOptions(), pixels=False)

    assert "PixelData" in first
    assert (first.SOPInstanceUID, first.PatientID) == (second.SOPInstanceUID, second.PatientID)


def test_members_of_archives_are_found(file: Path, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "study.zip", "w") as archive:
        archive.write(file, "folder/image.dcm")
    radiograph = read(Source(tmp_path / "study.zip", "folder/image.dcm"))

    dataset = source_dataset(radiograph, ExportOptions(), pixels=True)

    assert dataset.Rows == 64


def test_what_is_no_dicom_file_has_none() -> None:
    with pytest.raises(NoDicomError, match="no DICOM file"):
        source_dataset(make_radiograph(), ExportOptions())
