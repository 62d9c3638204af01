"""Nothing that identifies anybody leaves the program by default: a mark in every identifying tag.

Every format that is installed or declared by this project is tried, so new ones are too.
"""

import io
import logging
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zlib
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pydicom
import pytest
from cases import make_prediction, make_radiograph
from marked import MARKS, marked_dataset
from onnx_factory import FINDINGS, make_manifest, write_model
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import StreamObject
from PySide6.QtGui import QGuiApplication

from viewer.dicom.quiet import quiet
from viewer.dicom.radiograph import Identity
from viewer.dicom.read import read
from viewer.export.exporter import exporters
from viewer.export.options import ExportOptions
from viewer.export.picture import paint
from viewer.review.annotations import Annotation, Kind
from viewer.review.case import Case
from viewer.review.review import Review
from viewer.review.verdict import Verdict, judged
from viewer.ui import log

# What paints makes an application without widgets, if there is none yet.
pytestmark = pytest.mark.usefixtures("qapp")

ROOT = Path(__file__).resolve().parents[2]
# The beginning of a mark is enough: a text may be cut short.
SEARCHED = re.compile(MARKS.pattern.replace(rb"ZQ\d{4}KX", rb"ZQ0\d{3}"))


def every_exporter() -> dict[str, object]:
    """Return what is installed, and what this project declares, installed or not."""
    usable, problems = exporters()
    assert problems == ()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, place in project["entry-points"]["pcam_viewer.exporters"].items():
        module, _, attribute = place.partition(":")
        usable[name] = getattr(import_module(module), attribute)()
    return usable


