"""The list of studies: what stands where, what it says, and how an image gets into a tile."""

import threading

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItemIterator

from tests.ui.conftest import write_dicom
from viewer.review.hanging import Layout
from viewer.ui import jobs
from viewer.ui.tile import State


def texts(item, depth=0):
    """All first lines below an item, indented."""
    rows = [item.child(row) for row in range(item.childCount())]
    return [
        line
        for row in rows
        for line in ("  " * depth + row.text(0).split("\n")[0], *texts(row, depth + 1))
    ]


def images(window):
    """Items of images from top to bottom."""
    walk, found = QTreeWidgetItemIterator(window.studies.tree), []
    while walk.value():
        if walk.value().source is not None:
            found.append(walk.value())
        walk += 1
    return found


def item_of(window, source):
    return next(item for item in images(window) if item.source == source)


@pytest.fixture
def several(make_window, settle, tmp_path):
    """Two patients; the first with two studies, one of them with a series of two images."""
    common = {"PatientName": "Doe^Jane", "PatientID": "1"}
    recent = common | {"StudyInstanceUID": "1.1", "StudyDate": "20240301"}
    one_series = recent | {"SeriesInstanceUID": "1.1.1", "SeriesNumber": 2}
    window = make_window(
        write_dicom(tmp_path / "a.dcm", **one_series, InstanceNumber=2),
        write_dicom(tmp_path / "b.dcm", **one_series, InstanceNumber=1, ViewPosition="AP"),
        write_dicom(tmp_path / "c.dcm", **recent, SeriesNumber=1, ViewPosition="LL"),
        write_dicom(tmp_path / "d.dcm", **common, StudyDate="20240401", ViewPosition=None),
        write_dicom(tmp_path / "e.dcm", PatientName="Roe^Richard", PatientID="2"),
    )
    settle(window)
    return window


def test_the_tree_goes_from_patient_to_image(several):
    assert texts(several.studies.tree.invisibleRootItem()) == [
        "Doe Jane · 1",
        "  2024-04-01  Chest",
        "    DX unknown view",
        "  2024-03-01  Chest",
        "    DX lateral",
        "    DX · 2 images",
        "      DX AP",
        "      DX PA",
        "Roe Richard · 2",
        "  2024-01-02  Chest",
        "    DX PA",
    ]
    shown = [item.source for item in images(several)]
    assert shown == list(several.studies.order)


def test_the_sizes_and_frames_of_an_image_stand_below_it(make_window, settle, tmp_path):
    frames = {"NumberOfFrames": 3, "Rows": 8, "Columns": 6, "PixelData": bytes(3 * 8 * 6 * 2)}
    window = make_window(write_dicom(tmp_path / "a.dcm", **frames))
    settle(window, State.REFUSED)
    assert images(window)[0].text(0).split("\n")[1:3] == ["6 × 8", "3 frames"]


def test_a_picture_is_said_not_to_be_dicom(make_window, settle, tmp_path):
    Image.linear_gradient("L").resize((400, 500)).save(tmp_path / "thorax.png")
    window = make_window(tmp_path / "thorax.png")
    settle(window)
    assert images(window)[0].text(0).split("\n")[:3] == ["thorax.png", "not DICOM", "400 × 500"]
    window.set_private(True)
    assert "thorax" not in images(window)[0].text(0)


def test_enter_shows_an_image_in_the_active_tile(several, settle, qtbot):
    session, tree = several.session, several.studies.tree
    session.set_layout(Layout(1, 2))
    session.activate(session.tiles[1])
    wanted = item_of(several, several.studies.order[-1])
    tree.setFocus()
    tree.setCurrentItem(wanted)
    before = session.tiles[0].source
    assert session.current != wanted.source
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    settle(several)
    assert session.tiles[1].source == wanted.source
    assert session.tiles[0].source == before
    assert wanted.font(0).bold()


def test_the_arrow_keys_move_without_reading_every_image(several, qtbot):
    tree = several.studies.tree
    shown = several.session.current
    tree.setFocus()
    tree.setCurrentItem(tree.topLevelItem(0))
    for _ in range(4):
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentItem() is images(several)[1]
    assert several.session.current == shown


