"""Colours, style sheet and icons of the window: neutral dark greys and one accent.

The radiograph is the brightest thing on the screen. Amber is kept for what a reader must not miss.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources

#: Every colour of the window by name; the style sheet writes ``@name``.
COLOURS = {
    "black": "#000000",
    "ground": "#1a1b1c",
    "panel": "#232425",
    "window": "#2a2b2d",
    "raised": "#37393b",
    "line": "#46484b",
    "faint": "#707377",
    "muted": "#a0a3a7",
    "text": "#d3d5d7",
    "bright": "#f2f3f4",
    "accent": "#5aa7dc",
    "accent_dark": "#2c5878",
    "accent_ground": "#0d1a24",
    "caution": "#e3b567",
    "caution_line": "#6b552c",
    "caution_ground": "#352d1e",
    "error_line": "#7c4340",
    "error_ground": "#3d2524",
}

_ICON_SIZES = (16, 20, 24, 32, 48)


def colour(name: str) -> QColor:
    """Return a colour of the theme by name."""
    return QColor(COLOURS[name])


def style_sheet() -> str:
    """Return the style sheet with the names of colours and the icon folder filled in."""
    text = resources.path("style.qss").read_text(encoding="utf-8")
    # Longest names first: @accent must not eat the beginning of @accent_dark.
    for name in sorted(COLOURS, key=len, reverse=True):
        text = text.replace(f"@{name}", COLOURS[name])
    return text.replace("@icons", resources.path("icons").as_posix())


def apply_theme(application: QApplication) -> None:
    """Give the application the Fusion style in this theme's colours."""
    application.setStyle("Fusion")
    application.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    application.setPalette(_palette())
    application.setStyleSheet(style_sheet())


def tabular(font: QFont) -> QFont:
    """Return the font with figures of one width, so that numbers do not dance."""
    font = QFont(font)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def scaled(font: QFont, factor: float, bold: bool = False) -> QFont:
    """Return the font larger or smaller than the one the user chose in the system."""
    font = QFont(font)
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(bold)
    return font


@lru_cache(maxsize=128)
def icon(name: str) -> QIcon:
    """Return an icon drawn in the theme's text colour, and paler where it is disabled."""
    drawing = resources.path(f"icons/{name}.svg").read_bytes()
    result = QIcon()
    modes = (
        (QIcon.Mode.Normal, QIcon.State.Off, "text"),
        (QIcon.Mode.Normal, QIcon.State.On, "bright"),
        (QIcon.Mode.Disabled, QIcon.State.Off, "faint"),
    )
    for mode, state, ink in modes:
        renderer = QSvgRenderer(QByteArray(drawing.replace(b"#000", COLOURS[ink].encode())))
        for size in _ICON_SIZES:
            pixmap = QPixmap(QSize(size, size))
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            result.addPixmap(pixmap, mode, state)
    return result


def application_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(str(resources.path("icons/pcam-viewer.svg")))


def _palette() -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for each, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "panel"),
        (role.AlternateBase, "window"),
        (role.Text, "text"),
        (role.PlaceholderText, "faint"),
        (role.Button, "raised"),
        (role.ButtonText, "text"),
        (role.BrightText, "bright"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.Highlight, "accent_dark"),
        (role.HighlightedText, "bright"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Mid, "line"),
        (role.Dark, "ground"),
        (role.Shadow, "black"),
    ):
        palette.setColor(each, colour(name))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, each, colour("faint"))
    return palette
