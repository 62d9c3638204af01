"""Text over an image looks the same however often it was written before."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTransform

from viewer.ui.shaded_text import shaded


def pixels(text, place, *, ink="white", bold=False, ratio=1.0, transform=None):
    image = QImage(round(300 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("gray"))
    painter = QPainter(image)
    font = QFont(painter.font())
    font.setBold(bold)
    painter.setFont(font)
    painter.setTransform(transform or QTransform())
    shaded(painter, place, text, QColor(ink))
    painter.end()
    memory = np.frombuffer(image.constBits(), np.uint8)
    return memory.reshape(image.height(), image.width(), 4)[..., :3].astype(int)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_it_is_dark_around_and_light_inside_and_as_sharp_between_pixels(qapp, ratio):
    first = pixels("Zoom 57 %", QPointF(20, 30), ratio=ratio)
    assert first.max() == 255
    assert first.min() < 60
    again = pixels("Zoom 57 %", QPointF(20 + 0.3 / ratio, 30 - 0.2 / ratio), ratio=ratio)
    assert np.array_equal(again, first)


def test_another_ink_or_font_is_another_picture(qapp):
    plain = pixels("Zoom 57 %", QPointF(20, 30))
    amber = pixels("Zoom 57 %", QPointF(20, 30), ink="orange")
    bold = pixels("Zoom 57 %", QPointF(20, 30), bold=True)
    assert not np.array_equal(plain, amber)
    assert not np.array_equal(plain, bold)
    assert np.array_equal(pixels("Zoom 57 %", QPointF(20, 30)), plain)


def test_it_turns_with_a_painter_that_is_turned(qapp):
    upright = pixels("Zoom 57 %", QPointF(20, 30))
    turned = pixels("Zoom 57 %", QPointF(-280, -30), transform=QTransform().rotate(180))
    ink = [np.argwhere((picture > 200).all(axis=2)) for picture in (upright, turned)]
    assert abs(ink[0].mean(0) - ([60, 300] - ink[1].mean(0))).max() < 4


def test_lines_of_other_scripts_are_not_cut_off(qapp):
    for text in ("ÄÅgjpqy", "폐렴 가나다", "مرحبا"):
        picture = pixels(text, QPointF(20, 30))
        written = np.argwhere((picture != 128).any(axis=2))
        image = QImage(300, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("gray"))
        painter = QPainter(image)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(QPointF(20, 30), text)
        painter.end()
        memory = np.frombuffer(image.constBits(), np.uint8).reshape(60, 300, 4)[..., :3]
        plain = np.argwhere((memory != 128).any(axis=2))
        assert (written.min(0) <= plain.min(0)).all()
        assert (written.max(0) >= plain.max(0)).all()
