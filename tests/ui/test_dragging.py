"""What a drag costs: nothing but the image is drawn anew, and nothing is laid out again."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.ui.mouse import drag, image_place, place
from viewer.dicom.radiograph import Window
from viewer.review.review import HeatmapStyle


class Seen(QObject):
    """Which widgets were painted, and which were laid out."""

    def __init__(self, root):
        super().__init__(root)
        self.painted, self.laid_out = set(), set()
        for widget in (root, *root.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.painted.add(watched)
        elif event.type() == QEvent.Type.LayoutRequest:
            self.laid_out.add(watched)
        return False


@pytest.fixture
def frames(window, qapp):
    """Return a function that goes through changes of a drag, and tells what the last ones cost."""

    def go(change, count=6):
        for number in range(count):
            if number == 2:
                # By now Undo has its place in menus and toolbar.
                window.action_set.refresh()
                qapp.processEvents()
                seen = Seen(window)
            change(number)
            qapp.processEvents()
        return seen

    return go


def test_a_drag_of_the_window_draws_the_image_alone(window, frames):
    def change(number):
        window.session.change(voi=Window(1000 + 10 * number, 3000), merge="window")

    seen = frames(change)
    assert window.view.viewport() in seen.painted
    others = seen.painted - {window.view.viewport()}
    assert not {type(widget).__name__ for widget in others}
    assert not seen.laid_out


def test_moving_and_zooming_draw_the_image_alone(window, frames):
    seen = frames(lambda number: window.view.zoom(1.1))
    assert seen.painted == {window.view.viewport()}
    assert not seen.laid_out


def test_a_drag_of_a_threshold_lays_out_no_more_than_its_row(window, frames):
    def change(number):
        review = window.session.review.with_threshold("Mass", 0.5 + 0.01 * number)
        window.session.change_to(review, "threshold Mass")

    seen = frames(change)
    row = window.findings.rows["Mass"]
    assert row.threshold in seen.painted
    assert window not in seen.laid_out
    assert not any(other in seen.painted for name, other in window.findings.rows.items()
                   if name != "Mass")  # fmt: skip


def picture(window):
    """Return what is seen of the image."""
    image = window.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    memory = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return memory[:, : 3 * image.width()].astype(int)


def drawn_anew(window):
    """Return what is seen once heatmaps were hidden in between."""
    window.session.change(heatmaps_on=False)
    without = picture(window)
    window.session.change(heatmaps_on=True)
    after = picture(window)
    assert not np.array_equal(without, after)
    return after


@pytest.mark.parametrize("style", [HeatmapStyle.BOTH, HeatmapStyle.BOXES])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.6])
def test_heatmaps_that_move_with_the_image_look_as_if_drawn_anew(window, style, scale):
    window.findings.show_finding("Mass", True)
    window.findings.show_finding("Edema", True)
    window.session.change(style=style)
    window.view.zoom(scale / window.view.scale_factor)
    picture(window)
    # To and fro, and farther than what was drawn beyond the edges.
    for way in ((7, 5), (-30, 11), (120, -70), (240, 120), (-440, 10), (90, -80)):
        window.view.pan(QPointF(*way))
        moved = picture(window)
        if way[0] in (-30, 240, 90):
            assert abs(moved - drawn_anew(window)).max() <= 2
            picture(window)


def test_heatmaps_stay_as_they_are_while_the_window_is_dragged(window):
    window.findings.show_finding("Mass", True)
    for number in range(4):
        window.session.change(voi=Window(1000 + 200 * number, 3000), merge="window")
        dragged = picture(window)
    assert abs(dragged - drawn_anew(window)).max() <= 2


def test_the_image_is_moved_by_whole_pixels_and_ends_below_the_mouse(window):
    view = window.view
    start = place(view, 200, 300)
    before = view.tile_point(0, 0)
    drag(view, (200, 300), (230, 337), button=Qt.MouseButton.MiddleButton)
    shift = view.tile_point(0, 0) - before
    assert abs(shift.x() - round(shift.x())) < 1e-6
    assert abs(shift.y() - round(shift.y())) < 1e-6
    held = image_place(view, start + shift.toPoint())
    assert held == pytest.approx((200, 300), abs=1)
