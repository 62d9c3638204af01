"""Closing an image, a series, a study or a patient, and having it back as it was."""

import gc
import weakref
import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.conftest import settle_all, write_dicom
from tests.ui.test_companions import OPEN, OWN, as_of_another_maker, companion_items, export
from tests.ui.test_leaks import census, small
from tests.ui.test_review_files import add_region, question
from tests.ui.test_studies import images, item_of, texts
from viewer.review.hanging import Layout
from viewer.review.verdict import Verdict
from viewer.ui.judging import judge
from viewer.ui.renewal import renew
from viewer.ui.tile import State


@pytest.fixture
def folder(tmp_path):
    """Jane with two studies, one of them with a series of two images; Richard with one image."""
    folder = tmp_path / "open"
    folder.mkdir()
    jane = {"PatientName": "Doe^Jane", "PatientID": "1"}
    recent = jane | {"StudyInstanceUID": "1.1", "StudyDate": "20240301"}
    one_series = recent | {"SeriesInstanceUID": "1.1.1", "SeriesNumber": 2}
    write_dicom(folder / "a.dcm", **one_series, InstanceNumber=1)
    write_dicom(folder / "b.dcm", **one_series, InstanceNumber=2, ViewPosition="AP")
    write_dicom(folder / "c.dcm", **recent, SeriesNumber=1, ViewPosition="RL")
    write_dicom(folder / "d.dcm", **jane, StudyDate="20230401")
    write_dicom(folder / "e.dcm", PatientName="Roe^Richard", PatientID="2")
    return folder


@pytest.fixture
def several(make_window, settle, qtbot, folder):
    window = make_window()
    window.hanger.automatic = False
    window.session.open([folder])
    settle(window)
    qtbot.waitUntil(lambda: not window.session.scanning.busy)
    show(window, settle, "a.dcm")
    return window


def source(window, name):
    return next(each for each in window.session.instances if each.path.name == name)


def names(window):
    return [each.path.name for each in window.studies.order]


def show(window, settle, name):
    window.session.show(source(window, name))
    settle(window)


def tree_names(window):
    return [item.source.path.name for item in images(window)]


def save(window, qtbot, file):
    written = []
    window.commands.reviews.save_to(file, lambda: written.append(file))
    qtbot.waitUntil(lambda: bool(written))


EVERYTHING = [
    "Doe Jane · 1",
    "  2024-03-01  Chest",
    "    DX lateral",
    "    DX · 2 images",
    "      DX PA",
    "      DX AP",
    "  2023-04-01  Chest",
    "    DX PA",
    "Roe Richard · 2",
    "  2024-01-02  Chest",
    "    DX PA",
]


def lines(window):
    return texts(window.studies.tree.invisibleRootItem())


@pytest.mark.parametrize(
    ("action", "left"),
    [
        ("close-image", ["c.dcm", "b.dcm", "d.dcm", "e.dcm"]),
        ("close-series", ["c.dcm", "d.dcm", "e.dcm"]),
        ("close-study", ["d.dcm", "e.dcm"]),
        ("close-patient", ["e.dcm"]),
        ("close-all", []),
    ],
)
def test_what_is_closed_is_gone_and_comes_back_as_it_was(several, settle, qtbot, action, left):
    window, session = several, several.session
    assert lines(window) == EVERYTHING
    judge(session, "Mass", Verdict.AGREE)
    region = add_region(window)
    before = session.review
    assert not window.action_set["reopen-closed"].isEnabled()
    window.action_set[action].trigger()
    assert names(window) == tree_names(window) == left
    assert len(session.instances) == len(left)
    settle_all(window, qtbot)
    window.action_set["reopen-closed"].trigger()
    settle_all(window, qtbot)
    qtbot.waitUntil(lambda: not window.studies.tree.builder.busy)
    assert sorted(lines(window)) == sorted(EVERYTHING)
    assert not window.action_set["reopen-closed"].isEnabled()
    show(window, settle, "a.dcm")
    assert session.review == before
    assert window.isWindowModified()
    session.undo()
    assert region not in session.review.annotations


