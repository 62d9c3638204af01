"""Keys that the reader chooses: kept, in force at once, never on two commands."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from viewer.ui.action_table import ACTIONS
from viewer.ui.keys import KeyFileError, Keys
from viewer.ui.keys_dialog import KeysDialog
from viewer.ui.settings import Settings


@pytest.fixture
def keys(qapp) -> Keys:
    return Keys(Settings())


def all_keys(keys):
    return [key for spec in ACTIONS for key in keys.of(spec.id)]


def test_a_new_key_is_kept_and_the_table_comes_back(keys):
    keys.bind("invert", ("Ctrl+I", "F7"))
    assert Keys(Settings()).of("invert") == ("Ctrl+I", "F7")
    assert keys.is_edited("invert")
    keys.reset("invert")
    assert keys.of("invert") == ("I",)
    assert not keys.is_edited("invert")


def test_a_command_may_have_no_key(keys):
    keys.bind("invert", ())
    assert Keys(Settings()).of("invert") == ()
    assert keys.owner("I") is None


def test_a_key_that_is_taken_leaves_its_owner(keys):
    assert keys.owner("y + Ctrl".replace("y + Ctrl", "ctrl+y")).id == "redo"
    keys.bind("invert", ("ctrl+y",))
    assert keys.of("invert") == ("Ctrl+Y",)
    assert keys.of("redo") == ("Ctrl+Shift+Z",)
    keys.reset("redo")
    assert keys.of("redo") == ("Ctrl+Shift+Z", "Ctrl+Y")
    assert keys.of("invert") == ()
    assert len(all_keys(keys)) == len(set(all_keys(keys)))


def test_all_keys_can_be_reset(keys):
    keys.bind("invert", ("G",))
    keys.reset_all()
    assert {spec.id: keys.of(spec.id) for spec in ACTIONS} == {
        spec.id: spec.shortcuts for spec in ACTIONS
    }


def test_a_file_carries_all_keys(keys, tmp_path):
    keys.bind("invert", ("G",))
    keys.bind("fit", ())
    before = {spec.id: keys.of(spec.id) for spec in ACTIONS}
    keys.save_to(tmp_path / "keys.json")
    keys.reset_all()
    keys.load_from(tmp_path / "keys.json")
    assert {spec.id: keys.of(spec.id) for spec in ACTIONS} == before


@pytest.mark.parametrize(
    "content",
    [
        "no json",
        "[]",
        '{"pcam-viewer keys": 3}',
        '{"pcam-viewer keys": {"invert": ["I"], "fit": ["i"]}}',
        '{"pcam-viewer keys": {"invert": ["no such key"]}}',
    ],
)
def test_a_file_that_makes_no_sense_changes_nothing(keys, tmp_path, content):
    file = tmp_path / "keys.json"
    file.write_text(content)
    with pytest.raises(KeyFileError):
        keys.load_from(file)
    assert not any(keys.is_edited(spec.id) for spec in ACTIONS)


def test_a_file_of_another_version_may_name_other_commands(keys, tmp_path):
    file = tmp_path / "keys.json"
    table = {"invert": ["F7"], "gone": ["F8"]}
    file.write_text(json.dumps({"pcam-viewer keys": table}))
    keys.load_from(file)
    assert keys.of("invert") == ("F7",)


@pytest.fixture
def dialog(window) -> KeysDialog:
    window.action_set["edit-keys"].trigger()
    return window.commands._dialog


def press(dialog, qtbot, action, *keys):
    dialog.tree.setCurrentItem(dialog.items[action])
    qtbot.keyClick(dialog.key, *keys)


def test_a_key_chosen_in_the_dialog_works_at_once(window, dialog, qtbot):
    press(dialog, qtbot, "invert", Qt.Key.Key_F7)
    dialog.set_button.click()
    assert "F7" in dialog.items["invert"].text(1)
    assert window.action_set["invert"].shortcut() == QKeySequence("F7")
    assert "(F7)" in window.action_set["invert"].toolTip()
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.view, Qt.Key.Key_F7)
    assert window.session.review.inverted


def test_a_conflict_is_said_before_it_is_made(window, dialog, qtbot):
    press(dialog, qtbot, "invert", Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert "“Export”" in dialog.said.text()
    assert window.action_set["export"].shortcut() == QKeySequence("Ctrl+E")
    dialog.add_button.click()
    assert dialog.said.text() == ""
    assert window.action_set["export"].shortcut().isEmpty()
    assert window.action_set["invert"].shortcuts() == [QKeySequence("I"), QKeySequence("Ctrl+E")]
    dialog.reset_button.click()
    assert window.action_set["invert"].shortcuts() == [QKeySequence("I")]


def test_the_dialog_saves_and_reads_files_and_says_what_fails(dialog, tmp_path):
    dialog.save_to(tmp_path / "keys.json")
    assert "keys.json" in dialog.said.text()
    dialog.load_from(tmp_path / "keys.json")
    assert "in force" in dialog.said.text()
    dialog.load_from(tmp_path / "missing.json")
    assert "could not be read" in dialog.said.text()


def test_the_search_finds_keys_and_names(dialog):
    dialog.search.setText("f11")
    assert [name for name, item in dialog.items.items() if not item.isHidden()] == ["full-screen"]
