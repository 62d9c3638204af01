"""Run-length codes of masks, as COCO writes them (``maskApi.c`` of pycocotools)."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

#: ``size`` (rows, columns) and ``counts``: runs of 0 and of 1 in turn, down the columns; as numbers
#: or in COCO's compression.
Rle = Mapping[str, Any]


def decode(rle: Rle) -> npt.NDArray[np.bool_]:
    """Return the mask, shape (rows, columns).

    Raises
    ------
    ValueError
        If the runs do not fill the mask.
    """
    rows, columns = (int(side) for side in rle["size"])
    drawn = rle["counts"]
    counts = np.array(drawn if isinstance(drawn, list) else _numbers(drawn), np.int64)
    if (counts < 0).any() or counts.sum() != rows * columns:
        raise ValueError(f"the runs of a mask do not fill its {rows} × {columns} pixels")
    values = np.arange(len(counts)) % 2 == 1
    return np.ascontiguousarray(np.repeat(values, counts).reshape(columns, rows).T)


def _numbers(text: str | bytes) -> list[int]:
    """Undo COCO's compression.

    Five bits a character; from the fourth on, a number is the difference to the last but one.
    """
    found: list[int] = []
    number = shift = 0
    for character in text.encode() if isinstance(text, str) else text:
        bits = character - 48
        number |= (bits & 0x1F) << shift
        shift += 5
        if bits & 0x20:  # more of this number follows
            continue
        if bits & 0x10:
            number -= 1 << shift
        found.append(number + found[-2] if len(found) > 2 else number)
        number = shift = 0
    return found
