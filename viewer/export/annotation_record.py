"""Annotations with what they measure as plain data, for JSON and CSV."""

from typing import Any

from viewer.review.annotations import Annotation
from viewer.review.case import Case
from viewer.review.measure import measure

_DIGITS = 4


def annotation_records(case: Case) -> list[dict[str, Any]]:
    """Return every annotation of every frame.

    Parameters
    ----------
    case : Case

    Returns
    -------
    list of dict
        ``kind``, ``text``, ``finding`` (that a region marks; empty for none), ``frame``,
        ``points`` in pixels of the stored image from the top left corner of the first pixel,
        ``values`` by name with their units, ``millimetres`` (where they come from; empty for what
        has no length), ``cautions``, ``colour``, ``id``, ``created``.
    """
    return [_record(each, case) for each in case.review.annotations]


def _record(annotation: Annotation, case: Case) -> dict[str, Any]:
    found = measure(annotation, case.radiograph)
    return {
        "kind": annotation.kind.value,
        "text": annotation.text,
        "finding": annotation.finding,
        "frame": annotation.frame,
        "points": [[round(x, 2), round(y, 2)] for x, y in annotation.points],
        "values": {
            value.quantity.value: {"number": round(value.number, _DIGITS), "unit": value.unit}
            for value in found.values
        },
        "millimetres": found.source.value if found.source is not None else "",
        "cautions": [str(caution.value) for caution in found.cautions],
        "colour": list(annotation.colour),
        "id": annotation.id,
        "created": annotation.created,
    }
