"""How an image on the screen compares with the patient, as far as file and screen say so."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QScreen

from viewer.ui.language import tr

if TYPE_CHECKING:
    from viewer.dicom.radiograph import Spacing

_MM_PER_INCH = 25.4
# What a screen says of itself is nonsense outside of this.
_SMALLEST_DPI, _LARGEST_DPI = 40.0, 800.0


def dots_per_mm(screen: QScreen) -> float | None:
    """Return pixels of a screen per millimetre, before scaling by the system; None if unknown."""
    per_inch = screen.physicalDotsPerInchX()
    return per_inch / _MM_PER_INCH if _SMALLEST_DPI <= per_inch <= _LARGEST_DPI else None


def size_text(spacing: "Spacing", scale: float, dots: float | None, with_source: bool) -> str:
    """Return how large the patient is shown; empty where file or screen does not say it.

    Parameters
    ----------
    spacing : Spacing
        Of the image.
    scale : float
        Pixels of the screen per column of the image.
    dots : float or None
        Pixels of the screen per millimetre.
    with_source : bool
        Whether to say where the millimetres of the image come from.
    """
    from viewer.dicom.radiograph import SpacingSource

    if spacing.column_mm is None or dots is None:
        return ""
    ratio = f"{scale / (dots * spacing.column_mm):.3g}"
    if spacing.source is SpacingSource.AT_DETECTOR:
        return tr("{ratio} × size at the detector", ratio=ratio)
    text = tr("{ratio} × true size", ratio=ratio)
    return f"{text} ({tr(spacing.source.value)})" if with_source else text
