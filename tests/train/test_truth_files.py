"""Ground truth from the files that others publish."""

import json
from pathlib import Path

import numpy as np
import pytest
from pycocotools import mask as coco_mask

from train.datasets.records import Record
from train.truth import Truth, join
from train.truth_files import TruthFileError, read_truth
from viewer.dicom.source import Source

SIZE = (60, 40)  # width, height


def _mask(*rectangles: tuple[int, int, int, int]) -> np.ndarray:
    mask = np.zeros(SIZE[::-1], np.uint8)
    for x, y, width, height in rectangles:
        mask[y : y + height, x : x + width] = 1
    return mask


def _rle(mask: np.ndarray) -> dict:
    code = coco_mask.encode(np.asfortranarray(mask))
    return {"size": [int(side) for side in code["size"]], "counts": code["counts"].decode()}


def _uncompressed(mask: np.ndarray) -> dict:
    flat = mask.ravel(order="F")
    edges = np.flatnonzero(np.diff(flat)) + 1
    counts = np.diff([0, *edges, len(flat)]).tolist()
    return {"size": list(mask.shape), "counts": [0, *counts] if flat[0] else counts}


def _record(name: str, size: tuple[int, int] = SIZE) -> Record:
    return Record(name, Source(Path(f"{name}.png")), "p", {}, grid=size)


def _write(file: Path, content: object) -> Path:
    file.write_text(json.dumps(content))
    return file


@pytest.mark.parametrize("encode", [_rle, _uncompressed])
def test_coco_masks(tmp_path, encode):
    first, second = _mask((5, 5, 10, 8)), _mask((30, 20, 6, 6), (31, 2, 4, 4))
    content = {
        "images": [{"id": 7, "file_name": "a/one.png", "width": SIZE[0], "height": SIZE[1]}],
        "categories": [{"id": 1, "name": "Pleural effusion"}, {"id": 2, "name": "Odd thing"}],
        "annotations": [
            {"image_id": 7, "category_id": 1, "segmentation": encode(first)},
            {"image_id": 7, "category_id": 1, "segmentation": encode(second)},
            {"image_id": 7, "category_id": 2, "bbox": [1, 2, 3, 4]},
        ],
    }
    table = read_truth(_write(tmp_path / "coco.json", content))
    assert set(table) == {("a/one", "Effusion"), ("a/one", "Odd_thing")}
    effusion = table["a/one", "Effusion"]
    assert effusion.boxes.tolist() == [[5, 5, 10, 8], [30, 2, 6, 24]]
    np.testing.assert_array_equal(effusion.pixels(), (first | second).astype(bool))
    odd = table["a/one", "Odd_thing"]
    assert odd.boxes.tolist() == [[1, 2, 3, 4]]
    with pytest.raises(ValueError, match="only boxes"):
        odd.pixels()


def test_coco_polygons(tmp_path):
    content = {
        "images": [{"id": 1, "file_name": "one.dcm", "width": SIZE[0], "height": SIZE[1]}],
        "categories": [{"id": 1, "name": "Mass"}],
        "annotations": [
            {"image_id": 1, "category_id": 1, "segmentation": [[10, 10, 20, 10, 20, 30, 10, 30]]}
        ],
    }
    truth = read_truth(_write(tmp_path / "coco.json", content))["one", "Mass"]
    np.testing.assert_array_equal(truth.pixels(), _mask((10, 10, 10, 20)).astype(bool))


def test_chexlocalize_masks_with_one_box_per_region(tmp_path):
    mask = _mask((2, 3, 10, 10), (40, 20, 5, 6))
    content = {
        "patient1_study1_view1_frontal": {
            "Atelectasis": _rle(mask),
            "Cardiomegaly": _rle(_mask()),  # nothing was drawn
        }
    }
    table = read_truth(_write(tmp_path / "gt.json", content))
    assert list(table) == [("patient1_study1_view1_frontal", "Atelectasis")]
    truth = table["patient1_study1_view1_frontal", "Atelectasis"]
    assert truth.boxes.tolist() == [[2, 3, 10, 10], [40, 20, 5, 6]]
    record = _record("valid/patient1/study1/view1_frontal", (120, 80))
    found = join([record, _record("valid/patient2/study1/view1_frontal")], [table], ["Atelectasis"])
    assert list(found) == [record.name]
    scaled = found[record.name]["Atelectasis"]
    assert scaled.boxes[0].tolist() == [4, 6, 20, 20]
    assert scaled.pixels().shape == SIZE[::-1]  # a mask stays on its own grid


