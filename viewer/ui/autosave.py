"""Keeps unsaved reviews against a crash, and finds what an earlier start left behind.

One file per window, written whole a little after each change, with a lock beside it that ends with
the process. A file whose lock nobody holds was left by a crash, or by closing without saving.
The files hold no identifiers but UIDs, and no paths. Where the images lie stands in a file beside
each, if the reader wants it remembered what was opened: see :mod:`viewer.ui.kept_paths`.
"""

import errno
import logging
import os
import time
import uuid
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from pcam_model.wording import Text
from viewer.ui import kept_paths
from viewer.ui import settings as remembered
from viewer.ui.jobs import REVIEW_SUFFIX
from viewer.ui.reading import Reading
from viewer.ui.settings import Settings

if TYPE_CHECKING:
    from viewer.review.review_file import ReviewFile

logger = logging.getLogger(__name__)

# Milliseconds from a change until it is on the disk; more changes meanwhile go with it.
_AFTER = 1000
# More files that were left behind are removed, the oldest first.
_MOST = 10
# Seconds after which nobody writes any more to what a crash left half written.
_STALE = 3600.0


def folder() -> Path:
    """Return where unsaved reviews are kept: the user's data folder, else beside the settings."""
    from platformdirs import user_data_path

    own = os.environ.get(remembered.ENVIRONMENT)
    if own:
        return Path(own).parent / "unsaved"
    return user_data_path("pcam-viewer", appauthor=False) / "unsaved"


