"""What was opened lately: paths and nothing else, if the reader wants them remembered."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

import resources
from viewer.ui import settings as remembered
from viewer.ui.settings import Setting, Settings

#: So many are remembered.
MOST = 9
_KEY = "studies/recent"


class RecentPaths(QObject):
    """Keeps the paths that were opened last, the newest first.

    Parameters
    ----------
    settings : Settings
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        settings.changed.connect(self._follow_settings)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Paths, also those that are gone by now."""
        if not self._settings.get(remembered.REMEMBER_RECENT):
            return ()
        return tuple(map(Path, self._settings.get_list(_KEY) or ()))

    def add(self, opened: Sequence[Path]) -> None:
        """Remember what was opened."""
        demo = resources.path("")
        own = [path.absolute() for path in opened]
        new = [path for path in own if not path.is_relative_to(demo)]
        if new and self._settings.get(remembered.REMEMBER_RECENT):
            paths = dict.fromkeys((*new[:MOST], *self.paths))
            self._settings.set_list(_KEY, [str(path) for path in list(paths)[:MOST]])
            self.changed.emit()

    def keep_folder(self, where: Setting[str], folder: Path) -> None:
        """Remember where a dialog shall begin the next time; a folder tells as much as a file."""
        if self._settings.get(remembered.REMEMBER_RECENT):
            self._settings.set(where, str(folder))

    def clear(self) -> None:
        """Remember nothing of what was opened."""
        self._settings.forget(_KEY)
        self._settings.reset((remembered.FOLDER, remembered.EXPORT_FOLDER))
        self._settings.save()
        self.changed.emit()

    def _follow_settings(self, key: str) -> None:
        if key != remembered.REMEMBER_RECENT.key:
            return
        if self._settings.get(remembered.REMEMBER_RECENT):
            self.changed.emit()
        else:
            self.clear()
