"""The formats: contents, identifiers, wholeness; and the door through which they come in."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from cases import IDENTITY, make_case, make_prediction, make_radiograph
from PIL import Image

from pcam_model.prediction import ModelIdentity
from tests.support.distribution import install_distribution
from viewer.dicom.radiograph import Spacing, SpacingSource
from viewer.export.annotations_file import AnnotationsExporter
from viewer.export.csv_file import CsvExporter
from viewer.export.exporter import (
    Exporter,
    ExporterError,
    exporter_names,
    exporters,
    load_exporter,
)
from viewer.export.json_file import JsonExporter
from viewer.export.options import ExportOptions, PictureOptions
from viewer.export.picture_file import JpegExporter, PngExporter
from viewer.export.plain import write_plain_png
from viewer.review.annotations import Annotation, Kind
from viewer.review.case import Case
from viewer.review.review import Review
from viewer.review.verdict import FindingVerdict, Verdict

BUILT_IN = (JsonExporter(), CsvExporter(), AnnotationsExporter(), PngExporter(), JpegExporter())
OPEN = ExportOptions(identifiers=True, picture=PictureOptions(identifiers=True))
SECRETS = ("Doe", "Jane", "4711", "19500102", "1950-01-02", "ACC-1", "Nowhere", "20240304",
           "2024-03-04", "1.2.3.4", "upright")  # fmt: skip


MEASURED = Review(
    annotations=(
        Annotation(Kind.LENGTH, ((10.0, 20.0), (40.0, 60.0)), text="=node"),
        Annotation(Kind.ARROW, ((1.0, 2.0), (3.0, 4.0))),
        Annotation(Kind.RECTANGLE, ((0.0, 0.0), (2.0, 1.0)), frame=1),
    )
)


def measured_case() -> Case:
    stored = np.full((2, 400, 300), 700, np.uint16)
    spacing = Spacing(0.2, 0.2, SpacingSource.CALIBRATED)
    return make_case(make_radiograph(stored=stored, spacing=spacing), MEASURED)


@pytest.mark.parametrize("exporter", BUILT_IN, ids=lambda one: one.name)
def test_default_files_hold_no_identifier(exporter: Exporter, tmp_path: Path) -> None:
    case = make_case(make_radiograph(path=Path("/ward/Doe/jane-4711.dcm")))
    exporter.export(case, tmp_path / f"a{exporter.suffix}", ExportOptions())
    (file,) = tmp_path.iterdir()
    content = file.read_bytes().lower()
    for secret in SECRETS:
        assert secret.lower().encode() not in content


def test_json_has_the_fields_of_a_result(tmp_path: Path) -> None:
    review = Review(visible=frozenset({"Mass"})).with_threshold("Effusion", 0.1)
    options = ExportOptions(identifiers=True, seconds={"read": 0.5, "inference": 0.1})
    JsonExporter().export(make_case(review=review), tmp_path / "a.json", options)
    record = json.loads((tmp_path / "a.json").read_text())
    assert record["path"] == "chest.dcm"
    assert record["sop_instance_uid"] == IDENTITY.sop_instance_uid
    assert record["model"] == {
        "name": "test-model",
        "version": "1.2",
        "sha256": "0123456789abcdef" * 4,
    }
    assert record["seconds"] == {"read": 0.5, "preprocess": 0.0, "inference": 0.1, "export": 0.0}
    assert record["intended_use"] == "Not for clinical use: research and teaching"
    assert [one["finding"] for one in record["findings"]] == ["Mass", "Cardiomegaly", "Effusion"]
    effusion = record["findings"][2]
    assert effusion["probability"] == pytest.approx(0.268941, abs=1e-6)
    assert (effusion["operating_point"], effusion["threshold"]) == (0.5, 0.1)
    assert effusion["edited"]
    assert effusion["positive"]
    # The hot cell is (row 5, column 4) of 8 × 6 cells over 400 × 300 pixels.
    box = effusion["boxes"][0]
    assert box["x"] < 4.5 * 50 < box["x"] + box["width"]
    assert box["y"] < 5.5 * 50 < box["y"] + box["height"]
    assert box["score"] == pytest.approx(0.982, abs=0.01)


def test_json_holds_what_was_drawn_and_measured(tmp_path: Path) -> None:
    JsonExporter().export(measured_case(), tmp_path / "a.json", ExportOptions())
    length, arrow, rectangle = json.loads((tmp_path / "a.json").read_text())["annotations"]
    assert (length["kind"], length["text"], length["frame"]) == ("length", "=node", 0)
    assert length["points"] == [[10.0, 20.0], [40.0, 60.0]]
    assert length["values"] == {"length": {"number": 10.0, "unit": "mm"}}
    assert length["millimetres"] == "calibrated"
    assert (arrow["values"], arrow["millimetres"]) == ({}, "")
    assert rectangle["frame"] == 1
    assert rectangle["values"]["area"] == {"number": 0.08, "unit": "mm²"}
    assert rectangle["values"]["mean"] == {"number": 700.0, "unit": ""}
    assert rectangle["values"]["pixels"]["number"] == 2


def test_measurements_are_a_table_without_an_analysis(tmp_path: Path) -> None:
    case = Case(measured_case().radiograph, MEASURED)
    AnnotationsExporter().export(case, tmp_path / "a.csv", ExportOptions())
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["annotation"], row["quantity"]) for row in rows] == [
        ("1", "length"), ("2", ""),
        *(("3", name) for name in ("area", "mean", "sd", "min", "max", "pixels")),
    ]  # fmt: skip
    assert rows[0]["number"] == "10.0"
    assert (rows[0]["unit"], rows[0]["millimetres"]) == ("mm", "calibrated")
    # No spreadsheet may take a reader's words for a formula.
    assert rows[0]["text"] == "'=node"
    assert rows[0]["points"] == "10,20 40,60"
    assert rows[2]["frame"] == "1"
    assert {row["intended_use"] for row in rows} == {"Not for clinical use: research and teaching"}


def test_csv_has_one_line_per_finding(tmp_path: Path) -> None:
    CsvExporter().export(make_case(), tmp_path / "a.csv", ExportOptions())
    with (tmp_path / "a.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["finding"] for row in rows] == ["Mass", "Cardiomegaly", "Effusion"]
    assert [row["positive"] for row in rows] == ["true", "true", "false"]
    assert {row["image"] for row in rows} == {"chest.dcm"}
    assert {row["sha256"] for row in rows} == {"0123456789abcdef" * 4}
    assert {row["intended_use"] for row in rows} == {"Not for clinical use: research and teaching"}


def test_verdicts_and_own_regions_are_in_the_table_and_in_the_json(tmp_path: Path) -> None:
    when = "2024-03-04T10:11:12+01:00"
    region = Annotation(Kind.ELLIPSE, ((1.0, 2.0), (30.0, 40.0)), finding="Effusion")
    review = Review(
        annotations=(region,),
        verdicts={
            "Effusion": FindingVerdict(Verdict.DISAGREE, "=missed", when, False),
            "Mass": FindingVerdict(None, "look again", when),
        },
    )
    CsvExporter().export(make_case(review=review), tmp_path / "a.csv", ExportOptions())
    with (tmp_path / "a.csv").open(newline="") as file:
        rows = {row["finding"]: row for row in csv.DictReader(file)}
    names = ("verdict", "comment", "judged", "own_regions")
    assert [rows["Effusion"][name] for name in names] == ["disagree", "'=missed", when, "1"]
    assert [rows["Mass"][name] for name in names] == ["", "look again", when, "0"]
    assert [rows["Cardiomegaly"][name] for name in names] == ["", "", "", "0"]
    JsonExporter().export(make_case(review=review), tmp_path / "a.json", ExportOptions())
    record = json.loads((tmp_path / "a.json").read_text())
    assert record["verdicts"] == [
        {"finding": "Effusion", "verdict": "disagree", "comment": "=missed", "changed": when,
         "model_positive": False, "regions": [region.id]},
        {"finding": "Mass", "verdict": None, "comment": "look again", "changed": when,
         "model_positive": None, "regions": []},
    ]  # fmt: skip
    assert record["annotations"][0]["finding"] == "Effusion"
    AnnotationsExporter().export(make_case(review=review), tmp_path / "b.csv", ExportOptions())
    with (tmp_path / "b.csv").open(newline="") as file:
        assert {row["finding"] for row in csv.DictReader(file)} == {"Effusion"}


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "@x", "-1"])
def test_csv_cells_are_no_formulas(name: str, tmp_path: Path) -> None:
    model = ModelIdentity(name, "\x1b[31m\n1", "0" * 64)
    CsvExporter().export(
        make_case(make_radiograph(path=Path(name)), prediction=make_prediction(model=model)),
        tmp_path / "a.csv",
        ExportOptions(),
    )
    with (tmp_path / "a.csv").open(newline="") as file:
        row = next(csv.DictReader(file))
    assert row["model"] == f"'{name}"
    assert row["version"].isprintable()


@pytest.mark.parametrize("exporter", [JsonExporter(), CsvExporter()], ids=lambda one: one.name)
def test_results_need_a_prediction(exporter: Exporter, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="has not been analysed"):
        exporter.export(Case(make_radiograph(), Review()), tmp_path / "a", ExportOptions())
    assert not list(tmp_path.iterdir())


def test_png_says_what_it_is_in_its_text_chunks(tmp_path: Path) -> None:
    PngExporter().export(make_case(), tmp_path / "a.png", OPEN)
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (300, 400)
        assert image.info["Software"] == "pcam-viewer"
        assert image.info["Model"] == "test-model 1.2"
        assert image.info["Model SHA-256"] == "0123456789abcdef" * 4
        assert image.info["Intended use"] == "Not for clinical use: research and teaching"
        assert not [text for text in image.info.values() if "Jane" in str(text)]


def test_picture_needs_both_switches_to_show_identifiers(tmp_path: Path) -> None:
    half = ExportOptions(picture=PictureOptions(identifiers=True))
    names = {"closed": ExportOptions(), "half": half, "open": OPEN}
    for name, options in names.items():
        PngExporter().export(make_case(), tmp_path / name, options)
    closed, half_open, opened = ((tmp_path / name).read_bytes() for name in names)
    assert half_open == closed
    assert opened != closed


def test_a_picture_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    for exporter in BUILT_IN:
        with pytest.raises(OSError, match="No space left"):
            exporter.export(make_case(), tmp_path / f"a{exporter.suffix}", ExportOptions())
    assert not list(tmp_path.iterdir())


def test_plain_png_keeps_every_grey_value(tmp_path: Path) -> None:
    import numpy as np

    grey = np.arange(256, dtype=np.uint8).reshape(16, 16)
    for pixels in (grey, np.stack([grey, grey.T, grey[::-1]], axis=2)):
        write_plain_png(pixels, tmp_path / "a.png")
        with Image.open(tmp_path / "a.png") as image:
            np.testing.assert_array_equal(np.asarray(image), pixels)


def test_built_in_formats_come_in_by_entry_point() -> None:
    assert {"json", "csv", "png", "jpeg"} <= set(exporter_names())
    for name in ("json", "csv", "png", "jpeg"):
        exporter = load_exporter(name)
        assert isinstance(exporter, Exporter)
        assert exporter.name == name


def test_unknown_format_is_named_with_those_there_are() -> None:
    with pytest.raises(ExporterError, match=r"no format 'tiff'; installed are .*png"):
        load_exporter("tiff")


@pytest.fixture
def plug_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a distribution with exporters of all kinds, good and bad."""
    source = (
        "class Good:\n"
        "    name, suffix, description = 'theirs', '.their', 'Their format'\n"
        "    def export(self, case, target, options):\n"
        "        target.write_text('theirs')\n"
        "class Crash:\n"
        "    def __init__(self):\n"
        "        raise RuntimeError('no licence')\n"
        "EMPTY = object()\n"
        "class Late(Good):\n"
        "    calls = 0\n"
        "    def export(self, case, target, options):\n"
        "        self.calls += 1\n"
        "        raise KeyError('mask')\n"
    )
    return install_distribution(
        monkeypatch, tmp_path / "site", "their_exporters", source,
        "[pcam_viewer.exporters]\n"
        "theirs = their_exporters:Good\n"
        "broken = their_exporters_missing:Good\n"
        "crash = their_exporters:Crash\n"
        "empty = their_exporters:EMPTY\n"
        "late = their_exporters:Late\n"
        "png = their_exporters:Good\n",
    )  # fmt: skip


