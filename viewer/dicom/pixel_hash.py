"""A name for pixels that no header can change."""

import hashlib

import numpy as np
import numpy.typing as npt

from viewer.dicom.radiograph import Radiograph


def sha256_of(pixels: npt.NDArray[np.generic]) -> str:
    """Return the SHA-256 of an array's little-endian bytes in C order."""
    little = pixels.astype(pixels.dtype.newbyteorder("<"), copy=False)
    return hashlib.sha256(np.ascontiguousarray(little).data).hexdigest()


def pixel_hash(radiograph: Radiograph) -> str:
    """Return the SHA-256 of the stored pixels of all frames; ``inspect`` prints the same."""
    return sha256_of(radiograph.stored)
