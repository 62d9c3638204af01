"""The display pipeline as one table over stored values.

One order, no other: stored value → Modality LUT or rescale (PS3.3 C.11.1) → VOI LUT or window
(C.11.2) → polarity. MONOCHROME1 (C.7.6.3.1.2), Presentation LUT Shape INVERSE (C.11.6), or both
together, mean exactly one inversion.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from viewer.dicom.modality import look_up, modality_at, modality_table, stored_range
from viewer.dicom.radiograph import LookupTable, Radiograph, Voi, VoiFunction, Window
from viewer.dicom.voi import apply_voi

# Share of the pixels, in per cent, that the automatic window lets go black and white.
CLIPPED = 0.5
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class DisplayTable:
    """The whole pipeline: ``picture = values[stored - first]``; ``values`` is uint8."""

    first: int
    values: npt.NDArray[np.uint8]


def default_voi(radiograph: Radiograph, frame: int = 0) -> Voi:
    """Return the first VOI of the file, or an automatic window where it has none."""
    return radiograph.vois[0] if radiograph.vois else automatic_window(radiograph, frame)


def voi_source(radiograph: Radiograph) -> str:
    """Return where the default VOI comes from, in words."""
    if not radiograph.vois:
        return "auto percentile"
    first = radiograph.vois[0]
    return "VOILUTSequence" if isinstance(first, LookupTable) else f"window {first.function.value}"


def automatic_window(radiograph: Radiograph, frame: int = 0) -> Window:
    """Return the window from the 0.5th to the 99.5th percentile of a frame, padding left out.

    Every pixel counts: on a subsample the window would flicker between frames. Worked out once for
    each frame: picture, network image and corner text all ask for it.
    """
    if frame not in radiograph.automatic_windows:
        radiograph.automatic_windows[frame] = _automatic_window(radiograph, frame)
    return radiograph.automatic_windows[frame]


def _automatic_window(radiograph: Radiograph, frame: int) -> Window:
    first, last = stored_range(radiograph)
    if radiograph.is_colour:
        return full_range(first, last)
    counts = _histogram(radiograph.stored[frame], first, last)
    if radiograph.padding is not None:
        low, high = radiograph.padding
        kept = counts.copy()
        kept[max(low - first, 0) : max(high - first + 1, 0)] = 0
        if kept.any():
            counts = kept
    values = modality_table(radiograph)
    order = np.argsort(values, kind="stable")
    share = np.cumsum(counts[order]) / counts.sum()
    low_value = float(values[order[np.searchsorted(share, CLIPPED / 100, side="right")]])
    high_value = float(values[order[np.searchsorted(share, 1 - CLIPPED / 100)]])
    if high_value <= low_value:
        present = values[counts > 0]
        low_value, high_value = float(present.min()), float(present.max())
    return full_range(low_value, high_value)


def full_range(low: float, high: float) -> Window:
    """Return the window that shows ``low`` black and ``high`` white."""
    # One value has no contrast: it is shown black, as the lower end.
    width = high - low if high > low else 1.0
    return Window(low + width / 2, width, VoiFunction.LINEAR_EXACT, "automatic")


def _histogram(frame: npt.NDArray[np.generic], first: int, last: int) -> npt.NDArray[np.int64]:
    counts = np.zeros(last - first + 1, np.int64)
    pixels = frame.reshape(-1)
    for start in range(0, pixels.size, _BLOCK):
        block = pixels[start : start + _BLOCK].astype(np.int64)
        if first:
            block -= first
        counts += np.bincount(block, minlength=len(counts))
    return counts


def pipeline(
    radiograph: Radiograph, voi: Voi, inverted: bool = False
) -> tuple[int, npt.NDArray[np.float64]]:
    """Return the first stored value, and the display value 0..1 of it and all that follow."""
    shown = apply_voi(modality_table(radiograph), voi)
    if radiograph.inverted != inverted:
        shown = 1 - shown
    return stored_range(radiograph)[0], shown


def display_table(
    radiograph: Radiograph, voi: Voi | None = None, inverted: bool = False, frame: int = 0
) -> DisplayTable:
    """Return the table that turns stored values into the picture.

    Parameters
    ----------
    voi : Window or LookupTable, optional
        The reader's; the default of the file otherwise.
    inverted : bool
        The reader's inversion, on top of the polarity of the file.
    frame : int
        For the automatic window, where ``voi`` is None and the file has none.

    Raises
    ------
    ValueError
        For a colour image, which is shown as it is.
    """
    if radiograph.is_colour:
        raise ValueError("a colour image is shown as it is")
    first, shown = pipeline(radiograph, voi or default_voi(radiograph, frame), inverted)
    return DisplayTable(first, np.floor(shown * 255 + 0.5).astype(np.uint8))


def display_at(radiograph: Radiograph, stored: int, voi: Voi, inverted: bool = False) -> int:
    """Return the grey value 0..255 of one stored value: what a pixel probe shows.

    Parameters
    ----------
    stored : int
        Of a grey image.
    voi : Window or LookupTable
        In force.
    inverted : bool
        The reader's inversion, on top of the polarity of the file.
    """
    shown = float(apply_voi(np.array([modality_at(radiograph, stored)]), voi)[0])
    if radiograph.inverted != inverted:
        shown = 1 - shown
    return int(np.floor(shown * 255 + 0.5))


def render(
    radiograph: Radiograph, frame: int = 0, voi: Voi | None = None, inverted: bool = False
) -> npt.NDArray[np.uint8]:
    """Return the picture of a frame, shape (rows, columns), or (rows, columns, 3) for colour."""
    stored = radiograph.stored[frame]
    if radiograph.is_colour:
        colours = stored.astype(np.uint8, copy=False)
        return np.asarray(255 - colours if inverted else colours, np.uint8)
    table = display_table(radiograph, voi, inverted, frame)
    return np.asarray(look_up(stored, table.first, table.values), np.uint8)


def with_planes(
    picture: npt.NDArray[np.uint8], radiograph: Radiograph, *, overlays: bool, shutter: bool
) -> npt.NDArray[np.uint8]:
    """Return a picture with what the file lays over it; the picture itself stays as it is.

    Parameters
    ----------
    picture : ndarray of uint8, shape (rows, columns) or (rows, columns, 3)
    overlays : bool
        Draw the overlay planes (PS3.3 C.9.2), white.
    shutter : bool
        Cover what the display shutter covers (C.7.6.11), overlays excepted.
    """
    shown = picture
    if shutter and radiograph.shutter is not None:
        shown = shown.copy()
        shown[radiograph.shutter.covered] = radiograph.shutter.grey
    if overlays and radiograph.overlays is not None:
        shown = shown.copy()
        shown[radiograph.overlays.any(axis=0)] = 255
    return shown
