"""What a drag costs: nothing but the image is drawn anew, and nothing is laid out again."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from viewer.dicom.radiograph import Window


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
