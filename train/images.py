"""The images and labels of a fit, and the loaders that show them."""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightning
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from pcam_model.manifest import Input
from train.config import ConfigError, DataConfig, FitConfig
from train.datasets.labels import label_matrix
from train.datasets.records import Record
from train.parts import (
    open_part,
    refuse_shared_patients,
    refuse_unlabelled,
    warn_of_duplicates,
)
from train.prepared import prepared
from train.prepared_images import PreparedImages
from train.sampling import EpochOrder, class_aware, even_batches
from train.scores import with_both_classes


class Batch(NamedTuple):
    """Grey images uint8 (N, 1, H, W), labels (N, F), and their rows in the data set (N,)."""

    images: Tensor
    labels: Tensor
    rows: Tensor


class ImageSet(Dataset[Batch]):
    """The images of several data sets, one after the other; :meth:`open` them before the first.

    Attributes
    ----------
    records : list of Record
        One per row.
    labels : Tensor, shape (n, F)
        0..1, or UNKNOWN.
    weights : Tensor, shape (n,)
        How often an epoch shows each image.
    parts : list of Part
        The data sets with all that they choose.
    sizes : list of int
        How many rows each of them has.
    """

    def __init__(
        self, chosen: Sequence[DataConfig], findings: Sequence[str], seed: int = 0
    ) -> None:
        self.parts = [open_part(data) for data in chosen]
        self._findings, self._seed = findings, seed
        self.opened: list[PreparedImages] = []
        self._take([np.arange(len(part.records)) for part in self.parts])

    def open(self, spec: Input, cache: Path) -> None:
        """Open the prepared images; prepare them where that has not been done.

        Images that cannot be read are left out of this set from then on.
        """
        if not self.opened:
            self.opened = [
                prepared(part.records, spec, cache, most_unreadable=part.data.unreadable)
                for part in self.parts
            ]
            self._take([images.readable for images in self.opened])

    def _take(self, kept: Sequence[npt.NDArray[np.int64]]) -> None:
        """Keep these records of each part."""
        self.sizes = [len(rows) for rows in kept]
        self._starts = np.cumsum([0, *self.sizes])
        self.records: list[Record] = []
        labels, weights = [], []
        for part, rows in zip(self.parts, kept, strict=True):
            records = [part.records[row] for row in rows]
            data = part.data
            self.records += records
            labels.append(
                label_matrix(records, self._findings, data.uncertain, data.blank, self._seed)
            )
            weights.append(torch.full((len(records),), data.weight))
        self.labels = torch.from_numpy(np.concatenate(labels))
        self.weights = torch.cat(weights)

    def _image(self, row: int) -> npt.NDArray[np.uint8]:
        part = int(np.searchsorted(self._starts, row, side="right")) - 1
        return self.opened[part][row - self._starts[part]]

    def __len__(self) -> int:
        return len(self.records)

    def __getitems__(self, rows: list[int]) -> Batch:
        """Return a batch; what torch's loader calls with all rows of one."""
        images = torch.from_numpy(np.stack([self._image(row) for row in rows]))
        return Batch(images[:, None], self.labels[rows], torch.tensor(rows))


def _as_it_is(batch: Batch) -> Batch:
    return batch


class TrainingLoader(DataLoader[Batch]):
    """A loader that can be stopped in the middle of an epoch and go on there.

    Lightning keeps its state in the checkpoint: how many batches of the epoch were shown.
    """

    def __init__(self, images: ImageSet, order: EpochOrder, **options: Any) -> None:
        super().__init__(images, order.batch, sampler=order, collate_fn=_as_it_is, **options)
        self.order = order
        self._shown = 0

    def __iter__(self) -> Iterator[Batch]:  # type: ignore[override]
        # Lightning asks for the iterator before it tells the sampler the epoch: start late.
        self._shown = self.order.skip
        for batch in super().__iter__():
            self._shown += 1
            yield batch

    def state_dict(self) -> dict[str, int]:
        """Return how far the epoch is; a finished one is the start of the next."""
        return {"shown": self._shown % len(self)}

    def load_state_dict(self, state: dict[str, int]) -> None:
        """Go on from there with the next iterator."""
        self.order.skip = state["shown"]


