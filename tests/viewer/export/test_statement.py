"""Every export says which model, which thresholds, what was edited, what to beware of, and its use.

One table over all exporters: each file is read back by a program that did not write it, as text,
and the text must hold all of it. A new exporter fails here until it has a line in the table.
"""

import csv
import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import numpy as np
import pydicom
import pytest
from cases import make_manifest, make_prediction
from PIL import Image
from pypdf import PdfReader

from pcam_model.findings import CHESTXRAY14, label
from pcam_model.prediction import ModelIdentity
from viewer.dicom.read import read
from viewer.export.exporter import Exporter
from viewer.export.options import ExportOptions, PictureOptions
from viewer.review.annotations import Annotation, Kind
from viewer.review.case import Case
from viewer.review.review import Review

sys.path.insert(0, str(Path(__file__).parents[1] / "dicom"))

from dicom_factory import dataset, write

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "docs" / "examples" / "pcam-viewer-example"

MODEL = ModelIdentity("a model, with a comma", "7.8-beta", "fedcba9876543210" * 4)
#: Two digits, so that every format writes them alike; no two are the same.
POINTS = {name: round(0.11 + 0.02 * number, 2) for number, name in enumerate(CHESTXRAY14)}
EDITED = {name: round(point + 0.4, 2) for name, point in POINTS.items()}
WARNINGS = (
    "Caution: the film was scanned, and nothing about its exposure is known to anybody here.",
    "Caution: the patient is younger than all patients that this model was trained on were.",
)
USE = "Not for clinical use: research and teaching"


def text_of_csv(file: Path) -> str:
    """Return the table with the names of its columns before each value: ``edited=true``."""
    delimiter = "\t" if file.suffix == ".tsv" else ","
    with file.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter=delimiter))
    assert rows
    return "\n".join(f"{name}={value}" for row in rows for name, value in row.items())


def text_of_json(file: Path) -> str:
    return json.dumps(json.loads(file.read_text("utf-8")), ensure_ascii=False)


def text_of_picture(file: Path) -> str:
    with Image.open(file) as picture:
        picture.load()
        if picture.format == "PNG":
            return str(picture.info["Description"])
        comments = [data.decode() for name, data in picture.applist if name == "COM"]
    return "\n".join(comments)


def text_of_pdf(file: Path) -> str:
    pages = " ".join(page.extract_text() for page in PdfReader(file).pages)
    return " ".join(pages.split())


def values_of(item: pydicom.Dataset) -> Iterator[str]:
    for element in item:
        if element.VR == "SQ":
            for one in element.value:
                yield from values_of(one)
        # The review that can be opened again holds numbers, too: that is not for people.
        elif element.keyword != "TextValue" or not str(element.value).startswith("{"):
            values = element.value if element.VM > 1 else [element.value]
            yield from (str(value) for value in values)


def text_of_dicom(file: Path) -> str:
    return "\n".join(values_of(pydicom.dcmread(file)))


#: How each format is read, and what says that a threshold was edited.
READERS: dict[str, tuple[Callable[[Path], str], str]] = {
    "annotations": (text_of_csv, "(edited; model {point:.4f})"),
    "csv": (text_of_csv, "edited=true"),
    "gsps": (text_of_dicom, "(edited; model {point:.4f})"),
    "jpeg": (text_of_picture, "(edited; model {point:.4f})"),
    "json": (text_of_json, '"edited": true'),
    "pdf": (text_of_pdf, "{threshold:.3f} (edited)"),
    "png": (text_of_picture, "(edited; model {point:.4f})"),
    "sc": (text_of_dicom, "(edited; model {point:.4f})"),
    "seg": (text_of_dicom, "{threshold:.4f} (edited by the reader)"),
    "seg-fractional": (text_of_dicom, "{threshold:.4f} (edited by the reader)"),
    "sr": (text_of_dicom, "(edited; model {point:.4f})"),
    "tsv": (text_of_csv, "edited=yes"),
}
#: The image itself, of which the model says nothing.
NO_RESULT = {"dicom"}


def every_exporter() -> dict[str, Exporter]:
    """Return all that this project declares, and the one of the example package."""
    found = {}
    for folder in (ROOT, EXAMPLE):
        project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
        for name, place in project["entry-points"]["pcam_viewer.exporters"].items():
            module, _, attribute = place.partition(":")
            found[name] = getattr(import_module(module), attribute)()
    return found


@pytest.fixture
def exporters(monkeypatch: pytest.MonkeyPatch) -> dict[str, Exporter]:
    monkeypatch.syspath_prepend(str(EXAMPLE))
    return every_exporter()


@pytest.fixture
def case(tmp_path: Path) -> Case:
    grey = (np.add.outer(np.arange(400), np.arange(300)) * 5 % 4096).astype(np.uint16)
    radiograph = read(write(tmp_path / "image", dataset(grey, bits=12)))
    review = Review(
        visible=frozenset({"Mass"}),
        annotations=(Annotation(Kind.LENGTH, ((10.0, 20.0), (90.0, 200.0))),),
    )
    for name, threshold in EDITED.items():
        review = review.with_threshold(name, threshold)
    count = len(CHESTXRAY14)
    prediction = make_prediction(
        CHESTXRAY14,
        logits=[2.0] * count,
        hot=[(2, 1)] * count,
        model=MODEL,
        warnings=WARNINGS,
    )
    return Case(radiograph, review, prediction, make_manifest(CHESTXRAY14, operating_points=POINTS))


def test_every_exporter_has_a_line(exporters: dict[str, Exporter]) -> None:
    assert set(exporters) == set(READERS) | NO_RESULT


@pytest.mark.parametrize("identifiers", [False, True], ids=["without", "with"])
@pytest.mark.parametrize("name", sorted(READERS))
def test_it_says_all(
    name: str, identifiers: bool, case: Case, exporters: dict[str, Exporter], tmp_path: Path
) -> None:
    exporter = exporters[name]
    reader, edited = READERS[name]
    file = tmp_path / f"out{exporter.suffix}"
    options = ExportOptions(
        identifiers=identifiers, picture=PictureOptions(identifiers=identifiers)
    )
    exporter.export(case, file, options)
    text = reader(file)
    for told in (MODEL.name, MODEL.version, MODEL.sha256, USE, *WARNINGS):
        assert told in text, told
    shown = case.review.visible if name.startswith("seg") else CHESTXRAY14
    for finding in shown:
        assert label(finding) in text or finding in text
        assert f"{EDITED[finding]:.2f}" in text, finding
        assert edited.format(point=POINTS[finding], threshold=EDITED[finding]) in text, finding


@pytest.mark.parametrize("name", sorted(NO_RESULT))
def test_the_image_itself_holds_no_result(
    name: str, case: Case, exporters: dict[str, Exporter], tmp_path: Path
) -> None:
    exporters[name].export(case, tmp_path / "out.dcm", ExportOptions())
    text = text_of_dicom(tmp_path / "out.dcm")
    assert MODEL.sha256 not in text
    assert MODEL.name not in text


def test_what_was_not_edited_is_not_said_to_be(
    case: Case, exporters: dict[str, Exporter], tmp_path: Path
) -> None:
    plain = Case(
        case.radiograph,
        Review(visible=case.review.visible, annotations=case.review.annotations),
        case.prediction,
        case.manifest,
    )
    for name, (reader, edited) in READERS.items():
        file = tmp_path / f"{name}{exporters[name].suffix}"
        exporters[name].export(plain, file, ExportOptions())
        text = reader(file)
        word = edited.partition("{")[0] or "(edited"
        assert word not in text, name
        assert f"{POINTS['Mass']:.2f}" in text, name
