"""The data-set layouts by name, and their splits."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pcam_model.geometry import Box
from train.datasets import chestxray14
from train.datasets.chestxray14 import LayoutError
from train.datasets.records import Record

__all__ = ["LAYOUTS", "Layout", "LayoutError", "Split", "boxes", "open_layout", "read_splits"]


@dataclass(frozen=True, slots=True)
class Layout:
    """How one publisher's folder is read."""

    records: Callable[[Path], list[Record]]
    boxes: Callable[[Path], dict[tuple[str, str], list[Box]]]


LAYOUTS: dict[str, Layout] = {
    "chestxray14": Layout(chestxray14.records, chestxray14.boxes),
}


@dataclass(frozen=True, slots=True)
class Split:
    """What a split file says of one image."""

    split: str
    fold: int | None


def read_splits(file: Path) -> dict[str, Split]:
    """Return the split of each image stem from a CSV with Image Index, split and maybe fold."""
    with file.open(newline="", encoding="utf-8-sig") as stream:
        reader = csv.DictReader(stream)
        if not {"Image Index", "split"} <= set(reader.fieldnames or ()):
            raise LayoutError(f"{file} needs the columns Image Index and split")
        return {
            Path(row["Image Index"]).stem: Split(
                row["split"], int(row["fold"]) if row.get("fold") else None
            )
            for row in reader
        }


def open_layout(
    name: str, root: Path, split_file: Path | None = None, split: str | None = None
) -> list[Record]:
    """Return the records of a data set, or of one of its splits.

    Parameters
    ----------
    name : str
        A key of :data:`LAYOUTS`.
    root : Path
        The data set's folder.
    split_file : Path, optional
        CSV with the columns ``Image Index`` and ``split``; ``splits.csv`` in ``root`` if
        a ``split`` is named and no file is.
    split : str, optional
        Keep the images of this split only.

    Raises
    ------
    LayoutError
        Unknown layout, missing files, an empty or unknown split, or a patient in two splits.
    """
    if name not in LAYOUTS:
        raise LayoutError(f"unknown layout {name!r}: known are {', '.join(LAYOUTS)}")
    if not root.is_dir():
        raise LayoutError(f"{root} is not a folder")
    found = LAYOUTS[name].records(root)
    if split is None:
        return found
    splits = read_splits(split_file or root / "splits.csv")
    _check_patients(found, splits)
    chosen = [item for item in found if item.name in splits and splits[item.name].split == split]
    if not chosen:
        known = sorted({entry.split for entry in splits.values()})
        raise LayoutError(f"no image of split {split!r} here; the file names {', '.join(known)}")
    return chosen


def boxes(name: str, root: Path) -> dict[tuple[str, str], list[Box]]:
    """Return ground-truth boxes by (image stem, finding), in pixels of the original size."""
    return LAYOUTS[name].boxes(root)


def _check_patients(records: Iterable[Record], splits: dict[str, Split]) -> None:
    """Refuse a split that puts one patient on both sides."""
    seen: dict[str, str] = {}
    for record in records:
        entry = splits.get(record.name)
        if entry is None:
            continue
        before = seen.setdefault(record.patient, entry.split)
        if before != entry.split:
            raise LayoutError(
                f"a patient is in two splits ({before} and {entry.split}): image {record.name}"
            )
