"""Two processes learn what one learns from batches twice as large.

Batch norms are frozen: their statistics are of the images of one process, so that no two ways of
dealing out images could agree (``batch_norm=sync`` needs GPUs). Nothing else differs.
"""

import csv
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from pcam_model.network.checkpoint import read_checkpoint
from train.cli import main
from train.config import FitConfig
from train.machines import Place, place

pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning:lightning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]


@pytest.fixture
def sparse(tmp_path: Path) -> Path:
    """Return a folder of 37 images to fit to and 15 to watch, with many unknown labels."""
    rng = np.random.default_rng(3)
    root = tmp_path / "sparse"
    root.mkdir()
    rows = []
    for index in range(52):
        ill = index % 3 == 0
        pixels = rng.normal(100, 12, (32, 32))
        pixels[16:, :16] += 60 * ill
        Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(root / f"{index}.png")
        mass = "" if index % 4 else index % 8 // 4
        rows.append([f"{index}.png", "train" if index < 37 else "val", int(ill), mass])
    with (root / "labels.csv").open("w", newline="") as stream:
        csv.writer(stream).writerows([["path", "split", "Effusion", "Mass"], *rows])
    return root


def curve(out: Path, column: str) -> list[float]:
    """Return a column of the log of a fit."""
    (file,) = out.glob("log/version_0/metrics.csv")
    with file.open(newline="") as stream:
        return [float(row[column]) for row in csv.DictReader(stream) if row[column]]


def torchrun(arguments: list[str]) -> list[str]:
    """Run ``pcam-train`` in two processes under torchrun, and return what each said."""
    launcher = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    return _said([[sys.executable, *launcher, "-m", "train.cli", *arguments]], [{}])


def srun(arguments: list[str]) -> list[str]:
    """Run ``pcam-train`` twice, with the variables that SLURM sets, and return what each said."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    tasks = [
        {
            "SLURM_JOB_ID": "7",
            "SLURM_JOB_NAME": "fit",
            "SLURM_NODELIST": "localhost",
            "SLURM_NNODES": "1",
            "SLURM_NTASKS": "2",
            "SLURM_NTASKS_PER_NODE": "2",
            "SLURM_NODEID": "0",
            "SLURM_PROCID": str(task),
            "SLURM_LOCALID": str(task),
            "MASTER_ADDR": "127.0.0.1",
            "MASTER_PORT": str(port),
        }
        for task in range(2)
    ]
    return _said([[sys.executable, "-m", "train.cli", *arguments]] * 2, tasks)


def _said(commands: list[list[str]], environments: list[dict[str, str]]) -> list[str]:
    pipe = subprocess.PIPE
    running = [
        subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=os.environ | added)
        for command, added in zip(commands, environments, strict=True)
    ]
    outputs = [process.communicate() for process in running]
    for process, (_, errors) in zip(running, outputs, strict=True):
        assert process.returncode == 0, errors[-2000:]
    return [said for said, _ in outputs]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("launch", "special"), [(torchrun, "ema=0.5"), (srun, "strategy=fsdp")], ids=["ddp", "fsdp"]
)
def test_two_processes_have_the_loss_curve_of_one_with_twice_the_batch(
    launch: Callable[[list[str]], list[str]], special: str, sparse: Path, tmp_path: Path
) -> None:
    nothing = (
        "{rotation: 0, shear: 0, shift: 0, scale: 0, contrast: 0, brightness: 0, gamma: 0, "
        "noise: 0, blur: 0}"
    )
    options = [
        "fit",
        f"cache={tmp_path / 'cache'}",
        f"data=[{{root: {sparse}, layout: folder, split: train}}]",
        f"val=[{{root: {sparse}, layout: folder, split: val}}]",
        "findings=[Effusion, Mass]",
        "backbone=resnet18-c4",
        "output_stride=16",
        "size=32",
        "epochs=3",
        "learning_rate=0.0001",
        "batch_norm=frozen",
        f"augment={nothing}",
        "log_steps=1",
        "threads=1",
        "accelerator=cpu",
    ]
    alone = [special] if special.startswith("ema") else []
    assert main([*options, *alone, f"out={tmp_path / 'one'}", "batch_size=8"]) == 0
    said = launch([*options, special, f"out={tmp_path / 'two'}", "batch_size=4"])
    assert "".join(said).count("checkpoint: ") == 1

    one, both = curve(tmp_path / "one", "loss"), curve(tmp_path / "two", "loss")
    assert len(one) == 12
    np.testing.assert_allclose(both, one, atol=1e-3, rtol=0)
    assert max(one) - min(one) > 0.05
    ends = [read_checkpoint(tmp_path / out / "last.safetensors").weights for out in ("one", "two")]
    assert ends[0].keys() == ends[1].keys()
    for name, weight in ends[0].items():
        torch.testing.assert_close(ends[1][name], weight, atol=1e-3, rtol=0)
    for score in ("val_loss", "val_auroc", "val_auroc/Mass"):
        found, expected = curve(tmp_path / "two", score), curve(tmp_path / "one", score)
        assert len(expected) == 3
        np.testing.assert_allclose(found, expected, atol=1e-3, rtol=0)


def test_a_launcher_says_how_many_processes_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    config = FitConfig(devices=2, nodes=3)
    assert place(config) == Place(devices=2, nodes=3)
    with monkeypatch.context() as patch:
        patch.setenv("TORCHELASTIC_RUN_ID", "1")
        patch.setenv("LOCAL_WORLD_SIZE", "4")
        patch.setenv("WORLD_SIZE", "8")
        assert place(config) == Place(devices=4, nodes=2)
    monkeypatch.setenv("SLURM_NTASKS", "16")
    monkeypatch.setenv("SLURM_NNODES", "2")
    monkeypatch.setenv("SLURM_JOB_NAME", "fit")
    assert place(config) == Place(devices=8, nodes=2)
