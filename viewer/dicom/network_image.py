"""The image a network sees: a fixed path, never the reader's window.

Modality LUT, the file's first VOI (or the automatic window where it has none), then polarity:
the same for training, evaluation and viewing.
"""

import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from viewer.dicom.display import default_voi, pipeline
from viewer.dicom.modality import look_up
from viewer.dicom.radiograph import Radiograph

# Luma of ITU-R BT.601, as Pillow converts to grey.
_LUMA = (0.299, 0.587, 0.114)
# Rows and columns of a sketch, about.
_SKETCHED = 32
# What becomes of the 256 values of a picture that is shown as it is.
_AS_IS = np.arange(256, dtype=np.float32) / np.float32(255)


@dataclass(frozen=True, slots=True, eq=False)
class NetworkSource:
    """What a network image is made of: pixels, and the grey value of each stored value.

    Attributes
    ----------
    stored : ndarray, shape (rows, columns) or (rows, columns, 3)
        A frame as stored; RGB for colour.
    first : int
        The stored value to which the first of ``shown`` belongs.
    shown : ndarray of float32 or None
        Grey values 0..1; None for colour.
    """

    stored: npt.NDArray[np.generic]
    first: int
    shown: npt.NDArray[np.float32] | None

    @classmethod
    def of(cls, radiograph: Radiograph, frame: int = 0) -> "NetworkSource":
        """Return what the network image of a frame is made of."""
        stored = radiograph.stored[frame]
        if radiograph.is_colour:
            return cls(stored, 0, None)
        first, shown = pipeline(radiograph, default_voi(radiograph, frame))
        return cls(stored, first, shown.astype(np.float32))

    def image(self) -> npt.NDArray[np.float32]:
        """Return the network image: shape (rows, columns), 0..1, bright where dense."""
        stored, shown = self.stored, self.shown
        if shown is None:
            grey = stored.astype(np.float32) @ np.array(_LUMA, np.float32) / 255
            return np.asarray(grey, np.float32)
        if stored.dtype == np.uint8 and np.array_equal(shown, _AS_IS):
            # The same numbers as from the table, in a quarter of the time: most data sets are
            # these.
            return np.asarray(np.divide(stored, np.float32(255), dtype=np.float32))
        return np.asarray(look_up(stored, self.first, shown), np.float32)

    def sketch(self) -> tuple[object, ...]:
        """Return some of the pixels: where it differs, so does the fingerprint."""
        rows, columns = (max(1, side // _SKETCHED) for side in self.stored.shape[:2])
        some = self.stored[::rows, ::columns].tobytes()
        return self.stored.shape, self.stored.dtype.str, self.first, some

    def fingerprint(self) -> str:
        """Return a SHA-256: where it is equal, so are the images, wherever they come from."""
        stored = np.ascontiguousarray(self.stored)
        told = hashlib.sha256(repr((stored.shape, stored.dtype.str, self.first)).encode())
        told.update(stored.data)
        if self.shown is not None:
            told.update(np.ascontiguousarray(self.shown).data)
        return told.hexdigest()


def network_image(radiograph: Radiograph, frame: int = 0) -> npt.NDArray[np.float32]:
    """Return a frame as float32, shape (rows, columns), 0..1, bright where the patient is dense."""
    return NetworkSource.of(radiograph, frame).image()
