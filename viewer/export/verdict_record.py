"""A reader's verdicts as plain data, for JSON."""

from typing import Any

from viewer.review.annotations import of_finding
from viewer.review.case import Case


def verdict_records(case: Case) -> list[dict[str, Any]]:
    """Return every verdict of the image.

    Returns
    -------
    list of dict
        ``finding``, ``verdict`` (``agree``, ``disagree``, ``unsure``; None for a comment alone),
        ``comment``, ``changed`` (ISO 8601), ``model_positive`` (what the model said when it was
        judged; None if nothing), ``regions`` (identities of the annotations drawn for it).
    """
    review = case.review
    return [
        {
            "finding": finding,
            "verdict": one.verdict.value if one.verdict is not None else None,
            "comment": one.comment,
            "changed": one.changed,
            "model_positive": one.positive,
            "regions": [each.id for each in of_finding(review.annotations, finding)],
        }
        for finding, one in sorted(review.verdicts.items())
    ]
