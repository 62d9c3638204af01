"""VinDr-CXR as PhysioNet ships it (Nguyen et al., Scientific Data 2022), in DICOM.

``train/`` and ``test/`` with one DICOM file per image, ``image_labels_train.csv`` with the labels
of three radiologists per image, ``annotations_train.csv`` with a row per radiologist and box, and
the same for ``test``, where five radiologists agreed on one answer. The tables lie beside the
images or in ``annotations/``. No patients are published: each image counts as its own.
"""

from collections import defaultdict
from pathlib import Path

import numpy as np

from pcam_model.geometry import Box
from train.datasets.files import images_by_stem, own_split
from train.datasets.names import finding, label_columns
from train.datasets.records import Record
from train.datasets.tables import LayoutError, number, one_file, rows, tell_missing
from train.metrics.boxes import as_array, iou

_SETS = ("train", "test")
_CORNERS = ("x_min", "y_min", "x_max", "y_max")

#: Boxes of two radiologists that overlap by more are the same lesion.
_SAME = 0.4


def records(root: Path) -> list[Record]:
    """Return the records of a folder in the layout of VinDr-CXR: first train, then test.

    A label is what most radiologists say. Where they differ, it is uncertain too, with the share
    of those who saw the finding. One image in ten of ``train`` is the split "val".

    Raises
    ------
    LayoutError
        If a table or the images are missing.
    """
    found: list[Record] = []
    sets = [name for name in _SETS if any(root.glob(f"{name}*"))]
    if not sets:
        raise LayoutError(f"{root} holds neither train/ nor test/: it is not in the layout vindr")
    for name in sets:
        found += _records_of(root, name)
    return found


def _records_of(root: Path, name: str) -> list[Record]:
    table = one_file(root, f"image_labels_{name}.csv", "vindr")
    files = images_by_stem(root, name)
    votes: dict[str, list[dict[str, float]]] = defaultdict(list)
    columns: dict[str, str] = {}
    for row in rows(table, "image_id"):
        columns = columns or label_columns(list(row))
        said = {label: number(row[column], table, column) for column, label in columns.items()}
        votes[row["image_id"]].append(said)
    found = []
    for image, readers in votes.items():
        if image not in files:
            continue
        shares = {
            label: sum(said[label] for said in readers) / len(readers) for label in readers[0]
        }
        found.append(
            Record(
                name=image,
                source=files[image],
                patient=image,
                labels={label: float(share > 0.5) for label, share in shares.items()},
                split=own_split(image) if name == "train" else name,
                uncertain={label: share for label, share in shares.items() if 0 < share < 1},
            )
        )
    tell_missing(table, len(votes) - len(found), len(votes))
    return found


def boxes(root: Path) -> dict[tuple[str, str], list[Box]]:
    """Return the boxes by (image, finding), in pixels of the image.

    Boxes of several radiologists round the same lesion become their mean; one that most of the
    image's radiologists did not draw is left out, as a label is that most did not give.
    """
    found: dict[tuple[str, str], list[Box]] = {}
    for name in _SETS:
        if any(root.glob(f"{name}*")):
            found |= _boxes_of(one_file(root, f"annotations_{name}.csv", "vindr"))
    return found


def _boxes_of(table: Path) -> dict[tuple[str, str], list[Box]]:
    readers: dict[str, set[str]] = defaultdict(set)
    drawn: dict[tuple[str, str], list[tuple[str, Box]]] = defaultdict(list)
    for row in rows(table, "image_id", "class_name", *_CORNERS):
        reader, label = row.get("rad_id", ""), finding(row["class_name"])
        # A row without a box says that this radiologist saw nothing.
        readers[row["image_id"]].add(reader)
        if label is not None and row["x_min"]:
            left, top, right, bottom = (number(row[name], table, name) for name in _CORNERS)
            box = Box(left, top, right - left, bottom - top)
            drawn[row["image_id"], label].append((reader, box))
    merged = {key: _merged(found, len(readers[key[0]])) for key, found in drawn.items()}
    return {key: found for key, found in merged.items() if found}


def _merged(drawn: list[tuple[str, Box]], readers: int) -> list[Box]:
    """Return one mean box per lesion that most of the readers drew."""
    lesions: list[list[tuple[str, Box]]] = []
    for reader, box in drawn:
        for lesion in lesions:
            others = as_array([drawn_box for _, drawn_box in lesion])
            if reader not in {name for name, _ in lesion} and (
                iou(as_array([box]), others).mean() > _SAME
            ):
                lesion.append((reader, box))
                break
        else:
            lesions.append([(reader, box)])
    return [
        Box(*np.mean(as_array([box for _, box in lesion]), axis=0).tolist())
        for lesion in lesions
        if len(lesion) > readers / 2
    ]
