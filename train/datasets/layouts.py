"""The data-set layouts by name, and their splits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pcam_model.geometry import Box
from train.datasets import chestxray14, chexpert, folder, rsna, vindr
from train.datasets.files import image_name
from train.datasets.records import LATERAL, Record
from train.datasets.tables import LayoutError, rows

__all__ = ["LAYOUTS", "Layout", "LayoutError", "Split", "boxes", "open_layout", "read_splits"]


def _no_boxes(_root: Path) -> dict[tuple[str, str], list[Box]]:
    return {}


@dataclass(frozen=True, slots=True)
class Layout:
    """How one publisher's folder is read.

    Attributes
    ----------
    records : callable
        Returns the records of a folder.
    boxes : callable
        Returns its boxes by (image name, finding), in pixels of the record's ``original_size``.
    patients : str
        Whose patient numbers these are: records of two folders with the same ones may be of the
        same patient. Empty where each folder has its own.
    """

    records: Callable[[Path], list[Record]]
    boxes: Callable[[Path], dict[tuple[str, str], list[Box]]] = _no_boxes
    patients: str = ""


LAYOUTS: dict[str, Layout] = {
    "chestxray14": Layout(chestxray14.records, chestxray14.boxes, "NIH"),
    "chexpert": Layout(chexpert.records, patients="CheXpert"),
    "rsna": Layout(rsna.records, rsna.boxes, "RSNA"),
    "vindr": Layout(vindr.records, vindr.boxes, "VinDr"),
    "folder": Layout(folder.records, folder.boxes),
}


@dataclass(frozen=True, slots=True)
class Split:
    """What a split file says of one image."""

    split: str
    fold: int | None


def read_splits(file: Path) -> dict[str, Split]:
    """Return the split of each image name from a CSV with Image Index, split and maybe fold."""
    return {
        image_name(row["Image Index"]): Split(
            row["split"], int(row["fold"]) if row.get("fold") else None
        )
        for row in rows(file, "Image Index", "split")
    }


def open_layout(
    name: str,
    root: Path,
    split_file: Path | None = None,
    split: str | None = None,
    *,
    fold: int | None = None,
    except_fold: int | None = None,
    lateral: bool = False,
) -> list[Record]:
    """Return the records of a data set, or of some of its splits and folds.

    Parameters
    ----------
    name : str
        A key of :data:`LAYOUTS`.
    root : Path
        The data set's folder.
    split_file : Path, optional
        CSV with the columns ``Image Index``, ``split`` and maybe ``fold``; if a split or fold is
        named and no file is, ``splits.csv`` in ``root`` or else the publisher's own splits.
    split : str, optional
        Keep the images of this split only, or of several: ``train+val``.
    fold, except_fold : int, optional
        Keep the images of this fold only, or those of every fold but this one.
    lateral : bool
        Keep lateral views, as far as the data set tells which they are.

    Raises
    ------
    LayoutError
        Unknown layout, missing files, an empty or unknown choice, or a patient in two splits or
        folds.
    """
    if name not in LAYOUTS:
        raise LayoutError(f"unknown layout {name!r}: known are {', '.join(LAYOUTS)}")
    if not root.is_dir():
        raise LayoutError(f"{root} is not a folder")
    found = [item for item in LAYOUTS[name].records(root) if lateral or item.view != LATERAL]
    by_fold = fold is not None or except_fold is not None
    if split is None and not by_fold:
        return found
    splits = _splits(root, split_file, found)
    _check_patients(found, splits, folds=by_fold)
    wanted = None if split is None else split.split("+")
    here = [(item, splits[item.name]) for item in found if item.name in splits]
    _check_known(wanted, [value for value in (fold, except_fold) if value is not None], here)
    chosen = [
        item
        for item, entry in here
        if (wanted is None or entry.split in wanted)
        and (fold is None or entry.fold == fold)
        and (except_fold is None or entry.fold not in (None, except_fold))
    ]
    if not chosen:
        raise LayoutError(f"{root} has no image in the split and folds that were asked for")
    return chosen


def _check_known(
    wanted: list[str] | None, folds: list[int], here: list[tuple[Record, Split]]
) -> None:
    """Refuse splits and folds of which there is no image."""
    known = {entry.split for _, entry in here}
    unknown = [repr(part) for part in wanted or () if part not in known]
    if unknown:
        raise LayoutError(
            f"no image of split {', '.join(unknown)} here; the splits are "
            f"{', '.join(sorted(known)) or 'of other images'}"
        )
    known_folds = {entry.fold for _, entry in here if entry.fold is not None}
    missing = [str(number) for number in folds if number not in known_folds]
    if missing:
        raise LayoutError(
            f"no image of fold {', '.join(missing)} here; the folds are "
            f"{', '.join(map(str, sorted(known_folds))) or 'not told'}"
        )


def boxes(name: str, root: Path) -> dict[tuple[str, str], list[Box]]:
    """Return ground-truth boxes by (image name, finding), in pixels of the original size."""
    return LAYOUTS[name].boxes(root)


def _splits(root: Path, file: Path | None, records: list[Record]) -> dict[str, Split]:
    """Return the split of each image that has one."""
    if file is None and (root / "splits.csv").exists():
        file = root / "splits.csv"
    if file is not None:
        return read_splits(file)
    own = {record.name: Split(record.split, None) for record in records if record.split}
    if not own:
        raise LayoutError(
            f"{root} names no splits: name a split file, with the columns Image Index and split"
        )
    return own


def _check_patients(records: list[Record], splits: Mapping[str, Split], *, folds: bool) -> None:
    """Refuse splits that put one patient on both sides."""
    seen: dict[str, Split] = {}
    for record in records:
        here = splits.get(record.name)
        if here is None:
            continue
        before = seen.setdefault(record.patient, here)
        if before.split != here.split:
            raise LayoutError(
                f"a patient is in two splits ({before.split} and {here.split}): image {record.name}"
            )
        if folds and before.fold != here.fold:
            raise LayoutError(
                f"a patient is in two folds ({before.fold} and {here.fold}): image {record.name}"
            )
