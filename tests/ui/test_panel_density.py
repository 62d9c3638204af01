"""On a screen of 1280 × 800 the findings have the room, whatever the language."""

import pytest

from pcam_model.findings import FINDINGS
from tests.support.onnx_factory import write_model
from tests.ui.mouse import drag

# The default model has as many.
NAMES = tuple(FINDINGS)[:14]


@pytest.fixture
def many(tmp_path):
    return write_model(
        tmp_path / "many.onnx",
        NAMES,
        gains=(0.0,) * len(NAMES),
        biases=tuple(1.0 - number / 4 for number in range(len(NAMES))),
    )


def whole_rows(window):
    """Return the rows that are seen from top to bottom without scrolling."""
    area = window.findings.scroll_area
    room = area.viewport().height()
    return [
        name
        for name, row in window.findings.rows.items()
        if row.mapTo(area, row.rect().bottomLeft()).y() < room
    ]


def test_eight_findings_are_seen_while_one_is_chosen(
    language, make_window, settle, chest, many, qtbot
):
    window = make_window(chest, own_model=many)
    settle(window)
    window.action_set["focus-findings"].trigger()
    qtbot.waitUntil(lambda: len(whole_rows(window)) >= 8)
    assert window.findings.remarks.isVisible()


def test_the_list_of_annotations_takes_room_when_there_are_any(window, qtbot):
    dock, findings = window.annotations_dock, window.findings_dock
    low, high = dock.height(), findings.height()
    assert low < 90
    window.action_set["tool-rectangle"].trigger()
    drag(window.view, (300, 200), (400, 300))
    qtbot.waitUntil(lambda: dock.height() > 150)
    assert window.annotations.list.isVisible()
    window.session.undo()
    qtbot.waitUntil(lambda: dock.height() == low)
    assert findings.height() == high
    # What was drawn again finds the room that it had.
    window.session.redo()
    qtbot.waitUntil(lambda: dock.height() > 150)
