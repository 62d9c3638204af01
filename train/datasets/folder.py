"""Any folder of images, DICOM or raster, with a table of labels.

``labels.csv``, or the only CSV of the folder, has a column with the image's path below the folder
and one column per finding: 1, 0, a probability between, -1 for uncertain, blank for unknown.
Columns for patient, split, sex, age and view are optional. ``boxes.csv`` may hold boxes in pixels
of the images: path, finding, x, y, width, height.
"""

import logging
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from pcam_model.geometry import Box
from train.datasets.files import image_name
from train.datasets.names import finding
from train.datasets.records import LATERAL, Record
from train.datasets.tables import LayoutError, age, number, rows, sex, tell_missing
from viewer.dicom.source import Source

_log = logging.getLogger(__name__)

#: What a column is for to the names it may have, in lower case with underscores.
COLUMNS = {
    "path": (
        "path",
        "image",
        "image_path",
        "image_index",
        "file",
        "filename",
        "file_name",
        "dicom",
    ),
    "patient": ("patient", "patient_id", "patientid", "subject", "subject_id"),
    "split": ("split",),
    "sex": ("sex", "gender", "patient_sex", "patient_gender"),
    "age": ("age", "patient_age"),
    "view": ("view", "view_position", "viewposition"),
}

#: Tables that are not the labels.
OTHER_TABLES = ("boxes.csv", "splits.csv")

_BOX = ("x", "y", "width", "height")
_LABELS = {"true": 1.0, "yes": 1.0, "false": 0.0, "no": 0.0}
_UNCERTAIN = -1.0


def records(root: Path) -> list[Record]:
    """Return the records of a folder, in the order of its table.

    Without a column for patients, each image counts as a patient of its own.

    Raises
    ------
    LayoutError
        If table, column of paths, columns of findings or images are missing, or a label is none.
    """
    table = _table(root)
    listed = list(rows(table))
    columns = list(listed[0]) if listed else []
    roles = _roles(columns)
    if "path" not in roles:
        raise LayoutError(f"{table} needs a column path with the images' paths below {root}")
    labels = {column: finding(column) or column for column in _labels(columns, roles, listed)}
    if not labels:
        raise LayoutError(
            f"{table} has no column of labels: a column named like a finding, with 1, 0 or blank"
        )
    _log.info("%s: labels are %s", table, ", ".join(labels.values()))
    if "patient" not in roles:
        _log.warning("%s has no column patient: each image counts as its own patient", table)
    found = [
        record for row in listed if (record := _record(root, table, row, roles, labels)) is not None
    ]
    tell_missing(table, len(listed) - len(found), len(listed))
    return found


def boxes(root: Path) -> dict[tuple[str, str], list[Box]]:
    """Return the boxes by (image name, finding), in pixels of the image.

    Raises
    ------
    LayoutError
        If a box is no four numbers.
    """
    table = root / "boxes.csv"
    found: dict[tuple[str, str], list[Box]] = {}
    if table.exists():
        for row in rows(table, "path", "finding", *_BOX):
            box = Box(*(number(row[column], table, column) for column in _BOX))
            key = image_name(row["path"]), finding(row["finding"]) or row["finding"]
            found.setdefault(key, []).append(box)
    return found


def _table(root: Path) -> Path:
    if (root / "labels.csv").exists():
        return root / "labels.csv"
    found = [file for file in sorted(root.glob("*.csv")) if file.name not in OTHER_TABLES]
    if len(found) != 1:
        raise LayoutError(
            f"{root} holds {len(found)} tables of labels: name the one to use labels.csv"
        )
    return found[0]


def _roles(columns: Iterable[str]) -> dict[str, str]:
    """Return what the columns are for: role to column."""
    plain = {column.strip().lower().replace(" ", "_"): column for column in columns}
    return {
        role: plain[name]
        for role, names in COLUMNS.items()
        for name in reversed(names)
        if name in plain
    }


def _labels(
    columns: Iterable[str], roles: dict[str, str], listed: list[dict[str, str]]
) -> list[str]:
    """Return the columns of labels: those of known findings, and others that hold only labels."""
    used = set(roles.values())

    def only_labels(column: str) -> bool:
        cells = {row[column].strip() for row in listed}
        return bool(cells - {""}) and cells <= {"", "0", "1", "-1", "0.0", "1.0", "-1.0"}

    return [
        column
        for column in columns
        if column and column not in used and (finding(column) is not None or only_labels(column))
    ]


def _label(text: str, table: Path, column: str) -> float | None:
    if text.lower() in _LABELS:
        return _LABELS[text.lower()]
    value = number(text, table, column) if text else None
    if value is not None and value != _UNCERTAIN and not 0 <= value <= 1:
        raise LayoutError(f"{table}: {text!r} in column {column} is no label from 0 to 1, or -1")
    return value


def _record(
    root: Path, table: Path, row: dict[str, str], roles: dict[str, str], columns: dict[str, str]
) -> Record | None:
    cells = {role: row[column].strip() for role, column in roles.items()}
    inside = PurePosixPath(cells["path"].replace("\\", "/"))
    file = root / inside
    if not file.is_file():
        return None
    values = {name: _label(row[column].strip(), table, column) for column, name in columns.items()}
    view = cells.get("view", "").upper()
    name = image_name(str(inside))
    return Record(
        name=name,
        source=Source(file),
        patient=cells.get("patient") or name,
        labels={name: None if value == _UNCERTAIN else value for name, value in values.items()},
        sex=sex(cells.get("sex", "")),
        age=age(cells.get("age", "")),
        view=LATERAL if view in ("L", "LL", "RL", "LAT", LATERAL) else view,
        split=cells.get("split", ""),
        uncertain={name: None for name, value in values.items() if value == _UNCERTAIN},
        blank=tuple(name for name, value in values.items() if value is None),
    )