def test_the_image_after_it_is_shown_instead_and_the_one_before_at_the_end(several, settle):
    several.action_set["close-study"].trigger()
    settle(several)
    assert several.session.current.path.name == "d.dcm"
    show(several, settle, "e.dcm")
    several.action_set["close-study"].trigger()
    settle(several)
    assert several.session.current.path.name == "d.dcm"
    several.action_set["close-study"].trigger()
    assert not several.session.instances
    assert several.middle.pages.currentWidget() is several.empty


def test_closings_come_back_one_after_another_the_last_one_first(several, settle):
    for name in ("e.dcm", "d.dcm"):
        show(several, settle, name)
        several.action_set["close-study"].trigger()
    several.action_set["reopen-closed"].trigger()
    assert "d.dcm" in names(several)
    assert "e.dcm" not in names(several)
    several.action_set["reopen-closed"].trigger()
    assert "e.dcm" in names(several)


def test_what_was_opened_again_meanwhile_is_not_brought_back_twice(several, settle, folder):
    show(several, settle, "e.dcm")
    several.action_set["close-study"].trigger()
    several.session.open([folder / "e.dcm"])
    settle(several)
    assert not several.action_set["reopen-closed"].isEnabled()
    several.commands.closing.reopen()
    assert sorted(names(several)) == ["a.dcm", "b.dcm", "c.dcm", "d.dcm", "e.dcm"]


def test_the_search_finds_again_what_was_closed(several, settle, folder):
    several.action_set["close-patient"].trigger()
    several.session.open([folder])
    settle(several)
    assert sorted(lines(several)) == sorted(EVERYTHING)


def test_another_tile_keeps_its_image_and_becomes_the_active_one(several, settle, qtbot):
    session = several.session
    session.set_layout(Layout(1, 2))
    session.show(source(several, "e.dcm"), session.tiles[1])
    settle_all(several, qtbot)
    several.action_set["close-patient"].trigger()
    assert session.layout == Layout(1, 2)
    assert session.tiles[0].state is State.EMPTY
    assert session.active is session.tiles[1]
    assert session.current.path.name == "e.dcm"


def test_the_next_study_hangs_itself(make_window, settle, qtbot, tmp_path):
    for number, name in enumerate("ab"):
        study = {"StudyInstanceUID": f"2.{number}", "PatientID": name, "PatientName": name}
        write_dicom(tmp_path / f"{name}1.dcm", **study)
        write_dicom(tmp_path / f"{name}2.dcm", **study, ViewPosition="LL")
    window = make_window(tmp_path)
    settle_all(window, qtbot)
    session = window.session
    qtbot.waitUntil(lambda: session.layout == Layout(1, 2))
    assert [tile.source.path.name for tile in session.tiles] == ["a1.dcm", "a2.dcm"]
    window.action_set["close-study"].trigger()
    settle_all(window, qtbot)
    assert [tile.source.path.name for tile in session.tiles] == ["b1.dcm", "b2.dcm"]
    window.action_set["reopen-closed"].trigger()
    settle_all(window, qtbot)
    assert [tile.source.path.name for tile in session.tiles] == ["a1.dcm", "a2.dcm"]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Doe Jane", ["e.dcm"]),
        ("2024-03-01", ["d.dcm", "e.dcm"]),
        ("DX · 2 images", ["c.dcm", "d.dcm", "e.dcm"]),
        ("DX AP", ["c.dcm", "a.dcm", "d.dcm", "e.dcm"]),
    ],
)
def test_delete_closes_what_is_selected_in_the_list(several, qtbot, line, left):
    region = add_region(several)
    several.view.annotations.select(region.id)
    tree = several.studies.tree
    found = tree.findItems(line, Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive)
    several.activateWindow()
    tree.setFocus()
    tree.setCurrentItem(found[0])
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert names(several) == left
    if "a.dcm" in left:
        # The key is about the list: what is selected on the image stays.
        assert region in several.session.review.annotations


