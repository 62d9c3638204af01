"""Stored values to modality values (PS3.3 C.11.1): Modality LUT Sequence, else slope, intercept."""

import numpy as np
import numpy.typing as npt

from viewer.dicom.radiograph import Radiograph

# Values that a table can cover; wider pixels are brought into this range when they are read.
WIDEST = 65536
_BLOCK = 1 << 18


def stored_range(radiograph: Radiograph) -> tuple[int, int]:
    """Return the lowest and highest stored value that a table must cover.

    Up to 16 bits that is what Bits Stored allows, so one table serves all frames and images of
    a series; above it, what the image has.
    """
    dtype = radiograph.stored.dtype
    bits = min(radiograph.bits_stored, 8 * dtype.itemsize)
    if bits <= 16:
        return (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if dtype.kind == "i" else (0, 2**bits - 1)
    return int(radiograph.stored.min()), int(radiograph.stored.max())


def modality_table(radiograph: Radiograph) -> npt.NDArray[np.float64]:
    """Return the modality value of every value in ``stored_range``, in order."""
    first, last = stored_range(radiograph)
    stored = np.arange(first, last + 1, dtype=np.int64)
    lut = radiograph.modality_lut
    if lut is not None:
        return lut.data[np.clip(stored - lut.first, 0, len(lut.data) - 1)].astype(np.float64)
    return stored.astype(np.float64) * radiograph.slope + radiograph.intercept


def bit_table(
    values: npt.NDArray[np.generic], first: int, dtype: np.dtype[np.generic]
) -> npt.NDArray[np.generic]:
    """Return a table for the bits of a stored value, taken as an unsigned number.

    Parameters
    ----------
    values : ndarray
        For stored values from ``first`` on, in order.
    dtype : dtype
        Of the stored values: integers of one or two bytes, signed or not.
    """
    bits = 8 * dtype.itemsize
    table = np.zeros(2**bits, values.dtype)
    table[np.arange(first, first + len(values)) % 2**bits] = values
    return table


def look_up(
    stored: npt.NDArray[np.generic], first: int, values: npt.NDArray[np.generic]
) -> npt.NDArray[np.generic]:
    """Return ``values[stored - first]``, pixel by pixel, in one pass.

    Parameters
    ----------
    stored : ndarray of integers
        Any shape; every value lies in ``first .. first + len(values) - 1``.
    """
    if stored.dtype.itemsize <= 2:
        index = stored.view(f"u{stored.dtype.itemsize}").reshape(-1)
        table = bit_table(values, first, stored.dtype)
    else:
        index, table = stored.reshape(-1), values
    result = np.empty(index.shape, values.dtype)
    # NumPy turns every index into 64 bits; block by block that stays in the cache.
    for start in range(0, index.size, _BLOCK):
        block = index[start : start + _BLOCK]
        if table is values:
            block = block.astype(np.int64) - first
        np.take(table, block, out=result[start : start + _BLOCK], mode="clip")
    return result.reshape(stored.shape)


def modality_values(radiograph: Radiograph, frame: int = 0) -> npt.NDArray[np.float32]:
    """Return the modality values of a frame, shape (rows, columns).

    Raises
    ------
    ValueError
        For a colour image, which has none.
    """
    if radiograph.is_colour:
        raise ValueError("a colour image has no modality values")
    values = modality_table(radiograph).astype(np.float32)
    first, _ = stored_range(radiograph)
    return np.asarray(look_up(radiograph.stored[frame], first, values), np.float32)


def modality_at(radiograph: Radiograph, stored_value: float) -> float:
    """Return the modality value of one stored value: what a pixel probe shows."""
    lut = radiograph.modality_lut
    if lut is not None:
        index = min(max(int(stored_value) - lut.first, 0), len(lut.data) - 1)
        return float(lut.data[index])
    return float(stored_value) * radiograph.slope + radiograph.intercept
