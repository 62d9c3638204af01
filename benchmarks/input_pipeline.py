"""What a fit waits for: images from the prepared cache, and how long the cache takes to make.

Loading: the loader of ``pcam-train fit`` with its augmentation, beside the same batches cut from
one tensor in memory with the same augmentation. Making: ``train.prepared`` beside bare Pillow or
pydicom that decodes and resizes the same files in as many processes and keeps nothing. Real files
of ``../shared`` (PCAM_SHARED) where they are, else phantoms; DICOM is phantoms always.
"""

import argparse
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pydicom
import torch
from PIL import Image

from pcam_model.manifest import Input
from train.augment import augment, build_augmentation
from train.config import DataConfig, FitConfig
from train.datasets.layouts import open_layout
from train.datasets.records import Record
from train.images import FitData
from train.phantom.write import Job, write, write_tables
from train.prepared import prepared
from train.processes import in_order_of_completion
from viewer.dicom.decode import register

_BLOCK = 64


def phantoms(folder: Path, count: int, kind: str, different: int = 6) -> Path:
    """Write phantoms in the layout of ChestX-ray14; a few pictures under many names."""
    for seed in range(different):
        write(Job(folder, seed, 1024, format=kind))
    write_tables(folder)
    originals = sorted((folder / "images").iterdir())
    table = folder / "Data_Entry_2017_v2020.csv"
    header, *rows = table.read_text("utf-8").splitlines()
    for number in range(different, count):
        row, original = rows[number % different], originals[number % different]
        name = f"P{number:08d}_000"
        shutil.copy(original, original.with_stem(name))
        rows.append(row.replace(original.stem, name).replace(original.stem[:9], name[:9]))
    table.write_text("\n".join((header, *rows)) + "\n", "utf-8")
    return folder


def bare_image(file: Path, size: int) -> npt.NDArray[np.generic]:
    """Decode and resize one file with nothing but the libraries."""
    if file.suffix == ".dcm":
        with pydicom.dcmread(file) as dataset:
            picture = Image.fromarray(dataset.pixel_array.astype(np.float32))
    else:
        with Image.open(file) as opened:
            picture = opened.convert("L")
    return np.asarray(picture.resize((size, size), Image.Resampling.BILINEAR))


def bare_block(work: tuple[Sequence[Path], int]) -> int:
    """Decode and resize some files."""
    register()
    files, size = work
    return sum(bare_image(file, size).shape[0] > 0 for file in files)


def bare_build(files: Sequence[Path], size: int, workers: int) -> None:
    """Decode and resize files in several processes."""
    blocks = [(files[start : start + _BLOCK], size) for start in range(0, len(files), _BLOCK)]
    assert sum(in_order_of_completion(bare_block, blocks, workers)) == len(files)


def build(records: Sequence[Record], size: int, workers: int) -> None:
    """Prepare records into a new cache."""
    with tempfile.TemporaryDirectory() as cache:
        prepared(records, Input(rows=size, columns=size), Path(cache), workers)


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of the clock, and of computing in this process and those that it started."""

    clock: float
    computing: float


def computed() -> float:
    """Return seconds of computing so far; to the microsecond, since a batch alone is quick."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def spent(action: Callable[[], object]) -> Spent:
    """Return what one call takes. Other programs slow the clock, but not the computing."""
    clock, before = time.perf_counter(), computed()
    action()
    return Spent(time.perf_counter() - clock, computed() - before)


def tell(
    name: str,
    images: int,
    beside: str,
    *,
    ours: Callable[[], object],
    bare: Callable[[], object],
    repeats: int,
) -> None:
    """Print images per second of both, by turns, and our share of theirs."""
    ours(), bare()
    pairs = [(spent(ours), spent(bare)) for _ in range(repeats)]
    mine, theirs = (
        Spent(*(statistics.median(values) for values in zip(*map(astuple, side), strict=True)))
        for side in zip(*pairs, strict=True)
    )
    print(
        f"{name:<44} {images / mine.clock:8.1f} /s   {beside} {images / theirs.clock:8.1f} /s   "
        f"share {theirs.clock / mine.clock:5.2f}, of computing "
        f"{theirs.computing / mine.computing:5.2f}",
        flush=True,
    )


def loading(root: Path, cache: Path, size: int, repeats: int, limit: int) -> None:
    """Measure an epoch of the loader with augmentation, and without."""
    config = FitConfig(
        data=(DataConfig(root=str(root), limit=limit),), size=size, batch_size=16, cache=str(cache)
    )
    data = FitData(config, config.input)
    data.prepare_data()
    loader = data.train_dataloader()
    memory = torch.from_numpy(np.asarray(data.training.opened[0]))[:, None]
    labels = data.training.labels
    transform = build_augmentation(config.augment, size, size)

    def ours(change: bool) -> None:
        for batch in loader:
            if change:
                augment(batch.images.float() / 255, transform)

    def bare(change: bool) -> None:
        for rows in torch.tensor(list(loader.order)).split(config.batch_size):
            images, _ = memory[rows], labels[rows]
            if change:
                augment(images.float() / 255, transform)

    for change, what in ((True, "augmented batches"), (False, "batches alone")):
        name = f"{what} from the cache, {size} px"
        tell(
            name,
            len(loader.order),
            "from memory",
            ours=partial(ours, change),
            bare=partial(bare, change),
            repeats=repeats,
        )


def making(root: Path, size: int, workers: int, repeats: int, limit: int) -> None:
    """Measure the making of a cache."""
    records = open_layout("chestxray14", root)[:limit]
    files = [record.source.path for record in records]
    tell(
        f"cache of {len(files)} {files[0].suffix[1:]} files, {workers} processes",
        len(files),
        "decode + resize",
        ours=lambda: build(records, size, workers),
        bare=lambda: bare_build(files, size, workers),
        repeats=repeats,
    )


def main() -> int:
    """Measure both bars."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=224, help="rows and columns of the cache")
    parser.add_argument("--limit", type=int, default=384, help="images of the data set to use")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--repeats", type=int, default=3)
    args = parser.parse_args()
    torch.set_num_threads(1)
    here = Path(__file__).resolve().parents[2] / "shared"
    real = Path(os.environ.get("PCAM_SHARED", here)) / "data" / "chestxray14-mini"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        png = phantoms(folder / "png", 192, "png")
        dicom = phantoms(folder / "dicom", 64, "dicom", 4)
        raster = real if real.is_dir() else png
        loading(raster, folder / "cache", args.size, args.repeats, args.limit)
        for root in dict.fromkeys((raster, png, dicom)):
            making(root, args.size, args.workers, args.repeats, args.limit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
