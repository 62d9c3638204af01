"""What lies beside an image: our review comes back, others' layers are drawn and listed."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.uid import generate_uid
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.support.onnx_factory import write_model
from tests.ui.conftest import SQUARE, write_dicom
from tests.ui.test_stale import Gate
from tests.ui.test_studies import item_of
from viewer.dicom.companion import CompanionKind
from viewer.dicom.radiograph import Window
from viewer.export.dicom.presentation import PresentationExporter
from viewer.export.dicom.report import ReportExporter
from viewer.export.dicom.segmentation import SegExporter
from viewer.export.options import ExportOptions
from viewer.review.annotations import Annotation, Kind
from viewer.review.verdict import FindingVerdict, Verdict
from viewer.ui.main_window import MainWindow
from viewer.ui.settings import AUTO_ANALYSIS
from viewer.ui.tile import State

OPEN = ExportOptions(identifiers=True)
OWN = (ReportExporter(), SegExporter(), PresentationExporter())


def export(window: MainWindow, folder: Path, options: ExportOptions, exporters=OWN) -> None:
    for exporter in exporters:
        exporter.export(window.session.case, folder / f"{exporter.name}.dcm", options)


def as_of_another_maker(file: Path) -> None:
    made = pydicom.dcmread(file)
    made.Manufacturer = "Other"
    made.save_as(file)


def companion_items(window: MainWindow, source) -> list:
    return item_of(window, source).below


def seen(window: MainWindow, x: float, y: float) -> tuple[int, int, int]:
    """Return the colour on the screen at a place of the image."""
    picture = window.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    place = window.view.tile_point(x, y)
    return picture.pixelColor(round(place.x()), round(place.y())).getRgb()[:3]


@pytest.mark.parametrize("options", [OPEN, ExportOptions()], ids=["with", "without"])
def test_export_close_and_open_the_folder_again(
    make_window, settle, qtbot, tmp_path: Path, options: ExportOptions
) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    write_dicom(folder / "chest.dcm")
    first = make_window(folder)
    settle(first)
    verdict = FindingVerdict(Verdict.DISAGREE, "a nipple", "2024-03-04T10:11:12+01:00", True)
    first.session.change(
        annotations=(
            Annotation(Kind.LENGTH, ((10.25, 20.5), (300.0, 400.0)), text="tube"),
            Annotation(Kind.ELLIPSE, ((50.0, 60.0), (90.0, 120.0)), finding="Mass"),
        ),
        verdicts={"Mass": verdict},
        visible=frozenset({"Edema"}),
        voi=Window(1000.0, 500.0),
        inverted=True,
        quarter_turns=1,
    )
    first.session.change_to(first.session.review.with_threshold("Edema", 0.31))
    chosen, boxes = first.session.review, first.session.case.boxes("Edema")
    assert boxes
    export(first, folder, options)
    first.close()

    again = make_window(folder)
    qtbot.waitUntil(lambda: again.session.review.verdicts == {"Mass": verdict}, timeout=20_000)
    settle(again)
    assert again.session.review == chosen
    assert again.session.case.boxes("Edema") == boxes
    assert "saved beside this image" in again.banner.text.text()
    # It is saved: in the report.
    assert not again.reading.modified
    # Undo brings the image back as the file has it.
    again.session.undo()
    assert again.session.review.verdicts == {}
    kinds = {companion.kind for companion in again.session.companions.of(again.session.current)}
    assert kinds == set(CompanionKind)
    # What we drew into them is part of the review, and not drawn twice.
    assert again.tiles.active.foreign.layers == ()
    assert again.studies.not_opened.treeWidget() is None


@pytest.fixture
def others(make_window, settle, qtbot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window with an image, and a segmentation and a presentation state of another maker."""
    window.session.change(visible=frozenset({"Mass"}), heatmaps_on=True)
    export(window, tmp_path, OPEN, OWN[1:])
    for name in ("seg.dcm", "gsps.dcm"):
        as_of_another_maker(tmp_path / name)
    uid = window.session.radiograph.identity.sop_instance_uid
    assert uid
    other = make_window(tmp_path / "chest.dcm", tmp_path / "seg.dcm", tmp_path / "gsps.dcm")
    settle(other)
    qtbot.waitUntil(lambda: bool(other.tiles.active.foreign.layers), timeout=20_000)
    other.session.change(heatmaps_on=False)
    return other


