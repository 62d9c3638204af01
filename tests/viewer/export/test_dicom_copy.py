"""The copy of an image: same pixels, another name."""

import io
from pathlib import Path

import numpy as np
import pydicom
import pytest
from cases import make_radiograph
from marked import MARKS, PIXELS, marked_dataset

from viewer.dicom.quiet import quiet
from viewer.dicom.read import read
from viewer.export.dicom_copy import DicomCopyExporter
from viewer.export.options import ExportOptions
from viewer.export.source_dataset import NoDicomError
from viewer.review.case import Case
from viewer.review.review import Review


@pytest.fixture
def case(tmp_path: Path) -> Case:
    path = tmp_path / "image.dcm"
    with quiet():
        marked_dataset().save_as(path, enforce_file_format=True)
    return Case(read(path), Review())


def test_the_copy_has_the_pixels_and_no_mark(case: Case, tmp_path: Path) -> None:
    target = tmp_path / "copy.dcm"

    DicomCopyExporter().export(case, target, ExportOptions())

    data = target.read_bytes()
    assert MARKS.findall(data) == []
    assert np.array_equal(pydicom.dcmread(io.BytesIO(data)).pixel_array, PIXELS)
    assert np.array_equal(read(target).stored, case.radiograph.stored)


def test_with_identifiers_it_is_the_file_itself(case: Case, tmp_path: Path) -> None:
    target = tmp_path / "copy.dcm"

    DicomCopyExporter().export(case, target, ExportOptions(identifiers=True))

    assert target.read_bytes() == case.radiograph.path.read_bytes()


def test_what_cannot_be_written_leaves_no_file(case: Case, tmp_path: Path) -> None:
    data = case.radiograph.path.read_bytes()
    # A transfer syntax that nobody knows.
    case.radiograph.path.write_bytes(
        data.replace(b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.9.1\0")
    )

    with pytest.raises(OSError, match="cannot be written again"):
        DicomCopyExporter().export(case, tmp_path / "copy.dcm", ExportOptions())

    assert not (tmp_path / "copy.dcm").exists()


def test_a_picture_has_no_copy(tmp_path: Path) -> None:
    with pytest.raises(NoDicomError):
        DicomCopyExporter().export(
            Case(make_radiograph(), Review()), tmp_path / "copy.dcm", ExportOptions()
        )
