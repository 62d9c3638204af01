"""A whole fit on a small data set, and what becomes of its checkpoint."""

from pathlib import Path

import numpy as np
import pytest
import torch

from pcam_model.engine import EngineError, open_engine
from pcam_model.network.checkpoint import CheckpointError, read_checkpoint
from train.cli import main
from train.config import ConfigError, FitConfig, load_config
from train.datasets.layouts import open_layout
from train.datasets.records import read_image

# Lightning's advice on loaders and logs is about speed that a test does not need.
pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning:lightning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]


def _arguments(dataset: Path, out: Path, *more: str) -> list[str]:
    return [
        "fit",
        f"out={out}",
        f"cache={out}/cache",
        f"data=[{{root: {dataset}, split: train}}]",
        f"val=[{{root: {dataset}, split: val}}]",
        "findings=[Effusion, Mass]",
        "backbone=resnet18-c4",
        "output_stride=16",
        "size=48",
        "batch_size=6",
        "epochs=2",
        *more,
    ]


@pytest.fixture(scope="module")
def checkpoint(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("fit")
    assert main(_arguments(dataset, out)) == 0
    return out / "last.safetensors"


def test_the_checkpoint_tells_what_it_is(checkpoint: Path) -> None:
    manifest = read_checkpoint(checkpoint).manifest
    assert manifest.finding_names == ("Effusion", "Mass")
    assert (manifest.input.rows, manifest.backbone, manifest.pooling) == (48, "resnet18-c4", "pcam")
    assert (manifest.map.stride, manifest.map.origin) == (16, 0.5)
    assert "18 images, split train" in manifest.training_data
    assert manifest.intended_use == "Not for clinical use: research and teaching."


def test_a_resumed_fit_goes_on_where_it_stopped(
    dataset: Path, checkpoint: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = checkpoint.parent
    before = read_checkpoint(checkpoint).weights["head.weight"].clone()
    assert main([*_arguments(dataset, out, "epochs=3"), "--resume"]) == 0
    state = torch.load(out / "last.ckpt", weights_only=False)
    assert state["epoch"] == 2
    assert state["global_step"] == 9
    assert not torch.equal(read_checkpoint(checkpoint).weights["head.weight"], before)
    assert "last.safetensors" in capsys.readouterr().out


def test_nothing_to_resume_is_said(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*_arguments(dataset, tmp_path), "--resume"]) == 1
    assert "nothing to resume" in capsys.readouterr().err


def test_export_runs_the_same_in_onnxruntime_and_torch(
    dataset: Path, checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "model.onnx"
    command = ["export", "--checkpoint", str(checkpoint), "--out", str(file), "--name", "small"]
    assert main([*command, "--data", str(dataset)]) == 0
    assert "Logits differ by" in capsys.readouterr().out
    onnx = open_engine(file, "cpu")
    assert onnx.manifest.name == "small"
    effusion = onnx.manifest.finding("Effusion")
    assert effusion.metrics["auroc"].positives == 4
    assert effusion.calibration.data.endswith("split val, 6 images")
    assert onnx.manifest.weights_sha256
    torch_engine = open_engine(checkpoint, "cpu", engine="torch")
    image = read_image(open_layout("chestxray14", dataset)[2])
    ours, theirs = onnx.predict(image), torch_engine.predict(image)
    scale = np.array([f.calibration.scale for f in onnx.manifest.findings])
    offset = np.array([f.calibration.offset for f in onnx.manifest.findings])
    # The checkpoint is not calibrated; the exported file is.
    np.testing.assert_allclose(ours.logits, scale * theirs.logits + offset, atol=1e-4)
    np.testing.assert_allclose(
        ours.logit_maps,
        scale[:, None, None] * theirs.logit_maps + offset[:, None, None],
        atol=1e-4,
    )
    assert theirs.device == "CPU"
    assert theirs.grid == ours.grid


def test_a_file_that_is_no_checkpoint_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.safetensors"
    file.write_bytes(b"not one")
    with pytest.raises(CheckpointError, match="cannot read the checkpoint"):
        read_checkpoint(file)
    with pytest.raises(EngineError, match="cannot read the checkpoint"):
        open_engine(file, engine="torch")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("epochs=0", r"\$\.epochs"),
        ("epoch=3", "epoch"),
        ("size", "not KEY=VALUE"),
        ("size.rows=3", None),
        ("data=[{layout: x}]", "root"),
        ("data=[{root: x, uncertain: perhaps}]", "'perhaps' is none of published, zeros"),
        ("data=[{root: x, uncertain: {Edema: [0.9, 0.1]}}]", "Edema.*no range"),
    ],
)
def test_a_wrong_configuration_names_its_field(change: str, message: str | None) -> None:
    with pytest.raises(ConfigError, match=message):
        load_config(None, ["size=64", change])


def test_shipped_configurations_are_valid() -> None:
    folder = Path(__file__).parents[2] / "train" / "configs"
    for file in folder.glob("*.yaml"):
        assert isinstance(load_config(file, []), FitConfig)


def test_no_data_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fit", f"out={tmp_path}"]) == 1
    assert "name at least one data set" in capsys.readouterr().err
