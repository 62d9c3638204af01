"""What moves by itself in a window, and how it is stilled.

Movement makes some readers ill, and distracts others. Qt tells what contrast a system asks for, but
not whether it asks for less movement: the reader says it in the settings.
"""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from viewer.ui import settings as remembered

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow


def follow_motion(window: "MainWindow") -> None:
    """Still what moves by itself, or let it move, as the settings say."""
    still = window.settings.get(remembered.REDUCE_MOTION)
    window.sight.set_still(still)
    window.status.set_still(still)
    window.setAnimated(not still)
    effects, flash = _first()
    for effect, enabled in effects.items():
        QApplication.setEffectEnabled(effect, enabled and not still)
    # The cursor of a line to type on: zero is a cursor that stays.
    QGuiApplication.styleHints().setCursorFlashTime(0 if still else flash)


@cache
def _first() -> tuple[dict[Qt.UIEffect, bool], int]:
    """Return the effects and the milliseconds of the cursor that the system began with."""
    effects = {each: QApplication.isEffectEnabled(each) for each in Qt.UIEffect}
    return effects, QGuiApplication.styleHints().cursorFlashTime()
