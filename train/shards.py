"""Blocks of prepared images on disk: two files each, written once and never changed.

``NAME.npy`` holds the images, uint8 (k, rows, columns); ``NAME.json`` their keys and hashes, and is
written last: a shard without it does not exist. The name is a hash of keys and hashes, so that
equal shards of two processes are one, and a changed list is noticed. Nothing is ever locked, and a
process that is killed at any moment leaves whole shards behind.
"""

import hashlib
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Struct

from train.whole_file import whole_file

_log = logging.getLogger(__name__)

#: Images of a shard, at most.
LARGEST = 64


class Shard(Struct, frozen=True):
    """What a shard holds.

    Attributes
    ----------
    keys : tuple of str
        What each image is, in the order of the rows.
    digests : tuple of str
        SHA-256 of the pixels of each, hexadecimal.
    """

    keys: tuple[str, ...]
    digests: tuple[str, ...]

    @property
    def name(self) -> str:
        """Stem of its two files."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:32]


def digest(image: npt.NDArray[np.uint8]) -> str:
    """Return the SHA-256 of an image's pixels."""
    return hashlib.sha256(np.ascontiguousarray(image)).hexdigest()


def write_shard(folder: Path, keys: Sequence[str], images: npt.NDArray[np.uint8]) -> Shard:
    """Write images as a shard and return it.

    Parameters
    ----------
    folder : Path
        Must exist.
    keys : sequence of str
    images : ndarray of uint8, shape (k, rows, columns)

    Raises
    ------
    OSError
        If the folder cannot be written to.
    """
    shard = Shard(tuple(keys), tuple(digest(image) for image in images))
    with whole_file(folder / f"{shard.name}.npy") as beside:
        np.save(beside, images)
    with whole_file(folder / f"{shard.name}.json") as beside:
        beside.write_bytes(msgspec.json.encode(shard))
    return shard


def read_shards(folder: Path) -> dict[str, Shard]:
    """Return the shards of a folder by name; damaged ones are told in the log and left out."""
    found = {}
    for file in sorted(folder.glob("*.json")):
        try:
            shard = msgspec.json.decode(file.read_bytes(), type=Shard)
        except (msgspec.DecodeError, UnicodeDecodeError):
            shard = None
        if shard is None or shard.name != file.stem or not file.with_suffix(".npy").is_file():
            _log.warning("%s is damaged: its images are prepared again", file)
        else:
            found[file.stem] = shard
    return found


def open_shard(folder: Path, name: str) -> npt.NDArray[np.uint8]:
    """Return the images of a shard, shape (k, rows, columns), memory-mapped for reading.

    Raises
    ------
    ValueError, OSError
        If the file is damaged or gone.
    """
    images: npt.NDArray[np.uint8] = np.load(folder / f"{name}.npy", mmap_mode="r")
    return images


def damaged_shards(
    folder: Path, shards: Iterable[tuple[str, Shard]], shape: tuple[int, int]
) -> Iterator[tuple[str, bool]]:
    """Yield each shard's name and whether its pixels are not those that were written.

    Parameters
    ----------
    folder : Path
    shards : iterable of (name, Shard)
    shape : tuple of int
        Rows and columns of an image.
    """

    def damaged(item: tuple[str, Shard]) -> tuple[str, bool]:
        name, shard = item
        try:
            images = open_shard(folder, name)
        except (OSError, ValueError):
            return name, True
        if images.dtype != np.uint8 or images.shape != (len(shard.keys), *shape):
            return name, True
        return name, [digest(image) for image in images] != list(shard.digests)

    # Hashing leaves Python's lock, so that threads are enough to use all cores.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(damaged, shards)


def remove_shard(folder: Path, name: str) -> None:
    """Remove a damaged shard, its list first."""
    for suffix in (".json", ".npy"):
        (folder / f"{name}{suffix}").unlink(missing_ok=True)
