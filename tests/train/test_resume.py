"""A fit that is killed goes on exactly where its last checkpoint was.

A real ``pcam-train fit`` is killed with SIGKILL in the middle of an epoch, once it has written a
checkpoint there; what the resumed one ends with is compared bit by bit with a fit that ran through.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from pcam_model.network.checkpoint import read_checkpoint
from train.cli import main

pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning:lightning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

#: All that has a state: averaged weights, a plateau, accumulated steps, early stopping, dropout
#: by augmentation, drawing with replacement.
_OPTIONS = (
    "findings=[Effusion, Mass]",
    "backbone=resnet18-c4",
    "output_stride=16",
    "size=32",
    "batch_size=2",
    "accumulate=2",
    "epochs=3",
    "ema=0.8",
    "schedule=plateau",
    "plateau={patience: 0, factor: 0.5}",
    "monitor=val_auroc/Effusion",
    "patience=9",
    "sampling=class-aware",
    "loss={name: focal, positive_weight: balanced}",
    "checkpoint_steps=1",
    "log_steps=1",
    "threads=1",
    "accelerator=cpu",
)


def arguments(dataset: Path, out: Path, *more: str) -> list[str]:
    """Return the arguments of ``pcam-train``."""
    data = [
        f"out={out}",
        f"cache={dataset.parent / 'resume-cache'}",
        f"data=[{{root: {dataset}, split: train}}]",
        f"val=[{{root: {dataset}, split: val}}]",
    ]
    return ["fit", *data, *_OPTIONS, *more]


def progress(out: Path) -> tuple[int, int]:
    """Return epoch and batches within it of the last checkpoint; (0, 0) while there is none."""
    try:
        state = torch.load(out / "last.ckpt", weights_only=True)
    except FileNotFoundError:
        return 0, 0
    return state["epoch"], state["loops"]["fit_loop"]["state_dict"]["combined_loader"][0]["shown"]


def kill_within_epoch(command: list[str], out: Path, epoch: int) -> tuple[int, int]:
    """Start a fit, kill it at a checkpoint within an epoch, and return where that was."""
    program = [sys.executable, "-m", "train.cli"]
    with subprocess.Popen(
        [*program, *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as fit:
        deadline = time.monotonic() + 120
        while progress(out)[0] < epoch or progress(out)[1] == 0:
            assert fit.poll() is None, fit.stderr and fit.stderr.read().decode()
            assert time.monotonic() < deadline
            time.sleep(0.002)
        os.kill(fit.pid, signal.SIGKILL)
    return progress(out)


@pytest.mark.slow
def test_a_killed_and_resumed_fit_equals_one_that_ran_through(
    dataset: Path, tmp_path: Path
) -> None:
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    assert main(arguments(dataset, whole)) == 0
    epoch, shown = kill_within_epoch(arguments(dataset, killed), killed, epoch=1)
    assert epoch < 2, "killed too late to show anything"
    assert main(arguments(dataset, killed, "--resume")) == 0

    for name in ("last", "best"):
        ours = read_checkpoint(killed / f"{name}.safetensors").weights
        theirs = read_checkpoint(whole / f"{name}.safetensors").weights
        assert ours.keys() == theirs.keys()
        different = [key for key in ours if not torch.equal(ours[key], theirs[key])]
        assert different == [], f"{name} differs after a kill at epoch {epoch}, batch {shown}"
    ours = torch.load(killed / "last.ckpt", weights_only=True)
    theirs = torch.load(whole / "last.ckpt", weights_only=True)
    assert ours["global_step"] == theirs["global_step"]
    rates = [state["optimizer_states"][0]["param_groups"][0]["lr"] for state in (ours, theirs)]
    assert rates[0] == rates[1] < 1e-3, "the plateau was never met"
    moments = [state["optimizer_states"][0]["state"][0]["exp_avg"] for state in (ours, theirs)]
    assert torch.equal(*moments)
