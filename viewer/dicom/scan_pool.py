"""Headers read by other processes, so that a window beside the scan goes on answering.

Reading ten thousand headers is seconds of Python, and Python runs one thread at a time. Other
processes take seconds to start too: until they are there, and wherever they cannot be had, the
headers are read here.
"""

import logging
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")

_log = logging.getLogger(__name__)

# Fewer are done sooner than other processes have started.
WORTH_WHILE = 1000
_BATCH = 40
# Batches that are under way; more would only be thrown away when the scan is cancelled.
_AHEAD = 4
_MOST_PROCESSES = 4


class Pool:
    """Processes that start in the background and call a function on batches of arguments."""

    def __init__(self) -> None:
        count = max(1, min(_MOST_PROCESSES, (os.cpu_count() or 2) - 1))
        # A fork of a program with threads may hang, so the processes start afresh.
        context = multiprocessing.get_context("spawn")
        self._executor = ProcessPoolExecutor(count, mp_context=context)
        self._ahead = _AHEAD * count
        self._empty: Future[list[Any]] | None = None

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def map(self, function: Callable[[A], B], arguments: Iterable[A]) -> Iterator[tuple[A, B]]:
        """Yield each argument with what the function makes of it, in their order.

        Parameters
        ----------
        function : callable
            Of a module, so that another process finds it; its results can be sent.
        """
        left = iter(arguments)
        while self._starting(function) and (one := list(islice(left, 1))):
            yield one[0], function(one[0])
        under_way: deque[tuple[list[A], Future[list[B]] | None]] = deque()
        while True:
            while len(under_way) < self._ahead and (batch := list(islice(left, _BATCH))):
                under_way.append((batch, self._submit(function, batch)))
            if not under_way:
                return
            batch, future = under_way.popleft()
            yield from zip(batch, self._results(function, batch, future), strict=True)

    def _starting(self, function: Callable[[A], B]) -> bool:
        """Return whether no process has started yet and imported what it needs."""
        if self._empty is None:
            self._empty = self._submit(function, [])
        return self._empty is not None and not self._empty.done()

    def _submit(self, function: Callable[[A], B], batch: list[A]) -> "Future[list[B]] | None":
        try:
            return self._executor.submit(_each, function, batch)
        except (BrokenProcessPool, RuntimeError) as error:
            _log.debug("no process: %s", type(error).__name__)
            return None

    def _results(
        self, function: Callable[[A], B], batch: list[A], future: "Future[list[B]] | None"
    ) -> list[B]:
        if future is not None:
            try:
                return future.result()
            except BrokenProcessPool as error:
                _log.debug("process ended: %s", type(error).__name__)
        return [function(argument) for argument in batch]


def _each(function: Callable[[A], B], batch: list[A]) -> list[B]:
    return [function(argument) for argument in batch]