def test_layers_of_others_are_drawn_and_can_be_switched_off(others: MainWindow, qtbot) -> None:
    labels = [layer.label for layer in others.tiles.active.foreign.layers]
    assert labels[0] == "Mass"
    assert "Intended use and warnings" in labels
    x, y, width, height = SQUARE
    middle = (x + width / 2, y + height / 2)
    mask = others.tiles.active.foreign.layers[0].mask
    assert mask[round(middle[1]), round(middle[0])] == 255
    red, green, _ = seen(others, *middle)
    # The colour of the segment lies over the white square.
    assert red > green + 20
    others.action_set["companions"].trigger()
    assert others.tiles.active.foreign.layers == ()
    red, green, _ = seen(others, *middle)
    assert red == green
    others.action_set["companions"].trigger()
    assert [layer.label for layer in others.tiles.active.foreign.layers] == labels


def test_layers_follow_the_turned_image(others: MainWindow) -> None:
    others.session.change(quarter_turns=1, flipped=True)
    x, y, width, height = SQUARE
    red, green, _ = seen(others, x + width / 2, y + height / 2)
    assert red > green + 20
    mask = others.tiles.active.foreign.layers[0].mask
    rows, columns = np.nonzero(mask == 0)
    red, green, _ = seen(others, columns[0] + 5, rows[0] + 5)
    assert abs(red - green) <= 2


def test_objects_are_listed_below_their_image_and_have_a_switch(others: MainWindow) -> None:
    source = others.session.current
    items = companion_items(others, source)
    assert sorted(item.text(0).split("\n")[0] for item in items) == [
        "Presentation state · Other", "Segmentation · Other"
    ]  # fmt: skip
    (segmentation,) = [item for item in items if item.text(0).startswith("Segmentation")]
    segmentation.setCheckState(0, Qt.CheckState.Unchecked)
    assert "Mass" not in {
        layer.label for layer in others.tiles.active.foreign.layers if layer.mask is not None
    }
    segmentation.setCheckState(0, Qt.CheckState.Checked)
    assert others.tiles.active.foreign.layers[0].mask is not None
    # The privacy view names no series.
    others.studies.set_private(True)
    assert segmentation.text(0) == "Segmentation · Other"
    others.studies.set_private(False)
    shown = []
    others.studies.tree.chosen.connect(shown.append)
    others.studies.tree.itemActivated.emit(segmentation, 0)
    assert shown == [source]


def test_nothing_of_the_old_study_stays(others: MainWindow) -> None:
    others.session.close_all()
    assert others.tiles.active.foreign.layers == ()
    assert not others.action_set["companions"].isEnabled()


def test_objects_that_were_not_read_to_the_end_are_read_when_the_image_comes_again(
    others: MainWindow, settle, qtbot, tmp_path: Path, monkeypatch
) -> None:
    from viewer.review.companions import read

    session, gate, told_of = others.session, Gate(), read.told_of

    def slow(companions, about):
        gate(None)
        return told_of(companions, about)

    session.close_all()
    monkeypatch.setattr(read, "told_of", slow)
    write_dicom(tmp_path / "z.dcm")
    session.open([tmp_path / name for name in ("chest.dcm", "seg.dcm", "gsps.dcm", "z.dcm")])
    qtbot.waitUntil(gate.entered.is_set, timeout=20_000)
    qtbot.waitUntil(lambda: len(session.instances) == 2, timeout=20_000)
    session.stop()
    gate.open.set()
    chest = session.current
    session.show(next(source for source in session.instances if source != chest))
    settle(others)
    assert not session.companions.has_layers(chest)
    session.show(chest)
    qtbot.waitUntil(lambda: session.companions.has_layers(chest), timeout=20_000)
    assert others.tiles.active.foreign.layers


def test_objects_without_their_image_are_listed_as_not_opened(
    make_window, qtbot, window: MainWindow, tmp_path: Path
) -> None:
    export(window, tmp_path, OPEN, OWN[:1])
    other = make_window(tmp_path / "sr.dcm")
    qtbot.waitUntil(lambda: other.studies.not_opened.childCount() == 1, timeout=20_000)
    assert "is not open" in other.studies.not_opened.child(0).text(0).replace("\n", " ")
    qtbot.waitUntil(lambda: "No image was found" in other.banner.text.text(), timeout=20_000)