def test_delete_elsewhere_in_the_list_closes_nothing(several, qtbot, tmp_path):
    (tmp_path / "no.txt").write_text("no image")
    several.session.open([tmp_path / "no.txt"])
    qtbot.waitUntil(lambda: several.studies.not_opened.childCount() == 1)
    tree = several.studies.tree
    several.activateWindow()
    tree.setFocus()
    for item in (several.studies.not_opened, several.studies.not_opened.child(0)):
        tree.setCurrentItem(item)
        qtbot.keyClick(tree, Qt.Key.Key_Delete)
        several.action_set["close-study"].trigger()
        assert len(names(several)) == 5


def test_the_menu_of_the_list_is_about_what_is_selected_there(several, qtbot):
    tree = several.studies.tree
    assert tree.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    offered = [action.objectName() for action in tree.actions()]
    assert {"close-image", "close-study", "close-patient", "reopen-closed"} <= set(offered)
    tree.setFocus()
    tree.setCurrentItem(item_of(several, source(several, "e.dcm")))
    qtbot.waitUntil(tree.hasFocus)
    next(a for a in tree.actions() if a.objectName() == "close-study").trigger()
    assert "e.dcm" not in names(several)
    assert several.session.current.path.name == "a.dcm"


def test_names_are_hidden_with_numbers_of_their_own_after_a_closing(several, settle, folder):
    several.set_private(True)
    several.action_set["close-patient"].trigger()
    several.session.open([folder])
    settle(several)
    tops = [
        several.studies.tree.topLevelItem(row).text(0)
        for row in range(several.studies.tree.topLevelItemCount())
    ]
    assert len(set(tops)) == 2


# Unsaved work


@pytest.fixture
def attended(make_window, settle, qtbot, tmp_path):
    window = make_window(
        write_dicom(tmp_path / "a.dcm", PatientID="1"),
        write_dicom(tmp_path / "b.dcm", PatientID="2"),
        ask=True,
    )
    settle(window)
    show(window, settle, "a.dcm")
    judge(window.session, "Mass", Verdict.AGREE)
    return window


def test_closing_asks_about_its_own_unsaved_work_alone(attended, settle, qtbot):
    show(attended, settle, "b.dcm")
    attended.action_set["close-study"].trigger()
    assert names(attended) == ["a.dcm"]
    attended.action_set["reopen-closed"].trigger()
    settle(attended)
    show(attended, settle, "a.dcm")
    attended.action_set["close-study"].trigger()
    question(attended).reject()
    assert "a.dcm" in names(attended)
    attended.action_set["close-study"].trigger()
    question(attended).leave.click()
    assert names(attended) == ["b.dcm"]
    assert not attended.isWindowModified()
    attended.action_set["reopen-closed"].trigger()
    settle(attended)
    assert attended.session.current.path.name == "a.dcm"
    assert attended.session.review.verdicts["Mass"].verdict is Verdict.AGREE
    assert attended.isWindowModified()


