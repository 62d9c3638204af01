"""What goes on beside a fit: progress, checkpoints, stopping early."""

import datetime
from pathlib import Path
from typing import Any

import lightning
from lightning.pytorch.callbacks import (
    Callback,
    EarlyStopping,
    LearningRateMonitor,
    ModelCheckpoint,
    TQDMProgressBar,
)
from lightning.pytorch.callbacks.progress.tqdm_progress import Tqdm
from lightning.pytorch.callbacks.weight_averaging import EMAWeightAveraging

from train.config import FitConfig


class ImagesBar(TQDMProgressBar):
    """A progress bar that counts images, with images per second, and tells the time left.

    The bar's own remaining time is that of the epoch; ``left`` is that of the whole fit.
    """

    def __init__(self, images_per_batch: int, refresh_rate: int = 10) -> None:
        super().__init__(refresh_rate=refresh_rate)
        self.images_per_batch = images_per_batch
        self._first: tuple[datetime.datetime, int] | None = None

    def init_train_tqdm(self) -> Tqdm:
        """Return the bar of an epoch."""
        bar = super().init_train_tqdm()
        bar.unit, bar.unit_scale = " images", self.images_per_batch
        return bar

    def get_metrics(
        self, trainer: lightning.Trainer, pl_module: lightning.LightningModule
    ) -> dict[str, Any]:
        """Return what stands behind the bar."""
        metrics = super().get_metrics(trainer, pl_module)
        metrics.pop("v_num", None)
        now, batches = datetime.datetime.now(), trainer.fit_loop.epoch_loop.total_batch_idx + 1
        if self._first is None:
            self._first = now, batches
        since, before = self._first
        total = int(trainer.num_training_batches) * (trainer.max_epochs or 0)
        if batches > before:
            left = (now - since) / (batches - before) * max(0, total - batches)
            metrics["left"] = str(left).partition(".")[0]
        return metrics


class MidEpochCheckpoint(ModelCheckpoint):
    """Writes a checkpoint after so many steps, where a fit can go on exactly from there.

    Not at the last batch of an epoch, whose checkpoint is written after validation; and not
    between two steps of the optimiser, because gathered gradients are in no checkpoint.
    """

    def on_train_batch_end(
        self,
        trainer: lightning.Trainer,
        pl_module: lightning.LightningModule,
        outputs: Any,
        batch: Any,
        batch_idx: int,
    ) -> None:
        """Write it if it is due."""
        stepped = (batch_idx + 1) % trainer.accumulate_grad_batches == 0
        if stepped and not trainer.is_last_batch:
            super().on_train_batch_end(trainer, pl_module, outputs, batch, batch_idx)


class StopEarly(EarlyStopping):
    """Stops a fit that no longer gets better, and keeps a stopped fit stopped when resumed."""

    def on_train_start(
        self, trainer: lightning.Trainer, _pl_module: lightning.LightningModule
    ) -> None:
        """Stop at once if the fit that is resumed had stopped."""
        if self.wait_count >= self.patience:
            trainer.should_stop = True


def build_callbacks(config: FitConfig, out: Path, processes: int) -> list[Callback]:
    """Return the callbacks of a fit.

    ``best.ckpt`` is written before ``last.ckpt``, which therefore knows of it.
    """
    callbacks: list[Callback] = [
        ImagesBar(config.batch_size * processes),
        LearningRateMonitor(),
    ]
    if config.ema is not None:
        callbacks.append(EMAWeightAveraging(decay=config.ema))
    watched = {"monitor": config.monitor, "mode": config.monitor_mode}
    if config.patience is not None:
        callbacks.append(StopEarly(patience=config.patience, **watched))
    file = {"dirpath": out, "enable_version_counter": False}
    if config.watches:
        callbacks.append(
            ModelCheckpoint(filename="best", save_on_train_epoch_end=False, **watched, **file)
        )
    if config.checkpoint_steps is not None:
        steps = config.checkpoint_steps
        callbacks.append(MidEpochCheckpoint(filename="last", every_n_train_steps=steps, **file))
    callbacks.append(ModelCheckpoint(filename="last", save_on_train_epoch_end=True, **file))
    return callbacks
