"""Each publisher's layout, read from a tiny data set written as the publisher does."""

import shutil
import zipfile
from pathlib import Path

import numpy as np
import publishers
import pytest

from pcam_model.findings import FINDINGS
from pcam_model.geometry import Box
from train.datasets.layouts import LAYOUTS, LayoutError, boxes, open_layout
from train.datasets.names import finding
from train.datasets.records import Record, read_image

WRITERS = {
    "chexpert": publishers.write_chexpert,
    "rsna": publishers.write_rsna,
    "vindr": publishers.write_vindr,
    "folder": publishers.write_folder,
}


def _by_name(records: list[Record]) -> dict[str, Record]:
    return {record.name: record for record in records}


@pytest.mark.parametrize("layout", WRITERS)
def test_every_image_of_every_layout_is_read_by_the_viewers_code(
    layout: str, tmp_path: Path
) -> None:
    records = open_layout(layout, WRITERS[layout](tmp_path), lateral=True)
    assert len({record.name for record in records}) == len(records)
    for seed, record in enumerate(records):
        image = read_image(record)
        expected = publishers.grey(seed).astype(np.float32) / 255
        # The MONOCHROME1 files hold the negative: read without inversion they would be far off.
        # JPEG and the window of 12 bits move values a little.
        assert np.abs(image - expected).mean() < 0.02
        assert record.original_size == (32, 40)


def test_chexpert(tmp_path: Path) -> None:
    root = publishers.write_chexpert(tmp_path / "renamed")
    frontal = open_layout("chexpert", root)
    every = open_layout("chexpert", root, lateral=True)
    assert (len(frontal), len(every)) == (4, 5)
    first = _by_name(frontal)["train/patient00001/study1/view1_frontal"]
    assert (first.patient, first.sex, first.age, first.view) == ("patient00001", "F", 60, "PA")
    assert (first.labels["Cardiomegaly"], first.labels["Effusion"]) == (1, 0)
    assert first.labels["Edema"] is None
    assert first.uncertain == {"Edema": None}
    assert first.labels["Pneumonia"] == 0
    assert "Pneumonia" in first.blank
    assert "Effusion" not in first.blank
    assert set(first.labels) <= set(FINDINGS)
    assert "Mass" not in first.labels
    assert [record.split for record in frontal] == ["train", "train", "train", "val"]
    assert len(open_layout("chexpert", root, split="val")) == 1
    assert boxes("chexpert", root) == {}


def test_chexpert_refuses_a_label_that_is_none(tmp_path: Path) -> None:
    root = publishers.write_chexpert(tmp_path)
    table = root / "train.csv"
    table.write_text(table.read_text().replace("-1.0", "-2.0", 1))
    with pytest.raises(LayoutError, match=r"train\.csv: '-2\.0' in column Edema"):
        open_layout("chexpert", root)


def test_rsna(tmp_path: Path) -> None:
    root = publishers.write_rsna(tmp_path)
    records = _by_name(open_layout("rsna", root))
    assert {name: record.labels for name, record in records.items()} == {
        "a1": {"Lung_Opacity": 1.0},
        "b2": {"Lung_Opacity": 0.0},
        "c3": {"Lung_Opacity": 0.0},
    }
    assert boxes("rsna", root) == {
        ("a1", "Lung_Opacity"): [Box(10, 12.5, 8, 9), Box(2, 3, 5, 6)],
    }
    assert {record.split for record in records.values()} <= {"train", "val"}


