"""``pcam-train fit``: fit a PCAM network to image-level labels, or pre-train its backbone."""

import argparse
import datetime
import logging
import os
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import lightning
import msgspec
import torch
from lightning.pytorch.callbacks import Callback
from lightning.pytorch.loggers import CSVLogger, TensorBoardLogger

from pcam_model.manifest import INTENDED_USE, Finding, Manifest
from pcam_model.network.checkpoint import read_start
from train.callbacks import build_callbacks
from train.checkpoint_files import CheckpointFiles
from train.config import ConfigError, FitConfig, load_config
from train.images import FitData
from train.losses import positive_weights
from train.machines import environment, machine_options, place
from train.module import FitModule, PcamModule

HELP = "fit a network to image-level labels"
EXAMPLE = "pcam-train fit --config train/configs/default.yaml epochs=4 out=runs/quick"

_log = logging.getLogger(__name__)

#: Licence of the weights that fit makes; the data sets' own terms are in the model card.
LICENCE = "Apache-2.0"


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a fit leaves behind.

    Attributes
    ----------
    last, best : Path
        Checkpoints (safetensors) of the end, and of the best epoch as ``monitor`` has it; the same
        where nothing was watched.
    scores : dict of str to float
        What was logged last.
    """

    last: Path
    best: Path
    scores: dict[str, float]


def build_module(config: FitConfig, data: FitData) -> PcamModule | FitModule:
    """Return what is fitted, with random weights."""
    if config.task == "pretrain":
        if config.ema is not None:
            raise ConfigError("ema: task=pretrain keeps an average of its own, leave ema out")
        if len(data.training) * config.epochs <= config.pretrain.queue:
            raise ConfigError(
                f"pretrain.queue: {config.pretrain.queue} is not below the images of all epochs"
            )
        # Imported here: lightly takes seconds.
        from train.pretrain import PretrainModule

        return PretrainModule(config, data.spec.mean, data.spec.std)
    weights = positive_weights(config.loss, config.findings, data.training.labels)
    return PcamModule(config, data.spec.mean, data.spec.std, weights)


def start_from(module: FitModule, file: Path) -> str:
    """Load the weights of a file that fit, and return what is known of them."""
    start = read_start(file)
    fresh = module.load_weights(start.weights)
    _log.info("started from %s; new: %s", file, ", ".join(fresh) or "nothing")
    return f"started from {start.description}"


def manifest_of(config: FitConfig, module: FitModule, data: str) -> Manifest:
    """Return the manifest of a fit before calibration."""
    return Manifest(
        name=config.name,
        version="1",
        findings=tuple(Finding(name=name) for name in config.findings),
        input=config.input,
        map=module.map,
        pooling=config.pooling,
        backbone=config.backbone,
        network=module.spec,
        training_data=data,
        licence=LICENCE,
        intended_use=INTENDED_USE,
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
    )


def build_trainer(
    config: FitConfig, files: CheckpointFiles, extra: Sequence[Callback] = ()
) -> lightning.Trainer:
    """Return Lightning's trainer for a configuration.

    Each run has a folder ``log/version_N`` with ``metrics.csv`` and events for TensorBoard; a
    resumed fit gets the next one.
    """
    out = Path(config.out)
    table = CSVLogger(out, name="log", flush_logs_every_n_steps=config.log_steps)
    return lightning.Trainer(
        **machine_options(config),
        default_root_dir=out,
        max_epochs=config.epochs,
        accumulate_grad_batches=config.accumulate,
        gradient_clip_val=config.clip,
        logger=[
            table,
            TensorBoardLogger(out, "log", table.version, default_hp_metric=False),
        ],
        callbacks=[*extra, *build_callbacks(config, out, place(config).processes)],
        plugins=[files, *environment()],
        log_every_n_steps=config.log_steps,
        num_sanity_val_steps=0,
        enable_model_summary=False,
        use_distributed_sampler=False,
    )


def fit(config: FitConfig, *, resume: bool = False, callbacks: Sequence[Callback] = ()) -> Fitted:
    """Fit a network.

    Parameters
    ----------
    config : FitConfig
        What to fit.
    resume : bool
        Go on from ``last.ckpt`` in ``config.out``, exactly as if the fit had not stopped.
    callbacks : sequence of lightning Callback
        To be called beside those of :func:`train.callbacks.build_callbacks`.

    Raises
    ------
    ConfigError
        If the configuration asks for what cannot be, or there is nothing to resume.
    NotFiniteError
        If the loss is not finite.
    """
    out = Path(config.out)
    last = out / "last.ckpt"
    if resume and not last.exists():
        raise ConfigError(f"nothing to resume: {last} does not exist")
    lightning.seed_everything(config.seed, verbose=False)
    torch.set_num_threads(config.threads or torch.get_num_threads())

    data = FitData(config, config.input)
    module = build_module(config, data)
    told = [data.described + (", without labels" if config.task == "pretrain" else "")]
    if config.init:
        told.append(start_from(module, Path(config.init)))
    manifest = manifest_of(config, module, "; ".join(told))
    trainer = build_trainer(config, CheckpointFiles(manifest, *module.exported), callbacks)
    if trainer.is_global_zero:
        out.mkdir(parents=True, exist_ok=True)
        (out / "config.yaml").write_bytes(msgspec.yaml.encode(config))

    trainer.fit(module, datamodule=data, ckpt_path=last if resume else None)

    best = out / "best.safetensors"
    end = out / "last.safetensors"
    scores = {name: float(value) for name, value in trainer.logged_metrics.items()}
    return Fitted(end, best if config.watches else end, scores)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``pcam-train fit``."""
    parser.add_argument("--config", type=Path, help="YAML file; see train/configs")
    parser.add_argument(
        "--task", choices=("classify", "pretrain"), help="pretrain: learn from images alone"
    )
    parser.add_argument(
        "--init", type=Path, help="start from this checkpoint, or any state dict of torchvision"
    )
    parser.add_argument(
        "--resume", action="store_true", help="go on from the last checkpoint in the output folder"
    )
    parser.add_argument(
        "--resume-if-any", action="store_true", help="go on if there is one, else start"
    )
    parser.add_argument("changes", nargs="*", metavar="KEY=VALUE", help="e.g. epochs=4 size=128")


def quiet() -> None:
    """Leave out what Lightning says of itself, and its advice for other kinds of fits."""
    logging.getLogger("lightning.pytorch").setLevel(logging.WARNING)
    for message in (
        ".*Checkpoint directory .* exists and is not empty",
        ".*smaller than the logging interval",
        ".*does not have many workers",
        ".*Total length of `list` across ranks is zero",
        ".*in eval mode at the start of training",
        ".*WeightAveraging callback with a model that overrides",
        ".*is deprecated, use `isinstance",
    ):
        warnings.filterwarnings("ignore", message)


def run(args: argparse.Namespace) -> int:
    """Run ``pcam-train fit``."""
    quiet()
    named = {"task": args.task, "init": args.init}
    changes = [*args.changes, *(f"{key}={value}" for key, value in named.items() if value)]
    config = load_config(args.config, changes)
    resume = args.resume or (args.resume_if_any and (Path(config.out) / "last.ckpt").exists())
    fitted = fit(config, resume=resume)
    if int(os.environ.get("RANK", os.environ.get("SLURM_PROCID", "0"))) == 0:
        print(f"checkpoint: {fitted.last}")
        if fitted.best != fitted.last:
            print(f"best by {config.monitor}: {fitted.best}")
    return 0
