"""The RSNA Pneumonia Detection Challenge 2018 as it is published, in DICOM.

``stage_2_train_labels.csv`` with one row per box, or one without numbers for an image without,
``stage_2_detailed_class_info.csv`` with the class of each image, and ``stage_2_train_images/``
(or its ZIP) with one DICOM file of 1024 × 1024 pixels per patient, the boxes' own grid.
"""

from pathlib import Path

from pcam_model.geometry import Box
from train.datasets.files import images_by_stem, own_split
from train.datasets.records import Record
from train.datasets.tables import LayoutError, number, one_file, rows, tell_missing

_LABELS = "stage_2_train_labels.csv"
_CLASSES = "stage_2_detailed_class_info.csv"
_BOX = ("x", "y", "width", "height")

#: The finding that the readers marked.
FINDING = "Lung_Opacity"

#: Published class to the label of that finding.
CLASSES = {"Lung Opacity": 1.0, "No Lung Opacity / Not Normal": 0.0, "Normal": 0.0}


def records(root: Path) -> list[Record]:
    """Return the records of a folder in the layout of the challenge, in the order of its CSV.

    No split is published: one patient in ten is "val", the others "train".

    Raises
    ------
    LayoutError
        If a table or the images are missing, or a class is unknown.
    """
    table = one_file(root, _CLASSES, "rsna")
    files = images_by_stem(root, "stage_2_train_images")
    classes: dict[str, str] = {}
    for row in rows(table, "patientId", "class"):
        if row["class"] not in CLASSES:
            raise LayoutError(f"{table}: class {row['class']!r} is none of {', '.join(CLASSES)}")
        classes[row["patientId"]] = row["class"]
    found = [
        Record(
            name=patient,
            source=files[patient],
            patient=patient,
            labels={FINDING: CLASSES[name]},
            split=own_split(patient),
        )
        for patient, name in classes.items()
        if patient in files
    ]
    tell_missing(table, len(classes) - len(found), len(classes))
    return found


def boxes(root: Path) -> dict[tuple[str, str], list[Box]]:
    """Return the readers' boxes by (patient, finding), in pixels of the image.

    Raises
    ------
    LayoutError
        If the table is missing or a box is no four numbers.
    """
    table = one_file(root, _LABELS, "rsna")
    found: dict[tuple[str, str], list[Box]] = {}
    for row in rows(table, "patientId", *_BOX):
        if row["x"]:
            box = Box(*(number(row[column], table, column) for column in _BOX))
            found.setdefault((row["patientId"], FINDING), []).append(box)
    return found