def test_closing_saves_first_if_wanted(attended, settle, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "kept.pcamreview"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    attended.action_set["close-study"].trigger()
    question(attended).save.click()
    qtbot.waitUntil(lambda: names(attended) == ["b.dcm"])
    assert '"agree"' in target.read_text()


def test_a_review_that_was_saved_stays_in_its_file(attended, settle, qtbot, tmp_path):
    file = tmp_path / "all.pcamreview"
    save(attended, qtbot, file)
    attended.action_set["close-study"].trigger()
    assert names(attended) == ["b.dcm"]
    settle(attended)
    judge(attended.session, "Mass", Verdict.UNSURE)
    save(attended, qtbot, file)
    text = file.read_text()
    assert '"agree"' in text
    assert '"unsure"' in text
    # It is there again when its image is, by a search as by the key.
    attended.session.open([tmp_path / "a.dcm"])
    settle(attended)
    assert attended.session.review.verdicts["Mass"].verdict is Verdict.AGREE
    assert not attended.isWindowModified()
    attended.action_set["close-study"].trigger()
    attended.action_set["reopen-closed"].trigger()
    settle(attended)
    assert attended.session.review.verdicts["Mass"].verdict is Verdict.AGREE
    assert not attended.isWindowModified()
    save(attended, qtbot, file)
    assert file.read_text().count('"agree"') == 1


def test_what_was_not_saved_before_closing_does_not_reach_the_file(attended, qtbot, tmp_path):
    file = tmp_path / "all.pcamreview"
    save(attended, qtbot, file)
    judge(attended.session, "Mass", Verdict.DISAGREE)
    attended.action_set["close-study"].trigger()
    question(attended).leave.click()
    save(attended, qtbot, file)
    text = file.read_text()
    assert '"agree"' in text
    assert '"disagree"' not in text


# What belongs to images


def test_what_lies_beside_an_image_goes_and_comes_with_it(make_window, settle, qtbot, tmp_path):
    folder = tmp_path / "study"
    folder.mkdir()
    write_dicom(folder / "chest.dcm")
    window = make_window(folder)
    settle(window)
    window.session.change(visible=frozenset({"Mass"}))
    export(window, folder, OPEN, OWN[1:2])
    as_of_another_maker(folder / f"{OWN[1].name}.dcm")
    write_dicom(tmp_path / "other.dcm", PatientID="2")
    window.session.open([folder, tmp_path / "other.dcm"])
    settle(window)
    chest = source(window, "chest.dcm")
    qtbot.waitUntil(lambda: window.session.companions.has_layers(chest))
    show(window, settle, "chest.dcm")
    window.action_set["close-study"].trigger()
    settle(window)
    assert not window.session.companions.of(chest)
    window.action_set["reopen-closed"].trigger()
    settle(window)
    qtbot.waitUntil(lambda: window.session.companions.has_layers(chest))
    assert len(companion_items(window, chest)) == 1
    assert window.studies.not_opened.childCount() == 0


def test_of_an_archive_comes_back_what_was_closed(make_window, settle, tmp_path):
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for name in "ab":
            write_dicom(tmp_path / name, PatientID=name)
            zipped.write(tmp_path / name, name)
    window = make_window(archive)
    settle(window)
    members = [each.member for each in window.studies.order]
    for _ in members:
        window.action_set["close-study"].trigger()
    window.action_set["reopen-closed"].trigger()
    settle(window)
    assert [each.member for each in window.studies.order] == members[1:]


def test_the_background_does_not_analyse_what_was_closed(several, qtbot, settle):
    several.worklist.toggle_analysis()
    closed = {source(several, name) for name in ("a.dcm", "b.dcm", "c.dcm", "d.dcm")}
    several.action_set["close-patient"].trigger()
    qtbot.waitUntil(lambda: not several.worklist.background.running)
    settle(several)
    analysed = several.reading.results
    assert analysed.of(source(several, "e.dcm"))
    assert not any(analysed.of(each) for each in closed)
    assert not any(several.session.analysis.known(each, 0) for each in closed)


def test_a_closed_study_leaves_no_pixels_and_no_widgets(make_window, settle, qtbot, tmp_path):
    window = make_window(small(tmp_path / "stays.dcm", 0))
    settle(window)
    pixels = []

    def open_and_close(number):
        window.session.open([small(tmp_path / f"{number}.dcm", number)])
        settle(window)
        window.session.change(visible=frozenset(window.session.prediction.findings))
        QApplication.processEvents()
        pixels.append(weakref.ref(window.session.radiograph.stored))
        window.action_set["close-study"].trigger()
        settle(window)

    for number in range(1, 4):
        open_and_close(number)
    qtbot.waitUntil(lambda: not window.session.busy and not window.reading.lane.busy)
    before = census()
    for number in range(4, 12):
        open_and_close(number)
    qtbot.waitUntil(lambda: not window.session.busy and not window.reading.lane.busy)
    assert census() == before
    gc.collect()
    assert [each for each in pixels if each() is not None] == []


def test_what_was_closed_comes_back_in_a_window_of_another_language(several, settle, qtbot):
    judge(several.session, "Mass", Verdict.AGREE)
    several.action_set["close-study"].trigger()
    settle_all(several, qtbot)
    qtbot.waitUntil(lambda: not several.reading.lane.busy)
    after = renew(several)
    assert after is not None
    after.attended = False
    try:
        settle_all(after, qtbot)
        after.action_set["reopen-closed"].trigger()
        settle_all(after, qtbot)
        show(after, settle, "a.dcm")
        assert after.session.review.verdicts["Mass"].verdict is Verdict.AGREE
    finally:
        after.close()
        after.deleteLater()
