"""De-identification: nothing marked survives, what must agree agrees, the pixels stay."""

import io
import re
import shutil
import subprocess

import numpy as np
import pydicom
import pytest
from dicom_factory import dataset
from marked import DATE, MARKS, PIXELS, TIME, UID_ROOT, marked_dataset
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.sequence import Sequence
from pydicom.tag import Tag
from pydicom.uid import JPEG2000Lossless

from viewer.dicom.deidentification import Dates, Deidentification
from viewer.dicom.deidentify import DeidentifyError, deidentify
from viewer.dicom.pseudonyms import Pseudonyms
from viewer.dicom.quiet import quiet

KEY = Pseudonyms(bytes(range(32)))


def saved(made: Dataset) -> bytes:
    stream = io.BytesIO()
    with quiet():
        made.save_as(stream, enforce_file_format=True)
    return stream.getvalue()


def test_no_marked_value_is_in_any_byte() -> None:
    before = saved(marked_dataset())
    assert len(set(MARKS.findall(before))) > 400

    assert MARKS.findall(saved(deidentify(marked_dataset(), KEY))) == []


def test_cleaning_lets_no_marked_value_through() -> None:
    data = saved(deidentify(marked_dataset(), KEY, Deidentification(descriptors=True)))

    assert MARKS.findall(data) == []


def test_shifted_dates_are_not_the_marked_ones() -> None:
    new = deidentify(marked_dataset(), KEY, Deidentification(dates=Dates.SHIFTED))

    assert b"19470313" not in saved(new)
    assert re.findall(MARKS, saved(new).replace(TIME.encode(), b"")) == []


def test_the_pixels_stay_as_they_are() -> None:
    old = marked_dataset()

    new = pydicom.dcmread(io.BytesIO(saved(deidentify(old, KEY))))

    assert np.array_equal(new.pixel_array, PIXELS)
    assert new.file_meta.TransferSyntaxUID == old.file_meta.TransferSyntaxUID


def test_the_original_stays_as_it_is() -> None:
    old = marked_dataset()
    old.PatientIdentityRemoved = "NO"
    before = saved(old)

    deidentify(old, KEY)

    assert saved(old) == before


# Written by hand from PS3.15 Table E.1-1 and E.1.1, for a DX image: what a reader of the standard
# expects of the best known attributes.
BY_HAND = {
    "AccessionNumber": "",
    "AcquisitionDate": None,
    "AcquisitionDateTime": None,
    "AcquisitionTime": None,
    "BodyPartExamined": "CHEST",
    "ContentDate": "19000101",
    "ContentTime": "000000",
    "DetectorID": None,
    "DeviceSerialNumber": None,
    "EthnicGroup": None,
    "ImageComments": None,
    "InstitutionAddress": None,
    "InstitutionName": None,
    "IssuerOfPatientID": None,
    "LongitudinalTemporalInformationModified": "REMOVED",
    "OperatorsName": None,
    "OtherPatientIDs": None,
    "PatientAge": None,
    "PatientBirthDate": "",
    "PatientComments": None,
    "PatientIdentityRemoved": "YES",
    "PatientSex": "",
    "PatientWeight": None,
    "PerformingPhysicianName": None,
    "ProtocolName": None,
    "ReferringPhysicianName": "",
    "RequestedProcedureDescription": None,
    "SeriesDate": None,
    "SeriesDescription": None,
    "SeriesTime": None,
    "StationName": None,
    "StudyDate": "",
    "StudyDescription": None,
    "StudyID": "",
    "StudyTime": "",
    "ViewPosition": "PA",
}


@pytest.mark.parametrize(("keyword", "expected"), BY_HAND.items())
def test_the_basic_profile_is_what_the_standard_says(keyword: str, expected: str | None) -> None:
    new = deidentify(marked_dataset(), KEY)

    found = str(new[keyword].value or "") if keyword in new else None
    assert found == expected