def test_a_zip_in_place_of_the_folder_of_images(tmp_path: Path) -> None:
    root = publishers.write_rsna(tmp_path)
    plain = [read_image(record) for record in open_layout("rsna", root)]
    folder = root / "stage_2_train_images"
    with zipfile.ZipFile(root / "stage_2_train_images.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, file.name)
    shutil.rmtree(folder)
    zipped = open_layout("rsna", root)
    assert all(record.source.member for record in zipped)
    np.testing.assert_array_equal(plain, [read_image(record) for record in zipped])
    assert zipped[0].original_size == (32, 40)


def test_vindr_takes_what_most_radiologists_say(tmp_path: Path) -> None:
    root = publishers.write_vindr(tmp_path)
    records = _by_name(open_layout("vindr", root))
    first = records["x1"]
    assert (first.labels["Effusion"], first.labels["Cardiomegaly"]) == (1, 1)
    assert (first.labels["Fibrosis"], first.labels["Atelectasis"]) == (0, 0)
    assert first.uncertain == {
        "Cardiomegaly": pytest.approx(2 / 3),
        "Fibrosis": pytest.approx(1 / 3),
    }
    # Nodule/Mass says neither which of the two there is.
    assert not {"Nodule", "Mass"} & set(first.labels)
    assert records["y1"].split == "test"
    assert records["y1"].labels["Cardiomegaly"] == 1


def test_vindr_boxes_of_several_radiologists_become_one(tmp_path: Path) -> None:
    found = boxes("vindr", publishers.write_vindr(tmp_path))
    # One radiologist of three saw the fibrosis: no label, and no box.
    assert found == {
        ("x1", "Effusion"): [Box(3, 21, 10, 18)],
        ("x1", "Cardiomegaly"): [Box(11, 10, 20, 20)],
        ("y1", "Cardiomegaly"): [Box(5, 6, 20, 20)],
    }


def test_folder(tmp_path: Path) -> None:
    root = publishers.write_folder(tmp_path)
    records = _by_name(open_layout("folder", root, lateral=True))
    assert list(records) == ["a/one", "a/1.2.3", "b/three"]
    one, lateral, three = records.values()
    assert one.labels == {"Effusion": 1.0, "Scoliosis": 0.0}
    assert (one.patient, one.sex, one.age, one.view) == ("p1", "F", 41, "PA")
    assert lateral.labels == {"Effusion": None, "Scoliosis": None}
    assert (lateral.uncertain, lateral.blank) == ({"Effusion": None}, ("Scoliosis",))
    assert three.labels == {"Effusion": None, "Scoliosis": 1.0}
    assert [record.name for record in open_layout("folder", root)] == ["a/one", "b/three"]
    assert [record.name for record in open_layout("folder", root, split="val")] == ["b/three"]
    assert len(open_layout("folder", root, split="train+val")) == 2
    assert boxes("folder", root) == {
        ("a/one", "Effusion"): [Box(1, 2, 3, 4)],
        ("b/three", "Scoliosis"): [Box(5, 6, 7, 8)],
    }


def test_any_csv_will_do_if_it_is_the_only_one(tmp_path: Path) -> None:
    root = publishers.write_folder(tmp_path)
    (root / "labels.csv").rename(root / "whatever.csv")
    assert len(open_layout("folder", root, lateral=True)) == 3
    shutil.copy(root / "whatever.csv", root / "other.csv")
    with pytest.raises(LayoutError, match=r"2 tables of labels.*labels\.csv"):
        open_layout("folder", root)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("image,Effusion\na/one.png,2\n", "'2' in column Effusion is no label"),
        ("image,Effusion\na/one.png,maybe\n", "'maybe' in column Effusion is not a number"),
        ("Effusion\n1\n", "needs a column path"),
        ("image,remark\na/one.png,fine\n", "no column of labels"),
        ("image,Effusion\nelsewhere.png,1\n", "none of the 1 images"),
        ("image,split,patient,Mass\na/one.png,train,p,1\nb/three.dcm,val,p,1\n", "two splits"),
    ],
)
def test_what_is_wrong_with_a_folder_is_said(tmp_path: Path, table: str, message: str) -> None:
    root = publishers.write_folder(tmp_path)
    (root / "labels.csv").write_text(table)
    with pytest.raises(LayoutError, match=message):
        open_layout("folder", root, split="train")


@pytest.mark.parametrize(
    ("layout", "missing"),
    [
        ("chexpert", "train.csv nor valid.csv"),
        ("rsna", "stage_2_detailed_class_info.csv"),
        ("vindr", "neither train/ nor test/"),
        ("folder", "0 tables of labels"),
    ],
)
def test_an_empty_folder_is_in_no_layout(layout: str, missing: str, tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match=missing):
        open_layout(layout, tmp_path)


@pytest.mark.parametrize("layout", WRITERS)
def test_missing_images_are_left_out(layout: str, tmp_path: Path) -> None:
    root = WRITERS[layout](tmp_path)
    before = open_layout(layout, root)
    before[0].source.path.unlink()
    assert open_layout(layout, root) == before[1:]


def test_all_known_layouts_are_tested() -> None:
    assert set(LAYOUTS) == {*WRITERS, "chestxray14"}


@pytest.mark.parametrize(
    ("published", "ours"),
    [
        ("Pleural Effusion", "Effusion"),
        ("pleural_effusion", "Effusion"),
        ("Lung  Opacity", "Lung_Opacity"),
        ("Pleural thickening", "Pleural_Thickening"),
        ("Infiltrate", "Infiltration"),
        ("Pulmonary fibrosis", "Fibrosis"),
        ("Enlarged Cardiomediastinum", None),
        ("Nodule/Mass", None),
        ("No Finding", None),
    ],
)
def test_names_of_publishers(published: str, ours: str | None) -> None:
    assert finding(published) == ours


def test_the_official_test_list_of_chestxray14(dataset: Path, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(dataset, root)
    (root / "splits.csv").unlink()
    with pytest.raises(LayoutError, match="names no splits"):
        open_layout("chestxray14", root, split="test")
    (root / "test_list.txt").write_text("00000003_000.png\n00000003_001.png\n")
    test = open_layout("chestxray14", root, split="test")
    assert [record.name for record in test] == ["00000003_000", "00000003_001"]
    assert len(open_layout("chestxray14", root)) == 24
    rest = open_layout("chestxray14", root)
    assert {record.split for record in rest} <= {"train", "val", "test"}
