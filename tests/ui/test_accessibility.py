"""Every control says what it is and what it does, and the keyboard reaches it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from viewer.ui.action_table import ACTIONS
from viewer.ui.image_view import ImageView
from viewer.ui.theme import apply_theme

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit,
    QTextEdit, ImageView,
)  # fmt: skip
#: Parts that Qt makes inside of controls of its own; the control has the name.
INSIDE = (QHeaderView, QScrollBar)

#: Left to the system.
FILE_DIALOGS = {"open-files", "open-folder", "open-review", "save-review-as", "export-measurements"}
#: Actions that open a dialog of this program.
DIALOGS = sorted(
    {spec.id for spec in ACTIONS if spec.text.endswith("…")} - FILE_DIALOGS | {"keys", "about"}
)


def controls(root: QWidget) -> list[QWidget]:
    found = []
    for widget in root.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_") or isinstance(widget, INSIDE)
        within = isinstance(widget.parentWidget(), (QAbstractSpinBox, QLineEdit, QComboBox))
        here = widget.window() is root.window() and widget.isVisibleTo(root)
        if isinstance(widget, CONTROLS) and here and not (inner or within):
            found.append(widget)
    return found


def told(widget: QWidget, what: QAccessible.Text) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(what).strip()


def describe(widget: QWidget) -> str:
    return (
        f"{type(widget).__name__} {widget.objectName()!r} {told(widget, QAccessible.Text.Name)!r}"
    )


def silent(root: QWidget) -> list[str]:
    return [
        describe(widget)
        for widget in controls(root)
        if not told(widget, QAccessible.Text.Name)
        or not (told(widget, QAccessible.Text.Description) or widget.toolTip())
    ]


def test_every_control_of_the_window_has_name_and_description(window):
    assert len(controls(window)) > 30
    assert silent(window) == []


def test_every_control_of_an_empty_window_has_name_and_description(make_window):
    window = make_window(ask=True)
    assert silent(window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_name_and_description(dialog_of, name):
    dialog = dialog_of(name)
    assert dialog.windowTitle()
    assert controls(dialog)
    assert silent(dialog) == []


def focused_by_tab(root: QWidget) -> list[QWidget]:
    """Return what the focus goes through, from the first control round to it again."""
    root.activateWindow()
    start = next(w for w in controls(root) if w.isVisible() and w.focusPolicy() & Qt.TabFocus)
    start.setFocus(Qt.FocusReason.TabFocusReason)
    chain = []
    for _ in range(400):
        now = QApplication.focusWidget()
        if now in chain:
            break
        chain.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return chain


def unreachable(root: QWidget) -> list[str]:
    chain = focused_by_tab(root)
    return [
        describe(widget)
        for widget in controls(root)
        if widget.isVisible()
        and widget.isEnabled()
        and not any(widget is each or widget.isAncestorOf(each) for each in chain)
    ]


def test_tab_reaches_every_control_of_the_window(window, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    assert unreachable(window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_tab_reaches_every_control_of_a_dialog(dialog_of, qtbot, name):
    dialog = dialog_of(name)
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert unreachable(dialog) == []


def without_visible_focus(root: QWidget) -> list[str]:
    root.activateWindow()
    alike = []
    for widget in controls(root):
        if not (widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            continue
        for area in root.findChildren(QScrollArea):
            if area.isAncestorOf(widget):
                area.ensureWidgetVisible(widget)
        widget.clearFocus()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        focused = root.grab().toImage()
        widget.clearFocus()
        QApplication.processEvents()
        if root.grab().toImage() == focused:
            alike.append(describe(widget))
    return alike


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_focus_can_be_seen_everywhere(window, qtbot, theme):
    qtbot.waitUntil(window.isActiveWindow)
    apply_theme(theme)
    try:
        assert without_visible_focus(window) == []
    finally:
        apply_theme("dark")


@pytest.mark.parametrize("name", DIALOGS)
def test_the_focus_can_be_seen_in_a_dialog(dialog_of, qtbot, name):
    dialog = dialog_of(name)
    qtbot.waitExposed(dialog)
    assert without_visible_focus(dialog) == []


def test_menus_are_reached_by_their_access_keys(window):
    for action in window.menuBar().actions():
        assert "&" in action.text()
    for spec in ACTIONS:
        assert window.findChild(QAction, spec.id).text()


def test_findings_are_told_by_shape_and_words_not_by_colour_alone(window):
    rows = window.findings.rows
    signs = {name: row.sign.text() for name, row in rows.items()}
    assert signs["Edema"] == "▲"
    assert signs["Effusion"] == ""
    assert "at or above" in told(rows["Edema"], QAccessible.Text.Name)
    assert "below" in told(rows["Effusion"], QAccessible.Text.Name)
    assert rows["Edema"].check.text() == "Edema"
