"""What lies under the mouse: stored, modality and grey value, probabilities of findings."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pcam_model.findings import label
from viewer.ui.language import tr

if TYPE_CHECKING:
    from viewer.dicom.radiograph import Voi
    from viewer.review.case import Case


def cursor_text(
    case: "Case | None",
    x: float,
    y: float,
    findings: Sequence[str] = (),
    voi: "Voi | None" = None,
) -> str:
    """Return one line about a place of the image.

    Parameters
    ----------
    case : Case or None
    x, y : float
        Image coordinates; NaN outside of the image.
    findings : sequence of str
        Whose maps are told, the highest first.
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
    if case.prediction is not None:
        from viewer.review.layers import raster_value

        known = [name for name in findings if name in case.prediction.findings]
        values = {name: raster_value(case.prediction, name, x, y) for name in known}
        parts += [
            f"{tr(label(name))} {values[name]:.2f}"
            for name in sorted(known, key=lambda name: -values[name])
        ]
    return "   ".join(parts)
