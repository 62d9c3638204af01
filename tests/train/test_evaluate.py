"""pcam-train evaluate and card, end to end: real files, a real engine, a model made here."""

import csv
import json
from pathlib import Path

import msgspec
import numpy as np
import pydicom
import pytest
from PIL import Image
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

from pcam_model.engine import open_engine
from pcam_model.manifest import Calibration
from tests.support.onnx_factory import make_manifest, write_model
from train.cli import main
from train.datasets.layouts import boxes, open_layout
from train.evaluation import Settings, evaluate
from train.metrics.schema import Estimate, Evaluation, read_evaluation
from train.observations import Observation, run_all, tasks
from train.tables import estimate
from train.truth import join, truth_of_boxes
from train.unfinished import Unfinished

# The model sees grey: Mass is bright, Nodule is dark, so that one is right and one is wrong.
FINDINGS = ("Mass", "Nodule", "Hernia", "Madeup")
SQUARE = (512, 256, 256, 256)  # of 1024 px: whole cells of the 8 × 8 map
SIZES = {0: (64, 64), 1: (96, 160), 2: (200, 96), 3: (128, 128)}


def _image(bright: bool, rows: int, columns: int) -> np.ndarray:
    pixels = np.zeros((rows, columns), np.uint8)
    if bright:
        x, y, width, height = (value / 1024 for value in SQUARE)
        pixels[
            round(y * rows) : round((y + height) * rows),
            round(x * columns) : round((x + width) * columns),
        ] = 255
    return pixels


