"""What was opened lately: paths and nothing else, and only if the reader wants it."""

from pathlib import Path

import pytest

from tests.ui.conftest import write_dicom
from viewer.ui import settings as remembered
from viewer.ui.recent_paths import MOST, RecentPaths
from viewer.ui.settings import Settings


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def recent(settings):
    return RecentPaths(settings)


def test_the_newest_stands_first_and_each_once(recent, tmp_path):
    a, b = tmp_path / "a", tmp_path / "b"
    recent.add([a])
    recent.add([b])
    recent.add([a])
    assert recent.paths == (a, b)


def test_only_so_many_are_kept(recent, tmp_path):
    for number in range(MOST + 3):
        recent.add([tmp_path / str(number)])
    assert [path.name for path in recent.paths] == [str(n) for n in range(MOST + 2, 2, -1)]


def test_paths_are_kept_from_run_to_run_and_nothing_else(window, chest, settings, tmp_path):
    window.settings.save()
    assert RecentPaths(Settings()).paths == (chest,)
    stored = (tmp_path / "settings.ini").read_text()
    assert str(chest) in stored
    assert not any(word in stored for word in ("Doe", "P-4711", "20240102"))


def test_switched_off_it_forgets_and_remembers_nothing(recent, settings, tmp_path):
    recent.add([tmp_path / "a"])
    settings.set(remembered.REMEMBER_RECENT, False)
    assert recent.paths == ()
    recent.add([tmp_path / "b"])
    settings.set(remembered.REMEMBER_RECENT, True)
    assert recent.paths == ()


@pytest.mark.parametrize("by", ["clear", "switch"])
def test_folders_are_forgotten_with_the_paths(by, window, settings, tmp_path):
    window.recent.keep_folder(remembered.EXPORT_FOLDER, tmp_path / "exports")
    window.settings.save()
    assert str(tmp_path / "exports") in (tmp_path / "settings.ini").read_text()
    if by == "clear":
        window.recent.clear()
    else:
        window.settings.set(remembered.REMEMBER_RECENT, False)
        # Nor is anything remembered from then on.
        window.commands.open_paths([tmp_path / "chest.dcm"])
        window.recent.keep_folder(remembered.EXPORT_FOLDER, tmp_path / "exports")
    window.settings.save()
    assert str(tmp_path) not in (tmp_path / "settings.ini").read_text()


def test_the_menu_opens_and_clears(make_window, settle, tmp_path):
    paths = [write_dicom(tmp_path / name) for name in ("one.dcm", "two & three.dcm")]
    window = make_window()
    assert not window.action_set["recent-1"].isVisible()
    for path in paths:
        window.commands.open_paths([path])
        settle(window)
    first = window.action_set["recent-1"]
    assert first.text() == f"&1  {Path(tmp_path.name, 'two && three.dcm')}"
    window.session.close_all()
    window.action_set["recent-2"].trigger()
    settle(window)
    assert window.session.current.path == paths[0]
    window.set_private(True)
    assert "one" not in first.text()
    window.set_private(False)
    window.action_set["clear-recent"].trigger()
    assert not window.action_set["recent-1"].isVisible()
    assert not window.action_set["clear-recent"].isEnabled()
    assert window.recent.paths == ()


def test_the_demo_study_is_not_remembered(make_window, settle):
    window = make_window()
    window.commands.open_demo()
    settle(window)
    assert window.recent.paths == ()