def test_a_thumbnail_is_dragged_into_a_tile(several, qapp, qtbot):
    session, tree = several.session, several.studies.tree
    session.set_layout(Layout(1, 2))
    qapp.processEvents()
    target = several.tiles.views[1]
    wanted = item_of(several, several.studies.order[-1])
    mime = tree.mimeData([wanted])
    assert wanted.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert not tree.topLevelItem(0).flags() & Qt.ItemFlag.ItemIsDragEnabled
    keys = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    entering = QDragEnterEvent(QPoint(20, 20), *keys, Qt.KeyboardModifier.NoModifier)
    # Over the picture, where the reader lets go.
    qapp.sendEvent(target.view.viewport(), entering)
    assert entering.isAccepted()
    target.dropEvent(QDropEvent(QPointF(20, 20), *keys, Qt.KeyboardModifier.NoModifier))
    assert session.active is target.tile
    qtbot.waitUntil(lambda: session.state is State.DONE, timeout=20_000)
    assert target.tile.source == wanted.source


@pytest.mark.parametrize("told", [b"", b"nonsense", b'["/etc/passwd", null]', b"[1]", b"{}"])
def test_a_tile_takes_nothing_that_is_not_open(window, told):
    from viewer.ui.studies.dragging import MIME

    mime = QMimeData()
    mime.setData(MIME, told)
    shown = window.session.current
    keys = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    window.tiles.views[0].dropEvent(
        QDropEvent(QPointF(9, 9), *keys, Qt.KeyboardModifier.NoModifier)
    )
    assert window.session.current == shown
    assert window.session.state is State.DONE


def test_files_that_are_dropped_go_to_the_tile_below(several, settle, tmp_path, qapp):
    session = several.session
    session.set_layout(Layout(1, 2))
    qapp.processEvents()
    new = write_dicom(tmp_path / "new.dcm")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(new))])
    target = several.tiles.views[1]
    place = target.mapTo(several, target.rect().center())
    keys = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    several.dropEvent(QDropEvent(QPointF(place), *keys, Qt.KeyboardModifier.NoModifier))
    assert session.active is session.tiles[1]
    settle(several)
    assert session.tiles[1].source.path == new


def test_the_findings_of_an_analysed_image_stand_below_it(window):
    item = images(window)[0]
    assert item.text(0).split("\n")[-1] == "▲ Edema"
    window.session.change(edited_thresholds={"Edema": 0.99})
    assert item.text(0).split("\n")[-1] == "○ none positive"
    window.session.undo()
    window.studies.search.setText("edema")
    assert not item.isHidden()
    window.studies.search.setText("pneumothorax")
    assert item.isHidden()


def test_the_search_finds_words_of_all_that_stands_above(several):
    def found(text):
        several.studies.search.setText(text)
        return [item.source.path.name for item in images(several) if not item.isHidden()]

    assert found("doe 2024-03 lateral") == ["c.dcm"]
    assert found("e.dcm") == ["e.dcm"]
    assert found("nobody") == []
    assert len(found("")) == 5


def test_a_search_also_hides_what_is_found_later(several, qtbot, tmp_path):
    several.studies.search.setText("richard")
    several.session.open([write_dicom(tmp_path / "later.dcm", PatientName="Poe^Edgar")])
    qtbot.waitUntil(lambda: len(images(several)) == 6)
    later = item_of(several, several.studies.order[-1])
    qtbot.waitUntil(later.isHidden)


def test_many_images_are_put_in_a_few_at_a_time(make_window, qtbot, tmp_path):
    from viewer.dicom.scan import scan
    from viewer.dicom.source import Source
    from viewer.ui.jobs import Scanned

    window = make_window()
    real = next(iter(scan([write_dicom(tmp_path / "a.dcm")])))
    make = type(real)
    fields = {name: getattr(real, name) for name in make.__dataclass_fields__}
    many = tuple(
        make(**fields | {"source": Source(tmp_path / f"{number}.dcm")})
        for number in reversed(range(1000))
    )
    # The search may tell several times before the window answers again.
    for start in range(0, 1000, 100):
        window.session.search._take(Scanned(many[start : start + 100], (), start + 100, 1000))
    assert 0 < len(images(window)) <= 100
    assert len(window.studies.order) == 1000
    qtbot.waitUntil(lambda: len(images(window)) == 1000, timeout=20_000)
    assert [item.source for item in images(window)] == list(window.studies.order)
    window.session.close_all()
    assert images(window) == []


