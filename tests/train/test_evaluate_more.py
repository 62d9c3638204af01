"""pcam-train evaluate: folds, other ground truth, units, and the report as a page."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pycocotools import mask as coco_mask

from tests.support.onnx_factory import write_model
from tests.train.conftest import write_dataset
from train.cli import main
from train.metrics.schema import Evaluation, read_evaluation

FINDINGS = ("Effusion", "Mass")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that sees grey: right on Effusion, which is bright; wrong way round on Mass."""
    file = tmp_path_factory.mktemp("model") / "model.onnx"
    return write_model(file, FINDINGS, gains=[12, -12], biases=[-6, 6])


def _run(data: Path, out: Path, *more: str) -> int:
    arguments = ["evaluate", "--data", str(data), "--out", str(out), "--bootstrap", "40"]
    return main([*arguments, "--device", "cpu", *more])


def _measured(data: Path, out: Path, *more: str) -> Evaluation:
    assert _run(data, out, *more) == 0
    return read_evaluation(out / "metrics.json")


def test_each_fold_is_measured_by_its_own_model(dataset, model, tmp_path):
    """The model of fold 1 is the other way round: its images come out wrong, the rest right."""
    other = write_model(tmp_path / "other.onnx", FINDINGS, gains=[-12, 12], biases=[6, -6])
    folds = [f"--model-fold={fold}={other if fold == 1 else model}" for fold in range(5)]
    found = _measured(dataset, tmp_path / "out", *folds)
    assert [one.fold for one in found.folds] == [0, 1, 2, 3, 4]
    assert found.data.images == 24
    effusion = found.classification[0]
    # Patients 1, 6 and 11 are in fold 1: two with Effusion, one without.
    assert effusion.auroc_within_folds == pytest.approx(
        1 - 2 * 2 * 2 / sum(_pairs(fold) for fold in range(5))
    )
    assert effusion.auroc.value < 1
    assert any("each on the images of its own fold" in text for text in found.warnings)
    report = (tmp_path / "out" / "report.md").read_text()
    assert "AUROC within folds" in report
    assert report.count("on fold ") == 5
    alone = _measured(dataset, tmp_path / "one", f"--model-fold=1={other}")
    assert alone.data.images == 6
    assert alone.classification[0].auroc.value == 0


def _pairs(fold: int) -> int:
    """Return the pairs of an image with Effusion (odd patients) and one without, in a fold."""
    patients = [patient for patient in range(12) if patient % 5 == fold]
    return 4 * sum(p % 2 for p in patients) * sum(p % 2 == 0 for p in patients)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--model-fold", "0"], "two names with ="),
        (["--model-fold", "0=a.onnx", "--model-fold", "0=b.onnx"], "0 is there twice"),
        (["--model-fold", "x=a.onnx"], "the fold is a whole number"),
        (["--model-fold", "9={model}"], "no image is in one of the folds 9"),
        (["--model-fold", "0={model}", "--model", "{model}"], "exclude each other"),
        (["--model-fold", "0={model}", "--choose-split", "train"], "fitted on"),
        (["--model", "{model}", "--ground-truth", "none.json"], "cannot read"),
        (["--model", "{model}", "--ground-truth-name", "A"], "two names with ="),
    ],
)
def test_wrong_wishes_end_in_a_message(dataset, model, tmp_path, capsys, more, said):
    words = [word.format(model=model) for word in more]
    assert _run(dataset, tmp_path / "out", *words) == 1
    assert said in capsys.readouterr().err


def test_operating_points_of_one_split_are_measured_on_another(dataset, model, tmp_path):
    found = _measured(
        dataset,
        tmp_path / "out",
        "--model",
        str(model),
        "--split",
        "val",
        "--choose-split",
        "train",
    )
    points = {one.criterion: one for one in found.classification[0].points}
    assert set(points) == {"youden", "sensitivity 0.9", "specificity 0.9"}
    assert points["youden"].chosen_on == f"{dataset.name}, split train, 18 images"
    assert (points["youden"].sensitivity.value, points["youden"].specificity.value) == (1, 1)
    assert found.data.images == 6


