"""An image at several sizes, so that a change of window costs what is seen, not what is stored.

Stored values are averaged, not grey levels on the screen: the window is applied to all sizes alike,
with every bit the detector gave. On screen an image that is made smaller by leaving out pixels
shows patterns that are not there.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from viewer.dicom.radiograph import Radiograph, Voi

# Below this side nothing is gained by another level.
_SMALLEST = 64


@dataclass(frozen=True, eq=False)
class Pyramid:
    """One frame in full size, then halved again and again."""

    radiograph: Radiograph
    frame: int
    levels: tuple[npt.NDArray[np.generic], ...]

    @classmethod
    def of(cls, radiograph: Radiograph, frame: int) -> "Pyramid":
        """Return the pyramid of one frame."""
        levels = [radiograph.stored[frame]]
        while min(levels[-1].shape[:2]) >= 2 * _SMALLEST:
            levels.append(_halved(levels[-1]))
        return cls(radiograph, frame, tuple(levels))

    def level_for(self, scale: float) -> int:
        """Return the coarsest level with at least one pixel per pixel of the screen.

        Parameters
        ----------
        scale : float
            Pixels of the screen per pixel of the image.
        """
        level = int(np.floor(-np.log2(max(scale, 1e-6)) + 1e-3))
        return min(max(level, 0), len(self.levels) - 1)

    def render(
        self, scale: float, voi: Voi | None = None, inverted: bool = False
    ) -> npt.NDArray[np.uint8]:
        """Return the picture for a scale.

        Returns
        -------
        ndarray of uint8, shape (r, c) or (r, c, 3)
        """
        return self.render_level(self.level_for(scale), voi, inverted)

    def render_level(
        self, level: int, voi: Voi | None = None, inverted: bool = False
    ) -> npt.NDArray[np.uint8]:
        """Return the picture of one level; see :meth:`render`."""
        from viewer.dicom.display import display_table

        values = self.levels[level]
        if self.radiograph.is_colour:
            colour = np.asarray(values, np.uint8)
            return np.asarray(255 - colour if inverted else colour, np.uint8)
        table = display_table(self.radiograph, voi or self._default_voi, inverted)
        if table.first == 0 and values.dtype.kind == "u":
            return np.asarray(np.take(table.values, values, mode="clip"))
        places = np.subtract(values, table.first, dtype=np.int32)
        return np.asarray(np.take(table.values, places, mode="clip"))

    @cached_property
    def _default_voi(self) -> Voi:
        """The file's window of this very frame, worked out once."""
        from viewer.dicom.display import default_voi

        return default_voi(self.radiograph, self.frame)


def _halved(values: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    """Return the mean of every two by two pixels; an odd last row or column counts once more."""
    rows, columns = values.shape[:2]
    wide = np.int32 if values.dtype.itemsize <= 2 else np.int64
    even = values.astype(wide)
    if rows % 2:
        even = np.concatenate((even, even[-1:]))
    if columns % 2:
        even = np.concatenate((even, even[:, -1:]), axis=1)
    total = even[0::2, 0::2] + even[1::2, 0::2] + even[0::2, 1::2] + even[1::2, 1::2]
    return np.asarray((total + 2) // 4, values.dtype)
