"""Overlay planes 60xx (PS3.3 C.9.2) as masks of the size of the image."""

import logging

import numpy as np
import numpy.typing as npt

from viewer.dicom.header import Header
from viewer.dicom.quiet import quiet

_log = logging.getLogger(__name__)

_GROUPS = range(0x6000, 0x6020, 2)


def overlay_planes(
    header: Header, rows: int, columns: int
) -> tuple[npt.NDArray[np.bool_] | None, bool]:
    """Return the planes, shape (n, rows, columns), or None; and whether any had to be left out.

    Only planes with their own Overlay Data, first frame. A plane that claims more bits than it
    has is left out before memory is asked for.
    """
    planes, damaged = [], False
    for group in _GROUPS:
        if (group, 0x3000) not in header.dataset:
            continue
        plane = _plane(header, group, rows, columns)
        if plane is None:
            damaged = True
        else:
            planes.append(plane)
    return (np.stack(planes) if planes else None), damaged


def _plane(header: Header, group: int, rows: int, columns: int) -> npt.NDArray[np.bool_] | None:
    try:
        with quiet():
            dataset = header.dataset
            data = bytes(dataset[group, 0x3000].value)
            height, width = int(dataset[group, 0x0010].value), int(dataset[group, 0x0011].value)
            origin = dataset.get((group, 0x0050))
            top, left = (1, 1) if origin is None else (int(origin.value[0]), int(origin.value[1]))
    except Exception as error:
        _log.debug("overlay %04X: %s", group, type(error).__name__)
        return None
    if not (0 < height <= 65535 and 0 < width <= 65535) or height * width > 8 * len(data):
        return None
    bits = np.unpackbits(np.frombuffer(data, np.uint8), count=height * width, bitorder="little")
    mask = np.zeros((rows, columns), np.bool_)
    # The origin counts from 1 and may lie outside the image.
    row, column = top - 1, left - 1
    inside_rows = slice(max(row, 0), min(row + height, rows))
    inside_columns = slice(max(column, 0), min(column + width, columns))
    if inside_rows.start < inside_rows.stop and inside_columns.start < inside_columns.stop:
        mask[inside_rows, inside_columns] = bits.reshape(height, width)[
            inside_rows.start - row : inside_rows.stop - row,
            inside_columns.start - column : inside_columns.stop - column,
        ]
    return mask
