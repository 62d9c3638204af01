"""A reader gives findings colours of their own; names stand beside them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import write_dicom
from tests.ui.mouse import drag
from viewer.review.colours import COLOURS, finding_colour

ORANGE, VIOLET = COLOURS["orange"].rgb, COLOURS["violet"].rgb


def colour_menu():
    """Return the menu that is open."""
    return QApplication.activePopupWidget()


def choose(menu, key):
    action = next(each for each in menu.actions() if each.objectName() == f"finding-colour-{key}")
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_the_square_of_a_row_offers_every_colour_by_name(window, qtbot):
    row = window.findings.rows["Mass"]
    window.findings.show_finding("Mass", True)
    assert row.colour.accessibleName() == "Colour of Mass: Magenta"
    row.colour.click()
    qtbot.waitUntil(lambda: colour_menu() is not None)
    menu = colour_menu()
    names = [action.text() for action in menu.actions()]
    assert names[0].replace("&", "") == "Default colour"
    assert len(names) == 1 + len(COLOURS)
    assert all(not action.icon().isNull() for action in menu.actions()[1:])
    # Which other finding has a colour already.
    assert "Blue · Edema" in names
    choose(menu, "orange")
    assert window.session.review.colour("Mass") == ORANGE
    assert row.colour.accessibleName() == "Colour of Mass: Orange"
    assert window.view.image.heatmaps.layers["Mass"].colour == ORANGE
    assert window.action_set["finding-colour-orange"].isChecked()
    assert window.session.review.colour("Edema") == finding_colour("Edema")


def test_a_key_opens_the_colours_of_the_chosen_finding(window, qtbot):
    window.session.select_finding("Effusion")
    qtbot.keyClick(window.view, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: colour_menu() is not None)
    choose(colour_menu(), "violet")
    assert dict(window.session.review.colours) == {"Effusion": VIOLET}


def test_a_colour_is_taken_back_and_reset(window):
    window.session.select_finding("Mass")
    window.action_set["finding-colour-orange"].trigger()
    window.action_set["undo"].trigger()
    assert window.session.review.colour("Mass") == finding_colour("Mass")
    assert window.action_set["finding-colour-default"].isChecked()
    window.action_set["redo"].trigger()
    assert window.session.review.colour("Mass") == ORANGE
    window.action_set["finding-colour-default"].trigger()
    assert not window.session.review.colours


def test_own_regions_take_the_colour_of_their_finding(window):
    session = window.session
    session.select_finding("Mass")
    window.action_set["draw-box"].trigger()
    drag(window.view, (300, 200), (400, 300))
    window.action_set["finding-colour-orange"].trigger()
    assert session.review.annotations[0].colour == ORANGE
    drag(window.view, (60, 80), (140, 160))
    assert session.review.annotations[1].colour == ORANGE
    window.action_set["undo"].trigger()
    window.action_set["undo"].trigger()
    assert session.review.annotations[0].colour == finding_colour("Mass")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return write_dicom(tmp_path / "other.dcm", PatientID="4712")


def test_the_next_image_begins_with_the_colours(window, settle, other, make_window, chest):
    window.session.select_finding("Mass")
    window.action_set["finding-colour-orange"].trigger()
    window.action_set["finding-colour-violet"].trigger()
    window.session.select_finding("Edema")
    window.action_set["finding-colour-orange"].trigger()
    window.action_set["finding-colour-default"].trigger()
    window.session.open([other])
    settle(window)
    assert dict(window.session.review.colours) == {"Mass": VIOLET}
    assert not window.session.can_undo
    window.settings.save()
    second = make_window(chest)
    settle(second)
    assert dict(second.session.review.colours) == {"Mass": VIOLET}


def test_a_colour_that_is_not_known_is_left_out(window, settle, other):
    key = f"models/{window.session.engine.identity.sha256[:16]}/colours"
    window.settings.set_list(key, ["Edema=octarine", "Gout=orange", "Mass=orange"])
    window.session.open([other])
    settle(window)
    assert dict(window.session.review.colours) == {"Mass": ORANGE}
