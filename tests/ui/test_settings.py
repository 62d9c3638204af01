"""Settings: declared once, checked, and a dialog made from the declarations."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox

from viewer.ui import settings as declared
from viewer.ui.settings import GROUPS, Setting, Settings, all_settings
from viewer.ui.settings_dialog import SettingsDialog
from viewer.ui.tile import State

SHOWN = [setting for setting in all_settings() if setting.text]


@pytest.mark.parametrize("setting", all_settings(), ids=lambda setting: setting.key)
def test_defaults_are_allowed_and_what_is_shown_is_explained(setting):
    assert setting.allows(setting.default)
    if setting.text:
        assert setting.group in GROUPS
        assert setting.help.endswith(".")


def test_keys_are_unique():
    keys = [setting.key for setting in all_settings()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("setting", all_settings(), ids=lambda setting: setting.key)
def test_values_come_back(setting, qapp):
    values = [value for value, _ in setting.choices] or [setting.default]
    for value in values:
        settings = Settings()
        settings.set(setting, value)
        settings.save()
        assert Settings().get(setting) == value


NUMBER = Setting("test/number", 5, minimum=1, maximum=9)
WORD = Setting("test/word", "a", choices=(("a", "A"), ("b", "B")))


@pytest.mark.parametrize(
    ("setting", "wrong"), [(NUMBER, 10), (NUMBER, 0), (NUMBER, True), (NUMBER, "5"), (WORD, "c")]
)
def test_a_value_out_of_its_limits_is_refused(setting, wrong, qapp):
    with pytest.raises(ValueError, match=setting.key):
        Settings().set(setting, wrong)


@pytest.mark.parametrize(("setting", "stored"), [(NUMBER, "99"), (NUMBER, "x"), (WORD, "c")])
def test_nonsense_in_the_file_counts_as_absent(setting, stored, qapp, monkeypatch, tmp_path):
    file = tmp_path / "settings.ini"
    section, name = setting.key.split("/")
    file.write_text(f"[{section}]\n{name}={stored}\n")
    monkeypatch.setenv(declared.ENVIRONMENT, str(file))
    assert Settings().get(setting) == setting.default


def test_a_change_is_told_once(qapp, qtbot):
    settings, told = Settings(), []
    settings.changed.connect(told.append)
    settings.set(declared.THEME, "light")
    settings.set(declared.THEME, "light")
    settings.reset([declared.THEME, declared.LANGUAGE])
    assert told == [declared.THEME.key, declared.THEME.key]


@pytest.fixture
def dialog(window) -> SettingsDialog:
    window.action_set["settings"].trigger()
    return window.commands._dialog


def test_the_dialog_has_every_setting_with_a_text(dialog):
    assert list(dialog.rows) == [s.key for group in GROUPS for s in SHOWN if s.group == group]


def test_a_change_in_the_dialog_is_in_force_at_once(window, dialog):
    row = dialog.rows[declared.CORNER_TEXT.key]
    assert isinstance(row.editor, QComboBox)
    assert not row.reset.isEnabled()
    last = row.editor.findData("none")
    row.editor.setCurrentIndex(last)
    row.editor.activated.emit(last)
    assert window.corner_text == "none"
    assert not any("Jane" in line for corner in window.view.overlay.corners for line in corner)
    row.reset.click()
    assert window.corner_text == "all"
    assert row.editor.currentIndex() == 0
    memory = dialog.rows[declared.IMAGE_MEMORY.key].editor
    assert isinstance(memory, QSpinBox)
    memory.setValue(250)
    assert window.session.images.capacity == 250e6
    memory.setValue(0)
    assert window.session.images.capacity == 100e6


def test_all_settings_go_back_to_their_defaults(window, dialog):
    for setting in SHOWN:
        if setting.choices:
            window.settings.set(setting, setting.choices[-1][0])
    dialog._reset_all()
    assert all(window.settings.get(setting) == setting.default for setting in SHOWN)
    assert not any(row.reset.isEnabled() for row in dialog.rows.values())


def test_the_search_leaves_what_fits(dialog):
    dialog.search.setText("black ground")
    assert [key for key, row in dialog.rows.items() if not row.isHidden()] == [declared.THEME.key]


def test_images_are_not_analysed_where_that_is_switched_off(make_window, settle, chest):
    Settings().set(declared.AUTO_ANALYSIS, False)
    window = make_window(chest)
    settle(window, State.WAITING)
    assert window.view.image.isVisible()
    assert window.session.prediction is None
    assert window.findings.head.ask.isVisible()
    window.action_set["analyse-again"].trigger()
    settle(window)
    assert window.findings.rows


def test_a_check_box_says_what_it_switches(dialog):
    box = dialog.rows[declared.AUTO_ANALYSIS.key].editor
    assert isinstance(box, QCheckBox)
    assert box.text() == declared.AUTO_ANALYSIS.text


def test_settings_that_cannot_be_kept_are_said_once(monkeypatch, make_window, tmp_path):
    (tmp_path / "taken").write_text("a file where a folder is wanted")
    file = tmp_path / "taken" / "settings.ini"
    monkeypatch.setenv(declared.ENVIRONMENT, str(file))
    window = make_window(ask=True)
    window.notice.button.click()
    assert str(file) in window.banner.text.text()
    window.banner.hide()
    window.settings.set(declared.CORNER_TEXT, "none")
    window.settings.save()
    assert not window.banner.isVisible()
    assert window.corner_text == "none"