def test_chexlocalize_outlines(tmp_path):
    content = {
        "one": {"img_size": [40, 60], "Edema": [[[10, 10], [20, 10], [20, 30], [10, 30]]]},
    }
    truth = read_truth(_write(tmp_path / "gt.json", content))["one", "Edema"]
    assert truth.boxes.tolist() == [[10, 10, 10, 20]]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("image_id,rad_id,class_name,x_min,y_min,x_max,y_max\na,R1,Infiltration,5,6,15,26\n"
         "b,R1,No finding,,,,\n", ("a", "Infiltration")),
        ("patientId,x,y,width,height,Target\na,5,6,10,20,1\nb,,,,,0\n", ("a", "Lung_Opacity")),
        ("nih,rsna,x,y,width,height,mse\na,k,5,6,10,20,1.5\n", ("a", "Lung_Opacity")),
        ("Image Index,Finding Label,Bbox [x,y,w,h],,\na.png,Infiltrate,5,6,10,20,,\n",
         ("a", "Infiltration")),
    ],
)  # fmt: skip
def test_tables_of_boxes(tmp_path, text, key):
    file = tmp_path / "boxes.csv"
    file.write_text(text.replace("Bbox [x,y,w,h]", "Bbox [x,y,w,h]"))
    table = read_truth(file)
    assert list(table) == [key]
    assert table[key].boxes.tolist() == [[5, 6, 10, 20]]


def test_a_finding_may_be_called_otherwise(tmp_path):
    file = tmp_path / "boxes.csv"
    file.write_text("image,x,y,width,height\na,5,6,10,20\n")
    assert list(read_truth(file, {"Lung_Opacity": "Pneumonia"})) == [("a", "Pneumonia")]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", "{", "cannot read"),
        ("a.json", "[]", "not ground truth"),
        ("a.json", '{"image": {"Mass": {"size": 3}}}', "not ground truth"),
        ("a.csv", "image,left\na,1\n", "the columns are image, left"),
        ("a.csv", "image,x,y,width,height\na,1,2,x,4\n", "not ground truth"),
        ("a.csv", "image,x,y,width,height\na,1,2,0,4\n", "holds no box"),
    ],
)
def test_other_files_are_refused_in_words(tmp_path, name, content, said):
    file = tmp_path / name
    file.write_text(content)
    with pytest.raises(TruthFileError, match=said):
        read_truth(file)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(TruthFileError, match="cannot read"):
        read_truth(tmp_path / "none.csv")


def test_a_later_table_replaces_the_findings_that_it_has():
    box, other = np.array([[0.0, 0, 1, 1]]), np.array([[5.0, 5, 2, 2]])
    first = {("a", "Mass"): Truth(box), ("a", "Nodule"): Truth(box), ("b", "Mass"): Truth(box)}
    found = join([_record("a"), _record("b")], [first, {("a", "Mass"): Truth(other)}],
                 ["Mass", "Nodule"])  # fmt: skip
    assert found["a"]["Mass"].boxes.tolist() == other.tolist()
    assert found["a"]["Nodule"].boxes.tolist() == box.tolist()
    assert "b" not in found


def test_a_name_that_two_images_share_meets_neither():
    records = [_record("x/one"), _record("y/one"), _record("z/two")]
    table = {("one", "Mass"): Truth(np.ones((1, 4))), ("two", "Mass"): Truth(np.ones((1, 4)))}
    assert list(join(records, [table], ["Mass"])) == ["z/two"]
