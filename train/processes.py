"""Work for several processes, a bounded amount at a time."""

import ctypes
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from contextlib import suppress
from itertools import islice
from typing import TypeVar

# Parameters of mallopt(3).
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_KEPT_BYTES = 256 * 1024**2

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_order_of_completion(
    work: Callable[[Item], Result], items: Sequence[Item], workers: int
) -> Iterator[Result]:
    """Yield the result of each item as it is done.

    Parameters
    ----------
    work : callable
        Can be pickled.
    items : sequence
    workers : int
        Processes. They end with this one, however it ends, and leave an interrupt to it. A single
        worker or item is worked on in this process.

    Raises
    ------
    concurrent.futures.process.BrokenProcessPool
        If a process was ended from outside.
    """
    workers = min(workers, len(items))
    if workers <= 1:
        yield from map(work, items)
        return
    # Not forked: threads of the parent, such as torch's, would be missing in the child.
    pool = ProcessPoolExecutor(
        workers, multiprocessing.get_context("spawn"), initializer=_start_worker
    )
    waiting = iter(items)
    try:
        running = {pool.submit(work, item) for item in islice(waiting, 2 * workers)}
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            running |= {pool.submit(work, item) for item in islice(waiting, len(done))}
            for future in done:
                yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _keep_memory()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: "multiprocessing.process.BaseProcess") -> None:
    # A parent that is killed cannot tell its workers, which would wait for work for ever.
    parent.join()
    os._exit(1)


def _keep_memory() -> None:
    """Let glibc keep the memory of one image for the next; elsewhere do nothing.

    By default every large array is taken from the system anew, page by page, which costs a fifth
    of the time that decoding and resizing a picture of 1024 × 1024 takes.
    """
    with suppress(OSError, TypeError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_MMAP_THRESHOLD, _KEPT_BYTES)
        mallopt(_TRIM_THRESHOLD, _KEPT_BYTES)
