"""An image at several sizes, so that a change of window costs what is seen, not what is stored.

Stored values are averaged, not grey levels on the screen: the window is applied to all sizes alike,
with every bit the detector gave. On screen an image that is made smaller by leaving out pixels
shows patterns that are not there.
"""

from functools import cached_property
from threading import Event, Lock

import numpy as np
import numpy.typing as npt

from viewer.dicom.radiograph import Radiograph, Voi
from viewer.ui.level_picture import LevelPicture

# Below this side nothing is gained by another level.
_SMALLEST = 64
# Rows of a smaller level that are made at once: what they are made from stays in the cache.
_BAND = 32


class Pyramid:
    """One frame in full size, then halved again and again; a level is made when it is wanted."""

    def __init__(self, radiograph: Radiograph, frame: int) -> None:
        self.radiograph = radiograph
        self.frame = frame
        self._levels: list[npt.NDArray[np.generic]] = [radiograph.stored[frame]]
        # The window and a worker that makes a thumbnail may want the same level.
        self._making = Lock()
        #: Set once the frame was on the screen.
        self.drawn = Event()

    @classmethod
    def of(cls, radiograph: Radiograph, frame: int) -> "Pyramid":
        """Return the pyramid of one frame."""
        return cls(radiograph, frame)

    @cached_property
    def depth(self) -> int:
        """Number of levels."""
        shorter = min(self.radiograph.rows, self.radiograph.columns)
        levels = 1
        while shorter >= 2 * _SMALLEST:
            shorter = (shorter + 1) // 2
            levels += 1
        return levels

    def level(self, number: int) -> npt.NDArray[np.generic]:
        """Return the stored values of one level; 0 has full size."""
        while len(self._levels) <= number:
            # One level at a time: the window must not wait for the small ones of a thumbnail.
            with self._making:
                if len(self._levels) <= number:
                    self._levels.append(_halved(self._levels[-1]))
        return self._levels[number]

    def level_for(self, scale: float) -> int:
        """Return the coarsest level with at least one pixel per pixel of the screen.

        Parameters
        ----------
        scale : float
            Pixels of the screen per pixel of the image.
        """
        level = int(np.floor(-np.log2(max(scale, 1e-6)) + 1e-3))
        return min(max(level, 0), self.depth - 1)

    def picture(self, level: int, voi: Voi | None = None, inverted: bool = False) -> LevelPicture:
        """Return the grey levels of one level, worked out where they are looked at.

        Parameters
        ----------
        voi : Voi or None
            None for the default of the file, or the automatic window of this very frame.
        inverted : bool
            The reader's inversion, on top of the polarity of the file.
        """
        from viewer.dicom.display import display_table

        if self.radiograph.is_colour:
            return LevelPicture.of_colour(self.level(level), inverted)
        table = display_table(self.radiograph, voi or self.default_voi, inverted)
        return LevelPicture.of_grey(self.level(level), table)

    def render(
        self, scale: float, voi: Voi | None = None, inverted: bool = False
    ) -> npt.NDArray[np.uint8]:
        """Return the whole picture for a scale.

        Returns
        -------
        ndarray of uint8, shape (r, c) or (r, c, 3)
        """
        return self.picture(self.level_for(scale), voi, inverted).whole()

    @cached_property
    def default_voi(self) -> Voi:
        """The file's window of this very frame, worked out once."""
        from viewer.dicom.display import default_voi

        return default_voi(self.radiograph, self.frame)


def _halved(values: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    """Return the mean of every two by two pixels; an odd last row or column counts once more."""
    rows, columns = values.shape[:2]
    wide = np.int32 if values.dtype.itemsize <= 2 else np.int64
    result = np.empty(((rows + 1) // 2, (columns + 1) // 2, *values.shape[2:]), values.dtype)
    for start in range(0, len(result), _BAND):
        band = values[2 * start : 2 * (start + _BAND)]
        if len(band) % 2:
            band = np.concatenate((band, band[-1:]))
        if columns % 2:
            band = np.concatenate((band, band[:, -1:]), axis=1)
        pairs = np.add(band[0::2], band[1::2], dtype=wide)
        total = pairs[:, 0::2] + pairs[:, 1::2]
        total += 2
        total >>= 2
        result[start : start + _BAND] = total
    return result
