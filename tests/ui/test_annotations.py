"""Annotations in the real window: drawn, moved, changed and listed, by mouse and by keyboard."""

import math

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.conftest import COLUMNS, ROWS, SQUARE, write_dicom
from tests.ui.mouse import click, double_click, drag, hover, place
from viewer.review.annotations import PALETTE, POINTS, Annotation, Kind
from viewer.ui.theme import scaled, tabular

MM = {"ImagerPixelSpacing": [0.2, 0.2]}


@pytest.fixture
def chest(tmp_path):
    return write_dicom(tmp_path / "chest.dcm", **MM)


@pytest.fixture
def view(window):
    window.session.change(heatmaps_on=False)
    window.view.setFocus()
    return window.view


def drawn(window):
    return window.session.review.annotations


def add(window, kind=Kind.LENGTH, points=((100.0, 100.0), (200.0, 100.0)), **more):
    one = Annotation(kind, points, **more)
    window.session.change(annotations=(*drawn(window), one))
    return one


def label(view, one):
    return view.annotations.layer.items[one.id].lines


def near(points, expected, reach=1.5):
    return all(math.dist(a, b) <= reach for a, b in zip(points, expected, strict=True))


def test_a_length_is_drawn_by_dragging(window, view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_D)
    assert window.action_set["tool-length"].isChecked()
    drag(view, (100, 100), (400, 500))
    (one,) = drawn(window)
    assert one.kind is Kind.LENGTH
    assert near(one.points, ((100, 100), (400, 500)))
    assert view.annotations.selected == one
    # 500 pixels of 0.2 mm, and where the millimetres come from.
    number, unit, source = label(view, one)[0].split(" ", 2)
    assert float(number) == pytest.approx(100, abs=0.6)
    assert (unit, source) == ("mm", "(at detector)")


def test_a_length_is_drawn_by_two_clicks(window, view):
    view.set_tool("length")
    click(view, 100, 100)
    assert drawn(window) == ()
    hover(view, 300, 100)
    assert "mm" in view.annotations.layer._draft.lines[0]
    click(view, 300, 100)
    (one,) = drawn(window)
    assert near(one.points, ((100, 100), (300, 100)))


def test_a_double_click_draws_nothing(window, view):
    view.set_tool("length")
    double_click(view, 100, 100)
    assert drawn(window) == ()
    assert not view.tool.busy


@pytest.mark.parametrize(
    ("kind", "drags"),
    [
        (Kind.RECTANGLE, [((50, 60), (150, 260))]),
        (Kind.ELLIPSE, [((50, 60), (150, 260))]),
        (Kind.ARROW, [((50, 60), (150, 260))]),
        (Kind.COBB, [((50, 60), (150, 70)), ((50, 200), (150, 230))]),
    ],
)
def test_pairs_of_points_are_drawn_by_dragging(window, view, kind, drags):
    view.set_tool(kind.value)
    for start, end in drags:
        drag(view, start, end)
    (one,) = drawn(window)
    assert one.kind is kind
    assert near(one.points, [point for pair in drags for point in pair])


def test_an_angle_is_drawn_by_a_drag_and_a_click(window, view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_A)
    drag(view, (300, 100), (100, 100))
    hover(view, 100, 200)
    click(view, 100, 300)
    (one,) = drawn(window)
    assert near(one.points, ((300, 100), (100, 100), (100, 300)))
    assert label(view, one) == ("90.0°",)


@pytest.mark.parametrize("end", ["double click", "first corner", "Enter"])
def test_a_polygon_ends_in_three_ways(window, view, end):
    view.set_tool("polygon")
    corners = [(100, 100), (300, 100), (300, 300)]
    for corner in corners:
        click(view, *corner)
    if end == "double click":
        double_click(view, 120, 320)
        corners.append((120, 320))
    elif end == "first corner":
        click(view, 101, 101)
    else:
        QTest.keyClick(view, Qt.Key.Key_Return)
    (one,) = drawn(window)
    assert near(one.points, corners)


