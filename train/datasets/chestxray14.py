"""ChestX-ray14 as the NIH Clinical Center ships it (Wang et al., CVPR 2017).

``Data_Entry_2017*.csv`` with one row per image, ``BBox_List_2017.csv`` with boxes in pixels of
the 1024 px images, and the images in ``images/`` or ``images.zip`` in any raster format: files
are matched to rows by stem, since copies of the data set differ in format. A row whose image is
not there is skipped, so that a subset is a data set too.
"""

import csv
import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path

from pcam_model.findings import CHESTXRAY14
from pcam_model.geometry import Box
from train.datasets.records import Record
from viewer.dicom.source import Source

_log = logging.getLogger(__name__)

#: Width and height of the published images, in which the boxes are given.
ORIGINAL_SIZE = (1024, 1024)

_RASTER = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".dcm"}


class LayoutError(ValueError):
    """A folder is not laid out as the data set should be; the message says what is missing."""


def _image_files(root: Path) -> Iterator[tuple[str, Source]]:
    for folder in sorted(root.glob("images*")):
        if folder.is_dir():
            for file in sorted(folder.rglob("*")):
                if file.suffix.lower() in _RASTER:
                    yield file.stem, Source(file)
        elif folder.suffix == ".zip":
            with zipfile.ZipFile(folder) as archive:
                for member in sorted(archive.namelist()):
                    if Path(member).suffix.lower() in _RASTER:
                        yield Path(member).stem, Source(folder, member)


def _one_file(root: Path, pattern: str) -> Path:
    found = sorted(root.glob(pattern))
    if not found:
        raise LayoutError(f"{root} holds no {pattern}: it is not in the layout of ChestX-ray14")
    return found[0]


def _age(text: str) -> float | None:
    digits = "".join(character for character in text if character.isdigit())
    return float(digits) if digits else None


def records(root: Path) -> list[Record]:
    """Return the records of a folder in the layout of ChestX-ray14, in the order of its CSV.

    Raises
    ------
    LayoutError
        If the CSV or the images are missing.
    """
    table = _one_file(root, "Data_Entry_2017*.csv")
    files = dict(_image_files(root))
    if not files:
        raise LayoutError(f"{root} holds no images: expected a folder images/ or images.zip")
    found: list[Record] = []
    missing = 0
    with table.open(newline="", encoding="utf-8-sig") as stream:
        for row in csv.DictReader(stream):
            stem = Path(row["Image Index"]).stem
            source = files.get(stem)
            if source is None:
                missing += 1
                continue
            present = set(row["Finding Labels"].split("|"))
            found.append(
                Record(
                    name=stem,
                    source=source,
                    patient=row["Patient ID"],
                    labels={name: float(name in present) for name in CHESTXRAY14},
                    sex=row.get("Patient Gender") or row.get("Patient Sex") or "",
                    age=_age(row.get("Patient Age", "")),
                    view=row.get("View Position", ""),
                    original_size=ORIGINAL_SIZE,
                )
            )
    if missing:
        _log.info("%s: %d of %d rows have no image here", table, missing, missing + len(found))
    return found


def boxes(root: Path) -> dict[tuple[str, str], list[Box]]:
    """Return the radiologists' boxes by (image stem, finding), in pixels of the 1024 px image.

    The published table calls Infiltration "Infiltrate".
    """
    table = root / "BBox_List_2017.csv"
    if not table.exists():
        return {}
    found: dict[tuple[str, str], list[Box]] = {}
    with table.open(newline="", encoding="utf-8-sig") as stream:
        reader = csv.reader(stream)
        next(reader)
        for row in reader:
            name = "Infiltration" if row[1] == "Infiltrate" else row[1]
            x, y, width, height = (float(value) for value in row[2:6])
            found.setdefault((Path(row[0]).stem, name), []).append(Box(x, y, width, height))
    return found
