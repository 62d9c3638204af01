"""A result is shown on the image it was asked for, or not at all."""

import random
import threading

import numpy as np
import pytest

from pcam_model.engine import DEFAULT_ENGINE
from tests.support.onnx_factory import write_model
from tests.ui.conftest import COLUMNS, ROWS, write_dicom
from viewer.review.hanging import Layout
from viewer.ui import jobs
from viewer.ui.recent import Recent
from viewer.ui.tile import State
from viewer.ui.workers import LATER, Lane


@pytest.fixture
def lane(qtbot):
    lane = Lane("test")
    yield lane
    lane.close()


class Gate:
    """Work that waits until it is let go."""

    def __init__(self):
        self.entered, self.open = threading.Event(), threading.Event()

    def __call__(self, task):
        self.entered.set()
        assert self.open.wait(10)
        return "result"


def test_the_newest_request_comes_first_and_thumbnails_last(lane, qtbot):
    gate, done = Gate(), []
    lane.submit(gate, done.append, done.append)
    assert gate.entered.wait(5)
    lane.submit(lambda task: "thumbnail", done.append, done.append, priority=LATER)
    lane.submit(lambda task: "older", done.append, done.append)
    lane.submit(lambda task: "newer", done.append, done.append)
    gate.open.set()
    qtbot.waitUntil(lambda: len(done) == 4)
    assert done == ["result", "newer", "older", "thumbnail"]
    assert not lane.busy


def test_what_a_cancelled_task_still_brings_is_dropped(lane, qtbot):
    gate, done = Gate(), []
    task = lane.submit(gate, done.append, done.append)
    assert gate.entered.wait(5)
    task.cancel()
    gate.open.set()
    lane.submit(lambda task: "after", done.append, done.append)
    qtbot.waitUntil(lambda: done != [])
    assert done == ["after"]


def test_what_is_left_for_afterwards_is_done_before_the_next_task(lane, qtbot):
    order, done = [], []

    def work(task):
        task.afterwards(lambda: order.append("left"))
        task.afterwards(lambda: 1 / 0)
        return "result"

    lane.submit(work, done.append, done.append)
    lane.submit(lambda task: order.append("next"), done.append, done.append)
    lane.submit(lambda task: order.append("last"), done.append, done.append, priority=LATER)
    qtbot.waitUntil(lambda: len(done) == 3)
    assert "result" in done
    assert order.index("left") < order.index("last")


def test_a_failure_is_delivered_and_the_thread_lives_on(lane, qtbot):
    done, failed = [], []

    def fail(task):
        raise ValueError("no")

    lane.submit(fail, done.append, failed.append)
    lane.submit(lambda task: 1, done.append, failed.append)
    qtbot.waitUntil(lambda: bool(done and failed))
    assert str(failed[0]) == "no"


def test_nothing_runs_after_closing(lane):
    done = []
    lane.submit(lambda task: 1, done.append, done.append)
    lane.close()
    assert not lane.isRunning()
    assert lane.submit(lambda task: 2, done.append, done.append).cancelled


def test_the_memory_of_results_is_bounded():
    recent = Recent(3)
    for number in range(4):
        recent.put(number, str(number))
        recent.get(0)
    assert [number for number in range(4) if number in recent] == [0, 2, 3]


@pytest.fixture
def two(make_window, settle, tmp_path):
    """A window with two images: the square is on the left in one, on the right in the other."""
    first = write_dicom(tmp_path / "a.dcm", square=(60, 240, 80, 80))
    second = write_dicom(tmp_path / "b.dcm", square=(360, 240, 80, 80))
    window = make_window(first, second)
    settle(window)
    return window, window.session, list(window.studies.order)


def peak_column(prediction):
    return int(prediction.logit_maps[0].max(axis=0).argmax())


