"""Stopping a computation from another thread."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock


class Cancelled(Exception):
    """The work was stopped because somebody asked for it; there is no result."""


class CancelToken:
    """A request to stop, shared between the thread that works and the one that may stop it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._cancelled = False
        self._callbacks: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        """Whether a stop was asked for; it cannot be taken back."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask for a stop. May be called from any thread, and more than once."""
        with self._lock:
            self._cancelled = True
            callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback()

    def raise_if_cancelled(self) -> None:
        """Raise :class:`Cancelled` if a stop was asked for."""
        if self._cancelled:
            raise Cancelled

    @contextmanager
    def on_cancel(self, callback: Callable[[], None]) -> Iterator[None]:
        """Call ``callback`` once if a stop is asked for inside the block, or was before it."""
        with self._lock:
            already = self._cancelled
            if not already:
                self._callbacks.append(callback)
        if already:
            callback()
        try:
            yield
        finally:
            with self._lock:
                if callback in self._callbacks:
                    self._callbacks.remove(callback)
