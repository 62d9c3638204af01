"""Undo and redo."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.review.history import History
from viewer.review.review import Review


def opacity(value):
    return Review(opacity=value)


def test_a_fresh_history_has_nowhere_to_go():
    history = History(Review())
    assert not history.can_undo
    assert not history.can_redo
    assert history.undo() == history.redo() == Review()


def test_back_and_forth():
    history = History(opacity(0.1))
    history.push(opacity(0.2))
    history.push(opacity(0.3))
    assert history.undo() == opacity(0.2)
    assert history.undo() == opacity(0.1)
    assert not history.can_undo
    assert history.redo() == opacity(0.2)
    assert history.can_redo
    assert history.redo() == opacity(0.3)
    assert not history.can_redo


def test_a_new_step_forgets_what_was_undone():
    history = History(opacity(0.1))
    history.push(opacity(0.2))
    history.undo()
    history.push(opacity(0.9))
    assert not history.can_redo
    assert history.undo() == opacity(0.1)


def test_a_step_that_changes_nothing_is_no_step():
    history = History(Review().with_threshold("Mass", 0.5))
    history.push(Review().with_threshold("Mass", 0.5))
    assert not history.can_undo


def test_a_drag_is_one_step():
    history = History(opacity(0.1))
    for value in (0.2, 0.3, 0.4):
        history.push(opacity(value), merge="opacity")
    assert history.current == opacity(0.4)
    assert history.undo() == opacity(0.1)
    assert not history.can_undo


def test_another_drag_is_another_step():
    history = History(opacity(0.1))
    history.push(opacity(0.2), merge="opacity")
    history.end_merge()
    history.push(opacity(0.3), merge="opacity")
    history.push(opacity(0.4), merge="other")
    assert [history.undo(), history.undo(), history.undo()] == [
        opacity(0.3),
        opacity(0.2),
        opacity(0.1),
    ]


def test_a_drag_after_an_undo_does_not_change_the_past():
    history = History(opacity(0.1))
    history.push(opacity(0.2), merge="opacity")
    history.push(opacity(0.3), merge="contrast")
    history.undo()
    history.push(opacity(0.4), merge="opacity")
    assert history.undo() == opacity(0.2)


def test_no_step_is_ever_forgotten():
    history = History(opacity(-1.0))
    for value in range(3000):
        history.push(opacity(float(value)))
    steps = 0
    while history.can_undo:
        history.undo()
        steps += 1
    assert steps == 3000
    assert history.current == opacity(-1.0)


@given(st.lists(st.sampled_from(["undo", "redo", "push", "drag"]), max_size=40))
def test_undo_then_redo_is_where_one_was(moves):
    history = History(opacity(0.0))
    for number, move in enumerate(moves, start=1):
        if move == "undo":
            history.undo()
        elif move == "redo":
            history.redo()
        else:
            history.push(opacity(float(number)), "drag" if move == "drag" else None)
    here = history.current
    if history.can_undo:
        history.undo()
        assert history.redo() == here