def test_a_late_result_is_never_painted_on_another_image(two, settle, qtbot, monkeypatch):
    window, session, (first, second) = two
    real, gate = jobs.analyse_image, Gate()

    def slow(task, radiograph, engine, frame, *more):
        if radiograph is not late_radiograph:
            return real(task, radiograph, engine, frame, *more)
        gate(task)
        # As an engine that cannot be stopped: it ends late, but it ends.
        task.token.__init__()
        return real(task, radiograph, engine, frame, *more)

    session.show(first)
    settle(window)
    late_radiograph = session.radiograph
    monkeypatch.setattr(jobs, "analyse_image", slow)
    session.analyse(again=True)
    assert gate.entered.wait(5)
    assert session.state is State.ANALYSING
    assert session.prediction is None
    session.show(second)
    gate.open.set()
    settle(window)
    assert session.current == second
    assert peak_column(session.prediction) > 4
    layer = window.view.image.heatmaps.layers.get("Mass")
    assert layer is None or layer.raster.argmax() % layer.raster.shape[1] > 200


def test_results_that_arrive_for_another_image_are_kept_for_it(two, settle):
    window, session, (first, second) = two
    session.show(second)
    settle(window)
    shown = session.prediction
    session.show(first)
    settle(window)
    other = session.prediction
    # The first image's result is delivered once more while the second image is on the screen.
    session.show(second)
    session.analysis.deliver(first, 0, other)
    assert session.prediction is shown
    session.show(first)
    assert session.prediction is other


def test_heatmaps_are_gone_the_moment_the_image_changes(two, settle):
    window, session, (first, second) = two
    session.show(first)
    settle(window)
    session.change(visible=frozenset({"Edema"}))
    assert window.view.image.heatmaps.layers
    session.images.clear()
    session.analysis.clear()
    session.show(second)
    assert session.state is State.READING
    assert window.view.image.heatmaps.layers == {}
    assert not window.view.image.isVisible()
    assert not window.findings.rows
    assert window.status.model.text() == ""


def test_every_image_keeps_its_own_review(two, settle):
    window, session, (first, second) = two
    session.show(first)
    settle(window)
    session.change(inverted=True)
    session.show(second)
    settle(window)
    assert not session.review.inverted
    window.action_set["previous-image"].trigger()
    settle(window)
    assert session.current == first
    assert session.review.inverted


def test_cancel_stops_the_analysis_and_it_can_be_asked_again(two, settle, qtbot, monkeypatch):
    window, session, _ = two
    gate = Gate()

    def slow(task, radiograph, engine, frame, *more):
        gate(task)
        task.token.raise_if_cancelled()
        raise AssertionError("it was not cancelled")

    with monkeypatch.context() as patched:
        patched.setattr(jobs, "analyse_image", slow)
        session.analyse(again=True)
        assert gate.entered.wait(5)
        qtbot.waitUntil(window.status.cancel.isVisible)
        assert window.status.work.text() == "Analysing"
        window.status.cancel.click()
        gate.open.set()
        settle(window, State.STOPPED)
    assert not window.findings.rows
    assert "stopped" in window.findings.head.explanation.text()
    window.findings.head.ask.click()
    settle(window)
    assert window.findings.rows


def test_a_failing_analysis_says_so_and_shows_no_old_result(two, settle, monkeypatch):
    window, session, _ = two

    def fail(*args):
        raise RuntimeError("out of memory")

    monkeypatch.setattr(jobs, "analyse_image", fail)
    session.analyse(again=True)
    settle(window, State.FAILED)
    assert "out of memory" in window.banner.text.text()
    assert session.prediction is None
    assert not window.findings.rows
    assert window.view.image.isVisible()


def test_no_memory_is_said_and_leaves_no_old_result(two, settle, monkeypatch):
    window, session, _ = two

    def fail(*args):
        raise MemoryError

    monkeypatch.setattr(jobs, "analyse_image", fail)
    session.analyse(again=True)
    settle(window, State.FAILED)
    assert "not enough memory" in window.banner.text.text()
    assert session.prediction is None
    assert window.view.image.heatmaps.layers == {}


