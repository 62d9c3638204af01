"""``pcam-train compare``: poolings × seeds × folds on the same budget, in one table."""

import argparse
import logging
import os
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
import torch

from pcam_model.manifest import Manifest
from pcam_model.network.checkpoint import read_checkpoint
from train.compare_config import CompareConfig, Variant, load_compare_config
from train.compare_measure import Outputs, measure
from train.compare_table import Comparison, Line, as_markdown
from train.config import DataConfig, FitConfig
from train.datasets import layouts
from train.datasets.records import Record
from train.fit import fit, quiet
from train.observations import Task
from train.parts import open_part
from train.phantom.command import make
from train.phantom.write import Job
from train.prepared import prepared
from train.truth import join, truth_of_boxes
from train.whole_file import whole_file

HELP = "fit several poolings with several seeds on the same budget, and write one table"
EXAMPLE = "pcam-train compare --config train/configs/compare/phantoms.yaml seeds=[0,1,2]"

_log = logging.getLogger(__name__)

_BATCH = 64
_OUTPUTS = "outputs.npz"


def compare(config: CompareConfig, command: str = "") -> Comparison:
    """Fit and measure everything, and write the table after every seed of every variant.

    What is finished is not done again: start it once more to go on after an interruption.

    Parameters
    ----------
    config : CompareConfig
    command : str
        Stands above the table.
    """
    if config.phantoms is not None:
        _make_phantoms(config)
    init = _started(config.start)
    tasks = {fold: _tasks(config.data, fold, config.fit) for fold in config.folds}
    lines: dict[str, Line] = {}
    comparison = Comparison(command, _described(config, tasks), _budget(config), [])
    for seed in config.seeds:
        for name, variant in config.named.items():
            outputs, manifest = _outputs(config, name, seed, tasks, init)
            values = measure(outputs, manifest, config.box_fractions)
            line = lines.get(name) or Line(name, variant.pooling, variant.options, [], {})
            lines[name] = _with_seed(line, seed, values)
            comparison = msgspec.structs.replace(comparison, lines=list(lines.values()))
            _write(Path(config.out), comparison)
            _log.info("%s, seed %d: %s", name, seed, _summary(values))
    return comparison


def fit_config(
    config: CompareConfig, name: str, seed: int, fold: int, init: Path | None
) -> FitConfig:
    """Return the configuration of one fit: the budget, and what this one is about."""
    variant: Variant = config.named[name]
    learned = msgspec.structs.replace(config.data, except_fold=fold)
    return msgspec.structs.replace(
        config.fit,
        name=name,
        out=str(Path(config.out) / name / f"seed{seed}-fold{fold}"),
        data=(learned, *config.fit.data),
        val=(),
        pooling=variant.pooling,
        pooling_options=variant.options,
        seed=seed,
        init=str(init) if init else config.fit.init,
    )


def _make_phantoms(config: CompareConfig) -> None:
    wanted, root = config.phantoms, Path(config.data.root)
    assert wanted is not None
    jobs = [
        Job(root, seed, wanted.size, severity=wanted.severity, among=wanted.among)
        for seed in range(wanted.seed, wanted.seed + wanted.count)
    ]
    if not all(job.finished() for job in jobs):
        make(root, jobs, min(4, os.cpu_count() or 1))


def _started(start: FitConfig | None) -> Path | None:
    """Return the weights from which every fit starts, fitting them first if need be."""
    if start is None:
        return None
    out = Path(start.out)
    file = out / "last.safetensors"
    if not (out / "done").exists():
        file = fit(start, resume=(out / "last.ckpt").exists()).last
        (out / "done").touch()
    return file


def _tasks(data: DataConfig, fold: int, budget: FitConfig) -> list[Task]:
    """Return the images of a fold with what radiologists drew, of the findings that are fitted."""
    records = open_part(msgspec.structs.replace(data, fold=fold)).records
    table = truth_of_boxes(layouts.boxes(data.layout, Path(data.root)))
    truth = join(records, [table], budget.findings)
    return [Task(record, truth.get(record.name, {})) for record in records]


