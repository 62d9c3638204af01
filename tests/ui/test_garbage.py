"""What Qt made ends in the GUI thread, whoever makes one object too many or holds it last."""

import gc
import threading
import weakref

import pytest

from tests.ui.test_stale import Gate
from viewer.ui.workers import Lane


@pytest.fixture
def lane(qtbot):
    lane = Lane("test")
    yield lane
    lane.close()


@pytest.fixture
def eager():
    """Garbage is looked for at nearly every new object; a list of the threads that do."""
    before, threads = gc.get_threshold(), []

    def tell(phase, info):
        threads.append(threading.current_thread())

    gc.callbacks.append(tell)
    gc.set_threshold(10, 2, 2)
    yield threads
    gc.set_threshold(*before)
    gc.callbacks.remove(tell)


class Cycle:
    def __init__(self):
        self.itself = self


def test_a_worker_collects_nothing(lane, qtbot, eager):
    made = []
    lane.submit(lambda task: [[] for _ in range(10_000)], made.append, made.append)
    qtbot.waitUntil(lambda: made != [])
    assert len(made[0]) == 10_000
    assert set(eager) <= {threading.main_thread()}


def test_garbage_is_collected_while_a_worker_is_at_it(lane, qtbot, eager):
    gate = Gate()
    lane.submit(gate, print, print)
    assert gate.entered.wait(10)
    left = weakref.ref(Cycle())
    qtbot.waitUntil(lambda: left() is None)
    gate.open.set()


def test_python_collects_by_itself_once_all_workers_ended(lane, qtbot):
    other = Lane("other")
    for each in (lane, other):
        each.submit(lambda task: None, print, print)
    lane.close()
    lane.close()
    assert not gc.isenabled()
    other.close()
    assert gc.isenabled()


def test_what_a_task_held_ends_in_the_gui_thread(lane, qtbot):
    class Held:
        pass

    gate, ended = Gate(), []

    def submit():
        held = Held()
        weakref.finalize(held, lambda: ended.append(threading.current_thread()))

        def work(task):
            # The thread lets go of the task later than the GUI thread does.
            task.afterwards(lambda: gate(task))
            return held

        lane.submit(work, lambda result: held, lambda error: held)

    submit()
    qtbot.waitUntil(lambda: ended == [threading.main_thread()])
    gate.open.set()


def test_what_waits_when_a_lane_is_closed_ends_in_the_gui_thread(lane, qtbot):
    gate, ended = Gate(), []
    lane.submit(gate, print, print)
    assert gate.entered.wait(10)

    class Held:
        pass

    def submit():
        held = Held()
        weakref.finalize(held, lambda: ended.append(threading.current_thread()))
        lane.submit(lambda task: held, print, print)

    submit()
    gate.open.set()
    lane.close()
    qtbot.waitUntil(lambda: ended == [threading.main_thread()])
