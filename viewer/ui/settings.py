"""What the program remembers between runs, declared once: type, default, limits, words.

A setting with a text stands in the settings dialog, which is made from the declarations here; one
without is remembered silently. ``docs/developer-guide.md`` shows how to add one.
"""

import math
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, QTimer, Signal

from pcam_model.wording import Text
from viewer.review.colour_maps import COLOUR_MAPS
from viewer.review.colour_maps import DEFAULT as DEFAULT_COLOURS
from viewer.review.review import STYLE_NAMES
from viewer.ui.language import LANGUAGES

T = TypeVar("T")

#: Names the settings file, instead of the place that the system gives to programs.
ENVIRONMENT = "PCAM_VIEWER_SETTINGS"


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One thing that is remembered.

    Attributes
    ----------
    key : str
        Name in the settings file, with the section before a slash.
    default : object
        Its type is the type of the setting: bool, int, float, str or bytes of Qt.
    text : str
        English, what the settings dialog calls it; empty to leave it out there.
    group : str
        A key of :data:`GROUPS`: the page of the dialog.
    help : str
        English, a sentence that says what it does.
    minimum, maximum : float
        Limits of a number, both allowed.
    unit : str
        Behind a number, e.g. ``"MB"``.
    choices : tuple of (object, str)
        Allowed values and their English names; empty for any value.
    """

    key: str
    default: T
    text: str = ""
    group: str = ""
    help: str = ""
    minimum: float = -math.inf
    maximum: float = math.inf
    unit: str = ""
    choices: tuple[tuple[T, str], ...] = ()

    def allows(self, value: object) -> bool:
        """Return whether a value is one that the setting can have."""
        if type(value) is not type(self.default):
            return False
        if self.choices:
            return value in [allowed for allowed, _ in self.choices]
        if isinstance(value, (int, float)):
            return self.minimum <= value <= self.maximum
        return True


#: Pages of the settings dialog.
GROUPS: dict[str, Text] = {
    "general": Text("General"),
    "image": Text("Image"),
    "findings": Text("Findings"),
    "studies": Text("Studies"),
}

LANGUAGE = Setting(
    "general/language", "", "Language", "general",
    "The language of the window and of PDF reports, from the next start on, or at once by the "
    "button below: all that is open stays open. Other exports stay English.",
    choices=(("", Text("As the system")), *LANGUAGES.items()),
)  # fmt: skip
THEME = Setting(
    "general/theme", "dark", "Theme", "general",
    "Dark is best for reading. The ground of the image is black in every theme.",
    choices=(("dark", Text("Dark")), ("light", Text("Light")), ("system", Text("As the system"))),
)  # fmt: skip
REDUCE_MOTION = Setting(
    "general/reduce-motion", False, "Reduce motion", "general",
    "Heatmaps do not blink, panels and menus appear at once, and no bar or cursor moves by itself.",
)  # fmt: skip
CORNER_TEXT = Setting(
    "view/corner-text", "all", "Corner text", "image",
    "How much stands in the corners of an image. What could mislead a reader is always said.",
    choices=(
        ("all", Text("All")), ("picture", Text("Without the patient")),
        ("essentials", Text("Essentials")), ("none", Text("None")),
    ),
)  # fmt: skip
AUTO_ANALYSIS = Setting(
    "heatmaps/auto-analysis", True, "Analyse each image when it is opened", "findings",
    "If off, F5 has the image analysed that is shown.",
)  # fmt: skip
REMEMBER_MODELS = Setting(
    "heatmaps/remember-models", True, "Remember thresholds, colours and shown heatmaps", "findings",
    "For each model by itself: the next image begins with them. If off, what is remembered goes.",
)  # fmt: skip
OPACITY = Setting(
    "heatmaps/opacity", 0.45, "Opacity of heatmaps", "findings",
    "What a newly opened image starts with; 0 is invisible, 1 hides what lies below.",
    minimum=0.0, maximum=1.0,
)  # fmt: skip
STYLE = Setting(
    "heatmaps/style", "BOTH", "Heatmaps drawn as", "findings",
    "What a newly opened image starts with.",
    choices=tuple((style.name, text) for style, text in STYLE_NAMES.items()),
)  # fmt: skip
COLOUR_MAP = Setting(
    "heatmaps/colours", DEFAULT_COLOURS, "Colours of heatmaps", "findings",
    "What a newly opened image starts with. Violet to yellow is seen best on a dark lung.",
    choices=tuple((name, colours.text) for name, colours in COLOUR_MAPS.items()),
)  # fmt: skip
AUTO_HANGING = Setting(
    "studies/auto-hanging", True, "Hang a study when it opens", "studies",
    "Frontal beside lateral, or current beside prior, as far as the headers tell the views.",
)  # fmt: skip
REMEMBER_RECENT = Setting(
    "studies/remember-recent", True, "Remember what was opened", "studies",
    "For the menu “Open recent”, and to open unsaved reviews again with their images: paths of "
    "files and folders, nothing of what they hold.",
)  # fmt: skip
AUTOSAVE = Setting(
    "studies/autosave", True, "Keep unsaved reviews", "studies",
    "After a crash the next start offers them again. They are kept in your own data folder, "
    "without names; switching this off deletes them.",
)  # fmt: skip
IMAGE_MEMORY = Setting(
    "files/image-memory", 600, "Memory for opened images", "studies",
    "Images that were not looked at for longest are let go above this, and read again when needed.",
    minimum=100, maximum=64_000, unit="MB",
)  # fmt: skip

MODEL = Setting("model/file", "")
ENGINE = Setting("model/engine", "")
ACKNOWLEDGED = Setting("intended-use/acknowledged", False)
GEOMETRY = Setting("window/geometry", QByteArray())
LAYOUT = Setting("window/layout", QByteArray())
FOLDER = Setting("files/folder", "")
EXPORT_HEATMAPS = Setting("export/heatmaps", True)
EXPORT_ANNOTATIONS = Setting("export/annotations", True)
EXPORT_TEXT = Setting("export/corner-text", True)
EXPORT_CONTOURS = Setting("export/contours", True)
EXPORT_BOXES = Setting("export/boxes", True)
EXPORT_COLOUR_BAR = Setting("export/colour-bar", True)
EXPORT_FOLDER = Setting("export/folder", "")
#: Names of formats, for :meth:`Settings.get_list`.
EXPORT_FORMATS = "export/formats"
EXPORT_SIZE = Setting(
    "export/size", "native",
    choices=(
        ("native", Text("As stored")), ("screen", Text("As on the screen")),
        ("width", Text("This wide:")),
    ),
)  # fmt: skip
EXPORT_WIDTH = Setting("export/width", 1024, minimum=64, maximum=20_000)
EXPORT_DATES = Setting(
    "export/dates", "REMOVED",
    choices=(
        ("REMOVED", Text("Removed")), ("MODIFIED", Text("Shifted, alike for a patient")),
        ("UNMODIFIED", Text("Kept")),
    ),
)  # fmt: skip
EXPORT_CHARACTERISTICS = Setting("export/keep-characteristics", False)
EXPORT_DEVICE = Setting("export/keep-device", False)
EXPORT_INSTITUTION = Setting("export/keep-institution", False)
EXPORT_DESCRIPTORS = Setting("export/keep-descriptors", False)
EXPORT_UIDS = Setting("export/keep-uids", False)
EXPORT_SAFE_PRIVATE = Setting("export/keep-safe-private", False)


def all_settings() -> tuple[Setting[Any], ...]:
    """Return every setting declared here, in the order of the source."""
    return tuple(each for each in globals().values() if isinstance(each, Setting))


# Milliseconds until a change is written.
_WRITE_AFTER = 1000


class Settings(QObject):
    """Reads and writes settings; a value that makes no sense counts as absent."""

    #: The key of a setting that has another value now.
    changed = Signal(str)
    #: The file, once, where it cannot be written.
    unwritable = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        path = os.environ.get(ENVIRONMENT)
        if path:
            self._store = QSettings(path, QSettings.Format.IniFormat)
        else:
            self._store = QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, "pcam-viewer", "pcam-viewer"
            )

        self._told = False
        # By itself QSettings writes in the next turn of the event loop and waits for the disk:
        # twenty milliseconds before an image that was opened.
        self._store.installEventFilter(self)
        self._write = QTimer(self, singleShot=True, interval=_WRITE_AFTER)
        self._write.timeout.connect(self.save)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Write a little later."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._write.start()
            return True
        return super().eventFilter(watched, event)

    def get(self, setting: Setting[T]) -> T:
        """Return the remembered value, or the default."""
        kind = type(setting.default)
        try:
            value = self._store.value(setting.key, setting.default, kind)
        except (TypeError, ValueError):
            return setting.default
        return value if setting.allows(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Remember a value.

        Raises
        ------
        ValueError
            If the setting cannot have it.
        """
        if not setting.allows(value):
            raise ValueError(f"{setting.key} cannot be {value!r}")
        before = self.get(setting)
        self._store.setValue(setting.key, value)
        if value != before:
            self.changed.emit(setting.key)

    def reset(self, settings: Iterable[Setting[Any]]) -> None:
        """Give settings their defaults."""
        for setting in settings:
            before = self.get(setting)
            self.forget(setting.key)
            if before != setting.default:
                self.changed.emit(setting.key)

    def get_list(self, key: str) -> tuple[str, ...] | None:
        """Return a remembered list of texts, None if there is none."""
        if not self._store.contains(key):
            return None
        # An ini file cannot tell a list of one from a text, nor an empty list from an empty text.
        value = self._store.value(key)
        items = value if isinstance(value, list) else [value]
        return tuple(str(item) for item in items if item)

    def set_list(self, key: str, items: Iterable[str]) -> None:
        """Remember a list of texts."""
        self._store.setValue(key, list(items))

    def forget(self, key: str) -> None:
        """Remember nothing under a name."""
        self._store.remove(key)

    def save(self) -> None:
        """Write to disk now."""
        self._write.stop()
        self._store.sync()
        if self._store.status() is QSettings.Status.AccessError and not self._told:
            self._told = True
            self.unwritable.emit(self._store.fileName())
