"""What objects say of the image they are about, and of nobody by default."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pydicom
import pytest
from dicom_factory import encoded, write
from reviewed import SOURCES, WITH_IDENTIFIERS, a_review, case_of
from test_validity import ALL

from viewer.dicom.deidentification import Dates, Deidentification
from viewer.dicom.pseudonyms import user_pseudonyms
from viewer.dicom.read import read
from viewer.dicom.source import Source
from viewer.export.dicom.report import ReportExporter
from viewer.export.dicom.subject import Subject
from viewer.export.exporter import Exporter
from viewer.export.options import ExportOptions
from viewer.review.case import Case

REPORT = ReportExporter()
#: In every attribute that identifies somebody, something that can be found again.
MARKED = {
    "PatientName": "MarkName^Given",
    "PatientID": "MarkID-1",
    "IssuerOfPatientID": "MarkIssuer",
    "OtherPatientIDs": "MarkOther",
    "PatientBirthDate": "19010203",
    "PatientAge": "077Y",
    "PatientAddress": "MarkStreet",
    "PatientComments": "MarkComment",
    "StudyDate": "20110709",
    "SeriesDate": "20110709",
    "ContentDate": "20110709",
    "AcquisitionDate": "20110709",
    "StudyTime": "111213.141516",
    "AccessionNumber": "MarkAcc",
    "StudyID": "MarkStudy",
    "StudyDescription": "MarkDescription",
    "SeriesDescription": "MarkSeries",
    "ProtocolName": "MarkProtocol",
    "InstitutionName": "MarkHospital",
    "InstitutionAddress": "MarkTown",
    "StationName": "MarkStation",
    "DeviceSerialNumber": "MarkSerial",
    "ReferringPhysicianName": "MarkDoctor",
    "PerformingPhysicianName": "MarkPerformer",
    "OperatorsName": "MarkOperator",
    "ImageComments": "MarkImage",
    "StudyInstanceUID": "1.2.3.444.1",
    "SeriesInstanceUID": "1.2.3.444.2",
    "SOPInstanceUID": "1.2.3.444.3",
    "FrameOfReferenceUID": "1.2.3.444.4",
}
SECRETS = ("Mark", "19010203", "077Y", "20110709", "111213", "1.2.3.444")


@pytest.mark.parametrize("exporter", ALL, ids=lambda one: one.name)
def test_default_objects_hold_no_identifier(exporter: Exporter, tmp_path: Path) -> None:
    exporter.export(case_of(tmp_path, **MARKED), tmp_path / "a.dcm", ExportOptions())
    content = (tmp_path / "a.dcm").read_bytes()
    assert [secret for secret in SECRETS if secret.encode() in content] == []
    made = pydicom.dcmread(tmp_path / "a.dcm")
    assert made.PatientIdentityRemoved == "YES"
    assert made.DeidentificationMethodCodeSequence[0].CodeValue == "113100"
    assert made.PatientName == made.PatientID == user_pseudonyms().patient("MarkID-1", "MarkIssuer")


@pytest.mark.parametrize("exporter", ALL, ids=lambda one: one.name)
def test_objects_belong_to_the_study_of_the_image_where_that_is_wanted(
    exporter: Exporter, tmp_path: Path
) -> None:
    exporter.export(case_of(tmp_path, **MARKED), tmp_path / "a.dcm", WITH_IDENTIFIERS)
    made = pydicom.dcmread(tmp_path / "a.dcm")
    for keyword in (
        "PatientName", "PatientID", "PatientBirthDate", "StudyInstanceUID", "StudyDate",
        "StudyTime", "AccessionNumber", "StudyID", "ReferringPhysicianName", "StudyDescription",
    ):  # fmt: skip
        assert made[keyword].value == MARKED[keyword], keyword
    assert made.SeriesInstanceUID != MARKED["SeriesInstanceUID"]
    assert "PatientIdentityRemoved" not in made


@pytest.mark.parametrize("exporter", ALL, ids=lambda one: one.name)
def test_every_object_says_who_made_it_and_what_for(exporter: Exporter, tmp_path: Path) -> None:
    exporter.export(case_of(tmp_path), tmp_path / "a.dcm", WITH_IDENTIFIERS)
    made = pydicom.dcmread(tmp_path / "a.dcm")
    program, model, library = made.ContributingEquipmentSequence
    assert program.ContributionDescription == "Not for clinical use: research and teaching"
    assert model.ManufacturerModelName == "test-model"
    assert list(model.SoftwareVersions) == ["1.2", "0123456789abcdef" * 4]
    told = model.ContributionDescription
    assert "Not for clinical use" in told
    assert "Beware of the film." in told
    assert "Effusion 0.2689, threshold 0.2000 (edited; model 0.5000): positive" in told
    assert library.ManufacturerModelName == "highdicom"
    assert made.SeriesDescription.endswith("for research only")


@pytest.mark.parametrize("exporter", ALL, ids=lambda one: one.name)
def test_a_result_that_was_forced_says_so_first(exporter: Exporter, tmp_path: Path) -> None:
    case = case_of(tmp_path)
    prediction = replace(case.prediction, refusals=("This is a lateral view.",))
    forced = replace(case, prediction=prediction, review=case.review.changed(forced=True))
    made = exporter.build(forced, WITH_IDENTIFIERS)  # type: ignore[attr-defined]
    told = "Analysed although unsuitable: This is a lateral view."
    assert told in made.ContributingEquipmentSequence[1].ContributionDescription
    assert told in str(made)


def test_objects_of_one_image_refer_to_the_same_one(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    uids = set()
    for exporter in ALL:
        made = exporter.build(case, ExportOptions())  # type: ignore[attr-defined]
        text = str(made)
        uids.add(user_pseudonyms().uid(case.radiograph.identity.sop_instance_uid) in text)
        assert made.StudyInstanceUID == user_pseudonyms().uid("1.2.3")
    assert uids == {True}


@pytest.mark.parametrize(
    ("dates", "told"), [(Dates.REMOVED, False), (Dates.SHIFTED, False), (Dates.KEPT, True)]
)
def test_the_day_is_told_where_dates_are_kept(dates: Dates, told: bool, tmp_path: Path) -> None:
    options = ExportOptions(deidentification=Deidentification(dates=dates))
    report = REPORT.build(case_of(tmp_path), options)
    assert (report.ContentDate != "19000101") is told


def test_a_long_story_fits_the_value_representation(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    prediction = replace(case.prediction, warnings=tuple(f"Warning {n}. " * 9 for n in range(40)))
    report = REPORT.build(replace(case, prediction=prediction), ExportOptions())
    _, *models, _ = report.ContributingEquipmentSequence
    told = [item.ContributionDescription for item in models]
    assert max(map(len, told)) <= 1024
    # Nothing is left out: one item goes on where the one before ends.
    assert all(f"Warning {n}." in " ".join(told) for n in range(40))
    assert {item.SoftwareVersions[1] for item in models} == {prediction.model.sha256}


def test_one_warning_without_end_is_cut(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    prediction = replace(case.prediction, warnings=("Warning. " * 300,))
    report = REPORT.build(replace(case, prediction=prediction), ExportOptions())
    told = [item.ContributionDescription for item in report.ContributingEquipmentSequence[1:-1]]
    assert max(map(len, told)) <= 1024
    assert any(each.endswith("...") for each in told)


def test_members_of_archives_are_read_again(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in/image", encoded(SOURCES["dx"]()))
    radiograph = read(Source(tmp_path / "a.zip", "in/image"))
    subject = Subject.of(Case(radiograph, a_review()), WITH_IDENTIFIERS)
    assert subject.image.SOPInstanceUID == radiograph.identity.sop_instance_uid


def test_values_that_break_the_rules_are_not_handed_on(tmp_path: Path) -> None:
    case = case_of(
        tmp_path, StudyDate="2024", StudyTime="noon", PatientSex="X", InstanceNumber="-4",
        PatientAge="62", ImagePositionPatient=[1, 2, 3],
    )  # fmt: skip
    image = Subject.of(case, WITH_IDENTIFIERS).image
    assert (image.StudyDate, image.StudyTime, image.PatientSex) == ("", "", "")
    assert image.InstanceNumber == "1"
    assert "PatientAge" not in image
    assert "ImagePositionPatient" not in image


def test_an_exchanged_file_is_refused(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    write(case.radiograph.path, SOURCES["monochrome1"]())
    with pytest.raises(ValueError, match="another image by now"):
        REPORT.export(case, tmp_path / "a.dcm", ExportOptions())


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    case.radiograph.path.unlink()
    with pytest.raises(ValueError, match="cannot be read again"):
        REPORT.export(case, tmp_path / "a.dcm", ExportOptions())


@pytest.mark.parametrize(
    ("keyword", "said"), [("SOPInstanceUID", "no SOP Instance"), ("StudyInstanceUID", "no Study")]
)
@pytest.mark.parametrize("value", [None, "..\\..\\1.2", "1.02", "x"])
def test_images_that_nothing_can_refer_to_are_refused(
    value: str | None, keyword: str, said: str, tmp_path: Path
) -> None:
    made = SOURCES["dx"]()
    setattr(made, keyword, value)
    case = Case(read(write(tmp_path / "image", made)), a_review())
    with pytest.raises(ValueError, match=said):
        REPORT.export(case, tmp_path / "a.dcm", WITH_IDENTIFIERS)
