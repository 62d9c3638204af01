"""Qt's painting without a window: the application object, fonts, arrays to pictures."""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage

# Sans-serif fonts with tabular figures, one of which every common system has.
_FAMILIES = ["Inter", "Noto Sans", "DejaVu Sans", "Segoe UI", "Helvetica Neue", "Arial"]

# Kept alive: Qt has no application object any more once Python's is collected.
_application: list[QGuiApplication] = []


def ensure_application() -> None:
    """Make an off-screen application object if this process has none yet.

    Qt needs one for text. A window's own is used where there is one; without a display this works
    all the same.
    """
    if QGuiApplication.instance() is None:
        # Always: Qt ends the whole process if it is told to use a display that is not there.
        _application.append(QGuiApplication(["pcam-viewer", "-platform", "offscreen"]))
    if not QFontDatabase.families():
        _add_font()


def font(pixels: int, bold: bool = False) -> QFont:
    """Return the font of pictures at a height in pixels, the same on every screen."""
    made = QFont()
    known = set(QFontDatabase.families())
    families = [family for family in _FAMILIES if family in known]
    if families:
        made.setFamilies(families)
    made.setStyleHint(QFont.StyleHint.SansSerif)
    made.setPixelSize(pixels)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def to_image(pixels: npt.NDArray[np.uint8]) -> QImage:
    """Return a picture that owns its pixels.

    Parameters
    ----------
    pixels : ndarray of uint8
        Shape (rows, columns) grey, (rows, columns, 3) RGB or (rows, columns, 4) RGBA.
    """
    formats = {
        1: QImage.Format.Format_Grayscale8,
        3: QImage.Format.Format_RGB888,
        4: QImage.Format.Format_RGBA8888,
    }
    data = np.ascontiguousarray(pixels)
    rows, columns = data.shape[:2]
    channels = 1 if data.ndim == 2 else data.shape[2]
    image = QImage(data.data, columns, rows, columns * channels, formats[channels])
    return image.copy()


def _add_font() -> None:
    """Take the font that Pillow carries: a bare system has none, and a warning must be readable."""
    from PIL import ImageFont

    data = getattr(ImageFont.load_default(12), "font_bytes", None)
    if data:
        QFontDatabase.addApplicationFontFromData(data)
