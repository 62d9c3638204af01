"""Pre-training without labels: DenseCL (Wang et al. 2021, arXiv 2011.09157), parts from lightly.

Two views of an image are told apart from earlier images, as MoCo does, and so is each cell of the
map from earlier cells. The latter is what a network whose maps are to be looked at needs. The
heart is not mirrored and nothing is inverted in the views, so both stay in the features.
"""

import copy

import torch
from lightly.loss import NTXentLoss
from lightly.models.modules.heads import DenseCLProjectionHead
from lightly.models.utils import (
    batch_shuffle,
    batch_unshuffle,
    deactivate_requires_grad,
    select_most_similar,
    update_momentum,
)
from torch import Tensor, nn

from pcam_model.network.weights import load_matching
from train.augment import augment, build_augmentation
from train.config import FitConfig
from train.images import Batch
from train.module import FitModule, build_network


class _Projector(nn.Module):
    """A backbone with one projection of whole images and one of cells."""

    def __init__(self, backbone: nn.Module, width: int, dimensions: int) -> None:
        super().__init__()
        self.backbone = backbone
        self.whole = DenseCLProjectionHead(width, width, dimensions)
        self.cells = DenseCLProjectionHead(width, width, dimensions)

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return features (N, cells, C), image projections (N, D), cell projections (N, cells, D).

        All are contiguous, whatever the memory format of the images.
        """
        features = self.backbone(images).flatten(2).transpose(1, 2).contiguous()
        return features, self.whole(features.mean(1)), self.cells(features)


def _contrast(config: FitConfig, *, distributed: bool) -> NTXentLoss:
    """Return the loss with its queue, which goes into checkpoints (lightly leaves it out)."""
    options = config.pretrain
    loss = NTXentLoss(
        options.temperature, (options.queue, options.projection), gather_distributed=distributed
    )
    bank = loss.memory_bank
    for name in ("bank", "bank_ptr"):
        bank.register_buffer(name, getattr(bank, name), persistent=True)
    return loss


class PretrainModule(FitModule):
    """A backbone that learns from images alone; its weights are an ``init`` of a later fit."""

    exported = ("query.backbone.", "backbone.")

    def __init__(self, config: FitConfig, mean: float, std: float) -> None:
        super().__init__(config, mean, std)
        network = build_network(config)
        self.channels, self.map, self.spec = config.channels, network.map, network.spec
        with torch.no_grad():
            probe = torch.zeros(2, config.channels, config.size, config.size)
            width = network.backbone(probe).shape[1]
        self.query = _Projector(network.backbone, width, config.pretrain.projection)
        self.key = copy.deepcopy(self.query)
        deactivate_requires_grad(self.key)
        size, views = config.size, config.pretrain.augment
        self.transform = build_augmentation(views, size, size)

    def load_weights(self, weights: dict[str, Tensor]) -> list[str]:
        """Start from exported weights and return the names that stay random."""
        fresh = load_matching(self.query, weights)
        self.key.load_state_dict(self.query.state_dict())
        return fresh

    def setup(self, stage: str) -> None:
        """Make the losses, once it is known whether there are other processes."""
        distributed = self.trainer.world_size > 1
        self.whole_loss = _contrast(self.config, distributed=distributed)
        self.cell_loss = _contrast(self.config, distributed=distributed)

    def _view(self, grey: Tensor) -> Tensor:
        view = self.normalised(augment(grey, self.transform))
        return view.expand(-1, self.channels, -1, -1)

    @torch.no_grad()
    def _keys(self, view: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        distributed = self.trainer.world_size > 1
        shuffled, order = batch_shuffle(view, distributed=distributed)
        features, whole, cells = self.key(shuffled)
        return tuple(  # type: ignore[return-value]
            batch_unshuffle(value, order, distributed=distributed)
            for value in (features, whole, cells)
        )

    def training_step(self, batch: Batch, _index: int) -> Tensor:
        """Return the loss of a batch; its labels are not looked at."""
        options = self.config.pretrain
        update_momentum(self.query, self.key, options.momentum)
        grey = batch.images.float() / 255
        features, whole, cells = self.query(self._view(grey))
        key_features, key_whole, key_cells = self._keys(self._view(grey))
        match = select_most_similar(features, key_features, key_cells)
        loss = (1 - options.dense) * self.whole_loss(whole, key_whole)
        loss = loss + options.dense * self.cell_loss(cells.flatten(0, 1), match.flatten(0, 1))
        self.guard(loss, batch)
        self.log("loss", loss, prog_bar=True, sync_dist=True)
        # Near 0: all images look alike to the network.
        spread = nn.functional.normalize(whole.detach(), dim=1).std(0).mean()
        self.log("spread", spread * options.projection**0.5, prog_bar=True, sync_dist=True)
        # lightly's queues begin as noise, from which one answer to all images differs best: nothing
        # may be learnt until they hold images, or that is what is learnt.
        shown = self.trainer.global_step * len(whole) * self.trainer.world_size
        return loss * float(shown >= options.queue)