def test_an_object_may_come_after_its_image(
    settle, qtbot, window: MainWindow, tmp_path: Path
) -> None:
    review = window.session.review
    changed = review.with_threshold("Mass", 0.61)
    window.session.change_to(changed)
    export(window, tmp_path, OPEN, OWN[:1])
    window.session.undo()
    window.session.close_all()
    window.session.open([tmp_path / "chest.dcm"])
    settle(window)
    window.session.open([tmp_path / "sr.dcm"])
    qtbot.waitUntil(lambda: "is shown" in window.banner.text.text(), timeout=20_000)
    assert window.session.review == changed
    assert window.studies.not_opened.treeWidget() is None


@pytest.fixture
def reopen_without_report(settle, qtbot, tmp_path: Path) -> Callable[[MainWindow], None]:
    """Return a function that exports a review, takes it back and opens what turned the image."""

    def reopen(window: MainWindow) -> None:
        export(window, tmp_path, OPEN)
        window.session.undo()
        window.session.close_all()
        window.session.open([tmp_path / "chest.dcm", tmp_path / "gsps.dcm"])
        settle(window)
        qtbot.waitUntil(lambda: window.session.review.quarter_turns == 1, timeout=20_000)

    return reopen


def test_a_report_that_comes_after_the_presentation_counts(
    reopen_without_report, qtbot, window: MainWindow, tmp_path: Path
) -> None:
    changed = window.session.review.with_threshold("Mass", 0.61).changed(quarter_turns=1)
    window.session.change_to(changed)
    reopen_without_report(window)
    assert window.session.review.edited_thresholds == {}
    assert window.tiles.active.foreign.layers
    window.session.open([tmp_path / "sr.dcm"])
    qtbot.waitUntil(lambda: window.session.review == changed, timeout=20_000)
    assert window.tiles.active.foreign.layers == ()


def test_a_remembered_threshold_is_no_choice_of_the_reader(
    settle, qtbot, window: MainWindow, tmp_path: Path
) -> None:
    """Set by a first result that comes between a presentation state and its report."""
    changed = window.session.review.with_threshold("Mass", 0.61)
    window.session.change_to(changed)
    changed = changed.changed(quarter_turns=1)
    window.session.change_to(changed)
    export(window, tmp_path, OPEN)
    window.session.close_all()
    window.settings.set(AUTO_ANALYSIS, False)
    window.session.open([tmp_path / "chest.dcm", tmp_path / "gsps.dcm"])
    qtbot.waitUntil(lambda: window.session.review.quarter_turns == 1, timeout=20_000)
    assert window.session.review.edited_thresholds == {}
    window.session.analyse()
    settle(window)
    assert window.session.review.edited_thresholds == {"Mass": 0.61}
    window.session.open([tmp_path / "sr.dcm"])
    qtbot.waitUntil(lambda: window.session.review == changed, timeout=20_000)


def test_a_threshold_that_the_reader_set_is_not_overwritten(
    reopen_without_report, qtbot, window: MainWindow, tmp_path: Path
) -> None:
    window.session.change(quarter_turns=1)
    reopen_without_report(window)
    chosen = window.session.review.with_threshold("Mass", 0.42)
    window.session.change_to(chosen)
    window.session.open([tmp_path / "sr.dcm"])
    qtbot.waitUntil(lambda: "is not shown" in window.banner.text.text(), timeout=20_000)
    assert window.session.review == chosen


@pytest.fixture
def reported(window: MainWindow, tmp_path: Path) -> Path:
    """A folder with an image and its report; and another model beside it."""
    window.session.change_to(window.session.review.with_threshold("Mass", 0.61))
    folder = tmp_path / "reported"
    folder.mkdir()
    export(window, folder, OPEN, OWN[:1])
    (tmp_path / "chest.dcm").rename(folder / "chest.dcm")
    write_model(tmp_path / "other.onnx", ("Mass",), gains=(8.0,), biases=(-4.0,), name="b")
    return folder


