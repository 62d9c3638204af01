"""Actions whose text depends on what is open: presets of the image, paths opened lately."""

from pathlib import Path
from typing import TYPE_CHECKING

from pcam_model.findings import label
from viewer.review.colours import COLOURS, Colour
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
        action.setText(_literal(name) or tr("Preset &{number}", number=number + 1))
    _name_colours(window, actions)
    paths = window.recent.paths
    for number in range(MOST):
        action = actions[f"recent-{number + 1}"]
        action.setVisible(number < len(paths))
        if number < len(paths) and not window.private:
            name = str(Path(paths[number].parent.name, paths[number].name))
            action.setText(f"&{number + 1}  {_literal(name)}")
        else:
            action.setText(tr("Recent &{number}", number=number + 1))


def _literal(name: str) -> str:
    """Return a name for a menu, in which ``&`` stands before the letter to press."""
    return name.replace("&", "&&")


def _name_colours(window: "MainWindow", actions: ActionSet) -> None:
    """Say with each colour which other findings have it: two alike are hard to tell apart."""
    session = window.session
    owners: dict[Colour, list[str]] = {}
    for finding in window.findings.rows:
        if finding != session.finding:
            owners.setdefault(session.review.colour(finding), []).append(tr(label(finding)))
    for name, each in COLOURS.items():
        words = (tr(each.text), ", ".join(owners.get(each.rgb, ())))
        actions[f"finding-colour-{name}"].setText(" · ".join(filter(None, words)))
