"""Colours, style sheet and icons of the window: neutral greys and one accent, dark or light.

Dark is for reading: the radiograph is the brightest thing on the screen. Amber is kept for what a
reader must not miss. What is drawn over an image has the same colours in both themes, for the
ground of the image is black in both.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources

# The same in both themes: what stands on the black ground of the image.
_IMAGE = {
    "black": "#000000",
    "image_text": "#d3d5d7",
    "image_muted": "#a0a3a7",
    "image_line": "#707377",
    "image_caution": "#e3b567",
    "image_drop": "#0d1a24",
    "image_focus": "#5aa7dc",
}

#: Every colour of the window by theme and name; the style sheet writes ``@name``.
THEMES = {
    "dark": _IMAGE | {
        "ground": "#1a1b1c",
        "panel": "#232425",
        "window": "#2a2b2d",
        "raised": "#37393b",
        "line": "#46484b",
        "edge": "#85898d",
        "faint": "#85898d",
        "muted": "#a6a9ad",
        "text": "#d3d5d7",
        "bright": "#f2f3f4",
        "accent": "#5aa7dc",
        "accent_ground": "#2c5878",
        "check": "#2c5878",
        "caution": "#e3b567",
        "caution_line": "#6b552c",
        "caution_ground": "#352d1e",
        "error_line": "#7c4340",
        "error_ground": "#3d2524",
    },
    "light": _IMAGE | {
        "ground": "#ffffff",
        "panel": "#f4f5f6",
        "window": "#e9ebed",
        "raised": "#ffffff",
        "line": "#c3c7cb",
        "edge": "#767b80",
        "faint": "#6d7176",
        "muted": "#54585d",
        "text": "#26282b",
        "bright": "#0b0c0d",
        "accent": "#14649b",
        "accent_ground": "#bfdcf0",
        "check": "#14649b",
        "caution": "#7a4f00",
        "caution_line": "#d9b978",
        "caution_ground": "#fbf0d9",
        "error_line": "#d9a29e",
        "error_ground": "#fae4e2",
    },
}  # fmt: skip

_in_force = {"theme": "dark"}


def current() -> dict[str, str]:
    """Return the colours of the theme in force by name."""
    return THEMES[_in_force["theme"]]


def colour(name: str) -> QColor:
    """Return a colour of the theme by name."""
    return QColor(current()[name])


def style_sheet() -> str:
    """Return the style sheet with the names of colours and the icon folder filled in."""
    text = resources.path("style.qss").read_text(encoding="utf-8")
    text = text.replace("@icons", resources.path("icons").as_posix())
    # Longest names first: @accent must not eat the beginning of @accent_ground.
    for name in sorted(current(), key=len, reverse=True):
        text = text.replace(f"@{name}", current()[name])
    return text


def apply_theme(setting: str) -> None:
    """Give the application the Fusion style in a theme's colours.

    Parameters
    ----------
    setting : {"dark", "light", "system"}
        ``"system"`` follows the system as it changes; dark where the system does not tell.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    hints = application.styleHints()
    hints.setColorScheme(
        {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}.get(
            setting, Qt.ColorScheme.Unknown
        )
    )
    application.setProperty("theme", setting)
    if not application.property("follows"):
        application.setProperty("follows", True)
        hints.colorSchemeChanged.connect(_follow_system)
    if setting == "system":
        _follow_system(hints.colorScheme())
    else:
        _use(setting, application)


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


@lru_cache(maxsize=256)
def icon(name: str) -> QIcon:
    """Return an icon drawn in the text colour of the theme, and paler where it is disabled."""
    return QIcon(_ThemedIcon(name))


def on_image(name: str, side: int) -> QPixmap:
    """Return a drawing in the colour of what stands on the black ground of an image."""
    return _drawn(name, current()["image_text"], side, side)


def application_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(str(resources.path("icons/pcam-viewer.svg")))


class _ThemedIcon(QIconEngine):
    """Draws a drawing in the colours of the theme that is in force when it is drawn."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
        pixmap = self.pixmap(rect.size() * ratio, mode, state)
        painter.drawPixmap(rect, pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if mode is QIcon.Mode.Disabled:
            ink = "faint"
        else:
            ink = "bright" if state is QIcon.State.On else "text"
        return _drawn(self._name, current()[ink], size.width(), size.height())


@lru_cache(maxsize=512)
def _drawn(name: str, ink: str, width: int, height: int) -> QPixmap:
    pixmap = QPixmap(QSize(width, height))
    if pixmap.isNull():
        # A panel may be painted before it has a size.
        return pixmap
    drawing = resources.path(f"icons/{name}.svg").read_bytes()
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing.replace(b"#000", ink.encode())))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap


def _follow_system(scheme: Qt.ColorScheme) -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.property("theme") == "system":
        _use("light" if scheme is Qt.ColorScheme.Light else "dark", application)


def _use(name: str, application: QApplication) -> None:
    _in_force["theme"] = name
    application.setStyle("Fusion")
    application.setPalette(_palette())
    application.setStyleSheet(style_sheet())
    for widget in QApplication.allWidgets():
        # Those that paint themselves ask for colours when they do.
        widget.update()


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
        (role.Highlight, "accent_ground"),
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
