"""Actions whose text depends on what is open: presets of the image, paths opened lately."""

from pathlib import Path
from typing import TYPE_CHECKING

from viewer.ui.actions import ActionSet
from viewer.ui.language import tr
from viewer.ui.recent_paths import MOST

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow

_PRESETS = 9


def name_actions(window: "MainWindow", actions: ActionSet) -> None:
    """Say what each of them stands for now, and hide those that stand for nothing."""
    for number in range(_PRESETS):
        action = actions[f"preset-{number + 1}"]
        name = window.commands.image.preset_name(number)
        action.setVisible(bool(name))
        action.setText(name or tr("Preset &{number}", number=number + 1))
    paths = window.recent.paths
    for number in range(MOST):
        action = actions[f"recent-{number + 1}"]
        action.setVisible(number < len(paths))
        if number < len(paths) and not window.private:
            name = str(Path(paths[number].parent.name, paths[number].name))
            action.setText(f"&{number + 1}  {name.replace('&', '&&')}")
        else:
            action.setText(tr("Recent &{number}", number=number + 1))
