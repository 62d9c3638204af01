"""One file holds the reviews of all images: saved, opened, dropped, given on the command line."""

import json
import os
import zipfile

import numpy as np
import pytest
from PIL import Image
from pydicom.uid import generate_uid
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.support.dicom_factory import directory, encoded
from tests.support.onnx_factory import write_model
from tests.ui.conftest import write_dicom
from tests.ui.test_accessibility import silent, unreachable
from tests.ui.test_window import drop
from viewer.review.annotations import Annotation, Kind
from viewer.review.verdict import Verdict
from viewer.ui.exporting.material import Material
from viewer.ui.judging import judge
from viewer.ui.tile import State
from viewer.ui.unsaved import UnsavedDialog
from viewer.ui.workers import Task


def add_region(window, finding="Mass"):
    one = Annotation(Kind.ELLIPSE, ((10.0, 10.0), (60.0, 50.0)), finding=finding)
    window.session.change(annotations=(*window.session.review.annotations, one))
    return one


def save(window, qtbot, path):
    window.commands.reviews.save_to(path)
    qtbot.waitUntil(lambda: "Saved" in window.banner.text.text())
    window.banner.hide()


def told(window, qtbot, text):
    banners = window.notes, window.banner
    qtbot.waitUntil(lambda: any(text in banner.text.text() for banner in banners))


@pytest.fixture
def two(make_window, settle, qtbot, tmp_path):
    """A window with two images, a verdict on each, and where they lie."""
    images = [write_dicom(tmp_path / f"{name}.dcm") for name in "ab"]
    window = make_window(*images)
    settle(window)
    for verdict, source in zip(
        (Verdict.AGREE, Verdict.DISAGREE), list(window.session.instances), strict=True
    ):
        window.session.show(source)
        settle(window)
        judge(window.session, "Mass", verdict)
        add_region(window)
    return window, images


@pytest.mark.parametrize("way", ["drop", "command line", "opened later"])
def test_a_file_beside_its_images_restores_all(two, make_window, settle, qtbot, tmp_path, way):
    window, images = two
    window.session.change_to(window.session.review.with_threshold("Edema", 0.9))
    window.session.change(inverted=True)
    before = {s: window.session.histories.of(s).current for s in window.session.instances}
    file = tmp_path / "reading.pcamreview"
    save(window, qtbot, file)
    if way == "command line":
        other = make_window(*images, file)
    else:
        other = make_window()
        if way == "drop":
            drop(other, *images, file)
        else:
            other.commands.open_paths([file])
            told(other, qtbot, "not open: 2")
            other.commands.open_paths(images)
    qtbot.waitUntil(lambda: len(other.session.instances) == 2, timeout=10_000)
    qtbot.waitUntil(
        lambda: (
            {s: other.session.histories.of(s).current for s in other.session.instances} == before
        )
    )
    settle(other)
    assert not other.isWindowModified()
    assert other.windowTitle() == "reading.pcamreview[*] — pcam-viewer"
    row = other.findings.rows["Mass"].verdict
    assert any(button.isChecked() for button in row.buttons.values())
    # It is one step that can be undone.
    other.session.undo()
    assert other.session.review.verdicts == {}


def test_a_file_holds_no_identifier_but_uids(two, qtbot, tmp_path):
    window, _ = two
    save(window, qtbot, tmp_path / "a.pcamreview")
    text = (tmp_path / "a.pcamreview").read_text()
    assert "Doe" not in text
    assert "P-4711" not in text
    assert str(tmp_path) not in text
    data = json.loads(text)
    assert {each["review"]["sop_instance_uid"] for each in data["images"]} == {
        each.identity.sop_instance_uid for each in window.session.instances.values()
    }
    assert all(len(each["pixels"]) == 64 for each in data["images"])
    assert data["model"]["sha256"] == window.session.engine.identity.sha256
    assert data["images"][0]["results"][0]["probabilities"].keys() == {"Mass", "Effusion", "Edema"}


