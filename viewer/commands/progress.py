"""One line of progress on standard error."""

import sys
import time

# Without a terminal, a line this often: a log is read afterwards.
_SECONDS_BETWEEN_LINES = 10.0
# On a terminal: more often is not seen, and takes time.
_SECONDS_BETWEEN_BARS = 0.1
_WIDTH = 24
_MINUTE, _HOUR = 60, 3600


class Progress:
    """Says how far a command is: a bar that moves on a terminal, now and then a line in a log.

    Parameters
    ----------
    verb : str
        What is done, e.g. ``"Analysing"``.
    total : int
        Number of steps, as far as is known.
    """

    def __init__(self, verb: str, total: int = 0) -> None:
        self._total = total
        self._verb = verb
        self._done = self._skipped = 0
        self._start = self._last = time.monotonic()
        self._terminal = sys.stderr.isatty()

    def known(self, _looked_at: int, total: int) -> None:
        """Hear how many steps there are; it may grow. As ``on_progress`` of a scan."""
        self._total = total

    def step(self) -> None:
        """Count one step."""
        self._done += 1
        self._show()

    def skip(self) -> None:
        """Count one step that was done before, which says nothing about how long others take."""
        self._skipped += 1

    def clear(self) -> None:
        """Wipe the bar, so that another line can be written."""
        if self._terminal:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()

    def text(self) -> str:
        """Return how far it is, how fast, and how long it still takes."""
        done = self._done + self._skipped
        told = f"{done} of {max(self._total, done)}"
        seconds = time.monotonic() - self._start
        if self._done and seconds > 1:
            told += f", {self._done / seconds:.1f} a second"
            left = seconds / self._done * max(self._total - done, 0)
            if left >= 1:
                told += f", {duration(left)} left"
        return told

    def _show(self) -> None:
        now = time.monotonic()
        wait = _SECONDS_BETWEEN_BARS if self._terminal else _SECONDS_BETWEEN_LINES
        if now - self._last < wait:
            return
        self._last = now
        if not self._terminal:
            print(f"{self._verb}: {self.text()}", file=sys.stderr, flush=True)
            return
        done = self._done + self._skipped
        filled = min(_WIDTH, _WIDTH * done // max(self._total, 1))
        bar = "█" * filled + "░" * (_WIDTH - filled)
        sys.stderr.write(f"\r\033[K{self._verb} {bar} {self.text()}")
        sys.stderr.flush()


def duration(seconds: float) -> str:
    """Return a time for people, rounded up: ``42 s``, ``5 min``, ``3 h 10 min``."""
    whole = int(seconds) + 1
    if whole < 2 * _MINUTE:
        return f"{whole} s"
    minutes = -(-whole // _MINUTE)
    if whole < 2 * _HOUR:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"
