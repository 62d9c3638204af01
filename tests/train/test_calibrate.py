"""pcam-train calibrate, and export in several forms: what is written, and what it cost."""

import re
from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.special import logit

from pcam_model.bundle import load_bundle
from pcam_model.engine import open_engine
from pcam_model.network.checkpoint import read_checkpoint, write_checkpoint
from pcam_model.network.network import PcamNetwork
from tests.support.onnx_factory import make_manifest, write_model
from train.box_rule import FRACTIONS
from train.card import card
from train.cli import main
from train.datasets.layouts import open_layout, read_splits
from train.datasets.records import read_image

FINDINGS = ("Effusion", "Mass", "Hernia")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "model.onnx", FINDINGS, gains=[3, 2, 1], biases=[-9, -2, -1])


def _calibrate(model: Path, out: Path, data: Path, *more: str) -> int:
    return main(["calibrate", "--model", str(model), "--out", str(out), "--data", str(data), *more])


@pytest.mark.parametrize("method", ["platt", "temperature", "isotonic"])
def test_a_model_file_is_calibrated_for_the_engine(model, dataset, tmp_path, capsys, method):
    out = tmp_path / "out.onnx"
    assert _calibrate(
        model, out, dataset, "--split", "train", "--method", method, "--check-split", "val"
    ) == 0  # fmt: skip
    printed = capsys.readouterr().out
    assert "on split val, 6 images" in printed
    assert "Hernia" not in printed  # no image has one: nothing was fitted
    before, after = load_bundle(model).manifest, load_bundle(out).manifest
    effusion = after.finding("Effusion")
    assert effusion.calibration.method == method
    assert effusion.calibration.data == f"{dataset.name}, split train, 18 images"
    assert effusion.operating_point.data == effusion.calibration.data
    assert (effusion.operating_point.sensitivity, effusion.operating_point.specificity) == (1, 1)
    assert effusion.metrics["auroc"].positives == 8
    assert after.finding("Hernia") == before.finding("Hernia")
    # The engine applies it, and the operating point parts ill from healthy there as well.
    engine = open_engine(out, "cpu")
    for record in open_layout("chestxray14", dataset):
        found = engine.predict(read_image(record))
        called = found.probability("Effusion") >= effusion.operating_point.probability
        assert called == (record.labels["Effusion"] == 1)
        # One function for the whole map: its highest cell is called too.
        highest = found.logit_maps[0].max()
        assert not called or highest >= logit(effusion.operating_point.probability)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_checkpoint_is_calibrated_too(dataset, tmp_path):
    torch.manual_seed(0)
    network = PcamNetwork("resnet18-c4", 2, "pcam", output_stride=16)
    manifest = make_manifest(
        ("Effusion", "Mass"), map=network.map, backbone="resnet18-c4", rows=48, columns=48
    )
    file, out = tmp_path / "last.safetensors", tmp_path / "calibrated.safetensors"
    write_checkpoint(file, manifest, network)
    assert _calibrate(file, out, dataset, "--split", "train", "--method", "isotonic") == 0
    found = read_checkpoint(out)
    assert found.manifest.finding("Effusion").calibration.method == "isotonic"
    before = read_checkpoint(file).weights
    assert all(torch.equal(found.weights[name], before[name]) for name in before)
    engine = open_engine(out, "cpu", engine="torch")
    prediction = engine.predict(np.full((48, 48), 0.5, np.float32))
    assert np.isfinite(prediction.logit_maps).all()


def test_operating_points_alone(model, dataset, tmp_path):
    out = tmp_path / "out.onnx"
    more = ["--split", "train", "--keep-calibration", "--criterion", "sensitivity=0.5"]
    assert _calibrate(model, out, dataset, *more) == 0
    before, after = (load_bundle(one).manifest.finding("Mass") for one in (model, out))
    assert after.calibration == before.calibration
    assert "sensitivity at least 0.5" in after.operating_point.criterion
    assert after.operating_point.sensitivity >= 0.5


def test_out_of_fold_each_image_is_judged_by_the_model_of_its_fold(dataset, tmp_path):
    """One model turns the finding's sign: only images of its own fold may show that."""
    straight = write_model(tmp_path / "a.onnx", FINDINGS, gains=[3, 2, 1], biases=[-9, -2, -1])
    turned = write_model(tmp_path / "b.onnx", FINDINGS, gains=[-3, 2, 1], biases=[-9, -2, -1])
    out = tmp_path / "out.onnx"

    def auroc(*files: Path) -> float:
        words = [f"--model-fold={fold}={file}" for fold, file in enumerate(files)]
        assert _calibrate(straight, out, dataset, *words) == 0
        metric = load_bundle(out).manifest.finding("Effusion").metrics["auroc"]
        assert "out of fold" in metric.data
        return metric.value

    folds = len({row.fold for row in read_splits(dataset / "splits.csv").values()})
    assert auroc(*[straight] * folds) == 1
    assert auroc(*[turned] * folds) == 0
    assert 0 < auroc(turned, *[straight] * (folds - 1)) < 1