def test_backspace_takes_a_corner_back_and_resets_nothing(window, view):
    view.set_tool("polygon")
    window.session.change(inverted=True)
    for corner in [(100, 100), (300, 100), (300, 300), (400, 400)]:
        click(view, *corner)
    QTest.keyClick(view, Qt.Key.Key_Backspace)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.session.review.inverted
    assert near(drawn(window)[0].points, [(100, 100), (300, 100), (300, 300)])


def test_a_probe_and_a_text_take_one_click(window, view):
    view.set_tool("point")
    x, y, width, height = SQUARE
    click(view, x + width / 2, y + height / 2)
    assert label(view, drawn(window)[0]) == ("value 4000",)
    view.set_tool("text")
    click(view, 60, 60)
    QTest.keyClicks(view.findChild(QLineEdit), "see prior")
    QTest.keyClick(view.findChild(QLineEdit), Qt.Key.Key_Return)
    assert [one.text for one in drawn(window)] == ["", "see prior"]
    assert label(view, drawn(window)[1]) == ("see prior",)
    assert view.hasFocus()


def test_a_text_that_is_not_typed_is_not_there(window, view, qtbot):
    view.set_tool("text")
    click(view, 60, 60)
    QTest.keyClicks(view.findChild(QLineEdit), "nothing")
    QTest.keyClick(view.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert drawn(window) == ()
    assert view.tool.name == "text"


CTR = ((256, 60), (256, 600), (200, 400), (380, 420), (60, 520), (450, 520))


def draw_ratio(view):
    view.set_tool("cardiothoracic ratio")
    drag(view, CTR[0], CTR[1])
    drag(view, CTR[2], CTR[3])
    # The second end is dragged off the level: the span stays at right angles to the midline.
    drag(view, CTR[4], (CTR[5][0], CTR[5][1] + 40))


def test_a_cardiothoracic_ratio_takes_three_drags(window, view):
    draw_ratio(view)
    (one,) = drawn(window)
    assert near(one.points, CTR, reach=2)
    assert label(view, one)[0] == "CTR 0.46"
    assert "(at detector)" in label(view, one)[1]
    assert len(label(view, one)) == 2


def test_a_cardiothoracic_ratio_warns_on_an_ap_view_without_calibration(
    make_window, settle, tmp_path
):
    window = make_window(
        write_dicom(tmp_path / "ap.dcm", ViewPosition="AP", SeriesDescription="Chest supine")
    )
    settle(window)
    draw_ratio(window.view)
    text = "\n".join(label(window.view, drawn(window)[0]))
    for said in ("CTR 0.46", "AP view", "not upright", "no calibration"):
        assert said in text
    assert rows(window) == [("Cardiothoracic ratio", "⚠ 0.46")]


def test_the_spans_of_a_ratio_can_be_dragged(window, view):
    draw_ratio(view)
    view.set_tool("window")
    drag(view, CTR[3], (310, 420))
    assert label(view, drawn(window)[0])[0] == "CTR 0.28"
    window.session.undo()
    assert label(view, drawn(window)[0])[0] == "CTR 0.46"


def test_each_step_says_what_to_do_next(window, view):
    view.set_tool("cardiothoracic ratio")
    assert "midline" in view.hint.text()
    drag(view, CTR[0], CTR[1])
    assert "heart" in view.hint.text()
    drag(view, CTR[2], CTR[3])
    assert "thorax" in view.hint.text()
    view.set_tool("window")
    assert not view.hint.isVisible()


def test_the_next_step_covers_no_text_of_the_corners(pair):
    view = pair.view
    pair.resize(1000, 640)
    pair.action_set["tool-cardiothoracic"].trigger()
    height = QFontMetricsF(tabular(scaled(view.font(), 0.95))).lineSpacing()
    lines = max(map(len, view.overlay.corners[2:]))
    assert lines >= 3
    assert view.hint.geometry().bottom() <= view.viewport().height() - lines * height


def test_a_handle_is_dragged_whatever_the_tool(window, view):
    one = add(window)
    voi = window.session.review.voi
    drag(view, (200, 100), (200, 300))
    moved = drawn(window)[0]
    assert moved.id == one.id
    assert near(moved.points, ((100, 100), (200, 300)))
    assert window.session.review.voi == voi
    assert view.annotations.selected == moved


def test_a_line_is_dragged_as_a_whole_and_back_again(window, view):
    one = add(window)
    drag(view, (150, 100), (170, 140))
    assert near(drawn(window)[0].points, ((120, 140), (220, 140)))
    window.action_set["undo"].trigger()
    assert drawn(window) == (one,)
    window.action_set["redo"].trigger()
    assert near(drawn(window)[0].points, ((120, 140), (220, 140)))


def test_values_follow_the_drag_and_history_gets_one_step(window, view):
    one = add(window, Kind.RECTANGLE, ((100.0, 100.0), (200.0, 200.0)))
    before = label(view, one)
    drag(view, (200, 200), (300, 300), release=False)
    assert label(view, one) != before
    assert drawn(window) == (one,)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton)
    window.session.undo()
    assert drawn(window) == (one,)
    assert label(view, one) == before


