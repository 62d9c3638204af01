"""One line of progress on standard error."""

import sys
import time

# Without a terminal, a line this often: a log is read afterwards.
_SECONDS_BETWEEN_LINES = 10.0
_WIDTH = 24


class Progress:
    """Says how far a command is: a bar that moves on a terminal, now and then a line in a log.

    Parameters
    ----------
    total : int
        Number of steps.
    verb : str
        What is done, e.g. ``"Analysing"``.
    """

    def __init__(self, total: int, verb: str) -> None:
        self._total = total
        self._verb = verb
        self._done = 0
        self._start = self._last = time.monotonic()
        self._terminal = sys.stderr.isatty()
        self._show()

    def step(self) -> None:
        """Count one step."""
        self._done += 1
        self._show()

    def clear(self) -> None:
        """Wipe the bar, so that another line can be written."""
        if self._terminal:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()

    def _show(self) -> None:
        now = time.monotonic()
        if not self._terminal:
            if now - self._last >= _SECONDS_BETWEEN_LINES:
                self._last = now
                print(f"{self._verb}: {self._done} of {self._total}", file=sys.stderr, flush=True)
            return
        filled = _WIDTH * self._done // max(self._total, 1)
        left = ""
        if 0 < self._done < self._total:
            seconds = (now - self._start) / self._done * (self._total - self._done)
            left = f"  {seconds:.0f} s left" if seconds >= 1 else ""
        bar = "█" * filled + "░" * (_WIDTH - filled)
        sys.stderr.write(f"\r\033[K{self._verb} {bar} {self._done}/{self._total}{left}")
        sys.stderr.flush()