def test_uids_are_replaced_everywhere_in_the_same_way() -> None:
    old = dataset(StudyInstanceUID=f"{UID_ROOT}.7", FrameOfReferenceUID=f"{UID_ROOT}.8")
    item = Dataset()
    item.ReferencedSOPClassUID = "1.2.840.10008.5.1.4.1.1.7"
    item.ReferencedSOPInstanceUID = f"{UID_ROOT}.7"
    old.ReferencedImageSequence = Sequence([item])

    new, again = deidentify(old, KEY), deidentify(old, Pseudonyms(bytes(range(32))))

    reference = new.ReferencedImageSequence[0]
    assert reference.ReferencedSOPInstanceUID == new.StudyInstanceUID == again.StudyInstanceUID
    assert reference.ReferencedSOPClassUID == "1.2.840.10008.5.1.4.1.1.7"
    assert new.StudyInstanceUID.startswith("2.25.")
    assert new.StudyInstanceUID != deidentify(old, Pseudonyms(bytes(32))).StudyInstanceUID
    assert new.file_meta.MediaStorageSOPInstanceUID == new.SOPInstanceUID
    assert new.SOPClassUID == old.SOPClassUID


def test_all_options_are_stated_and_do_what_they_say() -> None:
    wanted = Deidentification(
        dates=Dates.SHIFTED,
        device=True,
        institution=True,
        characteristics=True,
        descriptors=True,
        uids=True,
        safe_private=True,
    )
    old = marked_dataset()
    old.PatientAge, old.PatientSex, old.DeviceSerialNumber = "093Y", "F", "SN-1"
    old.InstitutionName, old.StudyDescription = "Saint Nowhere", "Chest PA of Mr Jones"

    new = deidentify(old, KEY, wanted)

    codes = [code.CodeValue for code in new.DeidentificationMethodCodeSequence]
    assert codes == ["113100", "113110", "113109", "113112", "113108", "113107", "113105", "113111"]
    assert new.LongitudinalTemporalInformationModified == "MODIFIED"
    assert (new.PatientAge, new.PatientSex) == ("090Y", "F")
    assert (new.DeviceSerialNumber, new.InstitutionName) == ("SN-1", "Saint Nowhere")
    assert new.StudyDescription == "Chest PA"
    assert new.SOPInstanceUID == old.SOPInstanceUID
    assert new.StudyTime == TIME


def test_private_attributes_that_the_standard_lists_may_stay() -> None:
    """And nothing else beside them, in the same block, of the same creator elsewhere, or below."""
    old = marked_dataset()
    block = old.private_block(0x0019, "SIEMENS MR HEADER", create=True)
    block.add_new(0x0C, "IS", 1000)
    block.add_new(0x27, "FD", [1.0] * 6)
    # In the block, but not in the table.
    block.add_new(0x08, "CS", "ZQ0901KX")
    block.add_new(0x2B, "LO", "ZQ0902KX")
    # The same numbers under another name.
    other = old.private_block(0x0019, "ZQ0903KX", create=True)
    other.add_new(0x0C, "IS", 4711)
    # The same name in another group.
    old.private_block(0x0029, "SIEMENS MR HEADER", create=True).add_new(0x0C, "LO", "ZQ0904KX")
    # Dates, UIDs and names are such in private attributes, too.
    uid = old.private_block(0x0099, "NQHeader", create=True)
    uid.add_new(0x02, "UI", f"{UID_ROOT}.77")
    uid.add_new(0x04, "PN", "ZQ0905KX")
    uid.add_new(0x05, "DA", DATE)
    # What nobody can read may be anything.
    uid.add_new(0x10, "UN", b"ZQ0906KX")
    item = Dataset()
    item.PatientComments = "ZQ0907KX"
    item.private_block(0x7E01, "HOLOGIC, Inc.", create=True).add_new(0x12, "OB", b"\1\2")
    item.private_block(0x0009, "ZQ0908KX", create=True).add_new(0x01, "LO", "ZQ0909KX")
    old.private_block(0x7E01, "HOLOGIC, Inc.", create=True).add_new(0x10, "SQ", [item])
    # Without a creator nobody knows whose it is.
    old.add_new(0x00E11221, "LO", "ZQ0910KX")

    plain, kept = deidentify(old, KEY), deidentify(old, KEY, Deidentification(safe_private=True))

    assert [element.tag for element in plain if element.tag.is_private] == []
    assert MARKS.findall(saved(kept)) == []
    private = {f"{element.tag:08X}": element.value for element in kept if element.tag.is_private}
    assert private.pop("7E011010")[0].private_block(0x7E01, "HOLOGIC, Inc.")[0x12].value == b"\1\2"
    assert private == {
        "00190010": "SIEMENS MR HEADER",
        "0019100C": 1000,
        "00191027": [1.0] * 6,
        "00990010": "NQHeader",
        "00991002": KEY.uid(f"{UID_ROOT}.77"),
        "00991004": None,
        "7E010010": "HOLOGIC, Inc.",
    }
    uids = Deidentification(safe_private=True, uids=True, dates=Dates.KEPT)
    block = deidentify(old, KEY, uids).private_block(0x0099, "NQHeader")
    assert (block[0x02].value, block[0x05].value) == (f"{UID_ROOT}.77", DATE)


