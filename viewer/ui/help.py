"""Help pages: mouse and keys, made from the table of actions, and what this program is."""

import html
import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from pcam_model.wording import Text
from viewer.ui.action_table import ACTIONS, MENUS
from viewer.ui.actions import ActionSet, plain
from viewer.ui.dialog_buttons import close_box
from viewer.ui.language import tr
from viewer.ui.parts import parts
from viewer.ui.status import INTENDED_USE
from viewer.ui.theme import current

MOUSE = (
    (Text("Left drag"), Text("Window/level, or the tool chosen in the toolbar")),
    (Text("Middle drag, Space or Shift + left drag"), Text("Pan")),
    (Text("Right drag, Ctrl + wheel"), Text("Zoom")),
    (Text("Wheel"), Text("Zoom about the mouse; next frame where there are several")),
    (Text("Space"), Text("Corner text: all, without the patient, essentials, none")),
    (
        Text("Drag on an annotation"),
        Text("Move it, or the handle under the mouse; a double click edits its text"),
    ),
    (
        Text("Arrow keys and Enter, with a tool for points"),
        Text("Move a cross and click, without a mouse; with Shift by single pixels"),
    ),
    (
        Text("Arrow keys, with an annotation selected"),
        Text("Move it; . and , choose a handle that moves alone"),
    ),
    (Text("Double click on a threshold"), Text("Back to the operating point")),
)


def keys_page(actions: ActionSet) -> str:
    """Return the mouse, and the keys as they are now, as HTML."""
    mouse = tuple((tr(what), tr(does)) for what, does in MOUSE)
    lines = [_heading(2, tr("Mouse")), _table(mouse), _heading(2, tr("Keys"))]
    menus: dict[str, list[tuple[str, str]]] = {}
    for spec in ACTIONS:
        keys = actions.keys.shown(spec.id)
        if keys:
            text = actions.title(spec) + (f" – {tr(spec.tip)}" if spec.tip else "")
            menus.setdefault(spec.menu.partition("/")[0], []).append((" · ".join(keys), text))
    for menu, rows in menus.items():
        lines += [_heading(3, plain(tr(MENUS[menu]))), _table(tuple(rows))]
    return "\n".join(lines)


def about_page(model: str) -> str:
    """Return what this program is, as HTML.

    Parameters
    ----------
    model : str
        Plain text about the model in use; may be empty.
    """
    built = parts()
    own = next((part.version for part in built if part.name == "pcam-viewer"), "")
    system = f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
    return "\n".join(
        [
            _heading(2, f"pcam-viewer {own}"),
            _paragraph(
                tr("Chest radiographs with findings and heatmaps, analysed on this computer.")
            ),
            _paragraph(tr("Licence: {licence}", licence="Apache-2.0")),
            _heading(3, tr("Intended use")),
            f'<p style="color:{current()["caution"]}"><b>{html.escape(tr(INTENDED_USE))}</b></p>',
            _paragraph(
                tr(
                    "Not a medical device. Results are not a substitute for reading the original "
                    "image."
                )
            ),
            _heading(3, tr("Data sent off this computer")),
            _paragraph(tr("None.")),
            *([_heading(3, tr("Model")), _paragraph(model)] if model else []),
            _heading(3, tr("Built with")),
            _table(tuple((f"{part.name} {part.version}", part.licence) for part in built)),
            _paragraph(system),
        ]
    )


class HelpDialog(QDialog):
    """Shows a page; does not stop the work."""

    def __init__(self, title: str, page: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.text = QTextBrowser()
        self.text.setAccessibleName(title)
        self.text.setAccessibleDescription(tr("Arrow keys scroll, Escape closes"))
        self.text.setOpenLinks(False)
        self.text.setHtml(page)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(close_box(self))
        unit = self.fontMetrics().averageCharWidth()
        self.resize(unit * 90, min(unit * 85, parent.height()))


def _paragraph(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"


def _heading(level: int, text: str) -> str:
    return f"<h{level}>{html.escape(text)}</h{level}>"


def _table(rows: tuple[tuple[str, str], ...]) -> str:
    cells = "".join(
        f'<tr><td style="padding-right:18px"><b>{html.escape(left)}</b></td>'
        f"<td>{html.escape(right)}</td></tr>"
        for left, right in rows
    )
    return f'<table cellpadding="2">{cells}</table>'
