"""Prepared images: decoded, resized and equalised once, then read from a memory map.

The cache is one ``.npy`` of uint8 per data set and input specification, named by a hash of the
image names and the specification, written beside and renamed when it is whole.
"""

import hashlib
import logging
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from pcam_model import preprocess
from pcam_model.manifest import Input
from train.datasets.records import Record, read_image

_log = logging.getLogger(__name__)


def prepare_one(record: Record, spec: Input) -> npt.NDArray[np.uint8]:
    """Return :func:`pcam_model.preprocess.prepared` of a record in 8 bits, grey 0..255."""
    image = preprocess.prepared(read_image(record), spec)
    return np.round(image.clip(0, 1) * 255).astype(np.uint8)


def prepared(
    records: Sequence[Record], spec: Input, cache: Path, workers: int | None = None
) -> npt.NDArray[np.uint8]:
    """Return the prepared images of records, shape (n, rows, columns), memory-mapped.

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
    """
    names = "\n".join(f"{record.source.path}|{record.name}" for record in records)
    key = hashlib.sha256(names.encode() + msgspec.json.encode(spec)).hexdigest()[:20]
    file = cache / f"{key}.npy"
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}.part.npy")
        shape = (len(records), spec.rows, spec.columns)
        images = np.lib.format.open_memmap(beside, "w+", np.uint8, shape)
        work = partial(prepare_one, spec=spec)
        with ProcessPoolExecutor(workers or os.cpu_count()) as pool:
            done = pool.map(work, records, chunksize=32)
            for index, image in enumerate(
                tqdm(done, total=len(records), desc="preparing images", unit="image")
            ):
                images[index] = image
        images.flush()
        del images
        beside.replace(file)
    return np.asarray(np.load(file, mmap_mode="r"))
