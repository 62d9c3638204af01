"""The processors that this process may use."""

import os


def usable(most: int) -> int:
    """Return how many processors this process may use, at most so many."""
    if hasattr(os, "sched_getaffinity"):
        count = len(os.sched_getaffinity(0))
    else:  # macOS, Windows
        count = os.cpu_count() or 1
    return min(count, most)
