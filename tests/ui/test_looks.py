"""In every language every text has its room: nothing is cut off, whatever the window is made of."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QToolButton, QWidget

from tests.ui.test_accessibility import DIALOGS, dialog_of  # noqa: F401


def cut_off(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or widget.window() is not root.window():
            continue
        if isinstance(widget, QToolButton) and not widget.text():
            continue
        if isinstance(widget, QLabel):
            if not widget.text() or not widget.pixmap().isNull():
                continue
            needed = 0 if widget.wordWrap() else widget.sizeHint().width()
            height = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
        elif isinstance(widget, (QAbstractButton, QComboBox)):
            needed, height = widget.minimumSizeHint().width(), 0
        else:
            continue
        if widget.width() < needed or widget.height() < height:
            text = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
            found.append(f"{text!r}: {widget.size().toTuple()} < {needed, height}")
    return found


def test_nothing_of_the_window_is_cut_off(language, make_window, settle, chest, qtbot):
    window = make_window(chest)
    settle(window)
    qtbot.wait(50)
    assert cut_off(window) == []


def test_nothing_of_the_empty_window_is_cut_off(language, make_window, qtbot):
    window = make_window(ask=True)
    qtbot.wait(50)
    assert cut_off(window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_of_a_dialog_is_cut_off(language, dialog_of, qtbot, name):  # noqa: F811
    dialog = dialog_of(name)
    qtbot.waitExposed(dialog)
    assert cut_off(dialog) == []
