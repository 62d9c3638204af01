"""A whole fit on a small data set, and what becomes of its checkpoint."""

from pathlib import Path

import lightning
import numpy as np
import pytest
import torch
from safetensors import safe_open

from pcam_model.engine import EngineError, open_engine
from pcam_model.network.checkpoint import CheckpointError, read_checkpoint
from train.cli import main
from train.config import ConfigError, FitConfig, load_config
from train.datasets.layouts import open_layout
from train.datasets.records import read_image
from train.fit import fit
from train.module import build_network

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


def test_a_loss_that_is_no_number_leaves_its_batch_in_a_named_file(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # So large a step that the next loss overflows.
    assert main(_arguments(dataset, tmp_path, "learning_rate=1e30", "clip=null", "warmup=0")) == 1
    said = capsys.readouterr().err
    (file,) = tmp_path.glob("not-finite-*.safetensors")
    assert f"The batch is in {file}" in said
    assert "the loss is nan at step" in said or "the loss is inf at step" in said
    with safe_open(file, framework="pt") as saved:
        assert saved.get_tensor("images").shape == (6, 1, 48, 48)
        assert saved.get_tensor("labels").shape == (6, 2)
        names = saved.metadata()["names"].split(",")
    assert set(names) <= {record.name for record in open_layout("chestxray14", dataset)}
    assert len(set(names)) == 6


def test_a_pretrained_backbone_is_where_a_fit_starts(dataset: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    options = ("val=[]", "epochs=1", "pretrain={queue: 6, projection: 8}")
    assert main([*_arguments(dataset, first, *options), "--task", "pretrain"]) == 0
    pretrained = read_checkpoint(first / "last.safetensors")
    assert all(name.startswith("backbone.") for name in pretrained.weights)
    assert "without labels" in pretrained.manifest.training_data
    init = ["--init", str(first / "last.safetensors")]
    assert main([*_arguments(dataset, second, "epochs=1", "learning_rate=1e-9"), *init]) == 0
    fitted = read_checkpoint(second / "last.safetensors")
    for name, weight in pretrained.weights.items():
        if name.endswith("weight"):
            torch.testing.assert_close(fitted.weights[name], weight, atol=1e-6, rtol=0)
    assert "started from pcam: small (18 images, split train), without labels" in (
        fitted.manifest.training_data
    )


def test_a_pretrained_backbone_is_no_model(dataset: Path, tmp_path: Path) -> None:
    options = ("val=[]", "epochs=1", "task=pretrain", "pretrain={queue: 6, projection: 8}")
    assert main(_arguments(dataset, tmp_path, *options)) == 0
    with pytest.raises(EngineError, match=r"head\.weight"):
        open_engine(tmp_path / "last.safetensors", engine="torch")


def test_pretraining_goes_on_exactly_where_it_stopped(dataset: Path, tmp_path: Path) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    options = ["val=[]", "task=pretrain", "schedule=constant", "threads=1"]
    options.append("pretrain={queue: 6, projection: 8}")
    assert main(_arguments(dataset, whole, *options)) == 0
    assert main(_arguments(dataset, parts, *options, "epochs=1")) == 0
    assert main([*_arguments(dataset, parts, *options), "--resume"]) == 0
    ours, theirs = (read_checkpoint(out / "last.safetensors").weights for out in (parts, whole))
    assert [name for name in theirs if not torch.equal(ours[name], theirs[name])] == []


def test_a_fit_stops_when_what_it_watches_stands_still_and_stays_stopped(
    dataset: Path, tmp_path: Path
) -> None:
    # Nothing is learnt: the first epoch is the best one.
    options = ("epochs=9", "patience=2", "monitor=val_auroc/Effusion", "learning_rate=1e-12")
    arguments = _arguments(dataset, tmp_path, *options, "batch_norm=frozen")
    assert main(arguments) == 0
    state = torch.load(tmp_path / "last.ckpt", weights_only=True)
    assert state["epoch"] == 2
    assert torch.load(tmp_path / "best.ckpt", weights_only=True)["epoch"] == 0
    assert main([*arguments, "--resume"]) == 0
    assert torch.load(tmp_path / "last.ckpt", weights_only=True)["epoch"] == 2


def test_the_average_of_the_weights_is_what_is_exported(dataset: Path, tmp_path: Path) -> None:
    assert main(_arguments(dataset, tmp_path, "ema=0.5")) == 0
    state = torch.load(tmp_path / "last.ckpt", weights_only=True)
    exported = read_checkpoint(tmp_path / "last.safetensors").weights["head.weight"]
    assert torch.equal(exported, state["state_dict"]["network.head.weight"])
    assert not torch.equal(exported, state["current_model_state"]["network.head.weight"])


def test_a_fit_on_all_folds_but_one_watches_that_one(dataset: Path, tmp_path: Path) -> None:
    config = load_config(
        None,
        [
            *_arguments(dataset, tmp_path, "epochs=1")[1:],
            f"data=[{{root: {dataset}, except_fold: 1}}]",
            f"val=[{{root: {dataset}, fold: 1}}]",
        ],
    )
    fitted = fit(config)
    assert (fitted.last.name, fitted.best.name) == ("last.safetensors", "best.safetensors")
    assert 0 <= fitted.scores["val_auroc"] <= 1
    said = read_checkpoint(fitted.best).manifest.training_data
    assert said == f"{dataset.name} (18 images, without fold 1)"


def test_logs_are_written_for_tables_and_tensorboard(dataset: Path, tmp_path: Path) -> None:
    assert main(_arguments(dataset, tmp_path, "log_steps=1", "epochs=1")) == 0
    (table,) = tmp_path.glob("log/version_0/metrics.csv")
    header, *rows = table.read_text().splitlines()
    assert {"loss", "val_loss", "val_auroc", "val_auroc/Effusion", "lr-AdamW/pg1"} <= set(
        header.split(",")
    )
    assert len([row for row in rows if row.startswith("0,")]) >= 3
    assert list(tmp_path.glob("log/version_0/events.out.tfevents.*"))
    assert load_config(tmp_path / "config.yaml", []).size == 48


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (["monitor=auroc"], "monitor: 'auroc' is not val_loss"),
        (["monitor=val_auroc/Hernia"], "these findings have both: Effusion"),
        (["val=[]", "patience=3"], "val: name what to watch"),
        (["strategy=fsdp", "ema=0.9"], "strategy=fsdp scatters the weights"),
        (["task=pretrain", "ema=0.9"], "ema: task=pretrain"),
        (["task=pretrain"], "pretrain.queue: 4096 is not below"),
        (["loss={positive_weight: {Hernia: 3}}"], "Hernia not among the findings"),
    ],
)
def test_what_cannot_be_is_said_before_the_fit(
    changes: list[str],
    message: str,
    dataset: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(_arguments(dataset, tmp_path, *changes)) == 1
    assert message in capsys.readouterr().err
    assert not (tmp_path / "last.ckpt").exists()


def test_a_fit_that_may_have_started_goes_on_or_starts(dataset: Path, tmp_path: Path) -> None:
    arguments = [*_arguments(dataset, tmp_path, "epochs=1"), "--resume-if-any"]
    assert main(arguments) == 0
    assert main([*arguments[:-1], "epochs=2", "--resume-if-any"]) == 0
    assert torch.load(tmp_path / "last.ckpt", weights_only=True)["epoch"] == 1


def test_pretraining_waits_for_its_queue_and_then_learns(dataset: Path, tmp_path: Path) -> None:
    options = ["val=[]", "task=pretrain", "epochs=1", "log_steps=1", "batch_norm=frozen"]
    weights = []
    for queue in (6, 17):
        out = tmp_path / str(queue)
        options_of = [*options, f"pretrain={{queue: {queue}, projection: 8}}"]
        assert main(_arguments(dataset, out, *options_of)) == 0
        weights.append(read_checkpoint(out / "last.safetensors").weights["backbone.conv1.weight"])
    lightning.seed_everything(0, verbose=False)
    config = load_config(None, _arguments(dataset, tmp_path, "task=pretrain")[1:])
    start = build_network(config).state_dict()["backbone.conv1.weight"]
    # What is not learnt is only decayed.
    torch.testing.assert_close(weights[1], start, atol=1e-4, rtol=0)
    assert (weights[0] - start).abs().max() > 1e-3
