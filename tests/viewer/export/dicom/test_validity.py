"""Every object from every kind of image, read by programs that this project did not write.

dciodvfy (dicom3tools, D. Clunie) checks against the information object definitions; dcmpschk,
dsrdump and dcm2pnm (DCMTK, OFFIS) read presentation states, documents and pictures.
"""

from pathlib import Path

import pytest
from cases import make_manifest, make_prediction
from reviewed import SOURCES, WITH_IDENTIFIERS, a_review, case_of, run

from viewer.dicom.read import read
from viewer.export.dicom.presentation import PresentationExporter
from viewer.export.dicom.report import ReportExporter
from viewer.export.dicom.secondary_capture import SecondaryCaptureExporter
from viewer.export.dicom.segmentation import FractionalSegExporter, SegExporter
from viewer.export.exporter import Exporter
from viewer.export.options import ExportOptions
from viewer.review.case import Case

ALL = (
    SecondaryCaptureExporter(),
    SegExporter(),
    FractionalSegExporter(),
    ReportExporter(),
    PresentationExporter(),
)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("exporter", ALL, ids=lambda one: one.name)
@pytest.mark.parametrize("options", [ExportOptions(), WITH_IDENTIFIERS], ids=["without", "with"])
def test_objects_are_valid(
    exporter: Exporter, source: str, options: ExportOptions, tmp_path: Path
) -> None:
    file = tmp_path / "result.dcm"
    exporter.export(case_of(tmp_path, source), file, options)
    said = run("dciodvfy", "-new", file).stderr
    assert said, "dciodvfy names at least the kind of object"
    assert [line for line in said.splitlines() if "Error" in line] == []
    assert run("dcmdump", "--quiet", file).returncode == 0


@pytest.mark.parametrize("source", SOURCES)
def test_presentation_states_pass_dcmtk(source: str, tmp_path: Path) -> None:
    file = tmp_path / "result.dcm"
    PresentationExporter().export(case_of(tmp_path, source), file, ExportOptions())
    done = run("dcmpschk", file)
    assert (done.returncode, "Test passed" in done.stderr) == (0, True), done.stderr


@pytest.mark.parametrize("source", SOURCES)
def test_reports_are_read_by_dcmtk(source: str, tmp_path: Path) -> None:
    file = tmp_path / "result.dcm"
    ReportExporter().export(case_of(tmp_path, source), file, ExportOptions())
    done = run("dsrdump", "--print-all-codes", file)
    assert done.returncode == 0, done.stderr
    assert "UNVERIFIED" in done.stdout
    for told in ('(4147007,SCT,"Mass")', "Not for clinical use", "Beware of the film."):
        assert told in done.stdout.replace("...", ""), told


@pytest.mark.parametrize("source", SOURCES)
def test_pictures_are_drawn_by_dcmtk(source: str, tmp_path: Path) -> None:
    file, picture = tmp_path / "result.dcm", tmp_path / "picture.ppm"
    SecondaryCaptureExporter().export(case_of(tmp_path, source), file, ExportOptions())
    done = run("dcm2pnm", file, picture)
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes().startswith(b"P6")


#: Real files that differ most: chests, tables, overlays, colour, frames, foreign letters.
REAL = (
    "1_chest/cr_pa_mono1_10bit_explicitle.dcm",
    "1_chest/sc_pa_mono2_8bit_jpegbaseline_no-window.dcm",
    "2_other_radiographs/dx_hands_14bit_voilut-sequence_3windows_overlay_icon.dcm",
    "2_other_radiographs/rf_shoulder_modalitylut-sequence.dcm",
    "3_display/ybr_multiframe_jpeg_30frames.dcm",
    "7_headers_and_charsets/japanese_h32.dcm",
)


@pytest.mark.shared
@pytest.mark.parametrize("name", REAL)
def test_objects_of_real_files_are_valid(name: str, shared: Path, tmp_path: Path) -> None:
    radiograph = read(shared / "dicom" / name)
    shape = radiograph.rows, radiograph.columns
    case = Case(radiograph, a_review(), make_prediction(image_shape=shape), make_manifest())
    for exporter in ALL:
        if isinstance(exporter, FractionalSegExporter):
            # The same code as the binary one, and many times the pixels.
            continue
        exporter.export(case, tmp_path / "result.dcm", WITH_IDENTIFIERS)
        said = run("dciodvfy", "-new", tmp_path / "result.dcm").stderr
        assert [line for line in said.splitlines() if "Error" in line] == [], exporter.name