def test_what_a_report_of_another_model_says_is_shown_as_such(
    make_window, settle, qtbot, reported: Path
) -> None:
    later = make_window(reported, own_model=reported.parent / "other.onnx")
    saved = later.findings.head.saved
    qtbot.waitUntil(saved.isVisible, timeout=20_000)
    settle(later, State.WAITING)
    assert "test-model 1.2" in saved.head.text()
    lines = saved.list.text().splitlines()
    assert len(lines) == 3
    assert any("Mass" in line and "threshold 0.61, edited" in line for line in lines)
    # None of it is a result of the model that is open.
    assert later.session.prediction is None
    assert not later.findings.rows
    assert later.view.image.heatmaps.layers == {}
    assert "not with the one that is open" in later.banner.text.text()
    assert not later.reading.modified
    # Until it is analysed anew; then a threshold of the other model judges nothing.
    later.findings.head.ask.click()
    settle(later)
    assert not saved.isVisible()
    assert later.session.prediction.model.name == "b"
    assert later.session.review.edited_thresholds == {}
    assert "Mass 0.61" in later.banner.text.text()


def test_what_a_report_says_is_shown_where_no_model_is(make_window, qtbot, reported: Path) -> None:
    later = make_window(reported, own_model=reported.parent / "gone.onnx")
    saved = later.findings.head.saved
    qtbot.waitUntil(saved.isVisible, timeout=20_000)
    assert later.session.state is State.NO_MODEL
    assert "test-model 1.2" in saved.head.text()
    assert "no model is open" in saved.head.text()
    assert len(saved.list.text().splitlines()) == 3
    assert later.session.review.edited_thresholds == {"Mass": 0.61}


def test_a_report_of_this_model_is_told_if_its_numbers_differ(
    make_window, settle, qtbot, model: Path, reported: Path
) -> None:
    made = pydicom.dcmread(reported / "sr.dcm")
    (state,) = [
        one
        for one in made.ContentSequence
        if one.ConceptNameCodeSequence[0].CodeValue == "REVIEW_STATE"
    ]
    review = json.loads(state.TextValue)
    review["images"][0]["results"][0]["probabilities"]["Mass"] = 0.01
    state.TextValue = json.dumps(review)
    made.save_as(reported / "sr.dcm")
    later = make_window(reported)
    settle(later)
    banners = later.notes, later.banner
    told = "gives other probabilities"
    qtbot.waitUntil(lambda: any(told in one.text.text() for one in banners), timeout=20_000)
    assert later.findings.rows
    assert not later.findings.head.saved.isVisible()


def test_what_the_reader_chose_is_not_overwritten(
    settle, qtbot, window: MainWindow, tmp_path: Path
) -> None:
    export(window, tmp_path, OPEN, OWN[:1])
    window.session.change(inverted=True)
    window.session.open([tmp_path / "sr.dcm"])
    qtbot.waitUntil(lambda: "is not shown" in window.banner.text.text(), timeout=20_000)
    assert window.session.review.inverted


def test_segments_that_are_not_drawn_say_why(others: MainWindow, qtbot, tmp_path: Path) -> None:
    """As many pixels as the image has are not said to be in their place."""
    made = pydicom.dcmread(tmp_path / "seg.dcm")
    for group in made.PerFrameFunctionalGroupsSequence:
        source = group.DerivationImageSequence[0].SourceImageSequence[0]
        source.SpatialLocationsPreserved = "NO"
    made.SOPInstanceUID = generate_uid()
    made.save_as(tmp_path / "moved.dcm")
    others.session.open([tmp_path / "moved.dcm"])
    qtbot.waitUntil(lambda: "not drawn" in others.banner.text.text(), timeout=20_000)
    assert "lie elsewhere" in others.banner.text.text()
    remarks = [item.toolTip(0) for item in companion_items(others, others.session.current)]
    assert sum("Not drawn: It says that its pixels lie elsewhere" in each for each in remarks) == 1


def test_an_object_that_cannot_be_read_is_told(qtbot, window: MainWindow, tmp_path: Path) -> None:
    export(window, tmp_path, OPEN, OWN[1:2])
    made = pydicom.dcmread(tmp_path / "seg.dcm")
    made.PixelData = made.PixelData[:20]
    made.save_as(tmp_path / "seg.dcm")
    window.session.open([tmp_path / "seg.dcm"])
    qtbot.waitUntil(lambda: "cannot be read" in window.banner.text.text(), timeout=20_000)
