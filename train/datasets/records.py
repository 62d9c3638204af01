"""One labelled image of a data set, and how its pixels are read."""

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from viewer.dicom.archive import Shelf
from viewer.dicom.network_image import network_image
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.read import read
from viewer.dicom.scan import Rejected, identify
from viewer.dicom.source import Source

#: View of a record that is no frontal one, as far as its data set tells.
LATERAL = "LATERAL"


@dataclass(frozen=True, slots=True)
class Record:
    """One image with its image-level labels.

    Attributes
    ----------
    name : str
        The image's name in its data set: its path there without suffix.
    source : Source
        Where its pixels are; also a member of a ZIP.
    patient : str
        Patient identity within the data set: patients never straddle splits.
    labels : mapping of str to float or None
        1 present, 0 absent, anything between as probable, None unknown (masked from the loss).
        What the data set has no label for is not a key.
    sex : str
        "F", "M" or "".
    age : float or None
        Years.
    view : str
        "PA", "AP", "LATERAL" or "".
    split : str
        The publisher's own split, or the one of :func:`train.datasets.files.own_split`; or "".
    uncertain : mapping of str to float or None
        Findings whose label the publisher calls uncertain, or about which the readers differ, to
        the share of readers who saw it; None where that is not told.
    blank : tuple of str
        Findings that the publisher's table leaves blank.
    grid : tuple of int or None
        Width and height of the pixel grid in which the data set gives boxes, if that is not the
        image's own.
    """

    name: str
    source: Source
    patient: str
    labels: Mapping[str, float | None]
    sex: str = ""
    age: float | None = None
    view: str = ""
    split: str = ""
    uncertain: Mapping[str, float | None] = field(default_factory=dict)
    blank: tuple[str, ...] = ()
    grid: tuple[int, int] | None = None

    @property
    def original_size(self) -> tuple[int, int]:
        """Width and height of the pixel grid in which the data set gives boxes.

        The image's own is read from its header.

        Raises
        ------
        viewer.dicom.radiograph.UnreadableError
            If that cannot be read.
        """
        return self.grid or _size(self.source)


@lru_cache(maxsize=2**17)
def _size(source: Source) -> tuple[int, int]:
    found = identify(source, _shelf())
    if isinstance(found, Rejected):
        raise UnreadableError(found.reason)
    return found.columns, found.rows


def read_image(record: Record) -> npt.NDArray[np.float32]:
    """Return the network image of a record; see :func:`read_source`."""
    return read_source(record.source)


def read_source(source: Source) -> npt.NDArray[np.float32]:
    """Return the network image of a file, by the very code the viewer uses.

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
    return network_image(read(source, _shelf()))


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
