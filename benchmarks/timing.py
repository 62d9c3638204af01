"""What the benchmarks share: alternating measurements and one line per result.

Ours and the bare library's turn alternate in one run, so that a busy computer slows both. The
ratio of medians is the figure; milliseconds only say on which scale.
"""

import json
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path


def milliseconds(action: Callable[[], object]) -> float:
    """Return the wall-clock time of one call."""
    start = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - start)


def work_milliseconds(action: Callable[[], object]) -> float:
    """Return the time that this thread computed in one call; other programs do not count."""
    start = time.thread_time()
    action()
    return 1000 * (time.thread_time() - start)


def compare(
    ours: Callable[[], float], bare: Callable[[], float], repeats: int
) -> tuple[float, float]:
    """Return the medians of both, each called ``repeats`` times by turns.

    Parameters
    ----------
    ours, bare : callable
        Returns the milliseconds it took.
    repeats : int
        After one round that is not counted.
    """
    ours(), bare()
    pairs = [(ours(), bare()) for _ in range(repeats)]
    mine, theirs = zip(*pairs, strict=True)
    return statistics.median(mine), statistics.median(theirs)


def report(name: str, ours: float, bare: float, beside: str, out: Path | None = None) -> None:
    """Print one result, and append it as a line of JSON to ``out``."""
    ratio = ours / bare
    print(f"{name:<44} {ours:8.1f} ms   {beside} {bare:8.1f} ms   ratio {ratio:5.2f}")
    record(out, name=name, ms=ours, bare_ms=bare, beside=beside, ratio=ratio)


def record(out: Path | None, **result: str | float) -> None:
    """Append one result as a line of JSON to ``out``, if there is one."""
    if out is not None:
        with out.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(result) + "\n")


def load() -> str:
    """Return how busy the computer is, in words: milliseconds mean little without."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f"(load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)"
