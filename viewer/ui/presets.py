"""Windows to choose from: those of the file, then some made from the image's own values."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from pcam_model.wording import Text
from viewer.dicom.radiograph import LookupTable, Radiograph, Voi, Window

if TYPE_CHECKING:
    from viewer.ui.pyramid import Pyramid

# A narrower window than this shows steps of single values.
_NARROWEST = 1.0

# The middle of an image: at the border there are collimators, air and text.
_MARGIN = 0.05

# Of the shades of a table: those near black and white are many values long.
_TAIL = 0.1

# Keys 1 to 9.
_KEYS = 9

# Made from percentiles of the image: name, darker and brighter end.
_MADE = (
    (Text("full range"), 0.0, 100.0),
    (Text("narrow"), 5.0, 95.0),
    (Text("darker half"), 1.0, 60.0),
    (Text("brighter half"), 40.0, 99.0),
)


@dataclass(frozen=True, slots=True)
class Preset:
    """A window with the name that people see."""

    name: str
    voi: Voi


class Presets:
    """The windows of one frame: the automatic one, and those for the keys 1 to 9.

    Their names are known at once. What is made from the pixels waits until it is asked for: most
    images are read with the window of their file, and the first picture must not wait.

    Parameters
    ----------
    pyramid : Pyramid
        Of a grey frame.
    """

    def __init__(self, pyramid: "Pyramid") -> None:
        self._pyramid = pyramid
        self._radiograph = pyramid.radiograph

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the windows in :attr:`numbered`."""
        return (*_own_names(self._radiograph.vois), *(name for name, _, _ in _MADE))[:_KEYS]

    @cached_property
    def automatic(self) -> Window:
        """The window made from all values of the frame."""
        from viewer.dicom.display import automatic_window

        if not self._radiograph.vois:
            # Worked out already, for the picture.
            return as_window(self._pyramid.default_voi)
        return automatic_window(self._radiograph, self._pyramid.frame)

    @cached_property
    def numbered(self) -> tuple[Preset, ...]:
        """The windows of the file, then those made from the middle of the frame."""
        flat = _middle(self._radiograph, self._pyramid.frame)
        made = (self._made(flat, *each) for each in _MADE)
        windows: tuple[Voi, ...] = (*self._radiograph.vois, *made)
        return tuple(map(Preset, self.names, windows))

    def _made(
        self, values: npt.NDArray[np.float64], name: str, dark: float, bright: float
    ) -> Window:
        if self._radiograph.inverted:
            # Low values are what is bright.
            dark, bright = 100.0 - bright, 100.0 - dark
        return _window(values, dark, bright, name)


def _own_names(vois: tuple[Voi, ...]) -> tuple[str, ...]:
    """Return the names that a file gives its windows and tables, no two of them alike."""
    counts = Counter(voi.explanation for voi in vois)
    names: list[str] = []
    for number, voi in enumerate(vois, start=1):
        name, table = voi.explanation, isinstance(voi, LookupTable)
        if name and counts[name] == 1:
            names.append(name)
        elif name and table:
            names.append(Text("{name} (table {number})", name=name, number=number))
        elif name:
            names.append(Text("{name} (window {number})", name=name, number=number))
        elif table:
            names.append(Text("table {number} of the file", number=number))
        else:
            names.append(Text("window {number} of the file", number=number))
    return tuple(names)


def _middle(radiograph: Radiograph, frame: int) -> npt.NDArray[np.float64]:
    """Return modality values from the middle of a frame, shape (n,), padding left out."""
    from viewer.dicom.modality import modality_values

    rows, columns = radiograph.rows, radiograph.columns
    top, left = int(rows * _MARGIN), int(columns * _MARGIN)
    values = modality_values(radiograph, frame)
    inner = values[top : rows - top, left : columns - left]
    if radiograph.padding is not None:
        stored = radiograph.stored[frame, top : rows - top, left : columns - left]
        low, high = radiograph.padding
        kept = inner[(stored < low) | (stored > high)]
        inner = kept if kept.size else inner
    # A hundred thousand values tell the percentiles as well as ten million.
    return inner.ravel()[:: max(1, inner.size // 100_000)]


def as_window(voi: Voi) -> Window:
    """Return a window to start a drag from; for a table, the one most like it.

    A table covers every value that there may be, and is black or white for most: a drag from all
    of them would begin with a leap to a grey picture. So the window goes through the middle of its
    shades, as steep as they are.
    """
    if not isinstance(voi, LookupTable):
        return voi
    darkest, brightest = float(voi.data.min()), float(voi.data.max())
    margin = _TAIL * (brightest - darkest)
    shades = np.flatnonzero((voi.data > darkest + margin) & (voi.data < brightest - margin))
    if shades.size < 2:
        width = max(float(len(voi.data) - 1), _NARROWEST)
        return Window(voi.first + width / 2, width)
    first, last = float(shades[0]), float(shades[-1])
    width = max((last - first) / (1 - 2 * _TAIL), _NARROWEST)
    return Window(voi.first + (first + last) / 2, width)


def dragged(start: Window, across: float, down: float) -> Window:
    """Return a window after a drag, in fractions of the view: right is wider, down is brighter.

    A drag over the whole view trebles the width or moves the centre by it, so that twelve-bit and
    eight-bit images feel alike.
    """
    width = max(start.width * 3.0**across, _NARROWEST)
    centre = start.centre - down * start.width
    return Window(centre, width, start.function)


def window_of_values(radiograph: Radiograph, stored: npt.NDArray[np.generic]) -> Window:
    """Return the window that shows stored values of an image from black to white.

    Parameters
    ----------
    radiograph : Radiograph
        Not a colour image.
    stored : ndarray
        Any shape, not empty. One in two hundred at either end may be clipped.
    """
    from viewer.dicom.modality import modality_at

    ends = np.percentile(stored, (0.5, 99.5))
    low, high = sorted(modality_at(radiograph, float(end)) for end in ends)
    return Window((low + high) / 2, max(high - low, _NARROWEST), explanation="")


def _window(values: np.ndarray, low: float, high: float, name: str) -> Window:
    bottom, top = (float(value) for value in np.percentile(values, (low, high)))
    return Window((bottom + top) / 2, max(top - bottom, _NARROWEST), explanation=name)
