"""Prepared images: decoded, resized and equalised once, then read from memory maps.

The cache is a folder of shards (:mod:`train.shards`) per specification of the input. Each image
has a key, a hash of the file it comes from, so that splits, folds and fits share what is there, a
file that changed is prepared again, and an interrupted preparation goes on where it was. Every
shard is compared with its hashes before it is used.
"""

import csv
import hashlib
import logging
import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from pcam_model import preprocess
from pcam_model.manifest import Input
from train.datasets.records import Record, read_source
from train.prepared_images import PreparedImages
from train.processes import in_order_of_completion
from train.shards import (
    LARGEST,
    Shard,
    damaged_shards,
    read_shards,
    remove_shard,
    write_shard,
)
from train.whole_file import remove_unfinished, whole_file
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.source import Source

_log = logging.getLogger(__name__)

#: Raise when the same file and specification give other pixels than before.
FORMAT = 1

#: Beside the shards: images that cannot be read, and why.
REPORT = "unreadable.csv"


class PreparationError(ValueError):
    """Images cannot be prepared; the message says what to do."""


def prepare_one(source: Source, spec: Input) -> npt.NDArray[np.uint8]:
    """Return :func:`pcam_model.preprocess.prepared` of an image in 8 bits, grey 0..255."""
    image = preprocess.prepared(read_source(source), spec)
    return np.round(image.clip(0, 1) * 255).astype(np.uint8)


def prepared(
    records: Sequence[Record],
    spec: Input,
    cache: Path,
    workers: int | None = None,
    *,
    most_unreadable: float = 0.01,
) -> PreparedImages:
    """Return the prepared images of records; those that are not in the cache are prepared first.

    Images that cannot be read are left out, and named in :data:`REPORT` in the cache.

    Parameters
    ----------
    records : sequence of Record
        In the order of the result.
    spec : Input
        What the network wants to see.
    cache : Path
        Folder of the caches; made if it is missing.
    workers : int, optional
        Processes that decode; by default one per core.
    most_unreadable : float
        Largest share of the images that may be left out.

    Raises
    ------
    PreparationError
        More images than that cannot be read, the disk is too small, or a process was ended from
        outside.
    OSError
        If the cache cannot be written to.
    """
    folder = cache / _folder_name(spec)
    folder.mkdir(parents=True, exist_ok=True)
    remove_unfinished(folder)
    keys, failed = _keys(records)
    shape = (spec.rows, spec.columns)
    shards = read_shards(folder)
    places = _places(shards)
    used = {places[key][0] for key in keys if key in places}
    for name in _damaged(folder, {name: shards[name] for name in used}, shape):
        _log.warning("%s does not match its hashes: its images are prepared again", name)
        remove_shard(folder, name)
        del shards[name]
    places = _places(shards)
    missing = {
        key: record.source
        for key, record in zip(keys, records, strict=True)
        if key not in places and key not in failed
    }
    if missing:
        _check_space(folder, len(missing) * spec.rows * spec.columns)
        new, unreadable = _prepare(missing, folder, spec, workers, len(set(keys)))
        shards |= {shard.name: shard for shard in new}
        failed |= unreadable
        places = _places(shards)
    reasons = {
        record.name: failed[key] for key, record in zip(keys, records, strict=True) if key in failed
    }
    report = _report(folder / REPORT, records, reasons)
    _check_readable(len(records), reasons, most_unreadable, report)
    readable = [index for index, key in enumerate(keys) if key not in failed]
    found = [places[keys[index]] for index in readable]
    digests = [shards[name].digests[row] for name, row in found]
    return PreparedImages(
        folder, found, shape, digests=digests, readable=readable, unreadable=reasons
    )


def _folder_name(spec: Input) -> str:
    """Return the folder of a specification; normalisation comes after what is cached."""
    cached = msgspec.structs.replace(spec, mean=0.0, std=1.0)
    told = hashlib.sha256(msgspec.json.encode([FORMAT, cached])).hexdigest()[:12]
    return f"{spec.rows}x{spec.columns}-{told}"


def _keys(records: Sequence[Record]) -> tuple[list[str], dict[str, str]]:
    """Return the key of each image, and by key those whose file is not there, with the reason."""
    stamp = _Stamps()
    keys, failed = [], {}
    for record in records:
        try:
            stamped = stamp(record.source)
        except (OSError, KeyError, zipfile.BadZipFile):
            stamped = ("gone",)
        told = [os.path.abspath(record.source.path), record.source.member, *stamped]
        key = hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:32]
        keys.append(key)
        if stamped == ("gone",):
            failed[key] = "The file does not exist (any more)."
    return keys, failed


