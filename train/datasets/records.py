"""One labelled image of a data set, and how its pixels are read."""

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from viewer.dicom.archive import Shelf
from viewer.dicom.network_image import network_image
from viewer.dicom.read import read
from viewer.dicom.source import Source


@dataclass(frozen=True, slots=True)
class Record:
    """One image with its image-level labels.

    Attributes
    ----------
    name : str
        The image's name in its data set, without suffix.
    source : Source
        Where its pixels are; also a member of a ZIP.
    patient : str
        Patient identity within the data set: patients never straddle splits.
    labels : mapping of str to float or None
        1 present, 0 absent, None unknown (masked from the loss).
    sex : str
        "F", "M" or "".
    age : float or None
        Years.
    view : str
        "PA", "AP" or "".
    original_size : tuple of int
        Width and height of the pixel grid in which the data set gives boxes.
    """

    name: str
    source: Source
    patient: str
    labels: Mapping[str, float | None]
    sex: str = ""
    age: float | None = None
    view: str = ""
    original_size: tuple[int, int] = (1024, 1024)


def read_image(record: Record) -> npt.NDArray[np.float32]:
    """Return the network image of a record, by the very code the viewer uses.

    An archive stays open between its members, one per thread.

    Returns
    -------
    ndarray of float32, shape (H, W)
        Grey values 0..1, bright is dense.

    Raises
    ------
    viewer.dicom.radiograph.UnreadableError
        If the file cannot be read; the message says why.
    """
    return network_image(read(record.source, _shelf()))


class _Open(threading.local):
    """The shelf of a thread, and the process that opened it."""

    shelf: Shelf | None = None
    process = 0


_open = _Open()


def _shelf() -> Shelf:
    # A forked process shares the file's position with its parent: it needs its own.
    if _open.shelf is None or _open.process != os.getpid():
        _open.shelf, _open.process = Shelf(), os.getpid()
    return _open.shelf