@pytest.mark.parametrize(
    ("age", "kept"), [("089Y", "089Y"), ("090Y", "090Y"), ("101Y", "090Y"), ("003D", "003D"),
                      ("Jones", ""), ("", "")],
)  # fmt: skip
def test_ages(age: str, kept: str) -> None:
    with quiet():
        new = deidentify(dataset(PatientAge=age), KEY, Deidentification(characteristics=True))

    assert (new.PatientAge or "") == kept


def test_full_dates_stay_on_request() -> None:
    new = deidentify(marked_dataset(), KEY, Deidentification(dates=Dates.KEPT))

    assert (new.StudyDate, new[0x00141020].value) == (DATE, DATE)
    assert new.PatientBirthDate in ("", None)
    assert new.LongitudinalTemporalInformationModified == "UNMODIFIED"


def test_dates_of_a_patient_move_together() -> None:
    shift = Deidentification(dates=Dates.SHIFTED)
    first = dataset(StudyDate="20200101", AcquisitionDateTime="20200111120000.5")
    other = dataset(StudyDate="20200121", PatientID="T2")
    second = dataset(StudyDate="20200121")

    one, two, three = (deidentify(each, KEY, shift) for each in (first, second, other))

    days = [
        np.datetime64(f"{each.StudyDate[:4]}-{each.StudyDate[4:6]}-{each.StudyDate[6:]}")
        for each in (one, two, three)
    ]
    assert int((days[1] - days[0]).astype(int)) == 20
    assert days[2] != days[1]
    moment = one.AcquisitionDateTime
    assert moment.endswith("120000.5")
    moved = np.datetime64(f"{moment[:4]}-{moment[4:6]}-{moment[6:8]}")
    assert int((moved - days[0]).astype(int)) == 10


def test_what_is_no_date_is_not_kept_as_one() -> None:
    shift = Deidentification(dates=Dates.SHIFTED)
    with quiet():
        old = dataset(StudyDate="Jones", StudyTime="Jones", ContentTime=TIME, SeriesDate="")
        old.add(DataElement(Tag("CertifiedTimestamp"), "OB", b"Jones"))
        new = deidentify(old, KEY, shift)

    assert new.StudyDate == "19000101"
    assert new.StudyTime == "000000"
    assert new.ContentTime == TIME
    assert new.SeriesDate in ("", None)
    assert "CertifiedTimestamp" not in new


def test_patients_stay_apart_and_together() -> None:
    names = [
        deidentify(each, KEY).PatientID
        for each in (
            dataset(),
            dataset(PatientName="Another^Spelling"),
            dataset(IssuerOfPatientID="Elsewhere"),
            dataset(PatientID=None, PatientBirthDate="19500101"),
            dataset(PatientID=None, PatientBirthDate="19500102"),
            dataset(PatientID=None, PatientName=None, StudyInstanceUID="1.2.9"),
        )
    ]
    assert names[0] == names[1]
    assert len(set(names)) == 5
    assert all(re.fullmatch(r"ANON-[0-9A-F]{12}", name) for name in names)


def test_text_in_the_pixels_is_refused_until_accepted() -> None:
    old = dataset(BurnedInAnnotation="YES")

    with pytest.raises(DeidentifyError, match="burned into its pixels"):
        deidentify(old, KEY)

    new = deidentify(old, KEY, Deidentification(accept_burned_in=True))
    assert new.BurnedInAnnotation == "YES"


@pytest.mark.parametrize("uid", [None, "", ["1.2", "1.3"]])
def test_an_object_without_a_uid_is_refused(uid: object) -> None:
    with pytest.raises(DeidentifyError, match="it has no UID"):
        deidentify(dataset(SOPInstanceUID=uid), KEY)


