"""Data sets by their publishers' layouts."""

import shutil
import zipfile
from pathlib import Path

import pytest

from pcam_model.geometry import Box
from train.datasets.layouts import LayoutError, boxes, open_layout
from train.datasets.records import read_image


def test_rows_become_records_in_their_order(dataset: Path) -> None:
    records = open_layout("chestxray14", dataset)
    assert [record.name for record in records[:3]] == [
        "00000000_000",
        "00000000_001",
        "00000001_000",
    ]
    ill = records[6]
    assert (ill.labels["Effusion"], ill.labels["Mass"], ill.labels["Hernia"]) == (1, 1, 0)
    assert (ill.patient, ill.age, ill.sex, ill.view) == ("3", 43, "M", "PA")
    assert ill.original_size == (1024, 1024)
    assert read_image(ill).shape == (48, 48)


def test_images_in_a_zip_are_the_same(dataset: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(dataset / "Data_Entry_2017_v2020.csv", copy)
    with zipfile.ZipFile(copy / "images.zip", "w") as archive:
        for file in (dataset / "images").iterdir():
            archive.write(file, f"images/{file.name}")
    plain, zipped = open_layout("chestxray14", dataset), open_layout("chestxray14", copy)
    assert [record.name for record in plain] == [record.name for record in zipped]
    assert (read_image(plain[3]) == read_image(zipped[3])).all()


def test_a_split_keeps_its_images_only(dataset: Path) -> None:
    train = open_layout("chestxray14", dataset, None, "train")
    val = open_layout("chestxray14", dataset, dataset / "splits.csv", "val")
    assert len(train) == 18
    assert len(val) == 6
    assert not {record.patient for record in train} & {record.patient for record in val}


def test_folds_part_the_images(dataset: Path) -> None:
    one = open_layout("chestxray14", dataset, fold=1)
    others = open_layout("chestxray14", dataset, except_fold=1)
    assert {record.patient for record in one} == {"1", "6", "11"}
    assert len(one) + len(others) == 24
    assert not {record.patient for record in one} & {record.patient for record in others}
    within = open_layout("chestxray14", dataset, None, "train", fold=1)
    assert {record.patient for record in within} == {"1", "6"}
    with pytest.raises(LayoutError, match="no image of fold 7 here; the folds are 0, 1, 2, 3, 4"):
        open_layout("chestxray14", dataset, fold=7)


def test_a_patient_on_both_sides_is_refused(dataset: Path, tmp_path: Path) -> None:
    file = tmp_path / "leaking.csv"
    file.write_text("Image Index,split\n00000000_000.png,train\n00000000_001.png,val\n")
    with pytest.raises(LayoutError, match=r"two splits.*00000000_001"):
        open_layout("chestxray14", dataset, file, "train")


def test_a_patient_in_two_folds_is_refused_where_folds_matter(
    dataset: Path, tmp_path: Path
) -> None:
    file = tmp_path / "leaking.csv"
    rows = "00000000_000.png,train,0\n00000000_001.png,train,1\n"
    file.write_text("Image Index,split,fold\n" + rows)
    assert len(open_layout("chestxray14", dataset, file, "train")) == 2
    with pytest.raises(LayoutError, match=r"two folds \(0 and 1\): image 00000000_001"):
        open_layout("chestxray14", dataset, file, fold=0)


def test_boxes_keep_the_pixels_of_the_original(dataset: Path) -> None:
    found = boxes("chestxray14", dataset)
    assert found["00000001_000", "Effusion"] == [Box(0, 512, 512, 512)]


def test_infiltrate_is_infiltration(tmp_path: Path) -> None:
    (tmp_path / "BBox_List_2017.csv").write_text("h\na.png,Infiltrate,1,2,3,4\n")
    assert boxes("chestxray14", tmp_path) == {("a", "Infiltration"): [Box(1, 2, 3, 4)]}


@pytest.mark.parametrize(
    ("name", "split", "message"),
    [
        ("mimic", None, "unknown layout 'mimic': known are chestxray14"),
        ("chestxray14", "test", "no image of split 'test'.*train, val"),
    ],
)
def test_what_is_wrong_is_said(dataset: Path, name: str, split: str | None, message: str) -> None:
    with pytest.raises(LayoutError, match=message):
        open_layout(name, dataset, None, split)


def test_missing_parts_are_named(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="is not a folder"):
        open_layout("chestxray14", tmp_path / "nowhere")
    with pytest.raises(LayoutError, match=r"no Data_Entry_2017\*\.csv"):
        open_layout("chestxray14", tmp_path)
    (tmp_path / "Data_Entry_2017.csv").write_text("Image Index\n")
    with pytest.raises(LayoutError, match="holds no images"):
        open_layout("chestxray14", tmp_path)


@pytest.mark.shared
def test_the_real_data_sets(shared: Path) -> None:
    mini = open_layout("chestxray14", shared / "data" / "chestxray14-mini")
    low = open_layout("chestxray14", shared / "data" / "chestxray14-lowres")
    assert (len(mini), len(low)) == (2094, 8448)
    assert sum(record.labels["Cardiomegaly"] == 1 for record in mini) == 103
    assert read_image(mini[0]).shape == (512, 512)
    assert read_image(low[0]).shape == (128, 128)
    assert sum(map(len, boxes("chestxray14", shared / "data" / "chestxray14-mini").values())) == 471
