"""Work for several processes."""

import os
from concurrent.futures.process import BrokenProcessPool

import pytest

from train.processes import in_order_of_completion


def test_every_item_is_worked_on_once() -> None:
    items = list(range(40))
    for workers in (1, 2):
        assert sorted(in_order_of_completion(str, items, workers)) == sorted(map(str, items))
    assert list(in_order_of_completion(str, [], 2)) == []


def test_errors_of_the_work_come_back() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(in_order_of_completion(int, ["1", "x", "3"], 2))


def test_a_process_that_is_ended_from_outside_is_told() -> None:
    with pytest.raises(BrokenProcessPool):
        list(in_order_of_completion(os._exit, [1, 1, 1], 2))
