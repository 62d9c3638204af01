"""What every export must say of a result: model, thresholds and edits, warnings, intended use."""

from viewer.export.record import INTENDED_USE
from viewer.review.case import Case, finding_rows


def threshold_lines(case: Case) -> tuple[str, ...]:
    """Return for every finding: probability, threshold in force, and whether it was edited."""
    return tuple(
        f"{row.label} {row.probability:.4f}, threshold {row.threshold:.4f}"
        + (f" (edited; model {row.operating_point:.4f})" if row.edited else "")
        + (": positive" if row.positive else ": negative")
        for row in finding_rows(case)
    )


def warnings(case: Case) -> tuple[str, ...]:
    """Return what a reader must know, of the image and of the analysis."""
    prediction = case.prediction
    if prediction is None:
        return tuple(map(str, case.radiograph.warnings))
    forced = tuple(f"Analysed although unsuitable: {why}" for why in prediction.refusals)
    return (*forced, *map(str, prediction.warnings))


def frame_lines(case: Case) -> tuple[str, ...]:
    """Return which frame was reviewed, where there are several."""
    frames = case.radiograph.frames
    return (f"Frame {case.review.frame + 1} of {frames}",) if frames > 1 else ()


def statement(case: Case) -> tuple[str, ...]:
    """Return all of it, line by line: what a reader must know before all else comes first."""
    lines = [INTENDED_USE, *frame_lines(case), *warnings(case)]
    if case.prediction is not None:
        model = case.prediction.model
        lines.append(f"Model {model.name} {model.version}, SHA-256 {model.sha256}")
        lines += threshold_lines(case)
    return tuple(lines)