def _outputs(
    config: CompareConfig, name: str, seed: int, tasks: dict[int, list[Task]], init: Path | None
) -> tuple[Outputs, Manifest]:
    """Return the outputs of one variant and seed on all folds, fitting what is missing."""
    parts, seconds = [], 0.0
    for fold in config.folds:
        wanted = fit_config(config, name, seed, fold, init)
        file = Path(wanted.out) / _OUTPUTS
        if not file.exists() or not _is_of(wanted):
            _fit_one(wanted, [task.record for task in tasks[fold]], file)
        with np.load(file) as saved:
            kept = [task for task in tasks[fold] if task.record.name in set(saved["names"])]
            parts.append((kept, fold, saved["logits"], saved["logit_maps"]))
            seconds += float(saved["seconds"])
    manifest = read_checkpoint(Path(wanted.out) / "last.safetensors").manifest
    return Outputs(
        tasks=[task for kept, *_ in parts for task in kept],
        folds=[fold for kept, fold, *_ in parts for _ in kept],
        logits=np.concatenate([part[2] for part in parts]),
        logit_maps=np.concatenate([part[3] for part in parts]),
        seconds=seconds,
    ), manifest


def _is_of(config: FitConfig) -> bool:
    """Return whether what lies in the folder of a fit was made with this configuration."""
    try:
        return (Path(config.out) / "config.yaml").read_bytes() == msgspec.yaml.encode(config)
    except OSError:
        return False


def _fit_one(config: FitConfig, records: list[Record], target: Path) -> None:
    """Fit, and keep what the network gives for the images that it has not seen."""
    began = time.monotonic()
    last = Path(config.out) / "last.ckpt"
    fitted = fit(config, resume=last.exists() and _is_of(config))
    seconds = time.monotonic() - began
    images = prepared(records, config.input, Path(config.cache))
    checkpoint = read_checkpoint(fitted.last)
    logits, maps = [], []
    network, spec = checkpoint.network(), checkpoint.manifest.input
    for batch in _batches(images):
        with torch.inference_mode():
            found = network((torch.from_numpy(batch)[:, None] / 255 - spec.mean) / spec.std)
        logits.append(found.logits.numpy())
        maps.append(found.logit_maps.numpy())
    names = np.array([records[row].name for row in images.readable])
    with whole_file(target) as beside:
        np.savez(
            beside,
            names=names,
            logits=np.concatenate(logits),
            logit_maps=np.concatenate(maps),
            seconds=seconds,
        )
    # Of a finished fit nobody goes on: the weights stay, the state of the optimiser goes.
    last.unlink(missing_ok=True)


def _batches(images: npt.NDArray[np.uint8]) -> Iterator[npt.NDArray[np.float32]]:
    for start in range(0, len(images), _BATCH):
        yield np.asarray(images[start : start + _BATCH], np.float32)


def _with_seed(line: Line, seed: int, values: dict[str, float]) -> Line:
    together = {name: [*line.values.get(name, []), value] for name, value in values.items()}
    return msgspec.structs.replace(line, seeds=[*line.seeds, seed], values=line.values | together)


def _described(config: CompareConfig, tasks: dict[int, list[Task]]) -> str:
    images = sum(map(len, tasks.values()))
    boxes = sum(
        len(truth.boxes)
        for part in tasks.values()
        for task in part
        for truth in task.truth.values()
    )
    folds = ", ".join(map(str, config.folds))
    return (
        f"Measured on {images} images of {Path(config.data.root).name} with {boxes} boxes (fold "
        f"{folds}), each by a fit that has not seen its fold."
    )


def _budget(config: CompareConfig) -> str:
    budget = config.fit
    begun = f", all started from {config.start.name}" if config.start else ""
    return (
        f"Every fit: {budget.backbone}, {budget.size} px, {budget.epochs} epochs of batches of "
        f"{budget.batch_size}{begun}."
    )


def _summary(values: dict[str, float]) -> str:
    wanted = ("auroc/macro", "pointing/macro", "IoU > 0.5/macro")
    return ", ".join(f"{name} {values[name]:.3f}" for name in wanted if name in values)


def _write(out: Path, comparison: Comparison) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, data in (
        ("comparison.json", msgspec.json.format(msgspec.json.encode(comparison), indent=1)),
        ("comparison.md", as_markdown(comparison).encode()),
    ):
        with whole_file(out / name) as beside:
            beside.write_bytes(data)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``pcam-train compare``."""
    parser.add_argument(
        "--config", type=Path, required=True, help="YAML file; see train/configs/compare"
    )
    parser.add_argument("changes", nargs="*", metavar="KEY=VALUE", help="e.g. seeds=[0,1]")


def run(args: argparse.Namespace) -> int:
    """Run ``pcam-train compare``."""
    quiet()
    config = load_compare_config(args.config, args.changes)
    command = " ".join(["pcam-train compare --config", str(args.config), *args.changes])
    comparison = compare(config, command)
    print(as_markdown(comparison))
    print(f"{config.out}/comparison.md, comparison.json")
    return 0
