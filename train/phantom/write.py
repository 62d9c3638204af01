"""Write phantoms in the layout of ChestX-ray14, with masks; every file is whole or absent.

::

    images/P00000007_000.png       or .dcm
    masks/P00000007_000_Effusion.png
    records/P00000007_000.json     what is known of one picture; there once it is finished
    Data_Entry_2017_v2020.csv, BBox_List_2017.csv, splits.csv    made from the records
"""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from train.phantom.dicom import write_dicom
from train.phantom.generate import PREVALENCE, Phantom, generate
from train.whole_file import whole_file

#: Changes when the same seed gives another picture: finished ones are then made anew.
VERSION = 5

#: Pixels in which the published table gives boxes.
_BOX_SIZE = 1024

#: Every so many patients, one is in the validation split.
_VALIDATION_EVERY = 8
_FOLDS = 5

_ENTRY_HEADER = (
    "Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,View Position,"
    "OriginalImage[Width,Height],OriginalImagePixelSpacing[x,y]"
)
_BOX_HEADER = "Image Index,Finding Label,Bbox [x,y,w,h],Unnamed: 6,Unnamed: 7,Unnamed: 8"
_SPLIT_HEADER = "Image Index,patient_id,split,fold"


@dataclass(frozen=True, slots=True)
class Job:
    """One phantom to make and write."""

    folder: Path
    seed: int
    size: int = 1024
    findings: tuple[str, ...] | None = None
    format: str = "png"
    severity: tuple[float, float] = (0.0, 1.0)
    among: tuple[str, ...] = tuple(PREVALENCE)

    @property
    def name(self) -> str:
        """The picture's name without suffix; the letter keeps it apart from real patients."""
        return f"P{self.seed:08d}_000"

    def request(self) -> dict[str, Any]:
        """Return what identifies the picture this job makes."""
        return {
            "version": VERSION,
            "seed": self.seed,
            "size": self.size,
            "findings": None if self.findings is None else list(self.findings),
            "format": self.format,
            "severity": list(self.severity),
            "among": list(self.among),
        }

    def finished(self) -> bool:
        """Whether this very picture is already there."""
        try:
            known = json.loads(_record_file(self.folder, self.name).read_text("utf-8"))
        except (OSError, ValueError):
            return False
        image = self.folder / "images" / f"{self.name}{FORMATS[self.format].suffix}"
        return known.get("request") == self.request() and image.is_file()


def whole(target: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` make a file beside the target, then give it the target's name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(target) as beside:
        write(beside)


def _write_png(phantom: Phantom, target: Path) -> None:
    grey = np.round(phantom.image * 255).astype(np.uint8)
    whole(target, lambda file: Image.fromarray(grey).save(file, "PNG", compress_level=4))


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a picture."""

    suffix: str
    write: Callable[[Phantom, Path], None]


FORMATS: dict[str, Format] = {
    "png": Format(".png", _write_png),
    "dicom": Format(
        ".dcm", lambda phantom, target: whole(target, lambda file: write_dicom(phantom, file))
    ),
}


def _record_file(folder: Path, name: str) -> Path:
    return folder / "records" / f"{name}.json"


def _record(job: Job, phantom: Phantom) -> dict[str, Any]:
    return {
        "request": job.request(),
        "name": job.name,
        "patient": f"P{job.seed:08d}",
        "number": job.seed,
        "findings": list(phantom.findings),
        "sides": dict(phantom.sides),
        "severities": {name: round(value, 4) for name, value in phantom.severities.items()},
        "age": phantom.age,
        "sex": phantom.sex,
        "view": phantom.view,
        "size": phantom.image.shape[0],
        "spacing_mm": round(phantom.spacing_mm, 5),
        "boxes": {
            name: [[box.x, box.y, box.width, box.height] for box in boxes]
            for name, boxes in phantom.boxes.items()
        },
    }


def write(job: Job) -> None:
    """Make one phantom and write its picture, its masks and last its record."""
    phantom = generate(job.seed, job.findings, job.size, job.severity, job.among)
    record_file = _record_file(job.folder, job.name)
    # A picture of another request is no longer finished from here on.
    record_file.unlink(missing_ok=True)
    for name, form in FORMATS.items():
        if name != job.format:
            (job.folder / "images" / f"{job.name}{form.suffix}").unlink(missing_ok=True)
    for old in (job.folder / "masks").glob(f"{job.name}_*.png"):
        old.unlink()
    form = FORMATS[job.format]
    form.write(phantom, job.folder / "images" / f"{job.name}{form.suffix}")
    for finding, mask in phantom.masks.items():
        target = job.folder / "masks" / f"{job.name}_{finding}.png"
        picture = Image.fromarray(mask)
        whole(target, lambda file, picture=picture: picture.save(file, "PNG"))  # type: ignore[misc]
    text = json.dumps(_record(job, phantom))
    whole(record_file, lambda file: _write_text(file, text))


def _write_text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def _table(header: str, rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    text.write(header + "\n")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def write_tables(folder: Path) -> int:
    """Write the CSV files of a folder from its records, and return how many pictures it has."""
    records = [
        json.loads(file.read_text("utf-8")) for file in sorted((folder / "records").glob("P*.json"))
    ]
    entries, boxes, splits = [], [], []
    for record in records:
        image = f"{record['name']}.png"
        labels = "|".join(record["findings"]) or "No Finding"
        size, spacing = record["size"], record["spacing_mm"]
        entries.append(
            [image, labels, 0, record["patient"], record["age"], record["sex"], record["view"],
             size, size, spacing, spacing]
        )  # fmt: skip
        scale = _BOX_SIZE / size
        for finding, found in record["boxes"].items():
            # The published table has this one name of its own.
            name = "Infiltrate" if finding == "Infiltration" else finding
            boxes += [[image, name, *(value * scale for value in box), "", "", ""] for box in found]
        split = "val" if record["number"] % _VALIDATION_EVERY == 0 else "train"
        splits.append([image, record["patient"], split, record["number"] % _FOLDS])
    for name, text in (
        ("Data_Entry_2017_v2020.csv", _table(_ENTRY_HEADER, entries)),
        ("BBox_List_2017.csv", _table(_BOX_HEADER, boxes)),
        ("splits.csv", _table(_SPLIT_HEADER, splits)),
    ):
        whole(folder / name, lambda file, text=text: _write_text(file, text))  # type: ignore[misc]
    return len(records)
