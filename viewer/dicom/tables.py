"""Parse look-up tables and windows of a header (PS3.3 C.11.1, C.11.2).

Those of the functional groups of enhanced CT and MR images are not looked at: no radiograph has
them, and DCMTK shows such images without them too.
"""

import math

import numpy as np

from viewer.dicom.header import Header
from viewer.dicom.radiograph import LookupTable, Voi, VoiFunction, Window


def lookup_table(item: Header, *, signed: bool) -> LookupTable | None:
    """Return the table of one sequence item, or None where it has no usable descriptor or data.

    Parameters
    ----------
    signed : bool
        Whether the values that go in can be negative: then the first value mapped is signed,
        whatever the value representation of the descriptor (PS3.3 C.11.1.1.1).
    """
    descriptor = item.integers("LUTDescriptor")
    if len(descriptor) != 3:
        return None
    entries = descriptor[0] % 65536 or 65536
    first = descriptor[1] % 65536
    if signed and first >= 32768:
        first -= 65536
    data = _entries(item, entries)
    if data.size == 0:
        return None
    bits = descriptor[2]
    highest = int(data.max())
    if not 8 <= bits <= 16 or highest >= 2**bits:
        # The descriptor is wrong (PS3.3 allows 8 and 10 to 16); the data says what is needed.
        bits = max(8, highest.bit_length())
    explanation = item.text("LUTExplanation") or item.text("ModalityLUTType")
    return LookupTable(first, data, bits, explanation)


def _entries(item: Header, entries: int) -> "np.ndarray[tuple[int], np.dtype[np.uint16]]":
    """Return LUT Data; it may be shorter than the descriptor says."""
    raw = item.bytes_of("LUTData")
    if raw:
        if len(raw) in (entries, entries + 1) and entries > 1:
            # 8 bits a value, two in a word.
            return np.frombuffer(raw, np.uint8)[:entries].astype(np.uint16)
        return np.frombuffer(raw[: len(raw) // 2 * 2], "<u2")[:entries].astype(np.uint16)
    values = item.integers("LUTData")[:entries]
    return np.array([value % 65536 for value in values], np.uint16)


def voi_presets(header: Header, *, signed: bool) -> tuple[Voi, ...]:
    """Return what the VOI LUT module offers: tables first, then windows, each usable.

    Parameters
    ----------
    signed : bool
        Whether modality values can be negative.
    """
    presets: list[Voi] = []
    for item in header.items("VOILUTSequence"):
        table = lookup_table(item, signed=signed)
        if table is not None:
            presets.append(table)
    try:
        function = VoiFunction(header.text("VOILUTFunction").upper() or "LINEAR")
    except ValueError:
        function = VoiFunction.LINEAR
    names = header.texts("WindowCenterWidthExplanation")
    pairs = zip(header.numbers("WindowCenter"), header.numbers("WindowWidth"), strict=False)
    for number, (centre, width) in enumerate(pairs):
        if not (math.isfinite(centre) and math.isfinite(width) and width > 0):
            continue
        exact = function is VoiFunction.LINEAR and width < 1
        presets.append(
            Window(
                centre,
                width,
                VoiFunction.LINEAR_EXACT if exact else function,
                names[number] if number < len(names) else "",
            )
        )
    return tuple(presets)


def rescale(header: Header) -> tuple[float, float]:
    """Return Rescale Slope and Intercept; a slope of 0 or none counts as 1."""
    return header.number("RescaleSlope") or 1.0, header.number("RescaleIntercept") or 0.0


def modality_table(header: Header, *, signed: bool) -> tuple[LookupTable | None, bool]:
    """Return the Modality LUT, and whether the file has one that cannot be used."""
    items = header.items("ModalityLUTSequence")
    for item in items:
        table = lookup_table(item, signed=signed)
        if table is not None:
            return table, False
    return None, bool(items)


def padding_range(header: Header, *, signed: bool) -> tuple[int, int] | None:
    """Return the lowest and highest stored value that is padding (PS3.3 C.7.5.1.1.2)."""
    values = header.integers("PixelPaddingValue")
    if not values:
        return None
    limits = header.integers("PixelPaddingRangeLimit") or values
    low, high = sorted(_as_stored(value, signed) for value in (values[0], limits[0]))
    return low, high


def _as_stored(value: int, signed: bool) -> int:
    # The value representation in the file may contradict Pixel Representation.
    if signed:
        return value - 65536 if 32768 <= value < 65536 else value
    return value + 65536 if -32768 <= value < 0 else value
