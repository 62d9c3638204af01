"""What lies under the mouse: stored value, modality value, probability of the current finding."""

import math
from typing import TYPE_CHECKING

from pcam_model.findings import label

if TYPE_CHECKING:
    from viewer.review.case import Case


def cursor_text(case: "Case | None", x: float, y: float, finding: str) -> str:
    """Return one line about a place of the image.

    Parameters
    ----------
    case : Case or None
    x, y : float
        Image coordinates; NaN outside of the image.
    finding : str
        Whose probability is told; empty for none.
    """
    if case is None or math.isnan(x) or math.isnan(y):
        return ""
    from viewer.dicom.modality import modality_at

    radiograph = case.radiograph
    column = min(max(int(x), 0), radiograph.columns - 1)
    row = min(max(int(y), 0), radiograph.rows - 1)
    stored = radiograph.stored[case.review.frame, row, column]
    parts = [f"x {column}  y {row}"]
    if radiograph.is_colour:
        parts.append("RGB " + " ".join(str(int(channel)) for channel in stored))
    else:
        parts.append(f"stored {stored:g}")
        value = modality_at(radiograph, float(stored))
        if value != float(stored):
            parts.append(f"value {value:.5g}")
    if case.prediction is not None and finding in case.prediction.findings:
        from viewer.review.layers import raster_of

        raster = raster_of(case.prediction, finding)
        place = (
            min(int(y / radiograph.rows * raster.shape[0]), raster.shape[0] - 1),
            min(int(x / radiograph.columns * raster.shape[1]), raster.shape[1] - 1),
        )
        parts.append(f"{label(finding)} {raster[place]:.2f}")
    return "   ".join(parts)