def test_many_mouse_events_are_one_change_of_the_picture(window, view, monkeypatch):
    add(window, Kind.RECTANGLE, ((100.0, 100.0), (200.0, 200.0)))
    shown = []
    preview = view.annotations.layer.preview
    monkeypatch.setattr(
        view.annotations.layer, "preview", lambda one: (shown.append(one), preview(one))
    )
    start = place(view, 200, 200)
    QTest.mousePress(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start
    )
    for step in range(50):
        # Straight to the view, faster than any frame.
        QTest.mouseMove(view.viewport(), start + QPointF(step / 2, step / 2).toPoint())
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton)
    assert 1 <= len(shown) < 20


def test_what_is_undone_in_the_middle_of_a_drag_stays_away(window, view):
    add(window)
    drag(view, (200, 100), (200, 300), release=False)
    window.session.undo()
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton)
    assert drawn(window) == ()
    assert view.annotations.layer.items == {}


def test_escape_leaves_a_drag_undone(window, view):
    one = add(window)
    drag(view, (200, 100), (200, 300), release=False)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton)
    assert drawn(window) == (one,)
    assert label(view, one) == ("20.0 mm (at detector)",)


def test_escape_drops_what_is_half_drawn_then_the_tool(window, view, qtbot):
    view.set_tool("polygon")
    click(view, 100, 100)
    click(view, 200, 100)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.tool.name == "polygon"
    assert not view.tool.busy
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.tool.name == "window"
    assert drawn(window) == ()


def test_holding_shift_pans_over_an_annotation(window, view):
    one = add(window)
    before = view.tile_point(0, 0)
    drag(view, (150, 100), (170, 100), modifier=Qt.KeyboardModifier.ShiftModifier)
    assert drawn(window) == (one,)
    assert view.tile_point(0, 0) != before


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("flipped", [False, True])
def test_handles_are_where_they_are_seen_however_the_image_is_turned(window, view, turns, flipped):
    add(window)
    window.session.change(quarter_turns=turns, flipped=flipped)
    view.zoom(1.7)
    view.bring_into_sight(200, 100)
    drag(view, (200, 100), (230, 150))
    assert near(drawn(window)[0].points, ((100, 100), (230, 150)))


@pytest.mark.parametrize("turns", range(4))
def test_a_label_stays_in_its_size_and_beside_its_line(window, view, turns):
    one = add(window)
    item = view.annotations.layer.items[one.id]
    size = item.label.wanted_size()
    window.session.change(quarter_turns=turns, flipped=True)
    view.zoom(2.0)
    view.bring_into_sight(150, 100)
    area = view.annotations.layer.label_rect(one.id)
    assert (area.width(), area.height()) == pytest.approx(size)
    ends = [view.tile_point(*point) for point in one.points]
    reach = area.adjusted(-12, -12, 12, 12)
    assert any(reach.contains(end) for end in ends)
    # What Qt redraws covers what is painted.
    shown = item.label.mapRectToScene(item.label.boundingRect())
    assert shown.adjusted(-1, -1, 1, 1).contains(view.mapToScene(area.toRect()).boundingRect())


