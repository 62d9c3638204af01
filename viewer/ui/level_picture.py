"""The grey levels of one size of an image at one window, worked out only where they are seen.

One look-up per stored value at its full depth, straight into eight bits: no rounding in between,
so a narrow window of a 16-bit image shows every step it has. Each pixel is the four bytes of the
screen: Qt makes grey levels of one byte larger and smaller in three times the time.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from viewer.dicom.display import DisplayTable
from viewer.dicom.modality import bit_table

#: Pixels of the screen: alpha, red, green, blue, from the highest byte to the lowest.
Pixels = npt.NDArray[np.uint32]

# Side of the squares that are worked out at once: small enough that hardly more than what is seen
# is touched and that it stays in the cache, large enough that a screen has few of them.
_BLOCK = 64
_OPAQUE = 0xFF000000
_GREY = 0x010101
_RED, _GREEN, _BLUE = 16, 8, 0


class LevelPicture:
    """One level of a pyramid through display tables: ``table[values - first]``.

    Parameters
    ----------
    values : ndarray of integers, shape (r, c) or (r, c, n)
    tables : sequence of ndarray of uint32
        What each of the n channels adds to a pixel.
    first : int
        The value that the tables begin with.
    """

    def __init__(
        self, values: npt.NDArray[np.generic], tables: Sequence[Pixels], first: int = 0
    ) -> None:
        self._channels = [values] if values.ndim == 2 else list(np.moveaxis(values, 2, 0))
        self._tables = tuple(tables)
        self._first = first
        self._pixels: Pixels | None = None
        self._done = np.zeros([-(-side // _BLOCK) for side in values.shape[:2]], bool)

    @classmethod
    def of_grey(cls, values: npt.NDArray[np.generic], table: DisplayTable) -> "LevelPicture":
        """Return the picture of stored values, shape (r, c)."""
        if values.dtype.itemsize > 2:
            return cls(values, [_grey(table.values)], table.first)
        unsigned = values.view(f"u{values.dtype.itemsize}")
        return cls(unsigned, [_grey(bit_table(table.values, table.first, values.dtype))])

    @classmethod
    def of_colour(cls, values: npt.NDArray[np.generic], inverted: bool) -> "LevelPicture":
        """Return the picture of colours, shape (r, c, 3), which have no window."""
        table = np.arange(256, dtype=np.uint32)
        table = 255 - table if inverted else table
        return cls(values, [(table << _RED) | _OPAQUE, table << _GREEN, table << _BLUE])

    @property
    def rows(self) -> int:
        """Rows of the level."""
        return int(self._channels[0].shape[0])

    @property
    def columns(self) -> int:
        """Columns of the level."""
        return int(self._channels[0].shape[1])

    def reuse(self, old: "LevelPicture") -> None:
        """Take over the memory of a picture of the same shape that is not drawn any more."""
        if old._pixels is not None and old._pixels.shape == (self.rows, self.columns):
            self._pixels, old._pixels = old._pixels, None
            self._done[:] = False

    def part(self, top: int, bottom: int, left: int, right: int) -> Pixels:
        """Return the picture, valid in the rows and columns asked for.

        Returns
        -------
        ndarray of uint32, shape (r, c)
            The whole level; outside of the rows and columns it may hold anything.
        """
        if self._pixels is None:
            self._pixels = np.empty((self.rows, self.columns), np.uint32)
            self._done[:] = False
        start = max(left, 0) // _BLOCK
        for row in range(max(top, 0) // _BLOCK, -(-min(bottom, self.rows) // _BLOCK)):
            missing = np.flatnonzero(~self._done[row, start : -(-right // _BLOCK)])
            if missing.size:
                # What lies between two gaps is worked out again: the result is the same.
                self._work_out(row, start + int(missing[0]), start + int(missing[-1]) + 1)
        return self._pixels

    def whole(self) -> npt.NDArray[np.uint8]:
        """Return the picture, all of it.

        Returns
        -------
        ndarray of uint8, shape (r, c), or (r, c, 3) for colours
        """
        pixels = self.part(0, self.rows, 0, self.columns)
        if len(self._channels) == 1:
            return pixels.astype(np.uint8)
        shifts = (_RED, _GREEN, _BLUE)
        return np.stack([(pixels >> shift).astype(np.uint8) for shift in shifts], axis=2)

    def _work_out(self, row: int, first: int, after: int) -> None:
        assert self._pixels is not None
        place = np.s_[row * _BLOCK : (row + 1) * _BLOCK, first * _BLOCK : after * _BLOCK]
        pixels = self._pixels[place]
        for number, (values, table) in enumerate(zip(self._channels, self._tables, strict=True)):
            index = values[place]
            if self._first:
                index = index.astype(np.int64) - self._first
            if number == 0:
                np.take(table, index, out=pixels, mode="clip")
            else:
                pixels |= np.take(table, index, mode="clip")
        self._done[row, first:after] = True


def _grey(table: npt.NDArray[np.uint8]) -> Pixels:
    """Return the pixels of grey levels."""
    return table.astype(np.uint32) * np.uint32(_GREY) + np.uint32(_OPAQUE)