EXPORTERS = every_exporter()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A marked image, whose file and folder are called after the patient."""
    made = marked_dataset()
    folder = tmp_path / f"study of {made.PatientName}"
    folder.mkdir()
    path = folder / f"{made.OtherPatientIDs}_chest.dcm"
    with quiet():
        made.save_as(path, enforce_file_format=True)
    assert len(set(MARKS.findall(path.read_bytes()))) > 400
    return path


@pytest.fixture
def case(file: Path) -> Case:
    radiograph = read(file)
    review = Review(
        visible=frozenset(FINDINGS),
        annotations=(
            Annotation(Kind.LENGTH, ((5, 5), (30, 30))),
            Annotation(Kind.ELLIPSE, ((5, 5), (30, 30))),
        ),
        verdicts=judged({}, FINDINGS[0], Verdict.AGREE, True),
    ).with_threshold(FINDINGS[0], 0.4)
    shape = radiograph.rows, radiograph.columns
    return Case(radiograph, review, make_prediction(image_shape=shape), make_manifest())


def layers_of(data: bytes, suffix: str) -> Iterator[bytes]:
    """Give all bytes that a file holds, also those that are packed."""
    yield data
    if suffix in (".png", ".jpg"):
        with Image.open(io.BytesIO(data)) as picture:
            yield repr(picture.info).encode()
            yield repr(dict(picture.getexif())).encode()
    if suffix == ".pdf":
        reader = PdfReader(io.BytesIO(data))
        for page in reader.pages:
            yield page.extract_text().encode()
        for number in range(1, len(reader.xref[0]) + 1 if reader.xref else 1):
            found = reader.get_object(number)
            if isinstance(found, StreamObject):
                try:
                    yield found.get_data()
                except (zlib.error, NotImplementedError):
                    yield found._data
        yield repr(reader.metadata).encode()
    if suffix == ".dcm":
        yield pydicom.dcmread(io.BytesIO(data)).to_json().encode()


def marks_in(data: bytes, suffix: str = "") -> list[bytes]:
    found = []
    for layer in layers_of(data, suffix):
        found += SEARCHED.findall(layer)
        # UTF-16, as PDF and some metadata write text.
        found += SEARCHED.findall(layer.replace(b"\0", b""))
    return found


def test_the_search_finds_what_is_there(case: Case, tmp_path: Path) -> None:
    for name in ("json", "pdf", "dicom", "sr"):
        target = tmp_path / f"open{EXPORTERS[name].suffix}"
        EXPORTERS[name].export(case, target, ExportOptions(identifiers=True))
        assert marks_in(target.read_bytes(), target.suffix), name


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_no_mark_is_in_any_default_export(name: str, case: Case, tmp_path: Path) -> None:
    exporter = EXPORTERS[name]
    target = tmp_path / f"out{exporter.suffix}"

    exporter.export(case, target, ExportOptions())

    assert marks_in(target.read_bytes(), target.suffix) == []


def test_nothing_of_the_header_is_painted_by_default(case: Case) -> None:
    nobody = replace(
        case.radiograph, identity=Identity(), descriptions=(), path=Path("x"), source=None
    )

    painted = paint(replace(case, radiograph=nobody))

    assert painted == paint(case)


def test_the_window_keeps_them_to_itself(make_window, file, qtbot, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(log, "log_file", lambda: tmp_path / "logs" / "pcam-viewer.log")
    kept = log.start_log()
    # What is told only to who asks for it must not tell more.
    logging.getLogger("viewer").setLevel(logging.DEBUG)
    try:
        window = make_window(file)
        qtbot.waitUntil(lambda: window.session.case is not None, timeout=20_000)
        qtbot.waitUntil(lambda: window.session.settled, timeout=20_000)
        window.set_private(True)
        window.session.change(annotations=(Annotation(Kind.LENGTH, ((5, 5), (30, 30))),))

        (tmp_path / "out").mkdir()
        window.action_set["export"].trigger()
        dialog = window.commands._dialog
        for check in dialog.formats.values():
            check.setChecked(True)
        dialog.path.setText(str(tmp_path / "out" / dialog.base.name))
        dialog.accept()
        qtbot.waitUntil(
            lambda: window.commands._dialog is None or not dialog.running, timeout=30_000
        )
        logging.getLogger("viewer.dicom").exception("failed", exc_info=ValueError(file))
    finally:
        for name in ("viewer", "pcam_model"):
            for handler in list(logging.getLogger(name).handlers):
                if isinstance(handler, log._QuietHandler):
                    logging.getLogger(name).removeHandler(handler)
                    handler.close()
        logging.getLogger("viewer").setLevel(logging.NOTSET)

    written = list((tmp_path / "out").iterdir())
    assert len(written) >= 6
    for path in written:
        assert marks_in(path.name.encode()) == []
        assert marks_in(path.read_bytes(), path.suffix) == []
    assert kept is not None
    assert kept.exists()
    assert marks_in(kept.read_bytes()) == []
    assert marks_in(window.windowTitle().encode()) == []
    QGuiApplication.clipboard().clear()
    window.commands.copy_diagnostics()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()), timeout=20_000)
    assert marks_in(QGuiApplication.clipboard().text().encode()) == []


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_the_disk_tells_nobody_who_was_seen(kind: str, file, tmp_path: Path) -> None:
    """All files that a session leaves behind, wherever the program put them.

    What it must know to go on is told: paths in the list of recent studies, of the last folders and
    beside kept reviews, and which image a review is of, by its UID.
    """
    study, home, temporary, out = file.parent, *(tmp_path / name for name in ("home", "tmp", "out"))
    (study / "ZQ0999KX broken.dcm").write_bytes(file.read_bytes()[:900])
    for folder in (home, temporary, out):
        folder.mkdir()
    if kind == "zip":
        archive = shutil.make_archive(str(study), "zip", study)
        shutil.rmtree(study)
        study = Path(archive)
    model = write_model(tmp_path / "model.onnx", FINDINGS)
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "PCAM_"))
    }
    own = {
        "HOME": home, "TMPDIR": temporary, "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": ROOT,
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/support/marked_session.py"), study, model, out],
        env=kept | {name: str(value) for name, value in own.items()},
        cwd=home, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert SEARCHED.findall((done.stdout + done.stderr).encode()) == []

    uid = re.escape(marked_dataset().SOPInstanceUID)
    allowed = {
        ".ini": re.compile(rb"(?m)^(recent|folder)=.*$"),
        ".paths": re.compile(rb"(?s).*"),
        ".pcamreview": re.compile(rb'"sop_instance_uid": "' + uid.encode() + rb'"'),
    }
    seen: dict[str, int] = {}
    for path in sorted(path for folder in (home, temporary, out) for path in folder.rglob("*")):
        relative = str(path.relative_to(tmp_path))
        assert marks_in(relative.encode()) == [], relative
        if not path.is_file():
            continue
        seen[path.suffix] = seen.get(path.suffix, 0) + 1
        data = path.read_bytes()
        if path.suffix in allowed:
            data = allowed[path.suffix].sub(b"", data)
        assert marks_in(data, path.suffix) == [], relative
        # Libraries write nothing, and nothing is left in temporary folders.
        assert path.is_relative_to(out) or "pcam-viewer" in path.parts, relative
    # The search looked at something: settings, log, kept review, key, and every export.
    assert {".ini", ".log", ".pcamreview", ".key", ".paths"} <= set(seen)
    assert sum(seen[suffix] for suffix in (".dcm", ".png", ".jpg", ".pdf", ".json", ".csv")) >= 11
    assert seen[".pcamreview"] == 2


def test_a_review_kept_against_a_crash_names_the_image_by_its_uid_alone(case: Case) -> None:
    from viewer.review.saved import encode

    saved = encode(case.review, case.radiograph.identity.sop_instance_uid, (64, 48))

    assert set(marks_in(saved)) == {b"1.3.6.4711.815"}


def test_a_picture_of_nobody_is_named_by_its_file() -> None:
    # The check of names must not hide all of them.
    from viewer.export.image_name import image_name

    assert image_name(make_radiograph(), ExportOptions()) == "chest.dcm"
