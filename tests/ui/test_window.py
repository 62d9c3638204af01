"""The whole window: opening, refusing, failing, and leaving nothing behind."""

import socket
import zipfile

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QThread, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSlider, QTreeWidget

from tests.ui.conftest import COLUMNS, ROWS, write_dicom
from viewer.review.layers import raster_value
from viewer.ui.tile import State


def drop(window, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    # A drag that enters is a kind of drop event; its own class takes other arguments in each Qt.
    for handler in (window.dragEnterEvent, window.dropEvent):
        event = QDropEvent(
            QPointF(window.rect().center()),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.setAccepted(False)
        handler(event)
        assert event.isAccepted()


def test_an_image_given_as_argument_is_shown_and_analysed(window):
    assert window.middle.pages.currentWidget() is window.tiles
    assert window.session.radiograph.stored.shape == (1, ROWS, COLUMNS)
    # By distance above the operating point of 0.5: Edema is .73 everywhere, Effusion near 0.
    assert set(window.findings.rows) == {"Mass", "Effusion", "Edema"}
    assert list(window.findings.rows)[-1] == "Effusion"
    assert window.findings.rows["Edema"].probability.text() == "0.73"
    assert "test-model 1.2 · CPU" in window.findings.head.model_line.text()


def test_dropped_folders_and_archives_are_searched(make_window, settle, tmp_path):
    window = make_window()
    folder = tmp_path / "study" / "deep"
    folder.mkdir(parents=True)
    write_dicom(folder / "IMG0001")
    inside = write_dicom(tmp_path / "zipped.dcm")
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        archive.write(inside, "a/b/IMG0002")
    drop(window, tmp_path / "study", tmp_path / "more.zip")
    settle(window)
    assert len(window.session.instances) == 2
    assert len(window.studies.order) == 2


def test_an_empty_window_invites(make_window):
    window = make_window()
    assert window.middle.pages.currentWidget() is window.empty
    assert window.empty.demo.isVisible()
    assert not window.action_set["invert"].isEnabled()
    assert "NOT FOR CLINICAL USE" in window.status.intended_use.text()
    assert window.status.intended_use.isVisible()


def test_a_file_that_is_no_image_is_listed_with_the_reason(make_window, settle, chest, tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("not an image")
    window = make_window(text, chest)
    settle(window)
    assert window.studies.not_opened.childCount() == 1
    shown = window.studies.not_opened.child(0).text(0)
    assert shown.startswith("notes.txt\n")
    assert "neither a DICOM file" in shown


def test_only_unusable_files_give_a_message(make_window, qtbot, tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("not an image")
    window = make_window(text)
    qtbot.waitUntil(window.banner.isVisible)
    assert "No image was found" in window.banner.text.text()
    # Of a single file the reason is said at once.
    assert "neither a DICOM file" in window.banner.text.text()
    (tmp_path / "more.txt").write_text("nor this")
    window.commands.open_paths([tmp_path])
    qtbot.waitUntil(lambda: "under “Not opened”" in window.banner.text.text())


def test_a_search_does_not_begin_with_the_count_of_the_last_one(window, tmp_path):
    window.session.open([tmp_path])
    window.status.set_still(False)
    assert window.status.work.text() == "Searching"


def test_an_empty_folder_is_not_said_to_hold_files(make_window, qtbot, tmp_path):
    (tmp_path / "nothing").mkdir()
    window = make_window(tmp_path / "nothing")
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text.text() == "No image was found in what was opened."


def test_a_damaged_image_says_why_and_the_next_one_is_shown(make_window, settle, chest, tmp_path):
    broken = write_dicom(tmp_path / "a_broken.dcm", PixelData=None)
    window = make_window(broken, chest)
    settle(window)
    assert window.session.current.path == chest
    assert "a_broken.dcm" in window.studies.not_opened.child(0).text(0)
    window.session.show(window.studies.order[0])
    settle(window, State.UNREADABLE)
    assert window.session.explanation in window.view.overlay.message
    assert window.view.overlay.message
    assert window.banner.isVisible()
    assert not window.view.image.isVisible()
    assert not window.findings.rows


def test_a_lateral_view_is_not_analysed_unless_insisted_on(make_window, settle, tmp_path):
    window = make_window(write_dicom(tmp_path / "lateral.dcm", ViewPosition="LL"))
    settle(window, State.REFUSED)
    assert not window.findings.rows
    assert window.findings.head.warnings.isVisible()
    assert "lateral" in window.findings.head.warning_text.text().lower()
    window.findings.head.ask.click()
    settle(window)
    assert window.findings.rows
    # The warning stays beside the result.
    assert "lateral" in window.findings.head.warning_text.text().lower()


def test_a_missing_model_is_said_and_images_are_shown_all_the_same(
    make_window, settle, chest, tmp_path
):
    window = make_window(chest, own_model=tmp_path / "missing.onnx")
    settle(window, State.NO_MODEL)
    assert window.view.image.isVisible()
    assert "missing.onnx" in window.findings.head.explanation.text()


def test_the_search_hides_what_does_not_match(make_window, settle, tmp_path):
    window = make_window(
        write_dicom(tmp_path / "a.dcm"),
        write_dicom(tmp_path / "b.dcm", PatientName="Roe^Richard", PatientID="9"),
    )
    settle(window)
    window.studies.search.setText("richard")
    root = window.studies.tree.invisibleRootItem()
    hidden = [root.child(row).isHidden() for row in range(root.childCount())]
    assert hidden == [True, False]
    assert not root.child(1).child(0).child(0).isHidden()


def test_hiding_identifiers_hides_them_everywhere(window):
    def words():
        tree = window.studies.tree.topLevelItem(0)
        texts = [tree.text(0), tree.child(0).text(0), tree.child(0).child(0).text(0)]
        return " ".join([*texts, *sum(window.view.overlay.corners, ())])

    for secret in ("Jane", "4711", "2024"):
        assert secret in words()
    window.action_set["privacy"].trigger()
    for secret in ("Jane", "4711", "2024"):
        assert secret not in words()
    assert "Jane" not in window.windowTitle()


def test_what_must_be_read_stays_when_corner_text_goes(window):
    for _ in range(3):
        window.action_set["corner-text"].trigger()
    assert window.corner_text == "none"
    assert window.view.overlay.corners[3] == ("NOT FOR CLINICAL USE",)
    window.action_set["flip-horizontal"].trigger()
    assert "MIRRORED" in window.view.overlay.corners[1]


def test_the_first_run_asks_once(make_window, settle, chest):
    first = make_window(chest, ask=True)
    settle(first)
    assert first.notice.isVisible()
    first.notice.button.click()
    assert not first.notice.isVisible()
    first.close()
    second = make_window(chest, ask=True)
    settle(second)
    assert not second.notice.isVisible()


def test_threads_are_gone_after_closing(window):
    lanes = window.session.findChildren(QThread)
    assert any(lane.isRunning() for lane in lanes)
    window.close()
    assert not any(lane.isRunning() for lane in lanes)


def test_closing_while_everything_runs_does_not_hang(make_window, qtbot, chest, tmp_path):
    many = [write_dicom(tmp_path / f"{number}.dcm") for number in range(8)]
    window = make_window(*many)
    qtbot.waitUntil(lambda: window.session.busy)
    window.close()
    assert not any(lane.isRunning() for lane in window.session.findChildren(QThread))


def test_nothing_goes_to_the_network(make_window, settle, chest, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("the network was used")

    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    window = make_window(chest)
    settle(window)
    assert window.findings.rows


def test_size_and_layout_come_back(make_window, settle, chest):
    first = make_window(chest)
    settle(first)
    first.studies_dock.close()
    first.findings.controls.opacity.setValue(80)
    first.close()
    second = make_window(chest)
    settle(second)
    assert not second.studies_dock.isVisible()
    assert second.session.review.opacity == pytest.approx(0.8)
    second.action_set["restore-layout"].trigger()
    assert second.studies_dock.isVisible()


def test_every_control_has_a_name(window):
    kinds = (QAbstractButton, QSlider, QComboBox, QLineEdit, QTreeWidget)
    nameless = [
        widget
        for kind in kinds
        for widget in window.findChildren(kind)
        if widget.isVisible()
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        # Qt's own: buttons of docks, and the extension of the toolbar.
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QLineEdit)
    ]
    assert nameless == []


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_nothing_is_cut_off(window, qapp, size):
    window.resize(*size)
    qapp.processEvents()
    for row in window.findings.rows.values():
        for label in (row.probability, row.threshold):
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())
        assert row.check.width() >= row.check.sizeHint().width()
    assert window.status.intended_use.width() >= window.status.intended_use.sizeHint().width()
    assert window.width() <= size[0]
    assert window.height() <= size[1]
    extension = window.toolbar.findChild(QAbstractButton, "qt_toolbar_ext_button")
    assert not extension.isVisible()


def test_the_pixel_under_the_mouse_is_told(window):
    window._tell_cursor(200.5, 280.5)
    text = window.status.cursor_text.text()
    assert "x 200  y 280" in text
    assert "stored 4000" in text
    assert "grey 249" in text
    window.session.select_finding("Edema")
    window._tell_cursor(200.5, 280.5)
    assert "Edema 0.73" in window.status.cursor_text.text()
    width = window.width()
    window.session.change(visible=frozenset({"Mass", "Effusion"}))
    window._tell_cursor(200.5, 280.5)
    mass = raster_value(window.session.prediction, "Mass", 200.5, 280.5)
    assert f"Mass {mass:.2f}   Edema 0.73   Effusion 0.0" in window.status.cursor_text.text()
    window.session.change(heatmaps_on=False)
    window._tell_cursor(200.5, 280.5)
    assert "Mass" not in window.status.cursor_text.text()
    assert window.width() == width
    window._tell_cursor(np.nan, np.nan)
    assert window.status.cursor_text.text() == ""


def test_picture_and_heatmap_are_on_the_screen_before_any_panel_follows(make_window, settle, chest):
    window = make_window()
    session, drawn = window.session, {}

    def look(what, seen):
        if session.opened is not None:
            drawn[what] = seen

    session.image_changed.connect(lambda: look("picture", session.pyramid.drawn.is_set()))
    session.prediction_changed.connect(lambda: look("heatmap", bool(window.view.overlay.bars)))
    session.open([chest])
    settle(window)
    assert drawn == {"picture": True, "heatmap": True}
    assert window.middle.pages.currentWidget() is window.tiles
