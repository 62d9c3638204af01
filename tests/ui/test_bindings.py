"""The Qt bindings themselves: a fault in them ends the program in the middle of a reading."""

import sys

import PySide6
import pytest
from PySide6.QtWidgets import QLabel


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_into_qt_keep_the_references_of_none(qapp):
    """PySide6 6.12.0 loses a reference of None per call on Python 3.11, until Python aborts."""
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("x")
    lost = before - sys.getrefcount(None)
    assert lost < 500, f"PySide6 {PySide6.__version__} lost {lost} of 1000: use another version"
