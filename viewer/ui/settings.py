"""What the program remembers between runs, declared once: name, type and default."""

import os
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T")

#: Names the settings file, instead of the place that the system gives to programs.
ENVIRONMENT = "PCAM_VIEWER_SETTINGS"


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One thing that is remembered; the type is that of the default."""

    key: str
    default: T


ACKNOWLEDGED = Setting("intended-use/acknowledged", False)
GEOMETRY = Setting("window/geometry", QByteArray())
LAYOUT = Setting("window/layout", QByteArray())
FOLDER = Setting("files/folder", "")
OPACITY = Setting("heatmaps/opacity", 0.45)
STYLE = Setting("heatmaps/style", "BOTH")
CORNER_TEXT = Setting("view/corner-text", "all")
EXPORT_HEATMAPS = Setting("export/heatmaps", True)
EXPORT_TEXT = Setting("export/corner-text", True)


class Settings:
    """Reads and writes settings; a value that makes no sense counts as absent."""

    def __init__(self) -> None:
        path = os.environ.get(ENVIRONMENT)
        if path:
            self._store = QSettings(path, QSettings.Format.IniFormat)
        else:
            self._store = QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, "pcam-viewer", "pcam-viewer"
            )

    def get(self, setting: Setting[T]) -> T:
        """Return the remembered value, or the default."""
        kind = type(setting.default)
        try:
            value = self._store.value(setting.key, setting.default, kind)
        except (TypeError, ValueError):
            return setting.default
        return value if isinstance(value, kind) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Remember a value."""
        self._store.setValue(setting.key, value)

    def save(self) -> None:
        """Write to disk now."""
        self._store.sync()