class Watch:
    """Looks, at every change, whether each tile shows what its own model said of its own frame.

    Where the bright square of a frame lies tells one from all others.
    """

    def __init__(self, window, squares):
        self.window, self.squares, self.wrong, self.seen = window, squares, [], set()
        session = window.session
        for signal in (
            session.image_changed, session.prediction_changed, session.review_changed,
            session.state_changed, session.tiles_changed, session.active_changed,
            session.engine_changed, session.analysis.arrived,
        ):  # fmt: skip
            signal.connect(self.look)

    def look(self, *_):
        session = self.window.session
        for tile in session.tiles:
            prediction = tile.prediction
            if prediction is None:
                continue
            if tile.opened is None:
                self.wrong.append("a result without an image")
                continue
            engine = (tile.analysis or session.analysis).engine
            if engine is None or engine.identity != prediction.model:
                self.wrong.append(f"a result of {prediction.model.name}")
            maps = prediction.logit_maps[prediction.index("Mass")]
            peak = (maps.max(axis=0).argmax() + 0.5) / maps.shape[1] * COLUMNS
            place = (tile.source.name, tile.review.frame)
            if abs(peak - self.squares[place]) > 60:
                self.wrong.append(f"a square at {peak} on {place}")
            self.seen.add((prediction.model.name, *place))

    def look_at_screen(self):
        for view in self.window.tiles.views:
            layer = view.view.image.heatmaps.layers.get("Mass")
            if layer is not None:
                place = (view.tile.source.name, view.tile.review.frame)
                column = layer.raster.argmax() % layer.raster.shape[1]
                column *= COLUMNS / layer.raster.shape[1]
                if abs(column - self.squares[place]) > 80:
                    self.wrong.append(f"drawn at {column} on {place}")


@pytest.mark.parametrize("seed", range(3))
def test_whatever_the_reader_does_no_tile_shows_the_result_of_another(
    make_window, settle, qtbot, tmp_path, model, seed
):
    """Images, frames, models, layouts, cine, cancelling: in any order, and without waiting."""
    dice = random.Random(seed)
    pixels = np.zeros((3, ROWS, COLUMNS), np.uint16)
    pixels += np.linspace(100, 900, COLUMNS, dtype=np.uint16)
    squares = {}
    for frame, x in enumerate((60, 200, 340)):
        pixels[frame, 240:320, x : x + 80] = 4000
        squares["frames.dcm", frame] = x + 40
    several = write_dicom(tmp_path / "frames.dcm", NumberOfFrames=3, PixelData=pixels.tobytes())
    single = write_dicom(tmp_path / "single.dcm", square=(400, 240, 80, 80))
    squares["single.dcm", 0] = 440
    other = write_model(
        tmp_path / "other.onnx", ("Mass",), gains=(8.0,), biases=(-4.0,), name="other-model"
    )
    window = make_window(several, single)
    settle(window)
    qtbot.waitUntil(lambda: len(window.session.instances) == 2)
    session, comparison = window.session, window.comparison
    watch = Watch(window, squares)
    deeds = {
        "show": lambda: session.show(dice.choice(list(session.instances))),
        "frame": lambda: session.show_frame(dice.randrange(3)),
        "model": lambda: session.tile_results.use_model(dice.choice((model, other)), None),
        "stop": session.stop,
        "analyse": lambda: session.analyse(again=True),
        "compare": lambda: comparison.start(dice.choice((model, other)), DEFAULT_ENGINE),
        "end": lambda: comparison.show(False),
        "tile": lambda: session.activate(dice.choice(session.tiles)),
        "layout": lambda: session.set_layout(dice.choice((Layout(1, 1), Layout(1, 2)))),
        "cine": lambda: window.tiles.active.frames.set_playing(dice.random() < 0.7),
        "all": lambda: window.worklist.background.start(list(session.instances)),
        "undo": session.undo,
    }
    done = []
    for _ in range(60):
        name = dice.choice(list(deeds))
        done.append(name)
        deeds[name]()
        watch.look()
        qtbot.wait(dice.choice((0, 1, 5, 40)))
        watch.look_at_screen()
        assert watch.wrong == [], done
    for view in window.tiles.views:
        view.frames.set_playing(False)
    session.analyse()
    qtbot.waitUntil(lambda: session.settled and not session.busy, timeout=20_000)
    watch.look_at_screen()
    assert watch.wrong == [], done
    assert watch.seen