@pytest.mark.parametrize("turns", range(4))
def test_a_label_is_seen_whole_where_the_tile_has_room(pair, turns):
    points = ((250, 150), (250, 500), (180, 400), (330, 400), (100, 420), (430, 420))
    pair.session.change(annotations=(Annotation(Kind.CARDIOTHORACIC, points),), quarter_turns=turns)
    view = pair.view
    seen = QRectF(view.viewport().rect())
    assert seen.contains(view.annotations.layer.label_rect(pair.session.review.annotations[0].id))
    # Far off the tile it does not stay behind.
    view.pan(QPointF(5000, 0))
    name = pair.session.review.annotations[0].id
    assert not seen.intersects(view.annotations.layer.label_rect(name))


def test_labels_of_neighbours_lie_apart(window, view):
    one = add(window)
    other = add(window, points=((100.0, 104.0), (200.0, 104.0)))
    layer = view.annotations.layer
    assert not layer.label_rect(one.id).intersects(layer.label_rect(other.id))


def test_a_click_selects_and_a_click_beside_it_drops_the_selection(window, view):
    one = add(window)
    hover(view, 150, 100)
    assert view.viewport().cursor().shape() == Qt.CursorShape.SizeAllCursor
    click(view, 150, 100)
    assert view.annotations.selected == one
    assert window.action_set["delete-annotation"].isEnabled()
    click(view, 400, 500)
    assert view.annotations.selected is None
    assert not window.action_set["delete-annotation"].isEnabled()


