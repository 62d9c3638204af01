"""One step of ``pcam-train fit``, beside a plain torch loop of the same network.

Ours is a real fit: images from the prepared cache, augmentation, clipping, logs, progress bar and
checkpoints included. The bare side has its tensors ready in memory and does the least that a loop
must: forward, loss, backward, step. Both take turns within one fit, so that a busy computer slows
both; the figure is the ratio of medians.
"""

import argparse
import contextlib
import csv
import io
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from lightning.pytorch.callbacks import Callback
from PIL import Image
from torch.nn.functional import binary_cross_entropy_with_logits

from benchmarks.timing import report
from train.config import DataConfig, FitConfig
from train.fit import fit, quiet
from train.module import build_network


def write_dataset(root: Path, images: int, size: int) -> Path:
    """Write noise in the layout of ChestX-ray14."""
    rng = np.random.default_rng(0)
    (root / "images").mkdir(parents=True)
    with (root / "Data_Entry_2017.csv").open("w", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["Image Index", "Finding Labels", "Patient ID"])
        for index in range(images):
            pixels = rng.integers(0, 256, (size, size), np.uint8)
            Image.fromarray(pixels).save(root / "images" / f"{index}.png")
            table.writerow([f"{index}.png", "Effusion" if index % 2 else "No Finding", index])
    return root


class PlainLoop:
    """The bare side: one network, one batch that is always the same."""

    def __init__(self, config: FitConfig) -> None:
        self.network = build_network(config).train()
        self.optimizer = torch.optim.AdamW(self.network.parameters(), config.learning_rate)
        shape = (config.batch_size, 1, config.size, config.size)
        self.images = torch.rand(shape).contiguous(memory_format=torch.channels_last)
        self.labels = torch.ones(config.batch_size, len(config.findings))

    def step(self) -> None:
        """Make one step."""
        logits = self.network(self.images).logits
        loss = binary_cross_entropy_with_logits(logits, self.labels)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()


class TakeTurns(Callback):
    """Times each step of a fit from the end of the one before, and a plain step in between."""

    def __init__(self, plain: PlainLoop) -> None:
        self.plain = plain
        self.ours: list[float] = []
        self.bare: list[float] = []
        self._since = 0.0

    def on_train_start(self, *_: Any) -> None:
        """Start the clock."""
        self._since = time.perf_counter()

    def on_train_batch_end(self, *_: Any) -> None:
        """Stop it, and let the other side have its turn."""
        done = time.perf_counter()
        self.plain.step()
        self.ours.append(1000 * (done - self._since))
        self.bare.append(1000 * (time.perf_counter() - done))
        self._since = time.perf_counter()


def main() -> int:
    """Measure both by turns."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--backbone", default="densenet121")
    parser.add_argument("--size", type=int, default=512, help="rows and columns")
    parser.add_argument("--batch", type=int, default=8, help="images per step")
    parser.add_argument("--steps", type=int, default=7, help="the first is not counted")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", type=Path, help="append the result to this file")
    args = parser.parse_args()
    quiet()
    with tempfile.TemporaryDirectory() as folder:
        root = write_dataset(Path(folder) / "data", args.batch * args.steps, args.size)
        config = FitConfig(
            out=f"{folder}/fit",
            cache=f"{folder}/cache",
            data=(DataConfig(root=str(root)),),
            backbone=args.backbone,
            size=args.size,
            batch_size=args.batch,
            epochs=1,
            threads=args.threads,
            accelerator="cpu",
        )
        torch.set_num_threads(args.threads)
        turns = TakeTurns(PlainLoop(config))
        with contextlib.redirect_stdout(io.StringIO()):
            fit(config, callbacks=[turns])
    ours, bare = (statistics.median(times[1:]) for times in (turns.ours, turns.bare))
    name = f"step of a fit, {args.backbone}, {args.batch} × {args.size} px"
    report(name, ours, bare, "plain torch loop", args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
