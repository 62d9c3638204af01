"""CheXpert as Stanford ships it (Irvin et al., AAAI 2019), at any size.

``train.csv``, ``valid.csv`` and maybe ``test.csv`` with one row per image: ``Path`` begins with
the name of the published folder, then ``train/patient00001/study1/view1_frontal.jpg``. Labels are
1, 0, -1 for uncertain, or blank for not mentioned. Lateral views are records too, and say so.
"""

from pathlib import Path, PurePosixPath

from train.datasets.files import image_name
from train.datasets.names import label_columns
from train.datasets.records import LATERAL, Record
from train.datasets.tables import LayoutError, age, number, rows, sex, tell_missing
from viewer.dicom.source import Source

#: Table to the split it stands for.
TABLES = {"train.csv": "train", "valid.csv": "val", "test.csv": "test"}

UNCERTAIN = -1.0


def records(root: Path) -> list[Record]:
    """Return the records of a folder in the layout of CheXpert, table by table.

    A blank label counts as absent and an uncertain one as unknown, unless a policy
    (:mod:`train.datasets.labels`) says otherwise.

    Raises
    ------
    LayoutError
        If there is no table or no image, or a label is none of the four.
    """
    tables = [root / name for name in TABLES if (root / name).exists()]
    if not tables:
        raise LayoutError(
            f"{root} holds neither {' nor '.join(TABLES)}: it is not in the layout chexpert"
        )
    found: list[Record] = []
    total = 0
    for table in tables:
        for row in rows(table, "Path"):
            total += 1
            record = _record(root, table, row)
            if record is not None:
                found.append(record)
    tell_missing(tables[0], total - len(found), total)
    return found


def _record(root: Path, table: Path, row: dict[str, str]) -> Record | None:
    inside = PurePosixPath(*PurePosixPath(row["Path"]).parts[1:])
    file = root / inside
    if ".." in inside.parts or not file.is_file():
        return None
    labels: dict[str, float | None] = {}
    uncertain: dict[str, float | None] = {}
    blank = []
    for column, name in label_columns(list(row)).items():
        text = row[column].strip()
        value = number(text, table, column) if text else 0.0
        if value not in (0.0, 1.0, UNCERTAIN):
            raise LayoutError(f"{table}: {text!r} in column {column} is none of 1, 0, -1 and blank")
        if not text:
            blank.append(name)
        if value == UNCERTAIN:
            uncertain[name] = None
        labels[name] = None if value == UNCERTAIN else value
    lateral = row.get("Frontal/Lateral", "").strip().lower() == "lateral"
    return Record(
        name=image_name(str(inside)),
        source=Source(file),
        patient=next((part for part in inside.parts if part.startswith("patient")), str(inside)),
        labels=labels,
        sex=sex(row.get("Sex", "")),
        age=age(row.get("Age", "")),
        view=LATERAL if lateral else row.get("AP/PA", "").strip(),
        split=TABLES[table.name],
        uncertain=uncertain,
        blank=tuple(blank),
    )
