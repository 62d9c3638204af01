"""Studies that hang themselves, and tiles that move together."""

import pytest
from pydicom.uid import generate_uid
from PySide6.QtCore import QPointF

from tests.ui.conftest import settle_all, write_dicom
from viewer.dicom.radiograph import View, Window
from viewer.review.hanging import Layout
from viewer.ui import settings as remembered


@pytest.fixture
def study(tmp_path):
    """A lateral and a frontal of one study, a frontal of an earlier one: in this order on disk."""
    folder, now = tmp_path / "study", generate_uid()
    folder.mkdir()
    write_dicom(folder / "a.dcm", ViewPosition="LL", StudyInstanceUID=now, SeriesNumber=2)
    write_dicom(folder / "b.dcm", StudyInstanceUID=now, SeriesNumber=1, PixelSpacing=[0.5, 0.5])
    write_dicom(
        folder / "c.dcm", StudyDate="20200101", ViewPosition="AP", PixelSpacing=[0.25, 0.25]
    )
    return folder


@pytest.fixture
def hung(make_window, qtbot, study):
    window = make_window(study)
    qtbot.waitUntil(lambda: bool(window.session.instances) and window.session.settled)
    settle_all(window, qtbot)
    return window


def shown(window):
    return [tile.source.path.name for tile in window.session.tiles]


def test_frontal_and_lateral_hang_themselves(hung):
    assert shown(hung) == ["b.dcm", "a.dcm"]
    assert hung.session.active is hung.session.tiles[0]
    assert hung.session.layout == Layout(1, 2)
    assert hung.findings.rows
    assert not hung.links.geometry


def test_current_hangs_beside_prior_and_both_move_together_in_millimetres(hung, qtbot):
    hung.action_set["hang-current-prior"].trigger()
    settle_all(hung, qtbot)
    assert shown(hung) == ["b.dcm", "c.dcm"]
    assert hung.action_set["link-geometry"].isChecked()
    now, then = (each.view for each in hung.tiles.views)
    now.zoom(3.0)
    now.pan(QPointF(40, -25))
    # Twice as many columns per millimetre in the prior.
    assert then.look.unit == pytest.approx(2 * now.look.unit)
    assert then.look.x == pytest.approx(2 * now.look.x)
    assert then.look.y == pytest.approx(2 * now.look.y)
    hung.resize(1500, 900)
    qtbot.waitUntil(lambda: then.look.unit == pytest.approx(2 * now.look.unit))


def test_what_was_aligned_by_hand_stays_so(hung, qtbot):
    first, second = (each.view for each in hung.tiles.views)
    second.pan(QPointF(30, 10))
    offset = second.look.x - first.look.x
    hung.action_set["link-geometry"].trigger()
    assert second.look.x - first.look.x == pytest.approx(offset)
    first.pan(QPointF(-80, 0))
    assert second.look.x - first.look.x == pytest.approx(offset)
    hung.session.activate(hung.session.tiles[1])
    second.pan(QPointF(15, 5))
    assert second.look.x - first.look.x == pytest.approx(offset)
    hung.action_set["link-geometry"].trigger()
    before = first.look
    second.pan(QPointF(15, 5))
    assert first.look == before


def test_the_window_is_shared_only_if_asked(hung):
    session, window = hung.session, Window(1000, 500)
    session.change(voi=window)
    assert session.tiles[1].review.voi is None
    hung.action_set["link-window"].trigger()
    assert session.tiles[1].review.voi == window
    session.change(voi=Window(900, 400))
    assert session.tiles[1].review.voi == Window(900, 400)
    session.undo()
    assert session.tiles[1].review.voi == window


def test_the_window_of_a_file_is_shared_too(make_window, settle, qtbot, tmp_path):
    files = [
        write_dicom(tmp_path / f"{name}.dcm", WindowCenter=centre, WindowWidth=400)
        for name, centre in (("a", 500), ("b", 3000))
    ]
    window = make_window(*files)
    settle(window)
    session = window.session
    session.set_layout(Layout(1, 2))
    session.show(window.studies.order[1], session.tiles[1])
    settle_all(window, qtbot)
    window.action_set["link-window"].trigger()
    assert [tile.voi.centre for tile in session.tiles] == [500, 500]
    window.action_set["auto-window"].trigger()
    window.action_set["reset"].trigger()
    assert [tile.voi.centre for tile in session.tiles] == [500, 500]


def test_the_reader_decides_before_the_rule_does(make_window, qtbot, study):
    window = make_window()
    window.settings.set(remembered.AUTO_HANGING, False)
    window.session.open([study])
    qtbot.waitUntil(lambda: len(window.session.instances) == 3)
    settle_all(window, qtbot)
    assert window.session.layout == Layout(1, 1)
    window.action_set["hang-again"].trigger()
    settle_all(window, qtbot)
    assert shown(window) == ["b.dcm", "a.dcm"]
    window.settings.set(remembered.AUTO_HANGING, True)
    window.session.show(window.studies.order[-1])
    window.session.search.met.emit(tuple(window.session.instances.values()))
    assert shown(window) == ["c.dcm", "a.dcm"]


def test_another_patient_takes_the_place_of_all_that_hung(hung, qtbot, tmp_path):
    other = write_dicom(tmp_path / "other.dcm", PatientID="9", PatientName="Roe^Richard")
    hung.session.open([other])
    qtbot.waitUntil(lambda: hung.session.current.path == other)
    assert hung.session.layout == Layout(1, 1)


def test_a_rule_that_does_not_fit_says_why(window):
    for name in ("hang-again", "hang-current-prior", "hang-frontal-lateral"):
        assert not window.action_set[name].isEnabled()
    assert window.session.place.series.instances[0].view is View.PA


def test_two_people_side_by_side_are_pointed_out(hung, qtbot, tmp_path):
    other = write_dicom(tmp_path / "other.dcm", PatientID="9", PatientName="Roe^Richard")
    hung.session.open([other])
    qtbot.waitUntil(lambda: len(hung.session.instances) == 4)
    settle_all(hung, qtbot)
    hung.action_set["layout-1x2"].trigger()
    hung.session.show(hung.studies.order[0], hung.session.tiles[1])
    settle_all(hung, qtbot)
    corners = [view.view.overlay.corners[0] for view in hung.tiles.views]
    assert "ANOTHER PATIENT" not in corners[0]
    assert corners[1][0] == "ANOTHER PATIENT"
    hung.session.activate(hung.session.tiles[1])
    corners = [view.view.overlay.corners[0] for view in hung.tiles.views]
    assert corners[0][0] == "ANOTHER PATIENT"
    assert "ANOTHER PATIENT" not in corners[1]
