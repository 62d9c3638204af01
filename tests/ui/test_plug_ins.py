"""Engines and formats of other packages in the window, and what happens when they fail."""

import sys
from pathlib import Path

import pytest

from tests.support.distribution import install_distribution
from viewer.ui.tile import State

PLUG_IN = """
from pcam_model.engine import OnnxEngine

class Doubled:
    @classmethod
    def open(cls, path, device, threads):
        made = cls()
        made.inner = OnnxEngine.open(path, "cpu", 1)
        made.manifest, made.identity = made.inner.manifest, made.inner.identity
        made.device, made.warnings = "TWICE", ()
        return made
    def predict(self, image, cancel=None):
        return self.inner.predict(image, cancel)

class Note:
    name, suffix, description = "note", ".note", "A note about the image"
    def export(self, case, target, options):
        target.write_text("noted")

class Late(Note):
    name, suffix, description = "late", ".late", "Fails when used"
    def export(self, case, target, options):
        raise KeyError("mask")

class Leaves(Note):
    name, suffix, description = "leaves", ".leaves", "Ends the program"
    def export(self, case, target, options):
        raise SystemExit("no licence")

class Stuck(Doubled):
    def predict(self, image, cancel=None):
        import time, window_plug_in
        window_plug_in.stuck = True
        while window_plug_in.stuck:
            time.sleep(0.01)
        raise RuntimeError("at last")

class Crash(Doubled):
    def predict(self, image, cancel=None):
        raise ZeroDivisionError("division by zero")
"""


@pytest.fixture(autouse=True)
def _plug_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_distribution(
        monkeypatch, tmp_path / "site", "window_plug_in", PLUG_IN,
        "[pcam_viewer.engines]\n"
        "doubled = window_plug_in:Doubled\n"
        "crash = window_plug_in:Crash\n"
        "stuck = window_plug_in:Stuck\n"
        "gone = window_plug_in_gone:Engine\n"
        "[pcam_viewer.exporters]\n"
        "note = window_plug_in:Note\n"
        "late = window_plug_in:Late\n"
        "leaves = window_plug_in:Leaves\n"
        "lost = window_plug_in_gone:Exporter\n",
    )  # fmt: skip


def test_an_engine_of_another_package_runs_the_model(make_window, settle, chest) -> None:
    window = make_window(chest, engine="doubled")
    settle(window)
    assert window.session.engine.device == "TWICE"
    assert window.session.prediction is not None


def test_an_engine_that_fails_is_named_and_the_image_stays(make_window, settle, chest) -> None:
    window = make_window(chest, engine="crash")
    settle(window, State.FAILED)
    said = window.banner.text.text()
    assert "'crash' (window_plug_in:Crash, of window-plug-in 1.0)" in said
    assert "division by zero" in said
    assert "switched off" in said
    assert window.session.opened is not None
    assert window.session.prediction is None


def test_an_engine_that_cannot_be_loaded_leaves_a_viewer(make_window, settle, chest) -> None:
    window = make_window(chest, engine="gone")
    settle(window, State.NO_MODEL)
    assert "'gone' (window_plug_in_gone:Engine)" in window.session.model_problem
    assert window.session.opened is not None


def export(window, base: Path, *formats: str):
    window.action_set["export"].trigger()
    dialog = window.commands._dialog
    for name, check in dialog.formats.items():
        check.setChecked(name in formats)
    dialog.path.setText(str(base))
    dialog.accept()
    return dialog


def test_a_format_of_another_package_stands_in_the_dialog(window, qtbot, tmp_path) -> None:
    export(window, tmp_path / "picture", "note")
    # One that cannot even be loaded is named, and is not offered.
    assert "'lost' (window_plug_in_gone:Exporter)" in window.banner.text.text()
    assert "lost" not in window.commands._dialog.formats
    written = tmp_path / "picture.note"
    qtbot.waitUntil(written.exists, timeout=20_000)
    assert written.read_text() == "noted"


def test_a_format_that_fails_is_named_and_the_others_are_written(window, qtbot, tmp_path) -> None:
    dialog = export(window, tmp_path / "picture", "late", "csv")
    qtbot.waitUntil(dialog.message.isVisible, timeout=20_000)
    assert "'late' (window_plug_in:Late) failed: KeyError: 'mask'" in dialog.message.text()
    assert "switched off" in dialog.message.text()
    assert (tmp_path / "picture.csv").exists()
    assert not list(tmp_path.glob("*.late"))
    dialog.reject()
    window.action_set["export"].trigger()
    assert "late" not in window.commands._dialog.formats
    assert window.session.prediction is not None


def test_a_format_that_would_end_the_program_does_not(window, qtbot, tmp_path) -> None:
    dialog = export(window, tmp_path / "picture", "leaves", "csv")
    qtbot.waitUntil(dialog.message.isVisible, timeout=20_000)
    assert (
        "'leaves' (window_plug_in:Leaves) failed: SystemExit: no licence" in dialog.message.text()
    )
    assert (tmp_path / "picture.csv").exists()


def test_an_engine_that_never_answers_does_not_keep_the_window_open(
    make_window, qtbot, chest, monkeypatch
) -> None:
    from viewer.ui import session, workers

    monkeypatch.setattr(session, "_PATIENCE", 0.1)
    window = make_window(chest, engine="stuck")
    qtbot.waitUntil(lambda: getattr(sys.modules.get("window_plug_in"), "stuck", False))
    window.session.stop()
    assert window.session.state is State.STOPPED
    assert window.close()
    assert workers.any_left_behind()
    sys.modules["window_plug_in"].stuck = False
    qtbot.waitUntil(lambda: not workers.any_left_behind())


def test_the_manager_offers_engines_of_other_packages(window, qtbot) -> None:
    from viewer.ui.models_dialog import ModelsDialog

    window.action_set["models"].trigger()
    dialog = window.findChild(ModelsDialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0, timeout=20_000)
    offered = [dialog.engine.itemText(place) for place in range(dialog.engine.count())]
    assert offered[0] == "onnxruntime"
    assert {"doubled", "crash"} <= set(offered)