def test_pictures_without_a_uid_are_known_by_their_pixels(make_window, settle, qtbot, tmp_path):
    rng = np.random.default_rng(1)
    for name in "abc":
        pixels = rng.integers(0, 255, (200, 160), np.uint8)
        Image.fromarray(pixels).save(tmp_path / f"{name}.png")
    window = make_window(tmp_path / "b.png")
    settle(window)
    judge(window.session, "Mass", Verdict.UNSURE)
    save(window, qtbot, tmp_path / "x.pcamreview")
    # Under another name, among others.
    (tmp_path / "b.png").rename(tmp_path / "z.png")
    other = make_window(*(tmp_path / f"{name}.png" for name in "acz"), tmp_path / "x.pcamreview")

    def reviewed():
        sources = other.session.instances
        return {s.name for s in sources if other.session.histories.of(s).current.verdicts}

    qtbot.waitUntil(lambda: reviewed() == {"z.png"}, timeout=10_000)


def test_a_review_of_another_image_is_not_shown_and_not_lost(two, make_window, settle, qtbot, tmp_path):  # fmt: skip # noqa: E501
    window, _ = two
    file = tmp_path / "a.pcamreview"
    save(window, qtbot, file)
    other = make_window(write_dicom(tmp_path / "c.dcm"), file)
    settle(other)
    told(other, qtbot, "not open: 2")
    assert other.session.review.verdicts == {}
    judge(other.session, "Mass", Verdict.UNSURE)
    save(other, qtbot, file)
    assert len(json.loads(file.read_text())["images"]) == 3


def test_another_image_under_the_same_uid_is_told(make_window, settle, qtbot, tmp_path):
    uid = generate_uid()
    window = make_window(write_dicom(tmp_path / "a.dcm", SOPInstanceUID=uid))
    settle(window)
    add_region(window)
    save(window, qtbot, tmp_path / "a.pcamreview")
    smaller = np.zeros((320, 256), np.uint16)
    write_dicom(
        tmp_path / "a.dcm", SOPInstanceUID=uid, Rows=320, Columns=256, PixelData=smaller.tobytes()
    )
    other = make_window(tmp_path / "a.dcm", tmp_path / "a.pcamreview")
    told(other, qtbot, "of another image")
    assert other.session.review.annotations == ()
    write_dicom(tmp_path / "a.dcm", SOPInstanceUID=uid, square=(0, 0, 50, 50))
    other = make_window(tmp_path / "a.dcm", tmp_path / "a.pcamreview")
    told(other, qtbot, "The pixels of this image are not those")


@pytest.fixture
def of_another_model(two, make_window, settle, qtbot, tmp_path):
    """A window with a file of the model of before, and one more; the file."""
    window, images = two
    window.session.change_to(window.session.review.with_threshold("Edema", 0.9))
    file = tmp_path / "a.pcamreview"
    save(window, qtbot, file)
    model = write_model(
        tmp_path / "other.onnx", ("Mass", "Edema"), gains=(8.0, 0.0), biases=(-4.0, 1.0),
        name="other-model",
    )  # fmt: skip
    other = make_window(*images, own_model=model)
    settle(other)
    # The image that the threshold was set on.
    other.session.show(list(other.session.instances)[1])
    settle(other)
    other.commands.reviews.open(file)
    told(other, qtbot, "not with the one that is open")
    return other, file


def test_the_result_of_another_model_stays_until_it_is_analysed_again(
    of_another_model, settle, qtbot
):
    window, _ = of_another_model
    session = window.session
    assert "test-model 1.2" in window.notes.text.text()
    assert session.state is State.WAITING
    assert session.prediction is None
    assert not window.findings.rows
    assert window.view.image.heatmaps.layers == {}
    assert session.review.edited_thresholds == {"Edema": 0.9}
    assert session.review.verdicts
    saved = window.findings.head.saved
    assert saved.isVisible()
    assert "test-model 1.2" in saved.head.text()
    assert "other-model" in window.findings.head.model_line.text()
    lines = saved.list.text().splitlines()
    assert len(lines) == 3
    assert any("Edema 0.73 · threshold 0.90, edited" in line for line in lines)
    # Neither does another image, or another frame, take its place.
    first, second = session.instances
    session.show(first)
    assert session.state is State.WAITING
    assert "edited" not in saved.list.text()
    session.show(second)
    window.findings.head.ask.click()
    assert not saved.isVisible()
    settle(window)
    assert set(window.findings.rows) == {"Mass", "Edema"}
    # A threshold of the one says nothing of the other, and that is told.
    assert session.review.edited_thresholds == {}
    assert "test-model 1.2" in window.banner.text.text()
    assert "Edema 0.90" in window.banner.text.text()
    session.undo()
    assert session.review.edited_thresholds == {}
    assert not saved.isVisible()


