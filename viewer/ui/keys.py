"""The keys of the actions: those of the table, and what the reader made of them."""

import json
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from viewer.ui.action_table import ACTIONS
from viewer.ui.menus.spec import ActionSpec
from viewer.ui.settings import Settings

_TABLE = {spec.id: spec for spec in ACTIONS}


class KeyFileError(Exception):
    """A file of keys that cannot be used; the message says why."""


class Keys(QObject):
    """Which keys do what now; what differs from the table is kept in the settings."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def of(self, action: str) -> tuple[str, ...]:
        """Return the keys of an action, the one shown in menus first."""
        chosen = self._settings.get_list(_name(action))
        return _TABLE[action].shortcuts if chosen is None else chosen

    def shown(self, action: str) -> tuple[str, ...]:
        """Return the keys of an action as this system writes them."""
        native = QKeySequence.SequenceFormat.NativeText
        return tuple(QKeySequence(keys).toString(native) for keys in self.of(action))

    def is_edited(self, action: str) -> bool:
        """Whether the reader chose other keys than those of the table."""
        return self.of(action) != _TABLE[action].shortcuts

    def owner(self, keys: str, besides: str = "") -> ActionSpec | None:
        """Return the action that a key belongs to, other than ``besides``; None for a free key."""
        wanted = normal(keys)
        for spec in ACTIONS:
            if spec.id != besides and wanted in map(normal, self.of(spec.id)):
                return spec
        return None

    def bind(self, action: str, keys: Iterable[str]) -> None:
        """Give an action these keys and no others; whoever had one of them loses it."""
        wanted = tuple(dict.fromkeys(filter(None, map(normal, keys))))
        for key in wanted:
            loser = self.owner(key, besides=action)
            if loser is not None:
                left = tuple(old for old in self.of(loser.id) if normal(old) != key)
                self._keep(loser.id, left)
        self._keep(action, wanted)
        self.changed.emit()

    def reset(self, action: str) -> None:
        """Give an action the keys of the table; whoever took one of them loses it."""
        self.bind(action, _TABLE[action].shortcuts)

    def reset_all(self) -> None:
        """Give every action the keys of the table."""
        for spec in ACTIONS:
            self._settings.forget(_name(spec.id))
        self.changed.emit()

    def save_to(self, target: Path) -> None:
        """Write all keys to a file.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        from viewer.export.atomic import write_text

        table = {spec.id: list(self.of(spec.id)) for spec in ACTIONS}
        write_text(target, json.dumps({_KIND: table}, indent=2) + "\n")

    def load_from(self, source: Path) -> None:
        """Take the keys of a file; actions that it does not name keep theirs.

        Raises
        ------
        KeyFileError
            If the file holds no keys, or gives one key to two actions. Nothing was changed then.
        OSError
            If it cannot be read.
        """
        table = _checked(source.read_bytes())
        for action in table:
            self._keep(action, ())
        for action, keys in table.items():
            self.bind(action, keys)

    def _keep(self, action: str, keys: tuple[str, ...]) -> None:
        if tuple(map(normal, keys)) == tuple(map(normal, _TABLE[action].shortcuts)):
            self._settings.forget(_name(action))
        else:
            self._settings.set_list(_name(action), keys)


_KIND = "pcam-viewer keys"


def normal(keys: str) -> str:
    """Return a key in the one spelling that is compared and kept; empty if there is no such key."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def _name(action: str) -> str:
    return f"keys/{action}"


def _checked(content: bytes) -> dict[str, tuple[str, ...]]:
    from viewer.ui.language import tr

    try:
        table = json.loads(content)[_KIND]
        known = {
            action: tuple(map(str, keys)) for action, keys in table.items() if action in _TABLE
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KeyFileError(tr("The file holds no keys of pcam-viewer.")) from None
    owners: dict[str, str] = {}
    for action, keys in known.items():
        for key in keys:
            spelled = normal(key)
            if not spelled:
                raise KeyFileError(tr("There is no key “{key}”.", key=key))
            if owners.setdefault(spelled, action) != action:
                raise KeyFileError(tr("The file gives the key {key} to two actions.", key=key))
    return known
