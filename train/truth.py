"""What radiologists drew: boxes or masks per image and finding, joined to the records."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

import numpy as np
import numpy.typing as npt

from pcam_model.geometry import Box
from train.datasets.records import Record
from train.metrics.boxes import as_array
from train.rle import Rle, decode

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """One finding in one image.

    Attributes
    ----------
    boxes : ndarray, shape (n, 4)
        x, y, width, height in pixels of ``size``.
    size : tuple of int or None
        Width and height of the grid in which it was drawn; None: the record's ``original_size``.
    mask : Rle or None
        Everything that was outlined, on the same grid.
    """

    boxes: Floats
    size: tuple[int, int] | None = None
    mask: Rle | None = None

    def at(self, size: tuple[int, int]) -> "Truth":
        """Return it with boxes in pixels of another size. The mask stays on its own grid."""
        if self.size is None or self.size == size:
            return replace(self, size=size)
        factors = np.array([size[0] / self.size[0], size[1] / self.size[1]] * 2)
        return Truth(self.boxes * factors, size, self.mask)

    def pixels(self) -> npt.NDArray[np.bool_]:
        """Return the mask, shape (rows, columns); ValueError if there are boxes only."""
        if self.mask is None:
            raise ValueError("there is no mask, only boxes")
        return decode(self.mask)


#: By image and finding, as a file or a data set names the image.
TruthTable = Mapping[tuple[str, str], Truth]

#: By name of the record, then by finding.
TruthByImage = Mapping[str, Mapping[str, Truth]]


def truth_of_boxes(table: Mapping[tuple[str, str], Sequence[Box]]) -> dict[tuple[str, str], Truth]:
    """Return boxes as a table of truth; those without an area are left out."""
    found = {}
    for key, boxes in table.items():
        kept = [box for box in boxes if box.width > 0 and box.height > 0]
        if kept:
            found[key] = Truth(as_array(kept))
    return found


def join(
    records: Iterable[Record], tables: Sequence[TruthTable], findings: Collection[str]
) -> dict[str, dict[str, Truth]]:
    """Return what was drawn in the given images, in pixels of their ``original_size``.

    An image is met by its name, by the last part of it, or by its last three parts joined with
    "_" (CheXlocalize); only by names that one record alone has. A later table takes the place of
    an earlier one for the findings that it has.

    Parameters
    ----------
    records : iterable of Record
    tables : sequence of TruthTable
    findings : collection of str
        Others are left out.
    """
    owners = _owners(records)
    replaced = [{finding for _, finding in table} for table in tables]
    found: dict[str, dict[str, Truth]] = {}
    for number, table in enumerate(tables):
        later = set().union(*replaced[number + 1 :])
        for (image, finding), truth in table.items():
            record = owners.get(image)
            if record is not None and finding in findings and finding not in later:
                found.setdefault(record.name, {})[finding] = truth.at(record.original_size)
    return found


def _owners(records: Iterable[Record]) -> dict[str, Record]:
    """Return the records by each name that belongs to one of them alone."""
    owners: dict[str, Record] = {}
    shared: set[str] = set()
    exact: dict[str, Record] = {}
    for record in records:
        exact[record.name] = record
        parts = PurePosixPath(record.name).parts
        for alias in {parts[-1], "_".join(parts[-3:])}:
            if owners.setdefault(alias, record) is not record:
                shared.add(alias)
    return {name: one for name, one in owners.items() if name not in shared} | exact