def test_the_list_of_studies_names_the_model_of_what_it_says(of_another_model, settle):
    window, _ = of_another_model
    first, second = window.session.instances
    for source in (first, second):
        assert window.studies.tree.badge(source).startswith("earlier, test-model:\n")
    window.findings.head.ask.click()
    settle(window)
    assert window.studies.tree.badge(second).startswith("▲")
    assert window.studies.tree.badge(first).startswith("earlier, test-model:")


def test_a_saved_result_of_another_model_is_saved_again(of_another_model, settle, qtbot, tmp_path):
    window, file = of_another_model
    before = json.loads(file.read_text())["images"]
    save(window, qtbot, tmp_path / "again.pcamreview")
    again = json.loads((tmp_path / "again.pcamreview").read_text())
    assert again["model"]["name"] == "other-model"
    assert [each["results"] for each in again["images"]] == [each["results"] for each in before]
    assert {each["model"]["name"] for each in again["images"]} == {"test-model"}
    assert any(each["review"]["edited_thresholds"] for each in again["images"])


def test_the_list_of_work_does_not_count_what_another_model_said(of_another_model, qtbot):
    window, _ = of_another_model
    model = window.worklist.model
    model.refresh()
    texts = {model.text(row, 2) for row in model.rows}
    assert texts == {"not analysed; earlier: test-model"}
    window.action_set["analyse-all"].trigger()
    qtbot.waitUntil(lambda: not window.worklist.background.running, timeout=20_000)
    model.refresh()
    assert not any("earlier" in model.text(row, 2) for row in model.rows)
    # The image that is shown was analysed again, too, by the reader's own wish.
    assert window.session.prediction.model.name == "other-model"
    assert window.session.review.edited_thresholds == {}


def test_an_export_does_not_judge_this_model_by_thresholds_of_another(of_another_model):
    window, _ = of_another_model
    session = window.session
    assert session.review.edited_thresholds
    made = Material.of(session, session.current).case(session.engine, Task(*[None] * 5))
    assert made.prediction.model.name == "other-model"
    assert made.review.edited_thresholds == {}
    assert made.review.verdicts == session.review.verdicts


def test_the_model_of_a_file_that_is_opened_takes_its_results_up(of_another_model, settle, model):
    window, _ = of_another_model
    window.session.tile_results.use_model(model, None)
    settle(window)
    assert window.session.prediction.model.name == "test-model"
    assert window.session.review.edited_thresholds == {"Edema": 0.9}
    assert not window.findings.head.saved.isVisible()


def test_changed_numbers_are_told(window, make_window, settle, qtbot, chest, tmp_path):
    judge(window.session, "Mass", Verdict.AGREE)
    file = tmp_path / "a.pcamreview"
    save(window, qtbot, file)
    data = json.loads(file.read_text())
    data["images"][0]["results"][0]["probabilities"]["Mass"] = 0.01
    file.write_text(json.dumps(data))
    other = make_window(chest, file)
    told(other, qtbot, "gives other probabilities")


def not_opened(window):
    item = window.studies.not_opened
    return [item.child(row).text(0).replace("\n", " ") for row in range(item.childCount())]


def test_the_review_in_a_folder_is_opened_with_it(two, make_window, settle, qtbot, tmp_path):
    window, _ = two
    file = tmp_path / "reading.pcamreview"
    save(window, qtbot, file)
    other = make_window(tmp_path)
    told(other, qtbot, "is shown now: 2")
    settle(other)
    assert all(other.session.histories.current(s).verdicts for s in other.session.instances)
    # It is the document that is open.
    assert other.reading.path == file
    assert not other.isWindowModified()
    assert not any("A saved review" in text for text in not_opened(other))
    assert not other.offer.isVisible()


