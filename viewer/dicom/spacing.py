"""Where millimetres come from, and whether they can be believed (PS3.3 10.7.1.3)."""

import math

from viewer.dicom.header import Header
from viewer.dicom.radiograph import Spacing, SpacingSource

# Real files claim 0.000 and 200 mm. No detector or screen has pixels outside this range.
SMALLEST_MM = 0.005
LARGEST_MM = 10.0


def spacing(header: Header) -> Spacing:
    """Return the distance of pixel centres and its source.

    Pixel Spacing, else Imager Pixel Spacing divided by the magnification, else as it is at the
    detector, else none.
    """
    pair = _pair(header, "PixelSpacing")
    if pair is not None:
        calibrated = bool(header.text("PixelSpacingCalibrationType"))
        source = SpacingSource.CALIBRATED if calibrated else SpacingSource.AS_IN_FILE
        return Spacing(*pair, source)
    pair = _pair(header, "ImagerPixelSpacing")
    if pair is None:
        return Spacing(None, None, SpacingSource.NONE)
    magnification = header.number("EstimatedRadiographicMagnificationFactor")
    if magnification is not None and 1 <= magnification < 10:
        row, column = pair
        corrected = SpacingSource.MAGNIFICATION_CORRECTED
        return Spacing(row / magnification, column / magnification, corrected)
    return Spacing(*pair, SpacingSource.AT_DETECTOR)


def pixel_aspect(header: Header, found: Spacing) -> float:
    """Return the height of a pixel divided by its width, 1 where nothing usable is said."""
    if found.row_mm is not None and found.column_mm is not None:
        return found.row_mm / found.column_mm
    ratio = header.numbers("PixelAspectRatio")
    if len(ratio) == 2 and all(math.isfinite(value) and value > 0 for value in ratio):
        aspect = ratio[0] / ratio[1]
        return aspect if 0.1 <= aspect <= 10 else 1.0
    return 1.0


def _pair(header: Header, keyword: str) -> tuple[float, float] | None:
    values = header.numbers(keyword)
    if len(values) != 2:
        return None
    # NaN fails the comparison.
    if not all(SMALLEST_MM <= value <= LARGEST_MM for value in values):
        return None
    row, column = values
    return row, column