def test_delete_colour_and_hide(window, view, qtbot):
    one = add(window)
    click(view, 150, 100)
    window.action_set["annotation-colour-3"].trigger()
    assert drawn(window)[0].colour == PALETTE[2]
    assert window.action_set["annotation-colour-3"].isChecked()
    item = view.annotations.layer.items[one.id]
    qtbot.keyClick(view, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert not item.isVisible()
    click(view, 150, 100)
    assert view.annotations.selected is None
    qtbot.keyClick(view, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    click(view, 150, 100)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert drawn(window) == ()
    assert view.annotations.layer.items == {}
    window.session.undo()
    assert drawn(window)[0].colour == PALETTE[2]


def test_a_copy_lies_beside_the_original(window, view):
    one = add(window, text="node")
    click(view, 150, 100)
    window.action_set["copy"].trigger()
    window.action_set["paste-annotation"].trigger()
    window.action_set["paste-annotation"].trigger()
    copies = drawn(window)
    assert len({each.id for each in copies}) == len({each.points for each in copies}) == 3
    assert {each.text for each in copies} == {"node"}
    assert view.annotations.selected == copies[-1]
    assert one in copies


def test_a_copy_goes_to_another_image_and_names_nobody(make_window, settle, tmp_path):
    window = make_window(
        write_dicom(tmp_path / "a.dcm", **MM), write_dicom(tmp_path / "b.dcm", **MM)
    )
    settle(window)
    add(window)
    click(window.view, 150, 100)
    window.action_set["copy"].trigger()
    mime = QGuiApplication.clipboard().mimeData()
    for name in mime.formats():
        assert b"Doe" not in bytes(mime.data(name).data())
    order = window.studies.order
    window.session.show(order[1 - order.index(window.session.current)])
    settle(window)
    assert drawn(window) == ()
    window.action_set["paste-annotation"].trigger()
    assert drawn(window)[0].points == ((100.0, 100.0), (200.0, 100.0))


def test_without_a_selection_the_picture_is_copied(window, view, qtbot):
    QGuiApplication.clipboard().setText("nothing")
    window.action_set["copy"].trigger()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().mimeData().hasImage())
    window.action_set["paste-annotation"].trigger()
    assert "no annotation to paste" in window.banner.text.text()


def test_a_double_click_edits_the_text_and_keeps_the_layout(window, view):
    one = add(window)
    double_click(view, 150, 100)
    entry = view.findChild(QLineEdit)
    QTest.keyClicks(entry, "D G 1")
    assert window.view.tool.name == "window"
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert drawn(window)[0].text == "D G 1"
    assert label(view, one)[0] == "D G 1"


def test_annotations_stay_with_their_image(make_window, settle, tmp_path):
    window = make_window(write_dicom(tmp_path / "a.dcm"), write_dicom(tmp_path / "b.dcm"))
    settle(window)
    first = window.session.current
    one = add(window)
    window.action_set["next-image"].trigger()
    settle(window)
    assert window.session.current != first
    assert window.view.annotations.layer.items == {}
    window.action_set["previous-image"].trigger()
    settle(window)
    assert drawn(window) == (one,)
    assert set(window.view.annotations.layer.items) == {one.id}


def test_two_tiles_with_tools_of_their_own(make_window, settle, tmp_path):
    window = make_window(write_dicom(tmp_path / "a.dcm"), write_dicom(tmp_path / "b.dcm"))
    settle(window)
    window.action_set["layout-1x2"].trigger()
    one, other = window.tiles.views
    window.session.show(window.studies.order[1], other.tile)
    settle(window)
    window.commands.image.tool("length")
    click(one.view, 100, 100)
    assert one.view.tool.busy
    assert not other.view.tool.busy
    drag(other.view, (100, 100), (300, 300))
    assert len(other.tile.review.annotations) == 1
    assert one.tile.review.annotations == ()


# Without a mouse


def press(view, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(view, key, modifier)


def test_a_length_is_drawn_with_the_keyboard_alone(window, view):
    press(view, Qt.Key.Key_D)
    press(view, Qt.Key.Key_Left)
    start = view.image_point(QPointF(view.viewport().rect().center()))
    press(view, Qt.Key.Key_Return)
    press(view, *[Qt.Key.Key_Right] * 10, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.ShiftModifier)
    press(view, Qt.Key.Key_Return)
    (one,) = drawn(window)
    per_pixel = 1 / view.annotations.layer.unit()[0]
    assert near(one.points[:1], [(start.x(), start.y())], reach=2 * per_pixel)
    across = one.points[1][0] - one.points[0][0], one.points[1][1] - one.points[0][1]
    assert across == pytest.approx((100 * per_pixel, 9 * per_pixel), abs=0.01)


def test_a_polygon_is_drawn_with_the_keyboard_alone(window, view):
    press(view, Qt.Key.Key_Y, Qt.Key.Key_Up, Qt.Key.Key_Return)
    press(view, *[Qt.Key.Key_Right] * 5, Qt.Key.Key_Return)
    press(view, *[Qt.Key.Key_Down] * 5, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert len(drawn(window)[0].points) == 3


def test_arrow_keys_move_the_selected_annotation_and_its_handles(window, view):
    one = add(window)
    press(view, Qt.Key.Key_J)
    assert view.annotations.selected == one
    per_pixel = 1 / view.annotations.layer.unit()[0]
    press(view, *[Qt.Key.Key_Right] * 3)
    assert near(
        drawn(window)[0].points,
        ((100 + 30 * per_pixel, 100), (200 + 30 * per_pixel, 100)),
        reach=0.1,
    )
    window.session.undo()
    assert drawn(window) == (one,)
    press(view, Qt.Key.Key_Period, Qt.Key.Key_Period)
    press(view, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert near(drawn(window)[0].points, ((100, 100), (200, 100 + per_pixel)), reach=0.1)
    press(view, Qt.Key.Key_Comma, Qt.Key.Key_Comma)
    press(view, Qt.Key.Key_Up)
    assert drawn(window)[0].points[0][1] < 100


def test_next_and_previous_go_round(window, view):
    names = [add(window, points=((10.0, y), (90.0, y))).id for y in (50.0, 150.0, 250.0)]
    visited = []
    for _ in range(4):
        press(view, Qt.Key.Key_J)
        visited.append(view.annotations.selected.id)
    assert visited == [*names, names[0]]
    press(view, Qt.Key.Key_J, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert view.annotations.selected.id == names[2]


# The list


def rows(window):
    return [
        tuple(item.text(column) for column in range(2)) for item in window.annotations.list.items()
    ]


def test_the_list_names_kind_value_and_text(window, view):
    assert window.annotations.empty.isVisible()
    add(window, text="node")
    add(window, Kind.ARROW)
    assert rows(window) == [("Length · node", "20.0 mm"), ("Arrow", "")]
    assert window.annotations.source.text() == "Sizes: at detector"
    assert not window.annotations.empty.isVisible()
    item = window.annotations.list.items()[0]
    told = item.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Length · node, 20.0 mm (at detector)"


def test_a_line_of_the_list_brings_its_annotation_into_sight(window, view):
    one = add(window, points=((20.0, 20.0), (30.0, 20.0)))
    view.zoom(8.0)
    assert not view.viewport().rect().contains(place(view, 25, 20))
    window.annotations.list.setCurrentItem(window.annotations.list.items()[0])
    assert view.annotations.selected == one
    assert view.viewport().rect().contains(place(view, 25, 20))


def test_the_list_follows_the_selection(window, view):
    add(window)
    other = add(window, points=((100.0, 300.0), (200.0, 300.0)))
    click(view, 150, 300)
    assert window.annotations.list.currentItem() is window.annotations.list.items()[1]
    click(view, 400, 500)
    assert window.annotations.list.currentItem() is None
    assert other in drawn(window)


def test_a_text_is_edited_and_an_annotation_deleted_in_the_list(window, view, qtbot):
    add(window)
    tree = window.annotations.list
    tree.setFocus()
    tree.setCurrentItem(tree.items()[0])
    QTest.keyClick(tree, Qt.Key.Key_Return)
    entry = tree.findChild(QLineEdit)
    QTest.keyClicks(entry, "left")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    # Qt takes the text once the key is done with.
    qtbot.waitUntil(lambda: drawn(window)[0].text == "left")
    assert rows(window)[0][0] == "Length · left"
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert drawn(window) == ()
    assert window.annotations.empty.isVisible()


def test_a_frame_has_its_own_annotations_and_the_list_goes_there(make_window, settle, tmp_path):
    import numpy as np

    slope = np.linspace(100, 4000, ROWS * COLUMNS, dtype=np.uint16)
    pixels = np.stack([slope, slope])
    window = make_window(
        write_dicom(tmp_path / "two.dcm", NumberOfFrames=2, PixelData=pixels.tobytes())
    )
    settle(window)
    one = add(window)
    window.session.show_frame(1)
    settle(window)
    assert window.view.annotations.layer.items == {}
    assert rows(window)[0][0] == "Length, frame 1"
    window.annotations.list.setCurrentItem(window.annotations.list.items()[0])
    assert window.session.review.frame == 0
    assert window.view.annotations.selected == one


def test_every_kind_has_a_tool_and_an_action(window):
    from viewer.ui.action_table import ACTIONS

    offered = {spec.argument for spec in ACTIONS if spec.menu == "Measure" and spec.state}
    assert {kind.value for kind in Kind} <= offered
    assert set(window.view.tools) >= {kind.value for kind in POINTS}


# Files


def test_measurements_are_exported(window, view, qtbot, tmp_path):
    add(window)
    window.commands.reviews.export(tmp_path / "a.csv")
    qtbot.waitUntil((tmp_path / "a.csv").exists)
    assert "20.0,mm,at detector" in (tmp_path / "a.csv").read_text(encoding="utf-8")


def test_the_export_dialog_offers_annotations(window, view, qtbot, tmp_path):
    from PIL import Image

    add(window, colour=(0, 255, 0))
    pictures = []
    for wanted in (True, False):
        window.commands.export()
        dialog = window.commands._dialog
        assert dialog.annotations.isChecked()
        dialog.annotations.setChecked(wanted)
        dialog.heatmaps.setChecked(False)
        target = tmp_path / f"{wanted}.png"
        dialog.path.setText(str(target))
        dialog.accept()
        qtbot.waitUntil(target.exists)
        pictures.append(Image.open(target).convert("RGB").getpixel((150, 100)))
    assert pictures[0][1] - pictures[0][0] > 100
    assert pictures[1][0] == pictures[1][1]