def test_thumbnails_are_sharp_where_there_are_twice_the_pixels(window, qtbot):
    tree = window.studies.tree
    item, sharp = tree.currentItem(), 2 * tree.iconSize()

    def picture():
        return item.icon(0).pixmap(sharp).toImage()

    # Before, there is an icon of no image.
    qtbot.waitUntil(lambda: picture().pixelColor(picture().width() // 2, 90).lightness() > 0)
    assert max(picture().size().toTuple()) == max(sharp.toTuple())


def test_thumbnails_are_made_of_what_is_in_sight(make_window, settle, qtbot, tmp_path, monkeypatch):
    made, real = [], jobs.make_thumbnail

    def make(source, opened):
        made.append(source)
        return real(source, opened)

    monkeypatch.setattr(jobs, "make_thumbnail", make)
    study = {"StudyInstanceUID": "1.1", "SeriesInstanceUID": "1.1.1"}
    small = {"Rows": 8, "Columns": 8, "PixelData": bytes(128)}
    for number in range(40):
        write_dicom(tmp_path / f"{number}.dcm", **study, **small, InstanceNumber=number)
    window = make_window(tmp_path)
    settle(window, State.REFUSED)
    tree, order = window.studies.tree, window.studies.order
    qtbot.waitUntil(lambda: order[0] in made)
    qtbot.waitUntil(lambda: not window.session.reading.busy)
    assert order[-1] not in made
    before = len(made)
    tree.scrollToBottom()
    qtbot.waitUntil(lambda: order[-1] in made)
    # The one that came in sight on top is made first.
    assert order.index(made[before]) < order.index(order[-1])
    assert len(set(made)) == len(made)


def test_files_that_cannot_be_used_are_counted_and_say_why(make_window, settle, chest, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("no image")
    window = make_window(chest, *(tmp_path / f"{number}.txt" for number in range(3)))
    settle(window)
    assert window.studies.not_opened.text(0) == "Not opened (3)"
    item = window.studies.not_opened.child(0)
    assert "neither a DICOM file" in item.text(0).replace("\n", " ")
    assert not item.flags() & Qt.ItemFlag.ItemIsDragEnabled
    # Of several with one name, the reader must know which.
    assert str(tmp_path / "0.txt") in item.toolTip(0)
    window.set_private(True)
    assert "0.txt" not in item.text(0) + item.toolTip(0)


def test_a_click_shows_an_image(several, settle):
    tree = several.studies.tree
    wanted = images(several)[1]
    assert several.session.current != wanted.source
    place = tree.visualItemRect(wanted).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert several.session.current == wanted.source


def test_the_first_image_is_shown_while_the_search_goes_on(
    make_window, settle, qtbot, tmp_path, monkeypatch
):
    from viewer.dicom import scan

    go, real = threading.Event(), scan.scan

    def slow(paths, **options):
        for number, each in enumerate(real(paths, **options)):
            if number == 1:
                assert go.wait(20)
            yield each

    monkeypatch.setattr(scan, "scan", slow)
    for name in "abc":
        write_dicom(tmp_path / f"{name}.dcm")
    window = make_window(tmp_path)
    qtbot.waitUntil(lambda: window.session.state is State.DONE, timeout=20_000)
    assert window.session.current.path.name == "a.dcm"
    assert window.session.scanning.busy
    assert len(window.session.instances) == 1
    # Cancelled, what was found stays, and nothing comes after it.
    window.status.cancel.click()
    go.set()
    settle(window)
    assert [source.path.name for source in window.studies.order] == ["a.dcm"]
    assert window.session.current.path.name == "a.dcm"


def test_a_thumbnail_that_is_being_made_is_not_made_twice(window, qtbot, monkeypatch):
    entered, let_go, made = threading.Event(), threading.Event(), []

    def make(source, opened):
        made.append(source)
        entered.set()
        assert let_go.wait(10)
        return QImage(8, 8, QImage.Format.Format_RGB32)

    monkeypatch.setattr(jobs, "make_thumbnail", make)
    thumbnails, source = window.studies.thumbnails, window.session.current
    thumbnails.want([source])
    assert entered.wait(10)
    thumbnails.want([source])
    let_go.set()
    qtbot.waitUntil(lambda: not window.session.reading.busy)
    assert made == [source]