def test_patients_as_the_unit(dataset, model, tmp_path):
    found = _measured(
        dataset, tmp_path / "out", "--model", str(model), "--unit", "patient",
        "--aggregation", "mean",
    )  # fmt: skip
    assert (found.classification[0].positives, found.classification[0].negatives) == (6, 6)
    assert found.data.unit == "patient"
    assert found.localization[0].images == 12  # maps belong to images
    assert "view" not in {part.attribute for part in found.subgroups}
    assert "by patient: the mean" in (tmp_path / "out" / "report.md").read_text()


def test_masks_from_a_file_stand_beside_floor_and_ceiling(dataset, model, tmp_path):
    """Masks of Effusion, exactly what is bright, on a finer grid than the images."""
    mask = np.zeros((96, 96), np.uint8)
    mask[48:, :48] = 1
    code = coco_mask.encode(np.asfortranarray(mask))
    rle = {"size": [96, 96], "counts": code["counts"].decode()}
    names = [f"{patient:08d}_{k:03d}" for patient in range(1, 12, 2) for k in range(2)]
    file = tmp_path / "masks.json"
    file.write_text(json.dumps({name: {"Fluid": rle} for name in names}))
    found = _measured(
        dataset, tmp_path / "out", "--model", str(model), "--ground-truth", str(file),
        "--ground-truth-name", "Fluid=Effusion",
    )  # fmt: skip
    (row,) = found.localization
    assert (row.name, row.images, row.boxes, row.negatives) == ("Effusion", 12, 12, 12)
    assert row.masks.images == 12
    assert row.masks.iou.value > 0.7
    # The same place in every patient: a constant region and the grid of 8 × 8 cells can meet it.
    assert row.masks.floor.value == row.masks.ceiling.value == 1
    assert row.masks.pointing.value == row.masks.pointing_tolerant.value == 1
    at = {one.threshold: one for one in row.detection}
    assert at[0.5].ap.value > 0.99
    assert {point.nlf: point.llf.value for point in at[0.5].froc}[0.125] == 1
    assert found.data.ground_truth == "masks.json"
    assert "## Outlines against masks" in (tmp_path / "out" / "report.md").read_text()


def test_a_file_of_other_findings_is_refused(dataset, model, tmp_path, capsys):
    file = tmp_path / "boxes.csv"
    file.write_text("image,x,y,width,height\n00000001_000,5,6,10,20\n")
    more = ["--model", str(model), "--ground-truth", str(file)]
    assert _run(dataset, tmp_path / "out", *more) == 1
    error = capsys.readouterr().err
    assert "It has Lung_Opacity" in error
    assert "--ground-truth-name" in error


def test_the_page_needs_no_other_file(dataset, model, tmp_path):
    out = tmp_path / "out"
    found = _measured(dataset, out, "--model", str(model))
    page = (out / "report.html").read_text()
    sources = re.findall(r'src="([^"]*)"', page)
    assert len(sources) >= 5
    assert all(source.startswith("data:image/svg+xml;base64,") for source in sources)
    assert "http" not in re.sub(r'"data:[^"]*"', "", page)
    rules = re.findall(r"^\| -+ \|", (out / "report.md").read_text(), re.MULTILINE)
    assert page.count("<table>") == len(rules) > 5
    pictures = re.findall(r"\]\((plots/[^)]*)\)", (out / "report.md").read_text())
    assert pictures
    assert all((out / name).read_bytes().startswith(b"<?xml") for name in pictures)
    curves = json.loads((out / "curves.json").read_text())
    assert curves["Effusion"]["roc"][0] == [0, 0]
    assert curves["Effusion"]["roc"][-1] == [1, 1]
    assert found.wang2017[0].name == "Effusion"
    assert len(found.wang2017[0].false_boxes_iobb) == len(found.wang2017[0].iobb_floor) == 5


def test_names_from_elsewhere_stay_text(tmp_path):
    data = write_dataset(tmp_path / "<b>x")
    for file in (data / "images").iterdir():
        Image.new("L", (48, 48)).save(file)
    model = write_model(tmp_path / "m.onnx", FINDINGS, name="<script>alert(1)</script>")
    assert _run(data, tmp_path / "out", "--model", str(model)) == 0
    page = (tmp_path / "out" / "report.html").read_text()
    assert "<script" not in page
    assert "<b>x" not in page
