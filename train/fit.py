"""``pcam-train fit``: fit a PCAM network to image-level labels."""

import argparse
import datetime
import logging
from pathlib import Path

import lightning
import numpy as np
import torch
from lightning.pytorch.callbacks import (
    Callback,
    LearningRateMonitor,
    ModelCheckpoint,
    TQDMProgressBar,
)
from lightning.pytorch.loggers import CSVLogger
from torch.utils.data import DataLoader, Dataset, WeightedRandomSampler

from pcam_model.manifest import Finding, Input, Manifest
from pcam_model.network.checkpoint import (
    Checkpoint,
    load_matching,
    read_checkpoint,
    write_checkpoint,
)
from train.config import ConfigError, DataConfig, FitConfig, load_config
from train.datasets.labels import label_matrix
from train.datasets.layouts import open_layout
from train.datasets.records import Record
from train.module import PcamModule
from train.prepared import prepared

HELP = "fit a network to image-level labels"
EXAMPLE = "pcam-train fit --config train/configs/default.yaml epochs=4 out=runs/quick"

_log = logging.getLogger(__name__)

#: Licence of the weights that fit makes; the data sets' own terms are in the model card.
LICENCE = "Apache-2.0"
INTENDED_USE = "Not for clinical use: research and teaching."


class ImageSet(Dataset[tuple[torch.Tensor, torch.Tensor]]):
    """Prepared images uint8 (1, H, W) with labels (F,); unknown labels are UNKNOWN."""

    def __init__(
        self, data: DataConfig, findings: tuple[str, ...], spec: Input, cache: Path
    ) -> None:
        split_file = Path(data.split_file) if data.split_file else None
        records = open_layout(
            data.layout, Path(data.root), split_file, data.split, lateral=data.lateral
        )
        self.records: list[Record] = records[: data.limit]
        self.images = prepared(self.records, spec, cache)
        labels = label_matrix(self.records, findings, data.uncertain, data.blank)
        self.labels = torch.from_numpy(labels)

    def __len__(self) -> int:
        return len(self.records)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, torch.Tensor]:
        image = torch.from_numpy(np.array(self.images[index]))
        return image[None], self.labels[index]


def _loader(
    sets: list[ImageSet], weights: list[float], config: FitConfig, *, shuffle: bool
) -> DataLoader[tuple[torch.Tensor, torch.Tensor]]:
    joined: Dataset[tuple[torch.Tensor, torch.Tensor]] = torch.utils.data.ConcatDataset(sets)
    if not shuffle:
        return DataLoader(joined, batch_size=config.batch_size)
    per_image = torch.cat([torch.full((len(s),), w) for s, w in zip(sets, weights, strict=True)])
    sampler: torch.utils.data.Sampler[int] | None = None
    if len(set(weights)) > 1:
        sampler = WeightedRandomSampler(per_image.tolist(), int(per_image.sum()))
    return DataLoader(
        joined,
        batch_size=config.batch_size,
        shuffle=sampler is None,
        sampler=sampler,
        drop_last=len(joined) > config.batch_size,  # type: ignore[arg-type]
    )


def manifest_of(config: FitConfig, module: PcamModule, data: str) -> Manifest:
    """Return the manifest of a fit before calibration."""
    return Manifest(
        name=config.name,
        version="1",
        findings=tuple(Finding(name=name) for name in config.findings),
        input=_input(config),
        map=module.network.map,
        pooling=config.pooling,
        backbone=config.backbone,
        training_data=data,
        licence=LICENCE,
        intended_use=INTENDED_USE,
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
    )


def _input(config: FitConfig) -> Input:
    return Input(rows=config.size, columns=config.size)


class WriteCheckpoint(Callback):
    """Write the exportable checkpoint beside Lightning's own at the end of each epoch."""

    def __init__(self, file: Path, manifest: Manifest) -> None:
        self.file, self.manifest = file, manifest

    def on_train_epoch_end(self, _trainer: lightning.Trainer, module: PcamModule) -> None:
        """Write it."""
        write_checkpoint(self.file, self.manifest, module.network)


def fit(config: FitConfig, *, resume: bool = False) -> Path:
    """Fit a network and return the path of its safetensors checkpoint.

    Parameters
    ----------
    config : FitConfig
        What to fit.
    resume : bool
        Go on from the last Lightning checkpoint in ``config.out``.

    Raises
    ------
    ConfigError
        If no data are named, or there is nothing to resume.
    """
    if not config.data:
        raise ConfigError("data: name at least one data set to fit on")
    lightning.seed_everything(config.seed, verbose=False)
    torch.set_num_threads(config.threads or torch.get_num_threads())
    out = Path(config.out)
    spec, cache = _input(config), Path(config.cache)
    train_sets = [ImageSet(data, config.findings, spec, cache) for data in config.data]
    val_sets = [ImageSet(data, config.findings, spec, cache) for data in config.val]
    module = PcamModule(config, spec.mean, spec.std)
    start: Checkpoint | None = None
    if config.init:
        start = read_checkpoint(Path(config.init))
        fresh = load_matching(module.network, start.weights)
        _log.info("started from %s; new: %s", config.init, ", ".join(fresh) or "nothing")
    described = "; ".join(
        f"{Path(d.root).name} ({len(s)} images{f', split {d.split}' if d.split else ''})"
        for d, s in zip(config.data, train_sets, strict=True)
    )
    if start is not None:
        described += f"; started from {start.manifest.name}: {start.manifest.training_data}"
    file = out / "last.safetensors"
    out.mkdir(parents=True, exist_ok=True)
    last = out / "last.ckpt"
    if resume and not last.exists():
        raise ConfigError(f"nothing to resume: {last} does not exist")
    trainer = lightning.Trainer(
        max_epochs=config.epochs,
        accelerator="auto",
        devices=1,
        precision=config.precision,  # type: ignore[arg-type]
        gradient_clip_val=1.0,
        logger=CSVLogger(out, name="", version="log"),
        callbacks=[
            ModelCheckpoint(dirpath=out, filename="last", enable_version_counter=False),
            WriteCheckpoint(file, manifest_of(config, module, described)),
            TQDMProgressBar(refresh_rate=10),
            LearningRateMonitor(),
        ],
        log_every_n_steps=20,
        num_sanity_val_steps=0,
    )
    trainer.fit(
        module,
        _loader(train_sets, [data.weight for data in config.data], config, shuffle=True),
        _loader(val_sets, [], config, shuffle=False) if val_sets else None,
        ckpt_path=last if resume else None,
    )
    return file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``pcam-train fit``."""
    parser.add_argument("--config", type=Path, help="YAML file; see train/configs")
    parser.add_argument(
        "--resume", action="store_true", help="go on from the last checkpoint in the output folder"
    )
    parser.add_argument("changes", nargs="*", metavar="KEY=VALUE", help="e.g. epochs=4 size=128")


def run(args: argparse.Namespace) -> int:
    """Run ``pcam-train fit``."""
    file = fit(load_config(args.config, args.changes), resume=args.resume)
    print(f"checkpoint: {file}")
    return 0
