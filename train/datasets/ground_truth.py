"""Which findings have radiologists' boxes in which images of a data set."""

from collections.abc import Collection, Mapping, Sequence

from pcam_model.geometry import Box
from train.datasets.records import Record

#: Boxes by (image name, finding), in pixels of the record's ``original_size``.
BoxTable = Mapping[tuple[str, str], Sequence[Box]]


def boxes_by_image(
    records: Sequence[Record], table: BoxTable, findings: Collection[str]
) -> dict[str, dict[str, list[Box]]]:
    """Return the boxes of the given images and findings: image name to finding to boxes.

    Boxes without an area are left out; an image without a box is not a key.
    """
    names = {record.name for record in records}
    found: dict[str, dict[str, list[Box]]] = {}
    for (name, finding), boxes in table.items():
        kept = [box for box in boxes if box.width > 0 and box.height > 0]
        if kept and name in names and finding in findings:
            found.setdefault(name, {})[finding] = kept
    return found