def test_the_box_rule_is_chosen_on_the_boxes(model, dataset, tmp_path):
    out = tmp_path / "out.onnx"
    assert _calibrate(model, out, dataset, "--split", "train", "--boxes") == 0
    chosen = load_bundle(out).manifest
    kept = load_bundle(model).manifest
    assert chosen.finding("Effusion").box_fraction in FRACTIONS
    assert "split train" in chosen.finding("Effusion").box_data
    assert chosen.finding("Hernia") == kept.finding("Hernia")


def test_the_box_rule_is_chosen_on_other_images_than_the_thresholds(model, dataset, tmp_path):
    out = tmp_path / "out.onnx"
    more = ["--split", "val", "--boxes", "train", "--model-version", "1.1"]
    assert _calibrate(model, out, dataset, *more) == 0
    manifest = load_bundle(out).manifest
    assert manifest.version == "1.1"
    effusion = manifest.finding("Effusion")
    assert "split train" in effusion.box_data
    assert "split val" in effusion.operating_point.data
    assert "on boxes of: " in card(manifest, load_bundle(out).identity, None)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--criterion", "f1"], "expected youden"),
        (["--criterion", "sensitivity=2"], "between 0 and 1"),
        (["--split", "holdout"], "holdout"),
        (["--model-fold", "one=model.onnx"], "whole number"),
        (["--model-fold", "model.onnx"], "two names"),
        (["--model", "none.onnx"], "no model file"),
        (["--out", "x.safetensors"], "must end in .onnx"),
    ],
)
def test_wrong_wishes_end_in_a_message(model, dataset, tmp_path, capsys, more, said):
    assert _calibrate(model, tmp_path / "out.onnx", dataset, *more) == 1
    assert said in capsys.readouterr().err


def test_the_other_forms_of_a_model_file(model, dataset, tmp_path, capsys):
    out = tmp_path / "forms" / "small.onnx"
    assert main(
        ["export", "--checkpoint", str(model), "--out", str(out), "--format", "fp32", "fp16",
         "int8", "--data", str(dataset), "--split", "val", "--name", "small"]
    ) == 0  # fmt: skip
    printed = capsys.readouterr().out
    files = {name: out.with_name(f"small{tail}.onnx") for name, tail in
             (("fp32", ""), ("fp16", "-fp16"), ("int8", "-int8"))}  # fmt: skip
    assert sorted(file.name for file in out.parent.iterdir()) == sorted(
        file.name for file in files.values()
    )
    image = np.random.default_rng(0).random((64, 64)).astype(np.float32)
    expected = open_engine(model, "cpu").predict(image)
    for name, file in files.items():
        manifest = load_bundle(file).manifest
        assert (manifest.format.weights, manifest.format.opset, manifest.name) == (
            name,
            17,
            "small",
        )
        assert manifest.findings == load_bundle(model).manifest.findings  # calibration is kept
        found = open_engine(file, "cpu").predict(image)
        np.testing.assert_allclose(found.logit_maps, expected.logit_maps, atol=0.1)
        assert manifest.metrics["parity_maps"].value < 0.1
        assert manifest.metrics["auroc"].value is not None
        assert ("pointing_loss" in manifest.metrics) == (name != "fp32")
        assert re.search(rf"\| {file.name} +\| +{name} \| +17 ", printed)
    assert "6 of small, split val, 6 images" in load_bundle(files["int8"]).manifest.format.data


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--format", "int8"], "int8 needs images"),
        (["--format", "fp16", "--checkpoint", "{fp16}"], "is fp16 already"),
        (["--checkpoint", "none.onnx"], "no model file"),
    ],
)
def test_exports_that_cannot_be(model, tmp_path, capsys, more, said):
    fp16 = tmp_path / "fp16.onnx"
    assert main(["export", "--checkpoint", str(model), "--out", str(fp16), "--format", "fp16"]) == 0
    words = [word.format(fp16=fp16) for word in more]
    out = tmp_path / "out"
    assert main(["export", "--checkpoint", str(model), "--out", str(out / "m.onnx"), *words]) == 1
    assert said in capsys.readouterr().err
    assert not out.exists() or list(out.iterdir()) == []
