"""All of a radiograph that is not its pixels."""

import threading
import warnings
from pathlib import Path

import numpy as np
import pytest
from dicom_factory import dataset, encoded, item, radiograph, write

from viewer.dicom.facts import age_years, image_facts
from viewer.dicom.header import Header
from viewer.dicom.inspect import inspect
from viewer.dicom.overlays import overlay_planes
from viewer.dicom.quiet import quiet
from viewer.dicom.radiograph import Identity, Radiograph, UnreadableError, View
from viewer.dicom.read import read


def test_what_the_header_says(tmp_path: Path) -> None:
    image = radiograph(
        tmp_path,
        PatientName="Evil\x1b[2J^<b>Name</b>",
        BodyPartExamined="CHEST",
        ViewPosition="PA",
        PatientOrientation=["L", "F"],
        Laterality="U",
        StudyDescription="Chest PA",
        PresentationIntentType="FOR PROCESSING",
        PatientSpeciesDescription="CANINE",
        ImageType=["DERIVED", "SECONDARY"],
    )
    assert image.identity.patient_name == "Evil^<b>Name</b>"
    assert image.identity.patient_id == "T1"
    assert (image.body_part, image.view, image.laterality) == ("CHEST", View.PA, "U")
    assert image.orientation == ("L", "F")
    assert image.descriptions == ("Chest PA",)
    assert any("FOR PROCESSING" in warning for warning in image.warnings)
    assert not image.synthetic
    facts = image_facts(image)
    assert (facts.processing, facts.species, facts.view) == ("FOR PROCESSING", "CANINE", "PA")


def test_synthetic(tmp_path: Path) -> None:
    assert radiograph(tmp_path, SeriesDescription="Synthetic phantom").synthetic
    assert radiograph(tmp_path, ImageType=["ORIGINAL", "PRIMARY", "SYNTHETIC"]).synthetic


@pytest.mark.parametrize(
    ("identity", "years"),
    [
        (Identity(patient_age="045Y"), 45),
        (Identity(patient_age="006M"), 0.5),
        (Identity(patient_age="052W"), 1),
        (Identity(patient_age="010D"), 0.03),
        (Identity(patient_birth_date="19800101", study_date="20200101"), 40),
        (Identity(patient_birth_date="1980.01.01", study_date="2020-01-01"), 40),
        (Identity(patient_birth_date="20200101", study_date="19800101"), None),
        (Identity(patient_birth_date="19809901", study_date="20200101"), None),
        (Identity(patient_birth_date="unknown", study_date="20200101"), None),
        (Identity(patient_age="old"), None),
        (Identity(), None),
    ],
)
def test_age(identity: Identity, years: float | None) -> None:
    image = Radiograph(Path("x"), np.zeros((1, 2, 2), np.uint8), identity)
    assert age_years(image) == pytest.approx(years, abs=0.01)


@pytest.mark.parametrize(
    ("elements", "words"),
    [
        ({"PixelData": None}, "holds no pixel data"),
        ({"Rows": None, "Columns": None, "BitsAllocated": None}, "header is incomplete"),
    ],
)
def test_no_image(elements: dict[str, None], words: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=words):
        radiograph(tmp_path, **elements)


def test_other_objects_are_named(tmp_path: Path) -> None:
    made = dataset(Rows=None, Columns=None, BitsAllocated=None, PixelData=None)
    made.SOPClassUID = "1.2.840.10008.5.1.4.1.1.88.11"
    with pytest.raises(UnreadableError, match="Basic Text SR"):
        read(write(tmp_path / "x", made))
    made.file_meta.MediaStorageSOPClassUID = made.SOPClassUID = ""
    made.file_meta.MediaStorageSOPClassUID = "1.2.3"
    made.SOPClassUID = "1.2.3"
    with pytest.raises(UnreadableError, match=r"1\.2\.3"):
        read(write(tmp_path / "x", made))


def test_cut_short(tmp_path: Path) -> None:
    whole = encoded(dataset())
    for length in range(140, len(whole), 7):
        (tmp_path / "x").write_bytes(whole[:length])
        with pytest.raises(UnreadableError) as caught:
            read(tmp_path / "x")
        assert str(caught.value).endswith(".")


def test_noise_in_the_file_is_told_or_shown(tmp_path: Path) -> None:
    whole = bytearray(encoded(dataset(ReferencedStudySequence=[item(Rows=1)])))
    rng = np.random.default_rng(3)
    for _ in range(300):
        noisy = whole.copy()
        for place in rng.integers(128, len(whole) - 240, 4):
            noisy[place] = rng.integers(0, 256)
        (tmp_path / "x").write_bytes(noisy)
        facts = inspect(tmp_path / "x")
        assert "error" not in facts or facts["error"].endswith(".")


def test_overlay(tmp_path: Path) -> None:
    made = dataset()
    mask = np.zeros((4, 5), np.uint8)
    mask[1, 2] = mask[3, 4] = 1
    bits = np.packbits(mask.ravel(), bitorder="little").tobytes()
    made.add_new(0x60000010, "US", 4)
    made.add_new(0x60000011, "US", 5)
    made.add_new(0x60000050, "SS", [3, -1])
    made.add_new(0x60003000, "OW", bits + b"\0")
    image = read(write(tmp_path / "x", made))
    assert image.overlays is not None
    assert image.overlays.shape == (1, 12, 10)
    # Row 3 of the image is row 1 of the plane; two of its columns lie left of the image.
    assert np.argwhere(image.overlays[0]).tolist() == [[3, 0], [5, 2]]
    made[0x60000050].value = [500, 500]
    planes, damaged = overlay_planes(Header(made), 12, 10)
    assert planes is not None
    assert not planes.any()
    assert not damaged


def test_damaged_overlay_is_left_out(tmp_path: Path) -> None:
    made = dataset()
    made.add_new(0x60000010, "US", 60000)
    made.add_new(0x60000011, "US", 60000)
    made.add_new(0x60003000, "OW", b"\0\0")
    made.add_new(0x60023000, "OW", b"\0\0")
    image = read(write(tmp_path / "x", made))
    assert image.overlays is None
    assert any("overlay" in warning for warning in image.warnings)


def test_inspect_of_a_picture_and_of_nothing(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("L", (3, 3), 5).save(tmp_path / "x.png")
    facts = inspect(tmp_path / "x.png")
    assert facts["stored"]["min"] == 5
    assert facts["display_mean"] == 5
    assert inspect(tmp_path / "none")["error"] == "The file does not exist (any more)."


def test_quiet_in_threads() -> None:
    # Overlapping blocks must leave the filters as they were.
    before = warnings.filters[:]
    inside, leave = threading.Event(), threading.Event()

    def other() -> None:
        with quiet():
            inside.set()
            leave.wait(5)

    thread = threading.Thread(target=other)
    with quiet():
        thread.start()
        inside.wait(5)
        warnings.warn("unheard", stacklevel=1)
    warnings.warn("still unheard", stacklevel=1)
    leave.set()
    thread.join()
    assert warnings.filters == before
    with pytest.raises(UserWarning, match="heard"):
        warnings.warn("heard", stacklevel=1)


def test_reading_in_threads(tmp_path: Path) -> None:
    paths = [write(tmp_path / str(number)) for number in range(20)]
    results: list[int] = []

    def work() -> None:
        results.extend(read(path).rows for path in paths)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [12] * 80
