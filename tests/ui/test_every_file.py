"""Every image shows on the screen, pixel by pixel, what the tested display pipeline gives.

``tests/viewer/dicom/test_oracles.py`` compares that pipeline with DCMTK and highdicom.
"""

import json

import numpy as np
import pytest
from PySide6.QtGui import QImage

from viewer.dicom.display import render
from viewer.dicom.source import Source
from viewer.ui import settings as remembered
from viewer.ui.overlay import Overlay


def on_screen(view, x, y, columns, rows):
    """Return the RGB values painted for a block of the image, shape (rows, columns, 3).

    The view must show one pixel of the image on one of the screen.
    """
    picture = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    place = view.tile_point(x, y)
    left, top = round(place.x()), round(place.y())
    assert abs(place.x() - left) < 1e-6
    assert abs(place.y() - top) < 1e-6
    stride = picture.bytesPerLine()
    pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), stride)
    pixels = pixels[:, : picture.width() * 3].reshape(picture.height(), picture.width(), 3)
    return pixels[top : top + rows, left : left + columns].astype(int)


def visible_block(view, radiograph, most=200):
    """Return x, y, columns, rows of a block of the image round the middle of the tile."""
    centre = view.image_point(view.viewport().rect().toRectF().center())
    columns, rows = min(radiograph.columns, most), min(radiograph.rows, most)
    x = min(max(round(centre.x()) - columns // 2, 0), radiograph.columns - columns)
    y = min(max(round(centre.y()) - rows // 2, 0), radiograph.rows - rows)
    return x, y, columns, rows


@pytest.mark.shared
def test_the_window_shows_what_the_pipeline_gives(make_window, qtbot, shared):
    listed = json.loads((shared / "dicom" / "expected.json").read_text())
    names = [
        name
        for name, entry in listed.items()
        if entry["outcome"] == "image" and (shared / "dicom" / name).is_file()
    ]
    assert len(names) > 100
    window = make_window()
    window.settings.set(remembered.AUTO_ANALYSIS, False)
    compared = 0
    for name in names:
        source = Source(shared / "dicom" / name)
        window.session.show(source)
        qtbot.waitUntil(
            lambda source=source: (
                window.session.active.source == source
                and (window.session.opened is not None or window.session.active.state.settled)
            ),
            timeout=30_000,
        )
        radiograph = window.session.radiograph
        assert radiograph is not None, name
        if radiograph.pixel_aspect != 1:
            continue
        window.session.change(overlays_on=False, shutter_on=False)
        view = window.view
        view.actual_size()
        view.set_overlay(Overlay())
        x, y, columns, rows = visible_block(view, radiograph)
        wanted = render(radiograph)[y : y + rows, x : x + columns].astype(int)
        if wanted.ndim == 2:
            wanted = np.repeat(wanted[..., None], 3, axis=2)
        shown = on_screen(view, x, y, columns, rows)
        assert np.abs(shown - wanted).max() <= 1, name
        compared += 1
    assert compared > 100


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("flipped", [False, True])
def test_one_to_one_is_sharp_however_the_image_lies(window, turns, flipped):
    window.session.change(quarter_turns=turns, flipped=flipped, heatmaps_on=False)
    view = window.view
    view.resize(view.width() - 1, view.height() - 1)
    view.fit()
    view.actual_size()
    for corner in ((0, 0), (window.session.radiograph.columns, window.session.radiograph.rows)):
        place = view.tile_point(*corner)
        assert abs(place.x() - round(place.x())) < 1e-6
        assert abs(place.y() - round(place.y())) < 1e-6
