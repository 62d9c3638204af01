"""The Lightning modules that are fitted: what every task shares, and the PCAM network."""

import math
from pathlib import Path
from typing import Any

import lightning
import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from pcam_model.manifest import Map, NetworkSpec
from pcam_model.network.network import Output, PcamNetwork
from pcam_model.network.weights import load_matching
from train.augment import augment, build_augmentation
from train.config import FitConfig
from train.datasets.labels import UNKNOWN
from train.images import Batch
from train.losses import known_loss
from train.machines import scatter
from train.sampling import stream
from train.schedules import optimizers
from train.scores import ValidationScores


class NotFiniteError(ValueError):
    """The loss is infinite or no number; the message names the file that holds the batch."""


def build_network(config: FitConfig) -> PcamNetwork:
    """Return the network of a configuration with random weights."""
    network = PcamNetwork(
        config.backbone,
        len(config.findings),
        config.pooling,
        config.output_stride,
        channels=config.channels,
        pooling_options=config.pooling_options,
        fuse=config.fuse,
    )
    if config.strategy == "fsdp":  # which cannot scatter weights that are not contiguous
        return network
    return network.to(memory_format=torch.channels_last)


class FitModule(lightning.LightningModule):
    """What every task shares: randomness, normalisation, optimisers, a guard against NaN.

    Randomness of a batch depends on seed, epoch, batch and process alone, so that a fit that was
    killed goes on exactly as if it had not been.

    Attributes
    ----------
    exported : tuple of str
        Weights of the module whose names start with the first are exported; in the file the
        second stands in its place.
    map, spec : Map, NetworkSpec
        Of the network, for the manifest.
    """

    exported: tuple[str, str]
    map: Map
    spec: NetworkSpec

    def __init__(self, config: FitConfig, mean: float, std: float) -> None:
        super().__init__()
        self.config = config
        self.mean, self.std = mean, std
        self._scattered = False

    def normalised(self, grey: Tensor) -> Tensor:
        """Return grey values 0..1 as the network wants them."""
        return ((grey - self.mean) / self.std).contiguous(memory_format=torch.channels_last)

    def train(self, mode: bool = True) -> "FitModule":
        """Set the mode; frozen batch norms always use the statistics they have."""
        super().train(mode)
        if self.config.batch_norm == "frozen":
            for module in self.modules():
                if isinstance(module, nn.modules.batchnorm._BatchNorm):
                    module.eval()
        return self

    def configure_model(self) -> None:
        """Scatter the network where that is asked for."""
        if self.config.strategy == "fsdp" and not self._scattered:
            self.train()
            scatter(self.get_submodule("network"), self.device_mesh["data_parallel"])
            self._scattered = True

    def on_fit_start(self) -> None:
        """Set the mode; Lightning leaves it as it finds it."""
        self.train()

    def load_weights(self, weights: dict[str, Tensor]) -> list[str]:
        """Start from exported weights and return the names that stay random."""
        raise NotImplementedError

    def on_train_batch_start(self, _batch: Batch, batch_idx: int) -> None:
        """Seed everything that is random in this batch."""
        torch.manual_seed(stream(self.config.seed, self.current_epoch, batch_idx, self.global_rank))

    def guard(self, loss: Tensor, batch: Batch) -> None:
        """Raise if the loss is not finite, after the batch was saved."""
        if torch.isfinite(loss):
            return
        file = Path(self.config.out) / f"not-finite-step{self.global_step}-{self.global_rank}"
        file = file.with_suffix(".safetensors")
        records = self.trainer.datamodule.training.records  # type: ignore[attr-defined]
        names = ",".join(records[row].name for row in batch.rows.tolist())
        tensors = {name: value.cpu().contiguous() for name, value in batch._asdict().items()}
        save_file(tensors, file, metadata={"names": names})
        raise NotFiniteError(
            f"the loss is {loss.item()} at step {self.global_step} of epoch {self.current_epoch}. "
            f"The batch is in {file}: look at its images and labels; if they are sound, lower "
            "learning_rate, or use precision=bf16-mixed or 32-true"
        )

    def configure_optimizers(self) -> Any:
        """Return what :func:`train.schedules.optimizers` makes of the configuration."""
        # Not trainer.estimated_stepping_batches: it asks for the loader before the checkpoint is
        # read, and Lightning then forgets to tell the loader how far the epoch was.
        batches = self.trainer.datamodule.batches  # type: ignore[attr-defined]
        steps = math.ceil(batches / self.config.accumulate) * self.config.epochs
        return optimizers(self, self.config, steps, batches)


class PcamModule(FitModule):
    """A PCAM network that learns from image-level labels."""

    exported = ("network.", "")

    def __init__(
        self,
        config: FitConfig,
        mean: float,
        std: float,
        positive_weight: Tensor | None = None,
    ) -> None:
        super().__init__(config, mean, std)
        self.network = build_network(config)
        self.map, self.spec = self.network.map, self.network.spec
        self.transform = build_augmentation(config.augment, config.size, config.size)
        self.scores = ValidationScores(config.findings)
        self.register_buffer("positive_weight", positive_weight, persistent=False)

    def load_weights(self, weights: dict[str, Tensor]) -> list[str]:
        """Start from exported weights and return the names that stay random."""
        return load_matching(self.network, weights)

    def forward(self, grey: Tensor) -> Output:
        """Run the network on grey values 0..1, float (N, 1, H, W)."""
        output: Output = self.network(self.normalised(grey))
        return output

    def training_step(self, batch: Batch, _index: int) -> Tensor:
        """Return the loss of a batch."""
        output = self(augment(batch.images.float() / 255, self.transform))
        known: Tensor | None = None
        if self.trainer.world_size > 1:
            count = (batch.labels != UNKNOWN).sum().float()
            known = self.trainer.strategy.reduce(count, reduce_op="mean")
        loss = known_loss(
            output.logits,
            batch.labels,
            self.config.loss,
            smoothing=self.config.label_smoothing,
            positive_weight=self.positive_weight,
            known_count=known,
        )
        self.guard(loss, batch)
        self.log("loss", loss, prog_bar=True, sync_dist=True)
        return loss

    def validation_step(self, batch: Batch, _index: int) -> None:
        """Keep a batch's logits for the scores of the epoch."""
        self.scores.update(self(batch.images.float() / 255).logits, batch.labels)

    def on_validation_epoch_end(self) -> None:
        """Log the scores; the macro ones on the progress bar."""
        for name, value in self.scores.compute().items():
            self.log(name, value, prog_bar="/" not in name, sync_dist=True)
        self.scores.reset()
