"""Written phantoms: the layout of ChestX-ray14, DICOM that others open, resuming. All made here."""

import json
import shutil
import subprocess

import highdicom
import numpy as np
import pydicom
import pytest
from PIL import Image

from train import cli
from train.datasets.layouts import boxes, open_layout
from train.datasets.records import read_image
from train.phantom import command, generate, write
from train.phantom.dicom import dataset, write_dicom
from train.phantom.write import Job, whole
from viewer.dicom.read import read

SIZE = 96


def run(folder, *more):
    arguments = ["--out", str(folder), "--size", str(SIZE), "--workers", "1", *more]
    return cli.main(["phantom", *arguments])


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}


def test_a_folder_reads_as_chestxray14(tmp_path):
    assert run(tmp_path, "--count", "9", "--seed", "8") == 0
    records = open_layout("chestxray14", tmp_path)
    assert [record.name for record in records] == [f"P{n:08d}_000" for n in range(8, 17)]
    found = boxes("chestxray14", tmp_path)
    for record, seed in zip(records, range(8, 17), strict=True):
        phantom = generate(seed, size=SIZE)
        present = {name for name, value in record.labels.items() if value}
        assert present == set(phantom.findings)
        assert (record.sex, record.age, record.view) == (phantom.sex, phantom.age, phantom.view)
        np.testing.assert_allclose(read_image(record), phantom.image, atol=0.5 / 255 + 1e-6)
        for name, expected in phantom.boxes.items():
            got = found[record.name, name]
            scale = 1024 / SIZE
            assert [(b.x, b.y, b.width, b.height) for b in got] == [
                pytest.approx((b.x * scale, b.y * scale, b.width * scale, b.height * scale))
                for b in expected
            ]
            mask = Image.open(tmp_path / "masks" / f"{record.name}_{name}.png")
            np.testing.assert_array_equal(np.asarray(mask), phantom.masks[name])


def test_headers_are_the_publishers(tmp_path, shared):
    run(tmp_path, "--count", "1")
    for name in ("Data_Entry_2017_v2020.csv", "BBox_List_2017.csv", "splits.csv"):
        theirs = shared / "data" / "chestxray14-mini" / name
        assert _first_line(tmp_path / name) == _first_line(theirs)


def _first_line(file):
    return file.read_text("utf-8-sig").splitlines()[0]


def test_splits_part_the_patients(tmp_path):
    run(tmp_path, "--count", "17", "--findings", "")
    train = {r.patient for r in open_layout("chestxray14", tmp_path, split="train")}
    val = {r.patient for r in open_layout("chestxray14", tmp_path, split="val")}
    assert (len(train), len(val)) == (14, 3)
    assert not train & val


def test_workers_write_the_same_files(tmp_path):
    run(tmp_path / "one", "--count", "6")
    run(tmp_path / "two", "--count", "6", "--workers", "2")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_finished_pictures_are_skipped(tmp_path, monkeypatch, capsys):
    run(tmp_path, "--count", "3")
    made = []
    monkeypatch.setattr(command, "write", lambda job: (made.append(job.seed), write.write(job)))
    run(tmp_path, "--count", "5")
    assert made == [3, 4]
    assert "3 phantoms are already there" in capsys.readouterr().err
    # Another request is another picture.
    run(tmp_path, "--count", "1", "--findings", "Mass")
    assert made == [3, 4, 0]
    assert [p.name for p in (tmp_path / "masks").glob("P00000000*")] == ["P00000000_000_Mass.png"]


def test_a_changed_format_leaves_one_picture(tmp_path):
    run(tmp_path, "--count", "1")
    run(tmp_path, "--count", "1", "--format", "dicom")
    assert [path.suffix for path in (tmp_path / "images").iterdir()] == [".dcm"]
    (record,) = open_layout("chestxray14", tmp_path)
    expected = generate(0, size=SIZE).image
    np.testing.assert_allclose(read_image(record), expected, atol=2 / 255)


def test_an_interrupt_leaves_whole_files_and_tables(tmp_path, monkeypatch):
    def stop_at_third(job):
        if job.seed == 2:
            raise KeyboardInterrupt
        write.write(job)

    monkeypatch.setattr(command, "write", stop_at_third)
    assert run(tmp_path, "--count", "5") == 130
    assert len(open_layout("chestxray14", tmp_path)) == 2
    assert not list(tmp_path.rglob("*.part*"))


def test_a_failed_write_leaves_nothing(tmp_path):
    target = tmp_path / "a.png"
    target.write_bytes(b"before")

    def half(file):
        file.write_bytes(b"ha")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        whole(target, half)
    assert files(tmp_path) == {target.relative_to(tmp_path): b"before"}


def test_a_broken_record_is_made_anew(tmp_path):
    job = Job(tmp_path, 1, SIZE)
    write.write(job)
    assert job.finished()
    record = tmp_path / "records" / "P00000001_000.json"
    assert json.loads(record.read_text())["number"] == 1
    record.write_text("{")
    assert not job.finished()