def test_a_review_in_a_folder_is_not_opened_over_what_the_reader_did(
    two, make_window, settle, qtbot, tmp_path
):
    window, images = two
    save(window, qtbot, tmp_path / "reading.pcamreview")
    other = make_window(images[0])
    settle(other)
    judge(other.session, "Mass", Verdict.UNSURE)
    other.commands.open_paths([tmp_path])
    qtbot.waitUntil(other.offer.isVisible)
    assert "reading.pcamreview" in other.offer.text.text()
    assert any("A saved review" in text for text in not_opened(other))
    settle(other)
    source = next(s for s in other.session.instances if s.path == images[0])
    assert other.session.histories.current(source).verdicts["Mass"].verdict is Verdict.UNSURE
    assert other.reading.path is None
    other.offer.button.click()
    told(other, qtbot, "is shown now: 2")
    assert other.session.histories.current(source).verdicts["Mass"].verdict is Verdict.AGREE


def test_of_several_reviews_in_a_folder_none_is_opened_unasked(
    two, make_window, settle, qtbot, tmp_path
):
    window, _ = two
    for name in ("older", "newer"):
        save(window, qtbot, tmp_path / f"{name}.pcamreview")
        judge(window.session, "Edema", Verdict.UNSURE)
    os.utime(tmp_path / "older.pcamreview", (1, 1))
    other = make_window(tmp_path)
    qtbot.waitUntil(other.offer.isVisible)
    assert other.offer.button.accessibleDescription() == other.offer.text.text()
    settle(other)
    assert not any(other.session.histories.current(s).verdicts for s in other.session.instances)
    other.offer.button.click()
    qtbot.waitUntil(lambda: other.reading.path == tmp_path / "newer.pcamreview")
    reviews = [other.session.histories.current(s) for s in other.session.instances]
    assert any("Edema" in review.verdicts for review in reviews)


@pytest.fixture
def packed(two, qtbot, tmp_path):
    """A ZIP archive of two images and their review; none of it lies elsewhere."""
    window, images = two
    save(window, qtbot, tmp_path / "reading.pcamreview")
    archive = tmp_path / "study.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for file in (*images, tmp_path / "reading.pcamreview"):
            made.write(file, f"study/{file.name}")
            file.unlink()
    return archive


def test_the_review_in_an_archive_is_opened_with_it(
    packed, make_window, settle, qtbot, tmp_path, monkeypatch
):
    before = packed.read_bytes()
    other = make_window(packed)
    told(other, qtbot, "is shown now: 2")
    settle(other)
    assert all(other.session.histories.current(s).verdicts for s in other.session.instances)
    assert not any("reading" in text for text in not_opened(other))
    assert not other.offer.isVisible()
    # It stands in a file, but nothing is written into an archive: saving asks where to.
    assert not other.isWindowModified()
    target = tmp_path / "mine.pcamreview"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    other.action_set["save-review"].trigger()
    qtbot.waitUntil(target.exists)
    assert len(json.loads(target.read_text())["images"]) == 2
    assert packed.read_bytes() == before


def test_a_review_in_an_archive_is_offered_beside_what_the_reader_has_open(
    packed, make_window, settle, qtbot, tmp_path
):
    other = make_window(write_dicom(tmp_path / "c.dcm"))
    settle(other)
    judge(other.session, "Mass", Verdict.UNSURE)
    other.commands.open_paths([packed])
    qtbot.waitUntil(other.offer.isVisible)
    assert "reading.pcamreview" in other.offer.text.text()
    other.offer.button.click()
    told(other, qtbot, "is shown now: 2")
    # That of the image that was open before is unsaved still.
    assert other.isWindowModified()


def test_a_damaged_review_in_an_archive_says_so(make_window, qtbot, tmp_path):
    write_dicom(tmp_path / "a.dcm")
    with zipfile.ZipFile(tmp_path / "study.zip", "w") as made:
        made.write(tmp_path / "a.dcm", "a.dcm")
        made.writestr("reading.pcamreview", '{"schema": 2, "images": 7}')
    other = make_window(tmp_path / "study.zip")
    told(other, qtbot, "cannot be opened")
    assert len(other.session.instances) == 1


@pytest.mark.parametrize("named", ["DICOMDIR", "."])
def test_the_review_beside_a_dicomdir_is_opened_with_it(
    two, make_window, settle, qtbot, tmp_path, named
):
    window, images = two
    medium = tmp_path / "medium"
    (medium / "IMAGES").mkdir(parents=True)
    save(window, qtbot, medium / "reading.pcamreview")
    for image, name in zip(images, ("A1", "A2"), strict=True):
        image.rename(medium / "IMAGES" / name)
    made = directory([["IMAGES", "A1"], ["IMAGES", "A2"]])
    (medium / "DICOMDIR").write_bytes(encoded(made))
    other = make_window(medium / named)
    told(other, qtbot, "is shown now: 2")
    settle(other)
    assert other.reading.path == medium / "reading.pcamreview"
    assert not other.offer.isVisible()
    assert other.studies.not_opened.treeWidget() is None


