"""A whole reading without a mouse: open, window, measure, toggle a finding, export."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog

from tests.ui.conftest import COLUMNS, ROWS

_MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
}


class MouseWatch(QObject):
    """Counts what a mouse would send."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and change nothing."""
        self.seen += event.type() in _MOUSE
        return False


@pytest.fixture
def no_mouse(qapp):
    watch = MouseWatch()
    qapp.installEventFilter(watch)
    yield
    qapp.removeEventFilter(watch)
    assert watch.seen == 0


def focused():
    """Return the widget that keys go to."""
    return QApplication.focusWidget() or QApplication.activeWindow()


def press(*keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(focused(), key, modifier)


def write(text):
    QTest.keyClicks(focused(), text)


def tab_to(wanted, most=200):
    for _ in range(most):
        if wanted(focused()):
            return focused()
        press(Qt.Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


def back_to(window, qtbot):
    """Do what a window manager does when a dialog closes."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_radiograph_is_read_without_a_mouse(
    no_mouse, make_window, settle, qtbot, chest, tmp_path
):
    window = make_window()
    back_to(window, qtbot)

    # Open: the dialog of the system takes a path that is typed.
    def type_path():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        write(str(chest))
        press(Qt.Key.Key_Return)

    QTimer.singleShot(300, type_path)
    press(Qt.Key.Key_O, modifier=CONTROL)
    settle(window)
    assert window.session.radiograph.stored.shape == (1, ROWS, COLUMNS)
    back_to(window, qtbot)

    # Window: a preset by its number, then one by its values.
    tab_to(lambda widget: widget is window.view)
    press(Qt.Key.Key_2)
    preset = window.session.review.voi
    assert preset is not None
    press(Qt.Key.Key_W, modifier=CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = window.commands._dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    press(Qt.Key.Key_A, modifier=CONTROL)
    write("1200")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, modifier=CONTROL)
    write("800")
    press(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    back_to(window, qtbot)
    assert (window.session.review.voi.centre, window.session.review.voi.width) == (1200, 800)
    press(Qt.Key.Key_Z, modifier=CONTROL)

    # Measure: the arrow keys move a cross, Enter clicks.
    tab_to(lambda widget: widget is window.view)
    press(Qt.Key.Key_D)
    press(Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return)
    press(*[Qt.Key.Key_Right] * 5, Qt.Key.Key_Return)
    (length,) = window.session.review.annotations
    (x1, y1), (x2, y2) = length.points
    assert x2 > x1
    assert y2 == pytest.approx(y1)
    press(Qt.Key.Key_Escape)

    # Toggle the heatmap of a finding.
    assert "Mass" not in window.session.review.visible
    row = window.findings.rows["Mass"]
    box = tab_to(lambda widget: widget is row.check)
    assert isinstance(box, QCheckBox)
    press(Qt.Key.Key_Space)
    assert "Mass" in window.session.review.visible

    # Export: the name is chosen already, so that typing replaces it.
    press(Qt.Key.Key_E, modifier=CONTROL)
    dialog = window.commands._dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    press(Qt.Key.Key_A, modifier=CONTROL)
    write(str(tmp_path / "read.png"))
    press(Qt.Key.Key_Return)
    target = tmp_path / "read.png"
    qtbot.waitUntil(target.exists)
    assert QImage(str(target)).size().width() == COLUMNS
    qtbot.waitUntil(lambda: "read.png" in window.banner.text.text())
