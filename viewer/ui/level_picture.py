"""The grey levels of one size of an image at one window, worked out only where they are seen.

One look-up per stored value at its full depth, straight into eight bits: no rounding in between,
so a narrow window of a 16-bit image shows every step it has.
"""

import numpy as np
import numpy.typing as npt

from viewer.dicom.display import DisplayTable
from viewer.dicom.modality import bit_table

# Side of the squares that are worked out at once: small enough that hardly more than what is seen
# is touched, large enough that a screen has few of them.
_BLOCK = 256


class LevelPicture:
    """One level of a pyramid through one display table: ``table[values - first]``.

    Parameters
    ----------
    values : ndarray of integers, shape (r, c) or (r, c, 3)
    table : ndarray of uint8
    first : int
    """

    def __init__(
        self, values: npt.NDArray[np.generic], table: npt.NDArray[np.uint8], first: int = 0
    ) -> None:
        self._values = values
        self._table = table
        self._first = first
        self._grey: npt.NDArray[np.uint8] | None = None
        self._done = np.zeros([-(-side // _BLOCK) for side in values.shape[:2]], bool)

    @classmethod
    def of_grey(cls, values: npt.NDArray[np.generic], table: DisplayTable) -> "LevelPicture":
        """Return the picture of stored values, shape (r, c)."""
        if values.dtype.itemsize > 2:
            return cls(values, table.values, table.first)
        unsigned = values.view(f"u{values.dtype.itemsize}")
        return cls(unsigned, bit_table(table.values, table.first, values.dtype))

    @classmethod
    def of_colour(cls, values: npt.NDArray[np.generic], inverted: bool) -> "LevelPicture":
        """Return the picture of colours, shape (r, c, 3), which have no window."""
        table = np.arange(256, dtype=np.uint8)
        return cls(values, 255 - table if inverted else table)

    @property
    def rows(self) -> int:
        """Rows of the level."""
        return int(self._values.shape[0])

    @property
    def columns(self) -> int:
        """Columns of the level."""
        return int(self._values.shape[1])

    def reuse(self, old: "LevelPicture") -> None:
        """Take over the memory of a picture of the same shape that is not drawn any more."""
        if old._grey is not None and old._grey.shape == self._values.shape:
            self._grey, old._grey = old._grey, None
            self._done[:] = False

    def part(self, top: int, bottom: int, left: int, right: int) -> npt.NDArray[np.uint8]:
        """Return the picture, valid in the rows and columns asked for.

        Returns
        -------
        ndarray of uint8, shape (r, c) or (r, c, 3)
            The whole level; outside of the rows and columns it may hold anything.
        """
        if self._grey is None:
            self._grey = np.empty(self._values.shape, np.uint8)
            self._done[:] = False
        start = max(left, 0) // _BLOCK
        for row in range(max(top, 0) // _BLOCK, -(-min(bottom, self.rows) // _BLOCK)):
            missing = np.flatnonzero(~self._done[row, start : -(-right // _BLOCK)])
            if missing.size:
                # What lies between two gaps is worked out again: the result is the same.
                self._work_out(row, start + int(missing[0]), start + int(missing[-1]) + 1)
        return self._grey

    def whole(self) -> npt.NDArray[np.uint8]:
        """Return the picture, all of it."""
        return self.part(0, self.rows, 0, self.columns)

    def _work_out(self, row: int, first: int, after: int) -> None:
        assert self._grey is not None
        place = np.s_[row * _BLOCK : (row + 1) * _BLOCK, first * _BLOCK : after * _BLOCK]
        index = self._values[place]
        if self._first:
            index = index.astype(np.int64) - self._first
        np.take(self._table, index, out=self._grey[place], mode="clip")
        self._done[row, first:after] = True
