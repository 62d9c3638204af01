"""The model manager: install by drop, card, switch without a stale result, remembered, remove."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from pcam_model.engine import DEFAULT_ENGINE
from pcam_model.manifest import Metric
from tests.support.onnx_factory import make_manifest, write_model
from tests.ui.conftest import COLUMNS
from tests.ui.mouse import click, drag
from viewer.models import library
from viewer.review.hanging import Layout
from viewer.review.verdict import Verdict
from viewer.ui import jobs
from viewer.ui import settings as remembered
from viewer.ui.judging import judge
from viewer.ui.models_dialog import ModelsDialog
from viewer.ui.tile import State


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A model of another name, which finds a nodule where the image is bright."""
    return write_model(
        tmp_path / "other.onnx", ("Mass", "Nodule"), gains=(2.0, 8.0), biases=(-9.0, 1.0),
        name="other-model", version="7", notes="Made for a test",
        metrics={"auroc": Metric(value=0.83, low=0.8, high=0.86)},
    )  # fmt: skip


def drop(widget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    widget.dropEvent(event)


@pytest.fixture
def manager(qtbot, window):
    """The open dialog."""
    window.action_set["models"].trigger()
    dialog = window.findChild(ModelsDialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0, timeout=20_000)
    return dialog


def wait_for_models(qtbot, dialog, count: int) -> None:
    qtbot.waitUntil(lambda: dialog.list.count() == count, timeout=20_000)


def test_a_model_that_is_dropped_is_installed_and_its_card_shown(
    qtbot, window, other: Path
) -> None:
    drop(window, other)
    qtbot.waitUntil(lambda: window.findChild(ModelsDialog) is not None, timeout=20_000)
    dialog = window.findChild(ModelsDialog)
    wait_for_models(qtbot, dialog, 2)
    card = dialog.card.toPlainText()
    for words in ("other-model 7", "Nodule", "0.83 (0.80–0.86)", "Made for a test", "Apache-2.0",
                  "tests", "2024-01-01", "SHA-256"):  # fmt: skip
        assert words in card
    # Nothing else was opened, and nothing changed yet.
    assert window.session.engine.identity.name == "test-model"
    assert not window.session.scanning.busy


def test_another_model_leaves_no_stale_result(qtbot, window, manager, settle, other: Path) -> None:
    before = window.session.prediction
    assert window.session.analysis.engine is not None
    shown = []
    window.session.prediction_changed.connect(
        lambda: shown.append(window.session.prediction and window.session.prediction.model.name)
    )
    drop(manager, other)
    wait_for_models(qtbot, manager, 2)
    assert manager.model.title == "other-model 7"
    manager.use.click()
    assert window.session.prediction is None
    assert window.session.state is State.ANALYSING
    settle(window)
    assert window.session.prediction is not before
    assert set(window.findings.rows) == {"Mass", "Nodule"}
    assert shown == [None, "other-model"]
    assert "other-model 7" in window.findings.head.model_line.text()
    assert not manager.use.isEnabled()
    # The heatmap of the finding that this model is surest of.
    assert window.session.review.visible == {"Nodule"}


def test_a_file_that_is_none_is_refused_with_the_field(qtbot, window, manager, tmp_path) -> None:
    text = make_manifest().to_json().replace('"rows": 64', '"rows": 1')
    drop(manager, write_model(tmp_path / "wrong.onnx", manifest=text))
    qtbot.waitUntil(manager.message.isVisible, timeout=20_000)
    assert "input.rows" in manager.message.text()
    assert manager.list.count() == 1


def test_the_choice_is_remembered(qtbot, window, manager, settle, make_window, other, monkeypatch):
    drop(manager, other)
    wait_for_models(qtbot, manager, 2)
    manager.use.click()
    settle(window)
    window.settings.save()
    # A later start names no model.
    from viewer.ui.main_window import MainWindow

    again = MainWindow(device="cpu")
    qtbot.addWidget(again)
    again.session.start()
    qtbot.waitUntil(lambda: again.session.engine is not None, timeout=20_000)
    assert again.session.engine.identity.name == "other-model"
    again.close()


def test_a_remembered_model_that_is_gone_is_said(qtbot, qapp, tmp_path) -> None:
    from viewer.ui.main_window import MainWindow

    window = MainWindow(device="cpu")
    window.settings.set(remembered.MODEL, "gone.onnx")
    window.settings.save()
    window.close()
    again = MainWindow(device="cpu")
    qtbot.addWidget(again)
    again.session.start()
    qtbot.waitUntil(lambda: again.session.model_problem != "", timeout=20_000)
    assert "gone.onnx" in again.banner.text.text()
    assert "Models" in again.banner.text.text()
    again.close()


def test_a_removed_model_gives_way_to_the_shipped_one(
    qtbot, window, manager, settle, other: Path
) -> None:
    drop(manager, other)
    wait_for_models(qtbot, manager, 2)
    manager.use.click()
    settle(window)
    manager.remove.click()
    wait_for_models(qtbot, manager, 1)
    qtbot.waitUntil(lambda: window.session.state.settled, timeout=20_000)
    assert window.session.engine.identity.name == manager.model.identity.name
    assert window.session.analysis.model_file is None
    assert list(library.own_folder().glob("*")) == []
    assert not manager.remove.isEnabled()


def test_two_models_stand_side_by_side(qtbot, window, manager, settle, other: Path) -> None:
    drop(manager, other)
    wait_for_models(qtbot, manager, 2)
    manager.compare.click()
    first, second = window.session.tiles
    qtbot.waitUntil(lambda: second.state is State.DONE, timeout=20_000)
    assert first.prediction.model.name == "test-model"
    assert second.prediction.model.name == "other-model"
    assert second.opened is first.opened
    assert window.session.active is first
    assert set(window.findings.rows) == {"Mass", "Effusion", "Edema"}
    table = window.comparison.table
    assert window.comparison.dock.isVisible()
    headers = [table.horizontalHeaderItem(column).text() for column in range(4)]
    assert headers[1:3] == ["test-model 1.2", "other-model 7"]
    said = {
        table.item(row, 0).text(): [table.item(row, column).text() for column in (1, 2, 3)]
        for row in range(table.rowCount())
    }
    assert set(said) == {"Mass", "Effusion", "Edema", "Nodule"}
    one, two = (tile.prediction.probability("Mass") for tile in (first, second))
    assert said["Mass"][0].startswith(f"{one:.2f}")
    assert said["Mass"][1].startswith(f"{two:.2f}")
    assert said["Mass"][2] == f"{two - one:+.2f}"
    assert said["Nodule"][0] == said["Nodule"][2] == "–"
    assert said["Effusion"][1] == "–"
    # Each tile draws what its own model says, of the findings that both show.
    window.session.change(visible=frozenset({"Mass", "Nodule"}))
    drawn = [set(view.view.image.heatmaps.layers) for view in window.tiles.views]
    assert drawn == [{"Mass"}, {"Mass", "Nodule"}]
    corners = [text for corner in window.tiles.views[1].view.overlay.corners for text in corner]
    assert "Compared: other-model 7" in corners
    assert window.action_set["compare-models"].isChecked()
    window.action_set["compare-models"].trigger()
    assert len(window.session.tiles) == 1
    assert not window.comparison.dock.isVisible()
    assert window.session.prediction.model.name == "test-model"


@pytest.fixture
def compared(qtbot, window, other):
    """A window with the other model beside; its second tile."""
    window.comparison.start(other, DEFAULT_ENGINE)
    second = window.session.tiles[1]
    qtbot.waitUntil(lambda: second.state is State.DONE, timeout=20_000)
    return second


def test_the_compared_tile_can_be_worked_in(window, compared, qtbot) -> None:
    session, first = window.session, window.session.tiles[0]
    view = window.tiles.views[1].view
    click(view, 100, 100)
    assert session.active is compared
    assert window.view is view
    # The panel names the model whose results it shows and judges.
    assert set(window.findings.rows) == {"Mass", "Nodule"}
    assert window.findings.head.model_line.text().startswith("Compared: other-model 7")
    judge(session, "Nodule", Verdict.AGREE)
    assert session.review.verdicts["Nodule"].positive is True
    # Window, zoom and tools.
    before = session.review.voi
    drag(view, (100, 100), (160, 140))
    assert session.review.voi != before
    assert first.review == compared.review
    scale = view.look.unit
    window.action_set["tool-zoom"].trigger()
    drag(view, (200, 200), (200, 260))
    assert view.look.unit != scale
    session.change_to(session.review.with_threshold("Mass", 0.0))
    assert window.findings.rows["Mass"].isVisible()
    # Asked again, it is the other model that answers.
    session.analyse(again=True)
    assert session.state is State.ANALYSING
    qtbot.waitUntil(lambda: compared.state is State.DONE, timeout=20_000)
    assert session.prediction.model.name == "other-model"
    assert first.prediction.model.name == "test-model"
    session.activate(first)
    assert set(window.findings.rows) == {"Mass", "Effusion", "Edema"}
    assert "Compared" not in window.findings.head.model_line.text()


@pytest.mark.parametrize("layout", [Layout(1, 1), Layout(2, 2)])
def test_a_tile_that_compares_no_more_shows_what_the_model_in_use_says(
    window, compared, settle, qtbot, layout
) -> None:
    session = window.session
    session.activate(compared)
    if layout == Layout(1, 1):
        session.set_layout(layout)
    else:
        session.hang(layout, [None, session.current, None, None])
    (tile,) = [tile for tile in session.tiles if tile.source is not None]
    assert tile.prediction is None or tile.prediction.model.name == "test-model"
    qtbot.waitUntil(lambda: tile.state is State.DONE, timeout=20_000)
    assert tile.prediction.model.name == "test-model"
    session.activate(tile)
    assert set(window.findings.rows) == {"Mass", "Effusion", "Edema"}


def test_thresholds_are_remembered_for_the_model_they_were_set_for(window, compared) -> None:
    session = window.session
    session.activate(compared)
    session.change_to(session.review.with_threshold("Nodule", 0.3))
    keys = (compared.prediction.model.sha256, session.engine.identity.sha256)
    own, other = (
        window.settings.get_list(f"models/{key[:16]}/thresholds") for key in (keys[1], keys[0])
    )
    assert own is None
    assert other == ("Nodule=0.3",)


def table(window) -> dict[str, list[str]]:
    rows = window.comparison.table
    return {
        rows.item(row, 0).text(): [rows.item(row, column).text() for column in (1, 2)]
        for row in range(rows.rowCount())
    }


@pytest.mark.parametrize("number", [0, 1])
def test_cine_pauses_both_models_and_both_show_the_frame_it_stops_on(
    make_window,
    settle,
    qtbot,
    several_frames,
    other,
    monkeypatch,
    number,
) -> None:
    window = make_window(several_frames)
    settle(window)
    window.comparison.start(other, DEFAULT_ENGINE)
    session = window.session
    first, second = session.tiles
    qtbot.waitUntil(lambda: second.state is State.DONE, timeout=20_000)
    asked, real = [], jobs.analyse_image

    def analyse(task, radiograph, engine, frame, *more):
        asked.append((engine.identity.name, frame))
        return real(task, radiograph, engine, frame, *more)

    monkeypatch.setattr(jobs, "analyse_image", analyse)
    bar = window.tiles.views[number].frames
    bar.set_playing(True)
    qtbot.waitUntil(lambda: first.review.frame == 2)
    for tile in (first, second):
        assert tile.state is State.WAITING
        assert tile.prediction is None
    assert all(view.view.image.heatmaps.layers == {} for view in window.tiles.views)
    # The table does not go on to tell of another frame.
    assert table(window) == {}
    assert asked == []
    bar.set_playing(False)
    frame = first.review.frame
    for tile in (first, second):
        qtbot.waitUntil(lambda tile=tile: tile.state is State.DONE, timeout=20_000)
    assert sorted(asked) == [("other-model", frame), ("test-model", frame)]
    assert first.prediction.model.name == "test-model"
    assert second.prediction.model.name == "other-model"
    x = 100 + 100 * frame
    for tile in (first, second):
        maps = tile.prediction.logit_maps[-1 if tile is second else 0]
        assert abs(maps.max(axis=0).argmax() / maps.shape[1] - x / COLUMNS) < 0.15
    assert table(window)["Mass"][1].startswith(f"{second.prediction.probability('Mass'):.2f}")