@pytest.mark.usefixtures("plug_in")
def test_a_third_party_adds_a_format(tmp_path: Path) -> None:
    exporter = load_exporter("theirs")
    exporter.export(make_case(), tmp_path / "a.their", ExportOptions())
    assert (tmp_path / "a.their").read_text() == "theirs"


@pytest.mark.usefixtures("plug_in")
def test_failing_plug_ins_are_named_and_the_rest_works() -> None:
    usable, problems = exporters()
    assert {"json", "csv", "png", "jpeg", "theirs"} <= set(usable)
    assert not {"broken", "crash", "empty"} & set(usable)
    text = " | ".join(problems)
    assert "'broken'" in text
    assert "No module named 'their_exporters_missing'" in text
    assert "'crash'" in text
    assert "no licence" in text
    assert "'empty' (their_exporters:EMPTY) cannot be used: TypeError: it is no exporter" in text
    assert "it lacks name" in text


@pytest.mark.usefixtures("plug_in")
def test_an_exporter_that_fails_in_use_is_switched_off_and_others_go_on(
    tmp_path: Path,
) -> None:
    exporter = load_exporter("late")
    for _ in range(2):
        with pytest.raises(
            ExporterError,
            match=r"'late' \(their_exporters:Late\) failed: KeyError: 'mask'. .*switched off",
        ):
            exporter.export(make_case(), tmp_path / "a.late", ExportOptions())
    assert exporter.exporter.calls == 1
    assert "late" not in exporters()[0]
    load_exporter("theirs").export(make_case(), tmp_path / "a.their", ExportOptions())


@pytest.mark.usefixtures("plug_in")
def test_a_full_disk_switches_no_exporter_off(tmp_path: Path) -> None:
    exporter = load_exporter("theirs")
    with pytest.raises(OSError, match="No such file"):
        exporter.export(make_case(), tmp_path / "nowhere" / "a.their", ExportOptions())
    exporter.export(make_case(), tmp_path / "a.their", ExportOptions())
    assert "theirs" in exporters()[0]


@pytest.mark.usefixtures("plug_in")
def test_a_plug_in_never_takes_the_place_of_ours() -> None:
    assert isinstance(load_exporter("png"), PngExporter)


def test_frame_is_written(tmp_path: Path) -> None:
    radiograph = make_radiograph()
    two = replace(radiograph, stored=radiograph.stored.repeat(2, axis=0))
    JsonExporter().export(make_case(two, Review(frame=1)), tmp_path / "a.json", ExportOptions())
    assert json.loads((tmp_path / "a.json").read_text())["frame"] == 1