@pytest.mark.parametrize(
    "arguments", [("--findings", "Gout"), ("--size", "10"), ("--count", "0"), ("--seed", "-3")]
)
def test_wrong_usage_ends_with_two(tmp_path, arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        run(tmp_path, *arguments)
    assert ended.value.code == 2
    assert "error" in capsys.readouterr().err


@pytest.fixture(scope="module")
def phantom():
    return generate(4, ["Effusion", "Cardiomegaly"], 128)


@pytest.mark.parametrize("compress", [True, False])
def test_dicom_reads_back_to_the_same_pixels(tmp_path, phantom, compress):
    file = tmp_path / "phantom.dcm"
    write_dicom(phantom, file, compress)
    radiograph = read(file)
    np.testing.assert_array_equal(
        np.asarray(radiograph.stored).squeeze(), np.round(phantom.image * 4095).astype(np.uint16)
    )


def test_dicom_says_that_it_is_synthetic(phantom):
    ds = dataset(phantom)
    assert str(ds.PatientName) == "SYNTHETIC^PHANTOM"
    for keyword in ("PatientID", "StudyDescription", "SeriesDescription", "ImageComments"):
        assert str(ds[keyword].value).startswith("SYNTHETIC"), keyword
    assert ds.QualityControlImage == "YES"
    assert ds.ImageType == ["DERIVED", "PRIMARY"]


def test_dicom_spacing_is_consistent(phantom):
    ds = dataset(phantom)
    assert float(ds.PixelSpacing[0]) == pytest.approx(phantom.spacing_mm, abs=1e-4)
    magnification = float(ds.EstimatedRadiographicMagnificationFactor)
    assert float(ds.ImagerPixelSpacing[0]) == pytest.approx(
        float(ds.PixelSpacing[0]) * magnification, abs=1e-4
    )


def test_dicom_is_the_same_every_time_and_differs_between_phantoms(tmp_path, phantom):
    write_dicom(phantom, tmp_path / "a.dcm")
    write_dicom(generate(4, ["Effusion", "Cardiomegaly"], 128), tmp_path / "b.dcm")
    assert (tmp_path / "a.dcm").read_bytes() == (tmp_path / "b.dcm").read_bytes()
    other = dataset(generate(5, [], 128))
    one = dataset(phantom)
    for keyword in ("SOPInstanceUID", "SeriesInstanceUID", "StudyInstanceUID", "PatientID"):
        assert one[keyword].value != other[keyword].value


def test_dicom_has_the_attributes_its_class_demands(tmp_path, phantom):
    file = tmp_path / "phantom.dcm"
    write_dicom(phantom, file)
    ds = pydicom.dcmread(file)
    assert ds.file_meta.MediaStorageSOPInstanceUID == ds.SOPInstanceUID
    # For Presentation; For Processing has one more ".1".
    assert ds.SOPClassUID == "1.2.840.10008.5.1.4.1.1.1.1"
    # Type 1 of the modules of PS3.3 table A.26-1, DX image.
    for keyword in [
        "StudyInstanceUID",
        "SeriesInstanceUID",
        "Modality",
        "PresentationIntentType",
        "ImageType",
        "SamplesPerPixel",
        "PhotometricInterpretation",
        "Rows",
        "Columns",
        "BitsAllocated",
        "BitsStored",
        "HighBit",
        "PixelRepresentation",
        "PixelIntensityRelationship",
        "PixelIntensityRelationshipSign",
        "RescaleIntercept",
        "RescaleSlope",
        "RescaleType",
        "PresentationLUTShape",
        "LossyImageCompression",
        "BurnedInAnnotation",
        "ImagerPixelSpacing",
        "ImageLaterality",
        "WindowCenter",
        "WindowWidth",
    ]:
        assert ds[keyword].value not in (None, ""), keyword
    # Type 2: there, even if empty.
    for keyword in [
        "PatientBirthDate",
        "PatientSex",
        "StudyID",
        "AccessionNumber",
        "ReferringPhysicianName",
        "Manufacturer",
        "AnatomicRegionSequence",
        "DetectorType",
        "PositionerType",
        "AcquisitionContextSequence",
    ]:
        assert keyword in ds, keyword


def test_highdicom_shows_dense_bright(tmp_path, phantom):
    file = tmp_path / "phantom.dcm"
    write_dicom(phantom, file, compress=False)
    frame = highdicom.imread(file).get_frame(1, apply_voi_transform=True, dtype=np.float64)
    assert np.corrcoef(frame.ravel(), phantom.image.ravel())[0, 1] > 0.999


def test_dcmtk_opens_it(tmp_path, phantom):
    if shutil.which("dcm2pnm") is None or shutil.which("dcmdump") is None:
        pytest.skip("DCMTK is not installed: apt-get install dcmtk")
    file, picture = tmp_path / "phantom.dcm", tmp_path / "phantom.pgm"
    # DCMTK has no JPEG 2000.
    write_dicom(phantom, file, compress=False)
    dump = subprocess.run(["dcmdump", "-q", file], capture_output=True, text=True, check=True)
    assert "SYNTHETIC^PHANTOM" in dump.stdout
    assert dump.stderr == ""
    done = subprocess.run(["dcm2pnm", "+Wi", "1", file, picture], capture_output=True, check=True)
    assert done.stderr == b""
    shown = np.asarray(Image.open(picture), np.float64)
    np.testing.assert_allclose(shown / shown.max(), phantom.image / phantom.image.max(), atol=0.02)