@pytest.mark.parametrize("sop_class", ["1.2.840.10008.5.1.4.1.1.1.1", "1.2.840.10008.5.1.4.1.1.4"])
def test_what_an_image_must_have_is_empty_and_what_it_must_not_have_empty_goes(
    sop_class: str,
) -> None:
    old = marked_dataset()
    old.SOPClassUID = sop_class

    new = deidentify(old, KEY)

    assert list(new.AcquisitionContextSequence) == []
    assert "ReferencedStudySequence" not in new


def with_embedded_overlay(**changes: object) -> Dataset:
    """Return pixels whose highest four bits hold an overlay."""
    pixels = PIXELS | np.uint16(0xA000)
    old = dataset(pixels, bits=12, **changes)
    old.add_new(0x60000010, "US", 64)
    old.add_new(0x60000102, "US", 13)
    return old


def test_overlays_in_unused_bits_are_cleared() -> None:
    new = deidentify(with_embedded_overlay(), KEY)

    assert np.array_equal(np.frombuffer(new.PixelData, "<u2").reshape(64, 48), PIXELS)
    assert (0x6000, 0x0010) not in new


def test_overlays_in_compressed_pixels_are_refused() -> None:
    old = with_embedded_overlay(syntax=JPEG2000Lossless)
    old.PixelData = encapsulate([b"\xff\x4f"])

    with pytest.raises(DeidentifyError, match="Decompress the file first"):
        deidentify(old, KEY)


def test_overlays_beside_the_pixels_do_not_touch_them() -> None:
    old = dataset(PIXELS, bits=12)
    old.add_new(0x60000102, "US", 0)
    old.add_new(0x60003000, "OW", b"\xff" * 384)

    new = deidentify(old, KEY)

    assert new.PixelData == old.PixelData
    assert (0x6000, 0x3000) not in new


def test_a_header_without_pixels_can_be_deidentified() -> None:
    old = with_embedded_overlay()
    del old.PixelData

    assert deidentify(old, KEY).PatientID.startswith("ANON-")


def test_elements_that_cannot_be_read_are_left_out() -> None:
    data = saved(dataset(StudyDate="20200101"))
    damaged = pydicom.dcmread(io.BytesIO(data))
    raw = damaged.get_item(Tag("StudyDate"))
    damaged._dict[Tag("StudyDate")] = raw._replace(VR="ZZ", value=b"Jones")

    with quiet():
        new = deidentify(damaged, KEY)

    assert b"Jones" not in saved(new)


def test_a_name_of_the_wrong_kind_is_replaced_too() -> None:
    old = dataset()
    old.add(DataElement(Tag("PatientName"), "OB", b"Jones"))
    old.add(DataElement(Tag("PatientIdentityRemoved"), "OB", b"NO"))

    new = pydicom.dcmread(io.BytesIO(saved(deidentify(old, KEY))))

    assert new.PatientName == new.PatientID
    assert new.PatientIdentityRemoved == "YES"


def test_another_object_keeps_what_it_must_have() -> None:
    # An enhanced image needs its acquisition date and time (type 1C); a dummy stands there.
    old = dataset(AcquisitionDateTime="20200101", ProtocolName="Jones")
    old.SOPClassUID = "1.2.840.10008.5.1.4.1.1.12.1.1"
    item = Dataset()
    item.CodeValue, item.CodeMeaning = "Jones", "Jones"
    item.ReferencedSOPInstanceUID = "1.2.3"
    item.add_new(0x00091001, "LO", "Jones")
    old.InstitutionCodeSequence = Sequence([item])

    new = deidentify(old, KEY)

    assert new.AcquisitionDateTime == "19000101000000"
    assert new.ProtocolName == "ANONYMIZED"
    assert new.InstitutionCodeSequence[0].CodeValue == "ANONYMIZED"
    assert new.InstitutionCodeSequence[0].ReferencedSOPInstanceUID == KEY.uid("1.2.3")
    assert b"Jones" not in saved(new)


