"""The image a network sees: a fixed path, never the reader's window.

Modality LUT, the file's first VOI (or the automatic window where it has none), then polarity:
the same for training, evaluation and viewing.
"""

import hashlib

import numpy as np
import numpy.typing as npt

from viewer.dicom.display import default_voi, pipeline
from viewer.dicom.modality import look_up
from viewer.dicom.radiograph import Radiograph

# Luma of ITU-R BT.601, as Pillow converts to grey.
_LUMA = (0.299, 0.587, 0.114)
# What becomes of the 256 values of a picture that is shown as it is.
_AS_IS = np.arange(256, dtype=np.float32) / np.float32(255)


def network_image(radiograph: Radiograph, frame: int = 0) -> npt.NDArray[np.float32]:
    """Return a frame as float32, shape (rows, columns), 0..1, bright where the patient is dense."""
    stored = radiograph.stored[frame]
    if radiograph.is_colour:
        return np.asarray(stored.astype(np.float32) @ np.array(_LUMA, np.float32) / 255, np.float32)
    first, shown = pipeline(radiograph, default_voi(radiograph, frame))
    values = shown.astype(np.float32)
    if stored.dtype == np.uint8 and np.array_equal(values, _AS_IS):
        # The same numbers as from the table, in a quarter of the time: most data sets are these.
        return np.asarray(np.divide(stored, np.float32(255), dtype=np.float32))
    return np.asarray(look_up(stored, first, values), np.float32)


def fingerprint(radiograph: Radiograph, frame: int = 0) -> str:
    """Return the SHA-256 of all that a network image is made of: pixels and grey scale.

    Frames of equal fingerprint have equal network images, wherever they come from.
    """
    stored = np.ascontiguousarray(radiograph.stored[frame])
    told = hashlib.sha256(repr((stored.shape, stored.dtype.str)).encode())
    told.update(stored.data)
    if not radiograph.is_colour:
        first, shown = pipeline(radiograph, default_voi(radiograph, frame))
        told.update(repr((first, shown.dtype.str)).encode())
        told.update(np.ascontiguousarray(shown).data)
    return told.hexdigest()