class Autosave(QObject):
    """Follows the reading of one window.

    Parameters
    ----------
    reading : Reading
    settings : Settings
    """

    #: What an earlier start left behind: how many files.
    found = Signal(int)

    def __init__(self, reading: Reading, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._settings = settings
        self._running = False
        # Whether what was unsaved last could not be kept.
        self._failing = False
        self._file = _new_file()
        self._lock: QLockFile | None = None
        self._left: dict[Path, QLockFile] = {}
        # Left files whose reviews are in the window now; they go once those are kept anew.
        self._adopted: dict[Path, QLockFile] = {}
        # Where the images of their reviews lie, as long as some of these wait for theirs.
        self._wanted: tuple[Path, ...] = ()
        # Own files that are being deleted.
        self._going: dict[Path, QLockFile] = {}
        self._timer = QTimer(self, singleShot=True, interval=_AFTER)
        self._timer.timeout.connect(self.write)
        settings.changed.connect(self._follow_settings)

    @property
    def enabled(self) -> bool:
        """Whether unsaved reviews are kept."""
        return self._running and self._settings.get(remembered.AUTOSAVE)

    def start(self) -> None:
        """Begin to keep reviews, and look for what was left behind."""
        self._running = True
        self._reading.changed.connect(self._soon)
        self._reading.results.changed.connect(self._soon)
        self._reading.reviewed.connect(self._soon)
        if self._reading.modified:
            self._soon()
        if self.enabled:
            self._reading.lane.submit(lambda task: _leftovers(), self._offer, self._log)

    def continue_from(self, before: "Autosave") -> None:
        """Take over the files of one that has closed: their reviews are in this window now."""
        self._wanted = before._wanted
        for file in (before._file, *before._adopted):
            lock = _locked(file) if file.exists() else None
            if lock is not None:
                self._adopted[file] = lock

    def restore(
        self, reopen: Callable[[tuple[Path, ...]], None], failed: Callable[[Exception], None]
    ) -> None:
        """Bring back what was left behind; it stays on the disk until it is kept anew.

        Parameters
        ----------
        reopen : callable
            Gets the paths where the images lie, as far as they may be remembered.
        failed : callable
        """
        self._adopted.update(self._left)
        files, self._left = tuple(self._left), {}

        def read(task: object) -> "tuple[list[ReviewFile], tuple[Path, ...]]":
            from viewer.review.review_file import decode
            from viewer.review.saved import SavedReviewError

            found, paths = [], []
            for file in files:
                # One that is damaged must not take the others with it.
                with suppress(OSError, SavedReviewError):
                    found.append(decode(file.read_bytes()))
                    paths += kept_paths.read(kept_paths.beside(file))
            if not found:
                raise SavedReviewError(Text("the files that were kept are damaged."))
            return found, tuple(dict.fromkeys(paths))

        def take(result: "tuple[list[ReviewFile], tuple[Path, ...]]") -> None:
            found, paths = result
            self._wanted = paths if self._remembers_paths else ()
            # Images that are being looked for are not told to be missing.
            reopen(self._wanted)
            for file in found:
                self._reading.load(file, None)
            self.write()

        self._reading.lane.submit(read, take, failed)

    def discard(self) -> None:
        """Delete what was left behind."""
        _delete(self._left)

    def clear(self) -> None:
        """Delete everything that was kept."""
        self._timer.stop()
        self.discard()
        _delete(self._adopted)
        self._remove_own()

    @property
    def keeps(self) -> bool:
        """Whether what is unsaved is kept, as far as is known."""
        return self.enabled and not self._failing

    def set_aside(self, then: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Leave what is unsaved to the next start, and do something once it is on the disk."""

        def kept() -> None:
            if self._lock is not None:
                self._lock.unlock()
            self._file, self._lock = _new_file(), None
            then()

        self.write(kept, failed)

    def write(
        self,
        then: Callable[[], None] = lambda: None,
        failed: Callable[[Exception], None] = lambda error: None,
    ) -> None:
        """Keep what is unsaved now; without any, keep nothing."""

        def not_kept(error: Exception) -> None:
            self._failing = True
            self._log(error)
            failed(error)

        self._timer.stop()
        if self.enabled and not self._reading.modified:
            self._remove_own()
            _delete(self._adopted)
        if self.enabled and self._reading.modified and self._lock is None:
            self._lock = _locked(self._file)
            if self._lock is None:
                not_kept(PermissionError(errno.EACCES, str(folder())))
                return
        if self._lock is None:
            then()
            return

        def kept() -> None:
            self._failing = False
            _delete(self._adopted)
            then()

        paths, beside = self._paths(), kept_paths.beside(self._file)
        self._reading.write(
            self._file, kept, not_kept, first=lambda: kept_paths.write(beside, paths)
        )

    def close(self) -> None:
        """End: what is saved elsewhere goes, what is not stays for the next start.

        Nothing is written any more: the lane of the reading was closed before.
        """
        self._timer.stop()
        if not self._running:
            return
        self._running = False
        _delete(self._going)
        if not self._reading.modified:
            _delete(self._adopted)
            if self._lock is not None:
                _delete({self._file: self._lock})
                self._lock = None
        for lock in (*self._left.values(), *self._adopted.values(), self._lock):
            if lock is not None:
                lock.unlock()

    @property
    def _remembers_paths(self) -> bool:
        return self._settings.get(remembered.REMEMBER_RECENT)

    def _paths(self) -> tuple[Path, ...]:
        """Return where the images of all reviews lie; nothing if the reader does not want that."""
        if not self._remembers_paths:
            return ()
        waiting = self._wanted if self._reading.waits else ()
        return tuple(dict.fromkeys((*self._reading.paths, *waiting)))

    def _offer(self, left: dict[Path, QLockFile]) -> None:
        self._left = left
        if left:
            self.found.emit(len(left))

    def _soon(self) -> None:
        if self.enabled and not self._timer.isActive():
            self._timer.start()

    def _remove_own(self) -> None:
        file, lock, self._lock = self._file, self._lock, None
        if lock is None:
            return

        def gone() -> None:
            self._going.pop(file, None)
            lock.unlock()

        self._going[file] = lock
        self._reading.remove((file, kept_paths.beside(file)), gone)
        self._file = _new_file()

    def _follow_settings(self, key: str) -> None:
        if key == remembered.REMEMBER_RECENT.key:
            self._follow_remembering()
        if key != remembered.AUTOSAVE.key:
            return
        if self._settings.get(remembered.AUTOSAVE):
            self._soon()
        else:
            self.clear()

    def _follow_remembering(self) -> None:
        """Keep paths from now on, or delete those that were kept."""
        if not self._remembers_paths:
            self._wanted = ()
            _delete_paths((*self._left, *self._adopted))
        if self._lock is not None:
            self.write()

    def _log(self, error: Exception) -> None:
        logger.warning("unsaved reviews could not be kept: %s", type(error).__name__)


def _new_file() -> Path:
    return folder() / f"{uuid.uuid4().hex}{REVIEW_SUFFIX}"


def _locked(file: Path) -> QLockFile | None:
    """Return the lock of a file, held, or None if another process holds it."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    lock = QLockFile(str(file.with_suffix(".lock")))
    # A lock gets stale by the death of its process alone.
    lock.setStaleLockTime(0)
    return lock if lock.tryLock(0) else None


def _leftovers() -> dict[Path, QLockFile]:
    """Return files that belong to no running window, locked; the oldest of too many are deleted."""
    try:
        ages = {
            file: time.time() - file.stat().st_mtime for file in folder().glob(f"*{REVIEW_SUFFIX}")
        }
    except OSError:
        return {}
    kept_paths.sweep(folder(), time.time() - _STALE)
    left = {}
    for file in sorted(ages, key=ages.__getitem__):
        if file.name.startswith("."):
            # Half written: the whole file of the time before stands beside it.
            if ages[file] > _STALE:
                file.unlink(missing_ok=True)
            continue
        lock = _locked(file)
        if lock is not None:
            left[file] = lock
    _delete({file: left.pop(file) for file in list(left)[_MOST:]})
    return left


def _delete(files: dict[Path, QLockFile]) -> None:
    """Delete files, give their locks back, and forget both."""
    for file, lock in files.items():
        with suppress(OSError):
            file.unlink(missing_ok=True)
        lock.unlock()
    _delete_paths(files)
    files.clear()


def _delete_paths(files: Iterable[Path]) -> None:
    for file in files:
        with suppress(OSError):
            kept_paths.beside(file).unlink(missing_ok=True)
