"""Help pages: mouse and keys, made from the table of actions, and what this program is."""

import html
import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from pcam_model.wording import Text
from viewer.ui.action_table import ACTIONS, MENUS
from viewer.ui.actions import ActionSet, plain
from viewer.ui.language import tr
from viewer.ui.status import INTENDED_USE
from viewer.ui.theme import current

MOUSE = (
    (Text("Left drag"), Text("Window/level, or the tool chosen in the toolbar")),
    (Text("Middle drag, Space or Shift + left drag"), Text("Pan")),
    (Text("Right drag, Ctrl + wheel"), Text("Zoom")),
    (Text("Wheel"), Text("Zoom about the mouse; next frame where there are several")),
    (Text("Space"), Text("Corner text: all, without the patient, essentials, none")),
    (Text("Double click on a threshold"), Text("Back to the operating point")),
)

#: Name, licence and home of what is built in.
PARTS = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("pyqtgraph", "MIT"),
    ("numpy", "BSD-3-Clause"),
    ("scipy", "BSD-3-Clause"),
    ("pydicom", "MIT"),
    ("imagecodecs", "BSD-3-Clause"),
    ("pillow", "MIT-CMU"),
    ("onnxruntime", "MIT"),
    ("contourpy", "BSD-3-Clause"),
    ("msgspec", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
)


def installed(package: str) -> str:
    """Return the version of an installed package, or an empty string."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


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
    parts = tuple((f"{name} {installed(name)}", licence) for name, licence in PARTS)
    told = f"<h3>Model</h3><p>{html.escape(model)}</p>" if model else ""
    return f"""
<h2>pcam-viewer {installed("pcam-viewer")}</h2>
<p>Chest radiographs with findings and heatmaps, analysed on this computer.<br>Apache-2.0.</p>
<h3>Intended use</h3>
<p><b style="color:{current()["caution"]}">{INTENDED_USE}.</b>
Not a medical device. Results are not a substitute for reading the original image.</p>
<h3>Data sent off this computer</h3><p>None.</p>
{told}
<h3>Built with</h3>
{_table(parts)}
<p>Python {platform.python_version()} · Qt {qVersion()} · {html.escape(platform.platform())}</p>
"""


class HelpDialog(QDialog):
    """Shows a page; does not stop the work."""

    def __init__(self, title: str, page: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.text = QTextBrowser()
        self.text.setAccessibleName(title)
        self.text.setOpenLinks(False)
        self.text.setHtml(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        unit = self.fontMetrics().averageCharWidth()
        self.resize(unit * 90, min(unit * 85, parent.height()))


def _heading(level: int, text: str) -> str:
    return f"<h{level}>{html.escape(text)}</h{level}>"


def _table(rows: tuple[tuple[str, str], ...]) -> str:
    cells = "".join(
        f'<tr><td style="padding-right:18px"><b>{html.escape(left)}</b></td>'
        f"<td>{html.escape(right)}</td></tr>"
        for left, right in rows
    )
    return f'<table cellpadding="2">{cells}</table>'