def test_a_file_named_beside_its_folder_is_opened_once(two, make_window, settle, qtbot, tmp_path):
    window, _ = two
    save(window, qtbot, tmp_path / "reading.pcamreview")
    other = make_window(tmp_path, tmp_path / "reading.pcamreview")
    told(other, qtbot, "is shown now: 2")
    qtbot.waitUntil(lambda: not other.session.busy and not other.reading.lane.busy)
    assert not other.offer.isVisible()
    other.session.undo()
    assert other.session.review.verdicts == {}


@pytest.mark.parametrize("name", ["no.pcamreview", "missing.pcamreview"])
def test_a_file_that_is_no_review_says_so(window, qtbot, tmp_path, name):
    (tmp_path / "no.pcamreview").write_text("{}")
    window.commands.reviews.open(tmp_path / name)
    told(window, qtbot, "cannot be opened")


def test_a_file_that_cannot_be_written_says_so_and_stays_as_it_was(window, qtbot, tmp_path):
    judge(window.session, "Mass", Verdict.AGREE)
    window.commands.reviews.save_to(tmp_path / "no folder" / "a.pcamreview")
    told(window, qtbot, "could not be saved: there is no such file or folder\n")
    assert window.isWindowModified()


# What is unsaved


def test_the_title_tells_unsaved_work_from_mere_looking(window, qtbot, tmp_path):
    assert window.windowTitle() == "pcam-viewer"
    window.session.change(inverted=True)
    assert not window.isWindowModified()
    judge(window.session, "Mass", Verdict.AGREE)
    assert window.isWindowModified()
    window.session.undo()
    assert not window.isWindowModified()
    window.session.redo()
    save(window, qtbot, tmp_path / "Doe.pcamreview")
    assert not window.isWindowModified()
    assert window.windowTitle() == "Doe.pcamreview[*] — pcam-viewer"
    window.action_set["privacy"].trigger()
    assert "Doe" not in window.windowTitle()
    window.session.undo()
    assert window.isWindowModified()


def test_save_goes_to_the_file_that_is_open(window, qtbot, tmp_path, monkeypatch):
    asked = []
    target = tmp_path / "chosen"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: asked.append(True) or (str(target), "")
    )
    judge(window.session, "Mass", Verdict.AGREE)
    window.action_set["save-review"].trigger()
    qtbot.waitUntil((tmp_path / "chosen.pcamreview").exists)
    qtbot.waitUntil(lambda: not window.isWindowModified())
    judge(window.session, "Mass", Verdict.UNSURE)
    window.action_set["save-review"].trigger()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert "unsure" in (tmp_path / "chosen.pcamreview").read_text()
    assert len(asked) == 1


@pytest.fixture
def attended(make_window, settle, chest):
    window = make_window(chest, ask=True)
    settle(window)
    judge(window.session, "Mass", Verdict.AGREE)
    return window


def question(window):
    dialog = window.commands._dialog
    assert isinstance(dialog, UnsavedDialog)
    assert dialog.isVisible()
    return dialog


def test_closing_asks_and_cancel_goes_on(attended):
    assert not attended.close()
    question(attended).reject()
    assert attended.isVisible()
    attended.session.undo()
    assert attended.close()


def test_closing_saves_if_wanted(attended, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "a.pcamreview"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    attended.close()
    question(attended).save.click()
    qtbot.waitUntil(lambda: not attended.isVisible())
    assert "agree" in target.read_text()


def test_closing_all_images_asks_too(attended, qtbot):
    attended.action_set["close-all"].trigger()
    assert attended.session.instances
    question(attended).leave.click()
    qtbot.waitUntil(lambda: not attended.session.instances)
    assert not attended.isWindowModified()


def test_the_question_is_answered_by_keys(attended, qtbot):
    attended.close()
    dialog = question(attended)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert silent(dialog) == []
    assert unreachable(dialog) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert attended.isVisible()
