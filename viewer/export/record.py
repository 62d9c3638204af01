"""The result of one image as plain data: a line of ``results.jsonl``, and the JSON file."""

from typing import Any

from pcam_model.wording import Text
from viewer.review.case import Case, finding_rows

#: Digits after the point of probabilities: float32 has no more.
_DIGITS = 6

INTENDED_USE = "Not for clinical use: research and teaching"


def result_record(case: Case, path: str, seconds: dict[str, float]) -> dict[str, Any]:
    """Return the result of one analysed frame.

    Parameters
    ----------
    case : Case
        With its prediction.
    path : str
        Where the image comes from, as it shall be written.
    seconds : dict
        Wall-clock seconds of ``read``, ``preprocess``, ``inference``, ``export``.

    Returns
    -------
    dict
        ``findings`` are sorted, the farthest above its operating point first. ``operating_point``
        is the model's, ``threshold`` the one in force; they differ where ``edited``. Boxes are in
        pixels of the stored image, origin top left, of all places that reach the threshold, also
        of a finding that as a whole does not. ``unsuitable`` says why the model does not suit the
        image; such a result is there only because it was ``forced``.

    Raises
    ------
    ValueError
        If the case has no prediction.
    """
    prediction = case.prediction
    if prediction is None:
        raise ValueError(Text("the image has not been analysed"))
    return {
        "path": path,
        "sop_instance_uid": case.radiograph.identity.sop_instance_uid,
        "frame": case.review.frame,
        "warnings": list(prediction.warnings),
        "unsuitable": list(prediction.refusals),
        "forced": bool(prediction.refusals),
        "findings": [
            {
                "finding": row.finding,
                "probability": _rounded(row.probability),
                "operating_point": row.operating_point,
                "threshold": row.threshold,
                "positive": row.positive,
                "edited": row.edited,
                "boxes": [
                    {
                        "x": round(box.x, 2),
                        "y": round(box.y, 2),
                        "width": round(box.width, 2),
                        "height": round(box.height, 2),
                        "score": _rounded(box.score),
                    }
                    for box in case.boxes(row.finding)
                ],
            }
            for row in finding_rows(case)
        ],
        "model": {
            "name": prediction.model.name,
            "version": prediction.model.version,
            "sha256": prediction.model.sha256,
        },
        "device": prediction.device,
        "seconds": {
            step: round(seconds.get(step, 0.0), 4)
            for step in ("read", "preprocess", "inference", "export")
        },
        "intended_use": INTENDED_USE,
    }


def _rounded(probability: float) -> float:
    return round(float(probability), _DIGITS)
