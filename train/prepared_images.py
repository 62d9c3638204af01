"""Prepared images as one array, wherever on disk they lie."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from train.shards import open_shard


class PreparedImages:
    """Prepared images, memory-mapped: indexed like an array of uint8 (n, rows, columns).

    An integer gives a read-only view (rows, columns); a slice or a sequence of integers a copy.
    Can be pickled: the files are opened where they are first looked at.

    Attributes
    ----------
    folder : Path
        Where they lie.
    shape : tuple of int
        n, rows, columns.
    readable : ndarray of int
        Which of the records that were asked for these images are, in their order.
    unreadable : dict of str to str
        Name of each other record, and why it could not be read.
    digests : tuple of str
        SHA-256 of the pixels of each image.
    """

    dtype = np.dtype(np.uint8)

    def __init__(
        self,
        folder: Path,
        places: Sequence[tuple[str, int]],
        shape: tuple[int, int],
        *,
        digests: Sequence[str],
        readable: Sequence[int],
        unreadable: dict[str, str],
    ) -> None:
        self.folder = folder
        self._shards = sorted({name for name, _ in places})
        number = {name: index for index, name in enumerate(self._shards)}
        self._places = np.array([(number[name], row) for name, row in places], np.int64)
        self._places = self._places.reshape(len(places), 2)
        self._maps: list[npt.NDArray[np.uint8] | None] = [None] * len(self._shards)
        self.shape = (len(places), *shape)
        self.digests = tuple(digests)
        self.readable = np.array(readable, np.int64)
        self.unreadable = unreadable

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, index: Any) -> npt.NDArray[np.uint8]:
        places = self._places[index]
        if places.ndim == 1:
            return self._one(*places)
        chosen = np.empty((len(places), *self.shape[1:]), np.uint8)
        for target, place in zip(chosen, places, strict=True):
            target[:] = self._one(*place)
        return chosen

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> npt.NDArray[Any]:
        return np.asarray(self[:], dtype)

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_maps": [None] * len(self._shards)}

    def _one(self, shard: int, row: int) -> npt.NDArray[np.uint8]:
        images = self._maps[shard]
        if images is None:
            images = self._maps[shard] = open_shard(self.folder, self._shards[shard])
        image: npt.NDArray[np.uint8] = images[row]
        return image
