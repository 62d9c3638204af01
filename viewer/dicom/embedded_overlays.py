"""Graphics in the unused bits of pixels (PS3.3 C.9.2, retired): they may hold a name, too."""

import numpy as np
from pydicom.dataset import Dataset

from viewer.dicom.header import Header

_GROUPS = range(0x6000, 0x6100, 2)
_NATIVE = {
    "1.2.840.10008.1.2": "<",
    "1.2.840.10008.1.2.1": "<",
    "1.2.840.10008.1.2.1.99": "<",
    "1.2.840.10008.1.2.2": ">",
}


def without_embedded_overlays(old: Dataset, new: Dataset, transfer_syntax: str) -> bool:
    """Clear the unused bits of ``new``, if ``old`` says that overlays are in them.

    Returns
    -------
    bool
        False if that cannot be done: the pixels are compressed, or their layout is not stated.
    """
    if "PixelData" not in new or not any(_embedded(old, group) for group in _GROUPS):
        return True
    header = Header(new)
    allocated, stored, high = (
        int(header.number(keyword) or 0) for keyword in ("BitsAllocated", "BitsStored", "HighBit")
    )
    order = _NATIVE.get(transfer_syntax)
    if order is None or allocated not in (8, 16, 32) or not 0 < stored <= high + 1 <= allocated:
        return False
    used = ((1 << stored) - 1) << (high + 1 - stored)
    data = new["PixelData"].value
    whole = len(data) - len(data) % (allocated // 8)
    pixels = np.frombuffer(data[:whole], f"{order}u{allocated // 8}") & used
    new["PixelData"].value = pixels.astype(f"{order}u{allocated // 8}").tobytes() + data[whole:]
    return True


def _embedded(dataset: Dataset, group: int) -> bool:
    """Return whether a group describes an overlay at a bit of the pixels."""
    try:
        return bool(dataset[group, 0x0102].value)
    except KeyError:
        return False