def _write_dicom(file: Path, pixels: np.ndarray) -> None:
    ds = pydicom.Dataset()
    ds.SOPClassUID = "1.2.840.10008.5.1.4.1.1.1"
    ds.SOPInstanceUID = generate_uid()
    ds.Modality = "CR"
    ds.Rows, ds.Columns = pixels.shape
    ds.SamplesPerPixel = 1
    ds.PhotometricInterpretation = "MONOCHROME2"
    ds.BitsAllocated = ds.BitsStored = 8
    ds.HighBit = 7
    ds.PixelRepresentation = 0
    ds.WindowCenter, ds.WindowWidth = 128, 256
    ds.PixelData = pixels.tobytes()
    ds.file_meta = pydicom.dataset.FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID
    ds.save_as(file, enforce_file_format=True)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Sixteen images of twelve patients: every second has a Mass, in four sizes and formats."""
    root = tmp_path / "data"
    (root / "images").mkdir(parents=True)
    entries, table = [], []
    for index in range(16):
        ill = index % 2 == 0
        patient = index if index < 8 else 8 + index // 2
        pixels = _image(ill, *SIZES[index % 4])
        suffix = ("png", "webp", "jpg", "dcm")[index // 4]
        file = root / "images" / f"{index:04d}.{suffix}"
        if suffix == "dcm":
            _write_dicom(file, pixels)
        else:
            Image.fromarray(pixels).save(file, **({"lossless": True} if suffix == "webp" else {}))
        label = "Mass|Nodule" if ill and index < 8 else "Mass" if ill else "No Finding"
        view, sex = ("AP" if index % 4 < 2 else "PA"), ("F" if index // 2 % 2 else "M")
        entries.append([f"{index:04d}.png", label, 0, patient, 50, sex, view])
        if ill:
            table.append([f"{index:04d}.png", "Mass", *SQUARE])
    _write_csv(
        root / "Data_Entry_2017_v2020.csv",
        ["Image Index", "Finding Labels", "Follow-up #", "Patient ID", "Patient Age",
         "Patient Gender", "View Position"],
        entries,
    )  # fmt: skip
    _write_csv(
        root / "BBox_List_2017.csv", ["Image Index", "Finding Label", "x", "y", "w", "h"], table
    )
    _write_csv(
        root / "splits.csv",
        ["Image Index", "split"],
        [[row[0], "val" if row[3] < 8 else "train"] for row in entries],
    )
    return root


def _write_csv(file: Path, header: list[str], rows: list[list[object]]) -> None:
    with file.open("w", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(
        tmp_path / "model.onnx", FINDINGS, gains=[8, -8, 8, 8], biases=[-4, 4, -4, -4]
    )


def _run(data: Path, model: Path, out: Path, *more: str) -> int:
    arguments = ["evaluate", "--data", str(data), "--model", str(model), "--out", str(out)]
    return main([*arguments, "--bootstrap", "50", "--device", "cpu", *more])


def _row(rows, name):
    return next(row for row in rows if row.name == name)


def test_figures_of_a_model_that_is_right_and_wrong(data, model, tmp_path, capsys):
    out = tmp_path / "out"
    assert _run(data, model, out) == 0
    found = read_evaluation(out / "metrics.json")
    mass, nodule, hernia = (_row(found.classification, name) for name in FINDINGS[:3])
    assert (mass.positives, mass.negatives, mass.auroc.value) == (8, 8, 1)
    # It is lower on each of its four positives than on the eight dark images of twelve negatives.
    assert nodule.positives == 4
    assert nodule.auroc.value <= 4 / 12
    assert (hernia.positives, hernia.auroc.value) == (0, None)
    assert [row.name for row in found.classification] == ["Mass", "Nodule", "Hernia"]
    assert found.classification_macro[0].findings == 2
    # The dark images have no box above the operating point, the bright ones one each.
    assert mass.false_boxes.value == 0
    assert hernia.false_boxes.value == 0.5

    (place,) = found.localization
    assert (place.name, place.images, place.boxes) == ("Mass", 8, 8)
    at = {one.threshold: one for one in place.iou}
    assert at[0.5].top1.value == at[0.5].best.value == 1
    assert at[0.7].floor.value == 1  # the square is always in the same place
    assert at[0.7].ceiling.value == 1
    assert place.pointing.value == 1
    assert place.predicted_boxes.value == 1
    assert found.data.patients == 12

    assert {(part.attribute, part.value) for part in found.subgroups} == {
        ("sex", "F"), ("sex", "M"), ("age", "40–59"), ("view", "AP"), ("view", "PA"),
    }  # fmt: skip
    printed = capsys.readouterr().out
    report = (out / "report.md").read_text()
    for text in (printed, report):
        assert "n/a" in text
        assert "| Mass " in text
        assert "macro of the boxed findings, 2 findings" in text
    assert "Not for clinical use" in report
    assert found.model.sha256 in report
    assert not (out / "unfinished.jsonl").exists()


def test_files_agree_with_the_engine(data, model, tmp_path):
    out = tmp_path / "out"
    assert _run(data, model, out, "--findings", "Nodule", "--split", "val") == 0
    found = read_evaluation(out / "metrics.json")
    assert (found.data.images, found.data.split) == (8, "val")
    assert [row.name for row in found.classification] == ["Nodule"]
    assert found.localization == ()
    assert "No image has a box" in (out / "report.md").read_text()
    with (out / "predictions.csv").open() as stream:
        rows = list(csv.DictReader(stream))
    assert [row["image"] for row in rows] == [f"{index:04d}" for index in range(8)]
    assert [row["label"] for row in rows] == ["1", "0"] * 4
    engine = open_engine(model, "cpu")
    expected = engine.predict(_image(True, 64, 64).astype(np.float32) / 255).probability("Nodule")
    assert float(rows[0]["probability"]) == pytest.approx(expected, abs=1e-5)


def test_figures_on_the_images_of_calibration_carry_a_warning(data, tmp_path):
    chosen = Calibration(data="data, split val, 8 images")
    manifest = make_manifest(FINDINGS)
    first, *others = manifest.findings
    first = msgspec.structs.replace(first, calibration=chosen)
    manifest = msgspec.structs.replace(manifest, findings=(first, *others))
    model = write_model(tmp_path / "model.onnx", FINDINGS, manifest=manifest)
    for split, warned in (("val", True), ("train", False)):
        assert _run(data, model, tmp_path / split, "--split", split) == 0
        warnings = read_evaluation(tmp_path / split / "metrics.json").warnings
        assert any("optimistic" in text for text in warnings) is warned
    assert "optimistic: Mass" in (tmp_path / "val" / "report.md").read_text()


@pytest.mark.parametrize(
    ("training", "split", "warned"),
    [
        ("data (8 images, split train); other (9 images)", "val", False),
        ("data (8 images, split train); other (9 images)", "train", True),
        ("data (8 images, split train)", None, True),
        ("other (9 images, split val)", "val", False),
        ("data (12 images)", "val", True),
        ("data (9 images, without fold 0)", "val", False),
    ],
)
def test_figures_on_training_images_carry_a_warning(
    data, tmp_path, capsys, training, split, warned
):
    model = write_model(tmp_path / "model.onnx", FINDINGS, training_data=training)
    assert _run(data, model, tmp_path / "out", *(["--split", split] if split else [])) == 0
    assert ("as training data" in capsys.readouterr().err) is warned
    assert ("as training data" in (tmp_path / "out" / "report.md").read_text()) is warned


def test_the_schema_of_the_json_is_stable(data, model, tmp_path):
    _run(data, model, tmp_path / "out", "--split", "val")
    found = json.loads((tmp_path / "out" / "metrics.json").read_text())
    assert found["schema_version"] == 2
    assert set(found) == set(Evaluation.__struct_fields__)
    mass = found["classification"][0]
    assert set(mass["auroc"]) == {"value", "low", "high"}
    overlap = found["localization"][0]["iou"][0]
    assert set(overlap) == {"threshold", "best", "top1", "floor", "ceiling", "gain"}


def test_an_image_that_cannot_be_read_is_named_and_left_out(data, model, tmp_path, capsys):
    (data / "images" / "0003.png").write_bytes(b"no image")
    assert _run(data, model, tmp_path / "out") == 1
    found = read_evaluation(tmp_path / "out" / "metrics.json")
    assert set(found.data.failed) == {"0003"}
    assert found.data.images == 15
    assert capsys.readouterr().err.splitlines()[-1].startswith("0003: ")


def test_no_image_that_can_be_read(data, model, tmp_path, capsys):
    for file in (data / "images").iterdir():
        file.write_bytes(b"no image")
    assert _run(data, model, tmp_path / "out") == 1
    assert "none of the 16 images could be used" in capsys.readouterr().err
    assert not (tmp_path / "out" / "metrics.json").exists()


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--findings", "Mass", "Kidney"], "the model has no finding Kidney"),
        (["--findings", "Madeup"], "no labels of Madeup"),
        (["--split", "holdout"], "no image of split"),
        (["--workers", "0"], "--workers"),
        (["--split-file", "splits.csv"], "--split-file needs --split"),
    ],
)
def test_wrong_wishes_end_in_a_message(data, model, tmp_path, capsys, more, message):
    assert _run(data, model, tmp_path / "out", *more) == 1
    assert message in capsys.readouterr().err


def test_a_file_that_is_no_model_ends_in_a_message(data, tmp_path, capsys):
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"nothing")
    assert _run(data, broken, tmp_path / "out") == 1
    assert "pcam-train evaluate:" in capsys.readouterr().err


def _parts(data: Path, model: Path):
    """Return the engine of every record, and what is wanted of the data set."""
    engine = open_engine(model, "cpu")
    records = open_layout("chestxray14", data)
    truth = join(records, [truth_of_boxes(boxes("chestxray14", data))], FINDINGS)
    return lambda _: engine, tasks(records, truth)


def test_workers_change_nothing(data, model):
    engine_of, wanted = _parts(data, model)

    def seen(workers: int):
        found = run_all(engine_of, wanted, FINDINGS[:3], workers=workers)
        return [(item.name, item.logits, item.places) for item in found]

    assert seen(1) == seen(3)
    assert [name for name, _, _ in seen(3)] == [task.record.name for task in wanted]


def test_an_interrupted_evaluation_goes_on_where_it_stopped(data, model, tmp_path):
    engine_of, wanted = _parts(data, model)
    engine = engine_of(wanted[0].record)
    findings = ("Mass", "Nodule", "Hernia")
    out = tmp_path / "out"
    out.mkdir()
    work = Unfinished(out / "unfinished.jsonl", engine_of, wanted, findings)
    interrupted = work.record([], run_all(engine_of, wanted, findings))
    for _ in range(5):
        next(interrupted)
    interrupted.close()
    with (out / "unfinished.jsonl").open("ab") as stream:
        stream.write(b'{"name":"0005","log')  # the sixth was being written
    assert list(work.load()) == [task.record.name for task in wanted[:5]]

    asked = []

    class Counting:
        """The engine, counting what it is asked for."""

        def __getattr__(self, name):
            return getattr(engine, name)

        def predict(self, image, cancel=None):
            asked.append(1)
            return engine.predict(image, cancel)

    resumed = evaluate(Counting(), Settings(data, out, replicates=0))
    assert len(asked) == 11
    fresh = evaluate(engine, Settings(data, tmp_path / "fresh", replicates=0))
    assert resumed.classification == fresh.classification
    assert resumed.localization == fresh.localization


def test_unfinished_work_of_another_model_is_not_used(data, model, tmp_path):
    engine_of, wanted = _parts(data, model)
    file = tmp_path / "unfinished.jsonl"
    first = Unfinished(file, engine_of, wanted, ("Mass",))
    list(first.record([], [Observation("0000", logits={"Mass": 1.0})]))
    assert list(first.load()) == ["0000"]
    other = open_engine(write_model(tmp_path / "other.onnx", FINDINGS, gains=[1] * 4), "cpu")
    assert Unfinished(file, lambda _: other, wanted, ("Mass",)).load() == {}
    assert Unfinished(file, engine_of, wanted[1:], ("Mass",)).load() == {}
    assert Unfinished(file, engine_of, wanted, ("Nodule",)).load() == {}
    bare = tasks([task.record for task in wanted], {})
    assert Unfinished(file, engine_of, bare, ("Mass",)).load() == {}


def test_failed_images_are_tried_again(data, model, tmp_path):
    engine_of, wanted = _parts(data, model)
    work = Unfinished(tmp_path / "unfinished.jsonl", engine_of, wanted, ("Mass",))
    list(work.record([], [Observation("0000", error="unreadable")]))
    assert work.load() == {}


def test_places_are_told_in_the_pixels_of_the_boxes(data, model):
    engine_of, wanted = _parts(data, model)
    for item in run_all(engine_of, wanted[:4:2], ("Mass",)):
        (x, y, width, height, score), *_ = item.places["Mass"].boxes
        # The map's cells are 128 px here, and interpolation reaches half a cell further.
        assert [x, y, x + width, y + height] == pytest.approx([512, 256, 768, 512], abs=64)
        assert score == pytest.approx(1 / (1 + np.exp(-4)), abs=0.01)
        assert item.cells == (8, 8)
        assert item.grid == pytest.approx((128, 128, 64, 64))


def test_estimates_as_text():
    assert estimate(Estimate()) == "n/a"
    assert estimate(Estimate(value=0.5), 2) == "0.50"
    assert estimate(Estimate(value=0.5, low=0.25, high=0.75), 2) == "0.50 (0.25–0.75)"
    assert estimate(Estimate(value=0, low=-0.5, high=0.5), 1) == "0.0 (−0.5 to 0.5)"


def _card(model: Path, metrics: Path | None, out: Path) -> int:
    more = ["--metrics", str(metrics)] if metrics else []
    return main(["card", "--model", str(model), "--out", str(out), *more])


def test_card_says_what_was_measured(data, model, tmp_path):
    out = tmp_path / "docs" / "model-card.md"
    _run(data, model, tmp_path / "out")
    assert _card(model, tmp_path / "out" / "metrics.json", out) == 0
    text = out.read_text()
    assert "Not for clinical use: research and teaching" in text
    assert open_engine(model, "cpu").identity.sha256 in text
    verdicts = {line.split(":")[0]: line for line in text.splitlines() if line.startswith("- ")}
    known = next(line for key, line in verdicts.items() if "better than chance" in key)
    unknown = next(line for key, line in verdicts.items() if "Not shown to recognise" in key)
    assert known.endswith("Mass.")
    assert unknown.endswith("Nodule, Hernia.")
    # Always the same place: a constant box does as well.
    assert any("Not shown to locate" in key and "Mass" in line for key, line in verdicts.items())
    assert "Mass (8), Nodule (4), Hernia (0)" in text


def test_card_claims_nothing_from_four_positives(data, model, tmp_path):
    out = tmp_path / "card.md"
    _run(data, model, tmp_path / "out", "--split", "val")
    assert _card(model, tmp_path / "out" / "metrics.json", out) == 0
    assert "better than chance" not in out.read_text()  # although the AUROC of Mass is 1


def test_card_without_figures_says_so(model, tmp_path):
    assert _card(model, None, tmp_path / "card.md") == 0
    assert "was not measured" in (tmp_path / "card.md").read_text()


def test_card_refuses_figures_of_another_file(data, model, tmp_path, capsys):
    _run(data, model, tmp_path / "out", "--split", "val")
    other = write_model(tmp_path / "other.onnx", FINDINGS)
    assert _card(other, tmp_path / "out" / "metrics.json", tmp_path / "card.md") == 1
    assert "evaluate this file first" in capsys.readouterr().err
    assert not (tmp_path / "card.md").exists()


@pytest.mark.parametrize("content", ["{}", '{"schema_version": 1}', "no json"])
def test_card_refuses_a_file_that_holds_no_figures(model, tmp_path, capsys, content):
    metrics = tmp_path / "metrics.json"
    metrics.write_text(content)
    assert _card(model, metrics, tmp_path / "card.md") == 1
    assert "not the metrics.json" in capsys.readouterr().err


@pytest.mark.shared
def test_real_images(shared, model, tmp_path):
    """A part of the real val split, as WebP at 512 px with boxes in pixels of 1024."""
    root = shared / "data" / "chestxray14-mini"
    with (root / "splits.csv").open() as stream:
        rows = [row for row in csv.DictReader(stream) if row["split"] == "val"][:30]
    few = tmp_path / "splits.csv"
    _write_csv(few, ["Image Index", "split"], [[row["Image Index"], "few"] for row in rows])
    assert _run(root, model, tmp_path / "out", "--split-file", str(few), "--split", "few") == 0
    found = read_evaluation(tmp_path / "out" / "metrics.json")
    assert found.data.images == 30
    assert all(row.positives + row.negatives == 30 for row in found.classification)
