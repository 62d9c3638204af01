"""The Lightning module: loss, schedule and the metric that is watched."""

import math
from typing import Any

import lightning
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits
from torchmetrics.functional.classification import multilabel_auroc

from pcam_model.network.network import Output, PcamNetwork
from train.augment import augment
from train.config import FitConfig
from train.datasets.labels import UNKNOWN


def masked_bce(logits: Tensor, labels: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return the mean binary cross-entropy over the known labels.

    Parameters
    ----------
    logits : Tensor, shape (N, F)
    labels : Tensor, shape (N, F)
        1, 0, or :data:`UNKNOWN`.
    smoothing : float
        Labels become ``smoothing`` and ``1 - smoothing``.
    """
    known = labels != UNKNOWN
    target = labels.clamp(min=0) * (1 - 2 * smoothing) + smoothing
    loss = binary_cross_entropy_with_logits(logits, target, reduction="none")
    return (loss * known).sum() / known.sum().clamp(min=1)


class PcamModule(lightning.LightningModule):
    """A network being fitted. Batches are (grey images uint8 (N, 1, H, W), labels (N, F))."""

    def __init__(self, config: FitConfig, mean: float, std: float) -> None:
        super().__init__()
        self.config = config
        self.mean, self.std = mean, std
        self.network = PcamNetwork(
            config.backbone,
            len(config.findings),
            config.pooling,
            config.output_stride,
            channels=config.channels,
            pooling_options=config.pooling_options,
            fuse=config.fuse,
        ).to(memory_format=torch.channels_last)
        self._val: list[tuple[Tensor, Tensor]] = []

    def forward(self, images: Tensor) -> Output:
        """Run the network on normalised images."""
        normalised = (images - self.mean) / self.std
        return self.network(normalised.contiguous(memory_format=torch.channels_last))

    def training_step(self, batch: tuple[Tensor, Tensor], _index: int) -> Tensor:
        """Return the loss of a batch."""
        images, labels = batch
        output = self(augment(images.float() / 255, self.config.augment))
        loss = masked_bce(output.logits, labels, self.config.label_smoothing)
        if not torch.isfinite(loss):
            raise FloatingPointError(
                f"the loss is {float(loss)} at step {self.global_step}: lower learning_rate, or "
                "look at the images of this batch"
            )
        self.log("loss", loss, prog_bar=True)
        return loss

    def validation_step(self, batch: tuple[Tensor, Tensor], _index: int) -> None:
        """Keep a batch's logits for the metric of the epoch."""
        images, labels = batch
        self._val.append((self(images.float() / 255).logits, labels))

    def on_validation_epoch_end(self) -> None:
        """Log the macro AUROC over findings that have both classes."""
        logits = torch.cat([item[0] for item in self._val])
        labels = torch.cat([item[1] for item in self._val])
        self._val.clear()
        self.log("val_loss", masked_bce(logits, labels), prog_bar=True)
        both = [
            index
            for index in range(labels.shape[1])
            if (labels[:, index] == 1).any() and (labels[:, index] == 0).any()
        ]
        if both:
            auroc = multilabel_auroc(
                logits[:, both].sigmoid(),
                labels[:, both].long(),
                num_labels=len(both),
                ignore_index=int(UNKNOWN),
            )
            self.log("val_auroc", auroc, prog_bar=True)

    def configure_optimizers(self) -> Any:
        """AdamW without decay on biases and norms; linear warm-up, then cosine to zero."""
        decayed = [p for p in self.network.parameters() if p.ndim > 1]
        plain = [p for p in self.network.parameters() if p.ndim <= 1]
        optimizer = torch.optim.AdamW(
            [
                {"params": decayed, "weight_decay": self.config.weight_decay},
                {"params": plain, "weight_decay": 0.0},
            ],
            lr=self.config.learning_rate,
        )
        steps = int(self.trainer.estimated_stepping_batches)
        warm = max(1, round(steps * self.config.warmup))

        def factor(step: int) -> float:
            if step < warm:
                return (step + 1) / warm
            return 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))

        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
        return {
            "optimizer": optimizer,
            "lr_scheduler": {"scheduler": schedule, "interval": "step"},
        }
