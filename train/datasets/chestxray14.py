"""ChestX-ray14 as the NIH Clinical Center ships it (Wang et al., CVPR 2017).

``Data_Entry_2017*.csv`` with one row per image, ``BBox_List_2017.csv`` with boxes in pixels of
the 1024 px images, ``test_list.txt`` with the images of the official test set, and the images in
folders or ZIP archives ``images*`` in any raster format: files are matched to rows by stem, since
copies of the data set differ in format. A row whose image is not there is skipped, so that a
subset is a data set too.
"""

import csv
from pathlib import Path

from pcam_model.findings import CHESTXRAY14
from pcam_model.geometry import Box
from train.datasets.files import image_name, images_by_stem, own_split
from train.datasets.names import finding
from train.datasets.records import Record
from train.datasets.tables import age, one_file, rows, sex, tell_missing

#: Width and height of the published images, in which the boxes are given.
ORIGINAL_SIZE = (1024, 1024)


def records(root: Path) -> list[Record]:
    """Return the records of a folder in the layout of ChestX-ray14, in the order of its CSV.

    With ``test_list.txt`` its images are the split "test", and of the other patients one in ten is
    "val", the rest "train".

    Raises
    ------
    LayoutError
        If the CSV or the images are missing.
    """
    table = one_file(root, "Data_Entry_2017*.csv", "chestxray14")
    files = images_by_stem(root, "images*")
    test = _test_list(root)
    found: list[Record] = []
    total = 0
    for row in rows(table, "Image Index", "Finding Labels", "Patient ID"):
        total += 1
        name, patient = image_name(row["Image Index"]), row["Patient ID"]
        source = files.get(name)
        if source is None:
            continue
        present = set(row["Finding Labels"].split("|"))
        found.append(
            Record(
                name=name,
                source=source,
                patient=patient,
                labels={name: float(name in present) for name in CHESTXRAY14},
                sex=sex(row.get("Patient Gender") or row.get("Patient Sex") or ""),
                age=age(row.get("Patient Age", "")),
                view=row.get("View Position", ""),
                split="" if test is None else "test" if name in test else own_split(patient),
                grid=ORIGINAL_SIZE,
            )
        )
    tell_missing(table, total - len(found), total)
    return found


def _test_list(root: Path) -> set[str] | None:
    file = root / "test_list.txt"
    if not file.exists():
        return None
    return {image_name(line) for line in file.read_text("utf-8").split()}


def boxes(root: Path) -> dict[tuple[str, str], list[Box]]:
    """Return the radiologists' boxes by (image stem, finding), in pixels of the 1024 px image.

    The published table calls Infiltration "Infiltrate".
    """
    table = root / "BBox_List_2017.csv"
    if not table.exists():
        return {}
    found: dict[tuple[str, str], list[Box]] = {}
    # Its header names the four numbers of a box as if they were one column.
    with table.open(newline="", encoding="utf-8-sig") as stream:
        reader = csv.reader(stream)
        next(reader)
        for row in reader:
            x, y, width, height = (float(value) for value in row[2:6])
            key = image_name(row[0]), finding(row[1]) or row[1]
            found.setdefault(key, []).append(Box(x, y, width, height))
    return found
