"""What lies under the mouse: stored, modality and grey value, probability of a finding."""

import math
from typing import TYPE_CHECKING

from pcam_model.findings import label
from viewer.ui.language import tr

if TYPE_CHECKING:
    from viewer.dicom.radiograph import Voi
    from viewer.review.case import Case


def cursor_text(
    case: "Case | None", x: float, y: float, finding: str, voi: "Voi | None" = None
) -> str:
    """Return one line about a place of the image.

    Parameters
    ----------
    case : Case or None
    x, y : float
        Image coordinates; NaN outside of the image.
    finding : str
        Whose probability is told; empty for none.
    voi : Voi or None
        The window in force, for the grey value on the screen.
    """
    if case is None or math.isnan(x) or math.isnan(y):
        return ""
    from viewer.dicom.display import display_at
    from viewer.dicom.modality import modality_at

    radiograph = case.radiograph
    column = min(max(int(x), 0), radiograph.columns - 1)
    row = min(max(int(y), 0), radiograph.rows - 1)
    stored = radiograph.stored[case.review.frame, row, column]
    parts = [f"x {column}  y {row}"]
    if radiograph.is_colour:
        parts.append("RGB " + " ".join(str(int(channel)) for channel in stored))
    else:
        parts.append(tr("stored {value:g}", value=stored))
        value = modality_at(radiograph, float(stored))
        if value != float(stored):
            parts.append(tr("value {value:.5g}", value=value))
        if voi is not None:
            grey = display_at(radiograph, int(stored), voi, case.review.inverted)
            parts.append(tr("grey {value}", value=grey))
    if case.prediction is not None and finding in case.prediction.findings:
        from viewer.review.layers import raster_of

        raster = raster_of(case.prediction, finding)
        place = (
            min(int(y / radiograph.rows * raster.shape[0]), raster.shape[0] - 1),
            min(int(x / radiograph.columns * raster.shape[1]), raster.shape[1] - 1),
        )
        parts.append(f"{tr(label(finding))} {raster[place]:.2f}")
    return "   ".join(parts)