class FitData(lightning.LightningDataModule):
    """What a fit learns from and what it watches.

    Raises
    ------
    ConfigError
        No data are named, or what is to be monitored cannot be told from the data.
    train.datasets.layouts.LayoutError
        The data are not there, none has a label of a finding, or a patient is in data and val.
    """

    def __init__(self, config: FitConfig, spec: Input) -> None:
        super().__init__()
        if not config.data:
            raise ConfigError("data: name at least one data set to fit on")
        self.config, self.spec = config, spec
        self.training = ImageSet(config.data, config.findings, config.seed)
        self.watched = (
            ImageSet(config.val, config.findings, config.seed) if config.watches else None
        )
        if config.task == "classify":
            refuse_unlabelled(self.training.parts, config.findings)
        if self.watched is not None:
            refuse_shared_patients(self.training.parts, self.watched.parts)
        _check_monitor(config, self.watched)

    @property
    def described(self) -> str:
        """What the manifest says of the training data."""
        return "; ".join(
            f"{Path(part.root).name} ({size} images{_choice(part)})"
            for part, size in zip(self.config.data, self.training.sizes, strict=True)
        )

    def prepare_data(self) -> None:
        """Prepare the images, in one process per computer while the others wait."""
        self.setup("fit")
        sets = [images for images in (self.training, self.watched) if images is not None]
        warn_of_duplicates(
            [pair for images in sets for pair in zip(images.parts, images.opened, strict=True)]
        )

    def setup(self, stage: str) -> None:
        """Open the prepared images."""
        for images in (self.training, self.watched):
            if images is not None:
                images.open(self.spec, Path(self.config.cache))

    @property
    def batches(self) -> int:
        """Batches of an epoch."""
        return math.ceil(len(self._order()) / self.config.batch_size)

    def train_dataloader(self) -> TrainingLoader:
        """Return the loader of one process, in an order that depends on seed and epoch alone."""
        return TrainingLoader(self.training, self._order(), **self._options())

    def _order(self) -> EpochOrder:
        config = self.config
        weights = self.training.weights
        if config.sampling == "class-aware":
            weights = weights * class_aware(self.training.labels)
        return EpochOrder(
            len(self.training),
            config.batch_size,
            config.seed,
            weights if len(weights.unique()) > 1 else None,
            **self._place(),
        )

    def val_dataloader(self) -> DataLoader[Batch] | list[DataLoader[Batch]]:
        """Return the loader of what is watched; none if nothing is."""
        if self.watched is None:
            return []
        batches = even_batches(len(self.watched), self.config.batch_size, **self._place())
        return DataLoader(
            self.watched, batch_sampler=batches, collate_fn=_as_it_is, **self._options()
        )

    def _place(self) -> dict[str, int]:
        if self.trainer is None:
            return {}
        return {"rank": self.trainer.global_rank, "processes": self.trainer.world_size}

    def _options(self) -> dict[str, Any]:
        workers = self.config.workers
        return {
            "num_workers": workers,
            "persistent_workers": workers > 0,
            "pin_memory": torch.cuda.is_available(),
        }


def _choice(part: DataConfig) -> str:
    said = [
        f", {name} {value}"
        for name, value in (
            ("split", part.split),
            ("fold", part.fold),
            ("without fold", part.except_fold),
        )
        if value is not None
    ]
    return "".join(said)


def _check_monitor(config: FitConfig, watched: ImageSet | None) -> None:
    """Refuse to watch what will never be known, before hours of fitting."""
    needed = config.patience is not None or config.schedule == "plateau"
    if watched is None:
        if needed:
            raise ConfigError("val: name what to watch, for patience and the plateau schedule")
        return
    score, _, finding = config.monitor.partition("/")
    if score not in ("val_loss", "val_auroc", "val_auprc") or (finding and score == "val_loss"):
        raise ConfigError(
            f"monitor: {config.monitor!r} is not val_loss, val_auroc or val_auprc, the latter two "
            "also with /FINDING"
        )
    columns = with_both_classes(watched.labels)
    known = [config.findings[column] for column in columns]
    if (finding and finding not in known) or (score != "val_loss" and not known):
        raise ConfigError(
            f"monitor: {config.monitor} needs positives and negatives in val; these findings have "
            f"both: {', '.join(known) or 'none'}"
        )
