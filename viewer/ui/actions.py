"""Qt's actions, made from the table: menus, toolbar, keys, check marks, and why one is disabled."""

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from viewer.ui.action_table import ACTIONS, BUTTONS, MENUS, SECTIONS
from viewer.ui.keys import Keys
from viewer.ui.language import tr
from viewer.ui.menu_button import MenuButton
from viewer.ui.menus.needs import NEEDS
from viewer.ui.menus.spec import ActionSpec, ButtonSpec
from viewer.ui.swatch import swatch
from viewer.ui.theme import icon

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow


class ActionSet(QObject):
    """The actions of one window, made from the table.

    Parameters
    ----------
    window : MainWindow
        Its ``commands`` do what the actions say; states are looked up from it on.
    keys : Keys
    """

    #: Check marks and reasons were looked up anew.
    refreshed = Signal()

    def __init__(self, window: "MainWindow", keys: Keys) -> None:
        super().__init__(window)
        self._window = window
        self.keys = keys
        self.actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        groups: dict[str, QActionGroup] = {}
        for spec in ACTIONS:
            action = QAction(tr(spec.text), window)
            action.setObjectName(spec.id)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setCheckable(bool(spec.state))
            if spec.icon:
                action.setIcon(icon(spec.icon))
            if spec.swatch is not None:
                action.setIcon(swatch(spec.swatch))
            if _is_one_of_several(spec):
                if spec.state not in groups:
                    groups[spec.state] = QActionGroup(self)
                groups[spec.state].addAction(action)
            action.triggered.connect(self._trigger(attrgetter(spec.handler)(window.commands), spec))
            # The keys work in full screen too, where the menu bar is hidden.
            window.addAction(action)
            self.actions[spec.id] = action
        keys.changed.connect(self._follow_keys)
        self._follow_keys()

    def __getitem__(self, name: str) -> QAction:
        return self.actions[name]

    def fill_menus(self) -> None:
        """Fill the menu bar of the window."""
        bar = self._window.menuBar()
        menus = self.menus
        for name, text in MENUS.items():
            parent = menus.get(name.rpartition("/")[0])
            menus[name] = bar.addMenu(tr(text)) if parent is None else QMenu(tr(text), parent)
        placed = {name for name in menus if "/" not in name}
        for spec in ACTIONS:
            # A submenu stands where its first action does.
            first = spec.menu not in placed
            where = menus[spec.menu.rpartition("/")[0] if first else spec.menu]
            if spec.id in SECTIONS:
                where.addSeparator()
            if first:
                where.addMenu(menus[spec.menu])
                placed.add(spec.menu)
            menus[spec.menu].addAction(self.actions[spec.id])

    def fill_toolbar(self, toolbar: QToolBar) -> None:
        """Fill the toolbar in the order of the groups."""
        last = 0
        shown: list[ActionSpec | ButtonSpec] = [spec for spec in ACTIONS if spec.toolbar]
        for spec in sorted((*shown, *BUTTONS), key=lambda s: s.toolbar):
            if last and spec.toolbar != last:
                toolbar.addSeparator()
            last = spec.toolbar
            one = isinstance(spec, ActionSpec)
            action = self.actions[spec.id] if one else MenuButton(spec, self, toolbar)
            toolbar.addAction(action)
            button = toolbar.widgetForAction(action)
            button.setAccessibleName(self.title(spec) if one else tr(spec.text))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if isinstance(button, QToolButton) and not one:
                button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def title(self, spec: ActionSpec) -> str:
        """Return the text of an action as it is now, without its access key and dots."""
        return plain(self.actions[spec.id].text())

    def reason(self, spec: ActionSpec) -> str:
        """Return why an action can do nothing now; empty if it can."""
        if not spec.needs:
            return ""
        need = NEEDS[spec.needs]
        return "" if need.fulfilled(self._window, spec) else tr(need.reason)

    def refresh(self) -> None:
        """Look up what can be done and what is checked; whoever changes the state calls this."""
        for spec in ACTIONS:
            action = self.actions[spec.id]
            action.setEnabled(not self.reason(spec))
            if spec.state:
                action.setChecked(is_checked(self._window, spec))
        self.refreshed.emit()

    def _trigger(self, handler: Callable[..., None], spec: ActionSpec) -> Callable[[bool], None]:
        def run(checked: bool) -> None:
            if spec.argument is not None:
                handler(spec.argument)
            elif spec.state:
                handler(checked)
            else:
                handler()
            # Qt has moved the check mark by itself; only what was really reached counts.
            self.refresh()

        return run

    def _follow_keys(self) -> None:
        for spec in ACTIONS:
            action = self.actions[spec.id]
            action.setShortcuts([QKeySequence(keys) for keys in self.keys.of(spec.id)])
            keys = "".join(f" ({shown})" for shown in self.keys.shown(spec.id)[:1])
            tip = f"\n{tr(spec.tip)}" if spec.tip else ""
            action.setToolTip(f"{self.title(spec)}{keys}{tip}")


def plain(text: str) -> str:
    """Return the text of a menu without its access key and dots.

    Korean and Japanese put the access key in brackets behind the text.
    """
    head, bracket, tail = text.partition("(&")
    if bracket and tail[1:2] == ")":
        text = head + tail[2:]
    # Two of them stand for one that is meant.
    return "&".join(part.replace("&", "") for part in text.split("&&")).rstrip("…").strip()


def is_checked(window: "MainWindow", spec: ActionSpec) -> bool:
    """Return whether the state of an action says that it is checked."""
    value: object = window
    for name in spec.state.split("."):
        value = getattr(value, name)
        value = value() if callable(value) else value
    value = getattr(value, "value", value)
    return value if isinstance(value, bool) else value == spec.argument


def _is_one_of_several(spec: ActionSpec) -> bool:
    alike = [other for other in ACTIONS if spec.state and other.state == spec.state]
    return len(alike) > 1