class _Stamps:
    """What changes when an image's file does: size and time, or size and CRC in an archive."""

    def __init__(self) -> None:
        self._archives: dict[Path, dict[str, tuple[int, int]]] = {}

    def __call__(self, source: Source) -> tuple[int, int]:
        if source.member is None:
            stat = source.path.stat()
            return stat.st_size, stat.st_mtime_ns
        if source.path not in self._archives:
            with zipfile.ZipFile(source.path) as archive:
                self._archives[source.path] = {
                    info.filename: (info.file_size, info.CRC) for info in archive.infolist()
                }
        return self._archives[source.path][source.member]


def _places(shards: dict[str, Shard]) -> dict[str, tuple[str, int]]:
    """Return where each image is: key to name of the shard and row."""
    return {
        key: (name, row) for name, shard in shards.items() for row, key in enumerate(shard.keys)
    }


def _damaged(folder: Path, shards: dict[str, Shard], shape: tuple[int, int]) -> list[str]:
    checked = damaged_shards(folder, shards.items(), shape)
    bar = tqdm(checked, total=len(shards), desc="checking the cache", unit="block", delay=2)
    return [name for name, damaged in bar if damaged]


def _check_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise PreparationError(
            f"the cache needs {needed / 1e9:.1f} GB more in {folder}, where {free / 1e9:.1f} GB "
            "are free: name another folder, or a smaller size"
        )


def _prepare(
    missing: dict[str, Source], folder: Path, spec: Input, workers: int | None, total: int
) -> tuple[list[Shard], dict[str, str]]:
    """Prepare images by key; return the shards written, and by key why an image is in none."""
    items = list(missing.items())
    blocks = [items[start : start + LARGEST] for start in range(0, len(items), LARGEST)]
    shards: list[Shard] = []
    failed: dict[str, str] = {}
    work: Callable[[list[tuple[str, Source]]], tuple[Shard | None, dict[str, str]]]
    work = partial(_prepare_block, folder=folder, spec=spec)
    results: Iterable[tuple[Shard | None, dict[str, str]]]
    results = in_order_of_completion(work, blocks, workers or os.cpu_count() or 1)
    done = total - len(items)
    with tqdm(desc="preparing images", total=total, initial=done, unit="image") as bar:
        try:
            for shard, unreadable in results:
                if shard is not None:
                    shards.append(shard)
                failed |= unreadable
                bar.update(len(unreadable) + (len(shard.keys) if shard else 0))
        except BrokenProcessPool:
            raise PreparationError(
                "a process that prepares images was ended from outside, maybe for want of memory. "
                "What was finished is kept: run this again, with fewer workers"
            ) from None
    return shards, failed


def _prepare_block(
    items: list[tuple[str, Source]], folder: Path, spec: Input
) -> tuple[Shard | None, dict[str, str]]:
    """Write one shard; images that cannot be read are left out of it and returned by key."""
    images = np.empty((len(items), spec.rows, spec.columns), np.uint8)
    keys: list[str] = []
    failed = {}
    for key, source in items:
        try:
            images[len(keys)] = prepare_one(source, spec)
        except UnreadableError as error:
            failed[key] = str(error)
        # One image of many, of whatever kind, must not end the work of a night.
        except Exception as error:
            failed[key] = f"{type(error).__name__}: {error}"
        else:
            keys.append(key)
    if not keys:
        return None, failed
    return write_shard(folder, keys, images[: len(keys)]), failed


def _report(file: Path, records: Sequence[Record], reasons: dict[str, str]) -> Path:
    """Write which images cannot be read, beside what the file says of other records."""
    mine = {record.source.label for record in records}
    rows = [row for row in _rows(file) if row[1] not in mine]
    rows += [
        [record.name, record.source.label, reasons[record.name]]
        for record in records
        if record.name in reasons
    ]
    if rows:
        with whole_file(file) as beside, beside.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(("image", "file", "reason"))
            writer.writerows(rows)
    else:
        file.unlink(missing_ok=True)
    return file


def _rows(file: Path) -> Iterator[list[str]]:
    if file.exists():
        with file.open(newline="", encoding="utf-8") as stream:
            yield from list(csv.reader(stream))[1:]


def _check_readable(total: int, reasons: dict[str, str], most: float, report: Path) -> None:
    if not reasons:
        return
    said = f"{len(reasons)} of {total} images cannot be read; {report} names them"
    if len(reasons) == total or len(reasons) > most * total:
        name, reason = next(iter(reasons.items()))
        raise PreparationError(
            f"{said}. That is more than the share of {most:g} that may be left out "
            f"(data.unreadable). The first is {name}: {reason}"
        )
    _log.warning("%s. They are left out", said)