def test_cleaned_sequences_and_empty_descriptions() -> None:
    old = dataset(StudyDescription="Jones", RequestedProcedureDescription="Jones")
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator = "399208008", "SCT"
    item.CodeMeaning, item.PatientComments = "Chest of Jones", "Jones"
    unclear = Dataset()
    unclear.CodeValue, unclear.CodingSchemeDesignator = "JONES", "99LOCAL"
    unclear.CodeMeaning = "Jones"
    nameless = Dataset()
    nameless.CodeValue, nameless.CodingSchemeDesignator = "113091", "DCM"
    old.AdmittingDiagnosesCodeSequence = Sequence([item, unclear, nameless])
    old.ReasonForVisitCodeSequence = Sequence([unclear])
    old.SOPClassUID = "1.2.840.10008.5.1.4.1.1.12.1.1"

    new = deidentify(old, KEY, Deidentification(descriptors=True))

    assert "StudyDescription" not in new
    assert new.RequestedProcedureDescription in ("", None)
    first, second = new.AdmittingDiagnosesCodeSequence
    assert (first.CodeValue, first.CodeMeaning) == ("399208008", "Chest")
    assert (second.CodeValue, second.CodeMeaning) == ("113091", "ANONYMIZED")
    assert "ReasonForVisitCodeSequence" not in new
    assert b"jones" not in saved(new).lower()


@pytest.mark.skipif(shutil.which("dciodvfy") is None, reason="dciodvfy is not installed")
@pytest.mark.parametrize(
    "wanted",
    [
        Deidentification(),
        Deidentification(Dates.SHIFTED, True, True, True, True),
        Deidentification(Dates.KEPT, uids=True),
    ],
)
def test_dciodvfy_finds_nothing_that_was_not_there_before(
    wanted: Deidentification, tmp_path
) -> None:
    old = valid_image()
    (tmp_path / "old.dcm").write_bytes(saved(old))
    (tmp_path / "new.dcm").write_bytes(saved(deidentify(old, KEY, wanted)))

    before, after = (errors_of(tmp_path / name) for name in ("old.dcm", "new.dcm"))

    assert before == set()
    assert after == set()


@pytest.mark.shared
@pytest.mark.skipif(shutil.which("dciodvfy") is None, reason="dciodvfy is not installed")
@pytest.mark.parametrize("folder", ["1_chest", "2_other_radiographs"])
def test_real_radiographs_are_as_valid_as_before(shared, folder: str, tmp_path) -> None:
    tried = 0
    for path in sorted((shared / "dicom" / folder).iterdir()):
        with quiet():
            old = pydicom.dcmread(path, force=True)
        if "PixelData" not in old:
            continue
        tried += 1
        wanted = Deidentification(Dates.SHIFTED, characteristics=True, accept_burned_in=True)
        (tmp_path / "new.dcm").write_bytes(saved(deidentify(old, KEY, wanted)))

        assert without_uids(errors_of(tmp_path / "new.dcm")) <= without_uids(errors_of(path))
        back = pydicom.dcmread(tmp_path / "new.dcm")
        assert back.PixelData[: len(old.PixelData)] == old.PixelData
    assert tried >= 3


def without_uids(errors: set[str]) -> set[str]:
    return {re.sub(r"<[0-9.]+>", "<uid>", error) for error in errors}


def errors_of(path) -> set[str]:
    done = subprocess.run(["dciodvfy", str(path)], capture_output=True, check=False)
    lines = (done.stdout + done.stderr).decode(errors="replace").splitlines()
    return {line for line in lines if line.startswith("Error")}


def valid_image() -> Dataset:
    """Return a Secondary Capture image that a validator has nothing to say against."""
    made = dataset(PIXELS, bits=12)
    made.SOPClassUID = made.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.7"
    for keyword, value in {
        "PatientBirthDate": "19500101",
        "PatientSex": "M",
        "PatientAge": "070Y",
        "StudyDate": "20200101",
        "StudyTime": "101112",
        "SeriesDate": "20200101",
        "ContentDate": "20200101",
        "ContentTime": "101112",
        "AccessionNumber": "A1",
        "ReferringPhysicianName": "House^Greg",
        "StudyID": "S1",
        "SeriesNumber": "1",
        "InstanceNumber": "1",
        "ConversionType": "WSD",
        "Modality": "OT",
        "PatientOrientation": ["L", "F"],
        "StudyDescription": "Chest PA",
        "InstitutionName": "Saint Nowhere",
        "DeviceSerialNumber": "SN-1",
        "Manufacturer": "",
        "BodyPartExamined": "CHEST",
    }.items():
        setattr(made, keyword, value)
    return made
