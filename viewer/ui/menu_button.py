"""A button of the toolbar that opens a menu, and shows what is chosen there."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from viewer.ui.language import tr
from viewer.ui.menus.spec import ButtonSpec
from viewer.ui.theme import icon

if TYPE_CHECKING:
    from viewer.ui.actions import ActionSet


class MenuButton(QAction):
    """The action behind such a button; where the toolbar is too narrow it becomes a submenu.

    Parameters
    ----------
    spec : ButtonSpec
    actions : ActionSet
        Has the commands of its menu.
    """

    def __init__(self, spec: ButtonSpec, actions: "ActionSet", parent: QWidget) -> None:
        super().__init__(icon(spec.icon), tr(spec.text), parent)
        self.setObjectName(spec.id)
        self._spec = spec
        menu = QMenu(parent)
        for name in spec.actions:
            if name:
                menu.addAction(actions[name])
            else:
                menu.addSeparator()
        self.setMenu(menu)
        actions.refreshed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Show the icon of what is checked in the menu, and name it."""
        checked = [each for each in self.menu().actions() if each.isChecked()]
        with_icon = [each for each in checked if each.actionGroup() is not None]
        name = tr(self._spec.text)
        if with_icon:
            chosen = with_icon[0].icon()
            # Another icon lays out the toolbar, and with it the window.
            if chosen.cacheKey() != self.icon().cacheKey():
                self.setIcon(chosen)
            name = f"{name}: {with_icon[0].text().replace('&', '')}"
        self.setToolTip(name)
